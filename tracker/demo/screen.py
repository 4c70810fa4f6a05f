"""What the demonstration shows: one line a step with its time, a progress bar, the table of tasks."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from tracker.domain.directive import ParsedDirective
from tracker.render.words import say

Done = Callable[..., None]


class Screen:
    """The terminal. `show` prints a reading the way the command line does."""

    def __init__(self, lang: str, show: Callable[[ParsedDirective], None]) -> None:
        self.lang = lang
        self.show_reading = show
        self._console = Console(highlight=False, soft_wrap=True)
        self._number = 0
        self._began = time.perf_counter()

    def line(self, key: str, **holes: object) -> None:
        """One sentence of the catalog `demo`."""
        self._console.print(say(self.lang, f"demo.{key}", **holes), markup=False)

    @contextmanager
    def step(self, name: str) -> Iterator[Done]:
        """A step: the given function takes what came of it; the line is printed at the end, with the seconds."""
        self._number += 1
        began = time.perf_counter()
        holes: dict[str, object] = {}
        yield lambda **found: holes.update(found)
        seconds = time.perf_counter() - began
        sentence = say(self.lang, f"demo.{name}", **holes)
        self._console.print(f"{self._number:2}. {sentence}  ({seconds:.1f} s)", markup=False)

    def progress(self, days: Iterable[object], total: int) -> None:
        """Go through the days under a bar (a plain run without a terminal shows none)."""
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=self._console, transient=True) as bar:
            deque(bar.track(days, total=total, description=say(self.lang, "demo.days")), maxlen=0)

    @property
    def seconds(self) -> float:
        """Since the start."""
        return time.perf_counter() - self._began
