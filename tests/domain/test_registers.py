"""Within what a document's number is unique."""

from datetime import date
from itertools import pairwise

import pytest

from tracker.domain.directive import System
from tracker.domain.registers import TERMS, scope_of


@pytest.mark.parametrize(
    ("day", "scope"),
    [
        (date(2019, 5, 7), "term-2015"),
        (date(2015, 10, 1), "term-2015"),
        (date(2015, 9, 30), "term-2010"),
        (date(2020, 9, 30), "term-2015"),
        (date(2020, 10, 1), "term-2020"),
        (date(2031, 1, 1), "term-2025"),
        (date(2001, 1, 1), "term-before-2005"),
    ],
)
def test_a_party_number_is_unique_in_its_congress_term(day: date, scope: str) -> None:
    assert scope_of(System.PARTY, day) == scope


def test_a_state_number_is_unique_in_its_year() -> None:
    assert scope_of(System.STATE, date(2019, 12, 31)) == "year-2019"
    assert scope_of(System.STATE, date(2020, 1, 1)) == "year-2020"


def test_what_the_text_does_not_say_gives_no_scope() -> None:
    assert scope_of(None, date(2019, 5, 7)) is None
    assert scope_of(System.PARTY, None) is None
    assert scope_of(System.STATE, None) is None


def test_the_terms_follow_each_other_five_years_apart() -> None:
    years = [term.year for term in TERMS]

    assert {later - earlier for earlier, later in pairwise(years)} == {5}


def test_other_terms_can_be_given() -> None:
    assert scope_of(System.PARTY, date(2012, 6, 1), [date(2012, 5, 1)]) == "term-2012"
