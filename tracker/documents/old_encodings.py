"""Vietnamese text typed for the fonts of before Unicode: TCVN3 (ABC, one byte a letter) and VNI (letter and mark).

Such text arrives as Latin letters that make no Vietnamese word; it is known by its signs and turned into Unicode.
"""

import re
import unicodedata

_TCVN3_LATIN = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦"
_TCVN3_VIETNAMESE = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
_TCVN3 = str.maketrans(_TCVN3_LATIN, _TCVN3_VIETNAMESE)
_TCVN3_SIGNS = re.compile("[µ¸¶·¹¨»¾¼½©®ª«¬\xad§]")

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_VNI_MARKS = {
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _CIRCUMFLEX, "á": _CIRCUMFLEX + _ACUTE, "à": _CIRCUMFLEX + _GRAVE, "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE, "ä": _CIRCUMFLEX + _DOT,
    "ê": _BREVE, "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE, "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE, "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_ALONE = {"ñ": "đ", "Ñ": "Đ", "ö": "ư", "Ö": "Ư", "ô": "ơ", "Ô": "Ơ", "æ": "ỉ", "Æ": "Ỉ", "ó": "ĩ", "Ó": "Ĩ",
              "ò": "ị", "Ò": "Ị", "î": "ỵ", "Î": "Ỵ"}  # fmt: skip
_VNI_LETTER = re.compile("([aeouyAEOUYöÖôÔ])([ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË])|([ñÑöÖôÔæÆóÓòÒîÎ])")
_VNI_SIGNS = re.compile("[aeouyAEOUYöô][ùøûõïâåäüëÙØÛÕÏÂÅÄÜË]")
_UNICODE_SIGNS = re.compile("[ạ-ỹẠ-ỸđĐơƠưƯăĂ]")
_LETTER = re.compile(r"[^\W\d_]")


def old_encoding_of(text: str) -> str | None:
    """ "tcvn3", "vni", or None for Unicode, plain ASCII and text too short to tell."""
    sample = text[:20_000]
    letters = len(_LETTER.findall(sample)) or 1
    if len(_UNICODE_SIGNS.findall(sample)) > 0.01 * letters:
        return None
    vni, tcvn3 = len(_VNI_SIGNS.findall(sample)), len(_TCVN3_SIGNS.findall(sample))
    if max(vni, tcvn3) < max(5, 0.04 * letters):
        return None
    return "vni" if vni >= tcvn3 else "tcvn3"


def to_unicode(text: str, encoding: str) -> str:
    """Text in Unicode, NFC."""
    if encoding == "tcvn3":
        return text.translate(_TCVN3)
    return unicodedata.normalize("NFC", _VNI_LETTER.sub(_from_vni, text))


def _from_vni(found: re.Match[str]) -> str:
    """A letter with its mark, or a letter that has a sign of its own."""
    letter = found[1] or found[3]
    mark = _VNI_MARKS[found[2].lower()] if found[2] else ""
    return _VNI_ALONE.get(letter, letter) + mark
