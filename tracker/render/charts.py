"""Charts as plain geometry for an SVG template: bars that stay legible in black and white. No drawing here."""

from typing import Any

from tracker.render import format_vi
from tracker.render.report_speaker import Plain, Speaker

WIDTH = 720
_LABEL, _ROOM = 280, 90  # units left for the words before a bar, and for the number after it
_BAR, _GAP, _PAD = 15, 3, 16
_LINE = 36  # characters of a label on one line


def indicator_chart(context: Plain, speak: Speaker) -> dict[str, Any]:
    """Two bars for each indicator, baseline and now, each pair to its own scale: one counts in tens, one in thousands.

    {title, description, width, height, groups: [{lines, bars: [{x, y, width, height, kind, text}]}]}
    """
    groups, top = [], _PAD
    for one in context["indicators"]:
        group = _group(one, top, speak)
        groups.append(group)
        top += 2 * _BAR + _GAP + _PAD
    lines = " ".join(
        speak(
            "report.chart_line",
            metric=one["metric"],
            baseline=speak.number(one["baseline"]),
            value=_shown(one["value"], speak),
        )
        for one in context["indicators"]
    )
    return {
        "title": speak("report.chart_title"),
        "description": speak("report.chart_description", lines=lines),
        "width": WIDTH,
        "height": top,
        "groups": groups,
    }


def _group(one: Plain, top: int, speak: Speaker) -> dict[str, Any]:
    largest = max(abs(one["baseline"]), abs(one["value"] or 0)) or 1
    baseline = _bar(one["baseline"], largest, top, "baseline", speak)
    now = _bar(one["value"], largest, top + _BAR + _GAP, "now", speak)
    lines = _folded(one["metric"])
    middle = top + _BAR + _GAP / 2 - 7 * (len(lines) - 1) + 4
    return {
        "lines": [{"text": words, "y": middle + 14 * n} for n, words in enumerate(lines)],
        "x": _LABEL - 10,
        "bars": [baseline, now],
    }


def _bar(value: float | None, largest: float, top: int, kind: str, speak: Speaker) -> dict[str, Any]:
    width = round((WIDTH - _LABEL - _ROOM) * abs(value or 0) / largest, 1)
    word = speak("report.chart_now") if kind == "now" else speak("report.chart_baseline")
    return {
        "x": _LABEL,
        "y": top,
        "width": width,
        "height": _BAR,
        "kind": kind,
        "text_x": round(_LABEL + width + 6, 1),
        "text_y": top + 12,
        "text": f"{_shown(value, speak)} ({word})",
    }


def _shown(value: float | None, speak: Speaker) -> str:
    return speak("report.no_figure") if value is None else format_vi.number(value, speak.lang)


def _folded(words: str) -> list[str]:
    """Two lines at most; longer words are in the table below the chart."""
    lines = [""]
    for word in words.split():
        if len(f"{lines[-1]} {word}") > _LINE:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines if len(lines) <= 2 else [lines[0], f"{lines[1]} …"]
