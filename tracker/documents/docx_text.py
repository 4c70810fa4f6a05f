"""A .docx as lines: paragraphs with their automatic labels, tables row by row, page heads first.

Tracked changes are taken as accepted; hidden field codes and fall-back copies of drawings are left out. External
links are never followed: nothing here opens anything but the bytes it was given.
"""

import re
import zipfile

from tracker.documents.docx_guard import open_archive, read_part
from tracker.documents.docx_numbers import Numbering, read_numbering
from tracker.documents.docx_xml import Attributes, read_xml
from tracker.documents.reading_errors import DamagedFile
from tracker.documents.secrecy import is_stamp

MAX_HEADS = 60
MAX_HEAD = 512 * 1024
"""Bytes of one unpacked page head or foot."""
_HEAD_OR_FOOT = re.compile(r"word/(?:header|footer)\d*\.xml")
_USUAL_HEADS = frozenset(f"word/header{number}.xml" for number in range(1, 4))
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText"})


def docx_lines(data: bytes) -> list[str]:
    """The lines of a document. Raises DamagedFile, UnsafeFile, LockedFile."""
    with open_archive(data) as archive:
        main = read_part(archive, "word/document.xml")
        if main is None:
            raise DamagedFile(format="DOCX")
        numbering = read_numbering(
            read_part(archive, "word/numbering.xml"), read_part(archive, "word/styles.xml")
        )
        return [*_head_lines(archive), *_part_lines(main, numbering)]


def _head_lines(archive: zipfile.ZipFile) -> list[str]:
    """Text of page heads, and of page feet what is a stamp: it may stand there and nowhere else."""
    heads, stamps = [], []
    for name in [name for name in archive.namelist() if _HEAD_OR_FOOT.fullmatch(name)][:MAX_HEADS]:
        lines = _part_lines(read_part(archive, name, MAX_HEAD) or b"", Numbering())
        if name in _USUAL_HEADS:
            heads += lines
        else:
            stamps += [line for line in lines if is_stamp(line)]
    return [line for line in dict.fromkeys([*stamps, *heads]) if line.strip()]


def _part_lines(part: bytes, numbering: Numbering) -> list[str]:
    reader = _Reader(numbering)
    read_xml(part, reader.start, reader.end, reader.text)
    return reader.lines


class _Reader:
    """Collects lines while the XML goes by. Cells of a table are kept until their row ends."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.lines: list[str] = []
        self.words: list[str] = []
        self.skipping = 0
        self.in_text = False
        self.list_id, self.level, self.style = "", 0, ""
        self.rows: list[list[list[str]]] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if self.skipping or name in _LEFT_OUT:
            self.skipping += 1
            return
        if name == "p":
            self.words, self.list_id, self.level, self.style = [], "", 0, ""
        elif name == "t":
            self.in_text = True
        elif name in ("tab", "ptab"):
            self.words.append("\t")
        elif name == "textpath" and is_stamp(attributes.get("string", "")):
            self.lines.append(attributes["string"])  # letters drawn as a picture behind the text
        elif name in ("br", "cr"):
            self.words.append("\n")
        elif name == "noBreakHyphen":
            self.words.append("-")
        elif name == "tr":
            self.rows.append([])
        elif name == "tc" and self.rows:
            self.rows[-1].append([])
        else:
            self._list(name, attributes.get("val", ""))

    def _list(self, name: str, value: str) -> None:
        if name == "pStyle":
            self.style = value
        elif name == "numId":
            self.list_id = value
        elif name == "ilvl":
            self.level = int(value) if value.isdigit() and len(value) < 3 else 0

    def text(self, words: str) -> None:
        if self.in_text and not self.skipping:
            self.words.append(words)

    def end(self, name: str) -> None:
        if self.skipping:
            self.skipping -= 1
            return
        if name == "t":
            self.in_text = False
        elif name == "p":
            self._paragraph()
        elif name == "tr" and self.rows:
            self._row(self.rows.pop())

    def _paragraph(self) -> None:
        words = "".join(self.words).strip()
        self.words = []
        list_id, level = self.list_id, self.level
        if not list_id and self.style in self.numbering.styles:
            list_id, level = self.numbering.styles[self.style]
        if words and list_id:
            words = self.numbering.label(list_id, level) + words
        made = words.split("\n") if words else [""]
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += [line for line in made if line.strip()]
        else:
            self.lines += made

    def _row(self, cells: list[list[str]]) -> None:
        """Two columns are a letterhead or a signature: one after the other. More are a table: one line a row."""
        target = self.rows[-1][-1] if self.rows and self.rows[-1] else self.lines
        if len(cells) <= 2:
            for cell in cells:
                target += cell
            return
        target.append("| " + " | ".join(" ".join(cell) for cell in cells) + " |")
