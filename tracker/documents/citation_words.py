"""Reads the words around a document number: its kind before it, its issuer and title after it."""

import re
from dataclasses import dataclass

from tracker.documents.verbs import words_of
from tracker.domain.directive import Span

KINDS = {
    "nghi quyet lien tich": "Nghị quyết liên tịch",
    "nghi quyet": "Nghị quyết",
    "chi thi": "Chỉ thị",
    "thong bao ket luan": "Thông báo kết luận",
    "ket luan": "Kết luận",
    "quyet dinh": "Quyết định",
    "quy dinh": "Quy định",
    "quy che": "Quy chế",
    "thong tu lien tich": "Thông tư liên tịch",
    "thong tu": "Thông tư",
    "thong tri": "Thông tri",
    "thong bao": "Thông báo",
    "to trinh": "Tờ trình",
    "huong dan": "Hướng dẫn",
    "ke hoach": "Kế hoạch",
    "bao cao": "Báo cáo",
    "bien ban": "Biên bản",
    "chuong trinh hanh dong": "Chương trình hành động",
    "chuong trinh phoi hop": "Chương trình phối hợp",
    "chuong trinh": "Chương trình",
    "de an": "Đề án",
    "phuong an": "Phương án",
    "cong van": "Công văn",
    "cong dien": "Công điện",
    "nghi dinh": "Nghị định",
    "phap lenh": "Pháp lệnh",
    "bo luat": "Bộ luật",
    "luat": "Luật",
    "van ban": "Văn bản",
}
"""Names of kinds as folded words, and as they are written."""

_ = r"\s{1,40}"
_KIND = "|".join(sorted((kind.replace(" ", _) for kind in KINDS), key=len, reverse=True))
# Some words of a name may stand between: "Luật Trẻ em số 102/2016/QH13". The sign "số" is often misread.
_BEFORE = re.compile(
    rf"\b(?P<kind>{_KIND})(?P<name>(?:{_}(?!(?:so|sa)\b)[^\s;.():,\d]{{1,12}}){{0,8}}?)"
    r"(?:\s{0,40},?\s?(?:s[oa0]\b|\$o|s6\b))?\s?[:.]?\s{0,40}$"
)
_ANOTHER = re.compile(rf"\b(?:{_KIND})\b")
_OF = re.compile(r"\s{0,9},?\s{0,40}(?:cua|do)\s{1,40}(?=\S)")
_WORD = re.compile(r"\s{0,40}(?P<sign>-\s{1,9})?(?P<word>[^\s,;.()]+)(?P<after>[,;.()]?)")
_STOPS = words_of(
    """
    ve v/v quy phe huong ngay trong de nham theo thuc trien tai da gan co cho vao trich sua so giao doi nam giai
    khi duoc la phai can tiep cung nhu tu den vua bang qua hien con se van chi
    """
)
# A capital here begins another cell of a table, unless a role comes before it ("Bộ trưởng / Bộ Tài chính").
_NEW_BODY = words_of("bo so cac ban uy hoi dai cuc tong dang ubnd")
_ROLES = words_of("truong tich doc nhiem lenh cua va")
_TITLE = re.compile(
    r"\s{0,9},?\s{0,40}(?=(?:ve|v/v|phe duyet|quy dinh|huong dan|ban hanh|sua doi|quy che|trich)\s)"
)
_TITLE_END = re.compile(
    rf"[;():]|\.(?=\s|/|$)|/\.|(?:,|{_}va){_}(?:{_KIND}){_}(?:so|sa){_}|,{_}(?:thi|theo{_}huong|ngay{_}\d|cu{_}the)\b"
)
_MAX_TITLE = 400


@dataclass(frozen=True)
class KindBefore:
    """The kind that stands before a number, with a name between them or none; `span` covers kind and name."""

    kind: str
    has_name: bool
    span: Span


def kind_before(folded: str, at: int) -> KindBefore | None:
    """The kind whose number begins at `at`, or None when no kind stands there."""
    floor = max(0, at - 140)
    found = _BEFORE.search(folded, floor, at)
    if found is None:
        return None
    nearer = list(_ANOTHER.finditer(folded, found.start("name"), found.end("name")))
    if nearer:  # "thực hiện Luật A và Nghị định số …": the last kind is the number's own
        found = _BEFORE.search(folded, nearer[-1].start(), at) or found
    name = found["name"].split()
    kind = KINDS[" ".join(found["kind"].split())]
    if name and not kind.endswith("uật"):
        return KindBefore(kind, False, (found.start(), found.end("kind")))
    return KindBefore(kind, bool(name), (found.start(), found.end("name")))


def issuer_after(text: str, folded: str, at: int) -> tuple[str | None, int]:
    """The body named after "của", and where its name ends; None and `at` when no body is named."""
    opening = _OF.match(folded, at)
    if opening is None or not text[opening.end()].isupper():
        return None, at
    end = position = opening.end()
    for _count in range(16):
        found = _WORD.match(text, position)
        if found is None or _ends_issuer(text, folded, found):
            break
        position = end = found.end("word")
        if found["after"]:
            if found["after"] != "," or not _goes_on_after_comma(text, folded, opening.end(), found.end()):
                break
            position = found.end()
    name = " ".join(text[opening.end() : end].split())
    return (name, end) if name else (None, at)


def title_after(text: str, folded: str, at: int) -> str | None:
    """What the document is about: "về …", up to the end of the clause."""
    opening = _TITLE.match(folded, at)
    if opening is None:
        return None
    limit = min(len(text), opening.end() + _MAX_TITLE)
    end = _TITLE_END.search(folded, opening.end(), limit)
    return " ".join(text[opening.end() : end.start() if end else limit].split()).rstrip(",. ") or None


def _ends_issuer(text: str, folded: str, found: re.Match[str]) -> bool:
    begin, end = found.span("word")
    word = folded[begin:end]
    if word == "va":
        following = _WORD.match(text, end)
        return following is None or not _opens_name(text, folded, following.start("word"))
    if word == "ban" and folded[end : end + 12].split()[:1] == ["hanh"]:
        return True
    if word in _STOPS:
        return text[begin].islower() or _is_kind(folded, begin)
    if "\n" not in found.group()[: begin - found.start()] or word not in _NEW_BODY or text[begin].islower():
        return False
    before = folded[max(0, found.start() - 40) : found.start()].split()[-1:]
    return not _ROLES.intersection(before)


def _goes_on_after_comma(text: str, folded: str, name_start: int, at: int) -> bool:
    """ "Bộ Văn hóa, Thể thao và Du lịch", "Ban Chỉ đạo phòng, chống …", "Bộ Nội vụ, Bộ Tài chính"."""
    following = folded[at : at + 20].split()[:2]
    if following[:1] == ["chong"] or following == ["the", "thao"]:
        return True
    first = folded[name_start : name_start + 3]
    second = " ".join(following)
    return (
        first in ("bo ", "so ")
        and second.startswith(first)
        and second not in ("bo truong", "bo luat", "so ngay")
    )


def _opens_name(text: str, folded: str, at: int) -> bool:
    return text[at].isupper() and not _is_kind(folded, at)


def _is_kind(folded: str, at: int) -> bool:
    return _ANOTHER.match(folded, at) is not None
