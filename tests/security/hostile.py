"""Documents made to hurt whoever reads them: archives, PDFs and texts, each from a few lines of code."""

import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PLAIN = "Số 12-CV/TU\n1. Giao Sở Y tế chủ trì báo cáo kết quả trước ngày 30/6/2019.\n"
MEGABYTE = 1024 * 1024


def xml(body: str, before: str = "") -> str:
    """A main part around some markup."""
    return f'<?xml version="1.0"?>{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(main: str | bytes, **others: str | bytes) -> bytes:
    """An archive; `word__header1_xml="…"` is the part word/header1.xml."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", main)
        for name, data in others.items():
            folder, file = name.rsplit("__", 1) if "__" in name else ("", name)
            stem, _, ending = file.rpartition("_")
            archive.writestr(f"{folder.replace('__', '/')}/{stem}.{ending}".lstrip("/"), data)
    return made.getvalue()


def _zip_bomb() -> bytes:
    return docx(xml(paragraph("0" * 300 * MEGABYTE)))


def _lying_header() -> bytes:
    """The index says 1,000 bytes for a part of 200 MB."""
    data = bytearray(docx(xml(paragraph("0" * 200 * MEGABYTE))))
    said = (1_000).to_bytes(4, "little")
    local, central = data.find(b"PK\x03\x04"), data.find(b"PK\x01\x02")
    data[local + 22 : local + 26] = said
    data[central + 24 : central + 28] = said
    return bytes(data)


def _two_of_a_name() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for text in ("một", "hai"):
            archive.writestr("word/document.xml", xml(paragraph(text)))
    return made.getvalue()


def _laughs() -> str:
    lines = ['<!ENTITY a0 "ha ha ha">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    return xml(paragraph("&a9;"), f"<!DOCTYPE w:document [{''.join(lines)}]>")


def _outside(target: str) -> str:
    return xml(paragraph("&x;"), f'<!DOCTYPE d [<!ENTITY x SYSTEM "{target}">]>')


def _nested_tables(depth: int) -> str:
    return xml("<w:tbl><w:tr><w:tc>" * depth + paragraph("sâu") + "</w:tc></w:tr></w:tbl>" * depth)


def _wide_rows() -> str:
    row = "<w:tr>" + f"<w:tc>{paragraph('x')}</w:tc>" * 200 + "</w:tr>"
    return xml("<w:tbl>" + row * 400 + "</w:tbl>")


def _styled_deep() -> str:
    """Every paragraph asks for a Roman numeral of an absurd start."""
    return xml('<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>' * 10)


_ROMAN_NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">'
    '<w:start w:val="999999999999"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
_ROMAN_MAIN = xml(
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    "<w:r><w:t>Giao Sở Y tế báo cáo</w:t></w:r></w:p>" * 50
)
_LINK = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    'Target="http://127.0.0.1:9/t.dotm" TargetMode="External"/></Relationships>'
)

DOCX: dict[str, Callable[[], bytes]] = {
    "zip bomb": _zip_bomb,
    "lying header": _lying_header,
    "two of a name": _two_of_a_name,
    "billion laughs": lambda: docx(_laughs()),
    "entity of a file": lambda: docx(_outside("file:///etc/hostname")),
    "entity of a server": lambda: docx(_outside("http://127.0.0.1:9/x")),
    "macros": lambda: docx(xml(paragraph("Giao Sở Y tế")), word__vbaProject_bin=b"\xd0\xcf"),
    "external template": lambda: docx(xml(paragraph("Giao Sở Y tế")), word___rels__settings_xml_rels=_LINK),
    "nested tables, 100": lambda: docx(_nested_tables(100)),
    "nested tables, 100,000": lambda: docx(_nested_tables(100_000)),
    "many paragraphs": lambda: docx(xml("<w:p/>" * 3_500_000)),
    "many short paragraphs": lambda: docx(xml("<w:p><w:r><w:t>a)</w:t></w:r></w:p>" * 500_000)),
    "many attributes": lambda: docx(xml("<w:p " + " ".join(f'a{n}="1"' for n in range(300_000)) + "/>")),
    "one endless attribute": lambda: docx(xml(f'<w:p a="{"x" * 20_000_000}"/>')),
    "wide rows": lambda: docx(_wide_rows()),
    "big picture": lambda: docx(xml(paragraph("Giao Sở Y tế")), word__media__a_png=bytes(400 * MEGABYTE)),
    "huge heads": lambda: docx(
        xml(paragraph("Giao Sở Y tế")),
        **{f"word__header{n}_xml": xml(paragraph("0" * 23 * MEGABYTE)) for n in (1, 2, 3)},
    ),
    "huge numbering": lambda: docx(
        xml(paragraph("Giao Sở Y tế")), word__numbering_xml=xml("<w:num/>" * 2_500_000)
    ),
    "roman numbers": lambda: docx(_ROMAN_MAIN, word__numbering_xml=_ROMAN_NUMBERING),
    "no main part": lambda: docx("").replace(b"word/document", b"word/documenu"),
    "cut in the middle": lambda: docx(xml(paragraph("Giao Sở Y tế" * 900)))[:700],
    "broken stream": lambda: docx(xml(paragraph("Giao Sở"))).replace(b"\x00\x00\x00", b"\x00\x07\x00"),
    "XML in UTF-7": lambda: docx(b'<?xml version="1.0" encoding="UTF-7"?><a/>'),
    "XML in UTF-16": lambda: docx(xml(paragraph("Giao Sở Y tế báo cáo")).encode("utf-16")),
    "not XML": lambda: docx(bytes(range(256)) * 50),
    "lone surrogate": lambda: docx(xml(paragraph("&#xD800;"))),
    "many entries": lambda: docx(xml(""), **{f"word__p{n}_xml": "x" for n in range(5_000)}),
}  # fmt: skip


# --- PDF -------------------------------------------------------------------------------------------------------------


def pdf(*objects: bytes, root: int = 1, trailer: bytes = b"", head: bytes = b"%PDF-1.7\n") -> bytes:
    """A file of these objects, numbered from 1, with a right table of references."""
    made, places = bytearray(head), []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<</Size %d /Root %d 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, root, trailer, start,
    )  # fmt: skip
    return bytes(made)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(data), entries, data)


_TEXT = (
    b"BT /F1 12 Tf 72 720 Td (So 12-CV/TU giao So Y te chu tri bao cao ket qua truoc ngay 30/6/2019) Tj ET"
)
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"


def simple_pdf(
    content: bytes | None = None,
    *more: bytes,
    catalog: bytes = b"",
    page: bytes = _PAGE,
    trailer: bytes = b"",
) -> bytes:
    """One page; `content` is the object of its contents, `more` are objects from 6 on."""
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R %s>>" % catalog,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        content if content is not None else stream(_TEXT),
        _FONT,
        *more,
        trailer=trailer,
    )


def _flate(data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter[%s]" % (b"/FlateDecode " * times))


_GRID = b"".join(b"%d 0 m %d 842 l 0 %d m 595 %d l S " % (at, at, at, at) for at in range(0, 590, 2)) + (
    b"".join(b"%d 0 m %d 842 l S 0 %d m 595 %d l S " % (at, at, at, at) for at in range(0, 590, 2))
)
"""Lines like those of a table, each on its own and all in one path."""


def _many_pages(count: int, content: bytes = _TEXT) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 5 + count))
    page = _PAGE.replace(b"4 0 R", b"3 0 R").replace(b"5 0 R", b"4 0 R")
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
        stream(content),
        _FONT,
        *[page] * count,
    )


def _form_in_form() -> bytes:
    """A drawing that draws itself twice, thirty levels of it."""
    forms = [
        stream(
            b"/X Do /X Do",
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % at,
        )
        for at in range(7, 37)
    ]
    page = _PAGE.replace(b"<</Font", b"<</XObject<</X 6 0 R>>/Font")
    return simple_pdf(stream(b"/X Do " + _TEXT), *forms, stream(_TEXT, b"/Subtype/Form"), page=page)


_ENCRYPT = (
    b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>"
    b"/ID[<00><00>]"
)

PDF: dict[str, Callable[[], bytes]] = {
    "sound": simple_pdf,
    "only a head": lambda: b"%PDF-1.7\n",
    "cut in the middle": lambda: simple_pdf()[:400],
    "without its end": lambda: simple_pdf()[:-40],
    "wrong references": lambda: simple_pdf().replace(b"0000000", b"0099999"),
    "start beyond the end": lambda: simple_pdf().replace(b"startxref\n", b"startxref\n99999"),
    "references in a ring": lambda: simple_pdf(trailer=b"/Prev 0 /XRefStm 9"),
    "pages in a ring": lambda: simple_pdf(page=b"<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>"),
    "contents that are themselves": lambda: simple_pdf(b"4 0 R"),
    "length of itself": lambda: simple_pdf(b"<</Length 4 0 R>>\nstream\n" + _TEXT + b"\nendstream"),
    "deep arrays": lambda: simple_pdf(catalog=b"/A " + b"[" * 200_000 + b"]" * 200_000),
    "deep dictionaries": lambda: simple_pdf(catalog=b"/A " + b"<</A" * 200_000 + b" 1" + b">>" * 200_000),
    "1,000 pages": lambda: _many_pages(1_000),
    "100,000 pages": lambda: _many_pages(100_000),
    "one page said to be a billion": lambda: simple_pdf().replace(b"/Count 1", b"/Count 999999999"),
    "password": lambda: simple_pdf(trailer=_ENCRYPT),
    "script": lambda: simple_pdf(
        catalog=b"/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://127.0.0.1:9'\\); while\\(1\\){})>>"
    ),
    "launch": lambda: simple_pdf(catalog=b"/OpenAction<</S/Launch/F(/bin/sh)>>"),
    "stream of 1 GB": lambda: simple_pdf(_flate(zlib.compress(b" " * MEGABYTE, 9) * 1, 1)),
    "stream packed four times": lambda: simple_pdf(_flate(_TEXT + b" " * 300 * MEGABYTE, 4)),
    "200 MB of letters": lambda: simple_pdf(_flate(b"BT /F1 1 Tf " + b"(a) Tj " * 28_000_000 + b"ET")),
    "drawings in drawings": _form_in_form,
    "a page of endless size": lambda: simple_pdf(page=_PAGE.replace(b"595 842", b"1e38 1e38")),
    "a picture of 10 billion dots": lambda: simple_pdf(
        stream(b"/I Do " + _TEXT),
        stream(b"x", b"/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB"),
        page=_PAGE.replace(b"<</Font", b"<</XObject<</I 6 0 R>>/Font"),
    ),
    "no text": lambda: simple_pdf(stream(b"0 0 9 9 re f")),
    "noise": lambda: b"%PDF-1.4\n" + random.Random(7).randbytes(300_000),
    "a head after 1,000 bytes": lambda: b"x" * 1_000 + simple_pdf(),
    "20 MB of comments": lambda: simple_pdf() + b"%" * 19_000_000,
    "500 scanned pages": lambda: scanned_pages(500),
    "lines on every page": lambda: _many_pages(150, _GRID + _TEXT),
    "a scan of specks": lambda: scanned_pages(1, random.Random(3).randbytes(1654 * 2339), (1654, 2339)),
    "100 scans of tiny letters": lambda: scanned_pages(100, tiny_letters(), (2480, 3508)),
}  # fmt: skip


def scanned_pages(count: int, picture: bytes = b"\x00", size: tuple[int, int] = (8, 1)) -> bytes:
    """Pages that hold one and the same grey picture."""
    entries = b"/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray" % size
    if len(picture) == 1:
        entries = entries.replace(b"BitsPerComponent 8", b"BitsPerComponent 1")
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 5 + count))
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</XObject<</I 4 0 R>>>>>>"
    )
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
        stream(b"q 595 0 0 842 0 0 cm /I Do Q"),
        stream(picture, entries),
        *[page] * count,
    )


def flipped(seed: int) -> bytes:
    """A sound file with some bytes changed."""
    chance, data = random.Random(seed), bytearray(simple_pdf())
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return b"%PDF-" + bytes(data[5:])


# --- pictures --------------------------------------------------------------------------------------------------------


def tiny_letters() -> bytes:
    """A grey page covered with letters too small to read: nothing takes a recogniser longer."""
    chance = random.Random(3)
    page = Image.new("L", (2480, 3508), 255)
    pen = ImageDraw.Draw(page)
    for top in range(0, page.height, 12):
        pen.text((0, top), "".join(chance.choices("abcdefghij klmnop1234;:.", k=420)), fill=0)
    return page.tobytes()


def png(width: int, height: int, rows: bytes, colours: int = 0) -> bytes:
    """A PNG that says it has that many dots; `colours` 0 is grey, 6 has four channels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, colours, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def saved(page: Image.Image, form: str, **options: object) -> bytes:
    made = BytesIO()
    page.save(made, form, **options)
    return made.getvalue()


def _specks(width: int, height: int) -> Image.Image:
    return Image.frombytes("L", (width, height), random.Random(3).randbytes(width * height))


def _grey(width: int, height: int) -> Image.Image:
    return Image.new("L", (width, height), 200)


PICTURES: dict[str, Callable[[], bytes]] = {
    "10 billion dots": lambda: png(100_000, 100_000, bytes(1_000_000)),
    "58 million dots in colour": lambda: png(7_600, 7_700, bytes((7_600 * 4 + 1) * 7_700), 6),
    "one dot wide": lambda: png(1, 50_000_000, bytes(100_000_000)),
    "one dot high": lambda: png(50_000_000, 1, bytes(50_000_001)),
    "specks": lambda: saved(_specks(2_480, 3_508), "JPEG"),
    "tiny letters": lambda: saved(Image.frombytes("L", (2480, 3508), tiny_letters()), "PNG"),
    "cut in the middle": lambda: saved(_specks(900, 900), "PNG")[:9_000],
    "a broken JPEG": lambda: saved(_specks(900, 900), "JPEG").replace(b"\x11", b"\xfe"),
    "TIFF of 400 pages": lambda: saved(_grey(8, 8), "TIFF", save_all=True, append_images=[_grey(8, 8)] * 399),
    "TIFF in a ring": lambda: b"II*\x00\x08\x00\x00\x00\x00\x00\x08\x00\x00\x00" + bytes(99),
    "GIF without an end": lambda: saved(_grey(99, 99), "GIF")[:40],
    "BMP that lies": lambda: b"BM" + bytes(16) + struct.pack("<IiiHHI", 40, 30_000, -30_000, 1, 24, 0) + bytes(99),
    "RIFF of nothing": lambda: b"RIFF" + bytes(200),
}  # fmt: skip

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_WORD: dict[str, Callable[[], bytes]] = {
    "noise in a container": lambda: (
        _OLE + "WordDocument".encode("utf-16-le") + random.Random(2).randbytes(400_000)
    ),
    "RTF of groups": lambda: b"{\\rtf1 " + b"{" * 300_000,
    "RTF of tables": lambda: b"{\\rtf1 " + b"\\trowd\\cellx9\\intbl a\\cell\\row " * 60_000 + b"}",
}


# --- text ------------------------------------------------------------------------------------------------------------


def repeated(piece: str, size: int) -> bytes:
    """About `size` bytes of one piece."""
    raw = piece.encode("utf-8", "surrogatepass")
    return raw * (size // len(raw))


PIECES: dict[str, str] = {
    "numbers": "1. ",
    "numbered lines": "1. \n",
    "letters": "a) ",
    "lettered lines": "a) việc\n",
    "opening": "(",
    "closing": ")",
    "pairs": "()",
    "so": "Sở ",
    "so lines": "Sở Y tế\n",
    "days": "ngày ",
    "dates": "ngày 30 tháng 6 năm ",
    "bare dates": "30/6/2019 ",
    "spaces": " ",
    "tabs": "\t",
    "wide spaces": "x     ",
    "dots": ".",
    "digits": "7",
    "dashes": "-",
    "dash lines": "- \n",
    "commas": ", ",
    "semicolons": "; ",
    "and": "và ",
    "quotes": "“",
    "marks": "a\u0323\u0301",
    "only marks": "\u0301",
    "slashes": "/",
    "number signs": "12/QĐ-",
    "citations": "Nghị quyết số 12-NQ/TU, ",
    "bars": "|",
    "bar rows": "| a | b |\n",
    "dear": "Kính gửi: ",
    "dear lines": "Kính gửi:\n",
    "recipients": "Nơi nhận:\n",
    "romans": "I. ",
    "roman lines": "IV. VIỆC\n",
    "capitals": "ỦY BAN ",
    "issuers": "ỦY BAN NHÂN DÂN\n",
    "lead": "chủ trì, phối hợp với ",
    "assign": "giao Sở Y tế, ",
    "assign lines": "Giao Sở Y tế chủ trì\n",
    "quarterly": "hằng quý ",
    "before": "trước ngày ",
    "programmes": "Chương trình ",
    "percent": "12,5% ",
    "figures": "đạt 12,5% năm 2018 (theo ",
    "colon": ": ",
    "colons lines": "a:\n",
    "page breaks": "--- page break ---\n",
    "page numbers": "- 7 -\n",
    "secret": "mật ",
    "underscores": "_",
    "equals": "=",
    "web": "www . ",
    "number lines": "Số:\n",
    "subjects": "V/v ",
    "law": "Luật ",
    "articles": "Điều 1. ",
    "article lines": "Điều 1.\n",
    "clauses": "khoản 1 ",
    "years": "2019-",
    "one letter": "a",
    "one capital": "Đ",
    "newlines": "\n",
    "returns": "\r",
    "bullets": "•\n",
    "committee": "Ban Thường vụ ",
    "reports": "báo cáo ",
    "month": "tháng 6/",
    "quarter": "quý II/",
    "etc": "các ban, sở, ngành, ",
    "signed": "T/M BAN THƯỜNG VỤ\n",
    "markers": "1.1.1.1.",
    "mixed": "Sở (ngày 1. a) - ; ",
    "emoji": "👩‍👩‍👧",
    "zero width": "\u200b",
    "byte marks": "\ufeff",
    "non characters": "\ufffe",
    "replacement": "\ufffd",
    "line separators": "\u2028",
    "escapes": "\\",
}

_DIRECTIVE = "Số 12-CV/TU ngày 30/6/2019. Giao Sở Y tế chủ trì, báo cáo kết quả. " * 30

BYTES: dict[str, Callable[[], bytes]] = {
    "noise": lambda: random.Random(1).randbytes(2_000_000),
    "NULs": lambda: bytes(1_000_000),
    "a NUL in every word": lambda: PLAIN.replace(" ", "\x00 ").encode() * 1_000,
    "late NUL": lambda: PLAIN.encode() * 200 + b"\x00" + PLAIN.encode(),
    "lone surrogates": lambda: _DIRECTIVE.encode() + b"\xed\xa0\x80" * 50,
    "UTF-16 with lone surrogates": lambda: b"\xff\xfe" + b"\x00\xd8a\x00" * 5_000,
    "UTF-16 without its mark": lambda: _DIRECTIVE.encode("utf-16-le"),
    "UTF-16 BE without its mark": lambda: _DIRECTIVE.encode("utf-16-be"),
    "UTF-16 of odd length": lambda: b"\xff\xfe" + _DIRECTIVE.encode("utf-16-le") + b"x",
    "UTF-32": lambda: _DIRECTIVE.encode("utf-32"),
    "broken UTF-32": lambda: b"\xff\xfe\x00\x00" + b"\xff" * 9_999,
    "not characters": lambda: ("Giao Sở \ufffe\uffff\ufdd0 báo cáo\n" * 50).encode(),
    "all of Unicode": lambda: "".join(map(chr, [*range(0xD800), *range(0xE000, 0x110000)])).encode(),
    "every control": lambda: ("".join(map(chr, range(32))) + PLAIN * 50).encode(),
    "UTF-7": lambda: _DIRECTIVE.encode("utf-7"),
    "Latin-1 beyond ASCII": lambda: b"Giao S\xf4 b\xe1o c\xe1o\n" * 300,
    "GB18030": lambda: "命令 和 报告\n".encode("gb18030") * 300,
    "old Word": lambda: b"\xd0\xcf\x11\xe0" + bytes(5_000),
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(5_000),
    "an empty archive": lambda: b"PK\x05\x06" + bytes(18),
    "an archive of no document": lambda: b"PK\x03\x04" + bytes(100),
    "nothing": lambda: b"",
    "only a mark": lambda: b"\xef\xbb\xbf",
}  # fmt: skip

REFUSED_DOCX = (
    "zip bomb",
    "lying header",
    "two of a name",
    "billion laughs",
    "entity of a file",
    "entity of a server",
    "macros",
    "nested tables, 100,000",
    "many paragraphs",
    "many entries",
    "huge heads",
    "lone surrogate",
)
WORST = ("assign", "assign lines", "short sentences")
"""The pieces whose reading took the longest when all were measured."""

PIECES["short sentences"] = "Ixyzt. "
ORDINARY = (
    "1. Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính và Ủy ban nhân dân các huyện rà soát, báo cáo kết quả về "
    "Ban Tuyên giáo trước ngày 30/6/2019.\nCác ban, sở, ngành căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện "
    "Nghị quyết số 12-NQ/TU ngày 05/3/2018 của Tỉnh ủy; định kỳ hằng quý báo cáo tiến độ, khó khăn và kiến nghị.\n"
)
