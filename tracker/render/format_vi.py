"""Numbers, dates, rates and periods as an office writes them, in Vietnamese; the English forms beside them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tracker.render.words import say

NOTHING = "—"
"""Stands where there is nothing to show; a rate over nothing is nothing, not zero."""

_ROMAN = ("I", "II", "III", "IV")


def number(value: float, lang: str = "vi") -> str:
    """1426 as "1.426", 12.5 as "12,5" (English: "1,426", "12.5"); two decimals at most, none that are zero."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
    return text if lang != "vi" else text.translate({ord(","): ".", ord("."): ","})


def rate(part: int, whole: int | None, lang: str = "vi") -> str:
    """A share in per cent with one decimal at most, half rounded up: "62,5%"; NOTHING over nothing."""
    share = per_cent(part, whole)
    return NOTHING if share is None else f"{number(share, lang)}%"


def per_cent(part: int, whole: int | None) -> float | None:
    """The same as a number; None over nothing."""
    return (part * 2000 + whole) // (2 * whole) / 10 if whole else None


def day(on: date | str, lang: str = "vi") -> str:
    """A date as "07/5/2019", "01/02/2019": the day padded below 10, the month below 3; ISO in English."""
    on = date.fromisoformat(on) if isinstance(on, str) else on
    return f"{on.day:02}/{month(on)}/{on.year}" if lang == "vi" else on.isoformat()


def month(on: date) -> str:
    """The month, January and February padded, so that no figure can be put before it."""
    return f"{on.month:02}" if on.month < 3 else str(on.month)


def place_and_day(place: str | None, on: str, lang: str = "vi") -> str:
    """The line of place and date; dots where the place is not known, to be filled in by hand."""
    dated = date.fromisoformat(on)
    holes = {"day": f"{dated.day:02}", "month": month(dated), "year": dated.year}
    return say(lang, "report.place_and_day", place=place or "………", **holes)


def period(said: Mapping[str, Any], lang: str = "vi") -> str:
    """A period in words: "quý II/2019", "6 tháng đầu năm 2019", "năm 2019", "tháng 5/2019", "từ … đến …"."""
    if said["length"] == "range":
        return say(lang, "report.period_range", first=day(said["first"], lang), last=day(said["last"], lang))
    roman, length = _ROMAN[(said["number"] - 1) % 4], said["length"]
    key = f"half_{said['number']}" if length == "half" else length
    return say(lang, f"report.period_{key}", number=said["number"], roman=roman, year=said["year"])
