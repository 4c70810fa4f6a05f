"""Whether a document is stamped Mật, Tối mật or Tuyệt mật. The law forbids such a document on an open system."""

import re
from collections.abc import Sequence

from tracker.documents.source import Line
from tracker.domain.text import strip_accents

_HEAD_LINES = 60
_ALONE = re.compile(r"^\W*(?:do\s+mat\s*:?\s*)?(?:tuyet\s+mat|toi\s+mat|mat)\W*$")
_BESIDE = re.compile(r"(?:^|\s)(?:TUYỆT MẬT|TỐI MẬT|(?<![A-ZĐÀ-Ỹ] )MẬT)\W*$")
_LEVEL = re.compile(r"\bdo\s+mat\s*:\s*(?:tuyet\s+mat|toi\s+mat|mat)\b")


def is_secret(lines: Sequence[Line]) -> bool:
    """Look for the stamp on a line of its own, or at the end of a line, among the first lines of the head."""
    seen = 0
    for line in lines:
        for cell in re.split(r"\t|\s{3,}|\|", line.text):
            text = cell.strip()
            if not text:
                continue
            seen += 1
            folded = strip_accents(text)
            if _ALONE.match(folded) and _is_stamp(text):
                return True
            if _LEVEL.search(folded) or (_BESIDE.search(text) and not text.isupper()):
                return True
        if seen > _HEAD_LINES:
            return False
    return False


def _is_stamp(text: str) -> bool:
    """ "MẬT", "Tối mật", "Độ mật: Mật": with a capital, and the vowel of the word (a scanner may drop its marks)."""
    first = next((char for char in text if char.isalpha()), "")
    return first.isupper() and not re.search(r"[ẮẶẤắặấẢảÃã]t", text.replace("T", "t"))
