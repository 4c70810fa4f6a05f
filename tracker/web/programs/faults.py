"""What a program may do wrong before any use case is asked. No answers here (see `problems`)."""

from tracker.domain.accounts import TooManyTries
from tracker.domain.errors import Invalid, Refused


class TokenNeeded(Refused):
    """No token, or one that is over."""

    key = "programs.token_needed"


class ScopeMissing(Refused):
    """The person may, the token may not: said openly, since it tells nothing of what there is."""

    key = "programs.scope_missing"


class TooManyRequests(TooManyTries):
    """More in a minute than one token may send; `wait_s` tells how long to wait."""

    key = "programs.too_many_requests"


class VersionNeeded(Invalid):
    """A change of a thing that others change too tells which version it saw."""

    key = "programs.version_needed"


class FieldsInvalid(Invalid):
    """Some fields are not what they have to be; `errors` names each with a code."""

    key = "programs.fields_invalid"


class NotJson(Invalid):
    """The body is no JSON."""

    key = "programs.not_json"


class BadKey(Invalid):
    """An idempotency key that is empty or too long."""

    key = "programs.bad_key"
