"""The sample dispatch that ships with the product: it reads as it was meant to, and is in our own words."""

import re
from datetime import date
from pathlib import Path

import pytest

from tracker.documents.read_directive import read_directive
from tracker.domain.directive import Duty, ItemKind, Nature, ParsedDirective
from tracker.domain.fill_bodies import fill
from tracker.usecases.sample import DISPATCH, sample_directory, sample_file

REAL = Path(__file__).parents[2] / ".." / "shared" / "seed" / "2868-CV-TU.txt"
WINDOW = 8
"""So many words in a row that stand in both texts would be copied."""


@pytest.fixture(scope="module")
def sample() -> ParsedDirective:
    return fill(read_directive(*sample_file(DISPATCH)), sample_directory())


def _duties(sample: ParsedDirective) -> list[Duty]:
    return [duty for item in sample.items for duty in item.duties]


def test_the_sample_has_six_items_that_become_tasks(sample: ParsedDirective) -> None:
    assert [item.path for item in sample.items] == ["1", "2", "3", "4", "5", "6"]
    assert [item.kind for item in sample.items] == [ItemKind.REQUEST] * 5 + [ItemKind.TASK]
    assert [len(item.leads) for item in sample.items] == [2, 1, 1, 1, 1, 1]


def test_the_sample_shows_every_nature(sample: ParsedDirective) -> None:
    assert {duty.nature for duty in _duties(sample)} == set(Nature)
    assert {item.nature for item in sample.items} == {Nature.STANDING}


def test_two_duties_of_the_sample_are_dated_once_and_every_quarter(sample: ParsedDirective) -> None:
    once = [duty.due_on for duty in _duties(sample) if duty.due_on]
    quarterly = [duty.recurrence for duty in _duties(sample) if "BYMONTHDAY" in (duty.recurrence or "")]

    assert once == [date(2019, 6, 15)]
    assert quarterly == ["FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"]


def test_the_groups_of_the_sample_resolve_to_their_members(sample: ParsedDirective) -> None:
    groups = {
        m.group: len(m.bodies) for item in sample.items for m in (*item.leads, *item.directed) if m.group
    }

    assert groups["subordinate_party_committees"] == 20
    assert groups["provincial_press"] == 4
    assert groups["district_police"] == 11
    assert "provincial_bodies_all" in groups


def test_every_item_of_the_sample_obliges_a_body_of_the_directory(sample: ParsedDirective) -> None:
    assert [bool(item.leads[0].bodies) for item in sample.items] == [True] * 6
    assert "finding.unknown_body" not in {finding.key for finding in sample.findings}


def test_symbols_broken_over_two_lines_are_joined(sample: ParsedDirective) -> None:
    numbers = [c.number for c in sample.citations if c.number]

    assert numbers == ["18-CT/TW", "77-KH/TU", "198-BC/TU"]
    assert "18-\n" in sample_file(DISPATCH)[0].decode().replace(" ", "")


def test_the_figures_of_the_sample_are_read(sample: ParsedDirective) -> None:
    assert [(f.value, f.unit) for f in sample.figures] == [(58, "em"), (9, "em"), (1204, "vụ")]


@pytest.mark.shared
@pytest.mark.skipif(not REAL.exists(), reason="the real dispatch is not beside the checkout")
def test_the_sample_is_in_our_own_words(sample: ParsedDirective) -> None:
    real = read_directive(REAL.read_bytes(), REAL.name)

    names = _names(sample) | _names(real)

    shared = _runs(sample, names) & _runs(real, names)

    assert {" ".join(run) for run in shared} == set()


def _runs(directive: ParsedDirective, names: set[str]) -> set[tuple[str, ...]]:
    """Every run of WINDOW words in the sentences of the body, names of bodies cut out: those belong to nobody."""
    sentences = [directive.preamble or "", *(item.text for item in directive.items)]
    name = "|".join(re.escape(words) for words in sorted(names, key=len, reverse=True))
    pieces = [re.findall(r"\w+", piece) for s in sentences for piece in re.split(name, s.lower())]
    return {tuple(words[at : at + WINDOW]) for words in pieces for at in range(len(words) - WINDOW + 1)}


def _names(directive: ParsedDirective) -> set[str]:
    mentions = [m for i in directive.items for m in (*i.leads, *i.directed, *i.coordinating, *i.report_to)]
    return {m.text.lower() for m in mentions} | {f.source.lower() for f in directive.figures if f.source}
