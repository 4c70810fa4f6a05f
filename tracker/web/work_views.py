"""What an officer's pages draw: cards of the list, the head of an assignment, the next step. From use cases' values."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from tracker.domain.work import WorkPart
from tracker.domain.workflow import Phase
from tracker.render.words import say
from tracker.usecases.my_work import WorkLine
from tracker.usecases.work_page import WorkView
from tracker.web.visit import Visit
from tracker.web.work_words import Due, WorkWords


@dataclass(frozen=True, slots=True)
class Card:
    """One assignment in the list."""

    ref: str
    title: str
    place: str
    due: Due
    phase: str
    state: str
    returned_for: str
    asked: str
    has_draft: bool


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the list, under its heading."""

    part: str
    heading: str
    cards: tuple[Card, ...]


def words_of(visit: Visit) -> WorkWords:
    """The visitor's language."""
    return WorkWords(visit.lang, visit.site.labels(visit.lang))


def sections(lines: Sequence[WorkLine], words: WorkWords) -> list[Section]:
    """The lines under the headings of their parts."""
    return [
        Section(
            part.value, say(words.lang, f"work.part_{part.value}"), tuple(_card(one, words) for one in ones)
        )
        for part, ones in groupby(lines, key=lambda one: one.part)
    ]


def due_of(view: WorkView, words: WorkWords) -> Due:
    """How long is left."""
    found = view.found
    ended_on = found.done_on or found.reported_on
    is_report = found.due_on is None
    return words.due(view.part, found.expected_on, view.days_left, ended_on, is_report=is_report)


def state_of(view: WorkView, words: WorkWords) -> str:
    """Where it stands."""
    found = view.found
    return words.state(found.state, found.phase, found.revision, found.acknowledged_at is not None)


def next_step(view: WorkView) -> str:
    """The one thing to do next: acknowledge, start, report, again (after a return), continue (a draft); or none.

    What is late or nearly so, or has been begun, is reported on: nobody is sent through two more steps first.
    """
    if not view.is_reportable:
        return ""
    if view.found.draft_at is not None:
        return "continue"
    if view.found.phase == Phase.WORKING:
        return "again" if view.found.revision else "report"
    if view.part in (WorkPart.LATE, WorkPart.SOON):
        return "report"
    return other_step(view) or "report"


def other_step(view: WorkView) -> str:
    """What else would be a step forward: acknowledge, else start; or none."""
    return next((verb for verb in ("acknowledge", "start") if verb in view.verbs), "")


def place_of(
    number: str | None, subject: str | None, path: str, role: str, period: str, words: WorkWords
) -> str:
    """ "Công văn 12-CV/TU · mục 2 · chủ trì · quý II/2019"."""
    document = number or subject or ""
    parts = [document, say(words.lang, "work.item", path=path), words.role(role), words.period(period)]
    return " · ".join(part for part in parts if part)


def _card(line: WorkLine, words: WorkWords) -> Card:
    row = line.row
    asked = format_asked(row.asked_due_on, words) if row.asked_due_on else ""
    ended_on = row.done_on or row.reported_on
    return Card(
        row.ref,
        row.title,
        place_of(row.number, row.subject, row.path, row.role, row.period, words),
        words.due(line.part, line.expected_on, line.days_left, ended_on, is_report=row.due_on is None),
        row.phase,
        words.state(row.state, row.phase, row.revision, row.acknowledged_at is not None),
        line.returned_for,
        asked,
        row.draft_at is not None and Phase(row.phase) in (Phase.WAITING, Phase.WORKING),
    )


def format_asked(asked_due_on: object, words: WorkWords) -> str:
    """An extension that waits for a decision."""
    return say(words.lang, "work.asked", day=asked_due_on)
