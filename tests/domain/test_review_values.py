"""Bodies, dates, duties, head and findings of a draft as a person sets them."""

from datetime import date
from typing import Any

import pytest

from tests.domain.test_review_items import after, item
from tests.drafts import FRAME, TEXT, a_draft, span
from tracker.domain import review_errors as refusals
from tracker.domain.directive import Nature, Severity
from tracker.domain.directory import UnknownBody
from tracker.domain.errors import TrackerError
from tracker.domain.review import edited
from tracker.domain.review_edits import (
    Accept,
    AddDuty,
    ChangeDuty,
    DropDuty,
    Edit,
    How,
    Mean,
    Reopen,
    Role,
    SetBodies,
    SetDue,
    SetHead,
    SetNature,
)
from tracker.domain.review_findings import open_findings


def codes(draft: dict[str, Any], path: str, key: str = "leads") -> list[list[str]]:
    return [mention["bodies"] for mention in item(draft, path)[key]]


def test_a_body_that_a_person_adds_stands_nowhere_in_the_text() -> None:
    draft = after(SetBodies("3", Role.LEAD, How.ADD, ("hoi-mau",)))

    added = item(draft, "3")["leads"][1]
    assert (added["text"], added["span"], added["bodies"]) == ("Hội Mẫu", None, ["hoi-mau"])
    assert added["by_person"] == ["bodies"]
    assert item(draft, "3")["by_person"] == ["leads"]


def test_set_bodies_are_these_and_no_others_and_those_read_keep_their_words() -> None:
    draft = after(SetBodies("1", Role.LEAD, How.REPLACE, ("so-hai", "hoi-mau")))

    leads = item(draft, "1")["leads"]
    assert [m["bodies"] for m in leads] == [["so-hai"], ["hoi-mau"]]
    assert leads[0]["span"] == span("Sở Hai", "2019.")
    assert codes(after(SetBodies("1", Role.LEAD, How.REPLACE, ())), "1") == []


def test_a_group_goes_as_a_whole_and_a_member_of_it_alone() -> None:
    with_group = after(SetBodies("3", Role.COORDINATING, How.ADD, ("cac-so",)))
    thinner = edited(with_group, SetBodies("3", Role.COORDINATING, How.REMOVE, ("so-hai",)), FRAME)
    without = edited(with_group, SetBodies("3", Role.COORDINATING, How.REMOVE, ("cac-so",)), FRAME)

    assert codes(with_group, "3", "coordinating") == [["so-mau", "so-hai"]]
    assert item(with_group, "3")["coordinating"][0]["is_open"] is False, "whoever names it obliges it"
    assert codes(thinner, "3", "coordinating") == [["so-mau"]]
    assert item(thinner, "3")["coordinating"][0]["group"] is None
    assert codes(without, "3", "coordinating") == []


def test_a_duty_has_readers_of_its_own() -> None:
    draft = after(SetBodies("3", Role.REPORT_TO, How.ADD, ("so-mau",), duty=1))

    assert item(draft, "3")["duties"][0]["report_to"][0]["bodies"] == ["so-mau"]
    assert item(draft, "3")["report_to"] == []


def test_words_are_given_their_meaning_wherever_they_stand_and_their_findings_settled() -> None:
    draft = after(Mean("sở mẫu", ("hoi-mau",)), Mean("Hội Lạ", ("so-hai",)))

    assert codes(draft, "1") == [["hoi-mau"], ["so-hai"]]
    assert codes(draft, "2.a") == [["hoi-mau"]]
    assert item(draft, "3")["leads"][0]["span"] == span("Hội Lạ"), "the words still stand there"
    assert [number for number, _ in open_findings(draft)] == [2, 3]


def test_words_that_are_a_part_of_a_mention_add_to_it() -> None:
    draft = a_draft()
    draft["items"][4]["leads"] = [
        {**draft["items"][4]["leads"][0], "text": "Sở Mẫu, Hội Lạ", "bodies": ["so-mau"]}
    ]

    assert codes(edited(draft, Mean("Hội Lạ", ("so-hai",)), FRAME), "3") == [["so-mau", "so-hai"]]


def test_the_meaning_in_one_item_leaves_the_others_and_the_finding() -> None:
    draft = after(Mean("Sở Mẫu", ("hoi-mau",), path="2.a"))

    assert (codes(draft, "1")[0], codes(draft, "2.a")) == (["so-mau"], [["hoi-mau"]])
    assert len(list(open_findings(draft))) == 3


def test_dates_and_paces_are_set_for_an_item_and_for_a_duty() -> None:
    draft = after(
        SetDue("3", date(2019, 9, 1)),
        SetDue("1", None, duty=1),
        SetNature("3", Nature.PERIODIC, "freq=monthly;bymonthday=20", duty=1),
        SetNature("2.a", Nature.PERIODIC, "periodic"),
    )

    assert (item(draft, "3")["due_on"], item(draft, "3")["by_person"]) == ("2019-09-01", ["due_on"])
    assert item(draft, "1")["duties"][0]["due_on"] is None
    assert item(draft, "3")["duties"][0]["recurrence"] == "FREQ=MONTHLY;BYMONTHDAY=20"
    assert item(draft, "2.a")["recurrence"] == "periodic"


def test_work_that_is_done_once_after_all_loses_its_pace() -> None:
    draft = after(SetNature("3", Nature.PERIODIC, "FREQ=YEARLY"), SetNature("3", Nature.ONE_OFF))

    assert (item(draft, "3")["nature"], item(draft, "3")["recurrence"]) == ("one_off", None)


def test_a_duty_added_in_words_of_the_item_comes_where_they_stand() -> None:
    draft = after(AddDuty("1", "phối hợp với Hội Mẫu", due_on=date(2019, 6, 1)))

    duties = item(draft, "1")["duties"]
    assert duties[0]["text"] == "phối hợp với Hội Mẫu"
    assert TEXT[slice(*duties[0]["span"])] == duties[0]["text"]
    assert duties[0]["due_on"] == "2019-06-01"


def test_a_duty_in_a_persons_words_stands_nowhere() -> None:
    draft = after(ChangeDuty("3", 1, "kể chuyện cổ tích"), AddDuty("3", "mua sách"), DropDuty("2.a", 1))

    assert [(d["text"], d["span"]) for d in item(draft, "3")["duties"]] == [
        ("kể chuyện cổ tích", None),
        ("mua sách", None),
    ]
    assert item(draft, "2.a")["duties"] == []


def test_a_head_value_that_a_person_set_no_longer_points_into_the_text() -> None:
    draft = after(SetHead("number", " 14-CV/TU "), SetHead("issued_on", "2019-05-07"), SetHead("place", ""))

    assert (draft["number"], draft["issued_on"], draft["spans"]) == ("14-CV/TU", "2019-05-07", {})
    assert draft["by_person"] == ["issued_on", "number"]


def test_a_finding_is_settled_with_a_word_and_opened_again() -> None:
    settled = after(Accept(2, " đã hỏi "))

    assert settled["findings"][1]["answer"] == {"how": "accept", "note": "đã hỏi"}
    assert list(open_findings(settled, Severity.ERROR)) == []
    assert edited(settled, Reopen(2), FRAME) == a_draft()


@pytest.mark.parametrize(
    ("edit", "refusal"),
    [
        (SetBodies("3", Role.LEAD, How.ADD, ("so-khong",)), UnknownBody),
        (SetBodies("3", Role.LEAD, How.ADD, ()), refusals.NobodyNamed),
        (SetBodies("3", Role.LEAD, How.REMOVE, ("so-mau",)), refusals.BodyNotThere),
        (SetBodies("3", Role.LEAD, How.ADD, ("so-mau",), duty=1), refusals.NotOfADuty),
        (SetBodies("3", Role.REPORT_TO, How.ADD, ("so-mau",), duty=2), refusals.NoSuchDuty),
        (Mean("Sở Không Tên", ("so-mau",)), refusals.NoSuchWords),
        (Mean("", ("so-mau",)), refusals.NoSuchWords),
        (Mean("Hội Lạ", ()), refusals.NobodyNamed),
        (Mean("Hội Lạ", ("so-khong",)), UnknownBody),
        (SetNature("3", Nature.ONE_OFF, "FREQ=YEARLY"), refusals.OnceAndAgain),
        (SetNature("3", Nature.PERIODIC, "mỗi khi rảnh"), refusals.BadRecurrence),
        (SetDue("3", None, duty=0), refusals.NoSuchDuty),
        (AddDuty("3", " "), refusals.NoWords),
        (AddDuty("3", span=(0, 5)), refusals.OutsideItem),
        (ChangeDuty("3", 5, "việc"), refusals.NoSuchDuty),
        (DropDuty("3", 2), refusals.NoSuchDuty),
        (SetHead("signer", "Cán bộ mẫu"), refusals.NoSuchField),
        (SetHead("issued_on", "2019-02-31"), refusals.BadHeadValue),
        (SetHead("system", "quân đội"), refusals.BadHeadValue),
        (SetHead("number", "9" * 65), refusals.TooLong),
        (Accept(0), refusals.NoSuchFinding),
        (Reopen(4), refusals.NoSuchFinding),
    ],
)
def test_what_cannot_be_is_refused_by_name(edit: Edit, refusal: type[TrackerError]) -> None:
    with pytest.raises(refusal):
        after(edit)
