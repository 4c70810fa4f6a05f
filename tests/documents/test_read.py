"""What a file is, is told from its bytes; what cannot be read is refused in a clear way that repeats nothing."""

import zipfile
from io import BytesIO

import pytest

from tracker.documents import reading_errors as errors
from tracker.documents.read import MAX_BYTES, MAX_CHARACTERS, MAX_LINES, read_document
from tracker.documents.read_directive import read_directive
from tracker.domain.errors import Invalid
from tracker.render.words import say

WORDS = "Số: 12/KH-UBND\nKẾ HOẠCH\nnạo vét kênh mương\n1. Sở Xây dựng lập dự toán."
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, **parts: str) -> bytes:
    """A Word file with this XML as its body; other parts by their name in word/."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        )
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml)
    return made.getvalue()


def p(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def lines_of(data: bytes) -> list[str]:
    return [line.text for line in read_document(data, "tệp").lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_and_without_its_mark(encoding: str) -> None:
    assert lines_of(WORDS.encode(encoding)) == WORDS.split("\n")


def test_decomposed_letters_and_icelandic_ones_are_put_right() -> None:
    data = "Ðiều 1. Giao Sở Y tế".encode()

    assert lines_of(data) == ["Điều 1. Giao Sở Y tế"]


def test_text_of_the_abc_fonts_is_converted_and_the_reader_is_told() -> None:
    typed = "C«ng v¨n cña Së Y tÕ: ®Ò nghÞ c¸c huyÖn b¸o c¸o kÕt qu¶ tr­íc ngµy 15"

    source = read_document(typed.encode("latin-1"), "cu.txt")

    assert source.lines[0].text == "Công văn của Sở Y tế: đề nghị các huyện báo cáo kết quả trước ngày 15"
    assert source.notes == ("finding.read_as_tcvn3",)


def test_text_of_the_vni_fonts_is_converted_and_the_reader_is_told() -> None:
    typed = "Coâng vaên cuûa Sôû Y teá: ñeà nghò caùc huyeän baùo caùo keát quaû tröôùc ngaøy 15"

    source = read_document(typed.encode("utf-8"), "cu.txt")

    assert source.lines[0].text == "Công văn của Sở Y tế: đề nghị các huyện báo cáo kết quả trước ngày 15"
    assert source.notes == ("finding.read_as_vni",)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", errors.EmptyFile),
        (b"\xef\xbb\xbf \r\n\t ", errors.EmptyFile),
        (b"x" * (MAX_BYTES + 1), errors.FileTooLarge),
        (b"a" * (MAX_CHARACTERS + 1), errors.TextTooLong),
        (b"-\n" * (MAX_LINES + 1), errors.TextTooLong),
        (bytes(range(256)) * 40, errors.NotAText),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 99, errors.DamagedPicture),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 99, errors.OtherFormat),
        (b"<!DOCTYPE html><p>Giao", errors.OtherFormat),
        (b"Rar!" + b"0" * 99, errors.OtherFormat),
        (b"PK\x03\x04" + b"0" * 99, errors.NotAText),
        (b"%PDF-1.4\n%%EOF", errors.DamagedFile),
        (b"\xfc\xfd\xfe\xe0 abc \xe1\xe2 def", errors.UnknownEncoding),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(data: bytes, error: type[Invalid]) -> None:
    with pytest.raises(error) as raised:
        read_document(data, "tệp")

    for language in ("vi", "en"):
        sentence = say(language, raised.value.key, **raised.value.holes)
        assert sentence.endswith(".")
        assert "{" not in sentence


@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT", "Tuyệt mật", "Độ mật: Mật", "Số 15-BC/TU          MẬT"])
def test_a_document_stamped_secret_is_refused_and_nothing_of_it_is_repeated(stamp: str) -> None:
    data = f"TỈNH ỦY\n*\n{stamp}\nKẾ HOẠCH\ndi dời kho thóc\n1. Giao Sở Y tế canh kho.".encode()

    with pytest.raises(errors.SecretDocument) as raised:
        read_document(data, "kho-thoc.txt")

    assert raised.value.holes == {}
    assert raised.value.__cause__ is None
    assert "thóc" not in str(raised.value)


@pytest.mark.parametrize(
    "words", ["giữ bí mật nhà nước", "1. Mật ong rừng phải dán nhãn.", "MẤT MÙA", "mật độ dân số"]
)
def test_words_that_only_speak_of_secrets_or_honey_are_no_stamp(words: str) -> None:
    source = read_document(f"{WORDS}\n{words}".encode(), "tệp")

    assert source.lines[-1].text == words


def test_what_gives_no_order_is_no_directive() -> None:
    with pytest.raises(errors.NotADirective):
        read_directive("Mùa thu năm ấy lá vàng rơi đầy ngõ.\nAi cũng nhớ.".encode(), "tho.txt")


def test_a_word_file_gives_its_paragraphs_and_numbers() -> None:
    numbering = (
        f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="7">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    top = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    low = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>'
    body = p("NHIỆM VỤ", top) + p("Sở A", low) + p("Sở B", low) + p("TỔ CHỨC", top) + p("Sở C", low)

    assert lines_of(docx(body, numbering=numbering)) == [
        "I. NHIỆM VỤ",
        "1. Sở A",
        "2. Sở B",
        "II. TỔ CHỨC",
        "1. Sở C",
    ]


def test_changes_tracked_in_a_word_file_are_taken_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>Giao </w:t></w:r><w:del><w:r><w:delText>Sở A</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>Sở B</w:t></w:r></w:ins></w:p>"
    )

    assert lines_of(docx(body)) == ["Giao Sở B"]


def test_a_letterhead_in_a_table_is_read_column_by_column_and_a_wide_table_row_by_row() -> None:
    def table(*rows: list[str]) -> str:
        made = "".join(
            "<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows
        )
        return f"<w:tbl>{made}</w:tbl>"

    body = table(["UBND HUYỆN", "CỘNG HÒA"]) + table(
        ["STT", "Nhiệm vụ", "Chủ trì"], ["1", "Đo đất", "Phòng A"]
    )

    assert lines_of(docx(body)) == [
        "UBND HUYỆN",
        "CỘNG HÒA",
        "| STT | Nhiệm vụ | Chủ trì |",
        "| 1 | Đo đất | Phòng A |",
    ]


def test_a_stamp_in_the_page_head_of_a_word_file_is_seen() -> None:
    head = f'<w:hdr xmlns:w="{WORD}">{p("TỐI MẬT")}</w:hdr>'

    with pytest.raises(errors.SecretDocument):
        read_document(docx(p("Kế hoạch"), header1=head), "tệp")


def test_a_word_file_with_a_dtd_or_with_macros_is_refused() -> None:
    entity = '<!DOCTYPE w [<!ENTITY a "b">]>'

    with pytest.raises(errors.UnsafeFile):
        read_document(docx("", numbering=f"{entity}<w:numbering xmlns:w='{WORD}'/>"), "tệp")
    made = BytesIO(docx(p("chữ")))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"0")
    with pytest.raises(errors.UnsafeFile):
        read_document(made.getvalue(), "tệp")


def pdf(*lines: str) -> bytes:
    """A one-page PDF that says these lines, in letters every PDF has."""
    drawn = "".join(f"({line}) Tj 0 -20 Td " for line in lines)
    stream = f"BT /F1 12 Tf 50 780 Td {drawn}ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        made
        + b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (
            table,
            len(made),
        )
    )


def test_a_pdf_with_a_text_layer_gives_lines_and_pages() -> None:
    source = read_document(
        pdf(
            "So: 12/KH-UBND",
            "1. So Xay dung lap du toan truoc ngay 15/6/2019.",
            "2. Uy ban nhan dan cac xa bao cao.",
        ),
        "tệp",
    )

    assert source.kind == "pdf"
    assert [line.text for line in source.lines] == [
        "So: 12/KH-UBND",
        "1. So Xay dung lap du toan truoc ngay 15/6/2019.",
        "2. Uy ban nhan dan cac xa bao cao.",
    ]
    assert {line.page for line in source.lines} == {1}


def test_a_scanned_pdf_says_that_it_has_no_text() -> None:
    with pytest.raises(errors.NoTextLayer):
        read_document(pdf(""), "tệp")
