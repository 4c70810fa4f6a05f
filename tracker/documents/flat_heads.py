"""Finds the head of a table of tasks whose cells were written one to a line ("STT", "Nhiệm vụ", "Chủ trì")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.documents.columns import is_full, role_of, roles_of, spans_columns
from tracker.domain.text import strip_accents

_ORDER = re.compile(r"^(?:s?tt|so tt|so thu tu)\b\W*")
_FIRST_ROW = re.compile(r"^(?:0?1|I|A)[.)]?(?:\s+[^\W\da-z].*)?$")
_COLUMN_NUMBER = re.compile(r"^\(\d{1,2}\)$")
_MOST_LINES = 28
_LONGEST = 60


@dataclass(frozen=True)
class FlatHead:
    """The columns of a table, the first one for the number; its lines are `[begin, end)`."""

    heads: tuple[str, ...]
    roles: tuple[str | None, ...]
    begin: int
    end: int


def head_at(lines: Sequence[str], at: int) -> FlatHead | None:
    """The head that begins with the number's column at `at`, when the first row follows it; else None."""
    if (
        len(lines[at]) > 160
        or lines[at].startswith("|")
        or not _ORDER.match(strip_accents(lines[at][:14]).strip())
    ):
        return None
    heads: list[str] = []
    for here in range(at, min(at + _MOST_LINES, len(lines))):
        words = " ".join(lines[here].split())
        if not words or _COLUMN_NUMBER.match(words):
            continue
        if len(heads) > 2 and _FIRST_ROW.match(words):
            return _checked(heads, at, here)
        for piece in _pieces(words) if len(words) > _LONGEST or here == at else [words]:
            _take(heads, piece)
        if len(heads) > 12 or len(words) > 160:
            return None
    return None


def _checked(heads: list[str], begin: int, end: int) -> FlatHead | None:
    heads = _with_lower_row(heads)
    roles = roles_of(heads)
    if not is_full(roles) or "leads" not in roles.values() or roles.get(0) != "order":
        return None
    return FlatHead(tuple(heads), tuple(roles.get(at) for at in range(len(heads))), begin, end)


def _with_lower_row(heads: list[str]) -> list[str]:
    """ "… Phân công, Thời hạn, Chủ trì, Phối hợp": the two of the lower row stand where the head over them stood."""
    if [role_of(head) for head in heads[-2:]] != ["leads", "partners"]:
        return heads
    over = next((at for at, head in enumerate(heads[:-2]) if spans_columns(head)), None)
    return heads if over is None else [*heads[:over], *heads[-2:], *heads[over + 1 : -2]]


def _pieces(words: str) -> list[str]:
    """ "TT Nội dung Đơn vị chủ trì Thời gian": each head of a line begins with a capital."""
    return re.split(r"\s+(?=[A-ZĐÀ-Ỹ][a-zà-ỹđ])", words) if not words.isupper() else [words]


def _take(heads: list[str], words: str) -> None:
    """A head may be wrapped: it goes on in lower case, or where only both lines together name a column."""
    if not heads:
        heads.append(words)
        return
    whole = f"{heads[-1]} {words}"
    goes_on = words[0].islower() or words[0] in "(/" or heads[-1].endswith((",", "/"))
    if len(heads) > 1 and (
        goes_on or (role_of(heads[-1]) is None and role_of(words) is None and role_of(whole))
    ):
        heads[-1] = whole
        return
    heads.append(words)
