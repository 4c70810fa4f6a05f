"""First notices: telling the people of a body what it has been given. Reminders afterwards are `plan_reminders`."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tracker.domain.accounts import RECEIPT_LASTS
from tracker.domain.links import Claim, Purpose
from tracker.domain.people import Role
from tracker.records.directives import DirectiveRow
from tracker.records.people import PersonRow
from tracker.store.accounts import Person
from tracker.store.unit import Unit
from tracker.usecases.context import Context


@dataclass(frozen=True)
class Given:
    """One new assignment as the notice shows it."""

    ref: str
    body: str
    path: str
    role: str
    text: str
    due_on: str | None
    report_on: str | None
    period: str
    duties: tuple[str, ...] = ()

    def plain(self) -> dict[str, Any]:
        """Plain data for the template."""
        return {
            "ref": self.ref,
            "path": self.path,
            "role": self.role,
            "text": self.text,
            "due_on": self.due_on,
            "report_on": self.report_on,
            "period": self.period,
            "duties": list(self.duties),
        }


def given_by(
    directive: DirectiveRow, row: Mapping[str, Any], path: str, text: str, duties: tuple[str, ...] = ()
) -> Given:
    """A new assignment's row, with the words of the item it comes from."""
    due_on, report_on = row["due_on"], row["report_on"]
    return Given(
        ref=f"{directive.no}-{row['no']}",
        body=row["body_code"],
        path=path,
        role=row["role"],
        text=text,
        due_on=due_on.isoformat() if due_on else None,
        report_on=report_on.isoformat() if report_on else None,
        period=row["period"],
        duties=duties,
    )


def owe_first_notices(
    ctx: Context,
    unit: Unit,
    directive: DirectiveRow,
    given: Iterable[Given],
    cause: str,
    template: str = "first_notice",
) -> frozenset[str]:
    """Owe one message to each officer of each body; returns the bodies nobody can be told for.

    `cause` makes the key unique: the same cause twice owes nothing new. Templates: first_notice, new_period.
    """
    by_body: dict[str, list[Given]] = defaultdict(list)
    for one in given:
        by_body[one.body].append(one)
    officers = _officers(unit.people.active())
    rows = [
        message_row(
            ctx,
            f"first:{cause}:{officer.id}",
            template,
            officer,
            _data(ctx, directive, officer, by_body[body]),
        )
        for body in by_body
        for officer in officers.get(body, ())
    ]
    unit.messages.owe_all(rows)
    return frozenset(body for body in by_body if body not in officers)


def directive_data(directive: DirectiveRow) -> dict[str, Any]:
    """The directive as plain data for a template."""
    return {
        "no": directive.no,
        "number": directive.number,
        "kind": directive.kind,
        "issuer": directive.issuer,
        "issued_on": directive.issued_on.isoformat() if directive.issued_on else None,
        "subject": directive.subject,
    }


def _officers(people: Sequence[PersonRow]) -> Mapping[str, list[PersonRow]]:
    found: dict[str, list[PersonRow]] = defaultdict(list)
    for person in people:
        if person.body_code and person.role in (Role.OFFICER, Role.COORDINATOR):
            found[person.body_code].append(person)
    return found


def _data(ctx: Context, directive: DirectiveRow, person: PersonRow, given: Sequence[Given]) -> dict[str, Any]:
    receipt = Claim(Purpose.ACKNOWLEDGE, directive.id, person.id, ctx.now() + RECEIPT_LASTS)
    return {
        "receipt": receipt.plain(),
        "recipient": {"name": person.name, "email": person.email},
        "directive": directive_data(directive),
        "assignments": [g.plain() for g in given],
    }


def message_row(
    ctx: Context,
    key: str,
    template: str,
    person: PersonRow | Person,
    data: Mapping[str, Any],
    key_id: UUID | None = None,
) -> dict[str, Any]:
    """The outbox row for one person; rendered only when it is sent."""
    now = ctx.now()
    return {
        "id": key_id or ctx.new_id(),
        "key": key,
        "channel": "mail",
        "template": template,
        "lang": person.lang,
        "recipient_id": person.id,
        "address": person.email,
        "data": json.dumps(data, ensure_ascii=False),
        "state": "pending",
        "attempts": 0,
        "ambiguous": 0,
        "next_try_at": now,
        "created_at": now,
    }
