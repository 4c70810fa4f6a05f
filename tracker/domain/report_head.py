"""Who reports, in which form and to whom: the head and the foot of a report as data. No layout."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.directive import System
from tracker.domain.report_words import committee_words, short_name, symbol_of
from tracker.domain.text import fold

_NEW_PARTY_FORM = date(2026, 1, 1)

_POSITIONS = {
    "ban": "Trưởng ban",
    "van phong": "Chánh Văn phòng",
    "uy ban kiem tra": "Chủ nhiệm",
    "so": "Giám đốc",
}
"""What the head of a body is called, by the first words of its name."""


@dataclass(frozen=True, slots=True)
class HeadChoice:
    """What the office sets for one report; None leaves the rule of the form, or a blank, in its place."""

    number: str | None = None
    dated: date | None = None
    place: str | None = None
    symbol: str | None = None
    position: str | None = None
    is_by_deputy: bool = False
    signer: str | None = None
    recipients: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """Head and foot. `form` names the rule of form in force on the report's day; None is a blank to fill in.

    `recipients` None stands for the usual ones.
    """

    system: System
    form: str
    superior: str | None
    committee: str
    body: str | None
    short_body: str | None
    symbol: str
    number: str | None
    place: str | None
    dated: date
    position: str | None
    is_by_deputy: bool
    signer: str | None
    recipients: tuple[str, ...] | None


def form_of(system: System, on: date) -> str:
    """The rule of form by the document's own date: HD 36-HD/VPTW, from 2026 HD 05-HD/VPTW; NĐ 30/2020/NĐ-CP."""
    if system is System.STATE:
        return "state-2020"
    return "party-2026" if on >= _NEW_PARTY_FORM else "party-2018"


def head_of(
    choice: HeadChoice,
    system: System,
    body: str | None,
    superior: str | None,
    place: str | None,
    dated: date,
) -> Head:
    """The head for a body (by its directory name) under its superior; what nobody knows stays None."""
    dated = choice.dated or dated
    return Head(
        system=system,
        form=form_of(system, dated),
        superior=superior,
        committee=committee_words(superior) or (superior or ""),
        body=body,
        short_body=short_name(body, superior) if body else None,
        symbol=choice.symbol or (symbol_of(body, superior) if body else ""),
        number=choice.number,
        place=choice.place or place,
        dated=dated,
        position=choice.position or position_of(body),
        is_by_deputy=choice.is_by_deputy,
        signer=choice.signer,
        recipients=choice.recipients,
    )


def position_of(body: str | None) -> str | None:
    """What the head of the body is called; None where the name does not tell."""
    key = f"{fold(body or '')} "
    found = [words for words in _POSITIONS if key.startswith(f"{words} ")]
    return _POSITIONS[max(found, key=len)] if found else None
