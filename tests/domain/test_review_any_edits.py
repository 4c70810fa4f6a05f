"""Any edits in any order: spans stay honest, numbers stay unique, and undoing all gives the first draft to the byte."""

import itertools
import json
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.drafts import BODIES, FRAME, GROUP, TEXT, a_draft
from tracker.domain.directive import ItemKind, Nature
from tracker.domain.draft import draft_from
from tracker.domain.draft_changes import applied, differences, reversed_changes
from tracker.domain.errors import TrackerError
from tracker.domain.review import VERBS, draft_text, edited
from tracker.domain.review_edits import (
    Accept,
    Add,
    AddDuty,
    ChangeDuty,
    Drop,
    DropDuty,
    Edit,
    How,
    Mean,
    Merge,
    Move,
    Reopen,
    Retitle,
    Role,
    SetBodies,
    SetDue,
    SetHead,
    SetKind,
    SetNature,
    Split,
    plain,
)

_PATHS = st.sampled_from(["1", "2", "2.a", "2.b", "3", "1~2", "1~3", "2~2", "3~2", "~1", "~2", "4"])
_CODES = st.lists(st.sampled_from([*BODIES, str(GROUP.group), "so-khong"]), max_size=3).map(tuple)
_WORDS = st.sampled_from(
    ["", "việc khác", "mua sách", "Sở Mẫu", "Hội Lạ", "kể chuyện", "trực\nđiện thoại", "Hội"]
)
_SPANS = st.none() | st.tuples(st.integers(-1, len(TEXT)), st.integers(0, len(TEXT) + 1))
_NUMBERS = st.integers(0, 4)
_DUTY = st.none() | _NUMBERS
_DATES = st.none() | st.dates(date(2019, 1, 1), date(2020, 1, 1))
_RULES = st.sampled_from([None, "", "periodic", "FREQ=MONTHLY", "hằng năm"])
_NATURES = st.sampled_from(Nature)
_KINDS = st.sampled_from(ItemKind)

EDITS: dict[str, st.SearchStrategy[Edit]] = {
    "merge": st.builds(Merge, _PATHS, st.lists(_PATHS, max_size=2).map(tuple)),
    "split": st.builds(Split, _PATHS, st.integers(-2, 100)),
    "move": st.builds(Move, _PATHS, st.none() | st.just("") | _PATHS, st.none() | _PATHS, st.booleans()),
    "title": st.builds(Retitle, _PATHS, _WORDS),
    "drop": st.builds(Drop, _PATHS, st.booleans()),
    "add": st.builds(
        Add, _WORDS, _SPANS, st.sampled_from(["", "4", "1"]), st.just("") | _PATHS, st.none() | _PATHS, _KINDS
    ),
    "kind": st.builds(SetKind, _PATHS, _KINDS),
    "bodies": st.builds(SetBodies, _PATHS, st.sampled_from(Role), st.sampled_from(How), _CODES, _DUTY),
    "mean": st.builds(Mean, _WORDS, _CODES, st.none() | _PATHS),
    "nature": st.builds(SetNature, _PATHS, _NATURES, _RULES, _DUTY),
    "due": st.builds(SetDue, _PATHS, _DATES, _DUTY),
    "duty_add": st.builds(AddDuty, _PATHS, _WORDS, _SPANS, _NATURES, _DATES, _RULES),
    "duty_change": st.builds(ChangeDuty, _PATHS, _NUMBERS, _WORDS, _SPANS),
    "duty_drop": st.builds(DropDuty, _PATHS, _NUMBERS),
    "head": st.builds(SetHead, st.sampled_from(["number", "issued_on", "place", "x"]), _WORDS),
    "accept": st.builds(Accept, _NUMBERS, _WORDS),
    "reopen": st.builds(Reopen, _NUMBERS),
}
_ANY = st.sampled_from(sorted(EDITS)).flatmap(EDITS.__getitem__)


def check(draft: dict[str, Any]) -> None:
    """What holds of every draft, however it was edited."""
    items = draft["items"]
    paths = [item["path"] for item in items]
    assert len(set(paths)) == len(paths)
    above = {item["path"]: item["parent"] for item in items}
    for item in items:
        assert item["parent"] is None or item["parent"] in above
        _check_no_circle(item["path"], above)
        _check_words(item)
        for duty in item["duties"]:
            _check_words(duty)
        for role in ("leads", "directed", "coordinating", "report_to"):
            for one in item[role]:
                assert one["span"] is not None or one["by_person"]
                assert one["span"] is None or TEXT[slice(*one["span"])] == one["text"]
    spans = sorted(item["span"] for item in items if item["span"])
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans)), "items overlap"
    draft_from(json.dumps(draft))


def _check_words(holder: dict[str, Any]) -> None:
    if holder["span"] is None:
        assert "text" in holder["by_person"]
    else:
        assert TEXT[slice(*holder["span"])] == holder["text"] != ""


def _check_no_circle(path: str, above: dict[str, str | None]) -> None:
    seen, here = set(), above[path]
    while here is not None:
        assert here not in seen
        assert here != path
        seen.add(here)
        here = above[here]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_ANY, min_size=1, max_size=25))
def test_any_edits_leave_an_honest_draft_and_undoing_all_gives_the_first(edits: list[Edit]) -> None:
    first = draft = a_draft()
    record = []
    for edit in edits:
        json.dumps(plain(edit))
        before = draft_text(draft)
        try:
            draft = edited(draft, edit, FRAME)
        except TrackerError:
            assert draft_text(draft) == before
            continue
        draft = json.loads(draft_text(draft))
        check(draft)
        record.append(json.loads(json.dumps(differences(json.loads(before), draft))))

    redone = draft
    for changes in reversed(record):
        draft = applied(draft, reversed_changes(changes))
    assert draft_text(draft) == draft_text(first)

    for changes in record:
        draft = applied(draft, changes)
    assert draft_text(draft) == draft_text(redone)


def test_every_verb_is_tried() -> None:
    assert sorted(EDITS) == sorted(VERBS)
