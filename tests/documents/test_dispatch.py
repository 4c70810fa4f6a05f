"""The real dispatch, field by field against the expected result beside it. Nothing of its text is repeated here."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tracker.documents.read_directive import read_directive
from tracker.domain.directive import Item, ItemKind, ParsedDirective, System

SEED = Path(__file__).parents[2].parent / "shared" / "seed"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEED.exists(), reason="the real dispatch is not beside the checkout"),
]


@pytest.fixture(scope="module")
def golden() -> dict[str, Any]:
    return json.loads((SEED / "golden.json").read_text("utf-8"))  # type: ignore[no-any-return]  # an object


@pytest.fixture(scope="module")
def found() -> ParsedDirective:
    return read_directive((SEED / "2868-CV-TU.txt").read_bytes(), "2868-CV-TU.txt")


def one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def test_the_head(found: ParsedDirective, golden: dict[str, Any]) -> None:
    head = golden["header"]

    assert found.number == head["number_canonical"]
    assert found.kind == head["doc_kind"].lower()
    assert found.system is System(head["party_or_state"])
    assert found.issuer == head["issuer_canonical"]
    assert found.issued_on == date.fromisoformat(head["date"])
    assert found.place == head["place"]
    assert found.subject == head["subject"]
    assert found.urgency is head["urgency"] is None


def test_the_values_of_the_head_point_at_their_words(found: ParsedDirective) -> None:
    number = found.text[slice(*found.spans["number"])]
    day = found.text[slice(*found.spans["issued_on"])]

    assert number.replace(" ", "") == found.number
    assert day.startswith("ngày")
    assert day.endswith("2019")


def test_the_addressee_lines(found: ParsedDirective, golden: dict[str, Any]) -> None:
    assert [one.text for one in found.addressees] == [line["raw"] for line in golden["kinh_gui"]]
    assert all(found.text[slice(*one.span)] == one.text for one in found.addressees)


def test_the_preamble_and_its_figures(found: ParsedDirective, golden: dict[str, Any]) -> None:
    preamble = golden["preamble"]

    figures = [(one.metric, one.value, one.unit, one.period, one.source) for one in found.figures]

    assert one_line(found.preamble) == preamble["text"]
    assert figures == [
        (one["metric"], one["value"], one["unit"], preamble["figures_period"], preamble["figures_source"])
        for one in preamble["figures"]
    ]


def test_six_items_and_their_words(found: ParsedDirective, golden: dict[str, Any]) -> None:
    assert [item.path for item in found.items] == [str(item["number"]) for item in golden["items"]]
    assert [item.text.split("\n") for item in found.items] == [item["paragraphs"] for item in golden["items"]]
    assert [item.line for item in found.items] == [item["line_span"][0][0] for item in golden["items"]]


def test_every_item_becomes_a_task(found: ParsedDirective) -> None:
    kinds = [item.kind for item in found.items]

    assert kinds == [ItemKind.REQUEST] * 5 + [ItemKind.TASK]
    assert {item.lead_from for item in found.items} == {"explicit"}


def test_who_leads_who_is_directed_who_helps_and_who_hears(
    found: ParsedDirective, golden: dict[str, Any]
) -> None:
    for item, want in zip(found.items, golden["items"], strict=True):
        assert [one.text for one in item.leads] == [one["raw"] for one in want["leads"]]
        assert [one.text for one in item.directed] == [one["raw"] for one in want["delegated_to"]]
        assert [one.text for one in item.coordinating] == [one["raw"] for one in want["coordinating"]]
        assert [one.text for one in item.report_to] == want["report_to"]


def natures(item: Item) -> list[str]:
    return [duty.nature.value for duty in item.duties]


def test_thirty_five_duties_and_their_natures(found: ParsedDirective, golden: dict[str, Any]) -> None:
    for item, want in zip(found.items, golden["items"], strict=True):
        expected = [
            "event_driven" if duty["recurrence"] == "event_driven" else duty["brief_class"]
            for duty in want["sub_obligations"]
        ]
        assert natures(item) == expected, item.path
    assert sum(len(item.duties) for item in found.items) == golden["totals"]["sub_obligations"]


def test_duties_stand_where_they_are_expected(found: ParsedDirective, golden: dict[str, Any]) -> None:
    for item, want in zip(found.items, golden["items"], strict=True):
        for duty, expected in zip(item.duties, want["sub_obligations"], strict=True):
            words = one_line(found.text[slice(*duty.span)])
            anchor = expected["anchor"]
            shorter, longer = sorted((words, anchor), key=len)
            assert shorter[-20:] in longer or anchor in words, expected["id"]


def test_there_is_no_deadline_and_no_doubt_about_the_structure(found: ParsedDirective) -> None:
    assert not any(item.due_on or any(duty.due_on for duty in item.duties) for item in found.items)
    assert found.findings == ()


def test_the_documents_cited(found: ParsedDirective, golden: dict[str, Any]) -> None:
    numbered = {(one["full"], one["date"]) for one in golden["citations"] if one["number"]}
    named = {one["title"] or one["kind"] for one in golden["citations"] if not one["number"]}

    got = {(one.number, one.issued_on and one.issued_on.isoformat()) for one in found.citations if one.number}

    assert got == numbered
    assert {one.title for one in found.citations if not one.number} == named


def test_the_programmes(found: ParsedDirective, golden: dict[str, Any]) -> None:
    expected = [
        (one["name"], one["start"], one["end"]) for one in golden["programmes"] if one["id"].startswith("P")
    ]

    assert [(one.name, one.start, one.end) for one in found.programmes] == expected


def test_copies_and_signature(found: ParsedDirective, golden: dict[str, Any]) -> None:
    signature = golden["signature"]

    assert list(found.distribution) == [line["raw"] for line in golden["noi_nhan"]]
    assert found.signature.authority == signature["authority_raw"]
    assert found.signature.position == signature["title"]
    assert found.signature.name is signature["signer_name"] is None
