"""Reads to whom work reports: "báo cáo W", "gửi … về W", "báo cáo W (qua V)".

Who the bodies are is the directory's matter.
"""

import re
from functools import lru_cache

from tracker.documents.mentions import Text, phrase_at
from tracker.domain.directive import Mention, Span
from tracker.domain.text import fold

# "báo cáo", and what may stand between it and the one it is for.
_TO = re.compile(
    r"(?<![a-z])(?:(?<!thong tin )bao cao|trinh|gui|nop)"
    r"(?:,? (?:ket qua|tinh hinh|nhanh|ngay|bang van ban|dinh ky|kip thoi"
    r"|y kien|de xuat|tham muu|xin y kien|gui))*(?: (?:ve|cho|len|voi|toi|den))?\s+(?=\S)"
)
# "gửi kết quả rà soát về Sở A": the body stands after the thing that is sent, in the same clause.
_THING = re.compile(
    r"(?<![a-z])(?:bao cao|gui|nop)\b(?P<thing>(?:[^.;:()]|\([^()]{1,60}\)){1,140}?)"
    r"(?<![a-z])(?<!ket )(?:ve|len|toi|qua|cho|den)\s+(?=\S)"
)
_THROUGH = re.compile(r"\s*\(?(?:thong )?qua\s+(?=\S)")
# What the receiver does with it is the receiver's own report: "gửi Sở A để tổng hợp, báo cáo UBND tỉnh".
_FOR_OTHERS = re.compile(r"(?<![a-z])(?:de|nham|phuc vu)\s[^.;]{0,60}$")
_CLAUSE = re.compile(r"[.;\n]")


def report_recipients(text: str, span: Span) -> tuple[Mention, ...]:
    """The bodies after "báo cáo", "trình", "gửi", "nộp" inside the span, each once, in reading order."""
    return recipients(_text(text), *span)


def recipients(text: Text, begin: int, end: int) -> tuple[Mention, ...]:
    """The same, of a text that has been folded already."""
    seen: dict[str, Mention] = {}
    for one in sorted(_named(text, begin, end), key=lambda one: one.span or (0, 0)):
        seen.setdefault(fold(one.text), one)
    return tuple(seen.values())


@lru_cache(maxsize=2)
def _text(raw: str) -> Text:
    return Text(raw)


def _named(text: Text, begin: int, end: int) -> list[Mention]:
    made: list[Mention] = []
    for pattern in (_TO, _THING):
        for found in pattern.finditer(text.folded, begin, end):
            if made and _is_for_others(text, begin, found.start()):
                continue
            phrase = phrase_at(text, found.end())
            if phrase is None or phrase.start >= end or not phrase.mentions:
                continue
            made += phrase.mentions
            last = phrase.mentions[-1].span
            through = _THROUGH.match(text.folded, last[1] if last else phrase.end, end)
            other = phrase_at(text, through.end()) if through else None
            made += other.mentions if other else ()
    return [one for one in made if one.span and one.span[1] <= end]


def _is_for_others(text: Text, begin: int, at: int) -> bool:
    clause = max(
        (stop.end() for stop in _CLAUSE.finditer(text.folded, max(begin, at - 200), at)), default=begin
    )
    return _FOR_OTHERS.search(text.folded, max(clause, at - 100), at) is not None
