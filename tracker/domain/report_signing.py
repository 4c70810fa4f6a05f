"""Signing a report: its number in the form of its system, and what must be known before it can be issued. Pure."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.directive import System
from tracker.domain.errors import Conflict, Invalid
from tracker.domain.report_head import Head


class NoSigner(Invalid):
    """Nobody says who signs."""

    key = "reporting.no_signer"


class NoPosition(Invalid):
    """The position of who signs is not told, and the body's name does not tell it."""

    key = "reporting.no_position"


class DatedTooEarly(Invalid):
    """The report would be dated before the cut-off of its figures."""

    key = "reporting.dated_too_early"


class NumberTaken(Conflict):
    """The issuer gave this number to another report of the year."""

    key = "reporting.number_taken"


class FiguresTyped(Invalid):
    """The edited parts hold numbers that look like figures and will not follow them."""

    key = "reporting.figures_typed"


@dataclass(frozen=True)
class Signing:
    """Who signs and how. `number` None takes the next one, `position` None the one the body's name tells."""

    signer: str
    position: str | None = None
    is_by_deputy: bool = False
    number: int | None = None
    dated: date | None = None
    place: str | None = None


def number_text(head: Head, number: int) -> str:
    """The number as it is cited: "05-BC/BTGTU", of the State "5/BC-UBND"."""
    if head.system is System.STATE:
        return f"{number:02d}/BC-{head.symbol}"
    return f"{number:02d}-BC/{head.symbol}"
