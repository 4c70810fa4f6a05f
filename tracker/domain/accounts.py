"""How long a login lasts, how often one may try, what a password must be. Pure; no hashing here."""

import unicodedata
from datetime import datetime, timedelta

from tracker.domain.errors import Conflict, Invalid, NotFound

IDLE_END = timedelta(hours=12)
"""A login that is not used for so long is over: a working day and its evening."""
ABSOLUTE_END = timedelta(days=7)
"""No login lasts longer, however much it is used."""
SEEN_EVERY = timedelta(minutes=5)
"""How exactly we know when a login was last used: noting it each time would make every page a write."""

INVITATION_LASTS = timedelta(days=7)
RESET_LASTS = timedelta(hours=1)
SETUP_LASTS = timedelta(days=1)
RECEIPT_LASTS = timedelta(days=90)

ATTEMPTS_REST = timedelta(minutes=15)
"""After so long without an attempt the count begins anew."""
TRIES_HERE = 10
"""For one account from one address."""
TRIES_FROM_ADDRESS = 100
"""For all accounts from one address: an office may share it."""
TRIES_ON_ACCOUNT = 100
"""For one account from all addresses: high, so that a stranger cannot easily lock somebody out."""
RESETS = 3
"""Mails for one address asked for."""

SHORTEST = 12
LONGEST = 256
_COMMON = frozenset(
    (
        *(
            "1234567890" * 2,
            "123456789012",
            "1234567890123",
            "password1234",
            "passwordpassword",
            "qwertyuiop12",
        ),
        *("matkhau12345", "matkhaumatkhau", "vietnam12345", "abcdefghijkl", "abcd12345678", "iloveyou1234"),
        *(
            "administrator",
            "administrator1",
            "quantrihethong",
            "qwertyuiopas",
            "tracker12345",
            "changeme1234",
        ),
    )
)


class WrongLogin(Invalid):
    """Address and password do not belong together; it is not said which of them is wrong."""

    key = "access.wrong_login"


class TooManyTries(Conflict):
    """Wait before trying again."""

    key = "access.too_many_tries"


class TooBusy(Conflict):
    """Too many logins are being checked at this moment."""

    key = "access.too_busy"


class PasswordTooShort(Invalid):
    """Easily guessed by trying."""

    key = "access.password_too_short"


class PasswordTooLong(Invalid):
    """Longer than is worth checking."""

    key = "access.password_too_long"


class PasswordTooCommon(Invalid):
    """Among the first that are tried."""

    key = "access.password_too_common"


class PasswordsDiffer(Invalid):
    """Typed differently the second time."""

    key = "access.passwords_differ"


class LoginNotFound(NotFound):
    """No such login of this person."""

    key = "access.login_not_found"


def normal(password: str) -> str:
    """The same password however a keyboard composes its accents."""
    return unicodedata.normalize("NFC", password)


def check_new(password: str, email: str) -> None:
    """Raise PasswordTooShort, PasswordTooLong or PasswordTooCommon for one that may not be set."""
    text = normal(password)
    if len(text) < SHORTEST:
        raise PasswordTooShort(shortest=SHORTEST)
    if len(text) > LONGEST:
        raise PasswordTooLong(longest=LONGEST)
    low = text.lower()
    if low in _COMMON or len(set(low)) < 4 or low in (email, email.partition("@")[0] * 2):
        raise PasswordTooCommon()


def ends_at(began_at: datetime, seen_at: datetime) -> datetime:
    """The instant at which a login is over unless it is used again."""
    return min(seen_at + IDLE_END, began_at + ABSOLUTE_END)
