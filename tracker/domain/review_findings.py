"""Findings of a draft: settled by a person, opened again, and which of them are open."""

from collections.abc import Iterator

from tracker.domain.directive import Severity
from tracker.domain.review_edits import Accept, Reopen
from tracker.domain.review_parts import Data, Frame, finding_at, short_enough
from tracker.domain.text import one_line

_NOTE = 1_000


def accept(data: Data, edit: Accept, frame: Frame) -> None:
    """Raises NoSuchFinding, TooLong."""
    note = short_enough(one_line(edit.note), "note", _NOTE)
    finding_at(data, edit.finding)["answer"] = {"how": "accept", "note": note}


def reopen(data: Data, edit: Reopen, frame: Frame) -> None:
    """Raises NoSuchFinding."""
    finding_at(data, edit.finding).pop("answer", None)


def open_findings(data: Data, *severities: Severity) -> Iterator[tuple[int, Data]]:
    """(number, finding) of those that nobody has settled, of these severities, of all where none is named."""
    for number, finding in enumerate(data.get("findings", ()), 1):
        wanted = not severities or finding.get("severity") in severities
        if wanted and not finding.get("answer"):
            yield number, finding
