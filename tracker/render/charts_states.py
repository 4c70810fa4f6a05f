"""The chart of how the work of each body stands: one stacked bar a body. Geometry alone; a template draws it."""

from collections.abc import Sequence

from tracker.render.chart_shapes import WIDTH, Chart, Shape, bar, chart, folded, label, legend, line
from tracker.render.report_speaker import Plain, Speaker

CLASSES = {
    "done_in_time": "solid",
    "done_late": "hatch",
    "done_no_deadline": "grey",
    "open_in_time": "white",
    "open_overdue": "cross",
    "open_no_deadline": "dots",
}
"""The classes that add up to a body's total, with their patterns."""

ROWS, BODIES = 20, 120
"""Bodies on one chart, and on all; of more, those with most work."""

_LABEL, _ROOM = 206, 28
_BAR, _STEP = 10, 15
_LETTERS = 44


def state_charts(context: Plain, speak: Speaker) -> list[Chart]:
    """As many charts as it takes, all to one scale; none where nobody owes anything."""
    rows = [row for row in context["by_body"] if row["figures"]["total"]["value"]]
    if len(rows) > BODIES:
        rows = sorted(rows, key=lambda row: -row["figures"]["total"]["value"])[:BODIES]
    largest = max((row["figures"]["total"]["value"] for row in rows), default=1)
    used = [name for name in CLASSES if any(row["figures"][name]["value"] for row in rows)]
    size = _even(len(rows))
    parts = [rows[n : n + size] for n in range(0, len(rows), size)]
    return [_chart(n, len(parts), part, used, largest, speak) for n, part in enumerate(parts, 1)]


def _even(count: int) -> int:
    """Rows a chart, so that no chart is much shorter than the others."""
    charts = -(-count // ROWS) or 1
    return -(-count // charts) or 1


def _chart(
    n: int, of: int, rows: Sequence[Plain], used: Sequence[str], largest: int, speak: Speaker
) -> Chart:
    words = {name: speak(f"form.class_{name}") for name in used}
    shapes, top = legend(((CLASSES[name], words[name]) for name in used), 0)
    top += 6
    for row in rows:
        shapes += _row(row, used, top, largest, speak)
        top += _STEP
    shapes.append(line(_LABEL, 15 * ((len(used) + 2) // 3) + 3, _LABEL, top))
    said = " ".join(_said(row, words, speak) for row in rows)
    title = speak("form.chart_states") + (f" ({n}/{of})" if of > 1 else "")
    return chart(f"states-{n}", title, said, top + 2, shapes)


def _row(row: Plain, used: Sequence[str], top: float, largest: int, speak: Speaker) -> list[Shape]:
    shapes = [label(_LABEL - 6, top + 8.5, folded(row["name"], _LETTERS, 1)[0], "end")]
    x, scale = float(_LABEL), (WIDTH - _LABEL - _ROOM) / largest
    for name in used:
        width = row["figures"][name]["value"] * scale
        if width:
            shapes.append(bar(x, top, width, _BAR, CLASSES[name]))
        x += width
    return [*shapes, label(x + 5, top + 8.5, speak.number(row["figures"]["total"]["value"]))]


def _said(row: Plain, words: dict[str, str], speak: Speaker) -> str:
    counts = [
        f"{words[name]} {speak.number(row['figures'][name]['value'])}"
        for name in words
        if row["figures"][name]["value"]
    ]
    return f"{row['name']}: {', '.join(counts)}."
