"""The titles of what hangs after the signature: "PHỤ LỤC …", "KẾ HOẠCH … (Ban hành kèm theo …)". No body is read."""

import re

from tracker.documents.doc_kinds import kind_named
from tracker.documents.labels import read_label
from tracker.documents.source import Line
from tracker.domain.text import strip_accents

PREFIXES = {
    "kế hoạch": "KH", "chương trình": "CTr", "chương trình hành động": "CTr", "phương án": "PA", "đề án": "ĐA",
    "hướng dẫn": "HD", "nghị quyết": "NQ",
}  # fmt: skip
_RULES = frozenset({"quy chế", "quy định"})
APPENDIX = re.compile(r"\W*phu luc\b(?! \d+ (?:kem|ban hanh))[\s\divxa-h.:-]*(?P<name>.*)$")
_FORMS = re.compile(r"\W*(?:danh sach|bieu mau|mau so|mau \d|bieu so|bieu \d|de cuong|bao cao)\b")
_ISSUED_WITH = re.compile(r"\(?\W*(?:duoc )?(?:ban hanh )?kem theo\b")
_REACH = 14


def opens_attachment(lines: list[Line], at: int) -> bool:
    text = lines[at].text.strip()
    if not text or len(text) > 120:
        return False
    folded = strip_accents(text)
    if _FORMS.match(folded) and text.isupper():
        return True
    if (found := APPENDIX.match(folded)) is not None:
        return text[:7].isupper() or not found["name"] or text[found.start("name")].isupper()
    return kind_named(text, folded) in (PREFIXES.keys() | _RULES) and issued_with(lines, at) is not None


def issued_with(lines: list[Line], at: int) -> int | None:
    """The index of the last line of "(Ban hành kèm theo …)" below a title."""
    for here in range(at, min(at + _REACH, len(lines))):
        if not _ISSUED_WITH.match(strip_accents(lines[here].text.strip()[:40])):
            continue
        for last in range(here, min(here + 5, len(lines))):
            if lines[last].text.rstrip().endswith((")", ")./.")):
                return last
        return here
    return None


def after_title(lines: list[Line], at: int) -> int:
    """The first line that is no title any more: it has a label, is long, or is a row."""
    for here in range(at + 1, min(at + _REACH, len(lines))):
        text = lines[here].text.strip()
        if text.startswith("|") or len(text) > 100 or (read_label(text) is not None):
            return here
        if text and not text.isupper() and here > at + 1 and not text.startswith("("):
            return here
    return min(at + 1, len(lines))
