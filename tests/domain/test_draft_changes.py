"""Changes between two drafts: whatever the two are, they lead from one to the other and back again."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.draft_changes import applied, differences, reversed_changes

_VALUES = st.recursive(
    st.none() | st.text(max_size=3) | st.integers(2, 9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["path", "b", "c"]), inner),
    max_leaves=12,
)
_MAPS = st.dictionaries(st.sampled_from(["path", "b", "c"]), _VALUES)


@given(_MAPS, _MAPS)
def test_changes_lead_from_any_draft_to_any_other_and_back(old: dict[str, Any], new: dict[str, Any]) -> None:
    changes = json.loads(json.dumps(differences(old, new)))

    assert applied(old, changes) == new
    assert applied(new, reversed_changes(changes)) == old
    assert differences(old, old) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({"a": 1}, {"a": 2}, [{"at": ["a"], "old": 1, "new": 2}]),
        ({"a": 1}, {}, [{"at": ["a"], "old": 1}]),
        ({}, {"a": None}, [{"at": ["a"], "new": None}]),
        ({"i": [1, 2, 3]}, {"i": [1, 3]}, [{"at": ["i"], "from": 1, "old": [2], "new": []}]),
        (
            {"items": [{"path": "1", "due": None}, {"path": "2"}]},
            {"items": [{"path": "1", "due": "x"}, {"path": "2"}]},
            [{"at": ["items", 0, "due"], "old": None, "new": "x"}],
        ),
    ],
)
def test_a_change_tells_no_more_than_what_changed(old: Any, new: Any, told: Any) -> None:
    assert differences(old, new) == told


def test_the_draft_that_changes_are_applied_to_stays_as_it_is() -> None:
    old = {"items": [{"path": "1", "bodies": ["so-mau"]}]}

    applied(old, differences(old, {"items": [{"path": "1", "bodies": ["so-hai"]}]}))

    assert old == {"items": [{"path": "1", "bodies": ["so-mau"]}]}
