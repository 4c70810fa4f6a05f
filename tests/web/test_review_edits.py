"""Edits of the review by plain forms: undone, only what differs saved, nothing typed lost, two who edit at once."""

import re
from typing import Any

import pytest

from tests.drafts import TEXT
from tests.office import Office
from tests.web.site import Site, words
from tests.web.test_review import PATH, asked, button, drafted, now
from tracker.domain.people import Role
from tracker.usecases.import_directive import ImportFile, import_directive
from tracker.usecases.review_shown import ItemShown, ReviewPage
from tracker.usecases.sought_bodies import sought_bodies
from tracker.usecases.verify_record import verify_record


def the_item(office: Office, path: str) -> ItemShown:
    return next(item for item in now(office).items if item.path == path)


def as_it_stands(item: ItemShown) -> dict[str, Any]:
    """The fields of an item as the page sends them when nothing was changed."""
    fields: dict[str, Any] = {
        "do": "save",
        "path": item.path,
        "title": item.title or "",
        "kind": item.kind,
        "nature": item.nature,
        "recurrence": item.recurrence or "",
        "due_on": item.task_due_on or "",
    }
    for role in ("lead", "directed", "coordinating"):
        fields[role] = [body.code for who in item.who if who.role == role for body in who.bodies]
    for duty in item.duties:
        fields |= {f"duty-{duty.number}": duty.text, f"duty-{duty.number}-due": duty.due_on or ""}
    return fields


def test_items_are_merged_split_moved_and_dropped_and_each_is_undone_and_done_again(site: Site) -> None:
    before = [item.path for item in drafted(site.office).items]
    visitor = site.visitor(site.office.coordinator())

    button(visitor, verb="merge", path="2.a", others="2.b")
    merged = [item.path for item in now(site.office).items]
    asked(visitor, do="undo")
    undone = [item.path for item in now(site.office).items]
    asked(visitor, do="redo")
    redone = [item.path for item in now(site.office).items]
    button(visitor, verb="drop", path="3")
    asked(visitor, do="move", path="1", where="after:2")

    assert (undone, redone) == (before, merged)
    assert len(merged) == len(before) - 1
    assert [item.path for item in now(site.office).items][-1] == "1"
    assert verify_record(site.office.person(Role.INSPECTOR)).is_sound


def test_an_item_is_split_before_a_sentence_of_those_offered(quick_site: Site) -> None:
    drafted(quick_site.office)
    visitor = quick_site.visitor(quick_site.office.coordinator())

    offered = re.findall(r'name="at" value="(\d+)"', visitor.get(f"{PATH}?split=1").text)
    asked(visitor, do="split", path="1", at=offered[-1])

    texts = [item.text for item in now(quick_site.office).items]
    assert "Sở Hai mua sách." in texts


def test_the_fields_of_an_item_are_saved_together_and_only_what_differs(site: Site) -> None:
    drafted(site.office)
    visitor = site.visitor(site.office.coordinator())
    item = the_item(site.office, "1")

    same = asked(visitor, **as_it_stands(item))
    steps = len(now(site.office).history.steps)
    changed = {**as_it_stands(item), "title": "Việc đầu", "due_on": "1/7/2019", "lead-name": "hoi mau"}
    asked(visitor, **changed)

    after = the_item(site.office, "1")
    leads = {body.code for who in after.who if who.role == "lead" for body in who.bodies}
    assert (same.status_code, steps) == (303, 0)
    assert (after.title, after.due_on) == ("Việc đầu", "2019-07-01")
    assert {"so-mau", "hoi-mau"} <= leads
    assert len(now(site.office).history.done) == 3


def test_a_body_is_taken_from_an_item_and_its_duties_are_reworded(quick_site: Site) -> None:
    drafted(quick_site.office)
    visitor = quick_site.visitor(quick_site.office.coordinator())
    item = the_item(quick_site.office, "1")
    count = len(item.duties)

    fields = {
        **as_it_stands(item),
        "coordinating": [],
        "duty-1": "lập danh sách mới",
        "duty-add": "gửi kèm ảnh",
    }
    asked(visitor, **fields)

    after = the_item(quick_site.office, "1")
    assert [who for who in after.who if who.role == "coordinating"] == []
    assert (after.duties[0].text, len(after.duties)) == ("lập danh sách mới", count + 1)


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("due_on", "31/2/2019", "31/2/2019"),
        ("lead-name", "Cơ quan không có", "Cơ quan không có"),
        ("lead-name", "sở", "Sở Hai"),
    ],
)
def test_a_field_wrongly_filled_says_so_and_nothing_is_lost(
    quick_site: Site, field: str, typed: str, told: str
) -> None:
    drafted(quick_site.office)
    visitor = quick_site.visitor(quick_site.office.coordinator())
    item = the_item(quick_site.office, "1")

    answer = asked(visitor, **{**as_it_stands(item), "title": "Tên đã gõ", field: typed})

    assert answer.status_code == 422
    assert 'value="Tên đã gõ"' in answer.text
    assert told in words(answer.text)
    assert now(quick_site.office).history.steps == ()


def test_the_second_of_two_reviewers_is_told_who_changed_what_and_keeps_their_words(site: Site) -> None:
    page = drafted(site.office)
    first, second = site.visitor(site.office.coordinator()), site.visitor(site.office.coordinator())
    item = the_item(site.office, "1")
    button(first, verb="drop", path="3")

    typed = {**as_it_stands(item), "title": "Tên của người thứ hai", "version": str(page.version)}
    late = asked(second, **typed)

    shown = words(late.text)
    assert late.status_code == 409
    assert "bỏ mục 3" in shown
    assert 'value="Tên của người thứ hai"' in late.text
    assert asked(second, **{**typed, "version": str(now(site.office).version)}).status_code == 303
    assert the_item(site.office, "1").title == "Tên của người thứ hai"


def unknown_of(page: ReviewPage) -> str:
    """The number of the finding about a body that the directory lacks."""
    return str(next(one.number for one in page.findings if one.key == "finding.unknown_body"))


def test_an_unknown_body_is_chosen_in_place_and_its_words_remembered(site: Site) -> None:
    unknown = unknown_of(drafted(site.office))
    visitor = site.visitor(site.office.coordinator())

    empty = asked(visitor, do="mean", finding=unknown)
    asked(visitor, do="mean", finding=unknown, **{"body-name": "hoi mau", "keep": "1"})
    meant = the_item(site.office, "3")

    assert empty.status_code == 422
    assert [body.code for who in meant.who for body in who.bodies] == ["hoi-mau"]
    assert "hoi-mau" in [one.code for one in sought_bodies(site.office.coordinator(), "hoi la")]


def test_an_unknown_body_is_added_to_the_directory_in_place(site: Site) -> None:
    unknown = unknown_of(drafted(site.office))
    visitor = site.visitor(site.office.coordinator())

    taken = asked(visitor, do="body", finding=unknown, **{"new-name": "Sở Mẫu", "new-code": "so-khac"})
    added = {"new-name": "Hội Kể chuyện", "new-code": "hoi-ke-chuyen"}
    asked(visitor, do="body", finding=unknown, **added)

    assert taken.status_code == 409
    assert sought_bodies(site.office.coordinator(), "ke chuyen")[0].code == "hoi-ke-chuyen"
    assert [body.code for who in the_item(site.office, "3").who for body in who.bodies] == ["hoi-ke-chuyen"]


def test_an_item_is_added_by_words_and_by_a_place_in_the_text(quick_site: Site) -> None:
    page = drafted(quick_site.office)
    visitor = quick_site.visitor(quick_site.office.coordinator())
    start = TEXT.index("Đoạn này")

    button(visitor, verb="add", span=f"{start}:{start + 20}", after="3")
    asked(visitor, do="add", text="Việc gõ tay", after="1")
    nothing = asked(visitor, do="add", text="")

    texts = [item.text for item in now(quick_site.office).items]
    assert len(texts) == len(page.items) + 2
    assert texts[1] == "Việc gõ tay"
    assert texts[-1] == TEXT[start : start + 20]
    assert nothing.status_code == 422


def test_the_head_is_set_with_days_as_people_write_them(quick_site: Site) -> None:
    page = drafted(quick_site.office)
    visitor = quick_site.visitor(quick_site.office.coordinator())
    head = {f"head-{one.field}": one.value or "" for one in page.head}

    asked(visitor, do="head", **{**head, "head-issued_on": "7/5/2019", "head-subject": "Việc khác"})
    wrong = asked(visitor, do="head", **{**head, "head-system": "xã"})

    values = {one.field: one.value for one in now(quick_site.office).head}
    assert (values["issued_on"], values["subject"]) == ("2019-05-07", "Việc khác")
    assert wrong.status_code == 422


@pytest.mark.parametrize("edit", ["", "verb=fly", "verb=drop", "verb=split&path=1&at=x", "verb=drop&path=99"])
def test_a_button_that_nobody_made_is_refused_in_a_sentence(quick_site: Site, edit: str) -> None:
    drafted(quick_site.office)
    visitor = quick_site.visitor(quick_site.office.coordinator())

    answer = asked(visitor, edit=edit)

    assert answer.status_code in (404, 422)
    assert 'role="alert"' in answer.text


def test_words_of_a_document_are_never_read_as_a_page(quick_site: Site) -> None:
    quick_site.office.body("ban-tuyen-giao")
    order = '1. Giao Sở <img src=x onerror=alert(1)> "& chủ trì trồng cây trước ngày 30/6/2019.'
    head = "TỈNH ỦY MẪU\nSố 9-CV/TU\nTỉnh Mẫu, ngày 06 tháng 5 năm 2019\n"
    import_directive(quick_site.office.coordinator(), ImportFile("<b>.txt", (head + order).encode()))
    visitor = quick_site.visitor(quick_site.office.coordinator())

    for path in (PATH, f"{PATH}?edit=1", f"{PATH}?split=1", "/directives/1/issue", "/directives/1"):
        html = visitor.get(path).text
        assert "<img src=x" not in html, path
        assert "<b>.txt" not in html, path
