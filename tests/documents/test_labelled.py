"""Directives of sixteen more forms, in our own words, scored as `tracker evaluate` scores them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tracker.documents.labelled import read_labels
from tracker.documents.likeness import plain
from tracker.documents.read_directive import read_directive
from tracker.domain.directive import ItemKind, ParsedDirective
from tracker.usecases.evaluate import FIELDS, Evaluation, evaluate

FOLDER = Path(__file__).parent / "directives" / "labelled"
LABELS = FOLDER / "labels.json"
DOCUMENTS: list[dict[str, Any]] = json.loads(LABELS.read_text("utf-8"))["documents"]
FLOORS = {"leads": 0.93}
"""One name with a verb in it stands five times in these documents."""
WITH_ANNEX = [document for document in DOCUMENTS if document["annex_rows"]]


@pytest.fixture(scope="module")
def measured() -> Evaluation:
    return evaluate(
        read_labels(LABELS.read_bytes()), lambda name: (FOLDER / name).read_bytes(), iter(range(999)).__next__
    )


def parsed(name: str) -> ParsedDirective:
    return read_directive((FOLDER / name).read_bytes(), name)


@pytest.mark.parametrize("field", FIELDS)
def test_the_reading_says_what_a_careful_reader_says(field: str, measured: Evaluation) -> None:
    wrong = [(name, miss) for name, miss in measured.misses() if miss.field == field]

    assert measured.table()[field].f1 >= FLOORS.get(field, 0.95), wrong


def test_a_wrong_lead_is_not_silent(measured: Evaluation) -> None:
    assert measured.tasks > 80
    assert measured.silent <= 0.04 * measured.tasks


@pytest.mark.parametrize("document", WITH_ANNEX, ids=lambda one: str(one["file"]))
def test_rows_of_a_table_after_the_signature_are_read_with_their_bodies(document: dict[str, Any]) -> None:
    annex = parsed(document["file"]).annex

    found = [
        (
            one.path,
            one.kind.value,
            [plain(body.text) for body in one.leads],
            [body.text for body in one.coordinating],
        )
        for one in annex
        if one.kind is ItemKind.TASK
    ]

    assert found == [
        (row["label"], row["kind"], [plain(body) for body in row["lead"]], row["coordinate"])
        for row in document["annex_rows"]
        if row["kind"] == "task"
    ]


@pytest.mark.parametrize("name", [document["file"] for document in DOCUMENTS])
def test_every_value_points_at_its_words(name: str) -> None:
    found = parsed(name)

    for item in (*found.items, *found.annex):
        begin, end = item.span
        assert found.text[begin:end] == item.text
        for one in (*item.leads, *item.coordinating):
            if one.span is not None:
                assert found.text[slice(*one.span)].split()[-1] == one.text.split()[-1]
        for product in (item.product, *(duty.product for duty in item.duties)):
            if product is not None:
                assert " ".join(found.text[slice(*product.span)].split()) == product.text
