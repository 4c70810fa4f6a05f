"""The directive that people call `3` or by its number, for whoever may know of it. Changes nothing."""

from tracker.domain.permissions import Permission, Target, may, require
from tracker.records.directives import DirectiveRow
from tracker.store.directives import DirectiveNotFound
from tracker.store.unit import Unit
from tracker.usecases.context import Context


def directive_by_ref(ctx: Context, ref: str) -> DirectiveRow:
    """The directive; raises NotPermitted for those who read none, DirectiveNotFound where it is absent or another's."""
    with ctx.open_reading() as unit:
        return known_directive(ctx, unit, ref)


def known_directive(ctx: Context, unit: Unit, ref: str) -> DirectiveRow:
    """The same in a transaction of the caller."""
    require(ctx.actor, Permission.DIRECTIVE_READ)
    row = unit.directives.by_ref(ref)
    if not may(ctx.actor, Permission.DIRECTIVE_READ, Target(coordinator_body=row.coordinator_body)):
        raise DirectiveNotFound(ref=ref)
    return row
