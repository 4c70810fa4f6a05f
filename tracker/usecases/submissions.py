"""What a body hands in with a report: cleaned, its files kept, its row added. Whether it may is `move_assignment`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tracker.domain.errors import Invalid
from tracker.domain.events import words_digest
from tracker.domain.text import MAX_TEXT, clean, one_line
from tracker.store.assignments import Assignment
from tracker.store.unit import Unit
from tracker.usecases.context import Context
from tracker.usecases.evidence_files import MAX_EVIDENCE, EvidenceTooLarge, check_file

__all__ = ["MAX_EVIDENCE", "EvidenceTooLarge", "Handed", "Submission", "TextTooLong", "UnknownIndicator"]


class TextTooLong(Invalid):
    """A field holds more characters than any output can carry."""

    key = "error.text_too_long"


class UnknownIndicator(Invalid):
    """A figure was given for an indicator that the directive does not have."""

    key = "error.unknown_indicator"


@dataclass(frozen=True)
class Submission:
    """Báo cáo kết quả as it comes in. `figures` by indicator number; `evidence` by file name."""

    results: str
    difficulties: str = ""
    proposals: str = ""
    figures: Mapping[int, float] = field(default_factory=dict)
    evidence: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Handed:
    """A submission cleaned, with its files stored: `names` maps file name to SHA-256, `sizes` to bytes."""

    id: UUID
    results: str
    difficulties: str
    proposals: str
    figures: Mapping[int, float]
    names: Mapping[str, str]
    sizes: Mapping[str, int]

    def digest(self, revision: int) -> dict[str, Any]:
        """What the event keeps, so that the chain also covers what was handed in."""
        return {
            "id": str(self.id),
            "revision": revision,
            "words_sha256": words_digest(self.results, self.difficulties, self.proposals),
            "figures": {str(k): v for k, v in self.figures.items()},
            "evidence": dict(self.names),
        }


def keep_files(ctx: Context, submission: Submission | None) -> Handed | None:
    """Clean the words and store the bytes of the evidence durably; raises TextTooLong and what `check_file` does."""
    if submission is None:
        return None
    for name, data in submission.evidence.items():
        check_file(name, data)
    named = _named(submission.evidence)
    return Handed(
        ctx.new_id(),
        _checked(submission.results, "results"),
        _checked(submission.difficulties, "difficulties"),
        _checked(submission.proposals, "proposals"),
        submission.figures,
        {name: ctx.files.put(data) for name, data in named.items()},
        {name: len(data) for name, data in named.items()},
    )


def _named(evidence: Mapping[str, bytes]) -> dict[str, bytes]:
    # The same content is one file, under the name that came first; names that clean alike are told apart.
    named: dict[str, bytes] = {}
    for raw, data in evidence.items():
        if data in named.values():
            continue
        name = one_line(raw)[:290]
        while name in named:
            name = f"{len(named) + 1}-{name}"
        named[name] = data
    return named


def _checked(text: str, field_name: str) -> str:
    text = clean(text).strip()
    if len(text) > MAX_TEXT:
        raise TextTooLong(field=field_name, limit=MAX_TEXT)
    return text


def add_submission(ctx: Context, unit: Unit, assignment: Assignment, handed: Handed) -> None:
    """Add the numbered revision and its evidence; raises UnknownIndicator."""
    _refuse_strange_figures(unit, assignment, handed)
    row = {
        "id": handed.id,
        "assignment_id": assignment.id,
        "revision": assignment.revision,
        "results": handed.results,
        "difficulties": handed.difficulties,
        "proposals": handed.proposals,
        "figures": json.dumps({str(k): v for k, v in handed.figures.items()}),
        "submitted_by": ctx.actor.id,
        "submitted_at": ctx.now(),
    }
    evidence = [
        {
            "id": ctx.new_id(),
            "submission_id": handed.id,
            "sha256": sha256,
            "name": name,
            "size": handed.sizes[name],
        }
        for name, sha256 in handed.names.items()
    ]
    unit.assignments.add_submission(row, evidence)


def _refuse_strange_figures(unit: Unit, assignment: Assignment, handed: Handed) -> None:
    if not handed.figures:
        return
    known = [indicator.position for indicator in unit.directives.indicators(assignment.directive_id)]
    strange = sorted(set(handed.figures) - set(known))
    if strange:
        raise UnknownIndicator(numbers=strange, known=known or "–")
