"""Who is told to do it: leads, directed and coordinating bodies, bodies to report to, from the words of one part.

Constructions: "giao/yêu cầu/đề nghị/phân công X …", X as the subject before a predicate or a colon, "X chủ trì",
"phối hợp với Y", "chỉ đạo Z", "báo cáo W". Pure; offsets are relative to the text given.
"""

import re
from dataclasses import dataclass

from tracker.documents.mentions import Phrase, Text, phrase_at
from tracker.domain.directive import Mention
from tracker.domain.text import fold

ASSIGN = r"giao(?: nhiem vu| trach nhiem)?(?: cho)?|phan cong|yeu cau|[dđ]e nghi|kien nghi|uy quyen(?: cho)?|uy nhiem"
_OPENERS = re.compile(
    r"(?:[^\w\n]|\d\s|[a-z]\s?[;|]|(?:dong thoi|vi vay|do vay|vi the|theo do|ngoai ra|truoc mat|"
    r"cu the|tai thoi diem nay|"
    r"ben canh do|trong do|thoi gian toi)\b\W*)*"
)
_ASSIGN_AT = re.compile(rf"(?:{ASSIGN})\s+(?=\S)")
_ASSIGN_IN = re.compile(
    r"(?<![a-z])(?:yeu cau|[dđ]e nghi|giao(?: cho)?|phan cong|chi dao|kien nghi)\s+(?=\S)"
)
_PAST = re.compile(r"\s*(?:da|duoc|se|dang)\s+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\da-z_])|\n+")
_COORDINATE = re.compile(
    r"(?<![a-z])(?:(?:phoi|phdi) (?:ket )?h[oi]p(?: chat che| dong bo| tot| cong tac| cu the| thuong xuyen| thuc hien)?"
    r"(?: cung voi| cung| voi)?|chu tri cung(?: voi)?|su phoi hop cua)\b[\s|:]*"
)
_NOMINAL = re.compile(
    r"(?:giai phap|phuong an|bien phap|\bsu|co che|kinh nghiem|hinh thuc|noi dung|viec)\s+$"
)
_DIRECT = re.compile(r"(?<![a-z])chi dao(?:,? (?:huong dan|don doc|kiem tra|to chuc))*\s+(?=\S)")
_REPORT = re.compile(
    r"(?<![a-z])(?:bao cao(?: ket qua| tinh hinh| nhanh| ngay)?(?: ve| cho| len| voi)?|bao cao)\s+(?=\S)"
)
_LEAD_BY = re.compile(r"(?<![a-z])(?:do|giao cho|giao)\s+(?=\S)")
_LEADS_WORK = re.compile(r"\s*(?:lam co quan |la co quan |lam |la )?(?:chu tri|dau moi)")
_GENERIC = frozenset(
    fold(words)
    for words in (
        "các địa phương", "các đơn vị", "các cơ quan, đơn vị", "các đồng chí",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Found:
    """Bodies told to act, how they were found ("assign", "subject", "heading", "by") and where the words end."""

    leads: tuple[Mention, ...]
    how: str
    end: int
    verb: str = ""
    stop: str = "verb"


def is_courtesy(mention: Mention) -> bool:
    """Whether the words only address politely whom the letter is to ("quý cơ quan")."""
    return mention.text.lower().startswith("quý ")


def is_generic(mention: Mention) -> bool:
    """Whether the words only point back to bodies named before ("các địa phương")."""
    return fold(mention.text) in _GENERIC


def lead_of_sentence(text: Text, at: int, end: int) -> Found | None:
    """Who the sentence from `at` to `end` is addressed to, looking at its opening; None when it names nobody."""
    opener = _OPENERS.match(text.folded, at, end)
    at = opener.end() if opener else at
    if found := _ASSIGN_AT.match(text.folded, at, end):
        phrase = _named(text, found.end(), end) or _new_name(text, found.end(), end)
        if phrase is not None:
            return Found(phrase.mentions, "assign", phrase.end, _verb(found.group()), phrase.stop)
    phrase = phrase_at(text, at)
    if phrase is None or phrase.end > end + 1:
        return None
    return _subject(text, phrase, end)


def _named(text: Text, at: int, end: int) -> Phrase | None:
    phrase = phrase_at(text, at)
    if phrase is None or not phrase.mentions or phrase.start >= end:
        return None
    return phrase


def _new_name(text: Text, at: int, end: int) -> Phrase | None:
    """A name in capitals that opens with no known head but is told to act: "Giao Bảo tàng … cử cán bộ"."""
    phrase = phrase_at(text, at, any_head=True)
    if phrase is None or phrase.stop != "verb" or not phrase.mentions or phrase.end > end:
        return None
    return phrase if text.raw[phrase.start].isupper() else None


def _verb(words: str) -> str:
    return "request" if re.match(r"[dđ]e nghi|kien nghi", words) else "task"


def _can_act(text: Text, phrase: Phrase) -> bool:
    """A subject has a name: one bare noun in lower case ("tổ chức", "đơn vị") is none."""
    first = phrase.mentions[0].text
    return (
        first[0].isupper()
        or len(first.split()) > 2
        or first.split()[0].lower() in {"các", "ubnd", "từng", "mỗi"}
    )


_COMMANDS = re.compile(
    r"(?:pho )?thu tuong|bo chinh tri|ban bi thu|chinh phu|thuong truc|ban thuong vu|dong chi|"
    r"(?:pho )?(?:chu tich|bi thu) (?:ubnd|uy ban nhan dan|hdnd|tinh|thanh|huyen uy)|(?:ubnd|uy ban nhan dan) tinh"
)
"""Those who give orders to others in a document; "X phân công Y" makes Y the lead only after them."""


def _subject(text: Text, phrase: Phrase, end: int) -> Found | None:
    if not phrase.mentions or not _can_act(text, phrase):
        return None
    if phrase.stop == "verb":
        if _PAST.match(text.folded, phrase.end):
            return None
        if found := _ASSIGN_AT.match(text.folded, phrase.end, end):
            told = _named(text, found.end(), end)
            own_act = re.match(r"giao|phan cong|uy", found.group()) and not _COMMANDS.match(
                text.folded, phrase.start
            )
            if told is not None and not own_act:
                return Found(told.mentions, "assign", told.end, _verb(found.group()), told.stop)
        return Found(phrase.mentions, "subject", phrase.end)
    if phrase.stop in (":", "end") or text.folded[phrase.end : phrase.end + 1] in ("", "\n"):
        return Found(phrase.mentions, "heading", phrase.end, stop=phrase.stop)
    return None


def lead_after_clause(text: Text, at: int, end: int) -> Found | None:
    """The subject after an opening clause: "Trên cơ sở …, Sở A …", "Để …, thời gian tới, các bộ …", "Về X: Sở B …"."""
    clause = re.compile(
        r"(?:tren co so|can cu|d[eé] |nham |theo (?!doi)|doi voi|trong |khi |truoc |sau |ket thuc|dinh ky|hang nam|"
        r"thuc hien (?:quyet dinh|chi thi|cong van|ke hoach|nghi quyet|ket luan|thong bao|y kien|"
        r"luat|chuong trinh|van ban)|"
        r"qua |ngoai |nhan |hang |vao |tu |voi |den |ve |cong tac )"
    )
    if clause.match(text.folded, at):
        inside = _named_after_prepositions(text, at, min(end, at + 700))
        for comma in re.finditer(r"[,:]\s+", text.folded[at : min(end, at + 700)]):
            if any(begin <= at + comma.start() < stop for begin, stop in inside):
                continue
            if _is_past(text, at + comma.end()):
                return None
            found = lead_of_sentence(text, at + comma.end(), end)
            if found is not None and found.how in ("assign", "subject"):
                return found
        return _plain_subject_inside(text, at, end)
    colon = text.folded.find(":", at, min(end, at + 160))
    if colon > 0:
        found = lead_of_sentence(text, colon + 1, end)
        if found is not None and found.how in ("assign", "subject"):
            return found
    return None


def _is_past(text: Text, at: int) -> bool:
    """Whether the subject here did something already: background, not an order."""
    phrase = phrase_at(text, at)
    return phrase is not None and bool(re.match(r"\s*da\s", text.folded[phrase.end : phrase.end + 8]))


_PREPOSITION = re.compile(
    r"(?<![a-z])(?:cua|voi|cho|ve|gui|tai|trinh|bao cao|giua|xin y kien|thong qua|doi voi|theo)\s+(?=\S)"
)


def _named_after_prepositions(text: Text, begin: int, end: int) -> list[tuple[int, int]]:
    """Spans of lists of bodies that are no subjects ("của Bộ A, Bộ B", "gửi về Sở C, Sở D")."""
    made: list[tuple[int, int]] = []
    for found in _PREPOSITION.finditer(text.folded, begin, end):
        if made and found.start() < made[-1][1]:
            continue
        phrase = phrase_at(text, found.end())
        if phrase is None or len(phrase.mentions) < 2:
            continue
        last = phrase.mentions[-1].span
        orders = _ASSIGN_AT.match(text.folded, phrase.end) is not None
        made.append((found.end(), last[0] - 2 if orders and last else phrase.end))
    return made


_NO_SUBJECT_AFTER = frozenset(
    [
        "cua",
        "voi",
        "cho",
        "tai",
        "ve",
        "theo",
        "doi",
        "va",
        "cao",
        "trinh",
        "gui",
        "dao",
        "dan",
        "doc",
        "muu",
        "truoc",
        "o",
        "giua",
        "boi",
        "cung",
        "den",
        "tu",
        "hop",
        "tra",
    ]
)


def _plain_subject_inside(text: Text, at: int, end: int) -> Found | None:
    """ "Kết thúc đợt kiểm tra các đơn vị báo cáo …": the subject follows a clause of time without a comma."""
    opener = re.match(r"(?:ket thuc|sau khi|truoc khi|khi |(dinh ky|hang ))", text.folded[at : at + 12])
    if opener is None:
        return None
    reach = 30 if opener[1] else 120
    for found in re.finditer(
        r"(?<!\S)(?:cac|so|ubnd|uy ban|cong an)\s", text.folded[at : min(end, at + reach)]
    ):
        before = text.folded[at : at + found.start()].split()
        if before and before[-1] in _NO_SUBJECT_AFTER:
            continue
        told = lead_of_sentence(text, at + found.start(), end)
        if told is not None and told.how == "subject":
            return told
    return None


def last_assignment(text: Text, begin: int, end: int) -> Found | None:
    """The last "… yêu cầu X …" of a preamble; None when it asks nobody by name."""
    best: Found | None = None
    for found in _ASSIGN_IN.finditer(text.folded, begin, end):
        before = text.folded[max(0, found.start() - 14) : found.start()]
        if re.search(r"(?:theo|dap ung|cac|xet|quan ly|nhung|mot so|da|duoc)\s*$", before):
            continue
        phrase = _named(text, found.end(), end)
        if phrase is None or (found.group().startswith("chi dao") and best is not None):
            continue
        best = Found(phrase.mentions, "assign", phrase.end, _verb(found.group()), phrase.stop)
    return best


def request_without_body(text: Text, begin: int, end: int) -> str | None:
    """ "task" or "request" when a preamble ends by asking without naming ("… đề nghị:"), else None."""
    found = re.search(r"(yeu cau|[dđ]e nghi|chi dao)(?! cua)[^.;]{0,120}:\s*$", text.folded[begin:end])
    return None if found is None else _verb(found[1])


def lead_by(text: Text, begin: int, end: int) -> Found | None:
    """ "… do Sở A chủ trì": the body stands inside the sentence."""
    for found in _LEAD_BY.finditer(text.folded, begin, end):
        phrase = phrase_at(text, found.end())
        if phrase is not None and phrase.mentions and _LEADS_WORK.match(text.folded, phrase.end):
            return Found(phrase.mentions, "by", phrase.end)
    return None


def coordinating(text: Text, begin: int, end: int) -> tuple[Mention, ...]:
    """Every body after "phối hợp (với)", each once, in order."""
    made: list[Mention] = []
    for found in _COORDINATE.finditer(text.folded, begin, end):
        if _NOMINAL.search(text.folded[max(0, found.start() - 14) : found.start()]):
            continue
        at = found.end()
        explicit = found.group().rstrip(" |:").endswith(("voi", "cung", "cua"))
        phrase = phrase_at(text, at, any_head=explicit)
        if phrase is not None:
            made.extend(one for one in phrase.mentions if not is_courtesy(one))
    return unique(made)


def directed(text: Text, begin: int) -> tuple[Mention, ...]:
    """The bodies a lead is told to direct: "UBND tỉnh chỉ đạo Sở …"."""
    found = _DIRECT.match(text.folded, begin)
    if found is None:
        return ()
    phrase = phrase_at(text, found.end())
    return phrase.mentions if phrase is not None else ()


def report_to(text: Text, begin: int, end: int) -> tuple[Mention, ...]:
    """The bodies after "báo cáo"."""
    made: list[Mention] = []
    for found in _REPORT.finditer(text.folded, begin, end):
        phrase = phrase_at(text, found.end())
        if phrase is not None:
            made.extend(phrase.mentions)
    return unique(made)


def sentences(text: Text, begin: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences between two offsets."""
    made = []
    at = begin
    for found in _SENTENCE.finditer(text.raw, begin, end):
        made.append((at, found.start()))
        at = found.end()
    made.append((at, end))
    return [(start, stop) for start, stop in made if stop - start > 1]


def unique(mentions: list[Mention]) -> tuple[Mention, ...]:
    seen: dict[str, Mention] = {}
    for mention in mentions:
        seen.setdefault(fold(mention.text), mention)
    return tuple(seen.values())
