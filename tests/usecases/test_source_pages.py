"""Pictures of recognised pages: kept with the directive, shown to whoever may read it, once for the same file."""

import json
from functools import cache
from pathlib import Path

import pytest
from sqlmodel import select

from tests.office import Office
from tests.paper import Paper, as_jpeg, pictures_of, printed, scanned
from tests.programs import needs_ocr
from tracker.domain.people import Role
from tracker.domain.permissions import NotPermitted
from tracker.records.events import EventRow
from tracker.records.source_pages import SourcePageRow
from tracker.store.directives import DirectiveNotFound
from tracker.store.source_pages import PageNotFound
from tracker.usecases.import_directive import Imported, ImportFile, import_directive
from tracker.usecases.sample import DISPATCH, sample_file
from tracker.usecases.source_pages import PictureLost, pages_of, show_page
from tracker.usecases.verify_record import verify_record

ORDER = "1. Giao Sở Y tế lập kế hoạch khám mắt cho học sinh, báo cáo trước ngày 15/6/2019."


@cache
def scan() -> bytes:
    """A dispatch of a few lines, scanned."""
    paper = Paper(["TỈNH ỦY BÌNH PHƯỚC", "*", "Số 41-CV/TU"], ["ĐẢNG CỘNG SẢN VIỆT NAM"], [], [ORDER])
    page = pictures_of(printed(paper))[0]
    return as_jpeg(scanned(page.crop((0, 0, page.width, page.height // 3))))


def imported(office: Office) -> Imported:
    return import_directive(office.coordinator(), ImportFile("anh.jpg", scan()))


@needs_ocr
def test_the_picture_of_a_scanned_page_is_kept_with_the_place_of_each_line(office: Office) -> None:
    directive = imported(office)

    page = show_page(office.person(Role.LEADER), str(directive.no), 1)

    [order] = [item for item in directive.parsed.items if item.path == "1"]
    [place] = [line for line in page.lines if line.line == order.line]
    assert page.picture.startswith(b"\xff\xd8\xff")
    assert (page.page, page.pages) == (1, (1,))
    assert 0 < place.left < place.right <= 10_000
    assert 3_000 < place.top < place.bottom <= 10_000
    assert verify_record(office.person(Role.INSPECTOR)).is_sound


@needs_ocr
def test_the_event_of_the_import_names_the_picture(office: Office) -> None:
    directive = imported(office)

    with office.system.open_reading() as unit:
        payload = unit.session.exec(select(EventRow.payload).where(EventRow.subject_id == directive.id)).one()
        row = unit.session.exec(select(SourcePageRow)).one()
    assert json.loads(payload or "")["pages"] == {"1": row.sha256}


@needs_ocr
def test_the_same_scan_again_keeps_nothing_twice(office: Office) -> None:
    first = imported(office)
    kept = sorted(path for path in (office.folder / "evidence").rglob("*") if path.is_file())

    second = imported(office)

    assert (second.is_new, second.no) == (False, first.no)
    assert sorted(path for path in (office.folder / "evidence").rglob("*") if path.is_file()) == kept
    assert pages_of(office.coordinator(), str(first.no)) == (1,)


@needs_ocr
def test_a_picture_that_is_gone_or_changed_is_not_shown(office: Office) -> None:
    directive = imported(office)
    [picture] = [path for path in (office.folder / "evidence").rglob("*") if path.is_file()]

    picture.write_bytes(b"another")
    with pytest.raises(PictureLost):
        show_page(office.coordinator(), str(directive.no), 1)
    picture.unlink()
    with pytest.raises(PictureLost):
        show_page(office.coordinator(), str(directive.no), 1)


@needs_ocr
def test_strangers_see_no_page_and_do_not_learn_of_the_directive(office: Office) -> None:
    directive = imported(office)

    with pytest.raises(NotPermitted):
        show_page(office.officer("so-mau"), str(directive.no), 1)
    with pytest.raises(DirectiveNotFound):
        show_page(office.person(Role.COORDINATOR, "ban-khac"), str(directive.no), 1)


def test_a_directive_read_from_text_has_no_pictures(office: Office) -> None:
    data, name = sample_file(DISPATCH)
    board = office.coordinator()
    directive = import_directive(board, ImportFile(name, data))

    assert pages_of(board, str(directive.no)) == ()
    with pytest.raises(PageNotFound):
        show_page(board, str(directive.no), 1)
    assert not (Path(office.folder) / "evidence").exists()
