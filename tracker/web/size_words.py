"""Bytes, ages and spans as people say them."""

from datetime import datetime, timedelta

from tracker.render import format_vi
from tracker.render.words import say

_UNITS = ("B", "KB", "MB", "GB", "TB")


def size(count: int, lang: str) -> str:
    """ "1,4 GB": two or three figures."""
    value, unit = float(count), 0
    while value >= 1000 and unit < len(_UNITS) - 1:
        value, unit = value / 1024, unit + 1
    shown = round(value, 1) if value < 10 and unit else round(value)
    return f"{format_vi.number(shown, lang)} {_UNITS[unit]}"


def age(at: datetime | None, now: datetime, lang: str) -> str:
    """How long ago, in the largest unit that fits; empty where there is none."""
    if at is None:
        return ""
    seconds = max((now - at).total_seconds(), 0)
    for name, length in (("days", 86400), ("hours", 3600), ("minutes", 60)):
        if seconds >= length:
            return say(lang, f"upkeep.ago_{name}", number=int(seconds // length))
    return say(lang, "upkeep.ago_now")


def span(length: timedelta, lang: str) -> str:
    """How long something took."""
    return f"{format_vi.number(round(length.total_seconds(), 1), lang)} s"
