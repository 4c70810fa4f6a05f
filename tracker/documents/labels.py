"""The labels that open a numbered part: what kind, which ordinal, where the words begin. One line is looked at.

Whether a label is believed (it comes in order, the line before had ended) is for `outline` to say.
"""

import re
from dataclasses import dataclass

from tracker.domain.text import strip_accents

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The order of lettered points in Vietnamese; some writers leave out đ, others write f and j."""


@dataclass(frozen=True)
class Label:
    """`kind` in part, article, capital, roman, number, decimal, paren ("(1)", "Một là"), misread, letter, dash, plus.
    `ordinal` counts from 1 (0 for dashes and for a label that can no longer be read). `end` is the offset of the first
    word after the label."""

    kind: str
    ordinal: int
    end: int
    raw: str
    numbers: tuple[int, ...] = ()

    @property
    def is_dash(self) -> bool:
        return self.kind in ("dash", "plus")


_PART = re.compile(
    r"(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:thứ|THỨ)\s+(?P<nth>nhất|hai|ba|tư|năm|NHẤT|HAI|BA|TƯ|NĂM)\s*(?:[.:\-–]\s*|$)|"
    r"(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục)\s+(?:thứ\s+|THỨ\s+)?(?P<number>[IVXLC]+|\d{1,2}|[A-Z])\s*(?:[.:\-–]\s*|$)"
)
_ARTICLE = re.compile(r"(?:[ĐD]i[êềếéèeểễẻ]u|[ĐD]I[ÊỀẾEỂỄ]U)\s+(\d{1,3})\s*(?:[.:]\s*|-\s+|$)")
_ROMAN = re.compile(r"([IVX]{1,6}|H|[IHlL1|]{2,4}|[IVX]{1,3}[l1|])\s*(?:[.\-–/):]+\s*)(?=[^\W\d])")
_CAPITAL = re.compile(r"([A-HĐ])\s*[.)/\-–:]+\s*(?=[^\W\da-z])")
_DECIMAL = re.compile(
    r"(\d{1,2})\.(\d{1,2})(?:\.(\d{1,2}))?(?:\s*[.):/\-]?\s+(?=[^\W\d]|[\"“(_\d])|[.):/\-]?(?=[A-ZĐÀ-Ỹ][a-zà-ỹ]))"
)
_NUMBER = re.compile(
    r"(\d{1,2}(?!\d)|\d{3,4}(?=[.)]\s[^\W\da-z_]))\s*(?:[.…/)]+[\s._…]+|\s?_\s+(?=[^\W\da-z_])|[,;:]\s+(?=[^\W\da-z_])|[.…/)]+(?=[A-ZĐÀ-Ỹ])|\s*[-–]\s+(?=[^\W\da-z])|[-–](?=[A-ZĐÀ-Ỹ][a-zà-ỹ]))(?=[^\W\d]|[\"“(\d])"
)
_STEP = re.compile(r"(?:Bước|BƯỚC)\s+(\d{1,2})\s*[:.)]\s*(?=\S)")
_PAREN = re.compile(r"\((\d{1,2})\)\s*(?=[^\W\d_])")
_WORDED = re.compile(
    r"(?:(?P<one>Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Bẩy|Tám|Chín|Mười)\s+l[àa]|Thứ\s+(?P<nth>nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))"
    r"\s*(?:[,:–-]\s*(?:là\s+)?|\s(?:là\s+)?)(?=\S)"
)
_LETTER = re.compile(
    r"\(?([a-zđ©@])\s*(?:[)/]\s*|[.\-–]\s+(?=[^\W\d_a-z])|[.\-–](?=[A-ZĐÀ-Ỹ][a-zà-ỹ]))(?=\S)"
)
# Digits that a scanner takes for letters: "S. Sở Văn hóa …" after 4.
_LIKE_DIGIT = re.compile(r"([SZsz])\s?\.\s+(?=[^\W\da-z_])")
_DIGIT_OF = {"s": 5, "z": 2}
_BULLETS = "-–—~•*●▪◦‣►➢➤✓■□\uf02d\uf0a7\uf0b7\uf0d8\uf0fc"
_DASH = re.compile(rf"(?:[{_BULLETS}]|[.:;,]?\s?_(?!_)(?=\s*[^\W\da-z_])|__\s*-)\s*(?=[^\W_]|[“\"(])")
_PLUS = re.compile(r"\+\s*(?=[^\W\d])")
_LOST = re.compile(r"(?:[§$&]\s*\.[\s_.]*|\.\s+)(?=[^\W\d_])")
_JUNK = re.compile(r"^[_.,:;'‘’`|¬~*\s]{0,4}[ijltf]?(?=\d{1,4}\s*[.)/])")
_COUNTED = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ORDERED = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ROMAN_VALUE = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman_value(text: str) -> int:
    """The value of a Roman numeral; letters a scanner confuses with I (H = II, l, 1, |) count as it would mean."""
    text = text.replace("H", "II").replace("l", "I").replace("1", "I").replace("|", "I")
    total = 0
    for here, after in zip(text, text[1:] + " ", strict=True):
        value = _ROMAN_VALUE.get(here, 0)
        total += -value if value < _ROMAN_VALUE.get(after, 0) else value
    return total


def is_heading_case(text: str) -> bool:
    """Whether the words are in capitals, as headings are; two letters in a hundred may be misread."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 4 and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def read_label(text: str) -> Label | None:
    """The label that `text` opens with, or None. Looks at the first characters only."""
    head = text[:60]
    for reader in (
        _named, _roman, _capital, _decimal, _number, _paren, _worded, _like_digit, _letter, _dashed, _lost,
    ):  # fmt: skip
        label = reader(head, text)
        if label is not None:
            return label
    return None


def _named(head: str, text: str) -> Label | None:
    if found := _ARTICLE.match(head):
        return Label("article", int(found[1]), found.end(), found.group().strip(), (int(found[1]),))
    if found := _PART.match(head):
        return Label("part", _part_value(found["nth"], found["number"]), found.end(), found.group().strip())
    return None


def _part_value(nth: str | None, number: str | None) -> int:
    if nth is not None:
        return _ORDERED.index(nth.lower()) + 1
    return int(number) if number and number.isdigit() else roman_value(number or "") or 1


def _roman(head: str, text: str) -> Label | None:
    found = _ROMAN.match(head)
    if found is None:
        return None
    clean = all(c in "IVX" for c in found[1])
    if clean or not found[1].isdigit() or is_heading_case(text[found.end() : found.end() + 80]):
        return Label("roman", roman_value(found[1]), found.end(), found[1])
    return None


def _capital(head: str, text: str) -> Label | None:
    """ "A. TÌNH HÌNH", "B. Phân công thực hiện": a heading, so short or in capitals."""
    found = _CAPITAL.match(head)
    if found is None:
        return None
    rest = text[found.end() :].rstrip()
    if not is_heading_case(rest.split(":")[0][:80]) and (len(rest) > 90 or rest.endswith((".", ";", ","))):
        return None
    return Label("capital", "ABCDĐEFGH".find(found[1]) + 1, found.end(), found[1])


def _worded(head: str, text: str) -> Label | None:
    """ "Một là, …", "Thứ hai, …": points counted in words."""
    found = _WORDED.match(head)
    if found is None:
        return None
    words = _COUNTED if found["one"] else _ORDERED
    ordinal = words.index((found["one"] or found["nth"]).lower().replace("bẩy", "bảy")) + 1
    return Label("paren", ordinal, found.end(), found.group().strip(" ,:"), (ordinal,))


def _like_digit(head: str, text: str) -> Label | None:
    if found := _LIKE_DIGIT.match(head):
        value = _DIGIT_OF[found[1].lower()]
        return Label("misread", value, found.end(), found.group().strip(), (value,))
    return None


def _decimal(head: str, text: str) -> Label | None:
    if found := _DECIMAL.match(head):
        numbers = tuple(int(part) for part in found.groups() if part is not None)
        return Label("decimal", numbers[-1], found.end(), found.group().strip(), numbers)
    return None


def _number(head: str, text: str) -> Label | None:
    junk = _JUNK.match(head)
    at = junk.end() if junk else 0
    if found := _NUMBER.match(head, at):
        return Label("number", int(found[1]), found.end(), found.group().strip(), (int(found[1]),))
    return None


def _paren(head: str, text: str) -> Label | None:
    if found := _PAREN.match(head) or _STEP.match(head):
        return Label("paren", int(found[1]), found.end(), found.group().strip(), (int(found[1]),))
    return None


def _letter(head: str, text: str) -> Label | None:
    if found := _LETTER.match(head):
        letter = {"©": "c", "@": "a"}.get(found[1], found[1])
        return Label("letter", LETTERS.find(letter) + 1, found.end(), letter)
    return None


def _dashed(head: str, text: str) -> Label | None:
    if found := _PLUS.match(head):
        return Label("plus", 0, found.end(), "+")
    if found := _DASH.match(head):
        return Label("dash", 0, found.end(), "-")
    return None


def _lost(head: str, text: str) -> Label | None:
    """A number that a scanner lost or misread: ". Để thúc đẩy", "§. Thực hiện"."""
    if found := _LOST.match(head):
        return Label("number", 0, found.end(), found.group().strip())
    return None


_FIELD = re.compile(
    r"^\W*(?:(?:co quan|don vi|to chuc|bo phan)\s+)?(?:chu tri|phoi hop|thuc hien|thoi (?:gian|"
    r"han)|han|ket qua|san pham|"
    r"tien do|ten nhiem vu|noi dung)\b[^:\n]{0,40}:"
)


def opens_field(text: str) -> bool:
    """Whether a line is a field of a task: "Cơ quan chủ trì: …", "Thời gian thực hiện: …"."""
    return bool(_FIELD.match(strip_accents(text[:75])))
