"""The head of a draft: its values set by a person, and what of it the register keeps."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.directive import System
from tracker.domain.issuing import issuing_body
from tracker.domain.registers import scope_of
from tracker.domain.review_edits import SetHead
from tracker.domain.review_errors import BadHeadValue, NoSuchField
from tracker.domain.review_parts import Data, Frame, set_by_person, short_enough
from tracker.domain.text import fold, one_line

FIELDS = {
    "number": 64,
    "issued_on": 10,
    "kind": 64,
    "system": 8,
    "issuer": 200,
    "subject": 2_000,
    "place": 100,
    "urgency": 32,
}
"""What may be set, with the most characters that each holds in the register."""


@dataclass(frozen=True)
class RegisterHead:
    """The columns of the register that come from the head of a document."""

    number: str | None
    number_key: str | None
    issuer: str | None
    issuer_key: str | None
    scope: str | None
    kind: str | None
    system: str | None
    issued_on: date | None
    place: str | None
    subject: str | None
    urgency: str | None


def set_head(data: Data, edit: SetHead, frame: Frame) -> None:
    """The value has no place in the text any more. Raises NoSuchField, BadHeadValue, TooLong."""
    if edit.field not in FIELDS:
        raise NoSuchField(field=edit.field, fields=list(FIELDS))
    value: str | None = short_enough(one_line(edit.value), edit.field, FIELDS[edit.field]) or None
    if value is not None and not _is_good(edit.field, value):
        raise BadHeadValue(field=edit.field, value=value)
    if value is not None and edit.field in ("kind", "system"):
        value = value.lower()
    if data.get(edit.field) != value:
        set_by_person(data, edit.field, value)
        data["spans"] = {name: span for name, span in data.get("spans", {}).items() if name != edit.field}


def _is_good(field: str, value: str) -> bool:
    if field == "system":
        return value.lower() in list(System)
    if field != "issued_on":
        return True
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def register_head(data: Data) -> RegisterHead:
    """What the register keeps of a draft; what the draft lacks is None."""
    said: dict[str, Any] = {name: data.get(name) for name in FIELDS}
    issued_on = date.fromisoformat(said["issued_on"]) if said["issued_on"] else None
    system = System(said["system"]) if said["system"] else None
    authority = (data.get("signature") or {}).get("authority")
    return RegisterHead(
        number=said["number"],
        number_key=fold(said["number"]) if said["number"] else None,
        issuer=issuing_body(said["issuer"], authority),
        issuer_key=fold(said["issuer"]) if said["issuer"] else None,
        scope=scope_of(system, issued_on),
        kind=said["kind"],
        system=said["system"],
        issued_on=issued_on,
        place=said["place"],
        subject=said["subject"],
        urgency=said["urgency"],
    )
