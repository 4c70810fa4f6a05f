"""Behind a figure: the rows that it counts. Works on a context as plain data, so also on the frozen one of an issued
report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.domain.report import near
from tracker.domain.report_errors import NoSuchFigure

Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One row behind a figure. `kind` is assignment, task or body; a task has no body, a body no item.

    `value` is what it adds to the figure: 1 for what is counted, the number reported for an indicator.
    """

    kind: str
    ref: str
    item: str
    name: str
    state: str
    time_class: str
    period: str
    due_on: str | None
    reported_on: str | None
    value: float


@dataclass(frozen=True, slots=True)
class Explained:
    """A figure by its name: the sum of `value` over `rows`. `of` is what it is a part of, None where of nothing."""

    name: str
    value: float
    of: int | None
    rows: tuple[Line, ...]


def named_figures(context: Plain) -> Iterator[tuple[str, Plain]]:
    """The same names and figures as `report.all_figures`, from plain data."""
    yield from context["figures"].items()
    yield "next/due", context["next"]["due"]
    for dropped in context["dropped"]:
        yield f"dropped/{dropped['state']}", dropped["figure"]
    for kind, rows in (("body", context["by_body"]), ("task", context["by_task"])):
        for row in rows:
            for name, figure in row["figures"].items():
                yield f"{kind}/{row['key']}/{name}", figure
    for kind in ("before", "year_before"):
        earlier = context.get(kind)
        for name, figure in ((earlier and earlier["totals"]) or {}).items():
            yield f"{kind}/{name}", figure


def values(context: Plain) -> dict[str, tuple[float | None, int | None]]:
    """Everything that may be named in a narrative: (number, what it is a part of); None where nobody reported it."""
    found: dict[str, tuple[float | None, int | None]] = {
        name: (figure["value"], figure["of"]) for name, figure in named_figures(context)
    }
    for one in context["indicators"]:
        found[f"indicator/{one['key']}"] = (one["value"], None)
        found[f"indicator/{one['key']}/baseline"] = (one["baseline"], None)
    return found


def explain(context: Plain, name: str) -> Explained:
    """The figure with its rows; raises NoSuchFigure naming those most like it."""
    for indicator in context["indicators"]:
        if name == f"indicator/{indicator['key']}":
            return _indicator(context, name, indicator)
    for found, figure in named_figures(context):
        if found == name:
            lines = _Lines(context)
            return Explained(name, figure["value"], figure["of"], tuple(lines.of(figure["refs"])))
    raise NoSuchFigure(name=name, near=near(name, values(context)))


def _indicator(context: Plain, name: str, indicator: Plain) -> Explained:
    lines = _Lines(context)
    rows = tuple(lines.line(one["ref"], one["value"]) for one in indicator["reported"])
    return Explained(name, indicator["value"] or 0, None, rows)


class _Lines:
    """Rows by reference: of assignments, of tasks by their key, of bodies by their code."""

    def __init__(self, context: Plain) -> None:
        self._work = {one["ref"]: one for one in context["work"]}
        self._items = {one["key"]: one for one in context["items"]}
        self._bodies = {one["key"]: one for one in context["by_body"]}

    def of(self, refs: Sequence[str]) -> list[Line]:
        """One row for each reference, as often as it stands."""
        return [self.line(ref) for ref in refs]

    def line(self, ref: str, value: float = 1) -> Line:
        """The row of one reference, which is an assignment's, a task's or a body's."""
        if ref in self._work:
            return _assignment(self._work[ref], value)
        if ref in self._items:
            item = self._items[ref]
            return Line("task", ref, ref, item["words"], item["state"], "", "", None, None, value)
        name = self._bodies[ref]["name"] if ref in self._bodies else ref
        return Line("body", ref, "", name, "", "", "", None, None, value)


def _assignment(work: Plain, value: float) -> Line:
    return Line(
        "assignment",
        work["ref"],
        work["item"],
        work["body"]["name"],
        work["state"],
        work["time_class"],
        work["period"],
        work["due_on"],
        work["reported_on"],
        value,
    )
