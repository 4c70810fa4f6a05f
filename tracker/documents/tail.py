"""The end of a document: where the body stops, who receives copies (Nơi nhận), who signed."""

import re
from dataclasses import dataclass

from tracker.documents.labels import read_label
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
_END_MARK = re.compile(r"/\s?\.\s*[^\w]*$")


@dataclass(frozen=True)
class Tail:
    """`at` is the index of the first line after the body; the end of the list when nothing marks it."""

    at: int
    distribution: tuple[str, ...]
    signature: Signature


def read_tail(lines: list[Line], body_from: int) -> Tail:
    """Find Nơi nhận or the signature, whichever comes first after the body."""
    at = _tail_at(lines, body_from)
    after = _until_annex(lines[at:])
    cells = [cell for line in after for cell in _columns(line)]
    return Tail(at, _distribution(cells), _signature(cells))


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
    for at, line in enumerate(lines):
        if at and re.match(r"\W*(?:phu luc|danh sach|bieu mau|mau so)\b", strip_accents(line.text[:40])):
            return lines[:at]
    return lines[:60]


def _columns(line: Line) -> list[str]:
    """Cells of a line where copies and signature stand side by side; a list run together is taken apart."""
    text = line.text.strip()
    parts = [part.strip() for part in re.split(r"\t+|\s{4,}", text)]
    cells: list[str] = []
    for part in parts:
        if part.count("; -") + part.count(";- ") + part.count(", -") >= 2 or re.match(
            r"(?i)nơi nhận:\s*-", part
        ):
            cells += re.split(r"(?<=[:;,.])\s*(?=- )", part)
        elif part:
            cells.append(part)
    return cells


def _distribution(cells: list[str]) -> tuple[str, ...]:
    made: list[str] = []
    open_entry = False
    started = False
    for cell in cells:
        folded = strip_accents(cell)
        if _COPIES.match(folded):
            started = True
            rest = cell[_COPIES.match(folded).end() :].strip(" :")  # type: ignore[union-attr]  # matched just above
            cell, folded = rest, strip_accents(rest)
        if not started or not cell:
            continue
        if re.match(r"[-–—~*“]\s*\S", cell):
            made.append(cell.lstrip("-–—~*“ "))
            open_entry = not cell.rstrip().endswith((",", ";", "."))
        elif open_entry and cell[:1].islower():
            made[-1] += " " + cell
            open_entry = not cell.rstrip().endswith((",", ";", "."))
        else:
            open_entry = False
    return tuple(" ".join(entry.split()).rstrip(" ,;.") for entry in made)


def _signature(cells: list[str]) -> Signature:
    authority = position = name = None
    for cell in cells:
        found = _AUTHORITY.search(cell)
        if found and _is_capital(cell):
            words = " ".join(cell[found.start() :].split())
            if authority is None:
                authority = words
            elif position is None or _AUTHORITY.match(position) is None:
                authority = f"{authority}; {words}"
        elif cell.isupper() and _POSITION.match(strip_accents(cell)):
            position = " ".join(cell.split())
        elif (authority or position) and _NAME.match(cell) and not cell.isupper():
            name = cell
    return Signature(authority, position, name)
