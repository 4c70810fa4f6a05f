"""Driver errors turned into ours where a transaction ends. The errors themselves are in `faults`."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from tracker.store.faults import AlreadyThere, fault_of


@contextmanager
def told_plainly(where: str) -> Iterator[None]:
    """Turn driver errors that an office can do something about into ours; bugs fly on as they are."""
    try:
        yield
    except IntegrityError as error:
        if "unique" in str(error.orig).lower():
            raise AlreadyThere(detail=str(error.orig)) from error
        raise
    except (OperationalError, DBAPIError) as error:
        fault = fault_of(str(error.orig), where)
        if fault is None:
            raise
        raise fault from error
