"""The citations of a directive, each with the directive of the register that it means. Reads only."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from tracker.domain.citation_links import meant
from tracker.domain.permissions import Permission, Target, may
from tracker.domain.text import fold
from tracker.records.directives import DirectiveRow
from tracker.store.directives import Registered
from tracker.store.unit import Unit
from tracker.usecases.context import Context


def linked_citations(
    ctx: Context, unit: Unit, row: DirectiveRow, data: Mapping[str, Any]
) -> tuple[dict[str, Any], ...]:
    """The draft's citations in order, each with `directive`: the running number of what it means, else None.

    A directive that the actor may not know of is not there.
    """
    citations = data.get("citations", ())
    keys = {fold(one["number"]) for one in citations if one["number"]}
    stored = defaultdict[str, list[Registered]](list)
    for one in unit.directives.of_numbers(keys) if keys else ():
        target = Target(coordinator_body=one.coordinator_body)
        if one.no != row.no and may(ctx.actor, Permission.DIRECTIVE_READ, target):
            stored[one.number_key].append(one)
    return tuple({**one, "directive": _linked(one, stored)} for one in citations)


def _linked(citation: Mapping[str, Any], stored: Mapping[str, list[Registered]]) -> int | None:
    if not citation["number"]:
        return None
    issued_on = date.fromisoformat(citation["issued_on"]) if citation["issued_on"] else None
    found = meant(stored.get(fold(citation["number"]), ()), citation["issuer"], issued_on)
    return found.no if found else None
