"""Numbers as offices write them: a dot between thousands, a comma before decimals (1.426 is a thousand and more)."""

import re

_GROUPED = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_PLAIN = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")


def quantity(text: str) -> float:
    """The number meant; raises ValueError for anything else. "1.426" is 1426, "12,5" and "12.5" are 12.5."""
    words = text.strip().replace("\u00a0", "").replace(" ", "")
    if _GROUPED.fullmatch(words):
        return float(words.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(words):
        return float(words.replace(",", "."))
    raise ValueError(text)
