"""A workflow as declared in `workflows/*.toml`, and the firing of its moves through one shared `transitions` machine.

Code asks for phases and verbs, never for state names. The machine moves a small value, never a row: it only decides,
the use case records. Checking a file for mistakes is in `workflow_check`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import Any

from transitions import EventData, Machine

from tracker.domain.errors import Conflict
from tracker.domain.permissions import Permission


class Phase(StrEnum):
    """What a state means to the code."""

    WAITING = "waiting"
    WORKING = "working"
    REPORTED = "reported"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def is_open(self) -> bool:
        """Whether anything is still expected."""
        return self in (Phase.WAITING, Phase.WORKING, Phase.REPORTED)


@dataclass(frozen=True, slots=True)
class State:
    """A declared state; `rank` orders states by progress."""

    name: str
    phase: Phase
    rank: int
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Move:
    """A declared move: who may make it, from where, on which conditions, to where."""

    verb: str
    sources: tuple[str, ...]
    target: str
    permission: Permission
    guards: tuple[str, ...]
    labels: Mapping[str, str]


class MoveNotAllowed(Conflict):
    """The verb does not start in this state."""

    key = "error.move_not_allowed"


class UnknownVerb(Conflict):
    """No move of that name is declared."""

    key = "error.unknown_verb"


class GuardFailed(Conflict):
    """A named condition of the move is not met; `guard` is its name."""

    key = "error.guard_failed"


Facts = Mapping[str, bool]
"""Each guard's name and its answer."""


@dataclass(slots=True)
class _Token:
    """The small value that the machine moves."""

    state: str


@dataclass(frozen=True)
class Workflow:
    """States, moves and the machine built from them once. Immutable and shared between threads."""

    name: str
    version: int
    initial: str
    states: Mapping[str, State]
    moves: tuple[Move, ...]
    machine: Machine = field(repr=False, compare=False)
    options: Mapping[str, Any] = field(default_factory=dict)

    def phase_of(self, state: str) -> Phase:
        """The declared phase of a declared state."""
        return self.states[state].phase

    def rank_of(self, state: str) -> int:
        """How far along the state is."""
        return self.states[state].rank

    def states_in(self, *phases: Phase) -> tuple[str, ...]:
        """The names of all states in these phases, in the order declared."""
        return tuple(s.name for s in self.states.values() if s.phase in phases)

    def verbs_from(self, state: str) -> tuple[str, ...]:
        """The verbs declared from this state, in the order of the file."""
        return tuple(m.verb for m in self.moves if state in m.sources)

    def find(self, state: str, verb: str) -> Move:
        """The declared move; raises UnknownVerb, or MoveNotAllowed naming the states it starts from."""
        sources: tuple[str, ...] = ()
        for move in self.moves:
            if move.verb != verb:
                continue
            if state in move.sources:
                return move
            sources += move.sources
        if sources:
            raise MoveNotAllowed(verb=verb, state=state, sources=sources)
        raise UnknownVerb(verb=verb, verbs=tuple(dict.fromkeys(m.verb for m in self.moves)))

    def take(self, state: str, verb: str, facts: Facts) -> str:
        """The state reached; raises MoveNotAllowed, UnknownVerb or GuardFailed, and changes nothing itself."""
        self.find(state, verb)
        token = _Token(state)
        self.machine.events[verb].trigger(token, facts=facts)
        return token.state


def build(declared: Mapping[str, Any]) -> Workflow:
    """A workflow from a parsed file that `workflow_check.problems` found nothing wrong with."""
    states = {
        name: State(name, Phase(s["phase"]), int(s["rank"]), {"vi": s["vi"], "en": s["en"]})
        for name, s in declared["states"].items()
    }
    moves = tuple(
        Move(
            m["verb"],
            tuple(m["from"]),
            m["to"],
            Permission(m["permission"]),
            tuple(m.get("guards", ())),
            {"vi": m["vi"], "en": m["en"]},
        )
        for m in declared["moves"]
    )
    machine = _machine(tuple(states), moves)
    options = declared.get("options", {})
    return Workflow(
        declared["name"], int(declared["version"]), declared["initial"], states, moves, machine, options
    )


def _machine(states: tuple[str, ...], moves: tuple[Move, ...]) -> Machine:
    # One machine for all, nothing registered with it: a registered model is kept for ever, and a machine per
    # row costs 14 kB. auto_transitions would add to_<state>() ways around every guard.
    machine = Machine(
        model=None, states=list(states), initial=None, auto_transitions=False, send_event=True, queued=False
    )
    for move in moves:
        checks: list[str | Callable[..., bool | None]] = [
            partial(_passes, name=guard) for guard in move.guards
        ]
        machine.add_transition(move.verb, list(move.sources), move.target, conditions=checks)
    return machine


def _passes(event: EventData, name: str) -> bool:
    if not event.kwargs["facts"][name]:
        raise GuardFailed(guard=name, verb=event.event.name)
    return True
