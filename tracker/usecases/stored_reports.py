"""What the use cases of stored reports share: who may come at one, and its context, built or frozen."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Protocol

from tracker.domain.errors import Unavailable
from tracker.domain.periods import Regime
from tracker.domain.permissions import Permission, Target, may, require
from tracker.domain.report import ReportContext, plain
from tracker.domain.report_explain import values
from tracker.domain.report_head import HeadChoice
from tracker.domain.report_markdown import blocks_of
from tracker.domain.report_narrative import PARTS, NarrativePart
from tracker.domain.report_parts import Corrected
from tracker.domain.spans import parse_period
from tracker.store.reports import ReportNotFound, Reports, Stored
from tracker.store.unit import Unit
from tracker.usecases.build_report import BuildReport, build_report
from tracker.usecases.context import Context

Plain = Mapping[str, Any]


class FrozenLost(Unavailable):
    """The file store no longer has what was frozen when the report was issued."""

    key = "reporting.frozen_lost"


class Drawer(Protocol):
    """Draws a context, as plain data, in one of the forms; the same context gives the same bytes."""

    @property
    def forms(self) -> tuple[str, ...]:
        """What it can draw, e.g. html, docx."""
        ...

    @property
    def lang(self) -> str:
        """The language that it speaks."""
        ...

    @property
    def version(self) -> str:
        """A digest of the templates and sentences that it draws with."""
        ...

    def __call__(self, context: Plain, form: str) -> bytes: ...

    def paper(self, context: Plain, form: str, kind: str) -> tuple[bytes, str]:
        """The same for any kind of paper, with a sentence where the office's own templates leave figures out."""
        ...


def report_for(ctx: Context, unit: Unit, no: int, permission: Permission = Permission.REPORT_READ) -> Stored:
    """The report by its running number. Raises ReportNotFound, NotPermitted.

    Of another board's report nobody is told that it is there.
    """
    require(ctx.actor, Permission.REPORT_READ, Target(coordinator_body=ctx.actor.body))
    found = Reports(unit.connection).by_no(no)
    if not may(ctx.actor, Permission.REPORT_READ, target_of(found)):
        raise ReportNotFound(no=no)
    require(ctx.actor, permission, target_of(found))
    return found


def target_of(stored: Stored) -> Target:
    """What a permission on it is asked about."""
    return Target(coordinator_body=stored.board or None)


def parts_of(stored: Stored) -> dict[str, str]:
    """The edited parts in Markdown, by name, in the order of the report."""
    parts = json.loads(stored.parts)
    return {name: parts[name] for name in PARTS if name in parts}


def drafted(ctx: Context, stored: Stored, head: HeadChoice | None = None) -> ReportContext:
    """The context of a draft as the record has it now, with its edited parts in their places.

    Raises what `build_report` and `blocks_of` raise.
    """
    context = build_report(ctx, command_of(ctx, stored, head or HeadChoice()))
    return with_parts(context, parts_of(stored))


def command_of(ctx: Context, stored: Stored, head: HeadChoice) -> BuildReport:
    """How its context is built."""
    return BuildReport(
        parse_period(stored.period, Regime(stored.regime)),
        str(stored.directive_no) if stored.directive_no is not None else None,
        stored.as_of,
        head,
        board=stored.board,
        corrects=_corrected(ctx, stored),
    )


def with_parts(context: ReportContext, parts: Mapping[str, str]) -> ReportContext:
    """The context with these parts read and their figures filled in."""
    if not parts:
        return context
    known = values(plain(context))
    read = tuple(NarrativePart(name, blocks_of(text, known)) for name, text in parts.items())
    return replace(context, narrative=read)


def _corrected(ctx: Context, stored: Stored) -> Corrected | None:
    if stored.corrects is None:
        return None
    with ctx.open_reading() as unit:
        old = Reports(unit.connection).by_id(stored.corrects)
    assert old.number_text is not None  # only what was issued is corrected
    assert old.dated is not None
    return Corrected(old.no, old.number_text, old.dated)


def context_as_text(context: Plain) -> bytes:
    """The one JSON text of a context, keys sorted: what is kept of an issued report."""
    return json.dumps(context, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def frozen(ctx: Context, stored: Stored) -> Plain:
    """The context that was kept when it was issued; raises FrozenLost."""
    assert stored.context_sha256 is not None
    try:
        found: Plain = json.loads(ctx.files.get(stored.context_sha256))
    except (OSError, ValueError) as error:
        raise FrozenLost(no=stored.no) from error
    return found


def context_of(ctx: Context, stored: Stored) -> Plain:
    """The context as plain data: frozen where it was issued, else as the record has it now."""
    return frozen(ctx, stored) if stored.is_issued else plain(drafted(ctx, stored))
