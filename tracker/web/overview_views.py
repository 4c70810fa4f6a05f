"""What a leader's page draws: rates beside those of the last report, red work with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tracker.render import format_vi
from tracker.render.words import say
from tracker.usecases.overview import RED, Counts, RedRow, Standing
from tracker.usecases.report_trend import Trend

_LONGEST = 220


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure: `part` of `whole` as a rate where there is a whole; `change` against the report, in words."""

    name: str
    shown: str
    part: str
    change: str
    target: str
    is_red: bool


@dataclass(frozen=True, slots=True)
class RedLine:
    """One red assignment: why, since when, and the last words of the body, else that there were none."""

    ref: str
    title: str
    place: str
    body: str
    why: str
    days: int
    state: str
    phase: str
    said: str
    unsaid: str
    reason: str


@dataclass(frozen=True, slots=True)
class RedPart:
    """The red work of one kind: how much there is, the worst of it."""

    why: str
    count: int
    lines: tuple[RedLine, ...]


@dataclass(frozen=True, slots=True)
class DirectiveLine:
    """A directive and how it stands."""

    no: int
    title: str
    number: str
    total: int
    done: int
    overdue: int
    rate: str


def measures(counts: Counts, trend: Trend | None, lang: str) -> Sequence[Measure]:
    """The two rates and what is red; nothing at all where nothing is asked of anybody."""
    if not counts:
        return ()
    return (
        _rate("done", "total", counts, trend, lang),
        _rate("due_done", "due", counts, trend, lang),
        _count("overdue", "open_overdue", counts, trend, lang),
        _count("silent", "silent", counts, trend, lang),
        _count("returned", "returned", counts, None, lang),
    )


def red_parts(standing: Standing, labels: dict[str, str], today: date, lang: str) -> Sequence[RedPart]:
    """The kinds that have any."""
    names = {"overdue": "open_overdue", "silent": "silent", "returned": "returned"}
    found = []
    for why in RED:
        rows = [row for row in standing.now.red if row.why == why]
        lines = tuple(_line(row, standing.now.reasons, labels, today, lang) for row in rows)
        if lines:
            found.append(RedPart(why, standing.now.totals[names[why]], lines))
    return found


def directive_lines(standing: Standing, lang: str) -> Sequence[DirectiveLine]:
    """Those with late work first."""
    found = []
    for one in standing.directives:
        counts = standing.now.by_directive.get(one.id)
        if counts is None:
            continue
        rate = format_vi.rate(counts["done"], counts["total"], lang)
        title = one.subject or one.number or str(one.no)
        found.append(
            DirectiveLine(
                one.no, title, one.number or "", counts["total"], counts["done"], counts["open_overdue"], rate
            )
        )
    return sorted(found, key=lambda line: (-line.overdue, -line.no))


def _rate(name: str, whole: str, counts: Counts, trend: Trend | None, lang: str) -> Measure:
    part = say(
        lang,
        "overview.part_of",
        part=format_vi.number(counts[name], lang),
        whole=format_vi.number(counts[whole], lang),
    )
    now = format_vi.per_cent(counts[name], counts[whole])
    was = format_vi.per_cent(trend.figures[name], trend.figures[whole]) if trend else None
    change = "" if now is None or was is None or not trend else _points(now, was, trend, lang)
    return Measure(name, format_vi.rate(counts[name], counts[whole], lang), part, change, "", is_red=False)


def _points(now: float, was: float, trend: Trend, lang: str) -> str:
    key = "overview.same" if now == was else "overview.up" if now > was else "overview.down"
    points = format_vi.number(round(abs(now - was), 1), lang)
    period = format_vi.period(trend.period, lang)
    return say(lang, key, points=points, period=period, was=f"{format_vi.number(was, lang)}%")


def _count(name: str, figure: str, counts: Counts, trend: Trend | None, lang: str) -> Measure:
    change, count = "", counts[figure]
    if trend:
        was = format_vi.number(trend.figures[figure], lang)
        change = say(lang, "overview.was", period=format_vi.period(trend.period, lang), was=was)
    return Measure(
        name, format_vi.number(count, lang), "", change, f"#{name}" if count else "", is_red=count > 0
    )


def _line(
    row: RedRow, reasons: Mapping[UUID, str], labels: dict[str, str], today: date, lang: str
) -> RedLine:
    days = (today - row.on).days
    why = say(
        lang, f"overview.why_{row.why}", days=format_vi.number(days, lang), day=format_vi.day(row.on, lang)
    )
    reason = reasons.get(row.id, "")
    place = say(lang, "overview.place", path=row.path, number=row.number or row.directive)
    state, unsaid = labels.get(row.state, row.state), "only_received" if row.acknowledged else "never_heard"
    return RedLine(
        row.ref,
        row.title,
        place,
        row.body,
        why,
        days,
        state,
        row.phase,
        _short(row.said or ""),
        say(lang, f"overview.{unsaid}"),
        _short(reason),
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0] + " …"
