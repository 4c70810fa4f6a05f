"""Messages about reports: a draft that is ready goes to its coordinators, an issued one with its files to whom it is
for. Sending is `deliver`."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from tracker.domain.people import Role
from tracker.domain.report import ReportContext, plain
from tracker.domain.report_course import said
from tracker.domain.spans import AnyPeriod
from tracker.records.people import PersonRow
from tracker.store.reports import Stored, StoredFile
from tracker.store.unit import Unit
from tracker.usecases.context import Context
from tracker.usecases.notices import message_row


def owe_draft_ready(ctx: Context, unit: Unit, no: int, period: AnyPeriod, board: str, due_on: date) -> int:
    """Tell the board's coordinators, or all where it has none; returns how many."""
    people = unit.people.active()
    coordinators = [p for p in people if p.role == Role.COORDINATOR]
    told = [p for p in coordinators if p.body_code in (None, board or None)] or coordinators
    data = {"no": no, "period": plain(said(period)), "due_on": due_on.isoformat()}
    unit.messages.owe_all(
        [
            message_row(ctx, f"report:draft:{no}:{one.id}", "report_drafted", one, _for(one, data))
            for one in told
        ]
    )
    return len(told)


def owe_issued(
    ctx: Context,
    unit: Unit,
    stored: Stored,
    context: ReportContext,
    number: str,
    files: Sequence[StoredFile],
    addresses: Sequence[str],
) -> int:
    """Send it with its files to the addresses, or to the leaders where none are given; returns to how many."""
    data = {
        "no": stored.no,
        "number": number,
        "body": context.head.body or "",
        "dated": context.head.dated.isoformat(),
        "period": plain(context.period),
        "corrects": plain(context.corrects) if context.corrects else None,
        "figures": {name: context.figures[name].value for name in ("total", "done", "open_overdue")},
        "files": [{"name": f.name, "sha256": f.sha256} for f in files],
    }
    known = {p.email: p for p in unit.people.active()}
    rows = [_row(ctx, stored, known.get(to), to, data) for to in _wanted(known.values(), addresses)]
    unit.messages.owe_all(rows)
    return len(rows)


def told_of_issue(unit: Unit, addresses: Sequence[str]) -> list[str]:
    """The addresses an issued report goes to: these, or the leaders' where none are given."""
    return _wanted(unit.people.active(), addresses)


def _wanted(people: Iterable[PersonRow], addresses: Sequence[str]) -> list[str]:
    wanted = addresses or [p.email for p in people if p.role == Role.LEADER]
    return list(dict.fromkeys(a.strip().lower() for a in wanted))


def _row(
    ctx: Context, stored: Stored, person: PersonRow | None, address: str, data: dict[str, Any]
) -> dict[str, Any]:
    key = f"report:issued:{stored.id}:{address}"[:200]
    if person is not None:
        return message_row(ctx, key, "report_issued", person, _for(person, data))
    now = ctx.now()
    return {
        "id": ctx.new_id(),
        "key": key,
        "channel": "mail",
        "template": "report_issued",
        "lang": "vi",
        "recipient_id": None,
        "address": address,
        "data": json.dumps({**data, "recipient": {"name": "", "email": address}}, ensure_ascii=False),
        "state": "pending",
        "attempts": 0,
        "ambiguous": 0,
        "next_try_at": now,
        "created_at": now,
    }


def _for(person: PersonRow, data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "recipient": {"name": person.name, "email": person.email}}
