"""The bodies in the cells of a table: one after another, in dashes, or "Sở A chủ trì, Sở B phối hợp" in one cell."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from tracker.documents.fields import named_in
from tracker.documents.mentions import Text, phrase_at
from tracker.documents.partners import unique
from tracker.domain.directive import Mention, Span

_LEADS = re.compile(r"\W*(?:(?:co quan|don vi)\s+)?chu tri(?:\s+thuc hien)?\s*[:,-]?\s*")
_LEADS_AFTER = re.compile(r"[\s,;:(-]*(?:la )?(?:co quan |don vi )?chu tri(?:\s+thuc hien)?[\s,;.:)-]*$")
_HELPS = re.compile(
    r"[\s,;.(+-]*(?:va )?(?:(?:co quan|don vi) )?phoi hop(?: thuc hien)?(?: voi| cung)?\s*[:-]?\s*"
)
_DASH = re.compile(r"(?:^|(?<=[\s;,.]))[-–+•*]\s+")
_CLOSING = " \t.;,)"


@dataclass(frozen=True)
class CellBodies:
    """Who leads and who helps, as one cell says."""

    leads: tuple[Mention, ...] = ()
    partners: tuple[Mention, ...] = ()


class CellReader:
    """Reads cells of one text; a cell written again has been read already."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.read: dict[tuple[str, bool], CellBodies] = {}

    def of_leads(self, span: Span) -> CellBodies:
        """Who leads, and who helps where the cell says that too."""
        return self._at(span, True)

    def of_partners(self, span: Span) -> tuple[Mention, ...]:
        """Who helps."""
        return self._at(span, False).partners

    def _at(self, span: Span, leads: bool) -> CellBodies:
        words = self.text.raw[slice(*span)]
        found = self.read.get((words, leads))
        if found is None:
            cell = Text(words)
            found = (
                bodies_of_leads(cell, 0, len(words))
                if leads
                else CellBodies((), bodies_of(cell, 0, len(words)))
            )
            self.read[words, leads] = found
        return CellBodies(_moved(found.leads, span[0]), _moved(found.partners, span[0]))


def _moved(mentions: tuple[Mention, ...], by: int) -> tuple[Mention, ...]:
    return tuple(
        replace(one, span=(one.span[0] + by, one.span[1] + by)) if one.span else one for one in mentions
    )


def bodies_of_leads(text: Text, begin: int, end: int) -> CellBodies:
    """The cell of a column of leads, which may name the helpers too."""
    helps = _HELPS.search(text.folded, begin, end)
    if helps is None:
        return CellBodies(_named(text, *_without_role(text, begin, end)))
    first = _without_role(text, begin, helps.start())
    rest = (helps.end(), end)
    if rest[1] - rest[0] < 3:  # "Sở A chủ trì; Sở B phối hợp"
        cut = max(text.raw.rfind(sign, *first) for sign in ";,")
        if cut < 0:
            return CellBodies((), _named(text, *first))
        rest, first = (cut + 1, first[1]), _without_role(text, first[0], cut)
    leads = _named(text, *first) if first[1] > first[0] else ()
    return CellBodies(leads, _named(text, *rest))


def bodies_of(text: Text, begin: int, end: int) -> tuple[Mention, ...]:
    """The bodies of a cell of helpers; its words as they stand where no name is known."""
    helps = _HELPS.match(text.folded, begin, end)
    return _named(text, helps.end() if helps else begin, end)


def _without_role(text: Text, begin: int, end: int) -> Span:
    opening = _LEADS.match(text.folded, begin, end)
    begin = opening.end() if opening else begin
    closing = _LEADS_AFTER.search(text.folded, begin, end)
    return begin, closing.start() if closing else end


def _named(text: Text, begin: int, end: int) -> tuple[Mention, ...]:
    made: list[Mention] = []
    for start, stop in _entries(text, begin, end):
        while start < stop and text.raw[start] in " \t-–+•*:;,.":
            start += 1
        while stop > start and text.raw[stop - 1] in _CLOSING and not _closes_bracket(text, start, stop):
            stop -= 1
        if stop - start > 1:
            made += [one for one in named_in(text, start, stop) if len(one.text) > 1]
    return unique(made)


def _closes_bracket(text: Text, start: int, stop: int) -> bool:
    return text.raw[stop - 1] == ")" and "(" in text.raw[start:stop]


def _entries(text: Text, begin: int, end: int) -> list[Span]:
    """The cell cut at ";" and, in a cell of dashes, at each dash after which a body is named."""
    cuts = [at for at in range(begin, end) if text.raw[at] == ";"]
    if _DASH.match(text.raw, begin, end):
        cuts += [
            found.start()
            for found in _DASH.finditer(text.raw, begin, end)
            if phrase_at(text, found.end()) is not None
        ]
    edges = sorted({begin, *cuts, end})
    return list(pairwise(edges))
