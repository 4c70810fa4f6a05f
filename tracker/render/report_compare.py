"""This period beside the one before and the same period last year, as far as there was any: a table. No layout."""

from collections.abc import Sequence

from tracker.render import format_vi
from tracker.render.report_cells import Cell, Table, count, table, text, title
from tracker.render.report_speaker import Plain, Speaker

_COUNTED = (
    "total",
    "done",
    "done_in_time",
    "done_late",
    "open_overdue",
    "missing",
    "silent",
    "returned",
    "granted",
)
_RATES = {"rate": "done", "rate_due": "due_done"}
_COLUMNS = {
    "before": ("report.col_before", "report.col_change"),
    "year_before": ("form.col_year_before", "form.col_year_change"),
}
_WIDTHS: dict[int, list[float]] = {1: [46, 15, 15, 24], 2: [30, 11, 14, 11, 17, 17]}


def compare_table(context: Plain, speak: Speaker, names: Sequence[str] = _COUNTED) -> Table | None:
    """Counts and rates with their changes; None where there is nothing to compare with."""
    now, earlier = context["figures"], _earlier(context)
    if not earlier:
        return None
    heads = [speak("report.col_measure"), *(speak(_COLUMNS[kind][0]) for kind in earlier)]
    heads += [speak("report.col_now"), *(speak(_COLUMNS[kind][1]) for kind in earlier)]
    counted = [name for name in names if any(t[name]["value"] for t in (now, *earlier.values()))]
    rows = [_row(speak(f"report.measure_{name}"), name, now, earlier, speak) for name in counted]
    rows += [
        _row(speak(f"report.measure_{key}"), name, now, earlier, speak, is_rate=True)
        for key, name in _RATES.items()
    ]
    periods = ", ".join(speak.period(context[kind]["period"]) for kind in earlier)
    caption = speak("report.compare", period=periods)
    return table(caption, [[title(words) for words in heads]], _WIDTHS[len(earlier)], rows)


def _earlier(context: Plain) -> dict[str, Plain]:
    found = {kind: context.get(kind) for kind in _COLUMNS}
    return {kind: one["totals"] for kind, one in found.items() if one and one["totals"]}


def _row(
    words: str, name: str, now: Plain, earlier: dict[str, Plain], speak: Speaker, *, is_rate: bool = False
) -> list[Cell]:
    def cell(figure: Plain, called: str) -> Cell:
        return speak.share(figure, called) if is_rate else speak.counted(figure["value"], called)

    present = cell(now[name], name)
    before = {kind: cell(totals[name], f"{kind}/{name}") for kind, totals in earlier.items()}
    changes = [_change(present, one, speak, is_rate) for one in before.values()]
    return [text(words), *before.values(), present, *changes]


def _change(present: Cell, before: Cell, speak: Speaker, is_rate: bool) -> Cell:
    if present["value"] is None or before["value"] is None:
        return count(format_vi.NOTHING)
    difference = round(present["value"] - before["value"], 1)
    signed = _signed(difference, speak)
    if is_rate:
        return count(speak("report.points", n=signed), "", difference, "±%")
    return count(signed, "", difference, "±")


def _signed(difference: float, speak: Speaker) -> str:
    if not difference:
        return "0"
    return f"{'+' if difference > 0 else '−'}{speak.number(abs(difference))}"
