"""A body's list of work is found by its indexes: no part of it reads or sorts a whole table."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event

from tests.office import Office
from tracker.store.work_lists import WorkKey, WorkLists
from tracker.store.work_rows import WorkRows

TODAY = date(2019, 6, 10)
KEY = UUID(int=7)


def plans(office: Office, ask: str, store: Any, *arguments: Any) -> list[str]:
    """SQLite's plan of what the method asks."""
    asked: list[tuple[str, Any]] = []
    with office.system.open_reading() as unit:
        event.listen(
            unit.connection,
            "before_cursor_execute",
            lambda _, __, statement, parameters, *___: asked.append((statement, parameters)),
        )
        getattr(store(unit.connection), ask)(*arguments)
        found = []
        for statement, parameters in list(asked):
            rows = unit.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            found += [str(row[-1]) for row in rows]
    return found


@pytest.mark.parametrize(
    ("ask", "arguments", "indexes"),
    [
        ("todo", (TODAY, None, 31), ("open", "undated", "returned")),
        ("todo", (TODAY, WorkKey(0, TODAY, KEY), 31), ("open", "undated", "returned")),
        ("todo", (TODAY, WorkKey(3, None, KEY), 31), ("undated",)),
        ("sent", (None, 31), ("reported",)),
        ("ended", (WorkKey(0, TODAY, KEY), 31), ("ended",)),
        ("counts", (TODAY,), ("open", "undated", "reported")),
    ],
    ids=["todo", "todo after", "undated after", "sent", "ended after", "counts"],
)
def test_each_part_is_a_range_of_its_index(
    sqlite_office: Office, ask: str, arguments: tuple[Any, ...], indexes: tuple[str, ...]
) -> None:
    found = plans(sqlite_office, ask, WorkLists, "so-mau", *arguments)

    text = "\n".join(found)
    assert "SCAN assignment" not in text, text
    for name in indexes:
        assert f"ix_assignment_body_{name}" in text, text


def test_the_rows_of_a_page_are_looked_up_one_by_one(sqlite_office: Office) -> None:
    found = plans(sqlite_office, "rows", WorkRows, [KEY], KEY)

    assert [step for step in found if step.startswith("SCAN")] == []
