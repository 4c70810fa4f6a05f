"""Choosing a period in a form: the recent ones of each length, or any range of days."""

from collections.abc import Sequence
from datetime import date

from tracker.domain.errors import Invalid
from tracker.domain.periods import Length, Regime, period_of
from tracker.domain.report import plain
from tracker.domain.report_course import said
from tracker.domain.spans import AnyPeriod, parse_period
from tracker.render import format_vi
from tracker.render.words import say
from tracker.web.forms import Form

RANGE = "range"
"""Stands for days of one's own choice."""

_SHOWN = {Length.QUARTER: 8, Length.MONTH: 12, Length.HALF: 4, Length.YEAR: 4}

Group = tuple[str, Sequence[tuple[str, str]]]


def period_choices(today: date, lang: str) -> Sequence[Group]:
    """Groups of (value, words): the running period of each length and those before it, the latest first."""
    return [
        (say(lang, f"papers.length_{length.value}"), _recent(today, length, count, lang))
        for length, count in _SHOWN.items()
    ]


def last_ended(today: date) -> str:
    """The quarter that a report is most likely wanted of."""
    return str(period_of(today, Regime.CALENDAR, Length.QUARTER).previous)


def typed_period(form: Form) -> AnyPeriod | None:
    """The period chosen, None with the fault noted."""
    text, regime = form.line("period", is_needed=True), _regime(form)
    if text == RANGE:
        first, last = form.day("first", is_needed=True), form.day("last", is_needed=True)
        if first is None or last is None:
            return None
        text = f"{first.isoformat()}..{last.isoformat()}"
    if not text:
        return None
    try:
        return parse_period(text, regime)
    except Invalid as error:
        form.fault("last" if ".." in text else "period", error.key, **error.holes)
        return None


def period_words(period: AnyPeriod, lang: str) -> str:
    """The period as people say it."""
    return format_vi.period(plain(said(period)), lang)


def _regime(form: Form) -> Regime:
    return Regime.MID_MONTH if form.line("regime") == Regime.MID_MONTH.value else Regime.CALENDAR


def _recent(today: date, length: Length, count: int, lang: str) -> Sequence[tuple[str, str]]:
    period = period_of(today, Regime.CALENDAR, length)
    found = []
    for _ in range(count):
        found.append((str(period), period_words(period, lang)))
        period = period.previous
    return found
