"""The machine that decides moves: the declared ones, and nothing but them."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from tracker.bootstrap import workflow
from tracker.domain.workflow import Facts, GuardFailed, MoveNotAllowed, Phase, UnknownVerb, Workflow
from tracker.domain.workflow_check import GUARDS

MACHINES = {name: workflow(name) for name in ("assignment", "extension", "directive")}
DECLARED = [
    (name, state, move.verb, move.target)
    for name, machine in MACHINES.items()
    for move in machine.moves
    for state in move.sources
]
OTHERS = [
    (name, state, verb)
    for name, machine in MACHINES.items()
    for state in machine.states
    for verb in {move.verb for move in machine.moves}
    if verb not in machine.verbs_from(state)
]


def facts(name: str, *, but: str | None = None) -> Facts:
    """Every guard of the workflow answered with yes, but one."""
    return {guard: guard != but for guard in GUARDS[name]}


# What the files declare, written down once more: a slip in a file is seen here.
ASSIGNMENT: Mapping[str, Mapping[str, str]] = {
    "assigned": {
        "acknowledge": "assigned",
        "start": "in_progress",
        "cancel": "cancelled",
        "supersede": "superseded",
        "hand_over": "handed_over",
    },
    "in_progress": {
        "report": "reported",
        "cancel": "cancelled",
        "supersede": "superseded",
        "hand_over": "handed_over",
    },
    "reported": {
        "verify": "verified",
        "return": "in_progress",
        "cancel": "cancelled",
        "supersede": "superseded",
        "hand_over": "handed_over",
    },
    "verified": {},
    "cancelled": {},
    "superseded": {},
    "handed_over": {},
}
EXTENSION = {"requested": {"grant": "granted", "refuse": "refused"}, "granted": {}, "refused": {}}
DIRECTIVE = {
    "draft": {"issue": "issued", "supersede": "superseded"},
    "issued": {"close": "closed", "supersede": "superseded"},
    "closed": {},
    "superseded": {},
}


@pytest.mark.parametrize(
    ("name", "expected"), [("assignment", ASSIGNMENT), ("extension", EXTENSION), ("directive", DIRECTIVE)]
)
def test_the_file_declares_the_life_that_the_office_agreed_on(
    name: str, expected: Mapping[str, Mapping[str, str]]
) -> None:
    machine = MACHINES[name]

    found = {s: {v: machine.find(s, v).target for v in machine.verbs_from(s)} for s in machine.states}

    assert found == expected


@pytest.mark.parametrize(("name", "state", "verb", "target"), DECLARED)
def test_a_declared_move_reaches_its_state(name: str, state: str, verb: str, target: str) -> None:
    assert MACHINES[name].take(state, verb, facts(name)) == target


@pytest.mark.parametrize(("name", "state", "verb"), OTHERS)
def test_a_verb_from_the_wrong_state_is_refused_with_the_states_it_starts_from(
    name: str, state: str, verb: str
) -> None:
    with pytest.raises(MoveNotAllowed) as refused:
        MACHINES[name].take(state, verb, facts(name))

    starts = {s for s in MACHINES[name].states if verb in MACHINES[name].verbs_from(s)}
    assert set(refused.value.holes["sources"]) == starts
    assert (refused.value.holes["verb"], refused.value.holes["state"]) == (verb, state)


@pytest.mark.parametrize(
    ("name", "state", "verb", "guard"),
    [
        (name, state, move.verb, guard)
        for name, machine in MACHINES.items()
        for move in machine.moves
        for state in move.sources
        for guard in move.guards
    ],
)
def test_a_guard_that_fails_names_itself(name: str, state: str, verb: str, guard: str) -> None:
    with pytest.raises(GuardFailed) as refused:
        MACHINES[name].take(state, verb, facts(name, but=guard))

    assert refused.value.holes == {"guard": guard, "verb": verb}


@pytest.mark.parametrize("name", MACHINES)
@pytest.mark.parametrize(
    "verb",
    ["to_verified", "to_granted", "to_closed", "trigger", "state", "__init__", "", "VERIFY", "verify "],
)
def test_there_is_no_way_around_the_declared_verbs(name: str, verb: str) -> None:
    machine = MACHINES[name]

    for state in machine.states:
        with pytest.raises(UnknownVerb) as refused:
            machine.take(state, verb, facts(name))
        assert set(refused.value.holes["verbs"]) == {move.verb for move in machine.moves}
    assert set(machine.machine.events) == {move.verb for move in machine.moves}


@pytest.mark.parametrize("name", MACHINES)
def test_nothing_leaves_a_state_in_which_nothing_is_expected(name: str) -> None:
    machine = MACHINES[name]

    ended = machine.states_in(Phase.DONE, Phase.DROPPED)

    assert ended
    assert not [verb for state in ended for verb in machine.verbs_from(state)]


def test_phases_and_ranks_are_those_of_the_file() -> None:
    machine = MACHINES["assignment"]

    assert [machine.phase_of(s) for s in machine.states][:4] == [
        Phase.WAITING,
        Phase.WORKING,
        Phase.REPORTED,
        Phase.DONE,
    ]
    assert machine.rank_of("assigned") < machine.rank_of("in_progress") < machine.rank_of("verified")
    assert [phase for phase in Phase if phase.is_open] == [Phase.WAITING, Phase.WORKING, Phase.REPORTED]
    assert machine.states_in(Phase.DROPPED) == ("cancelled", "superseded", "handed_over")


def test_the_machine_keeps_nothing_of_what_it_moved() -> None:
    machine = MACHINES["assignment"]

    for _ in range(100):
        machine.take("assigned", "start", {})

    assert machine.machine.models == []


def test_eight_threads_share_one_machine_and_get_their_own_answers() -> None:
    machine, start = MACHINES["assignment"], Barrier(8)

    def walk(thread: int) -> list[str]:
        start.wait()
        return [_outcome(machine, *DECLARED[(thread + i) % len(DECLARED)][1:3]) for i in range(1_000)]

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(walk, range(8)))

    for thread, found in enumerate(outcomes):
        expected = [
            _outcome(machine, *DECLARED[(thread + i) % len(DECLARED)][1:3]) for i in range(len(DECLARED))
        ]
        assert found == [expected[i % len(DECLARED)] for i in range(1_000)]


def _outcome(machine: Workflow, state: str, verb: str) -> str:
    try:
        return machine.take(state, verb, facts("assignment"))
    except (MoveNotAllowed, UnknownVerb) as refused:
        return type(refused).__name__
