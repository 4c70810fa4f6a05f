"""Reads the numbers of Party and State documents, mends what scans and line ends break; what is cited is elsewhere.

Forms are those of HD 36-HD/VPTW (20-CT/TW), NĐ 30/2020/NĐ-CP (15/QĐ-UBND, 1234/BGDĐT-VP) and the law on
promulgating laws (15/2020/NĐ-CP, 59/2020/QH14, 05/2008/TTLT-BKHCN-BNV).
"""

import re
from dataclasses import dataclass

from tracker.documents.spans import Taken
from tracker.domain.directive import Span

KINDS = {
    "NQ": "Nghị quyết",
    "NQLT": "Nghị quyết liên tịch",
    "CT": "Chỉ thị",
    "KL": "Kết luận",
    "QĐ": "Quyết định",
    "QyĐ": "Quy định",
    "QĐi": "Quy định",
    "QCPH": "Quy chế phối hợp",
    "QC": "Quy chế",
    "QyC": "Quy chế",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "TTr": "Tờ trình",
    "TB": "Thông báo",
    "TBKL": "Thông báo",
    "HD": "Hướng dẫn",
    "HDLN": "Hướng dẫn",
    "KH": "Kế hoạch",
    "KHLT": "Kế hoạch",
    "KHPH": "Kế hoạch",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "CTr": "Chương trình",
    "CTrHĐ": "Chương trình hành động",
    "CTHĐ": "Chương trình hành động",
    "CTPH": "Chương trình phối hợp",
    "ĐA": "Đề án",
    "PA": "Phương án",
    "CV": "Công văn",
    "CĐ": "Công điện",
    "NĐ": "Nghị định",
    "PL": "Pháp lệnh",
    "L": "Luật",
    "GM": "Giấy mời",
    "TC": "Thông cáo",
    "VBHN": "Văn bản hợp nhất",
}
_PLAIN = str.maketrans(
    "Ðð–—−‐‑⁄ÀÁẢẠÃÂẤẦẨẬẪĂÉÈẺẼẸÊÌÍỈĨỊÒÓỎÕỌÔƠÙÚỦŨỤỲÝ", "Đđ-----/AAAAAAAAAAAAEEEEEEIIIIIOOOOOOOUUUUUYY"
)
_KIND_OF = {kind.upper().replace("Đ", "D"): kind for kind in KINDS}
_PARTY_BODY = re.compile(r"(?:TW|TU|HU|ĐU|DU|CB|ĐTN|MTTQ|[A-ZĐ]{0,8}(?:TW|TU|HU))\b")
_LAW = re.compile(r"(?:QH|UBTVQH|HĐNN)\d{0,2}\b")

_UP = "A-ZĐÐƯƠÔÂĂÊÀÁẢÌÍÒÓÙÚ"
_WORD = rf"[{_UP}][{_UP}a-zđð]{{0,11}}"
_DASH = r"\s{0,40}[-–—−‐‑]\s{0,40}"
_SLASH = r"\s{0,40}[/⁄]\s{0,40}"
_DIGITS = r"(?:(?<![\w/.,\-–])|(?<=số)|(?<=Số)|(?<=sô))(?P<n>[IlÌ]?\d{1,5}[a-z]?)"

# 20-CT/TW, 12-CTr/BCĐ, 1131-QĐ/BTCTW, 26NQ-TW, 20 CT/TW
_PARTY = re.compile(
    rf"{_DIGITS}(?:{_DASH}|\s?)(?P<k>{_WORD})(?:{_SLASH}|-)(?P<b>{_WORD}(?:[-.]{_WORD}){{0,3}}\d?)(?![\w])"
)
# 15/2020/NĐ-CP, 15/QĐ-UBND, 1234/BGDĐT-VP, 4189/LS-LĐTBXH-TC, 59/2020/QH14, 24/2008/NQ-CP
_STATE = re.compile(
    rf"{_DIGITS}{_SLASH}(?:(?P<y>(?:19|20)\d\d){_SLASH})?(?P<k>{_WORD}\d{{0,2}})(?P<b>(?:{_DASH}{_WORD}(?:\.{_WORD})?\d{{0,2}}){{0,3}})(?!\w)"
)


# Forms and tables of an annex are numbered alike ("Mẫu số 02/KH-DN").
_FORM = re.compile(
    r"\b(?:mẫu|biểu|bảng|phụ lục|mẫu biểu|Mẫu|Biểu|Bảng|Phụ lục)(?:\s{1,9}(?:số|Số))?\s?:?\s{0,9}$"
)
_SIGN = re.compile(r"\b[Ss][ốôỐo]\s?:?\s{0,9}$")

# What scans make of letters, where the kind or the other letters leave no doubt.
_MISREAD_KINDS = {"NO": "NQ", "OD": "QĐ"}
_MISREAD_BODIES = (
    (re.compile(r"T[TI][gsq]"), "TTg"),
    (re.compile(r"T(?:VV|IW|WW)"), "TW"),
    (re.compile(r"[UƯ]B(?:N[A-ZĐ]?[DĐ]|[MH]ND)"), "UBND"),
    (re.compile(r"H[DĐ]N[DĐ]"), "HĐND"),
)


@dataclass(frozen=True)
class Number:
    """A document number where it stands: `canonical` as the office writes it, `kind` when its letters say it."""

    canonical: str
    kind: str | None
    span: Span


def find_numbers(text: str) -> tuple[Number, ...]:
    """The numbers in reading order. Fractions, dates, periods and HIV/AIDS are none, since a number has both digits
    and the letters of a kind or of two bodies."""
    found = [one for match in _STATE.finditer(text) if (one := _state(match))]
    found += [one for match in _PARTY.finditer(text) if (one := _party(match))]
    found = [one for one in found if not _FORM.search(text, max(0, one.span[0] - 24), one.span[0])]
    taken = Taken()
    return tuple(sorted((one for one in found if taken.add(one.span)), key=lambda one: one.span))


def canonical_number(raw: str) -> str | None:
    """The number in `raw` as the office writes it ("20-CT/TW", "1234/BGDĐT-VP"), or None when there is none."""
    found = find_numbers(raw.strip().replace("…", ""))
    return found[0].canonical if found else None


def _party(found: re.Match[str]) -> Number | None:
    kind = _kind(found["k"])
    body = _body(found["b"])
    is_party = _PARTY_BODY.fullmatch(body) is not None
    if not body or (kind is None and not (is_party and _is_symbol(found["k"]))):
        return None
    glued = found.end("n") == found.start("k")
    if glued and not is_party:
        return None
    word = kind or found["k"].translate(_PLAIN)
    return Number(f"{_digits(found['n'])}-{word}/{body}", KINDS.get(word), found.span())


def _state(found: re.Match[str]) -> Number | None:
    word = found["k"].translate(_PLAIN)
    bodies = [_body(part) for part in re.split(_DASH, found["b"])[1:]]
    digits = _digits(found["n"])
    if _LAW.match(word):
        return Number(f"{digits}/{found['y']}/{word}", _law_kind(word), found.span()) if found["y"] else None
    if not all(bodies) or not _is_symbol(word):
        return None
    kind = _kind(word)
    if not bodies:  # "Công văn số 193/UBND": only after the sign "số", since fractions look alike
        signed = kind is None and _SIGN.search(found.string, max(0, found.start() - 12), found.start())
        return Number(f"{digits}/{_body(word)}", "Công văn", found.span()) if signed else None
    if kind == "NĐ" and len(bodies[0]) <= 3:
        bodies[0] = "CP"  # decrees are the Government's alone
    if kind and not found["y"] and bodies in (["TW"], ["TU"]):
        return Number(f"{digits}-{kind}/{bodies[0]}", KINDS[kind], found.span())  # "26/NQ-TW": miswritten
    year = f"/{found['y']}" if found["y"] else ""
    name = KINDS[kind] if kind else "Công văn"
    return Number(f"{digits}{year}/{kind or word}-{'-'.join(bodies)}", name, found.span())


def _digits(raw: str) -> str:
    return re.sub("^[IlÌ]", "1", raw)


def _kind(word: str) -> str | None:
    """ "QD", "QÐ" and "QĐ" are one; the case is the canonical one."""
    plain = word.translate(_PLAIN).upper().replace("Đ", "D")
    return _KIND_OF.get(plain) or _MISREAD_KINDS.get(plain)


def _body(raw: str) -> str:
    """Letters of the body; a digit glued to a name that has none is the mark of a footnote ("66-NQ/TW1")."""
    body = re.sub(r"\s+", "", raw.translate(_PLAIN))
    bare = body.rstrip("0123456789")
    for misread, right in _MISREAD_BODIES:
        if misread.fullmatch(bare):
            return right
    return bare if re.fullmatch(r"TW|CP|TTg|TU|BCĐ|VPCP|B[A-ZĐ]{1,6}", bare) else body


def _is_symbol(word: str) -> bool:
    """Letters of a body or kind: two capitals at least, and as many capitals as small letters."""
    capitals = sum(c.isupper() for c in word)
    return capitals >= 2 and capitals * 2 >= len(word)


def _law_kind(word: str) -> str:
    return "Luật" if word.startswith("QH") else "Pháp lệnh"
