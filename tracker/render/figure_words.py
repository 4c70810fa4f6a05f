"""The names of a report's figures in people's words."""

from collections.abc import Mapping
from typing import Any

from tracker.domain.report_figures import SUMMED
from tracker.render.format_vi import NOTHING, number, rate
from tracker.render.words import say

Plain = Mapping[str, Any]

_KNOWN = frozenset((*SUMMED, "tasks_done", "bodies_done"))


def figure_words(context: Plain, name: str, lang: str) -> str:
    """ "Quá hạn chưa hoàn thành", for a row with the body or the task before it; a name nobody knows as it is."""
    kind, sign, rest = name.partition("/")
    if not sign:
        return _measure(kind, lang)
    if kind in ("body", "task"):
        key, _, measure = rest.rpartition("/")
        return f"{_row(context, kind, key, lang)}: {_measure(measure, lang)}"
    if kind in ("before", "year_before"):
        return f"{say(lang, f'papers.figure_{kind}')}: {_measure(rest, lang)}"
    if kind == "indicator":
        return _indicator(context, rest, lang)
    if kind == "dropped":
        labels: Plain = next((one["labels"] for one in context["dropped"] if one["state"] == rest), {})
        return f"{say(lang, 'papers.figure_dropped')}: {labels.get(lang, rest)}"
    return say(lang, "papers.figure_next_due") if name == "next/due" else name


def figure_shown(value: float | None, of: int | None, lang: str) -> str:
    """ "12", "12/40 (30%)"."""
    if value is None:
        return NOTHING
    shown = number(value, lang)
    return shown if of is None else f"{shown}/{number(of, lang)} ({rate(int(value), of, lang)})"


def _measure(name: str, lang: str) -> str:
    return say(lang, f"papers.figure_{name}") if name in _KNOWN else name


def _row(context: Plain, kind: str, key: str, lang: str) -> str:
    row = next((one for one in context[f"by_{kind}"] if one["key"] == key), None)
    if kind == "task":
        return say(lang, "papers.figure_item", path=key)
    return str(row["name"]) if row else key


def _indicator(context: Plain, rest: str, lang: str) -> str:
    key, sign, _ = rest.partition("/")
    found = next((one for one in context["indicators"] if one["key"] == key), None)
    words = str(found["metric"]) if found else key
    return f"{words} ({say(lang, 'papers.figure_baseline')})" if sign else words
