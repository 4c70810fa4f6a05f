"""Where words that a person typed stand in the text: once, or nowhere that could be pointed at."""

import re

from tracker.domain.directive import Span
from tracker.domain.review_errors import NotOnce


def found_once(text: str, words: str, inside: Span | None = None) -> Span | None:
    """Where the words stand, line breaks apart; None unless that is exactly one place (of those `inside`)."""
    start, end = inside or (0, len(text))
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split()))
    places = [found.span() for found, _ in zip(pattern.finditer(text, start, end), range(2), strict=False)]
    return places[0] if len(places) == 1 and words.split() else None


def place_before(text: str, words: str) -> int:
    """How many characters of the text come before the words; raises NotOnce."""
    span = found_once(text, words)
    if span is None:
        raise NotOnce(words=words)
    return span[0]
