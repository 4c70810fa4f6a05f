"""One language of a report: sentences with their numbers formatted, names in a row, phrases for documents."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tracker.render import format_vi
from tracker.render.report_cells import Cell, count
from tracker.render.words import say

Plain = Mapping[str, Any]
"""A part of the report's context as plain data (`domain.report.plain`)."""

NAMES_SHOWN = 12
"""Bodies named in a sentence; the annex has them all."""


@dataclass(frozen=True)
class Speaker:
    """Says things about one report in one language."""

    lang: str

    def __call__(self, key: str, /, **holes: object) -> str:
        """The sentence of a key; whole numbers in holes are formatted."""
        shown = {k: self.number(v) if isinstance(v, int | float) else v for k, v in holes.items()}
        return say(self.lang, key, **shown)

    def number(self, value: float) -> str:
        """A number as written in this language."""
        return format_vi.number(value, self.lang)

    def counted(self, value: float, figure: str = "") -> Cell:
        """A number as a cell."""
        return count(self.number(value), figure, value)

    def share(self, value: Plain, figure: str = "", *, is_bare: bool = False) -> Cell:
        """A rate as a cell; bare without its sign, for columns that bear it in their head."""
        shown, found = self.rate(value), format_vi.per_cent(value["value"], value["of"])
        if found is None:
            return count(shown, figure)
        return count(shown.removesuffix("%") if is_bare else shown, figure, found, "" if is_bare else "%")

    def rate(self, figure: Plain) -> str:
        """A figure's share of what it is a part of."""
        return format_vi.rate(figure["value"], figure["of"], self.lang)

    def day(self, on: str) -> str:
        """A date."""
        return format_vi.day(on, self.lang)

    def days(self, days: Iterable[str]) -> str:
        """Several dates."""
        return ", ".join(self.day(on) for on in days)

    def period(self, said: Plain) -> str:
        """A period in words."""
        return format_vi.period(said, self.lang)

    def cut(self, context: Plain) -> str:
        """The cut-off: the end of a day, or the minute of one."""
        at = datetime.fromisoformat(context["cut_at"])
        if at.hour == at.minute == 0:
            last = (at - timedelta(days=1)).date().isoformat()
            return self("report.cut_whole", day=self.day(last))
        return self("report.cut_within", time=f"{at:%H:%M}", day=self.day(at.date().isoformat()))

    def label(self, labels: Mapping[str, str]) -> str:
        """A declared state's own word."""
        return labels.get(self.lang) or next(iter(labels.values()))

    def names(self, names: Sequence[str], shown: int = NAMES_SHOWN) -> str:
        """Names in a row; of many the first, and how many more."""
        if len(names) <= shown + 1:
            return ", ".join(names)
        return f"{', '.join(names[:shown])} {self('report.and_others', n=len(names) - shown)}"

    def bodies_with(self, rows: Iterable[Plain], figure: str, shown: int = NAMES_SHOWN) -> str:
        """The bodies for which the figure is not zero, with their numbers above one."""
        counted = [(row["name"], row["figures"][figure]["value"]) for row in rows]
        said = [name if n == 1 else self("report.name_count", name=name, n=n) for name, n in counted if n]
        return self.names(said, shown)

    def party(self, party: Plain) -> str:
        """Those obliged by the same words: by name while they are few, else in the directive's words."""
        names = [body["name"] for body in party["bodies"]]
        if len(names) <= 3 or not party["words"]:
            return self.names(names)
        return self("report.party", words=party["words"], n=len(names))

    def directive(self, said: Plain, *, is_first: bool = False) -> str:
        """A directive by kind, number, date and issuer, as far as they are known."""
        phrase = said["kind"] or self("report.directive")
        phrase = phrase[:1].upper() + phrase[1:] if is_first or said["kind"] else phrase
        if said["number"]:
            phrase = self("report.directive_number", kind=phrase, number=said["number"])
        if said["issued_on"]:
            phrase = self("report.directive_dated", directive=phrase, day=self.day(said["issued_on"]))
        if said["issuer"]:
            phrase = self("report.directive_issuer", directive=phrase, issuer=said["issuer"])
        return phrase
