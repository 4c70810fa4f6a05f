"""The chart of progress over time: one stacked column a period. Geometry alone; a template draws it."""

from collections.abc import Mapping

from tracker.render.chart_shapes import WIDTH, Chart, Shape, bar, chart, label, legend, line
from tracker.render.report_history import history_of
from tracker.render.report_speaker import Plain, Speaker

_PARTS = {"done": "solid", "open": "white", "overdue": "cross"}
_HEIGHT, _TOP = 130, 34
_WIDEST = 44


def progress_chart(context: Plain, speak: Speaker) -> Chart:
    """Done, open and overdue work at the end of each period, in one column each."""
    found = history_of(context)
    words = {name: speak(f"form.time_{name}") for name in _PARTS}
    shapes, _ = legend(((fill, words[name]) for name, fill in _PARTS.items()), 0)
    largest = max((one["figures"]["total"]["value"] for one in found), default=0) or 1
    step = WIDTH / len(found)
    for n, one in enumerate(found):
        shapes += _column((n + 0.5) * step, min(_WIDEST, step * 0.6), one, largest, speak)
    floor = _TOP + _HEIGHT
    shapes.append(line(0, floor, WIDTH, floor))
    said = " ".join(_said(one, words, speak) for one in found)
    return chart("progress", speak("form.chart_progress"), said, floor + 18, shapes)


def parts_of(figures: Plain) -> Mapping[str, int]:
    """What the total is made of: done, open without the overdue, overdue."""
    n = {name: figures[name]["value"] for name in ("total", "done", "open_overdue")}
    open_in_time = n["total"] - n["done"] - n["open_overdue"]
    return {"done": n["done"], "open": open_in_time, "overdue": n["open_overdue"]}


def _column(middle: float, width: float, one: Plain, largest: int, speak: Speaker) -> list[Shape]:
    floor: float = _TOP + _HEIGHT
    shapes = [label(middle, floor + 13, speak.period(one["period"]), "middle")]
    for name, value in parts_of(one["figures"]).items():
        height = _HEIGHT * value / largest
        floor -= height
        if value:
            shapes.append(bar(middle - width / 2, floor, width, height, _PARTS[name]))
    figure = one["figures"]["total"]
    done = one["figures"]["done"]
    shown = f"{speak.number(done['value'])}/{speak.number(figure['value'])}"
    return [*shapes, label(middle, floor - 5, shown, "middle")]


def _said(one: Plain, words: Mapping[str, str], speak: Speaker) -> str:
    counts = parts_of(one["figures"])
    said = ", ".join(f"{words[name]} {speak.number(counts[name])}" for name in words)
    return f"{speak.period(one['period'])}: {said}."
