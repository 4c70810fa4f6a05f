"""PDFs with a text layer, printed by the tests: heads in two columns, items over page breaks, page furniture."""

from functools import cache

import pytest
import typst

from tests.paper import Paper, paper_of, printed
from tests.security.hostile import pdf, stream
from tracker.documents.parse import parse
from tracker.documents.read import read_document
from tracker.documents.reading_errors import SecretDocument
from tracker.domain.directive import ParsedDirective
from tracker.usecases.sample import DISPATCH, sample_file

FILLER = "Các đơn vị rà soát, thống kê số lượng cây xanh trên địa bàn, đề xuất phương án chăm sóc phù hợp. "


@cache
def long_plan() -> Paper:
    """A plan of a district, in our own words, that takes several pages."""
    return Paper(
        ["ỦY BAN NHÂN DÂN", "HUYỆN MẪU SƠN", "Số: 15/KH-UBND"],
        [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Mẫu Sơn, ngày 04 tháng 3 năm 2020",
        ],
        ["KẾ HOẠCH", "Trồng cây xanh năm 2020"],
        [
            f"{number}. Phòng Kinh tế chủ trì, phối hợp với Phòng Tài chính - Kế hoạch làm phần việc thứ {number}. "
            + FILLER * 6
            + f"Hoàn thành trước ngày {number + 10}/6/2020."
            for number in range(1, 10)
        ],
        ["Nơi nhận:", "- Như trên;", "- Lưu: VT."],
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
    )


def read(pdf: bytes) -> ParsedDirective:
    return parse(read_document(pdf, "van-ban.pdf"))


def test_a_dispatch_reads_the_same_from_its_pdf_as_from_its_text() -> None:
    data, name = sample_file(DISPATCH)
    typed = parse(read_document(data, name))

    found = read(printed(paper_of(data.decode())))

    assert (found.number, found.issued_on, found.issuer) == (typed.number, typed.issued_on, typed.issuer)
    assert found.subject == typed.subject
    assert [a.text for a in found.addressees] == [a.text for a in typed.addressees]
    assert [i.path for i in found.items] == [i.path for i in typed.items]
    assert [[m.text for m in i.leads] for i in found.items] == [
        [m.text for m in i.leads] for i in typed.items
    ]
    assert [i.due_on for i in found.items] == [i.due_on for i in typed.items]


def test_items_go_on_over_page_breaks_and_page_numbers_are_no_part_of_them() -> None:
    pdf = printed(long_plan())

    found = read(pdf)

    assert max(line.page or 0 for line in read_document(pdf).lines) >= 3
    assert [item.path for item in found.items] == [str(number) for number in range(1, 10)]
    assert [item.due_on and item.due_on.day for item in found.items] == list(range(11, 20))
    for number, item in enumerate(found.items, start=1):
        assert " ".join(item.text.split()).count(FILLER.strip()) == 6, number


def test_lines_of_a_pdf_know_their_page_and_place() -> None:
    source = read_document(printed(long_plan()))

    body = [line for line in source.lines if line.page == 2 and line.box]
    tops = [line.box[1] for line in body if line.box]
    assert source.kind == "pdf"
    assert tops == sorted(tops)
    assert all(0 < line.box[0] < line.box[2] <= 10_000 for line in body if line.box)
    assert source.pictures == ()


def test_the_head_in_two_columns_is_read_column_by_column() -> None:
    found = read(printed(long_plan()))

    assert (found.number, found.issuer) == ("15/KH-UBND", "Ủy ban nhân dân huyện Mẫu Sơn")
    assert found.issued_on is not None
    assert found.place == "Mẫu Sơn"
    assert found.signature.authority is not None


def test_a_head_whose_columns_share_their_lines_is_read_column_by_column() -> None:
    rows = [
        ("TỈNH ỦY MẪU", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("Số 21-CV/TU", "Mẫu Sơn, ngày 07 tháng 5 năm 2019"),
    ]
    made = '#set text(font: ("Liberation Serif", "Libertinus Serif"), size: 13pt)\n'
    made += "".join(f"#box(width: 80mm)[{a}]#box(width: 80mm)[{b}] \\\n" for a, b in rows)
    made += (
        "\n#v(5mm)\n1\\. Giao Sở Y tế chủ trì, báo cáo kết quả khám mắt cho học sinh trước ngày 15/6/2019.\n"
    )

    lines = [line.text for line in read_document(typst.compile(made.encode())).lines]

    assert lines[:4] == [
        "TỈNH ỦY MẪU",
        "Số 21-CV/TU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Mẫu Sơn, ngày 07 tháng 5 năm 2019",
    ]


def running(head: str, foot: str = "") -> bytes:
    """Five pages under a running head."""
    made = '#set text(font: ("Liberation Serif", "Libertinus Serif"), size: 14pt)\n'
    made += f'#set page(paper: "a4", header: [{head}], footer: [{foot}])\n'
    made += "#pagebreak()\n".join(
        f"{number}\\. Giao Phòng Kinh tế lập danh sách cây xanh của thôn, báo cáo trước ngày {number}/6/2020.\n"
        for number in range(1, 6)
    )
    return typst.compile(made.encode())


def test_heads_and_feet_that_repeat_on_every_page_are_no_text() -> None:
    pdf = running(
        "Kế hoạch trồng cây #context counter(page).display()", "Trang #context counter(page).display()\\/5"
    )

    words = " ".join(line.text for line in read_document(pdf).lines)

    assert words.count("Giao Phòng Kinh tế") == 5
    assert "Kế hoạch trồng cây" not in words
    assert "Trang" not in words


def test_a_stamp_of_secrecy_at_the_head_of_every_page_is_still_seen() -> None:
    with pytest.raises(SecretDocument):
        read_document(running("TỐI MẬT"))


def test_a_number_broken_at_its_hyphen_is_whole_again() -> None:
    made = '#set page(width: 105mm)\n#set text(font: ("Liberation Serif", "Libertinus Serif"), size: 14pt)\n'
    made += "\n\n".join(
        f"{'và ' * count}theo Quyết định số 15\\/2019\\/QĐ-UBND, Kế hoạch số 94-KH\\/TU của Tỉnh ủy Mẫu"
        for count in range(12)
    )

    text = " ".join(line.text for line in read_document(typst.compile(made.encode())).lines)

    assert "QĐ UBND" not in text
    assert text.replace("- ", "-").replace("/ ", "/").count("15/2019/QĐ-UBND") == 12


def of_old_fonts(*lines: tuple[str, str]) -> bytes:
    """A PDF of (font, letters as those fonts code them), the fonts not in the file."""
    drawn = b"".join(
        b"/%s 12 Tf <%s> Tj 0 -20 Td " % (font.encode(), words.encode("latin-1").hex().encode())
        for font, words in lines
    )
    font = b"<</Type/Font/Subtype/TrueType/Encoding/WinAnsiEncoding/BaseFont/.%s>>"
    fonts = b"<</VnTime 5 0 R/VnTimeH 6 0 R>>"
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font%s>>>>" % fonts,
        stream(b"BT 50 700 Td " + drawn + b"ET"),
        font % b"VnTime",
        font % b"VnTimeH",
    )


def test_letters_of_the_abc_fonts_are_converted_and_those_of_their_capital_fonts_are_capitals() -> None:
    """.VnTimeH draws capitals and codes them as small letters."""
    typed = "§Ò nghÞ c¸c huyÖn b¸o c¸o kÕt qu¶ víi Së Y tÕ tr\u00adíc ngµy 15"

    source = read_document(of_old_fonts(("VnTimeH", "kÕ ho¹ch"), ("VnTime", typed)))

    assert [line.text for line in source.lines] == [
        "KẾ HOẠCH",
        "Đề nghị các huyện báo cáo kết quả với Sở Y tế trước ngày 15",
    ]
    assert source.notes == ("finding.read_as_tcvn3",)
