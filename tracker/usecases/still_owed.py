"""Asking again at the moment of sending: what of a message is still owed, as plain data for its template."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tracker.domain.accounts import RECEIPT_LASTS
from tracker.domain.ladder import Ladder, Recipient, Rung
from tracker.domain.links import Claim, Purpose
from tracker.domain.owed import Standing, anchor_of
from tracker.domain.workflow import Phase
from tracker.store.outbox import Claimed, Line, Outbox
from tracker.usecases.context import Rules


def data_to_send(rules: Rules, outbox: Outbox, claimed: Claimed, today: date) -> dict[str, Any] | None:
    """The values for the template, without what has been settled since; None when nothing is left to say."""
    data: dict[str, Any] = json.loads(claimed.data)
    if "assignments" in data:
        return _still_open(outbox, data)
    lines = outbox.lines(claimed.id)
    if not lines:
        return data or None
    person, name = outbox.recipient_of(claimed.id)
    groups = _groups(rules.ladder, lines, claimed.lang, today, _Receipts(person, claimed))
    if not groups:
        return None
    return {
        **data,
        "recipient": {"name": name},
        "on": today.isoformat(),
        "groups": groups,
    }


def is_still_owed(line: Line, rung: Rung | None) -> bool:
    """Whether the reminder still speaks of the present: same anchor and date, and no later one planned.

    A rung that the ladder no longer has is not sent.
    """
    phase = Phase(line.phase)
    facts = Standing(
        due_on=line.due_on,
        report_on=line.report_on,
        last_activity_on=line.last_activity_on,
        is_open=phase.is_open,
        is_waiting_for_us=phase is Phase.REPORTED,
    )
    return rung is not None and line.is_latest and anchor_of(facts) == (rung.anchor, line.anchor_on)


def _still_open(outbox: Outbox, data: dict[str, Any]) -> dict[str, Any] | None:
    """A first notice goes out with what is not closed yet, however late it is."""
    numbers = {entry["ref"]: int(entry["ref"].rpartition("-")[2]) for entry in data["assignments"]}
    phases = outbox.phases(data["directive"]["no"], list(numbers.values()))
    left = [
        entry
        for entry in data["assignments"]
        if (phase := phases.get(numbers[entry["ref"]])) and Phase(phase).is_open
    ]
    return {**data, "assignments": left} if left else None


@dataclass(frozen=True)
class _Receipts:
    """The links by which the recipient of one message may acknowledge what it speaks of."""

    person: UUID | None
    message: Claimed

    def of(self, line: Line, rung: Rung) -> dict[str, str | None] | None:
        """The claim, where the body itself is told and has not acknowledged; counted from when it was owed."""
        if rung.to is not Recipient.BODY or self.person is None or line.acknowledged_at is not None:
            return None
        until = self.message.created_at + RECEIPT_LASTS
        return Claim(Purpose.ACKNOWLEDGE, line.directive_id, self.person, until).plain()


def _groups(
    ladder: Ladder, lines: Sequence[Line], lang: str, today: date, receipts: _Receipts
) -> list[dict[str, Any]]:
    """The lines by rung, in the order of the ladder; a repeated rung's turns stand together."""
    rungs = {rung.name: rung for rung in ladder.rungs}
    owed = [line for line in lines if is_still_owed(line, rungs.get(_name(line)))]
    return [
        {
            "rung": rung.name,
            "anchor": rung.anchor.value,
            "label": rung.labels[lang],
            "lines": [
                _plain(line, today) | {"receipt": receipts.of(line, rung)}
                for line in owed
                if _name(line) == rung.name
            ],
        }
        for rung in ladder.rungs
        if any(_name(line) == rung.name for line in owed)
    ]


def _name(line: Line) -> str:
    return line.rung.partition("#")[0]


def _plain(line: Line, today: date) -> dict[str, Any]:
    expected_on = line.due_on or line.report_on
    return {
        "ref": line.ref,
        "path": line.path,
        "role": line.role,
        "text": line.text,
        "body": line.body,
        "period": line.period,
        "due_on": line.due_on.isoformat() if line.due_on else None,
        "report_on": line.report_on.isoformat() if line.report_on else None,
        "last_activity_on": line.last_activity_on.isoformat(),
        "days_late": max((today - expected_on).days, 0) if expected_on else 0,
        "directive": {
            "no": line.directive_no,
            "number": line.directive_number,
            "issuer": line.issuer,
            "issued_on": line.issued_on.isoformat() if line.issued_on else None,
            "subject": line.subject,
        },
    }
