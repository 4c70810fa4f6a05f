"""Figures as a Vietnamese office writes them, and figures that were typed where one by name should stand. Pure."""

import re
from dataclasses import dataclass

from tracker.domain.text import strip_accents

NOTHING = "—"

_HOLE = re.compile(r"\{\{[^{}]*\}\}")
_NUMBER = re.compile(r"(?<![\w./-])\d[\d.,]*\d|(?<![\w./-])\d", re.ASCII)
_COUNTED = (
    "nhiem vu|phan cong|co quan|don vi|bao cao|viec|luot|van ban|dia phuong|huyen|xa|hoan thanh|qua han|dung han|"
    "trong han|gia han|tra lai|task|assignment|bodies|body|report|overdue|in time|per cent|percent"
)
_AFTER = re.compile(rf"\s*(?:%|/\s*\d+\s*(?:{_COUNTED})|(?:{_COUNTED})\b)")
_DATES = re.compile(
    r"(?:ngày|tháng|quý|năm|kỳ|điều|khoản|mục|điểm|số|đến|giai đoạn)\s*$"
    r"|\d\s*[/-]\s*$",  # what follows in a date, or in "8/10": told once
    re.IGNORECASE,
)


_NEXT_OF_DATE = re.compile(r"\s*-\s*\d|\s*/\s*\d+\s*/|[.)]\s")


@dataclass(frozen=True, slots=True)
class Typed:
    """Digits that look like a figure of the report: in which line (from 1), and the words around them."""

    part: str
    line: int
    text: str


def written(value: float | None) -> str:
    """1426 as "1.426", 12.5 as "12,5"; a dash where there is nothing."""
    if value is None:
        return NOTHING
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
    return text.translate({ord(","): ".", ord("."): ","})


def rate(part: float | None, whole: int | None) -> str:
    """A share in per cent with one decimal at most, half rounded up; a dash over nothing."""
    if part is None or not whole:
        return NOTHING
    tenths = int((part * 2000 + whole) // (2 * whole))
    return f"{written(tenths / 10)}%"


def typed_figures(part: str, text: str) -> list[Typed]:
    """Where a number stands beside a word that the report counts: it will not change when the figures do.

    Dates, numbers of documents, articles and years are none. A guess: it warns, a person decides.
    """
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        bare = _HOLE.sub("\N{OBJECT REPLACEMENT CHARACTER}", line)
        for match in _NUMBER.finditer(bare):
            if _looks_counted(bare, match):
                around = bare[max(match.start() - 30, 0) : match.end() + 30]
                found.append(
                    Typed(part, number, around.replace("\N{OBJECT REPLACEMENT CHARACTER}", "{{…}}").strip())
                )
    return found


def _looks_counted(line: str, match: re.Match[str]) -> bool:
    before, after = line[: match.start()], strip_accents(line[match.end() :])
    if after.lstrip().startswith("%"):
        return True
    is_dated = _DATES.search(before) or _NEXT_OF_DATE.match(after)
    return not is_dated and _AFTER.match(after) is not None
