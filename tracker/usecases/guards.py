"""The answers to the guards that `workflows/assignment.toml` names: one function each, asked only when named."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tracker.domain.workflow import Facts, Move
from tracker.store.assignments import Assignment
from tracker.store.unit import Unit
from tracker.usecases.context import Context


@dataclass(frozen=True)
class Question:
    """What a guard may look at."""

    ctx: Context
    unit: Unit
    assignment: Assignment
    reason: str = ""
    results: str = ""
    has_evidence: bool = False
    successor: str | None = None


def is_not_acknowledged(q: Question) -> bool:
    """Receipt is acknowledged once."""
    return q.assignment.acknowledged_at is None


def has_result(q: Question) -> bool:
    """A report says what came of it."""
    return bool(q.results.strip())


def has_evidence_if_asked(q: Question) -> bool:
    """Where a duty asks for evidence, a file comes with the report."""
    return q.has_evidence or not q.unit.assignments.needs_evidence(q.assignment.task_id)


def is_not_own_report(q: Question) -> bool:
    """Nobody verifies what they submitted."""
    submitter = q.unit.assignments.submitter(q.assignment)
    return submitter is None or submitter != q.ctx.actor.id


def has_reason(q: Question) -> bool:
    """What a body must redo or loses is told why."""
    return bool(q.reason.strip())


def has_successor(q: Question) -> bool:
    """The heir is named and is another body."""
    return q.successor is not None and q.successor != q.assignment.body_code


ANSWERS: Mapping[str, Callable[[Question], bool]] = {
    guard.__name__: guard
    for guard in (
        is_not_acknowledged,
        has_result,
        has_evidence_if_asked,
        is_not_own_report,
        has_reason,
        has_successor,
    )
}


def facts_of(move: Move, question: Question) -> Facts:
    """The answers to the guards of this move."""
    return {name: ANSWERS[name](question) for name in move.guards}
