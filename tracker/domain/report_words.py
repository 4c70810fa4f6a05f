"""Words of a report made by rule from words of the record: shortened quotes, short names, symbols. No sentences."""

import re

from tracker.domain.text import fold, one_line, strip_accents

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+")
_ITEM_NUMBER = re.compile(r"(\w{1,6})\s*[.)/\-–]+\s+")
_UNSAID = ("va", "-", "–")
_COMMITTEES = ("tinh uy", "thanh uy", "huyen uy", "thi uy", "quan uy", "dang uy")

CUT = "…"


def condense(text: str, limit: int = 320) -> str:
    """The first whole sentences up to `limit` characters, else the first words; `…` shows that more was said."""
    text = one_line(text)
    if len(text) <= limit:
        return text
    kept = ""
    for sentence in _SENTENCE_END.split(text):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > limit - 2:
            break
        kept = longer
    # A first sentence of a few words ("1.", "Kính gửi.") says too little to stand for the whole.
    if len(kept) < limit // 3:
        kept = text[: limit - 2].rsplit(" ", 1)[0].rstrip(",;: ")
    return f"{kept}\u00a0{CUT}"


def without_number(text: str, path: str) -> str:
    """An item's words without the number it stands under ("5", the last part of "II.5") at their beginning."""
    text, number = one_line(text), path.rpartition(".")[2].lstrip("-")
    found = _ITEM_NUMBER.match(text)
    return text[found.end() :] if found and found[1] == number else text


def committee_words(superior: str | None) -> str:
    """The kind of a Party committee without its place: "Tỉnh ủy" of "Tỉnh ủy Bình Phước"; empty for others."""
    words = (superior or "").split()[:2]
    return " ".join(words) if fold(" ".join(words)) in _COMMITTEES else ""


def short_name(name: str, superior: str | None) -> str:
    """The name without its superior's at the end: "Ban Tuyên giáo" of "Ban Tuyên giáo Tỉnh ủy"."""
    words, above = name.split(), (superior or "").split()
    for count in range(min(len(above), len(words) - 1), 1, -1):
        if fold(" ".join(words[-count:])) == fold(" ".join(above[:count])):
            return " ".join(words[:-count])
    return name


def symbol_of(name: str, superior: str | None) -> str:
    """The body's code in a document number by the usual initials: "BTGTU" of "Ban Tuyên giáo Tỉnh ủy"."""
    return _initials(short_name(name, superior)) + _initials(committee_words(superior))


def _initials(words: str) -> str:
    spoken = [w for w in words.split() if strip_accents(w) not in _UNSAID]
    return "".join("Đ" if w[0] in "Đđ" else strip_accents(w[0]).upper() for w in spoken)
