"""What is wrong with a workflow file, said line by line before anything runs under it."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

from tracker.domain.errors import Invalid
from tracker.domain.permissions import Permission
from tracker.domain.workflow import Phase, Workflow, build

GUARDS: Mapping[str, frozenset[str]] = {
    "assignment": frozenset(
        {
            "is_not_acknowledged",
            "has_result",
            "has_evidence_if_asked",
            "is_not_own_report",
            "has_reason",
            "has_successor",
        }
    ),
    "extension": frozenset({"has_reason", "is_not_own_request"}),
    "directive": frozenset({"has_tasks", "has_reason", "is_one_off_work_ended", "is_last_period_reported"}),
}
"""The guards that code answers for each workflow (`domain.guards`); a file may name no others."""


_NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")
"""States and verbs: columns hold 32 characters, and the state machine library reads signs of its own into `=`."""


class WorkflowBroken(Invalid):
    """A workflow file has mistakes; `problems` lists them as (key, holes)."""

    key = "error.workflow_broken"


@dataclass(frozen=True)
class Problem:
    """One mistake: a message key and what it is about."""

    key: str
    name: str


def load(declared: Mapping[str, Any]) -> Workflow:
    """The workflow, or WorkflowBroken with every problem found."""
    found = problems(declared)
    if found:
        raise WorkflowBroken(
            workflow=str(declared.get("name", "?")), problems="; ".join(f"{p.key}: {p.name}" for p in found)
        )
    return build(declared)


def problems(declared: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Every mistake, none when the file is sound. Never raises on any parsed TOML."""
    missing = _missing(declared)
    if missing:
        return tuple(missing)
    states, moves = declared["states"], declared["moves"]
    if not isinstance(states, Mapping) or not isinstance(moves, list):
        return (Problem("workflow.missing_key", "states, moves"),)
    shape = [*_state_shapes(states), *_move_shapes(moves)]
    if shape:
        return tuple(shape)
    return (*_names(declared), *_dead_ends(declared), *_unreachable(declared))


def _missing(declared: Mapping[str, Any]) -> list[Problem]:
    found = [Problem("workflow.missing_key", k) for k in ("states", "moves") if k not in declared]
    wanted = {"name": str, "version": int, "initial": str}
    found += [Problem("workflow.missing_key", k) for k, t in wanted.items() if not _is_a(t, declared.get(k))]
    if not isinstance(declared.get("options", {}), Mapping):
        found.append(Problem("workflow.missing_key", "options"))
    return found


def _is_a(wanted: type, value: object) -> bool:
    # In Python, though not in TOML, true is a number.
    return isinstance(value, wanted) and not (wanted is int and isinstance(value, bool))


def _state_shapes(states: Mapping[str, Any]) -> list[Problem]:
    found = []
    for name, state in states.items():
        wanted = {"phase": str, "rank": int, "vi": str, "en": str}
        if not isinstance(state, Mapping) or not _NAME.fullmatch(name):
            found.append(Problem("workflow.bad_state", name))
            continue
        found += [
            Problem("workflow.bad_state", f"{name}.{k}")
            for k, t in wanted.items()
            if not _is_a(t, state.get(k))
        ]
        if state.get("phase") not in [p.value for p in Phase]:
            found.append(Problem("workflow.unknown_phase", f"{name}: {state.get('phase')}"))
    return found


def _move_shapes(moves: list[Any]) -> list[Problem]:
    found = []
    for i, move in enumerate(moves, 1):
        if not isinstance(move, Mapping):
            found.append(Problem("workflow.bad_move", str(i)))
            continue
        name = str(move.get("verb", i))
        for key in ("verb", "to", "permission", "vi", "en"):
            if not isinstance(move.get(key), str):
                found.append(Problem("workflow.bad_move", f"{name}.{key}"))
        # The library refuses a trigger named like the attribute it moves.
        if isinstance(move.get("verb"), str) and (not _NAME.fullmatch(name) or name == "state"):
            found.append(Problem("workflow.bad_move", f"{name}.verb"))
        if not _is_names(move.get("from")) or not move["from"]:
            found.append(Problem("workflow.bad_move", f"{name}.from"))
        if not _is_names(move.get("guards", [])):
            found.append(Problem("workflow.bad_move", f"{name}.guards"))
    return found


def _is_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


def _names(declared: Mapping[str, Any]) -> list[Problem]:
    states: Set[str] = set(declared["states"])
    known = GUARDS.get(declared["name"], frozenset())
    permissions = {p.value for p in Permission}
    found = []
    if declared["initial"] not in states:
        found.append(Problem("workflow.unknown_state", str(declared["initial"])))
    started: set[tuple[str, str]] = set()
    for move in declared["moves"]:
        for state in [*move["from"], move["to"]]:
            if state not in states:
                found.append(Problem("workflow.unknown_state", f"{move['verb']}: {state}"))
        if move["permission"] not in permissions:
            found.append(Problem("workflow.unknown_permission", f"{move['verb']}: {move['permission']}"))
        # A dotted name would be imported and called by the state machine library: only names we answer pass.
        for guard in move.get("guards", []):
            if guard not in known:
                found.append(Problem("workflow.unknown_guard", f"{move['verb']}: {guard}"))
        for source in move["from"]:
            if (move["verb"], source) in started:
                found.append(Problem("workflow.declared_twice", f"{move['verb']}: {source}"))
            started.add((move["verb"], source))
    return found


def _dead_ends(declared: Mapping[str, Any]) -> list[Problem]:
    leaving = {s for m in declared["moves"] for s in m["from"] if s != m["to"]}
    return [
        Problem("workflow.dead_end", name)
        for name, state in declared["states"].items()
        if name not in leaving and Phase(state["phase"]).is_open
    ]


def _unreachable(declared: Mapping[str, Any]) -> list[Problem]:
    reached, todo = set(), [declared["initial"]]
    while todo:
        state = todo.pop()
        if state in reached:
            continue
        reached.add(state)
        todo += [m["to"] for m in declared["moves"] if state in m["from"]]
    return [Problem("workflow.unreachable", name) for name in declared["states"] if name not in reached]
