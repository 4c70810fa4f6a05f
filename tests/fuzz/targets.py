"""What the fuzzer calls with bytes it made up; anything but a result or an error of ours is a find."""

from collections.abc import Callable
from contextlib import suppress

from tests.documents.test_any_text import assert_sound
from tests.documents.test_docx import HEAD, cell, row, table
from tests.documents.test_read import WORD, docx, p
from tests.security import hostile
from tracker.documents.decode import decode
from tracker.documents.docx_numbers import read_numbering
from tracker.documents.ocr_tsv import rows_of
from tracker.documents.page_columns import in_reading_order
from tracker.documents.parse import parse
from tracker.documents.read import read_document
from tracker.documents.source import Line, SourceText
from tracker.domain.errors import Invalid
from tracker.usecases.sample import DISPATCH, sample_file

_CHILDREN = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF", b"\xd0\xcf\x11\xe0", b"{\\rtf"
)  # fmt: skip
"""What other processes read: their code is not followed here."""
_SECTION = (
    "<w:sectPr><w:headerReference w:type='first' w:id='a'/><w:titlePg/></w:sectPr>"
    "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Số 5-CT/TU</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
)
_TSV = b"5\t1\t1\t1\t1\t1\t353\t157\t84\t30\t90.99\tGiao\n5\t1\t1\t1\t1\t2\t974\t149\t101\t30\t38.2\tBan\n"


def text(data: bytes) -> None:
    """A text file in any encoding, and all rules of reading it."""
    if not data.startswith((b"PK\x03\x04", *_CHILDREN)) and b"%PDF-" not in data[:1024]:
        with suppress(Invalid):
            assert_sound(parse(read_document(data)))


def words(data: bytes) -> None:
    """Any text at all, past every check of the file."""
    lines = data.decode("utf-8", "replace").split("\n")
    assert_sound(parse(SourceText(tuple(Line(at, line) for at, line in enumerate(lines, start=1)))))


def word_file(data: bytes) -> None:
    """The archive itself."""
    if data.startswith(b"PK\x03\x04"):
        with suppress(Invalid):
            read_document(data)


def word_body(data: bytes) -> None:
    """The XML of a Word file in a sound archive."""
    with suppress(Invalid):
        assert_sound(parse(read_document(hostile.docx(data))))


def word_numbers(data: bytes) -> None:
    """The XML of its numbering, and of its styles."""
    half = len(data) // 2
    with suppress(Invalid):
        read_numbering(data[:half], data[half:]).label_of("3", None, "Muc")


def recognised(data: bytes) -> None:
    """What a recogniser might print."""
    in_reading_order(rows_of(data.decode("utf-8", "replace"), 1_654, 2_339))


def encodings(data: bytes) -> None:
    """Bytes of a text file."""
    with suppress(Invalid):
        decode(data)


def _body(xml: str) -> bytes:
    return f'<w:document xmlns:w="{WORD}"><w:body>{xml}</w:body></w:document>'.encode()


_TASKS = table(
    HEAD, row(cell("1"), cell("Đo đất", '<w:vMerge w:val="restart"/>'), cell("Phòng A"), cell("30/6"))
)
_NUMBERING = (
    b'<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt '
    b'w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId '
    b'w:val="7"/></w:num></w:numbering>'
)

TARGETS: dict[str, tuple[Callable[[bytes], None], list[bytes]]] = {
    "text": (
        text,
        [sample_file(DISPATCH)[0], *(piece.encode("utf-8", "replace") for piece in hostile.PIECES.values())],
    ),
    "words": (words, [sample_file(DISPATCH)[0], hostile.ORDINARY.encode()]),
    "word_body": (word_body, [_body(p("1. Giao Sở Y tế báo cáo.") + _TASKS), _body(_SECTION)]),
    "word_numbers": (word_numbers, [_NUMBERING]),
    "word_file": (word_file, [docx(p("Giao Sở Y tế"))]),
    "recognised": (recognised, [_TSV]),
    "encodings": (encodings, ["Sở Y tế".encode("utf-16"), "C«ng v¨n cña Së Y tÕ".encode("latin-1")]),
}
