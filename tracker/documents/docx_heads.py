"""What of the page heads and feet of a .docx belongs to the text: a letterhead on the first page, and stamps anywhere.

Running heads and page numbers do not: the reader of the paper skips them too.
"""

import re
import zipfile
from dataclasses import dataclass, field

from tracker.documents.docx_guard import read_part
from tracker.documents.docx_numbers import Numbering
from tracker.documents.docx_reader import DocxReader, Section
from tracker.documents.docx_xml import Attributes, read_xml
from tracker.documents.secrecy import is_stamp
from tracker.domain.text import strip_accents

MAX_HEADS = 60
MAX_HEAD = 512 * 1024
"""Bytes of one unpacked page head or foot."""
_HEAD_OR_FOOT = re.compile(r"word/(?:header|footer)\d*\.xml")
_LETTERHEAD = re.compile(
    r"cong hoa xa hoi|dang cong san|^(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|tinh uy|thanh uy|huyen uy|thi uy|"
    r"quan uy|dang uy|ban chap hanh|bo|so|cuc|tong cuc|van phong) [^.]*$|^so\s*:?\s*[\d.…]*\s*[-/]\s*[a-z]",
    re.MULTILINE,
)


def head_lines(archive: zipfile.ZipFile, first: Section) -> list[str]:
    """Lines to put before the text. Raises UnsafeFile, DamagedFile."""
    stamps: list[str] = []
    letterhead: list[str] = []
    shown = _shown_on_first_page(archive, first)
    for name in [name for name in archive.namelist() if _HEAD_OR_FOOT.fullmatch(name)][:MAX_HEADS]:
        lines = _lines(read_part(archive, name, MAX_HEAD) or b"")
        if name == shown and _is_letterhead(lines):
            letterhead += lines
        stamps += [line for line in lines if is_stamp(line)]
    return [line for line in dict.fromkeys([*stamps, *letterhead]) if line.strip()]


def _lines(part: bytes) -> list[str]:
    reader = DocxReader(Numbering())
    read_xml(part, reader.start, reader.end, reader.text)
    return reader.lines


def _is_letterhead(lines: list[str]) -> bool:
    words = [strip_accents(line).strip() for line in lines if line.strip()]
    return len(words) >= 2 and _LETTERHEAD.search("\n".join(words)) is not None


def _shown_on_first_page(archive: zipfile.ZipFile, first: Section) -> str | None:
    kind = "first" if first.has_own_first_page and "first" in first.heads else "default"
    rels = read_part(archive, "word/_rels/document.xml.rels", MAX_HEAD)
    if rels is None or kind not in first.heads:
        return None
    reader = _Relations()
    read_xml(rels, reader.start, reader.end)
    target = reader.targets.get(first.heads[kind], "")
    return "word/" + target.removeprefix("/word/")


@dataclass
class _Relations:
    targets: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def end(self, name: str) -> None:
        """Nothing hangs on the end of an element."""
