"""Whether a document is stamped Mật, Tối mật or Tuyệt mật. The law forbids such a document on an open system."""

import re
from collections.abc import Sequence

from tracker.documents.source import Line
from tracker.domain.text import strip_accents

_HEAD_LINES = 60
_LONGEST = 160
"""Characters of a line that may still be a stamp and what stands beside it."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064]")
_COLUMNS = re.compile(r"\t|\s{3,}|\|")
_NARROW_COLUMNS = re.compile(r"\t|\s{2,}|\|")
_BESIDE = re.compile(
    r"\bso\s*:?\s*[\d._…]*\s*[a-z]*(?:[-/][a-z0-9&._]+)+"  # the number, even a blank one
    r"|\b(?:muc\s+)?do\s+mat\b(?=\W*(?:tuyet|toi|mat)\b)|\bdau\s*:"
    r"|\bcong hoa xa hoi chu nghia viet nam\b|\bdang cong san viet nam\b"
    r"|\bdoc lap\W+tu do\W+hanh phuc\b"
    r"|\bhoa toc(?:\W+hen gio)?\b|\bthuong khan\b|\bkhan\b"
    r"|\bban so\s*:?\s*\d+\b"
)
"""What shares a line with the stamp in a head: folded, for the eye it is only space."""

_LEVEL = re.compile(r"tuyetmat|toimat|mat")
_SPACED = re.compile(r"m[\W_]*a[\W_]*t")  # what every level ends with: most lines are done with here
_NAMED = re.compile(r"\bdo\s+mat\s*:\s*(?:tuyet\s+mat|toi\s+mat|mat)\W*$")
_AT_THE_END = re.compile(r"(?:^|\s)(?:TUYỆT MẬT|TỐI MẬT|(?<![A-ZĐÀ-Ỹ] )MẬT)\W*$")
_OTHER_VOWELS = frozenset("ẮẶẤắặấẢảÃã")
_GOES_ON = re.compile(r"(?:^|\W)(?:bi|bao)\W*$")
_BEGINS = re.compile(r"\W*(?:toi|tuyet)\W*")


def is_secret(lines: Sequence[Line]) -> bool:
    """Look for the stamp alone or beside what stands in a head, among the first lines; in capitals on a line of
    its own, anywhere."""
    seen, before = 0, ""
    for line in lines:
        text = _INVISIBLE.sub("", line.text).strip()
        if not text:
            continue
        in_head = seen <= _HEAD_LINES
        if len(text) > _LONGEST:
            found = in_head and any(is_stamp(cell) for cell in _COLUMNS.split(text))
        else:
            found = _is_stamped(text, before, in_head)
        if found:
            return True
        before = strip_accents(text[-_LONGEST:])
        seen += max(1, sum(1 for cell in _COLUMNS.split(text) if cell.strip())) if in_head else 1
    return False


def is_stamp(text: str) -> bool:
    """Whether these words are a stamp with at most a number, an urgency or the nation's name beside it."""
    return _level(text) is not None


def _is_stamped(text: str, before: str, in_head: bool) -> bool:
    level = _level(text)
    # A word broken over two lines: "BẢO VỆ BÍ" / "MẬT" is a subject, "Tối" / "mật" a stamp.
    if level is not None and len(level) == 3 and _GOES_ON.search(before):
        return False
    if not in_head:
        return level is not None and level.isupper()
    if level is not None or (strip_accents(text).strip() == "mat" and _BEGINS.fullmatch(before)):
        return True
    folded = strip_accents(text)
    if _NAMED.search(folded):
        return True
    return any(_is_cell_stamped(cell) for cell in _COLUMNS.split(text)) or _has_narrow_column(text)


def _is_cell_stamped(cell: str) -> bool:
    text = cell.strip()
    return is_stamp(text) or (_AT_THE_END.search(text) is not None and not text.isupper())


def _has_narrow_column(text: str) -> bool:
    """Two blanks part columns only for capitals: justified text has two blanks as well."""
    before = ""
    for cell in _NARROW_COLUMNS.split(text):
        level = _level(cell)
        if level is not None and level.isupper() and not _GOES_ON.search(before):
            return True
        before = strip_accents(cell)
    return False


def _level(text: str) -> str | None:
    """ "M Ậ T" -> "MẬT": the letters of the stamp as written; None when other words are there, or no capital.

    A scanner may drop the marks of the vowel, yet "MẤT" and "MẶT" are other words."""
    if len(text) > _LONGEST:
        return None
    folded = _BESIDE.sub(lambda found: " " * len(found[0]), strip_accents(text))
    if len(folded) != len(text) or _SPACED.search(folded) is None:
        return None
    kept = [at for at, char in enumerate(folded) if char.isalnum()]
    level = "".join(text[at] for at in kept)
    if not _LEVEL.fullmatch("".join(folded[at] for at in kept)):
        return None
    return level if level[0].isupper() and level[-2] not in _OTHER_VOWELS else None
