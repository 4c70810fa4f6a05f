"""Single pieces of work that a report names: overdue, silent, put off; and the tasks that go on. No layout."""

from collections.abc import Sequence

from tracker.domain.report_words import condense
from tracker.render import format_vi
from tracker.render.report_cells import Cell, Table, count, dated, table, text, title
from tracker.render.report_speaker import Plain, Speaker

SHOWN = 15
"""Rows of a table in the body, longest delay first; the caption says of how many."""

TASKS, _LETTERS = 40, 120
"""Tasks of the next period told one by one, and letters of each."""

_WHY = {
    "overdue": "form.why_overdue",
    "missing": "form.why_missing",
    "waiting": "form.why_waiting",
    "due": "form.why_due",
    "standing": "form.why_standing",
}


def delays_table(context: Plain, speak: Speaker) -> Table | None:
    """Overdue work with the days it is late, then work long unheard of; None where there is neither."""
    kinds = (("overdue", "form.delay_overdue"), ("silent", "form.delay_silent"))
    found = [(speak(key), one) for name, key in kinds for one in _longest(context.get(name, ()))]
    if not found:
        return None
    heads = (
        "report.col_no",
        "report.col_body",
        "report.col_item",
        "form.col_delay",
        "form.col_since",
        "form.col_days",
    )
    shown = found[:SHOWN]
    rows = [
        [
            speak.counted(n),
            text(one["body"]["name"]),
            count(_path(one["item"], context)),
            text(kind),
            dated(speak.day(one["since"]), one["since"]),
            speak.counted(one["days"]),
        ]
        for n, (kind, one) in enumerate(shown, 1)
    ]
    caption = _caption("form.caption_delays", len(shown), len(found), speak)
    return table(caption, [[title(speak(key)) for key in heads]], [7, 38, 10, 21, 13, 11], rows)


def extensions_table(context: Plain, speak: Speaker) -> Table | None:
    """Requests of the period to put a due date off; None where there were none."""
    found: Sequence[Plain] = context.get("extensions", ())
    if not found:
        return None
    heads = (
        "report.col_no",
        "report.col_body",
        "report.col_item",
        "form.col_asked_on",
        "form.col_old_due",
        "form.col_asked_due",
        "form.col_outcome",
    )
    rows = [
        [
            speak.counted(n),
            text(one["body"]["name"]),
            count(_path(one["item"], context)),
            dated(speak.day(one["on"]), one["on"]),
            _day(one["old_due_on"], speak),
            _day(one["asked_due_on"], speak),
            text(speak(f"form.event_{one['outcome']}")),
        ]
        for n, one in enumerate(found[:SHOWN], 1)
    ]
    caption = _caption("form.caption_extensions", len(rows), len(found), speak)
    return table(caption, [[title(speak(key)) for key in heads]], [7, 30, 9, 13, 13, 13, 15], rows)


def tasks_ahead(context: Plain, speak: Speaker) -> list[str]:
    """One line for each task that goes on, and why; none where they are too many to be told one by one."""
    found: Sequence[Plain] = context["next"].get("tasks", ())
    if len(found) > TASKS:
        return []
    return [_ahead(one, context, speak) for one in found]


def _ahead(one: Plain, context: Plain, speak: Speaker) -> str:
    why = [speak(_WHY[name]) for name in one["why"]]
    if one["due_on"]:
        why.append(speak("form.due_in_period", days=speak.days(one["due_on"])))
    words = condense(one["words"], _LETTERS).rstrip(".;")
    return speak("form.task_ahead", path=_path(one["item"], context), words=words, why="; ".join(why))


def _longest(delays: Sequence[Plain]) -> list[Plain]:
    return sorted(delays, key=lambda one: -one["days"])


def _path(item: str, context: Plain) -> str:
    """The item's path; where several directives are reported on, with the register number."""
    return item.partition(".")[2] if len(context["directives"]) == 1 else item


def _day(on: str | None, speak: Speaker) -> Cell:
    return dated(speak.day(on), on) if on else text(format_vi.NOTHING)


def _caption(key: str, shown: int, of: int, speak: Speaker) -> str:
    return speak(key) if shown == of else speak("form.caption_first", caption=speak(key), n=shown, of=of)
