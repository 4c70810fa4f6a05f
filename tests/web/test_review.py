"""Reviewing on the web: what stands beside what, findings answered in place, who sees and changes it."""

import re
from typing import Any
from urllib.parse import urlencode

from tests.drafts import BODIES, TEXT, a_draft
from tests.office import BOARD, Office
from tests.programs import needs_ocr
from tests.usecases.test_source_pages import scan
from tests.web.site import Site, Visitor, queries, words
from tracker.domain.directory import Directory
from tracker.domain.people import Role
from tracker.usecases.import_bodies import import_bodies
from tracker.usecases.import_directive import ImportFile, import_directive
from tracker.usecases.review_page import review_page
from tracker.usecases.review_shown import ReviewPage
from tracker.usecases.sample import DISPATCH, sample_directory, sample_file
from tracker.usecases.sought_bodies import sought_bodies
from tracker.usecases.source_pages import PlacedLine, PlacedPage
from tracker.web.review_source import lit_pages, passages

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


def test_the_lines_of_a_picture_belong_to_the_items_whose_words_stand_there(sqlite_office: Office) -> None:
    page = drafted(sqlite_office)
    lines = tuple(PlacedLine(n, 1_000, 500 * n, 9_000, 500 * n + 300) for n in range(1, 9))

    [lit] = lit_pages(page, [PlacedPage(1, 800, 1_200, lines)])

    first = [line.item for line in lit.lines]
    starts = {item.line: number for number, item in enumerate(page.items, 1)}
    assert all(first[line - 1] == number for line, number in starts.items())
    assert first[0] == 0
    assert (lit.lines[0].width, lit.lines[0].height) == (8_000, 300)


@needs_ocr
def test_a_scan_is_reviewed_beside_the_pictures_of_its_pages(quick_site: Site) -> None:
    quick_site.office.body(BOARD)
    import_directive(quick_site.office.coordinator(), ImportFile("anh.jpg", scan()))
    visitor = quick_site.visitor(quick_site.office.coordinator())

    html = visitor.get(PATH).text
    picture = visitor.get("/directives/1/pages/1")
    missing = visitor.get("/directives/1/pages/2")

    assert 'src="/directives/1/pages/1"' in html
    assert re.search(r'<rect data-n="1" x="\d+"', html)
    assert (picture.headers["content-type"], picture.content[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert "private" in picture.headers["cache-control"]
    assert missing.status_code == 404


def test_source_and_items_stand_side_by_side_with_the_findings_at_their_items(site: Site) -> None:
    sample(site.office)

    html = site.visitor(site.office.coordinator()).get(PATH).text

    assert "Đã trả lời 0/4 lưu ý" in words(html)
    assert 'id="t2" data-n="2"' in html
    assert re.search(r'id="i1" data-n="1".*?id="f1"', html, re.S)


def test_a_finding_is_answered_in_its_place_and_opened_again(quick_site: Site) -> None:
    sample(quick_site.office)
    visitor = quick_site.visitor(quick_site.office.coordinator())

    done = asked(visitor, do="accept", finding="1", note="đã hỏi")
    notes = asked(visitor, do="notes")
    shown = words(visitor.get(PATH).text)
    button(visitor, verb="reopen", finding="1")

    assert (done.status_code, notes.status_code) == (303, 303)
    assert "Đã trả lời 4/4 lưu ý" in shown
    assert "đã hỏi" in shown
    assert [one.number for one in now(quick_site.office).findings if one.is_open] == [1]


def test_bodies_are_proposed_with_accents_and_without(sqlite_office: Office) -> None:
    import_bodies(sqlite_office.person(Role.ADMINISTRATOR), sample_directory())
    ctx = sqlite_office.coordinator()

    assert sought_bodies(ctx, "so y te")[0].code == "so-y-te"
    assert sought_bodies(ctx, "Sở Y")[0].code == "so-y-te"
    assert any(one.is_group for one in sought_bodies(ctx, "các huyện"))
    assert sought_bodies(ctx, "  ") == sought_bodies(ctx, "zzz") == ()
    assert len(sought_bodies(ctx, "s")) <= 8


def test_a_leader_reads_the_review_and_changes_nothing(quick_site: Site) -> None:
    drafted(quick_site.office)
    leader = quick_site.visitor(quick_site.office.person(Role.LEADER))

    page = leader.get(PATH)
    tried = leader.fill(PATH, "/style", do="undo", version="1")

    assert page.status_code == 200
    assert 'name="do"' not in page.text
    assert tried.status_code == 404


def test_another_boards_draft_is_as_if_it_were_not_there(quick_site: Site) -> None:
    drafted(quick_site.office)
    quick_site.office.body("ban-khac")
    stranger = quick_site.visitor(quick_site.office.person(Role.COORDINATOR, "ban-khac"))

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
