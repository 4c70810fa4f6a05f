"""From lines to paragraphs: page furniture dropped, wrapped lines rejoined; nothing is understood here yet.

A line ends a paragraph when the next line carries a label, or when it ends with a stop although the next word would
still have fitted (the break was wanted), or when a blank line follows in a document that uses blank lines sparingly.
"""

import re
from collections import Counter
from dataclasses import dataclass

from tracker.documents.flat_tables import row_numbers, with_rows
from tracker.documents.labels import Label, opens_field, read_label
from tracker.documents.lone_labels import with_lone_labels
from tracker.documents.source import Line
from tracker.documents.task_tables import as_row, is_header, is_row
from tracker.domain.text import strip_accents

_PAGE_BREAK = re.compile(r"^[-=\s]*(?:page break|trang)\b[-=\s\d/]*$", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"^[-–—\s.|]*\d{1,3}[-–—\s.|]*$")
_RULE = re.compile(r"^[\s|]*[-–—_=*~.•¬]{2,}[\s|\-–—_=*~.•¬]*$")
_TABLE_RULE = re.compile(r"^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_STAMP = re.compile(
    r"^\s*(?:ky boi\s*:|nguoi ky\s*:|ngay ky\s*:|thoi gian ky\s*:|co quan\s*:\s*(?:van phong|"
    r"cong bao|vp)|e?mail\s*[:t]|"
    r"cong bao\s*/\s*so|dia chi\s*:|chu ky so|ky so boi)"
)
_WATERMARK = re.compile(r"(?:www\s*\.|https?\s*:|\btel\s*:|lawsoft|awsoft|thuvienphapluat)", re.IGNORECASE)
_JOINED_SYMBOL = re.compile(r"(?:[0-9A-Za-zĐđ]-|\d/)$")
_SYMBOL_NEXT = re.compile(r"^[A-ZĐ0-9]")
_GAP = re.compile(r"\t+|\s{5,}")
_TRAILING_JUNK = re.compile(r"(?<![-–—~_])[-–—~_]{3,}$|(?<=[\w.,;:)])\s[|~_`]$")
# What a scanner makes of dust: one sign alone on its line.
_SPECK = re.compile(r"^[|~_.`'‘’,;:¬*\s]{1,3}$")
_LEADING_JUNK = re.compile(r"^(?:__+\s*|[._]{2,}\s+)(?=[^\W_])")
_STOP = re.compile(r"[.;:!?…][\"”'’)\]]*$|/\.[^\w]*$")


@dataclass(frozen=True)
class Paragraph:
    """Rejoined text with the numbers of its first and last line, and its label when it opens with one.

    `starts` maps offsets in `text` to line numbers: (offset, line), ascending."""

    text: str
    line: int
    starts: tuple[tuple[int, int], ...]
    label: Label | None = None
    after_blank: bool = False


def kept_lines(lines: tuple[Line, ...]) -> list[Line]:
    """Lines without page numbers, running heads, stamps and watermarks; cells of a table become lines,
    but the rows of a table of tasks stay whole."""
    lines = with_lone_labels(lines)
    heads = _running_heads(lines)
    numbers = row_numbers(lines)
    kept: list[Line] = []
    in_table = False
    for at, line in enumerate(lines):
        text = line.text.strip()
        if text and at not in numbers and (at in heads or _is_furniture(text)):
            continue
        if text:
            in_table = is_row(text) and (in_table or is_header(text))
        if in_table and text:
            kept.append(Line(line.number, as_row(text), line.page))
            continue
        if text.startswith("|") and text.count("|") >= 2:
            kept.extend(_cells(line, text))
            continue
        kept.extend(_columns(line, text))
    return with_rows(kept)


def _columns(line: Line, text: str) -> list[Line]:
    """Two columns on one line (tabs or a wide gap between them) are two lines, left one first."""
    parts = [" ".join(part.split()) for part in _GAP.split(text)]
    if len(parts) > 2 or any(len(part) < 8 for part in parts):
        parts = [" ".join(text.split())]
    return [Line(line.number, _TRAILING_JUNK.sub("", part), line.page) for part in parts]


def _cells(line: Line, text: str) -> list[Line]:
    if _TABLE_RULE.match(text):
        return []
    return [Line(line.number, cell.strip(), line.page) for cell in text.strip("|").split("|") if cell.strip()]


def _is_furniture(text: str) -> bool:
    if _PAGE_NUMBER.match(text) or _PAGE_BREAK.match(text) or _TABLE_RULE.match(text):
        return True
    if len(text) > 120:
        return False
    return bool(_STAMP.match(strip_accents(text)) or _WATERMARK.search(text))


def _running_heads(lines: tuple[Line, ...]) -> set[int]:
    """Indexes of short lines that repeat, digits apart, beside a page break."""
    breaks = [
        at for at, line in enumerate(lines) if _PAGE_BREAK.match(line.text.strip()) and line.text.strip()
    ]
    if not breaks:
        return set()
    near: dict[int, str] = {}
    for at in breaks:
        for other in range(max(0, at - 4), min(len(lines), at + 5)):
            text = lines[other].text.strip()
            if 0 < len(text) <= 60:
                near[other] = re.sub(r"[\W\d]+", "", text.lower())
    counts = Counter(near.values())
    return {at for at, mask in near.items() if mask and counts[mask] >= 3}


def page_width(lines: list[Line]) -> int:
    """How many characters fit in a line of running text; 0 when lines are not wrapped."""
    widths = sorted(len(line.text.strip()) for line in lines if len(line.text.strip()) > 30)
    if not widths or widths[len(widths) // 2] > 160:
        return 0
    return widths[min(len(widths) - 1, len(widths) * 9 // 10)]


def paragraphs(lines: list[Line]) -> list[Paragraph]:
    """The paragraphs of `lines`, in order. Linear in the text."""
    width = page_width(lines)
    blank_means_break = _blank_means_break(lines)
    made: list[_Building] = []
    blank = True
    for line in lines:
        text = _LEADING_JUNK.sub("", line.text)
        if not text or _RULE.match(text):
            blank = True
            continue
        if _SPECK.match(text):
            continue
        last = made[-1] if made else None
        label = read_label(text)
        if last is None or _starts_paragraph(last, text, label, blank, width, blank_means_break):
            made.append(_Building(text, line.number, label, blank))
        else:
            last.add(text, line.number)
        blank = False
    return [building.done() for building in made]


class _Building:
    """A paragraph while its lines are being joined."""

    def __init__(self, text: str, line: int, label: Label | None, after_blank: bool) -> None:
        self.parts = [text]
        self.length = len(text)
        self.starts = [(0, line)]
        self.label = label
        self.after_blank = after_blank
        self.tail = text

    def add(self, text: str, line: int) -> None:
        glue = "" if _JOINED_SYMBOL.search(self.tail) and _SYMBOL_NEXT.match(text) else " "
        self.starts.append((self.length + len(glue), line))
        self.parts += [glue, text]
        self.length += len(glue) + len(text)
        self.tail = text

    def done(self) -> Paragraph:
        return Paragraph(
            "".join(self.parts), self.starts[0][1], tuple(self.starts), self.label, self.after_blank
        )


def _blank_means_break(lines: list[Line]) -> bool:
    """False when a blank line follows nearly every line, as some converters write."""
    full = [at for at, line in enumerate(lines[:-1]) if line.text.strip()]
    if len(full) < 8:
        return True
    followed = sum(1 for at in full if not lines[at + 1].text.strip())
    open_ended = sum(
        1
        for at in full
        if not lines[at + 1].text.strip() and not _STOP.search(lines[at].text.strip().rstrip(',“”"'))
    )
    return followed < 0.8 * len(full) or open_ended < 0.35 * len(full)


def _starts_paragraph(
    last: _Building, text: str, label: Label | None, blank: bool, width: int, blank_means_break: bool
) -> bool:
    tail = last.tail
    if text.startswith("|") or tail.startswith("|"):
        return True
    stopped = bool(_STOP.search(tail))
    first = text.split(" ", 1)[0]
    fits = width > 0 and len(tail) + 1 + len(first) <= width
    if label is not None:
        return _label_counts(last, text, label, stopped, blank and blank_means_break, fits, width)
    if text[0].isupper() and opens_field(text):
        return True
    if text[0].islower():
        return width == 0 and stopped
    if width == 0:
        return True
    if blank and blank_means_break:
        return stopped or fits
    if stopped:
        return fits and not tail.endswith(";")
    return fits and len(tail) < 0.6 * width and not tail.endswith(",")


def _goes_on_inside(last: "_Building", text: str, label: Label) -> bool:
    """ "… theo 3 nội dung: 1. số vụ; 2. số người;" and on the next line "3. số tiền": counted inside a sentence."""
    if not text[label.end].islower() or label.ordinal < 2:
        return False
    return re.search(rf"[;:,]\s{label.ordinal - 1}[.)]\s", "".join(last.parts[-5:])) is not None


_WANTS_NUMBER = re.compile(
    r"(?:\b(?:dieu|khoan|muc|diem|so|ngay|thang|nam|quy|phan|chuong|va|hoac|tai|den|tu)|,|/)$"
)


def _label_counts(
    last: _Building, text: str, label: Label, stopped: bool, blank: bool, fits: bool, width: int
) -> bool:
    """Whether a label at the start of a line opens a paragraph, or is the middle of a wrapped sentence."""
    if label.kind == "number" and _goes_on_inside(last, text, label):
        return False
    if stopped or blank or width == 0 or label.kind in ("part", "article", "roman"):
        return True
    if label.is_dash:
        if text[label.end].islower():
            return False
        return fits or last.tail.endswith((",", "”", '"'))
    if fits and len(last.tail) < 0.6 * width:
        return True
    return not _WANTS_NUMBER.search(strip_accents(last.tail[-12:]))
