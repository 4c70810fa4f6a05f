"""SQLModel tables: values, keys, constraints; no rules. Importing this package declares every table."""

from tracker.records import (
    accounts,
    assignments,
    base,
    bodies,
    directives,
    events,
    outbox,
    people,
    programs,
    reports,
    source_pages,
    work,
)

metadata = base.metadata

__all__ = [
    "accounts",
    "assignments",
    "bodies",
    "directives",
    "events",
    "metadata",
    "outbox",
    "people",
    "programs",
    "reports",
    "source_pages",
    "work",
]
