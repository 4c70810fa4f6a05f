"""How often and until when an item or a duty is owed, and its duties added, reworded and dropped."""

import re
from datetime import date

from tracker.domain.directive import Nature
from tracker.domain.review_edits import AddDuty, ChangeDuty, DropDuty, SetDue, SetNature
from tracker.domain.review_errors import BadRecurrence, OnceAndAgain
from tracker.domain.review_parts import (
    Data,
    Frame,
    duty_at,
    held_at,
    item_at,
    marked_by_person,
    set_by_person,
    span_of,
    worded,
)

PACELESS = "periodic"
"""The recurrence of what repeats at a pace that the text does not give."""

_RULE = re.compile(r"FREQ=(?:YEARLY|MONTHLY|WEEKLY|DAILY)(?:;[A-Z]+=[A-Z0-9+,-]+)*")
_LIMIT = 200  # of task.recurrence


def set_nature(data: Data, edit: SetNature, frame: Frame) -> None:
    """Raises NoSuchPart, NoSuchDuty, BadRecurrence, OnceAndAgain."""
    holder = held_at(data, edit.path, edit.duty)
    rule = _rule(edit.nature, edit.recurrence)
    set_by_person(holder, "nature", edit.nature.value)
    if edit.recurrence is not None or edit.nature is not Nature.PERIODIC:
        set_by_person(holder, "recurrence", rule)


def _rule(nature: Nature, recurrence: str | None) -> str | None:
    if not recurrence:
        return None
    if nature is Nature.ONE_OFF:
        raise OnceAndAgain(rule=recurrence)
    rule = recurrence.strip()
    if rule.lower() == PACELESS:
        return PACELESS
    rule = rule.upper().removeprefix("RRULE:")
    if len(rule) > _LIMIT or not _RULE.fullmatch(rule):
        raise BadRecurrence(rule=recurrence)
    return rule


def set_due(data: Data, edit: SetDue, frame: Frame) -> None:
    """Raises NoSuchPart, NoSuchDuty."""
    set_by_person(held_at(data, edit.path, edit.duty), "due_on", _iso(edit.due_on))


def add_duty(data: Data, edit: AddDuty, frame: Frame) -> None:
    """In the order of the text, else last. Raises NoSuchPart, NoWords, OutsideText, OutsideItem, OnceAndAgain."""
    item = item_at(data, edit.path)
    text, span = worded(frame, edit.text, edit.span, span_of(item) or (0, 0))
    typed = ["text"] if span is None else []
    duty = {
        "text": text,
        "span": list(span) if span else None,
        "nature": edit.nature.value,
        "due_on": _iso(edit.due_on),
        "recurrence": _rule(edit.nature, edit.recurrence),
        "report_to": [],
        "by_person": sorted([*typed, "due_on", "nature", "recurrence"]),
    }
    duties: list[Data] = item["duties"]
    place = sum(1 for one in duties if (s := span_of(one)) and s < span) if span else len(duties)
    duties.insert(place, duty)
    marked_by_person(item, "duties")


def change_duty(data: Data, edit: ChangeDuty, frame: Frame) -> None:
    """Raises NoSuchPart, NoSuchDuty, NoWords, OutsideText, OutsideItem."""
    item = item_at(data, edit.path)
    duty = duty_at(item, edit.duty)
    text, span = worded(frame, edit.text, edit.span, span_of(item) or (0, 0))
    if text == duty["text"] and span in (None, span_of(duty)):
        return
    duty["text"], duty["span"] = text, list(span) if span else None
    marked_by_person(duty, "text")


def drop_duty(data: Data, edit: DropDuty, frame: Frame) -> None:
    """Raises NoSuchPart, NoSuchDuty."""
    item = item_at(data, edit.path)
    duty_at(item, edit.duty)
    del item["duties"][edit.duty - 1]
    marked_by_person(item, "duties")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
