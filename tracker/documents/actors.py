"""Who is told to do it: leads, directed and coordinating bodies, bodies to report to, from the words of one part.

Constructions: "giao/yêu cầu/đề nghị/phân công X …", X as the subject before a predicate or a colon, "X chủ trì",
"phối hợp với Y", "chỉ đạo Z", "báo cáo W". Pure; offsets are relative to the text given.
"""

import re
from dataclasses import dataclass

from tracker.documents.mentions import Phrase, Text, phrase_at
from tracker.documents.partners import can_act
from tracker.domain.directive import Mention

ASSIGN = r"giao(?: nhiem vu| trach nhiem)?(?: cho)?|phan cong|yeu cau|[dđ]e nghi|kien nghi|uy quyen(?: cho)?|uy nhiem"
_OPENERS = re.compile(
    r"(?:[^\w\n]|\d\s|[a-z]\s?[;|]|(?:dong thoi|rieng|vi vay|do vay|vi the|theo do|ngoai ra|truoc mat|nay|"
    r"cu the|tai thoi diem nay|"
    r"ben canh do|trong do|thoi gian toi)\b\W*)*"
)
_AGREED = r"(?:(?:thong nhat|dong y|nhat tri|chap thuan|tiep tuc|truoc het|co y kien)\s+)"
ASSIGN_AT = re.compile(rf"{_AGREED}?(?:{ASSIGN})\s+(?=\S)")
# "Trách nhiệm của Sở A:", "Đối với UBND các xã:": what follows is theirs.
_HEADS_WORK = re.compile(
    r"(?:trach nhiem|nhiem vu|phan viec|ve phia|(?:doi )?voi)(?: cua| doi voi)?\s+(?=\S)"
)
_SHORTEST = 6
"""Characters of a sentence that can name a body and tell it something; shorter ones are labels and abbreviations."""
_PAST = re.compile(r"\s*(?:da|duoc|se|dang)\s+")
_SENTENCE = re.compile(
    r"(?<=[.!?])(?<!\bTP\.)(?<!\bTX\.)(?<!\bVP\.)(?<!\bTp\.)(?<!\bTx\.)(?<!\bQ\.)(?<!\bP\.)(?<!\bH\.)(?<!đ/c\.)"
    r"\s+(?=[^\W\da-z_])|\n+"
)
_ORDER = re.compile(r";\s+|,\s+(?:(?:va|dong thoi),?\s+)?(?=(?:giao|phan cong)\s)")
_LEAD_BY = re.compile(r"(?<![a-z])(?:do|giao cho|giao)\s+(?=\S)|\((?=\S)")
_LEADS_WORK = re.compile(r"\s*(?:lam co quan |la co quan |lam |la )?(?:chu tri|dau moi)")


@dataclass(frozen=True)
class Found:
    """Bodies told to act, how they were found ("assign", "subject", "heading", "by") and where the words end."""

    leads: tuple[Mention, ...]
    how: str
    end: int
    verb: str = ""
    stop: str = "verb"
    is_guess: bool = False


def lead_of_sentence(text: Text, at: int, end: int) -> Found | None:
    """Who the sentence from `at` to `end` is addressed to, looking at its opening; None when it names nobody."""
    if end - at < _SHORTEST:
        return None
    opener = _OPENERS.match(text.folded, at, end)
    at = opener.end() if opener else at
    if found := ASSIGN_AT.match(text.folded, at, end):
        phrase = named_at(text, found.end(), end) or _new_name(text, found.end(), end)
        if phrase is not None:
            verb = verb_of(found.group())
            return Found(phrase.mentions, "assign", phrase.end, verb, phrase.stop, phrase.is_guess)
    if found := _HEADS_WORK.match(text.folded, at, end):
        return _heading(text, found.end(), end)
    phrase = phrase_at(text, at, subject=True)
    if phrase is None or phrase.end > end + 1:
        return None
    return _subject(text, phrase, end)


def _heading(text: Text, at: int, end: int) -> Found | None:
    """The bodies whose work a heading says it is, up to its colon or its end."""
    phrase = named_at(text, at, end)
    if phrase is None or phrase.end > end + 1 or not can_act(phrase.mentions):
        return None
    stops = phrase.stop in (":", "end") or phrase.end >= end
    return Found(phrase.mentions, "heading", phrase.end, stop=phrase.stop) if stops else None


def named_at(text: Text, at: int, end: int) -> Phrase | None:
    phrase = phrase_at(text, at, subject=True)
    if phrase is None or not phrase.mentions or phrase.start >= end:
        return None
    return phrase


def _new_name(text: Text, at: int, end: int) -> Phrase | None:
    """A name in capitals that opens with no known head but is told to act: "Giao Bảo tàng … cử cán bộ"."""
    phrase = phrase_at(text, at, any_head=True, subject=True)
    if phrase is None or phrase.stop != "verb" or not phrase.mentions or phrase.end > end:
        return None
    return phrase if text.raw[phrase.start].isupper() else None


def verb_of(words: str) -> str:
    return "request" if re.match(r"[dđ]e nghi|kien nghi", words) else "task"


_COMMANDS = re.compile(
    r"(?:pho )?thu tuong|bo chinh tri|ban bi thu|chinh phu|thuong truc|ban thuong vu|btv|dong chi|"
    r"hoi dong nhan dan|hdnd|"
    r"(?:pho )?(?:chu tich|bi thu) (?:ubnd|uy ban nhan dan|hdnd|tinh|thanh|huyen uy)|(?:ubnd|uy ban nhan dan) tinh"
)
"""Those who give orders to others in a document; "X phân công Y" makes Y the lead only after them."""


_STATES = re.compile(
    r"\s*(?:co ban |hoan toan )?(?:thong nhat(?! (?:chi dao|quan ly|thuc hien|trien khai))|danh gia|ghi nhan|dong y|"
    r"nhat tri|bieu duong|hoan nghenh|tan thanh|thong qua)\b"
)
"""What those who give orders say of a matter before they give one: "Chính phủ thống nhất nội dung dự án Luật"."""


def _subject(text: Text, phrase: Phrase, end: int) -> Found | None:
    if not phrase.mentions or not can_act(phrase.mentions):
        return None
    if phrase.stop == "verb":
        if _PAST.match(text.folded, phrase.end):
            return None
        if _STATES.match(text.folded, phrase.end) and _COMMANDS.match(text.folded, phrase.start):
            return None
        if found := ASSIGN_AT.match(text.folded, phrase.end, end):
            told = named_at(text, found.end(), end)
            own_act = re.match(r"giao|phan cong|uy", found.group()) and not _COMMANDS.match(
                text.folded, phrase.start
            )
            if told is not None and not own_act:
                return Found(told.mentions, "assign", told.end, verb_of(found.group()), told.stop)
        return Found(phrase.mentions, "subject", phrase.end, is_guess=phrase.is_guess)
    if phrase.stop in (":", "end") or text.folded[phrase.end : phrase.end + 1] in ("", "\n"):
        return Found(phrase.mentions, "heading", phrase.end, stop=phrase.stop)
    return None


def lead_by(text: Text, begin: int, end: int) -> Found | None:
    """ "… do Sở A chủ trì": the body stands inside the sentence."""
    for found in _LEAD_BY.finditer(text.folded, begin, end):
        phrase = phrase_at(text, found.end())
        if phrase is not None and phrase.mentions and _LEADS_WORK.match(text.folded, phrase.end):
            return Found(phrase.mentions, "by", phrase.end)
    return None


def orders(text: Text, begin: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences, cut also where a semicolon or ", giao …" may give work to somebody else."""
    made: list[tuple[int, int]] = []
    for start, stop in sentences(text, begin, end):
        at = start
        for cut in _ORDER.finditer(text.folded, start, stop):
            made.append((at, cut.start()))
            at = cut.end()
        made.append((at, stop))
    return made


def sentences(text: Text, begin: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences between two offsets."""
    made = []
    at = begin
    for found in _SENTENCE.finditer(text.raw, begin, end):
        made.append((at, found.start()))
        at = found.end()
    made.append((at, end))
    return [(start, stop) for start, stop in made if stop - start > 1]
