"""How a reading compares with its labels: hits, inventions and misses by field, and each miss in words.

The measure is micro-averaged over items; only tasks and requests count, headings and goals are neutral."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tracker.documents.labelled import HeadValue, Labelled, LabelledItem
from tracker.documents.likeness import count_same, opening_likeness, plain, symbol
from tracker.domain.directive import Item, ItemKind, ParsedDirective

FIELDS = ("kind", "number", "date", "items", "leads", "coordinating", "due", "recurrence", "citations")
_TASKS = (ItemKind.TASK, ItemKind.REQUEST)


@dataclass(frozen=True)
class Tally:
    """Counts of one field; they add up."""

    hits: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.hits + other.hits, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.hits / (self.hits + self.extra) if self.hits + self.extra else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 1 where nothing is there."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True)
class Miss:
    """One difference: the field, the item's label (None for the head), what was read, what is right, and the words
    of the document it is about."""

    field: str
    label: str | None
    got: str
    wanted: str
    words: str = ""


@dataclass
class Score:
    """One document's comparison. `tasks` counts tasks found and labelled; `silent` those with wrong leads and no
    finding to warn of it."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FIELDS})
    misses: list[Miss] = field(default_factory=list)
    tasks: int = 0
    silent: int = 0

    def count(self, name: str, hits: int, extra: int, missed: int) -> None:
        """Add to a field."""
        self.tallies[name] += Tally(hits, extra, missed)


def score(label: Labelled, found: ParsedDirective) -> Score:
    """Compare a reading with the labels of its document."""
    made = Score()
    _head(made, label, found)
    pairs = _pairs(label.items, found.items)
    _items(made, label, found, pairs)
    for want in label.items:
        if want.is_task:
            _fields(made, want, _task(pairs, want), found)
    _citations(made, label, found)
    return made


def _head(made: Score, label: Labelled, found: ParsedDirective) -> None:
    got, want = plain(found.kind), plain(label.kind)
    is_kind = bool(got) and (want.startswith(got) or got.startswith(want))
    _head_value(made, "kind", is_kind, found.kind, label.kind)
    _head_value(made, "number", _is_right(found.number, label.number), found.number, label.number.value)
    day = found.issued_on.isoformat() if found.issued_on else None
    _head_value(made, "date", _is_right(day, label.issued_on), day, label.issued_on.value)


def _head_value(made: Score, name: str, is_right: bool, got: str | None, wanted: str | None) -> None:
    made.count(name, int(is_right), int(not is_right), int(not is_right))
    if not is_right:
        made.misses.append(Miss(name, None, got or "", wanted or ""))


def _is_right(got: str | None, want: HeadValue) -> bool:
    """What is legible must be read; what is damaged may be left out or known better, but not invented."""
    read, written, true = symbol(got), symbol(want.value), symbol(want.true)
    if want.quality == "ok":
        return read == written
    return read in ({"", written, true} if want.quality == "misread" else {"", true})


def _pairs(labels: Sequence[LabelledItem], items: Sequence[Item]) -> list[tuple[LabelledItem, Item]]:
    """Each label with the item that opens most like it, in reading order where two are alike."""
    free = list(items)
    words = {id(item): plain(item.text).split() for item in items}
    pairs = []
    for label in labels:
        want = plain(label.first_words)
        ranked = [opening_likeness(words[id(item)], want) for item in free]
        best = max(ranked, default=0.0)
        if best > 0:
            pairs.append((label, free.pop(ranked.index(best))))
    return pairs


def _task(pairs: Sequence[tuple[LabelledItem, Item]], label: LabelledItem) -> Item | None:
    item = next((item for one, item in pairs if one is label), None)
    return item if item is not None and item.kind in _TASKS else None


def _items(
    made: Score, label: Labelled, found: ParsedDirective, pairs: Sequence[tuple[LabelledItem, Item]]
) -> None:
    by_item = {id(item): one for one, item in pairs}
    parents = {one.parent for one in label.items}
    # The reader may have stopped at a task whose dashes the product reads one by one: those are no inventions.
    undivided = {item.path for one, item in pairs if one.is_task and one.label not in parents}
    for item in found.items:
        if item.kind not in _TASKS:
            continue
        one = by_item.get(id(item))
        if one is not None and one.is_task:
            made.count("items", 1, 0, 0)
        elif one is None and item.parent in undivided:
            continue
        elif one is None or not one.is_neutral:
            made.count("items", 0, 1, 0)
            label_of, kind = (one.label, one.kind) if one else (None, "")
            made.misses.append(Miss("items", label_of, item.kind.value, kind, item.text))
    for one in label.items:
        if one.is_task and _task(pairs, one) is None:
            made.count("items", 0, 0, 1)
            made.misses.append(Miss("items", one.label, "", one.kind, one.first_words))


def _fields(made: Score, want: LabelledItem, item: Item | None, found: ParsedDirective) -> None:
    leads = [one.text for one in item.leads] if item else []
    is_right = _bodies(made, "leads", want, leads, want.leads)
    _bodies(
        made, "coordinating", want, [one.text for one in item.coordinating] if item else [], want.coordinating
    )
    if item is not None:
        made.tasks += 1
        made.silent += not is_right and not _is_warned(found, item)
    days = set(_days(item)) if item else set()
    if want.is_due_vague:
        days &= want.due
    made.count("due", len(days & want.due), len(days - want.due), len(want.due - days))
    if days != want.due:
        _miss(made, "due", want, sorted(days), sorted(want.due))
    recurs = item is not None and bool(item.recurrence or any(duty.recurrence for duty in item.duties))
    both = recurs and want.is_recurring
    made.count("recurrence", int(both), int(recurs and not both), int(want.is_recurring and not both))
    if recurs != want.is_recurring:
        _miss(made, "recurrence", want, [str(recurs)], [str(want.is_recurring)])


def _bodies(made: Score, name: str, label: LabelledItem, got: list[str], wanted: Sequence[str]) -> bool:
    hits = count_same(got, wanted)
    made.count(name, hits, len(got) - hits, len(wanted) - hits)
    is_right = hits == max(len(got), len(wanted))
    if not is_right:
        _miss(made, name, label, got, wanted)
    return is_right


def _miss(made: Score, name: str, label: LabelledItem, got: Sequence[str], wanted: Sequence[str]) -> None:
    made.misses.append(Miss(name, label.label, "; ".join(got), "; ".join(wanted), label.first_words))


def _days(item: Item) -> Iterator[str]:
    for day in (item.due_on, *(duty.due_on for duty in item.duties)):
        if day is not None:
            yield day.isoformat()


def _is_warned(found: ParsedDirective, item: Item) -> bool:
    """Whether a finding names the item or stands inside it."""
    return any(
        one.holes.get("path") == item.path
        or (one.span is not None and item.span[0] <= one.span[0] < item.span[1])
        for one in found.findings
    )


def _citations(made: Score, label: Labelled, found: ParsedDirective) -> None:
    got = {symbol(one.number): one.number for one in found.citations if one.number}
    want = {symbol(one): one for one in label.cited}
    made.count(
        "citations",
        len(got.keys() & want.keys()),
        len(got.keys() - want.keys()),
        len(want.keys() - got.keys()),
    )
    for key in sorted(got.keys() ^ want.keys()):
        made.misses.append(Miss("citations", None, got.get(key) or "", want.get(key) or ""))
