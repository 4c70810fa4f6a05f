"""Word files: what a person sees on the paper is read and nothing else: changes accepted, tables filled in."""

import zipfile
from io import BytesIO

import pytest

from tests.documents.test_read import WORD, docx, lines_of, p
from tracker.documents.reading_errors import UnsafeFile

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


HEAD = row(cell("TT"), cell("Nhiệm vụ"), cell("Chủ trì"), cell("Thời hạn"))


def with_heads(body: str, section: str, **heads: str) -> bytes:
    """A document whose one section has these page heads, by relation id."""
    parts = {
        f"header{at}": f'<w:hdr xmlns:w="{WORD}">{xml}</w:hdr>' for at, xml in enumerate(heads.values(), 1)
    }
    links = "".join(
        f'<Relationship Id="{name}" Target="header{at}.xml"/>' for at, name in enumerate(heads, 1)
    )
    made = BytesIO(docx(f'{body}<w:sectPr xmlns:r="{RELATIONS}">{section}</w:sectPr>', **parts))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{links}</Relationships>")
    return made.getvalue()


def test_moved_words_are_read_where_they_went() -> None:
    body = (
        "<w:p><w:moveFrom><w:r><w:t>Sở Y tế</w:t></w:r></w:moveFrom><w:r><w:t>báo cáo</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Giao </w:t></w:r><w:moveTo><w:r><w:t>Sở Y tế</w:t></w:r></w:moveTo></w:p>"
    )

    assert lines_of(docx(body)) == ["báo cáo", "Giao Sở Y tế"]


def test_paragraphs_joined_by_a_tracked_change_are_one() -> None:
    first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>1. Giao Sở Y tế</w:t></w:r></w:p>"

    assert lines_of(docx(first + p("báo cáo kết quả."))) == ["1. Giao Sở Y tế báo cáo kết quả."]


def test_a_row_deleted_by_a_tracked_change_is_gone() -> None:
    kept = row(cell("1"), cell("Đo đất"), cell("Phòng A"), cell("30/6"))
    gone = row(cell("2"), cell("Đào ao"), cell("Phòng B"), cell("30/7"), properties="<w:del/>")

    lines = lines_of(docx(table(HEAD, kept, gone)))

    assert lines == ["| TT | Nhiệm vụ | Chủ trì | Thời hạn |", "| 1 | Đo đất | Phòng A | 30/6 |"]


def test_the_numbering_before_a_tracked_change_of_form_is_not_todays() -> None:
    numbering = (
        f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    before = '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:pPrChange>'

    assert lines_of(docx(p("Giao Sở Y tế", before), numbering=numbering)) == ["Giao Sở Y tế"]


def test_words_merged_down_stand_in_each_row_they_cover() -> None:
    merged, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    first = row(cell("1"), cell("Đo đất"), cell("Phòng A", merged), cell("30/6"))
    second = row(cell("2"), cell("Vẽ sơ đồ"), cell("", goes_on), cell("30/7"))

    assert lines_of(docx(table(HEAD, first, second)))[1:] == [
        "| 1 | Đo đất | Phòng A | 30/6 |",
        "| 2 | Vẽ sơ đồ | Phòng A | 30/7 |",
    ]


def test_a_heading_across_the_columns_does_not_end_the_table() -> None:
    heading = row(cell("I. VỀ ĐẤT ĐAI", '<w:gridSpan w:val="4"/>'))
    task = row(cell("1"), cell("Đo đất"), cell("Phòng A"), cell("30/6"))

    assert lines_of(docx(table(HEAD, heading, task)))[1:] == [
        "| I. VỀ ĐẤT ĐAI |  |  |  |",
        "| 1 | Đo đất | Phòng A | 30/6 |",
    ]


def test_a_letterhead_with_an_empty_column_between_is_read_cell_by_cell() -> None:
    head = row(cell("UBND HUYỆN"), cell(""), cell("CỘNG HÒA"))

    assert lines_of(docx(table(head))) == ["UBND HUYỆN", "CỘNG HÒA"]


def test_cells_numbered_by_word_have_their_numbers() -> None:
    numbering = (
        f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    listed = p("", '<w:numPr><w:numId w:val="3"/></w:numPr>')
    number = f"<w:tc>{listed}</w:tc>"
    rows = [row(number, cell(task), cell("Phòng A"), cell("30/6")) for task in ("Đo đất", "Vẽ sơ đồ")]

    assert [line[:5] for line in lines_of(docx(table(HEAD, *rows), numbering=numbering))[1:]] == [
        "| 1 |",
        "| 2 |",
    ]


def test_a_list_that_begins_anew_counts_from_one() -> None:
    def number(list_id: int) -> str:
        return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>'

    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = (
        f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="4"><w:abstractNumId w:val="7"/>{again}</w:num></w:numbering>'
    )
    body = p("Sở A", number(3)) + p("Sở B", number(3)) + p("Sở C", number(4)) + p("Sở D", number(4))

    assert lines_of(docx(body, numbering=numbering)) == ["a) Sở A", "b) Sở B", "a) Sở C", "b) Sở D"]


def test_a_style_numbers_like_the_one_it_is_based_on() -> None:
    numbering = (
        f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    styles = (
        f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'
        '</w:style><w:style w:styleId="MucLon"><w:basedOn w:val="Muc"/></w:style></w:styles>'
    )
    body = p("NHIỆM VỤ", '<w:pStyle w:val="MucLon"/>')

    assert lines_of(docx(body, numbering=numbering, styles=styles)) == ["I. NHIỆM VỤ"]


def test_a_letterhead_in_a_text_box_is_read_before_its_paragraph() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('UBND HUYỆN MẪU')}{p('Số: 12/KH-UBND')}</w:txbxContent></w:pict></w:r>"

    lines = lines_of(docx(f"<w:p>{box}{run('KẾ HOẠCH')}</w:p>"))

    assert lines == ["UBND HUYỆN MẪU", "Số: 12/KH-UBND", "KẾ HOẠCH"]


def test_a_table_in_a_text_box_is_a_table() -> None:
    task = row(cell("1"), cell("Đo đất"), cell("Phòng A"), cell("30/6"))
    box = f"<w:r><w:pict><w:txbxContent>{table(HEAD, task)}</w:txbxContent></w:pict></w:r>"

    assert lines_of(docx(f"<w:p>{box}</w:p>"))[:2] == [
        "| TT | Nhiệm vụ | Chủ trì | Thời hạn |",
        "| 1 | Đo đất | Phòng A | 30/6 |",
    ]


def test_a_letterhead_in_the_head_of_the_first_page_is_read_and_running_heads_are_not() -> None:
    section = '<w:headerReference w:type="default" r:id="a"/><w:headerReference w:type="first" r:id="b"/><w:titlePg/>'
    first = p("TỈNH ỦY MẪU") + p("ĐẢNG CỘNG SẢN VIỆT NAM") + p("Số 5-CT/TU")

    lines = lines_of(with_heads(p("1. Giao Sở Y tế"), section, a=p("2") + p("Chỉ thị số 5"), b=first))

    assert lines[:4] == ["TỈNH ỦY MẪU", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 5-CT/TU", "1. Giao Sở Y tế"]
    assert "Chỉ thị số 5" not in lines


def test_footnotes_and_their_signs_stay_out_of_the_sentence() -> None:
    notes = f'<w:footnotes xmlns:w="{WORD}"><w:footnote>{p("Theo số liệu cũ")}</w:footnote></w:footnotes>'
    body = f"<w:p>{run('Đạt 90%')}<w:r><w:footnoteReference w:id='1'/></w:r>{run(' kế hoạch')}</w:p>"

    assert lines_of(docx(body, footnotes=notes)) == ["Đạt 90% kế hoạch"]


def test_signs_for_the_eye_alone_are_no_letters() -> None:
    body = p("Sở\u00a0Nội vụ rà\u00ad soát, số 20\u2011CT/TW")

    assert lines_of(docx(body)) == ["Sở Nội vụ rà soát, số 20-CT/TW"]


def test_hidden_words_are_left_out_and_words_shown_as_capitals_are_capitals() -> None:
    body = f"<w:p>{run('Kế hoạch', '<w:caps/>')}{run('bản nháp', '<w:vanish/>')}</w:p>"

    assert lines_of(docx(body)) == ["KẾ HOẠCH"]


def test_a_word_file_typed_in_the_abc_fonts_is_converted() -> None:
    body = p("C«ng v¨n cña Së Y tÕ: ®Ò nghÞ c¸c huyÖn b¸o c¸o kÕt qu¶ tr­íc ngµy 15")

    assert lines_of(docx(body)) == ["Công văn của Sở Y tế: đề nghị các huyện báo cáo kết quả trước ngày 15"]


def test_a_merged_cell_cannot_fill_the_memory() -> None:
    merged = row(cell("a" * 50_000, '<w:vMerge w:val="restart"/>'), cell("x"), cell("y"))
    goes_on = row(cell("", "<w:vMerge/>"), cell("x"), cell("y")) * 2_000

    with pytest.raises(UnsafeFile):
        lines_of(docx(table(merged, goes_on)))
