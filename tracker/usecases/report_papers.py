"""The papers beside the report: a body's sheet, an urging letter to it, one directive's whole life. Reads only.

Each is plain data of the shape that `render.report_shapes` names for its kind.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from tracker.domain.errors import NotFound
from tracker.domain.periods import Length, Regime, period_of
from tracker.domain.permissions import Permission, Target, may, require
from tracker.domain.report import Named, plain
from tracker.domain.report_assembly import assemble, directives_of
from tracker.domain.report_course import at_period, said
from tracker.domain.report_errors import NotIssued
from tracker.domain.report_figures import count_all, tally_of
from tracker.domain.report_head import HeadChoice
from tracker.domain.report_milestones import milestones
from tracker.domain.report_sheet import NothingToUrge, NoWorkOf, Owed, owed_by, urgent
from tracker.domain.report_snapshots import told_at
from tracker.domain.report_standing import Standing
from tracker.domain.spans import AnyPeriod, Span
from tracker.store.report_reads import ReportReads
from tracker.usecases.build_report import BuildReport, reader
from tracker.usecases.context import Context, day_of
from tracker.usecases.gather_report import Gathered, end_of, gather, new_told

ANSWER_IN = 5
"""Working days that a body is given to answer an urging letter."""


class BodyNotFound(NotFound):
    """The directory has no body of that code."""

    key = "reporting.body_not_found"


@dataclass(frozen=True)
class ForBody:
    """One body's work of a period: in one directive, or in all."""

    body: str
    period: AnyPeriod
    directive_ref: str | None = None
    head: HeadChoice = field(default_factory=HeadChoice)


@dataclass(frozen=True)
class Urge(ForBody):
    """`times` says which letter in a row it is, None takes how often the body was reminded in the period."""

    times: int | None = None
    answer_by: date | None = None


def body_sheet(ctx: Context, command: ForBody) -> dict[str, Any]:
    """What the body owes and handed in (`BodySheet`). The body's own officer may read it too.

    Raises NotPermitted, BodyNotFound, NoWorkOf and what `gather` raises.
    """
    found, owed = _owed(ctx, command)
    if not owed:
        raise NoWorkOf(body=command.body, period=command.period)
    now = found.course.now
    own = [f for f in now.facts if f.body == command.body]
    figures = tally_of(count_all(own, now.cut, _reminded(found)))
    extra = {"is_whole": now.cut.on >= now.cut.period.end, "figures": figures, "owed": owed}
    return {**_common(found, command.body), **plain(extra)}


def urging_letter(ctx: Context, command: Urge) -> dict[str, Any]:
    """What the body is urged about (`Urging`). Raises NotPermitted, NothingToUrge and what `body_sheet` raises."""
    require(ctx.actor, Permission.REPORT_WRITE, Target(coordinator_body=ctx.actor.body))
    head = replace(command.head, dated=command.head.dated or ctx.today())
    found, owed = _owed(ctx, replace(command, head=head))
    late = urgent(owed)
    if not late:
        raise NothingToUrge(body=found.material.name_of(command.body), period=command.period)
    answer_by = command.answer_by or ctx.rules.calendar.add_working_days(ctx.today(), ANSWER_IN)
    times = command.times or max(1, *(one.reminders for one in late))
    extra = {"times": times, "owed": late, "answer_by": answer_by, "contact": ctx.actor.name or None}
    return {**_common(found, command.body), **plain(extra)}


def directive_life(ctx: Context, ref: str) -> dict[str, Any]:
    """The directive from the day its work was given out until now (`DirectiveLife`); raises what `gather` does."""
    may_read = reader(ctx)
    with ctx.open_reading() as unit:
        row = unit.directives.by_ref(ref)
    if row.issued_at is None:
        raise NotIssued(ref=row.number or row.no)
    span = Span(day_of(row.issued_at), ctx.today())
    command = BuildReport(span, ref)
    found = gather(ctx, command, may_read)
    whole = plain(assemble(found.course, found.material, found.head, found.anchor))
    with ctx.open_reading() as unit:
        events = list(ReportReads(unit.connection).events(found.course.now.cut.at, row.id))
    told = found.course.now.told
    ended_at = told.ended_at.get(row.id.hex)
    kept = (
        "figures",
        "by_body",
        "by_task",
        "items",
        "accounts",
        "head",
        "cut_at",
        "cut_on",
        "directives",
        "anchor",
    )
    extra = {
        "labels": told.directive.states[row.state].labels,
        "ended_on": day_of(ended_at) if ended_at else None,
        "periods": _periods(ctx, found, span, Regime(row.regime), Length(row.period_length)),
        "milestones": milestones(events, told, found.material),
    }
    return {**{name: whole[name] for name in kept}, **plain(extra)}


def _owed(ctx: Context, command: ForBody) -> tuple[Gathered, tuple[Owed, ...]]:
    is_own = ctx.actor.body == command.body and may(
        ctx.actor, Permission.ASSIGNMENT_READ, Target(body=command.body)
    )
    may_read = (lambda _: True) if is_own else reader(ctx)
    with ctx.open_reading() as unit:
        if not unit.assignments.body_exists(command.body):
            raise BodyNotFound(body=command.body)
    wanted = BuildReport(command.period, command.directive_ref, head=command.head)
    found = gather(ctx, wanted, may_read)
    return found, owed_by(found.course.now, command.body, found.material, _reminded(found))


def _reminded(found: Gathered) -> Mapping[str, int]:
    refs = {f.id: f.ref for f in found.course.now.facts}
    return Counter(refs[one] for one, _ in found.material.reminders if one in refs)


def _common(found: Gathered, body: str) -> dict[str, Any]:
    """What the papers for a body share; of the directives only those in which it has work."""
    now = found.course.now
    given = {f.directive for f in now.facts if f.body == body}
    numbers = {now.told.numbers.get(key, 0) for key in given}
    return {
        "head": plain(found.head),
        "cut_at": now.cut.wall.isoformat(),
        "cut_on": now.cut.on.isoformat(),
        "anchor": plain(found.anchor),
        "period": plain(said(now.cut.period)),
        "body": plain(Named(body, found.material.name_of(body))),
        "directives": plain([d for d in directives_of(now, found.material) if d.no in numbers]),
    }


def _periods(ctx: Context, found: Gathered, span: Span, regime: Regime, length: Length) -> list[Any]:
    """The totals at the end of each period since the directive was given out; of the running one, as of now."""
    cuts, period = [], period_of(span.first, regime, length)
    while period.first <= span.last:
        cuts.append(end_of(period))
        period = period.next
    now, keys = found.course.now, [d.id for d in found.material.directives]
    with ctx.open_reading() as unit:
        reads = ReportReads(unit.connection)
        last = max(cut.at for cut in cuts)
        told = told_at(
            lambda: new_told(ctx),
            lambda: reads.events(min(last, now.cut.at), UUID(keys[0])),
            [c.at for c in cuts],
        )
    return [at_period(Standing.of(told[cut.at], cut, keys)) for cut in cuts]
