"""The one door for text from outside, and the folded key by which Vietnamese text is matched.

What comes in is normalised once (`clean`); what is compared is folded (`fold`). Nothing here reads files.
"""

import re
import unicodedata

MAX_TEXT = 32_767
"""Characters in one field: the capacity of a spreadsheet cell, the narrowest of our outputs."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_WORDS = re.compile(r"[a-z0-9]+")


def clean(text: str) -> str:
    """NFC text with LF line ends; control characters other than TAB and LF become spaces.

    Any string gives a result: lone surrogates become U+FFFD. Safe to run twice.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")
    text = _SURROGATE.sub("\ufffd", text)
    return unicodedata.normalize("NFC", _CONTROL.sub(_blank, text))


def _blank(found: re.Match[str]) -> str:
    return "" if found.group() == "\ufeff" else " "


def one_line(text: str) -> str:
    """`clean` text with every run of white space as one space, ends trimmed."""
    return _SPACES.sub(" ", clean(text)).strip()


def strip_accents(text: str) -> str:
    """Lower case without accents, of the same length as its NFC source: positions may be carried over.

    `Ủy` and `Uỷ` fold alike; `đ` folds to `d`. Characters that decompose to several letters are kept as they are.
    """
    return text.translate(_BASES)


def _base(char: str) -> str:
    if char in "đĐðÐ":  # scans and old fonts give the Icelandic eth for đ
        return "d"
    base = unicodedata.normalize("NFD", char)[0]
    low = base.lower()
    return low if len(low) == 1 else base


def fold(text: str) -> str:
    """The key for matching: accents folded, case and punctuation dropped, single spaces."""
    return " ".join(_WORDS.findall(strip_accents(unicodedata.normalize("NFC", text))))


class _Bases(dict[int, str]):
    """Remembers characters once folded: `str.translate` then runs at the speed of a table.

    It stops learning after some thousands, so that a text made of all of Unicode costs time and not memory.
    """

    def __missing__(self, code: int) -> str:
        base = _base(chr(code))
        if len(self) < 5_000:
            self[code] = base
        return base


_BASES = _Bases()


_OLD_TONES = re.compile(r"(?<![qQ])(u)([ỳýỷỹỵ])(?!\w)|(o)([àáảãạèéẻẽẹ])(?!\w)", re.IGNORECASE)
_TONE_FIRST = {vowel: unicodedata.normalize("NFD", vowel)[1:] for vowel in "ỳýỷỹỵàáảãạèéẻẽẹ"}


def modern_tones(text: str) -> str:
    """The same words with the tone mark where it is set today: "Tỉnh uỷ" becomes "Tỉnh ủy", "Hoà" becomes "Hòa"."""
    return _OLD_TONES.sub(_moved_tone, text)


def _moved_tone(found: re.Match[str]) -> str:
    first, second = found[1] or found[3], found[2] or found[4]
    mark = _TONE_FIRST[second.lower()]
    bare = unicodedata.normalize("NFD", second)[0]
    return unicodedata.normalize("NFC", first + mark) + bare
