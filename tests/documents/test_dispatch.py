"""The real dispatch, where it lies beside the checkout, as read: field by field against the expected result.

Whom it obliges, by the codes of the directory, is in `test_dispatch_bodies`.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tracker.documents.read_directive import read_directive
from tracker.domain.directive import Duty, ItemKind, Nature, ParsedDirective, Span
from tracker.domain.text import fold

SEED = Path(__file__).parents[2] / ".." / "shared" / "seed"
FILE = SEED / "2868-CV-TU.txt"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FILE.exists(), reason="the real dispatch is not beside the checkout"),
]


@pytest.fixture(scope="module")
def golden() -> dict[str, Any]:
    return json.loads((SEED / "golden.json").read_text("utf-8"))  # type: ignore[no-any-return]  # an object


@pytest.fixture(scope="module")
def dispatch() -> ParsedDirective:
    return read_directive(FILE.read_bytes(), FILE.name)


def test_the_header_is_read(dispatch: ParsedDirective, golden: dict[str, Any]) -> None:
    header = golden["header"]

    assert dispatch.number == header["number_canonical"]
    assert dispatch.system == header["party_or_state"]
    assert fold(dispatch.kind or "") == fold(header["doc_kind"])
    assert dispatch.issuer == header["issuer_canonical"]
    assert str(dispatch.issued_on) == header["date"]
    assert dispatch.place == header["place"]
    assert dispatch.subject == header["subject"]
    assert dispatch.urgency == header["urgency"]


def test_the_addressees_are_read_line_by_line(dispatch: ParsedDirective, golden: dict[str, Any]) -> None:
    assert [a.text for a in dispatch.addressees] == [line["raw"] for line in golden["kinh_gui"]]
    assert len(dispatch.addressees) == golden["totals"]["kinh_gui"] == 9


def test_the_preamble_is_read_whole(dispatch: ParsedDirective, golden: dict[str, Any]) -> None:
    assert " ".join((dispatch.preamble or "").split()) == golden["preamble"]["text"]


def test_the_figures_carry_unit_period_and_source(dispatch: ParsedDirective, golden: dict[str, Any]) -> None:
    preamble = golden["preamble"]

    found = [(f.metric, f.value, f.unit) for f in dispatch.figures]

    assert found == [(f["metric"], f["value"], f["unit"]) for f in preamble["figures"]]
    assert {f.period for f in dispatch.figures} == {preamble["figures_period"]}
    assert {f.source for f in dispatch.figures} == {preamble["figures_source"]}


def test_six_items_become_tasks(dispatch: ParsedDirective, golden: dict[str, Any]) -> None:
    assert [i.path for i in dispatch.items] == [str(item["number"]) for item in golden["items"]]
    assert {i.kind for i in dispatch.items} <= {ItemKind.TASK, ItemKind.REQUEST}
    assert [i.parent for i in dispatch.items] == [None] * golden["totals"]["items"]


@pytest.mark.parametrize(
    ("role", "expected"), [("leads", "leads"), ("directed", "delegated_to"), ("coordinating", "coordinating")]
)
def test_who_is_named_stands_as_in_the_text(
    dispatch: ParsedDirective, golden: dict[str, Any], role: str, expected: str
) -> None:
    for item, wanted in zip(dispatch.items, golden["items"], strict=True):
        found = [mention.text for mention in getattr(item, role)]

        assert found == [entry["raw"] for entry in wanted[expected]]


def test_who_is_reported_to_stands_as_in_the_text(dispatch: ParsedDirective, golden: dict[str, Any]) -> None:
    for item, wanted in zip(dispatch.items, golden["items"], strict=True):
        assert [mention.text for mention in item.report_to] == wanted["report_to"]


def test_every_item_is_followed_up_for_as_long_as_most_of_its_duties(dispatch: ParsedDirective) -> None:
    assert {item.nature for item in dispatch.items} == {Nature.STANDING}


def test_the_items_fall_into_their_duties(dispatch: ParsedDirective, golden: dict[str, Any]) -> None:
    found = [len(item.duties) for item in dispatch.items]

    assert found == [len(item["sub_obligations"]) for item in golden["items"]]
    assert sum(found) == golden["totals"]["sub_obligations"] == 35


def test_every_duty_holds_the_words_it_is_known_by(dispatch: ParsedDirective, golden: dict[str, Any]) -> None:
    missed = [wanted["id"] for duty, wanted in _pairs(dispatch, golden) if not _holds(duty, wanted)]

    assert missed == []


def test_every_duty_has_its_nature(dispatch: ParsedDirective, golden: dict[str, Any]) -> None:
    found = {wanted["id"]: duty.nature.value for duty, wanted in _pairs(dispatch, golden)}

    assert found == {wanted["id"]: _nature(wanted) for _, wanted in _pairs(dispatch, golden)}


def test_nothing_is_dated_that_the_text_does_not_date(
    dispatch: ParsedDirective, golden: dict[str, Any]
) -> None:
    dated = [duty for duty, _ in _pairs(dispatch, golden) if duty.due_on is not None]

    assert len(dated) == golden["totals"]["explicit_deadlines"] == 0
    assert [item.due_on for item in dispatch.items] == [None] * 6


def test_only_the_yearly_duty_has_a_pace(dispatch: ParsedDirective, golden: dict[str, Any]) -> None:
    rules = {
        w["id"]: duty.recurrence for duty, w in _pairs(dispatch, golden) if "=" in (duty.recurrence or "")
    }

    yearly = [wanted["id"] for _, wanted in _pairs(dispatch, golden) if wanted["recurrence"] == "annual"]
    assert rules == dict.fromkeys(yearly, "FREQ=YEARLY")


def test_the_citations_are_read_though_their_symbols_break_over_lines(
    dispatch: ParsedDirective, golden: dict[str, Any]
) -> None:
    numbered = [c for c in golden["citations"] if c["number"]]

    found = [(c.number, str(c.issued_on), c.kind) for c in dispatch.citations if c.number]

    assert found == [(c["full"], c["date"], c["kind"]) for c in numbered]
    assert len(found) == golden["totals"]["citations_numbered"] == 3


def test_the_issuers_of_what_is_cited_are_read(dispatch: ParsedDirective, golden: dict[str, Any]) -> None:
    wanted = [c["issuer"] for c in golden["citations"] if c["number"]]

    # "Tỉnh ủy" is whose committee writes: the province is not repeated in the text.
    assert all(full.startswith(c.issuer or "?") for c, full in zip(dispatch.citations, wanted, strict=False))


def test_what_is_cited_without_a_number_is_known_by_its_name(
    dispatch: ParsedDirective, golden: dict[str, Any]
) -> None:
    wanted = {c["kind"]: c["title"] or c["kind"] for c in golden["citations"] if not c["number"]}

    found = {c.kind: c.title for c in dispatch.citations if not c.number}

    assert found == wanted
    assert len(found) == golden["totals"]["citations_unnumbered"] == 2


def test_every_item_knows_what_it_cites(dispatch: ParsedDirective, golden: dict[str, Any]) -> None:
    names = {c["id"]: c["full"] if c["number"] else c["title"] or c["kind"] for c in golden["citations"]}

    for item, wanted in zip(dispatch.items, golden["items"], strict=True):
        assert set(item.citations) == {names[key] for key in wanted["citations"]}


def test_the_programmes_are_read_with_their_years(dispatch: ParsedDirective, golden: dict[str, Any]) -> None:
    wanted = [p for p in golden["programmes"] if p["id"].startswith("P")]

    found = [(p.name, p.start, p.end) for p in dispatch.programmes]

    assert found == [(p["name"], p["start"], p["end"]) for p in wanted]
    assert len(found) == golden["totals"]["programmes"] == 7


def test_the_distribution_list_is_read(dispatch: ParsedDirective, golden: dict[str, Any]) -> None:
    assert list(dispatch.distribution) == [line["raw"] for line in golden["noi_nhan"]]
    assert len(dispatch.distribution) == golden["totals"]["noi_nhan"] == 8


def test_the_signature_is_read_and_no_name_is_made_up(
    dispatch: ParsedDirective, golden: dict[str, Any]
) -> None:
    signature = golden["signature"]

    found = (dispatch.signature.authority, dispatch.signature.position, dispatch.signature.name)

    assert found == (signature["authority_raw"], signature["title"], signature["signer_name"])


def test_reading_finds_nothing_to_doubt(dispatch: ParsedDirective) -> None:
    assert dispatch.findings == ()


def test_every_span_covers_the_words_of_its_value(dispatch: ParsedDirective) -> None:
    covered = [
        *((a.text, a.span) for a in dispatch.addressees),
        *((i.text, i.span) for i in dispatch.items),
        *((d.text, d.span) for i in dispatch.items for d in i.duties),
        *(
            (m.text, m.span)
            for i in dispatch.items
            for m in (*i.leads, *i.directed, *i.coordinating, *i.report_to)
        ),
        *((p.name, p.span) for p in dispatch.programmes),
    ]

    wrong = [(words, _at(dispatch, span)) for words, span in covered if _at(dispatch, span) != words]

    assert wrong == []


def test_every_span_of_a_computed_value_covers_the_words_it_was_read_from(dispatch: ParsedDirective) -> None:
    for figure in dispatch.figures:
        assert figure.metric in _at(dispatch, figure.span)
        assert f"{figure.value:_.0f}".replace("_", ".") in _at(dispatch, figure.span)
    for citation in dispatch.citations:
        assert fold(citation.number or citation.title or "?") in fold(_at(dispatch, citation.span))
    assert (dispatch.subject or "").split() == _at(dispatch, dispatch.spans["subject"]).split()
    assert "2868" in _at(dispatch, dispatch.spans["number"])
    assert "2019" in _at(dispatch, dispatch.spans["issued_on"])
    assert dispatch.preamble == _at(dispatch, dispatch.preamble_span)


def _at(dispatch: ParsedDirective, span: Span | None) -> str:
    assert span is not None
    return dispatch.text[span[0] : span[1]]


def _pairs(dispatch: ParsedDirective, golden: dict[str, Any]) -> list[tuple[Duty, dict[str, Any]]]:
    found = [duty for item in dispatch.items for duty in item.duties]
    wanted = [one for item in golden["items"] for one in item["sub_obligations"]]
    return list(zip(found, wanted, strict=True))


def _nature(wanted: dict[str, Any]) -> str:
    # The brief's three classes count what waits for an event as standing; here it is a nature of its own.
    return "event_driven" if wanted["recurrence"] == "event_driven" else str(wanted["brief_class"])


def _holds(duty: Duty, wanted: dict[str, Any]) -> bool:
    # An anchor may begin with the name of the lead, which is no part of the duty.
    anchor = str(wanted["anchor"])
    return anchor in duty.text or anchor.removeprefix("UBND tỉnh ") in duty.text
