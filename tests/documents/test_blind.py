"""Directives of many offices that were labelled before the reading had seen them, scored as `tracker evaluate` does."""

from pathlib import Path

import pytest

from tracker.documents.labelled import read_labels
from tracker.documents.read_directive import read_directive
from tracker.usecases.evaluate import FIELDS, Evaluation, evaluate

FOLDER = Path(__file__).parent / "directives" / "blind"
LABELS = FOLDER / "labels.json"
NAMES = sorted(path.name for path in FOLDER.glob("*.txt"))


@pytest.fixture(scope="module")
def measured() -> Evaluation:
    return evaluate(
        read_labels(LABELS.read_bytes()), lambda name: (FOLDER / name).read_bytes(), iter(range(999)).__next__
    )


@pytest.mark.parametrize("field", FIELDS)
def test_the_reading_says_what_a_careful_reader_says(field: str, measured: Evaluation) -> None:
    wrong = [(name, miss) for name, miss in measured.misses() if miss.field == field]

    assert measured.table()[field].f1 >= 0.97, wrong


def test_a_wrong_lead_is_not_silent(measured: Evaluation) -> None:
    assert measured.tasks > 200
    assert measured.silent <= 0.02 * measured.tasks


@pytest.mark.parametrize("name", NAMES)
def test_every_value_points_at_its_words(name: str) -> None:
    found = read_directive((FOLDER / name).read_bytes(), name)

    for item in (*found.items, *found.annex):
        begin, end = item.span
        assert found.text[begin:end] == item.text
        for one in (*item.leads, *item.coordinating):
            if one.span is not None:
                assert found.text[slice(*one.span)].split()[-1] == one.text.split()[-1]
