"""The chain of hashes: whatever is done to it is found, in itself or by a head that was written down before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from random import Random
from uuid import UUID

import pytest

from tracker.domain.events import GENESIS, Event, EventKind, as_text, breaks, digest, seal

LENGTH = 40
ATTACKS = 200
FIRST = datetime(2019, 5, 8, 1, 0, tzinfo=UTC)


def _chain(length: int = LENGTH) -> list[Event]:
    events: list[Event] = []
    for seq in range(1, length + 1):
        payload = as_text({"verb": "start", "version": seq, "by": "Cán bộ mẫu 1"})
        salt = f"{seq:032x}"
        event = Event(
            seq=seq,
            at=FIRST + timedelta(minutes=seq),
            actor_id=UUID(int=seq % 3) if seq % 3 else None,
            kind=EventKind.ASSIGNMENT_MOVED,
            subject_id=UUID(int=1000 + seq % 5),
            directive_id=UUID(int=7),
            payload=payload,
            salt=salt,
            payload_hash=digest(salt, payload),
            hash="",
        )
        events.append(_sealed(event, events[-1].hash if events else GENESIS))
    return events


def _sealed(event: Event, previous: str) -> Event:
    ids = (event.subject_id, event.directive_id, event.payload_hash)
    return replace(event, hash=seal(previous, event.seq, event.at, event.actor_id, event.kind, *ids))


def _resealed(events: list[Event]) -> list[Event]:
    """Numbered and sealed anew from the first on, as a forger with the program would."""
    done: list[Event] = []
    for seq, event in enumerate(events, 1):
        done.append(_sealed(replace(event, seq=seq), done[-1].hash if done else GENESIS))
    return done


def _edited(event: Event, random: Random) -> Event:
    words = as_text({"verb": "verify", "nonce": random.random()})
    changes: list[Callable[[], Event]] = [
        lambda: replace(event, payload=words),
        lambda: replace(event, payload=words, payload_hash=digest(event.salt or "", words)),
        lambda: replace(event, salt=f"{random.getrandbits(120):032x}"),
        lambda: replace(event, payload_hash=f"{random.getrandbits(255):064x}"),
        lambda: replace(event, hash=f"{random.getrandbits(255):064x}"),
        lambda: replace(event, at=event.at + timedelta(microseconds=random.randint(1, 10**9))),
        lambda: replace(event, actor_id=UUID(int=random.getrandbits(127) + 10)),
        lambda: replace(event, kind=EventKind.CLOCK_JUMPED),
        lambda: replace(event, subject_id=None),
        lambda: replace(event, directive_id=UUID(int=8)),
    ]
    return random.choice(changes)()


def test_an_untouched_chain_holds() -> None:
    chain = _chain()

    assert list(breaks(chain)) == []
    assert list(breaks(chain, (LENGTH, chain[-1].hash))) == []
    assert list(breaks(chain, (3, chain[2].hash))) == []


def test_an_empty_chain_holds_and_its_head_fits_every_chain() -> None:
    assert list(breaks([])) == []
    assert list(breaks(_chain(), (0, GENESIS))) == []


@pytest.mark.parametrize("seed", range(ATTACKS))
def test_an_edited_event_is_named(seed: int) -> None:
    random, chain = Random(seed), _chain()
    at = random.randrange(LENGTH)

    chain[at] = _edited(chain[at], random)

    assert at + 1 in {found.seq for found in breaks(chain)}


@pytest.mark.parametrize("seed", range(ATTACKS))
def test_a_deleted_event_leaves_a_gap(seed: int) -> None:
    chain = _chain()
    at = Random(seed).randrange(LENGTH - 1)

    del chain[at]

    found = [(one.seq, one.reason) for one in breaks(chain)]
    assert found == [(at + 1, "audit.gap"), (at + 2, "audit.hash_wrong")]


@pytest.mark.parametrize("seed", range(ATTACKS))
def test_two_swapped_events_are_found_with_their_numbers_and_without(seed: int) -> None:
    chain = _chain()
    one, two = sorted(Random(seed).sample(range(LENGTH), 2))
    swapped, renumbered = list(chain), list(chain)

    swapped[one], swapped[two] = chain[two], chain[one]
    renumbered[one], renumbered[two] = replace(chain[two], seq=one + 1), replace(chain[one], seq=two + 1)

    assert "audit.gap" in {found.reason for found in breaks(swapped)}
    assert {one + 1, two + 1} <= {found.seq for found in breaks(renumbered)}


@pytest.mark.parametrize("seed", range(ATTACKS))
def test_an_inserted_event_is_found_by_a_head_though_everything_was_sealed_anew(seed: int) -> None:
    random, chain = Random(seed), _chain()
    at = random.randrange(LENGTH)
    anchor = random.randrange(at, LENGTH)

    slipped_in = replace(chain[at], actor_id=UUID(int=random.getrandbits(100) + 10))
    forged = _resealed([*chain[:at], slipped_in, *chain[at:]])

    assert list(breaks(forged)) == []
    found = [(one.seq, one.reason) for one in breaks(forged, (anchor + 1, chain[anchor].hash))]
    assert found == [(anchor + 1, "audit.head_differs")]


def test_a_chain_cut_off_holds_in_itself_and_is_found_by_a_head() -> None:
    chain = _chain()

    assert list(breaks(chain[:10])) == []
    assert [found.reason for found in breaks(chain[:10], (LENGTH, chain[-1].hash))] == ["audit.head_differs"]


def test_an_erased_payload_still_verifies() -> None:
    chain = _chain()

    chain[4] = replace(chain[4], payload=None, salt=None)

    assert list(breaks(chain)) == []
    assert (chain[4].data, chain[4].actor) == ({}, "")


def test_an_erased_payload_cannot_be_guessed_from_its_digest_without_the_salt() -> None:
    payload = as_text({"by": "Cán bộ mẫu 1"})

    assert digest("a" * 32, payload) != digest("b" * 32, payload)


def test_the_seal_takes_the_instant_whatever_zone_it_is_told_in() -> None:
    there = timezone(timedelta(hours=7))

    one = seal(GENESIS, 1, FIRST, None, "k", None, None, "p")

    assert seal(GENESIS, 1, FIRST.astimezone(there), None, "k", None, None, "p") == one


def test_the_parts_of_a_seal_do_not_run_into_each_other() -> None:
    assert seal(GENESIS, 1, FIRST, None, "ab", None, None, "c") != seal(
        GENESIS, 1, FIRST, None, "a", None, None, "bc"
    )


def test_the_text_of_a_payload_does_not_depend_on_the_order_of_its_keys() -> None:
    assert as_text({"b": 1, "a": "ộ"}) == as_text({"a": "ộ", "b": 1}) == '{"a":"ộ","b":1}'
