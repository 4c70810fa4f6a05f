import tomllib
from pathlib import Path
from typing import Any

import pytest

from tracker.domain.ladder import Anchor, BadLadder, DuplicateRung, Ladder, Recipient, UnknownKey

SHIPPED = Path(__file__).parents[2] / "workflows" / "reminders.toml"


def a_rung(**changes: object) -> dict[str, object]:
    rung = {"name": "first", "anchor": "due", "offset": 1, "to": "body", "template": "body_digest"}
    return {**rung, "vi": "Đôn đốc", "en": "Reminder", **changes}


def test_the_ladder_we_ship_climbs_from_the_body_to_the_leader() -> None:
    ladder = Ladder.load(tomllib.loads(SHIPPED.read_text("utf-8")))

    climbed = list(dict.fromkeys(rung.to for rung in ladder.at(Anchor.DUE)))

    assert climbed == [Recipient.BODY, Recipient.HEAD, Recipient.COORDINATOR, Recipient.LEADER]
    assert {rung.anchor for rung in ladder.rungs} == set(Anchor)
    assert all(rung.to is Recipient.COORDINATOR for rung in ladder.at(Anchor.REVIEW))


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"anchor": "birthday"}, "anchor"),
        ({"offset": "1"}, "offset"),
        ({"offset": True}, "offset"),
        ({"offset": 100_000}, "offset"),
        ({"to": "everybody"}, "to"),
        ({"repeat": 0}, "repeat"),
        ({"template": "../secret"}, "template"),
        ({"name": "first#2"}, "name"),
        ({"vi": " "}, "vi"),
        ({"en": None}, "en"),
    ],
)
def test_a_rung_that_cannot_be_followed_is_refused_by_name(change: dict[str, Any], key: str) -> None:
    with pytest.raises(BadLadder) as refused:
        Ladder.load({"rungs": [a_rung(**change)]})

    assert refused.value.holes["name"] == key


def test_a_misspelt_entry_is_named_together_with_its_rung() -> None:
    with pytest.raises(UnknownKey) as refused:
        Ladder.load({"rungs": [a_rung(ofset=1)]})
    with pytest.raises(UnknownKey):
        Ladder.load({"quiet_days": True})

    assert refused.value.holes == {"rung": "first", "name": "ofset", "value": 1}


def test_two_rungs_of_one_name_are_refused() -> None:
    with pytest.raises(DuplicateRung):
        Ladder.load({"rungs": [a_rung(), a_rung(offset=5)]})
