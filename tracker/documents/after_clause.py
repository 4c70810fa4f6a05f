"""The subject after an opening clause: "Trên cơ sở …, Sở A …", "Để …, các bộ …", "Kết thúc đợt … các đơn vị …"."""

import re

from tracker.documents.actors import ASSIGN_AT, Found, lead_of_sentence
from tracker.documents.mentions import Phrase, Text, phrase_at

_PREPOSITION = re.compile(
    r"(?<![a-z])(?:cua|voi|cho|ve|gui|tai|trinh|bao cao|giua|xin y kien|thong qua|doi voi|theo)\s+(?=\S)"
)

# What goes on with the list itself and is no predicate: "của Bộ A, Bộ B tại Công văn …".
_SAID_OF_LIST = re.compile(
    r"\s*(?:tai|trong|tren|theo|ve|ngay|nhu|da|den|tu|qua|do|de|cho|doi voi|co lien quan)\b"
)

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


def _named_after_prepositions(text: Text, begin: int, end: int) -> list[tuple[int, int]]:
    """Spans of lists of bodies that are no subjects ("của Bộ A, Bộ B", "gửi về Sở C, Sở D")."""
    made: list[tuple[int, int]] = []
    for found in _PREPOSITION.finditer(text.folded, begin, end):
        if made and found.start() < made[-1][1]:
            continue
        phrase = phrase_at(text, found.end())
        if phrase is None or len(phrase.mentions) < 2:
            continue
        made.append((found.end(), _end_of_list(text, phrase)))
    return made


def _end_of_list(text: Text, phrase: Phrase) -> int:
    """Where the list ends: before the body that an order or a predicate follows ("… của các đơn vị, Sở A chủ trì"),
    which is the subject."""
    first, last = phrase.mentions[0].span, phrase.mentions[-1].span
    if first is None or last is None:
        return phrase.end
    if ASSIGN_AT.match(text.folded, phrase.end):
        return last[0] - 2
    if phrase.stop != "verb" or _SAID_OF_LIST.match(text.folded, phrase.end) or text.raw[first[1]] != ",":
        return phrase.end
    return first[1] if phrase.mentions[0].text.lower().startswith("các ") else last[0] - 2


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
