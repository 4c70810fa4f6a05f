"""A measured figure beside its raw limit, and the table of them."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`ours` and `raw` in `unit`; `bar` says in words what was asked for, `holds` whether this run met it."""

    name: str
    ours: float
    raw: float | None
    unit: str
    bar: str
    holds: bool

    @property
    def ratio(self) -> str:
        """Ours over raw."""
        return "" if not self.raw else f"{self.ours / self.raw:.2f}"


def median_of(work: Callable[[], object], runs: int = 5) -> float:
    """Median seconds of several runs."""
    return statistics.median(seconds(work) for _ in range(runs))


def seconds(work: Callable[[], object]) -> float:
    """Seconds of one run."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def printed(figures: Sequence[Figure]) -> str:
    """The table as Markdown."""
    lines = ["| what | ours | raw limit | ratio | asked | met |", "|---|---|---|---|---|---|"]
    for f in figures:
        raw = "" if f.raw is None else f"{f.raw:,.4g} {f.unit}"
        met = "yes" if f.holds else "NO"
        lines.append(f"| {f.name} | {f.ours:,.4g} {f.unit} | {raw} | {f.ratio} | {f.bar} | {met} |")
    return "\n".join(lines) + "\n"
