"""Mistakes in a workflow file are found before anything runs under it."""

import sys
import tomllib
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.workflow import MoveNotAllowed, UnknownVerb, Workflow
from tracker.domain.workflow_check import Problem, WorkflowBroken, load, problems
from tracker.usecases.workflow_files import declared


def sound() -> dict[str, Any]:
    """A small workflow without mistakes."""
    return tomllib.loads(
        """
        name = "assignment"
        version = 1
        initial = "given"
        [states.given]
        phase = "waiting"
        rank = 0
        vi = "mới"
        en = "new"
        [states.done]
        phase = "done"
        rank = 1
        vi = "xong"
        en = "done"
        [[moves]]
        verb = "finish"
        from = ["given"]
        to = "done"
        permission = "assignment.work"
        guards = ["has_result"]
        vi = "làm xong"
        en = "finish"
        """
    )


def changed(path: str, value: Any) -> dict[str, Any]:
    """The sound workflow with the value at a dotted path replaced; DROP takes it away."""
    data = deepcopy(sound())
    *way, last_step = path.split(".")
    place: Any = data
    for step in way:
        place = place[int(step) if isinstance(place, list) else step]
    last: Any = int(last_step) if isinstance(place, list) else last_step
    if value is DROP:
        del place[last]
    else:
        place[last] = value
    return data


DROP = object()
STATE = {"phase": "working", "rank": 1, "vi": "x", "en": "x"}


@pytest.mark.parametrize("name", ["assignment", "extension", "directive"])
def test_the_workflows_we_ship_are_sound(name: str) -> None:
    assert problems(declared(name)) == ()


def test_a_sound_file_becomes_a_machine() -> None:
    machine = load(sound())

    assert machine.take("given", "finish", {"has_result": True}) == "done"


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        *[(key, DROP, Problem("workflow.missing_key", key)) for key in sound()],
        ("states", [], Problem("workflow.missing_key", "states, moves")),
        ("moves", {}, Problem("workflow.missing_key", "states, moves")),
        ("name", 3, Problem("workflow.missing_key", "name")),
        ("initial", ["given"], Problem("workflow.missing_key", "initial")),
        ("version", "one", Problem("workflow.missing_key", "version")),
        ("version", True, Problem("workflow.missing_key", "version")),
        ("options", [1], Problem("workflow.missing_key", "options")),
        ("states.done", "done", Problem("workflow.bad_state", "done")),
        ("states.done.rank", "1", Problem("workflow.bad_state", "done.rank")),
        ("states.done.vi", DROP, Problem("workflow.bad_state", "done.vi")),
        ("states.done.phase", "finished", Problem("workflow.unknown_phase", "done: finished")),
        ("states.done.phase", ["done"], Problem("workflow.unknown_phase", "done: ['done']")),
        ("states.=", STATE, Problem("workflow.bad_state", "=")),
        ("states." + "x" * 33, STATE, Problem("workflow.bad_state", "x" * 33)),
        ("moves.0", "finish", Problem("workflow.bad_move", "1")),
        ("moves.0.verb", 7, Problem("workflow.bad_move", "7.verb")),
        ("moves.0.verb", "state", Problem("workflow.bad_move", "state.verb")),
        ("moves.0.to", DROP, Problem("workflow.bad_move", "finish.to")),
        ("moves.0.from", DROP, Problem("workflow.bad_move", "finish.from")),
        ("moves.0.from", [], Problem("workflow.bad_move", "finish.from")),
        ("moves.0.from", "given", Problem("workflow.bad_move", "finish.from")),
        ("moves.0.guards", [1], Problem("workflow.bad_move", "finish.guards")),
        ("moves.0.to", "gone", Problem("workflow.unknown_state", "finish: gone")),
        ("moves.0.from", ["given", "lost"], Problem("workflow.unknown_state", "finish: lost")),
        ("initial", "lost", Problem("workflow.unknown_state", "lost")),
        ("moves.0.permission", "all", Problem("workflow.unknown_permission", "finish: all")),
        ("moves.0.guards", ["is_lucky"], Problem("workflow.unknown_guard", "finish: is_lucky")),
        ("moves.0.from", ["given", "given"], Problem("workflow.declared_twice", "finish: given")),
        ("moves.0.to", "given", Problem("workflow.dead_end", "given")),
        ("states.extra", STATE, Problem("workflow.unreachable", "extra")),
        ("states.extra", STATE, Problem("workflow.dead_end", "extra")),
    ],
)
def test_each_kind_of_mistake_is_named(path: str, value: Any, problem: Problem) -> None:
    data = changed(path, value)

    found = problems(data)

    assert problem in found
    with pytest.raises(WorkflowBroken) as broken:
        load(data)
    assert problem.name in broken.value.holes["problems"]


def test_a_dotted_guard_is_refused_and_its_module_never_imported() -> None:
    unused = "antigravity"  # importing it would open a browser
    data = changed("moves.0.guards", [f"{unused}.geohash"])

    with pytest.raises(WorkflowBroken):
        load(data)

    assert problems(data) == (Problem("workflow.unknown_guard", f"finish: {unused}.geohash"),)
    assert unused not in sys.modules


def test_a_guard_of_one_workflow_is_unknown_in_another() -> None:
    data = changed("name", "directive")

    assert problems(data) == (Problem("workflow.unknown_guard", "finish: has_result"),)


def test_a_workflow_that_code_does_not_know_has_no_guards() -> None:
    assert Problem("workflow.unknown_guard", "finish: has_result") in problems(changed("name", "picnic"))


_SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates()
_NAMES = st.sampled_from(["given", "done", "finish", "state", "=", "*", "waiting", "has_result", "a.b", ""])
_KEYS = st.sampled_from(
    [
        "name",
        "version",
        "initial",
        "states",
        "moves",
        "options",
        "given",
        "done",
        "phase",
        "rank",
        "vi",
        "en",
        "verb",
        "from",
        "to",
        "permission",
        "guards",
    ]
)
_TOML = st.recursive(
    _SCALARS | _NAMES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(_KEYS | st.text(max_size=4), inner, max_size=6)
    ),
    max_leaves=12,
)


@given(st.dictionaries(_KEYS, _TOML, max_size=7))
def test_anything_that_parses_gives_a_list_of_problems(data: dict[str, Any]) -> None:
    found = problems(data)

    assert all(isinstance(problem, Problem) for problem in found)
    if not found:
        assert isinstance(load(data), Workflow)


PLACES = [
    "name",
    "version",
    "initial",
    "options",
    *[f"states.done{rest}" for rest in ("", ".phase", ".rank", ".vi")],
    *[f"moves.0.{key}" for key in ("verb", "from", "to", "permission", "guards", "en")],
]


@given(st.sampled_from(PLACES), _TOML)
def test_one_value_gone_wrong_never_breaks_the_check_nor_what_passes_it(path: str, value: Any) -> None:
    data = changed(path, value)

    if problems(data):
        with pytest.raises(WorkflowBroken):
            load(data)
        return
    machine = load(data)

    for state in machine.states:
        for move in machine.moves:
            facts = dict.fromkeys(move.guards, True)
            if any(state in m.sources for m in machine.moves if m.verb == move.verb):
                assert machine.take(state, move.verb, facts) in machine.states
                continue
            with pytest.raises(MoveNotAllowed):
                machine.take(state, move.verb, facts)


def test_what_passed_the_check_has_no_other_verbs() -> None:
    with pytest.raises(UnknownVerb):
        load(sound()).take("given", "to_done", {"has_result": True})
