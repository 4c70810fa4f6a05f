"""Items of a draft merged, split, moved, dropped and added by a person."""

from typing import Any

import pytest

from tests.drafts import FRAME, TEXT, a_draft, span
from tracker.domain import review_errors as refusals
from tracker.domain.directive import ItemKind
from tracker.domain.errors import TrackerError
from tracker.domain.review import edited
from tracker.domain.review_edits import Add, Drop, Edit, Merge, Move, Retitle, SetKind, Split


def after(*edits: Edit) -> dict[str, Any]:
    draft = a_draft()
    for edit in edits:
        draft = edited(draft, edit, FRAME)
    return draft


def paths(draft: dict[str, Any]) -> list[str]:
    return [item["path"] for item in draft["items"]]


def item(draft: dict[str, Any], path: str) -> dict[str, Any]:
    [found] = [one for one in draft["items"] if one["path"] == path]
    return dict(found)


def at(words: str) -> int:
    return str(a_draft()["items"][0]["text"]).index(words)


def test_split_items_share_out_what_stands_in_the_words_of_each() -> None:
    draft = after(Split("1", at("Sở Hai")))

    first, second = item(draft, "1"), item(draft, "1~2")
    assert first["text"].endswith("30/6/2019.")
    assert second["text"] == "Sở Hai mua sách."
    assert [m["bodies"] for m in first["leads"]] == [["so-mau"]]
    assert [m["bodies"] for m in second["leads"]] == [["so-hai"]]
    assert (len(first["coordinating"]), len(second["coordinating"])) == (1, 0)
    assert [d["text"] for d in second["duties"]] == ["mua sách"]
    assert (first["due_on"], second["due_on"]) == ("2019-06-30", None)
    assert TEXT[slice(*second["span"])] == second["text"]


def test_a_duty_over_the_cut_is_cut() -> None:
    draft = after(Split("1", at("trước ngày")))

    assert [d["text"] for d in item(draft, "1")["duties"]] == ["lập danh sách"]
    assert [d["text"] for d in item(draft, "1~2")["duties"]] == ["trước ngày 30/6/2019", "mua sách"]


def test_a_lead_of_the_heading_stays_with_both_parts() -> None:
    draft = a_draft()
    draft["items"][0]["leads"] = [{**draft["items"][0]["leads"][0], "span": span("TỈNH ỦY MẪU")}]

    draft = edited(draft, Split("1", at("Sở Hai")), FRAME)

    assert [len(item(draft, path)["leads"]) for path in ("1", "1~2")] == [1, 1]


def test_parts_of_a_part_get_numbers_of_their_own() -> None:
    draft = after(Split("1", at("Sở Hai")), Split("1", at("phối hợp")), Split("1~2", 6))

    assert paths(draft)[:4] == ["1", "1~3", "1~2", "1~4"]


def test_what_was_split_and_merged_again_says_the_same() -> None:
    draft = after(Split("1", at("Sở Hai")), Merge("1", ("1~2",)))

    was, now = item(a_draft(), "1"), item(draft, "1")
    kept = ("text", "span", "leads", "coordinating", "duties", "due_on", "nature", "kind")
    assert {name: now[name] for name in kept} == {name: was[name] for name in kept}
    assert paths(draft) == paths(a_draft())


def test_merged_items_keep_the_first_number_and_what_was_below_the_others() -> None:
    draft = after(Merge("1", ("2",)))

    assert paths(draft) == ["1", "2.a", "2.b", "3"]
    assert [item(draft, path)["parent"] for path in ("2.a", "2.b")] == ["1", "1"]
    assert item(draft, "1")["text"] == TEXT[slice(*item(draft, "1")["span"])]
    assert item(draft, "1")["text"].endswith("Các đơn vị:")


def test_a_heading_merged_into_what_is_below_it_leaves_that_on_top() -> None:
    draft = after(Merge("2.a", ("2",)))

    assert item(draft, "2.a")["parent"] is None
    assert item(draft, "2.b")["parent"] == "2.a"


def test_words_merged_with_words_that_a_person_typed_stand_nowhere() -> None:
    draft = after(Add(text="việc nói miệng"), Merge("3", ("~1",)))

    merged = item(draft, "3")
    assert (merged["span"], merged["text"]) == (None, "3. Hội Lạ kể chuyện.\nviệc nói miệng")
    assert "text" in merged["by_person"]


def test_an_item_moves_with_all_below_it_and_every_number_stays() -> None:
    draft = after(Move("2", after="3"))

    assert paths(draft) == ["1", "3", "2", "2.a", "2.b"]
    assert item(draft, "2.a")["parent"] == "2"


def test_an_item_moves_below_another_and_back_to_the_top() -> None:
    below = after(Move("3", under="2"))
    on_top = edited(below, Move("2.a", under="", is_first=True), FRAME)

    assert (paths(below), item(below, "3")["parent"]) == (["1", "2", "2.a", "2.b", "3"], "2")
    assert (paths(on_top)[0], item(on_top, "2.a")["parent"]) == ("2.a", None)


def test_what_is_below_a_dropped_item_goes_up_or_goes_along() -> None:
    up, along = after(Drop("2")), after(Drop("2", with_parts=True))

    assert (paths(up), item(up, "2.a")["parent"]) == (["1", "2.a", "2.b", "3"], None)
    assert paths(along) == ["1", "3"]


def test_findings_about_dropped_words_are_settled_with_them() -> None:
    answers = [one.get("answer", {}).get("how") for one in after(Drop("3"))["findings"]]

    assert answers == ["drop", "drop", None]


def test_an_added_item_keeps_the_place_of_its_words() -> None:
    draft = after(Add(text="Đoạn này máy không đọc thành mục.", number="4"))

    added = item(draft, "4")
    assert added["span"] == span("Đoạn này máy không đọc thành mục.")
    assert (added["kind"], added["line"]) == ("task", 8)
    assert "text" not in added["by_person"]


def test_words_of_another_item_and_words_of_nobody_are_a_persons() -> None:
    draft = after(Add(text="mua sách"), Add(text="việc nói miệng", under="2"))

    assert [(item(draft, p)["span"], item(draft, p)["parent"]) for p in ("~1", "~2")] == [
        (None, None),
        (None, "2"),
    ]
    assert all("text" in item(draft, p)["by_person"] for p in ("~1", "~2"))


def test_a_title_and_a_kind_that_a_person_gave_are_marked() -> None:
    draft = after(Retitle("3", " Kể  chuyện "), SetKind("3", ItemKind.INFO), Retitle("1", ""))

    assert (item(draft, "3")["title"], item(draft, "3")["kind"]) == ("Kể chuyện", "info")
    assert item(draft, "3")["by_person"] == ["kind", "title"]
    assert "by_person" not in item(draft, "1"), "it had no title before"


@pytest.mark.parametrize(
    ("edit", "refusal"),
    [
        (Merge("1", ("3",)), refusals.NotNeighbours),
        (Merge("1", ("1",)), refusals.MergeWithItself),
        (Merge("1", ()), refusals.MergeWithItself),
        (Merge("1", ("9",)), refusals.NoSuchPart),
        (Split("9", 3), refusals.NoSuchPart),
        (Split("1", 0), refusals.OutsideItem),
        (Split("1", -4), refusals.OutsideItem),
        (Split("1", 10_000), refusals.OutsideItem),
        (Move("2", under="2.a"), refusals.InsideItself),
        (Move("2", after="2.b"), refusals.InsideItself),
        (Move("2", after="2"), refusals.InsideItself),
        (Move("2"), refusals.NowhereToMove),
        (Move("2", under="9"), refusals.NoSuchPart),
        (Drop("9"), refusals.NoSuchPart),
        (Retitle("9", "tên"), refusals.NoSuchPart),
        (Retitle("1", "t" * 501), refusals.TooLong),
        (Add(text="  \n"), refusals.NoWords),
        (Add(span=(3, 2)), refusals.OutsideText),
        (Add(span=(0, 10**6)), refusals.OutsideText),
        (Add(span=(40, 50)), refusals.PartOfAnother),
        (Add(text="việc", number="2.a"), refusals.NumberTaken),
        (Add(text="việc", number="mục ~ 9"), refusals.BadNumber),
        (Add(text="việc", after="9"), refusals.NoSuchPart),
    ],
)
def test_what_cannot_be_done_is_refused_by_name(edit: Edit, refusal: type[TrackerError]) -> None:
    with pytest.raises(refusal):
        after(edit)
