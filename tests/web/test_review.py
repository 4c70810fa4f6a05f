"""Reviewing on the web: what stands beside what, answers in place, edits by plain forms, two who review at once."""

import re
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.drafts import BODIES, TEXT, a_draft
from tests.office import Office
from tests.web.site import Site, Visitor, queries, words
from tracker.domain.directory import Directory
from tracker.domain.people import Role
from tracker.usecases.import_bodies import import_bodies
from tracker.usecases.import_directive import ImportFile, import_directive
from tracker.usecases.review_page import review_page
from tracker.usecases.review_shown import ItemShown, ReviewPage
from tracker.usecases.sample import DISPATCH, sample_directory, sample_file
from tracker.usecases.sought_bodies import sought_bodies
from tracker.usecases.verify_record import verify_record
from tracker.web.review_source import passages

PATH = "/directives/1/review"


def drafted(office: Office) -> ReviewPage:
    """The draft of `tests/drafts.py`, with the bodies it names."""
    for code, name in BODIES.items():
        office.body(code, name)
    office.drafted(a_draft(), TEXT)
    return review_page(office.coordinator(), "1")


def sample(office: Office) -> None:
    """The sample dispatch with the sample directory."""
    import_bodies(office.person(Role.ADMINISTRATOR), sample_directory())
    import_directive(office.coordinator(), ImportFile("d.txt", sample_file(DISPATCH)[0]))


def asked(visitor: Visitor, **fields: Any) -> Any:
    """A form of the page, sent with the version that stands there."""
    html = visitor.get(PATH).text
    seen, token = (re.search(what, html) for what in (r'data-version="(\d+)"', r'name="csrf" value="(\w+)"'))
    assert seen
    assert token
    return visitor.post(PATH, data={"csrf": token[1], "version": seen[1], **fields})


def button(visitor: Visitor, **edit: str) -> Any:
    """A button that stands for one edit."""
    return asked(visitor, edit=urlencode(edit))


def now(office: Office) -> ReviewPage:
    return review_page(office.coordinator(), "1")


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


def test_every_character_of_the_text_stands_on_the_page_once(sqlite_office: Office) -> None:
    sample(sqlite_office)
    page = now(sqlite_office)

    found = passages(page)

    assert "".join(piece.text for one in found for piece in one.pieces) == page.text
    for one in found:
        if one.item:
            span = page.items[one.item - 1].span
            assert span
            assert one.pieces[0].at == span[0]
            assert sum(len(piece.text) for piece in one.pieces) == span[1] - span[0]
    lit = {number for one in found for piece in one.pieces for number in piece.findings}
    assert lit == {finding.number for finding in page.findings if finding.span}


def test_source_and_items_stand_side_by_side_with_the_findings_at_their_items(site: Site) -> None:
    sample(site.office)

    html = site.visitor(site.office.coordinator()).get(PATH).text

    assert "Đã trả lời 0/4 lưu ý" in words(html)
    assert 'id="t2" data-n="2"' in html
    assert re.search(r'id="i1" data-n="1".*?id="f1"', html, re.S)


def test_a_finding_is_answered_in_its_place_and_opened_again(site: Site) -> None:
    sample(site.office)
    visitor = site.visitor(site.office.coordinator())

    done = asked(visitor, do="accept", finding="1", note="đã hỏi")
    notes = asked(visitor, do="notes")
    shown = words(visitor.get(PATH).text)
    button(visitor, verb="reopen", finding="1")

    assert (done.status_code, notes.status_code) == (303, 303)
    assert "Đã trả lời 4/4 lưu ý" in shown
    assert "đã hỏi" in shown
    assert [one.number for one in now(site.office).findings if one.is_open] == [1]


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


def test_an_item_is_split_before_a_sentence_of_those_offered(site: Site) -> None:
    drafted(site.office)
    visitor = site.visitor(site.office.coordinator())

    offered = re.findall(r'name="at" value="(\d+)"', visitor.get(f"{PATH}?split=1").text)
    asked(visitor, do="split", path="1", at=offered[-1])

    texts = [item.text for item in now(site.office).items]
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


def test_a_body_is_taken_from_an_item_and_its_duties_are_reworded(site: Site) -> None:
    drafted(site.office)
    visitor = site.visitor(site.office.coordinator())
    item = the_item(site.office, "1")
    count = len(item.duties)

    fields = {
        **as_it_stands(item),
        "coordinating": [],
        "duty-1": "lập danh sách mới",
        "duty-add": "gửi kèm ảnh",
    }
    asked(visitor, **fields)

    after = the_item(site.office, "1")
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


def test_an_item_is_added_by_words_and_by_a_place_in_the_text(site: Site) -> None:
    page = drafted(site.office)
    visitor = site.visitor(site.office.coordinator())
    start = TEXT.index("Đoạn này")

    button(visitor, verb="add", span=f"{start}:{start + 20}", after="3")
    asked(visitor, do="add", text="Việc gõ tay", after="1")
    nothing = asked(visitor, do="add", text="")

    texts = [item.text for item in now(site.office).items]
    assert len(texts) == len(page.items) + 2
    assert texts[1] == "Việc gõ tay"
    assert texts[-1] == TEXT[start : start + 20]
    assert nothing.status_code == 422


def test_the_head_is_set_with_days_as_people_write_them(site: Site) -> None:
    page = drafted(site.office)
    visitor = site.visitor(site.office.coordinator())
    head = {f"head-{one.field}": one.value or "" for one in page.head}

    asked(visitor, do="head", **{**head, "head-issued_on": "7/5/2019", "head-subject": "Việc khác"})
    wrong = asked(visitor, do="head", **{**head, "head-system": "xã"})

    values = {one.field: one.value for one in now(site.office).head}
    assert (values["issued_on"], values["subject"]) == ("2019-05-07", "Việc khác")
    assert wrong.status_code == 422


def test_bodies_are_proposed_with_accents_and_without(sqlite_office: Office) -> None:
    import_bodies(sqlite_office.person(Role.ADMINISTRATOR), sample_directory())
    ctx = sqlite_office.coordinator()

    assert sought_bodies(ctx, "so y te")[0].code == "so-y-te"
    assert sought_bodies(ctx, "Sở Y")[0].code == "so-y-te"
    assert any(one.is_group for one in sought_bodies(ctx, "các huyện"))
    assert sought_bodies(ctx, "  ") == sought_bodies(ctx, "zzz") == ()
    assert len(sought_bodies(ctx, "s")) <= 8


def test_a_leader_reads_the_review_and_changes_nothing(site: Site) -> None:
    drafted(site.office)
    leader = site.visitor(site.office.person(Role.LEADER))

    page = leader.get(PATH)
    tried = leader.fill(PATH, "/style", do="undo", version="1")

    assert page.status_code == 200
    assert 'name="do"' not in page.text
    assert tried.status_code == 404


def test_another_boards_draft_is_as_if_it_were_not_there(site: Site) -> None:
    drafted(site.office)
    site.office.body("ban-khac")
    stranger = site.visitor(site.office.person(Role.COORDINATOR, "ban-khac"))

    assert stranger.get(PATH).status_code == 404
    assert stranger.fill(PATH, "/style", do="undo", version="1").status_code == 404
    assert stranger.get(f"/directives/{'9' * 30}/review").status_code == 404


def test_a_script_is_given_one_card_or_the_page_after_a_change(quick_site: Site) -> None:
    drafted(quick_site.office)
    visitor = quick_site.visitor(quick_site.office.coordinator())
    headers = {"hx-request": "true", "hx-target": "i1"}

    card = visitor.get(f"{PATH}?edit=1", headers=headers).text
    token = visitor.token(PATH)
    fields = {"csrf": token, "version": now(quick_site.office).version, "edit": "verb=drop&path=3"}
    after = visitor.post(PATH, data=fields, headers={"hx-request": "true", "hx-target": "review"})

    assert 'id="i1"' in card
    assert 'id="i2"' not in card
    assert after.status_code == 200
    assert 'id="review"' in after.text


@pytest.mark.parametrize("edit", ["", "verb=fly", "verb=drop", "verb=split&path=1&at=x", "verb=drop&path=99"])
def test_a_button_that_nobody_made_is_refused_in_a_sentence(quick_site: Site, edit: str) -> None:
    drafted(quick_site.office)
    visitor = quick_site.visitor(quick_site.office.coordinator())

    answer = asked(visitor, edit=edit)

    assert answer.status_code in (404, 422)
    assert 'role="alert"' in answer.text


def test_the_review_costs_the_same_few_queries_for_any_number_of_items(quick_site: Site) -> None:
    drafted(quick_site.office)
    import_bodies(quick_site.office.person(Role.ADMINISTRATOR), Directory())
    import_directive(quick_site.office.coordinator(), ImportFile("lon.txt", _long()))
    visitor = quick_site.visitor(quick_site.office.coordinator())

    counted = []
    for no in (1, 2):
        with queries() as seen:
            assert visitor.get(f"/directives/{no}/review").status_code == 200
        counted.append(len(seen))

    assert counted[0] == counted[1] <= 10
    assert len(review_page(quick_site.office.coordinator(), "2").items) >= 270


def _long() -> bytes:
    """Three parts of ninety orders each."""
    head = "ỦY BAN NHÂN DÂN TỈNH MẪU\nSố: 16/UBND-VX\nTỉnh Mẫu, ngày 06 tháng 5 năm 2019\n"
    orders = [f"{n}. Giao Sở Mẫu làm việc thứ {n} trước ngày 30/6/2019." for n in range(1, 91)]
    return (
        head + "\n".join("\n".join([f"{part}. VIỆC PHẢI LÀM", *orders]) for part in ("I", "II", "III"))
    ).encode()
