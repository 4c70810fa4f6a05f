"""Which directive of the register a citation means. Reads nothing: both come as values."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from tracker.domain.text import fold


class Candidate(Protocol):
    """What the register has of a directive with the number cited."""

    @property
    def issuer(self) -> str | None: ...

    @property
    def issued_on(self) -> date | None: ...


C = TypeVar("C", bound=Candidate)


def meant(candidates: Iterable[C], issuer: str | None, issued_on: date | None) -> C | None:
    """The one candidate that neither date nor issuer speak against; None where there is none, or several.

    Issuers are cited short ("Tỉnh ủy" for "Ban Thường vụ Tỉnh ủy …"): one that holds the other's words agrees.
    """
    fitting = [
        one
        for one in candidates
        if _agree(one.issued_on, issued_on) and _holds(fold(one.issuer or ""), fold(issuer or ""))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _agree(one: date | None, other: date | None) -> bool:
    return one is None or other is None or one == other


def _holds(one: str, other: str) -> bool:
    return not one or not other or f" {other} " in f" {one} " or f" {one} " in f" {other} "
