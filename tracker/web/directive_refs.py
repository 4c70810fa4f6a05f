"""The running number of a directive in an address, and the names of its states."""

from tracker.web.door import PageNotFound
from tracker.web.visit import Visit

_LARGEST = 2**31 - 1


def ref_of(no: int) -> str:
    """What use cases call the directive by; raises PageNotFound for a number that no register reaches."""
    if no > _LARGEST:
        raise PageNotFound()
    return str(no)


def state_names(visit: Visit) -> dict[str, str]:
    """The states of directives as their own workflow calls them: an assignment's of the same name has another word."""
    states = visit.ctx.rules.workflows.directive.states
    return {name: state.labels[visit.lang] for name, state in states.items()}
