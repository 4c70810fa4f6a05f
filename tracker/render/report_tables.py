"""The tables of figures in a report: counts and rates by body, by task or by directive. No layout."""

from typing import Any

from tracker.render.report_cells import Cell, Table, count, table, text, title
from tracker.render.report_speaker import Plain, Speaker

_COUNTED = (
    "total",
    "done_in_time",
    "done_late",
    "done_no_deadline",
    "open_in_time",
    "open_overdue",
    "open_no_deadline",
)
_NOTED = ("missing", "reported", "silent", "returned", "granted", "dropped")


def counts_table(context: Plain, kind: str, speak: Speaker) -> dict[str, Any]:
    """Counts and rates by body (annex A) or by task (annex B): one row each, and their sum."""
    rows = context[f"by_{kind}"]
    body = [_counted(n, row, f"{kind}/{row['key']}/", speak) for n, row in enumerate(rows, 1)]
    total = {"name": speak("report.row_sum"), "figures": context["figures"], "heirs": []}
    return {
        "caption": speak("report.caption_counts", cut=speak.cut(context)),
        "columns": _counts_columns(speak(f"report.col_{kind}"), speak),
        "widths": [4, 20, 6, 6, 6, 7, 6, 7, 7, 6.5, 6.5, 18],
        "rows": body,
        "sum": _counted(0, total, "", speak, has_note=False),
    }


def directives_table(context: Plain, speak: Speaker) -> Table:
    """One row a directive: the sums over its tasks."""
    names = ("total", "done", "open_overdue", "missing")
    paths = {item["key"]: item["directive_no"] for item in context["items"]}
    sums: dict[int, dict[str, int]] = {d["no"]: dict.fromkeys(names, 0) for d in context["directives"]}
    for row in context["by_task"]:
        for name in names:
            sums[paths[row["key"]]][name] += row["figures"][name]["value"]
    heads = [speak("report.col_no"), speak("report.col_document"), speak("form.col_tasks")]
    heads += [speak(f"report.measure_{name}") for name in names]
    rows = [
        [
            speak.counted(n),
            text(speak.directive(one, is_first=True)),
            speak.counted(one["tasks"]),
            *(speak.counted(sums[one["no"]][name]) for name in names),
        ]
        for n, one in enumerate(context["directives"], 1)
    ]
    caption = speak("report.caption_counts", cut=speak.cut(context))
    return table(caption, [[title(words) for words in heads]], [6, 42, 9, 11, 11, 11, 10], rows)


def _counts_columns(first: str, speak: Speaker) -> list[list[dict[str, Any]]]:
    top = [
        title(speak("report.col_no"), rowspan=2),
        title(first, rowspan=2),
        title(speak("report.col_total"), rowspan=2),
        title(speak("report.col_done"), colspan=3),
        title(speak("report.col_open"), colspan=3),
        title(speak("report.col_rate"), colspan=2),
        title(speak("report.col_note"), rowspan=2),
    ]
    below = ("in_time", "late", "no_deadline", "not_due", "overdue", "no_deadline", "of_total", "of_due")
    return [top, [title(speak(f"report.col_{name}")) for name in below]]


def _counted(n: int, row: Plain, prefix: str, speak: Speaker, *, has_note: bool = True) -> list[Cell]:
    figures = row["figures"]
    return [
        speak.counted(n) if n else count(""),
        text(row["name"]),
        *(speak.counted(figures[name]["value"], f"{prefix}{name}") for name in _COUNTED),
        *(speak.share(figures[name], f"{prefix}{name}", is_bare=True) for name in ("done", "due_done")),
        text(_note(row, speak) if has_note else ""),
    ]


def _note(row: Plain, speak: Speaker) -> str:
    n = {name: row["figures"][name]["value"] for name in _NOTED}
    notes = [speak(f"report.note_{name}", n=count) for name, count in n.items() if count]
    if row["heirs"]:
        notes.append(speak("report.note_heirs", names=speak.names(row["heirs"], 3)))
    return "; ".join(notes)
