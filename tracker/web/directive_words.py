"""What happened to a directive and its work, in words for its timeline."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from tracker.domain.events import Event, EventKind
from tracker.domain.review_history import KINDS as DRAFT_KINDS
from tracker.render.edits import edit_words
from tracker.render.pages import day
from tracker.render.words import say
from tracker.usecases.record_page import EventSubjects
from tracker.web.work_words import Entry


def entries(
    events: Sequence[Event], lang: str, labels: Mapping[str, str], about: EventSubjects
) -> list[Entry]:
    """As the timeline draws them, in the order given."""
    return [
        Entry(
            event.at,
            _who(event, lang),
            _what(event, lang, labels, about),
            str(event.data.get("reason") or ""),
        )
        for event in events
    ]


def _who(event: Event, lang: str) -> str:
    return say(lang, "work.by_system") if event.actor == "system" else event.actor


def _what(event: Event, lang: str, labels: Mapping[str, str], about: EventSubjects) -> str:
    words = " · ".join(_parts(event, lang, labels, about))
    return words[:1].upper() + words[1:]


def _parts(event: Event, lang: str, labels: Mapping[str, str], about: EventSubjects) -> Iterator[str]:
    data = event.data
    yield say(lang, f"event.{event.kind.replace('.', '_')}")
    path, body = about.assignments.get(event.subject_id, ("", "")) if event.subject_id else ("", "")
    if data.get("path") or path:
        yield say(lang, "directives.item", path=data.get("path") or path)
    if data.get("body") or body:
        yield about.bodies.get(data.get("body", ""), data.get("body", "")) or body
    if "verb" in data:
        yield labels.get(data["verb"], data["verb"])
    elif "to" in data:
        yield f"{labels.get(data.get('from', ''), '')} → {labels.get(data['to'], data['to'])}"
    if event.kind == EventKind.ASSIGNMENT_DUE_CHANGED:
        yield f"{day(data.get('old'), lang)} → {day(data.get('new'), lang)}"
    if event.kind in DRAFT_KINDS:
        yield edit_words(partial(say, lang), data.get("edit", {}))
