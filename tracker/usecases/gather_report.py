"""Reading what a report is made from: what the record says at its cut-offs, and the words of the rows. Making the
report of it is `build_report`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from tracker.domain.directive import System
from tracker.domain.report import Anchor
from tracker.domain.report_course import PERIODS_BACK, Course
from tracker.domain.report_errors import NoneIssued, NothingYet, NotIssued, PeriodNotBegun
from tracker.domain.report_facts import Key
from tracker.domain.report_figures import Cut
from tracker.domain.report_head import Head, HeadChoice, head_of
from tracker.domain.report_material import DirectiveWords, Material
from tracker.domain.report_parts import Corrected
from tracker.domain.report_snapshots import told_at
from tracker.domain.report_standing import Standing
from tracker.domain.report_told import Told
from tracker.domain.spans import AnyPeriod
from tracker.store.directives import DirectiveNotFound
from tracker.store.report_reads import ReportReads
from tracker.store.unit import Unit
from tracker.usecases.context import ZONE, Context, day_of, start_of_day


@dataclass(frozen=True)
class BuildReport:
    """One directive by number or register number, or all that are followed, of one `board` where it is not None
    (empty for directives that no board follows); `as_of` cuts earlier than the period.

    What `head` leaves open follows the form, or stays blank.
    """

    period: AnyPeriod
    directive_ref: str | None = None
    as_of: datetime | None = None
    head: HeadChoice = field(default_factory=HeadChoice)
    board: str | None = None
    corrects: Corrected | None = None


@dataclass(frozen=True)
class Gathered:
    """What was read: the standing at the end of the period and of those it is compared with, and the words."""

    course: Course
    material: Material
    head: Head
    anchor: Anchor


MayRead = Callable[[str | None], bool]
"""Whether the asker may read of the directives that this board follows."""


def gather(ctx: Context, command: BuildReport, may_read: MayRead) -> Gathered:
    """Read it. Raises DirectiveNotFound, NothingYet, NotIssued, NoneIssued, PeriodNotBegun."""
    cut = _cut(ctx, command)
    with ctx.open_reading() as unit:
        reads = ReportReads(unit.connection)
        wanted = _wanted(unit, command, may_read)
        cuts = _cuts(cut)
        told = told_at(lambda: new_told(ctx), lambda: reads.events(cut.at, wanted), [one.at for one in cuts])
        directives = _reported_on(reads, told[cut.at], cut, command, may_read)
        material = _material(reads, directives, cut)
        anchor = Anchor(*reads.anchor(cut.at))
    keys = [d.id for d in directives]
    standings = {one.period: _standing(told[one.at], one, keys) for one in cuts}
    course = _course(cut, told[cut.at], keys, standings)
    return Gathered(course, material, _head(ctx, command, cut, material), anchor)


def _cuts(cut: Cut) -> list[Cut]:
    """This cut-off and those of the periods that the report compares with."""
    periods = [cut.period.year_before]
    period = cut.period
    for _ in range(PERIODS_BACK):
        period = period.previous
        periods.append(period)
    return [cut, *(end_of(one) for one in dict.fromkeys(periods))]


def _standing(told: Told, cut: Cut, keys: Sequence[Key]) -> Standing | None:
    """None where none of the directives had been issued by then."""
    was_issued = any(key in told.issued_at for key in keys)
    return Standing.of(told, cut, keys) if was_issued else None


def _course(
    cut: Cut, told: Told, keys: Sequence[Key], standings: Mapping[AnyPeriod, Standing | None]
) -> Course:
    back, period = [], cut.period
    for _ in range(PERIODS_BACK):
        period = period.previous
        back.append(standings[period])
    return Course(
        now=standings[cut.period] or Standing.of(told, cut, keys),
        before=back[0],
        year_before=standings[cut.period.year_before],
        earlier=tuple(one for one in reversed(back) if one is not None),
    )


def _cut(ctx: Context, command: BuildReport) -> Cut:
    """The end of the period, or what comes first of that, the instant asked for and now."""
    whole = end_of(command.period)
    at = min(instant for instant in (whole.at, command.as_of, ctx.now()) if instant)
    if at <= start_of_day(command.period.first):
        raise PeriodNotBegun(period=command.period, first=command.period.first)
    return whole if at == whole.at else Cut(command.period, at, at.astimezone(ZONE))


def end_of(period: AnyPeriod) -> Cut:
    """The cut-off at the end of the period."""
    at = start_of_day(period.end)
    return Cut(period, at, at.astimezone(ZONE))


def new_told(ctx: Context) -> Told:
    """A ledger for facts, empty."""
    machines = ctx.rules.workflows
    return Told(machines.assignment, machines.extension, machines.directive, lru_cache(maxsize=1_000)(day_of))


def _wanted(unit: Unit, command: BuildReport, may_read: MayRead) -> UUID | None:
    """The directive asked for, None for all; one that another board follows is not there for the asker."""
    if command.directive_ref is None:
        return None
    row = unit.directives.by_ref(command.directive_ref)
    if not may_read(row.coordinator_body):
        raise DirectiveNotFound(ref=command.directive_ref)
    if row.issued_at is None:
        raise NotIssued(ref=row.number or row.no)
    return row.id


def _reported_on(
    reads: ReportReads, told: Told, cut: Cut, command: BuildReport, may_read: MayRead
) -> tuple[DirectiveWords, ...]:
    """The directives issued by the cut-off; of all of them, those still followed when the period began."""
    if command.directive_ref is not None:
        if not told.issued_at:
            raise NothingYet(ref=command.directive_ref, period=cut.period)
        return reads.directives(told.issued_at)
    begins = start_of_day(cut.period.first)
    running = [key for key in told.issued_at if told.ended_at.get(key, cut.at) >= begins]
    found = tuple(
        words
        for words in reads.directives(running)
        if may_read(words.coordinator_body) and command.board in (None, words.coordinator_body or "")
    )
    if not found:
        raise NoneIssued(period=cut.period)
    return found


def _material(reads: ReportReads, directives: Sequence[DirectiveWords], cut: Cut) -> Material:
    keys = [d.id for d in directives]
    return Material(
        directives=tuple(directives),
        tasks=reads.tasks(keys),
        bodies=reads.bodies(),
        submissions=reads.submissions(keys, cut.at),
        indicators=reads.indicators(keys),
        mentions=reads.mentions(keys),
        reminders=reads.reminders(keys, start_of_day(cut.period.first), cut.at),
    )


def _head(ctx: Context, command: BuildReport, cut: Cut, material: Material) -> Head:
    """The board that follows the directives reports; where that is not one board, nobody is named."""
    boards = {d.coordinator_body for d in material.directives}
    board = material.bodies.get(next(iter(boards)) or "") if len(boards) == 1 else None
    above = material.bodies.get(board.parent or "") if board else None
    places = {d.place for d in material.directives}
    is_state = {d.system for d in material.directives} == {System.STATE.value}
    return head_of(
        command.head,
        System.STATE if is_state else System.PARTY,
        board.name if board else None,
        above.name if above else None,
        next(iter(places)) if len(places) == 1 else None,
        ctx.rules.calendar.next_working(cut.on),
    )
