"""The chart of indicators: baseline and now beside each other. Geometry alone; a template draws it."""

from tracker.render import format_vi
from tracker.render.chart_shapes import WIDTH, Chart, Shape, bar, chart, folded, label
from tracker.render.report_speaker import Plain, Speaker

_LABEL, _ROOM = 186, 92  # points left for the words before a bar, and for the number after it
_BAR, _GAP, _PAD = 12, 3, 14
_LETTERS = 38


def indicator_chart(context: Plain, speak: Speaker) -> Chart:
    """Two bars for each indicator, baseline and now. Each pair has its own scale: one is tens, another thousands."""
    shapes: list[Shape] = []
    top: float = 4
    for one in context["indicators"]:
        shapes += _group(one, top, speak)
        top += 2 * _BAR + _GAP + _PAD
    said = " ".join(_said(one, speak) for one in context["indicators"])
    description = speak("report.chart_description", lines=said)
    return chart("indicators", speak("report.chart_title"), description, top, shapes)


def _said(one: Plain, speak: Speaker) -> str:
    numbers = {"baseline": speak.number(one["baseline"]), "value": _shown(one["value"], speak)}
    return speak("report.chart_line", metric=one["metric"], **numbers)


def _group(one: Plain, top: float, speak: Speaker) -> list[Shape]:
    largest = max(abs(one["baseline"]), abs(one["value"] or 0)) or 1
    lines = folded(one["metric"], _LETTERS)
    middle = top + _BAR + _GAP / 2 - 6 * (len(lines) - 1) + 3.5
    return [
        *(label(_LABEL - 8, middle + 12 * n, words, "end") for n, words in enumerate(lines)),
        *_bar(one["baseline"], largest, top, "baseline", speak),
        *_bar(one["value"], largest, top + _BAR + _GAP, "now", speak),
    ]


def _bar(value: float | None, largest: float, top: float, kind: str, speak: Speaker) -> list[Shape]:
    width = (WIDTH - _LABEL - _ROOM) * abs(value or 0) / largest
    word = speak(f"report.chart_{kind}")
    shown = f"{_shown(value, speak)} ({word})"
    fill = "hatch" if kind == "baseline" else "solid"
    return [bar(_LABEL, top, width, _BAR, fill), label(_LABEL + width + 5, top + 9.5, shown)]


def _shown(value: float | None, speak: Speaker) -> str:
    return speak("report.no_figure") if value is None else format_vi.number(value, speak.lang)
