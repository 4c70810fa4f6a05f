"""Cuts an item's text where one stretch of work surely ends: sentences, semicolons, dashes, sub-labels."""

import re
from collections.abc import Iterator

from tracker.domain.directive import Span

_BRACKETS = re.compile(r"\([^()]{0,2000}\)|“[^“”]{0,600}”|\"[^\"]{1,300}\"|‘[^‘’]{0,300}’")
_BLANKS = re.compile(r"\S")
# No more than ten signs in a row: in a line of dots each sign would begin a search to its end.
# A stop ends a sentence before a capital, a dash or a label, and not after the short form of a title or a place.
_STOP = re.compile(
    r"[.!?…](?<!\bTP\.)(?<!\bTX\.)(?<!\bTS\.)(?<!\bThS\.)(?<!\bGS\.)(?<!\bđ/c\.)(?<!\bQ\.)(?<!\bP\.)"
    r"[.!?…]{0,9}\s+(?=[^\W\d_a-zđ]|[-+–]\s|[a-zđ]\)|\d{1,2}[.)]\s|$)"
    r"|;\s*|:\s+(?=[-+–]\s|[a-zđ]\)\s|\([a-zđ]\)\s)|\s(?=\([a-zđ]\)\s)|[.,]\s+(?=[a-zđ]\)\s)"
)
_OPENING = re.compile(r"(?:\s|[-+–•*]\s|[a-zđ]\)\s|\([a-zđ]\)\s|\d{1,2}[.)]\s|[,;:.]\s)+")
# What only joins the sentence to the one before it.
_CONNECTIVE = re.compile(
    r"(?:đồng thời|bên cạnh đó|ngoài ra|đặc biệt là|nhất là|song song với đó|trước mắt|mặt khác|riêng|và)(?:,\s*|\s+)",
    re.IGNORECASE,
)
_CLOSING = " \t\n,;:.…-/<"


def flatten(text: str) -> str:
    """The text with what stands in brackets and quotes blanked out, same length: nothing is cut inside them."""
    return _BRACKETS.sub(lambda found: _BLANKS.sub("_", found.group()), text)


def clauses(flat: str, begin: int) -> Iterator[Span]:
    """The stretches from `begin` on, trimmed; `flat` comes from `flatten`."""
    start = begin
    for stop in _STOP.finditer(flat, begin):
        yield from trim(flat, start, stop.start())
        start = stop.end()
    yield from trim(flat, start, len(flat))


def trim(flat: str, begin: int, end: int) -> Iterator[Span]:
    """The stretch without labels, connectives and marks at its ends; nothing when nothing is left."""
    opening = _OPENING.match(flat, begin, end)
    begin = opening.end() if opening else begin
    connective = _CONNECTIVE.match(flat, begin, end)
    begin = connective.end() if connective else begin
    while end > begin and flat[end - 1] in _CLOSING:
        end -= 1
    if end > begin:
        yield begin, end
