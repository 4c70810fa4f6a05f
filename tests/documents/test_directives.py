"""Directives of fifteen forms, in our own words, read as a careful reader reads them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tracker.documents.read_directive import read_directive
from tracker.domain.directive import Item, ItemKind, ParsedDirective

FOLDER = Path(__file__).parent / "directives"
LABELS: dict[str, Any] = json.loads((FOLDER / "labels.json").read_text("utf-8"))
TASKS = (ItemKind.TASK, ItemKind.REQUEST)


def parsed(name: str) -> ParsedDirective:
    return read_directive((FOLDER / name).read_bytes(), name)


def days_of(item: Item) -> set[str]:
    days = [item.due_on, *(duty.due_on for duty in item.duties)]
    return {day.isoformat() for day in days if day}


@pytest.mark.parametrize("name", LABELS)
def test_the_head_says_what_it_says(name: str) -> None:
    label = LABELS[name]

    found = parsed(name)

    assert found.number == label["number"]
    assert found.kind == label["kind"]
    assert (found.system and found.system.value) == label["system"]
    assert found.issuer == label["issuer"]
    assert (found.issued_on and found.issued_on.isoformat()) == label["issued_on"]
    assert [one.text for one in found.addressees] == label["addressees"]


@pytest.mark.parametrize("name", LABELS)
def test_each_part_is_found_with_its_kind(name: str) -> None:
    found = parsed(name)

    parts = [(one.path, one.kind.value, " ".join(one.text.split()[:6])) for one in found.items]

    assert parts == [(one["path"], one["kind"], one["opens"]) for one in LABELS[name]["items"]]


@pytest.mark.parametrize("name", LABELS)
def test_each_task_has_its_bodies_its_days_and_its_pace(name: str) -> None:
    found = parsed(name)

    for item, label in zip(found.items, LABELS[name]["items"], strict=True):
        if item.kind not in TASKS:
            continue
        assert [one.text for one in item.leads] == label["leads"], item.path
        assert item.lead_from == label["from"], item.path
        assert [one.text for one in item.coordinating] == label.get("coordinating", []), item.path
        assert days_of(item) == set(label.get("due", [])), item.path
        repeats = bool(item.recurrence or any(duty.recurrence for duty in item.duties))
        assert repeats == label.get("repeats", False), item.path


@pytest.mark.parametrize("name", LABELS)
def test_the_documents_cited_are_found_and_no_others(name: str) -> None:
    found = parsed(name)

    assert [one.number for one in found.citations if one.number] == LABELS[name]["citations"]


@pytest.mark.parametrize("name", LABELS)
def test_every_value_points_at_its_words(name: str) -> None:
    found = parsed(name)

    for item in found.items:
        begin, end = item.span
        assert found.text[begin:end] == item.text
        for one in (*item.leads, *item.coordinating, *item.directed, *item.report_to):
            assert one.span is not None
            assert found.text[slice(*one.span)].split()[-1] == one.text.split()[-1]
        for duty in item.duties:
            assert begin <= duty.span[0] < duty.span[1] <= end
