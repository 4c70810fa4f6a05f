"""An edit from the values of a form or of the record: the very edit it was, or a sentence about the field."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_review_any_edits import EDITS
from tracker.domain.directive import ItemKind
from tracker.domain.review_edits import Add, AddDuty, Edit, How, Merge, Move, Role, SetBodies, SetDue, plain
from tracker.domain.review_forms import BadEdit, edit_of


@given(st.one_of(*EDITS.values()))
def test_an_edit_is_the_same_after_the_record_had_it(edit: Edit) -> None:
    assert edit_of(plain(edit)) == edit


@pytest.mark.parametrize(
    ("values", "edit"),
    [
        ({"verb": "merge", "path": "2", "others": "3 4"}, Merge("2", ("3", "4"))),
        ({"verb": "due", "path": "2", "due_on": "", "duty": "", "token": "x"}, SetDue("2", None)),
        ({"verb": "move", "path": "2", "under": "", "is_first": "on"}, Move("2", "", None, True)),
        (
            {"verb": "bodies", "path": "2", "role": "lead", "how": "set", "codes": ["so-mau"]},
            SetBodies("2", Role.LEAD, How.REPLACE, ("so-mau",)),
        ),
        ({"verb": "add", "span": "3:9", "kind": "info"}, Add(span=(3, 9), kind=ItemKind.INFO)),
        ({"verb": "duty_add", "path": "1", "text": "việc", "span": ""}, AddDuty("1", "việc")),
    ],
)
def test_a_form_says_it_in_texts(values: dict[str, Any], edit: Edit) -> None:
    assert edit_of(values) == edit


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "verb"),
        ({"verb": "undo"}, "verb"),
        ({"verb": "merge", "path": "2"}, "others"),
        ({"verb": "split", "path": "2", "at": "đầu"}, "at"),
        ({"verb": "split", "path": "2", "at": 2.5}, "at"),
        ({"verb": "split", "path": 2, "at": 2}, "path"),
        ({"verb": "due", "path": "2", "due_on": "30/6/2019"}, "due_on"),
        ({"verb": "kind", "path": "2", "kind": "việc"}, "kind"),
        ({"verb": "add", "span": "3"}, "span"),
        ({"verb": "mean", "words": "a", "codes": [None]}, "codes"),
    ],
)
def test_what_is_no_edit_is_refused_with_its_field(values: dict[str, Any], field: str) -> None:
    with pytest.raises(BadEdit) as refused:
        edit_of(values)

    assert refused.value.holes["field"] == field
