"""Keeps spans of text apart: which parts are taken already."""

from bisect import bisect_left, insort

from tracker.domain.directive import Span


class Taken:
    """Spans that do not overlap; asking and adding cost little however many there are."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def add(self, span: Span) -> bool:
        """Whether the span was free, and so is taken now."""
        at = bisect_left(self._spans, span)
        if at < len(self._spans) and self._spans[at][0] < span[1]:
            return False
        if at and self._spans[at - 1][1] > span[0]:
            return False
        insort(self._spans, span)
        return True
