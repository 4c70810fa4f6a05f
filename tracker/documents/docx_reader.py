"""The body of a .docx while its XML goes by: words are gathered into paragraphs, paragraphs into lines and tables.

Tracked changes are taken as accepted, hidden text and fall-back copies of drawings are left out. Footnotes and comments
lie in parts of their own and are not read.
"""

from dataclasses import dataclass, field

from tracker.documents.docx_numbers import Numbering
from tracker.documents.docx_tables import Cell, Copied, Row, table_lines
from tracker.documents.docx_xml import Attributes
from tracker.documents.secrecy import is_stamp

_LEFT_OUT = frozenset(
    {
        "del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText",
        # What was there before a change of form; the numbering among it would be read as today's.
        "pPrChange", "rPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange", "sectPrChange",
        "tblGridChange", "numberingChange",
    }
)  # fmt: skip
_OFF = frozenset({"0", "false", "off"})


@dataclass
class Section:
    """Page heads of the first section: relation by kind ("first", "default", "even")."""

    heads: dict[str, str] = field(default_factory=dict)
    has_own_first_page: bool = False


@dataclass
class _Paragraph:
    words: list[str] = field(default_factory=list)
    list_id: str = ""
    level: int | None = None
    style: str = ""
    runs_on: bool = False  # its mark was deleted: the next paragraph continues it


class DocxReader:
    """`start`, `end` and `text` are called in the order of the file; `lines` is what there is at the end."""

    def __init__(self, numbering: Numbering) -> None:
        self.lines: list[str] = []
        self.first_section = Section()
        self._numbering = numbering
        self._skipping = 0
        self._inside: list[str] = []  # where properties and words belong: pPr, trPr, r, sectPr, txbxContent
        self._paragraphs: list[_Paragraph] = []  # a text box stands inside a paragraph
        self._tables: list[list[Row]] = []
        self._carried = ""
        self._in_text = self._is_hidden = self._is_caps = self._has_section = False
        self._copied = Copied()

    def start(self, name: str, attributes: Attributes) -> None:
        if self._skipping or name in _LEFT_OUT:
            if not self._skipping and name in ("del", "moveFrom"):
                self._deleted()
            self._skipping += 1
            return
        value = attributes.get("val", "")
        if name in ("pPr", "trPr", "r", "sectPr", "txbxContent"):
            self._inside.append(name)
            if name == "r":
                self._is_hidden = self._is_caps = False
        elif name == "t":
            self._in_text = True
        elif name == "p":
            self._paragraphs.append(_Paragraph([self._carried] if self._carried else []))
            self._carried = ""
        elif name == "textpath" and is_stamp(attributes.get("string", "")):
            self.lines.append(attributes["string"])  # letters drawn as a picture behind the text
        elif self._within("r"):
            self._of_run(name, value)
        elif self._within("sectPr"):
            self._of_section(name, attributes)
        elif self._within("pPr"):
            self._of_paragraph(name, value)
        else:
            self._of_table(name, value)

    def text(self, words: str) -> None:
        if self._in_text and not self._skipping and not self._is_hidden and self._paragraphs:
            self._paragraphs[-1].words.append(words.upper() if self._is_caps else words)

    def end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
            return
        if name == "t":
            self._in_text = False
        elif self._inside and name == self._inside[-1]:
            self._inside.pop()
            self._has_section = self._has_section or name == "sectPr"
        elif name == "p" and self._paragraphs:
            self._paragraph(self._paragraphs.pop())
        elif name == "tbl" and self._tables:
            rows = self._tables.pop()
            self._target().extend(table_lines(rows, self._copied))

    def _within(self, name: str) -> bool:
        return bool(self._inside) and self._inside[-1] == name

    def _deleted(self) -> None:
        """A deletion among properties is of the paragraph's mark, or of the whole row."""
        if self._within("pPr") and self._paragraphs:
            self._paragraphs[-1].runs_on = True
        elif self._within("trPr") and self._tables and self._tables[-1]:
            self._tables[-1][-1].is_deleted = True

    def _of_run(self, name: str, value: str) -> None:
        if name == "vanish":
            self._is_hidden = value not in _OFF
        elif name == "caps":
            self._is_caps = value not in _OFF
        elif self._paragraphs and not self._is_hidden:
            sign = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}.get(name, "")
            self._paragraphs[-1].words += [sign] if sign else []

    def _of_paragraph(self, name: str, value: str) -> None:
        if not self._paragraphs:
            return
        paragraph = self._paragraphs[-1]
        if name == "pStyle":
            paragraph.style = value
        elif name == "numId":
            paragraph.list_id = value
        elif name == "ilvl":
            paragraph.level = int(value) if value.isdigit() and len(value) < 3 else 0

    def _of_section(self, name: str, attributes: Attributes) -> None:
        if self._has_section:
            return
        if name == "headerReference":
            self.first_section.heads[attributes.get("type", "default")] = attributes.get("id", "")
        elif name == "titlePg":
            self.first_section.has_own_first_page = attributes.get("val", "") not in _OFF

    def _of_table(self, name: str, value: str) -> None:
        if name == "tbl":
            self._tables.append([])
        elif not self._tables:
            return
        elif name == "tr":
            self._tables[-1].append(Row())
        elif not self._tables[-1]:
            return
        elif name == "tc":
            self._tables[-1][-1].cells.append(Cell())
        elif name == "gridBefore":
            self._tables[-1][-1].before = _count(value, 0)
        elif self._tables[-1][-1].cells:
            cell = self._tables[-1][-1].cells[-1]
            if name == "gridSpan":
                cell.span = _count(value, 1)
            elif name == "vMerge":
                cell.goes_on = value != "restart"

    def _paragraph(self, paragraph: _Paragraph) -> None:
        words = "".join(paragraph.words).strip()
        if paragraph.runs_on:
            self._carried = words and words + " "
            return
        label = self._numbering.label_of(paragraph.list_id, paragraph.level, paragraph.style)
        is_in_cell = bool(self._tables and self._tables[-1] and self._tables[-1][-1].cells)
        if words or (label.strip(" -") and is_in_cell):  # cells of "TT" hold nothing but their number
            made = (label + words).rstrip().split("\n")
            self._target().extend(line for line in made if line.strip() or not is_in_cell)
        elif not is_in_cell:
            self.lines.append("")

    def _target(self) -> list[str]:
        """Where lines go: the cell being read, else the text."""
        if self._tables and self._tables[-1] and self._tables[-1][-1].cells:
            return self._tables[-1][-1].cells[-1].lines
        return self.lines


def _count(value: str, default: int) -> int:
    return int(value) if value.isdigit() and len(value) < 3 else default
