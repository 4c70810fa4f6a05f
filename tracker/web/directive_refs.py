"""The running number of a directive in an address."""

from tracker.web.door import PageNotFound

_LARGEST = 2**31 - 1


def ref_of(no: int) -> str:
    """What use cases call the directive by; raises PageNotFound for a number that no register reaches."""
    if no > _LARGEST:
        raise PageNotFound()
    return str(no)
