"""The sample directory against what is known of the real dispatch, where that lies beside the checkout."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tracker.documents.bodies_file import read_directory
from tracker.domain.directive import Mention
from tracker.domain.directory import Directory

CHECKOUT = Path(__file__).parents[2]
GOLDEN = CHECKOUT.parent / "shared" / "seed" / "golden.json"
DAY = date(2019, 5, 7)

needs_golden = [
    pytest.mark.shared,
    pytest.mark.skipif(not GOLDEN.exists(), reason="the real dispatch is not beside the checkout"),
]


@pytest.fixture(scope="module")
def sample() -> Directory:
    path = CHECKOUT / "tracker" / "sample" / "bodies.toml"
    return read_directory(path.read_bytes(), path.name)


@pytest.fixture(scope="module")
def golden() -> dict[str, Any]:
    return json.loads(GOLDEN.read_text("utf-8"))  # type: ignore[no-any-return]  # the file is an object


class TestTheRealDispatch:
    pytestmark = needs_golden

    def test_every_addressee_is_found(self, sample: Directory, golden: dict[str, Any]) -> None:
        for line in golden["kinh_gui"]:
            found = sample.resolve(Mention(line["raw"]), DAY)

            assert [*found.named, *(f"group:{g}" for g in found.groups)] == line["refs"]

    def test_everybody_in_an_item_is_found(self, sample: Directory, golden: dict[str, Any]) -> None:
        for item in golden["items"]:
            for entry in (*item["leads"], *item["delegated_to"], *item["coordinating"]):
                found = sample.resolve(Mention(entry["raw"]), DAY)

                if "org_id" in entry:
                    assert found.mention.bodies == (entry["org_id"],)
                if "org_group" in entry:
                    assert found.mention.group == entry["org_group"]
                if entry["type"] == "open_group":
                    assert "finding.open_group" in {doubt.key for doubt in found.doubts}

    def test_the_directory_keeps_names_and_certainty(self, sample: Directory, golden: dict[str, Any]) -> None:
        for entries in golden["org_directory_2019"].values():
            for entry in entries if isinstance(entries, list) else []:
                body = sample.body(entry["id"])

                assert (body.name, body.kind, body.certainty) == (
                    entry["name"],
                    entry["kind"],
                    entry["certainty"],
                )
                assert entry.get("until") in (None, str(body.valid_until))

    def test_every_succession_of_single_bodies_is_kept(
        self, sample: Directory, golden: dict[str, Any]
    ) -> None:
        for step in golden["org_succession"]:
            for code in step["old"]:
                if not code.startswith("group:"):
                    assert sample.heirs(code, date(2026, 1, 1)) != ()


def test_the_groups_have_as_many_members_as_the_province_had_bodies(sample: Directory) -> None:
    sizes = {group.code: len(sample.members(group.code, DAY)) for group in sample.groups}

    assert sizes["district_party_committees"] == sizes["district_police"] == 11
    assert sizes["subordinate_party_committees"] == 20
    assert (sizes["mass_orgs"], sizes["provincial_press"]) == (5, 4)


def test_the_press_of_the_province_is_another_after_its_merger(sample: Directory) -> None:
    assert sample.members("provincial_press", date(2019, 10, 28)) == ("tc-vn", "bptv")
    assert sample.heirs("bao-bp", date(2019, 10, 27)) == ()
    assert sample.heirs("bao-bp", date(2019, 10, 28)) == ("bptv",)


def test_every_name_and_alias_in_the_sample_finds_its_own_body(sample: Directory) -> None:
    for body in sample.bodies:
        for name in (body.name, *body.aliases):
            assert sample.resolve(Mention(name), body.valid_from or DAY).named == (body.code,)


def test_every_name_and_alias_in_the_sample_finds_its_own_group(sample: Directory) -> None:
    for group in sample.groups:
        for name in (group.name, *group.aliases):
            assert sample.resolve(Mention(name), DAY).groups == (group.code,)
