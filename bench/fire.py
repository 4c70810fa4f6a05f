"""Firing a move through the declared workflow, beside the bare state machine library."""

from transitions import Machine

from bench.figures import Figure, seconds
from tracker.bootstrap import workflow

_COUNT = 50_000


class _Model:
    state = "assigned"


def run() -> list[Figure]:
    """Moves decided a second (guards included) against one shared machine's bare events a second."""
    declared = workflow("assignment")
    facts = {"has_result": True, "has_evidence_if_asked": True}
    ours = _COUNT / seconds(lambda: [declared.take("in_progress", "report", facts) for _ in range(_COUNT)])
    machine = Machine(model=None, states=["assigned", "started"], initial=None, auto_transitions=False)
    machine.add_transition("start", ["assigned", "started"], "started")
    model = _Model()
    fire = machine.events["start"].trigger
    raw = _COUNT / seconds(lambda: [fire(model) for _ in range(_COUNT)])
    return [
        Figure(
            "decide a move",
            ours,
            raw,
            "per s",
            "no machine per move (a build takes ≈ 5,400/s)",
            ours > 20_000,
        )
    ]
