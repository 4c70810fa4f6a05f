"""Who the real dispatch obliges, as read and resolved, against the expected result that lies beside it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tracker.documents.bodies_file import read_directory
from tracker.documents.read_directive import read_directive
from tracker.domain.directive import Mention, ParsedDirective
from tracker.domain.fill_bodies import fill

CHECKOUT = Path(__file__).parents[2]
SEED = CHECKOUT.parent / "shared" / "seed"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEED.exists(), reason="the real dispatch is not beside the checkout"),
]


@pytest.fixture(scope="module")
def golden() -> dict[str, Any]:
    return json.loads((SEED / "golden.json").read_text("utf-8"))  # type: ignore[no-any-return]  # an object


@pytest.fixture(scope="module")
def dispatch() -> ParsedDirective:
    sample = CHECKOUT / "tracker" / "sample" / "bodies.toml"
    parsed = read_directive((SEED / "2868-CV-TU.txt").read_bytes(), "2868-CV-TU.txt")
    return fill(parsed, read_directory(sample.read_bytes(), sample.name))


def test_each_addressee_line_names_whom_it_should(dispatch: ParsedDirective, golden: dict[str, Any]) -> None:
    found = [[*a.bodies, *(f"group:{group}" for group in a.groups)] for a in dispatch.addressees]

    assert found == [line["refs"] for line in golden["kinh_gui"]]


@pytest.mark.parametrize(
    ("role", "expected"), [("leads", "leads"), ("directed", "delegated_to"), ("coordinating", "coordinating")]
)
def test_each_item_obliges_whom_it_should(
    dispatch: ParsedDirective, golden: dict[str, Any], role: str, expected: str
) -> None:
    for item, wanted in zip(dispatch.items, golden["items"], strict=True):
        mentions = getattr(item, role)

        assert len(mentions) == len(wanted[expected])
        for mention, entry in zip(mentions, wanted[expected], strict=True):
            assert _who(mention) == _expected(entry, mention)


def test_reports_go_to_whom_the_text_names(dispatch: ParsedDirective, golden: dict[str, Any]) -> None:
    for item, wanted in zip(dispatch.items, golden["items"], strict=True):
        assert [mention.text for mention in item.report_to] == wanted["report_to"]
        assert all(mention.bodies for mention in item.report_to)


def test_every_group_without_a_list_is_said_to_be_one(dispatch: ParsedDirective) -> None:
    found = [finding.key for finding in dispatch.findings]

    assert found.count("finding.open_group") == 2
    assert "finding.unknown_body" not in found


def _who(mention: Mention) -> tuple[str, ...]:
    return (f"group:{mention.group}",) if mention.group else mention.bodies


def _expected(entry: dict[str, Any], mention: Mention) -> tuple[str, ...]:
    if "org_id" in entry:
        return (entry["org_id"],)
    if "org_group" in entry:
        return (f"group:{entry['org_group']}",)
    # Internal units name nobody; an open group has no code there, only members and a finding here.
    return (
        ()
        if entry["type"] == "internal_units"
        else (f"group:{mention.group}",)
        if mention.group
        else ("nobody",)
    )
