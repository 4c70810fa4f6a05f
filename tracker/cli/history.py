"""One event as one line of history."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from tracker.cli.table import shown_day
from tracker.cli.words import Say
from tracker.domain.events import Event, EventKind
from tracker.domain.review_history import KINDS as DRAFT_KINDS
from tracker.render.edits import edit_words

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def history_line(event: Event, say: Say, label: Callable[[str], str]) -> str:
    """When, who, what; the words of a reason where one was given."""
    at = event.at.astimezone(_ZONE)
    data = event.data
    when = f"{shown_day(at.date().isoformat())} {at:%H:%M}"
    parts = [when, event.actor or "?", say(f"event.{event.kind.replace('.', '_')}")]
    if data.get("path"):
        parts.append(f"{say('cli.head_item').lower()} {data['path']}")
    if data.get("body") or data.get("code"):
        parts.append(data.get("body") or data["code"])
    if "verb" in data:
        parts.append(label(data["verb"]))
    if "to" in data:
        parts.append(f"{label(data.get('from', ''))} → {label(data['to'])}")
    if event.kind == EventKind.ASSIGNMENT_DUE_CHANGED:
        parts.append(f"{shown_day(data['old']) or '–'} → {shown_day(data['new']) or '–'}")
    if event.kind in DRAFT_KINDS:
        parts.append(edit_words(say, data.get("edit", {})))
    if data.get("asked_due_on"):
        parts.append(shown_day(data["asked_due_on"]))
    if data.get("reason"):
        parts.append(f"“{data['reason']}”")
    return " · ".join(parts)
