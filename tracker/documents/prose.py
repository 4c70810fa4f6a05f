"""Orders written as plain paragraphs, one each: after "… yêu cầu … như sau:", or under a title that names nobody."""

import re

from tracker.documents.actors import Found, lead_of_sentence
from tracker.documents.after_clause import lead_after_clause
from tracker.documents.labels import opens_field
from tracker.documents.layout import Paragraph
from tracker.documents.loose import is_closing
from tracker.documents.mentions import Text
from tracker.documents.predicate_words import MANNER
from tracker.documents.verbs import VERBS
from tracker.domain.text import strip_accents

_OPENS_LIST = re.compile(
    r"(?:yeu cau|[dđ]e nghi|chi dao|ket luan|y kien|thong nhat|phan cong|giao|huong dan|luu y|thuc hien|trien khai)"
    r"[^:]{0,200}:\s*$"
)
_CONTINUES = re.compile(
    r"\W*(?:thoi (?:gian|han)|trong do|cu the|luu y|ngoai ra|hinh thuc|dia chi|noi dung bao cao|kinh phi)\b"
)
_LONGEST_TITLE = 140


def orders_after_opening(paragraphs: list[Paragraph]) -> frozenset[int]:
    """Ids of the paragraphs after the last "… như sau:" that each open an order, in a document without labels.

    Most of them open with the body they tell or with a verb of work; a time, a field or "trong đó" goes on."""
    opening = [at for at, one in enumerate(paragraphs) if _opens_list(one)]
    if not opening:
        return frozenset()
    following = [one for one in paragraphs[opening[-1] + 1 :] if not is_closing(one)]
    sure = sum(_told(one) is not None or _opens_with_verb(one) for one in following)
    if sure < 2 or 2 * sure < len(following):
        return frozenset()
    return frozenset(id(one) for one in following if not _goes_on(one))


def orders_under_title(title: str, paragraphs: list[Paragraph]) -> frozenset[int]:
    """Ids of the paragraphs under a title that tell different bodies what to do; empty when fewer than two do."""
    title = title.rstrip()
    if len(paragraphs) < 2 or len(title) > _LONGEST_TITLE or title.endswith((".", ";")) or _names(title):
        return frozenset()
    paragraphs = [one for one in paragraphs if not _opens_list(one)]
    told = [(one, found.leads[0].text) for one in paragraphs if (found := _told(one)) is not None]
    if len({body for _, body in told}) < 2 or 2 * len(told) <= len(paragraphs):
        return frozenset()
    return frozenset(id(one) for one, _ in told)


def _names(title: str) -> bool:
    text = Text(title)
    return lead_of_sentence(text, 0, len(title)) is not None


def _opens_list(paragraph: Paragraph) -> bool:
    return bool(_OPENS_LIST.search(strip_accents(paragraph.text[-260:])))


def _told(paragraph: Paragraph) -> Found | None:
    if is_closing(paragraph) or opens_field(paragraph.text):
        return None
    return _told_in(paragraph.text)


def _told_in(words: str) -> Found | None:
    """Who the first sentence tells to act; a heading that only names a body tells nobody yet."""
    text = Text(words[:500])
    found = lead_of_sentence(text, 0, len(text.raw)) or lead_after_clause(text, 0, len(text.raw))
    return (
        found if found is not None and found.leads and (found.how != "heading" or found.stop == ":") else None
    )


def _goes_on(paragraph: Paragraph) -> bool:
    folded = strip_accents(paragraph.text[:60])
    return not paragraph.text[:1].isupper() or opens_field(paragraph.text) or bool(_CONTINUES.match(folded))


def _opens_with_verb(paragraph: Paragraph) -> bool:
    folded = strip_accents(paragraph.text[:120])
    manner = MANNER.match(folded)
    return paragraph.text[:1].isupper() and VERBS.match(folded, manner.end() if manner else 0) is not None
