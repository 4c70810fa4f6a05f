"""Building the progress report of a period, from the events before its cut-off. Drawing it is `render.report_files`."""

from tracker.domain.permissions import Permission, Target, may, require
from tracker.domain.report import ReportContext
from tracker.domain.report_assembly import assemble
from tracker.usecases.context import Context
from tracker.usecases.gather_report import BuildReport, MayRead, gather
from tracker.usecases.uncollected import uncollected

__all__ = ["BuildReport", "build_report", "reader"]


def build_report(ctx: Context, command: BuildReport) -> ReportContext:
    """The report as of the end of the period, or now while it still runs. Changes nothing.

    Built again later it is the same, whatever happened since. Raises NotPermitted, DirectiveNotFound, NothingYet,
    NotIssued, NoneIssued, PeriodNotBegun.
    """
    may_read = reader(ctx)
    with uncollected():
        found = gather(ctx, command, may_read)
        return assemble(found.course, found.material, found.head, found.anchor, command.corrects)


def reader(ctx: Context) -> MayRead:
    """Of which boards' directives the actor may read reports; raises NotPermitted where of none."""
    require(ctx.actor, Permission.REPORT_READ, Target(coordinator_body=ctx.actor.body))
    return lambda board: may(ctx.actor, Permission.REPORT_READ, Target(coordinator_body=board))
