"""Errors of the storage as a person may be told them: locked, full, read-only, missing. No retries."""

from tracker.domain.errors import Conflict, NotFound, Unavailable


class DatabaseLocked(Unavailable):
    """Another process held the database longer than the busy timeout."""

    key = "error.database_locked"


class DatabaseFull(Unavailable):
    """The disk has no room; what was acknowledged before is safe."""

    key = "error.database_full"


class DatabaseReadOnly(Unavailable):
    """The file or its folder cannot be written."""

    key = "error.database_read_only"


class DatabaseDamaged(Unavailable):
    """The file is not a database, or it is damaged."""

    key = "error.database_damaged"


class DatabaseUnreachable(Unavailable):
    """There is no database at the address, or its server does not answer."""

    key = "error.database_unreachable"


class DatabaseWrongVersion(Unavailable):
    """The schema is of another version of the program; `tracker init` upgrades an older one."""

    key = "error.database_wrong_version"


class PersonNotFound(NotFound):
    """No active person of that name or address."""

    key = "error.person_not_found"


class AlreadyThere(Conflict):
    """A unique key says that this exists already."""

    key = "error.already_there"


_SIGNS: tuple[tuple[str, type[Unavailable]], ...] = (
    ("database is locked", DatabaseLocked),
    ("database table is locked", DatabaseLocked),
    ("lock timeout", DatabaseLocked),
    ("deadlock detected", DatabaseLocked),
    ("database or disk is full", DatabaseFull),
    ("disk i/o error", DatabaseFull),
    ("no space left", DatabaseFull),
    ("readonly database", DatabaseReadOnly),
    ("read-only", DatabaseReadOnly),
    ("file is not a database", DatabaseDamaged),
    ("malformed", DatabaseDamaged),
    ("unable to open database", DatabaseUnreachable),
    ("connection refused", DatabaseUnreachable),
    ("could not connect", DatabaseUnreachable),
    ("connection failed", DatabaseUnreachable),
    ("terminating connection", DatabaseUnreachable),
    ("server closed the connection", DatabaseUnreachable),
    ("connection is lost", DatabaseUnreachable),
    ("connection is closed", DatabaseUnreachable),
    ("database system is", DatabaseUnreachable),  # starting up, shutting down, in recovery
    ("failed to resolve", DatabaseUnreachable),
    ("could not translate host", DatabaseUnreachable),
    ("end of string reached", DatabaseUnreachable),
    ("invalid sslmode", DatabaseUnreachable),
    ("invalid port", DatabaseUnreachable),
    ("invalid integer value", DatabaseUnreachable),
    ("does not exist", DatabaseUnreachable),
    ("no such table", DatabaseUnreachable),
)


def fault_of(message: str, where: str) -> Unavailable | None:
    """The error of ours that a driver's message means, None when it means none of them."""
    low = message.lower()
    for sign, fault in _SIGNS:
        if sign in low:
            return fault(where=where)
    return None
