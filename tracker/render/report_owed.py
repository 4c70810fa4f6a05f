"""What a body owes, as rows of a table: for its sheet and for the letter that urges it. No layout."""

from tracker.domain.report_words import condense
from tracker.render.report_cells import Cell, Table, dated, table, text, title
from tracker.render.report_speaker import Plain, Speaker

_ROLES = {
    "lead": "report.role_lead",
    "directed": "report.role_directed",
    "coordinating": "report.role_coordinating",
}
_LETTERS = 170
"""Of the words of a task."""

_HEADS = (
    "report.col_no",
    "report.col_document",
    "report.col_item",
    "report.col_words",
    "form.col_role",
    "report.col_due",
    "form.col_standing",
)


def owed_table(context: Plain, caption: str, speak: Speaker, *, has_handed: bool) -> Table:
    """One row an assignment; `has_handed` adds what was reported last and what was sent back."""
    numbers = {d["no"]: d["number"] or str(d["no"]) for d in context["directives"]}
    heads = [title(speak(key)) for key in _HEADS]
    widths: list[float] = [6, 14, 7, 30, 13, 13, 17]
    if has_handed:
        heads.append(title(speak("form.col_handed")))
        widths = [6, 12, 7, 19, 10, 13, 13, 20]
    rows = [_row(n, one, numbers, speak) for n, one in enumerate(context["owed"], 1)]
    if has_handed:
        rows = [[*row, text(_handed(one, speak))] for row, one in zip(rows, context["owed"], strict=True)]
    return table(caption, [heads], widths, rows)


def _row(n: int, one: Plain, numbers: dict[int, str], speak: Speaker) -> list[Cell]:
    return [
        speak.counted(n),
        text(numbers.get(one["directive_no"], "")),
        text(one["item"]),
        text(condense(one["words"], _LETTERS)),
        text(speak(_ROLES[one["role"]])),
        _due(one, speak),
        text(_standing(one, speak)),
    ]


def _due(one: Plain, speak: Speaker) -> Cell:
    if not one["due_on"]:
        return text(speak("report.no_deadline"))
    shown = speak.day(one["due_on"])
    if not one["old_due_on"]:
        return dated(shown, one["due_on"])
    return text(speak("report.due_extended", days=shown, old=speak.days(one["old_due_on"])))


def _standing(one: Plain, speak: Speaker) -> str:
    parts = [speak.label(one["labels"])]
    if one["days_late"]:
        parts.append(speak("form.late_by", n=one["days_late"]))
    if one["expected"]:
        parts.append(speak("form.expected"))
    if one["reminders"]:
        parts.append(speak("form.reminded", n=one["reminders"]))
    return "; ".join(parts)


def _handed(one: Plain, speak: Speaker) -> str:
    handed = one["handed"]
    said = [speak("form.nothing_handed")]
    if handed:
        standing = speak(f"report.said_{handed['standing']}")
        said = [
            speak(
                "form.handed",
                day=speak.day(handed["on"]),
                revision=handed["revision"],
                standing=standing,
                results=handed["results"],
            )
        ]
    said += [
        speak("form.returned_on", day=speak.day(r["on"]), reason=r["reason"].rstrip("."))
        for r in one["returns"]
    ]
    return "; ".join(one.rstrip(".") for one in said)
