"""The end of a document: where the body stops, who receives copies (Nơi nhận), who signed."""

import re
from dataclasses import dataclass

from tracker.documents.attachment_titles import opens_attachment
from tracker.documents.labels import read_label
from tracker.documents.places import Place
from tracker.documents.source import Line
from tracker.domain.directive import Signature
from tracker.domain.text import strip_accents

_COPIES = re.compile(r"^[^\w]{0,4}n[oơ]i\s*nh[aâ]n\s*(?:[:.;]|$|[^\w\s])")
_AUTHORITY = re.compile(
    r"(?<![\w.])(?:T\s?/\s?M|TM\s?\.|T\.\s?M\.|K\s?/\s?T|KT\s?\.|TL\s?\.|T/L|TUQ\s?\.|Q\.)\s*(?=[A-ZĐÀ-Ỹ]{2})"
)
_POSITION = re.compile(
    r"^\W*(?:pho\s+|quyen\s+)?(?:thu tuong|chu tich|bi thu|truong ban|giam doc|tong giam doc|bo truong|thu truong|"
    r"chanh van phong|cuc truong|tong cuc truong|thuong truc|vien truong|chanh an|tong bi thu|"
    r"hieu truong|truong phong)\b"
)
_NAME = re.compile(r"^[^\W\d_a-z][^\W\d_]*(?:\s+[^\W\d_a-z][^\W\d_]*){1,4}$")
_COLUMN = re.compile(r"\S(?:(?!\t|\s{4}).)*")
_RUN_ON = re.compile(r"(?<=[:;,.])\s*(?=- )")
_COLONS = re.compile(r"[\s:]*")
_END_MARK = re.compile(r"/\s?\.\s*[^\w]*$")


@dataclass(frozen=True)
class _Cell:
    """Words of one column of a line, and where they begin."""

    text: str
    at: int  # index of the line
    start: int

    def place(self) -> Place:
        return self.at, self.start, self.at, self.start + len(self.text)

    def without(self, count: int) -> "_Cell":
        """The cell without its first `count` characters and the spaces after them."""
        rest = self.text[count:]
        return _Cell(rest.strip(), self.at, self.start + count + len(rest) - len(rest.lstrip()))


@dataclass(frozen=True)
class Entry:
    """One line of Nơi nhận, and where it stands."""

    text: str
    place: Place


@dataclass(frozen=True)
class Tail:
    """`at` is the index of the first line after the body; the end of the list when nothing marks it.
    `places` are those of the signature's parts: authority, position, name."""

    at: int
    distribution: tuple[Entry, ...]
    signature: Signature
    places: dict[str, Place]


def read_tail(lines: list[Line], body_from: int) -> Tail:
    """Find Nơi nhận or the signature, whichever comes first after the body."""
    at = _tail_at(lines, body_from)
    after = _until_annex(lines[at:])
    cells = [cell for count, line in enumerate(after) for cell in _columns(line, at + count)]
    return Tail(at, _distribution(cells), *_signature(cells))


def _tail_at(lines: list[Line], body_from: int) -> int:
    """The copies list or an authority ("T/M", "KT.") ends the body; where there is neither, "./." or, after the last
    label, a position alone on its line."""
    for at in range(body_from, len(lines)):
        text = lines[at].text.strip()
        if not text or (len(text) > 400 and "nhận" not in text[:20]):
            continue
        if _COPIES.match(strip_accents(text[:40])) or (_AUTHORITY.search(text) and _is_capital(text)):
            return _before_position(lines, body_from, at)
    for at in range(body_from, len(lines)):
        if _END_MARK.search(lines[at].text.strip()) and not _body_follows(lines, at + 1):
            return at + 1
    last_label = next(
        (at for at in range(len(lines) - 1, body_from, -1) if read_label(lines[at].text.strip())), body_from
    )
    return next((at for at in range(last_label, len(lines)) if _is_position(lines[at])), len(lines))


def _before_position(lines: list[Line], body_from: int, at: int) -> int:
    """A signature may stand above the copies list: its position line is no part of the body."""
    back = at - 1
    while back > body_from and (not lines[back].text.strip() or _NAME.match(lines[back].text.strip())):
        back -= 1
    return back if back > body_from and _is_position(lines[back]) else at


def _is_position(line: Line) -> bool:
    text = line.text.strip()
    return text.isupper() and len(text) < 50 and bool(_POSITION.match(strip_accents(text)))


def _is_capital(text: str) -> bool:
    found = _AUTHORITY.search(text)
    rest = text[found.end() :] if found else ""
    letters = [c for c in rest[:40] if c.isalpha()]
    return len(letters) >= 3 and sum(c.isupper() for c in letters) >= 0.7 * len(letters)


def _body_follows(lines: list[Line], at: int) -> bool:
    """After "./." the body is over, unless numbered parts still come."""
    return any(
        (label := read_label(line.text.strip())) is not None and label.kind in ("article", "roman", "number")
        for line in lines[at : at + 60]
    )


def _until_annex(lines: list[Line]) -> list[Line]:
    for at, line in enumerate(lines[:60]):
        is_list = re.match(r"\W*(?:phu luc|danh sach|bieu mau|mau so)\b", strip_accents(line.text[:40]))
        if at and (is_list or opens_attachment(lines, at)):
            return lines[:at]
    return lines[:60]


def _columns(line: Line, at: int) -> list[_Cell]:
    """Cells of a line where copies and signature stand side by side; a list run together is taken apart."""
    cells: list[_Cell] = []
    for found in _COLUMN.finditer(line.text):
        part = found.group()
        cuts = [0, *(cut.end() for cut in _RUN_ON.finditer(part))] if _is_run_on(part) else [0]
        for begin, end in zip(cuts, [*cuts[1:], len(part)], strict=True):
            words = part[begin:end]
            if words.strip():
                cells.append(_Cell(words, at, found.start() + begin).without(0))
    return cells


def _is_run_on(part: str) -> bool:
    dashes = part.count("; -") + part.count(";- ") + part.count(", -")
    return dashes >= 2 or re.match(r"(?i)nơi nhận:\s*-", part) is not None


def _distribution(cells: list[_Cell]) -> tuple[Entry, ...]:
    made: list[list[_Cell]] = []
    open_entry = False
    started = False
    for cell in cells:
        title = _COPIES.match(strip_accents(cell.text))
        if title is not None:
            started = True
            cell = cell.without(title.end() + len(_COLONS.match(cell.text, title.end()).group()))  # type: ignore[union-attr]  # matches nothing too
        if not started or not cell.text:
            continue
        dash = re.match(r"[-–—~*“]\s*(?=\S)", cell.text)
        if dash is not None:
            made.append([cell.without(len(cell.text) - len(cell.text.lstrip("-–—~*“ ")))])
        elif open_entry and cell.text[:1].islower():
            made[-1].append(cell)
        else:
            open_entry = False
            continue
        open_entry = not cell.text.endswith((",", ";", "."))
    return tuple(_entry(parts) for parts in made)


def _entry(parts: list[_Cell]) -> Entry:
    last = parts[-1]
    end = last.start + len(last.text.rstrip(" ,;."))
    text = " ".join(" ".join(part.text for part in parts).split()).rstrip(" ,;.")
    return Entry(text, (parts[0].at, parts[0].start, last.at, end))


def _signature(cells: list[_Cell]) -> tuple[Signature, dict[str, Place]]:
    words: dict[str, str] = {}
    places: dict[str, Place] = {}

    def keep(part: str, cell: _Cell) -> None:
        words[part], places[part] = " ".join(cell.text.split()), cell.place()

    for cell in cells:
        found = _AUTHORITY.search(cell.text)
        if found and _is_capital(cell.text):
            named = cell.without(found.start())
            if "authority" not in words:
                keep("authority", named)
            elif _AUTHORITY.match(words.get("position", "")) is None:
                words["authority"] += "; " + " ".join(named.text.split())
                places["authority"] = (*places["authority"][:2], *named.place()[2:])
        elif cell.text.isupper() and _POSITION.match(strip_accents(cell.text)):
            keep("position", cell)
        elif words and _NAME.match(cell.text) and not cell.text.isupper():
            keep("name", cell)
    return Signature(words.get("authority"), words.get("position"), words.get("name")), places
