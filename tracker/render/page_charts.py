"""The charts of a page and the tables behind them: the shapes of the report's charts, from counts of the present."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.render import format_vi
from tracker.render.chart_shapes import Chart
from tracker.render.charts import indicator_chart
from tracker.render.charts_states import CLASSES, state_charts
from tracker.render.charts_time import parts_of, progress_chart
from tracker.render.report_speaker import Speaker
from tracker.render.words import say

Plain = Mapping[str, Any]

BODIES = 15
"""Bodies on the chart of a page: those with most late work, then with most open."""


_LETTERS = 38
"""Of a name beside its bar; the table has the whole."""


@dataclass(frozen=True)
class PageChart:
    """A drawing with the figures behind it; `drawing` None where there is nothing to draw."""

    drawing: Chart | None
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


def bodies_chart(bodies: Sequence[tuple[str, Mapping[str, int]]], lang: str) -> PageChart:
    """How the work of each body (name, counts) stands; the table has every body."""
    owing = [one for one in bodies if one[1]["total"]]
    ranked = sorted(owing, key=lambda one: (-one[1]["open_overdue"], -_open(one[1]), one[0]))
    rows = [{"name": _short(name), "figures": _valued(counts)} for name, counts in ranked[:BODIES]]
    drawn = state_charts({"by_body": rows}, Speaker(lang))
    heads = [say(lang, "overview.head_body"), say(lang, "overview.total")]
    heads += [say(lang, f"papers.figure_{name}") for name in CLASSES]
    names = ("total", *CLASSES)
    table = [[name, *(format_vi.number(counts[n], lang) for n in names)] for name, counts in ranked]
    return PageChart(drawn[0] if drawn else None, heads, table)


def course_chart(history: Sequence[Plain], period: Plain, lang: str) -> PageChart:
    """Done, open and overdue at the end of each period; `period` is the last."""
    if not history:
        return PageChart(None, (), ())
    speak = Speaker(lang)
    heads = [say(lang, "overview.head_period"), say(lang, "overview.total")]
    heads += [speak(f"form.time_{name}") for name in ("done", "open", "overdue")]
    rows = []
    for one in history:
        counts = [one["figures"]["total"]["value"], *parts_of(one["figures"]).values()]
        rows.append([speak.period(one["period"]), *(speak.number(n) for n in counts)])
    return PageChart(progress_chart({"history": history, "period": period}, speak), heads, rows)


def indicators_chart(indicators: Sequence[Plain], lang: str) -> PageChart:
    """Baseline and now of each followed figure."""
    if not indicators:
        return PageChart(None, (), ())
    heads = [say(lang, f"overview.head_{name}") for name in ("indicator", "baseline", "now")]
    rows = [
        [one["metric"], *(_number(one[name], lang) for name in ("baseline", "value"))] for one in indicators
    ]
    return PageChart(indicator_chart({"indicators": indicators}, Speaker(lang)), heads, rows)


def _short(name: str) -> str:
    return name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1].rstrip()}…"


def _open(counts: Mapping[str, int]) -> int:
    return counts["open_in_time"] + counts["open_no_deadline"] + counts["open_overdue"]


def _valued(counts: Mapping[str, int]) -> dict[str, dict[str, int]]:
    return {name: {"value": counts[name]} for name in ("total", *CLASSES)}


def _number(value: float | None, lang: str) -> str:
    return format_vi.NOTHING if value is None else format_vi.number(value, lang)
