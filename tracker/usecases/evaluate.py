"""Measure the reading on labelled documents: by field, by kind of document, with each error; and what a change broke.

Needs no database and stores nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any

from tracker.documents.labelled import BadLabels, Labelled, read_labels
from tracker.documents.read_directive import read_directive
from tracker.documents.score import FIELDS, Miss, Score, Tally, score
from tracker.domain.directive import ParsedDirective
from tracker.domain.errors import Invalid, TrackerError

__all__ = [
    "FIELDS",
    "BadLabels",
    "BadSavedEvaluation",
    "Compared",
    "Evaluation",
    "compare",
    "evaluate",
    "read_labels",
]

Table = dict[str, Tally]


@dataclass(frozen=True)
class Measured:
    """One document: its score, the seconds its reading took, and why it could not be read, if so."""

    label: Labelled
    score: Score
    seconds: float
    failure: TrackerError | None = None


@dataclass(frozen=True)
class Evaluation:
    """All documents of a folder; `absent` are labelled files that are not there."""

    documents: tuple[Measured, ...]
    absent: tuple[str, ...]

    def table(self, kind: str | None = None) -> Table:
        """Counts by field, over all documents or those labelled with this kind."""
        counted = {name: Tally() for name in FIELDS}
        for one in self.documents:
            if kind in (None, one.label.kind):
                for name, tally in one.score.tallies.items():
                    counted[name] += tally
        return counted

    def kinds(self) -> list[str]:
        """The kinds of documents, in the order of their labels."""
        return list(dict.fromkeys(one.label.kind for one in self.documents))

    def misses(self) -> Iterator[tuple[str, Miss]]:
        """Each error with the name of its document."""
        for one in self.documents:
            for miss in one.score.misses:
                yield one.label.name, miss

    @property
    def tasks(self) -> int:
        """Tasks that were both found and labelled."""
        return sum(one.score.tasks for one in self.documents)

    @property
    def silent(self) -> int:
        """Those of them with wrong leads and no finding that warns of it."""
        return sum(one.score.silent for one in self.documents)

    def plain(self) -> dict[str, Any]:
        """For `--json` and `--save`: figures by field and kind, errors, seconds. Times are left out of errors."""
        return {
            "fields": {name: _row(tally) for name, tally in self.table().items()},
            "kinds": {
                kind: {name: _row(tally) for name, tally in self.table(kind).items()} for kind in self.kinds()
            },
            "tasks": self.tasks,
            "wrong_leads_without_finding": self.silent,
            "errors": [
                {
                    "file": name, "field": one.field, "label": one.label,
                    "got": one.got, "wanted": one.wanted, "words": one.words,
                }
                for name, one in self.misses()
            ],
            "seconds": {one.label.name: round(one.seconds, 4) for one in self.documents},
            "median_seconds": round(median(one.seconds for one in self.documents), 4) if self.documents else None,
            "unreadable": [one.label.name for one in self.documents if one.failure],
            "absent": list(self.absent),
        }  # fmt: skip


def evaluate(
    labels: Iterable[Labelled], read: Callable[[str], bytes | None], seconds: Callable[[], float]
) -> Evaluation:
    """Read and score each labelled document. `read` gives a file's bytes, None where it is absent; `seconds` is a
    clock that never runs backwards."""
    measured: list[Measured] = []
    absent: list[str] = []
    for label in labels:
        data = read(label.name)
        if data is None:
            absent.append(label.name)
            continue
        measured.append(_measure(label, data, seconds))
    return Evaluation(tuple(measured), tuple(absent))


def _measure(label: Labelled, data: bytes, seconds: Callable[[], float]) -> Measured:
    began = seconds()
    try:
        found, failure = read_directive(data, label.name), None
    except TrackerError as error:
        found, failure = ParsedDirective(text=""), error
    took = seconds() - began
    return Measured(label, score(label, found), took, failure)


def _row(tally: Tally) -> dict[str, float | int]:
    return {
        "precision": round(tally.precision, 3),
        "recall": round(tally.recall, 3),
        "f1": round(tally.f1, 3),
        "tp": tally.hits,
        "fp": tally.extra,
        "fn": tally.missed,
    }


@dataclass(frozen=True)
class Compared:
    """An evaluation against a saved one: F1 by field before and now, errors that are new and that are gone."""

    fields: dict[str, tuple[float, float]]
    new: tuple[Mapping[str, Any], ...]
    gone: tuple[Mapping[str, Any], ...]


class BadSavedEvaluation(Invalid):
    """The file to compare with is not what `--save` writes."""

    key = "evaluate.bad_saved"


def compare(before: Mapping[str, Any], now: Mapping[str, Any], name: str = "") -> Compared:
    """Two `plain` evaluations; raises BadSavedEvaluation. `name` is that of the file of the first."""
    try:
        fields = {
            name: (float(before["fields"][name]["f1"]), float(row["f1"]))
            for name, row in now["fields"].items()
        }
        old, new = _errors(before), _errors(now)
    except (KeyError, TypeError, ValueError) as error:
        raise BadSavedEvaluation(where=name, problem=repr(error)) from error
    return Compared(
        fields,
        tuple(one for key, one in new.items() if key not in old),
        tuple(one for key, one in old.items() if key not in new),
    )


def _errors(saved: Mapping[str, Any]) -> dict[tuple[str, ...], Mapping[str, Any]]:
    return {
        tuple(str(one[part]) for part in ("file", "field", "label", "got", "wanted", "words")): one
        for one in saved["errors"]
    }
