"""An edit from plain values, as a form, an API or the record has them: `plain` the other way round."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import Any, get_args

from tracker.domain.directive import ItemKind, Nature, Span
from tracker.domain.errors import Invalid
from tracker.domain.review_edits import Edit, How, Role


class BadEdit(Invalid):
    """An edit that is none: `field` is missing, or `value` is nothing that it can be."""

    key = "review.bad_edit"


_EDITS: dict[str, type[Edit]] = {kind.verb: kind for kind in get_args(Edit)}


def edit_of(values: Mapping[str, Any]) -> Edit:
    """The edit that `values["verb"]` names, from texts or plain JSON values; others than its own are left alone.

    Dates are ISO 8601, spans `[start, end]` or "start:end", codes a list or words apart; "" is None where a number or
    a date may be lacking. Raises BadEdit.
    """
    kind = _EDITS.get(str(values.get("verb")))
    if kind is None:
        raise BadEdit(field="verb", value=str(values.get("verb")))
    said: dict[str, Any] = {}
    for field in fields(kind):
        if field.name in values:
            said[field.name] = _read(field.name, field.type, values[field.name])
        elif field.default is MISSING:
            raise BadEdit(field=field.name, value="")
    return kind(**said)


def _read(name: str, kind: Any, value: Any) -> Any:
    kinds = [one for one in get_args(kind) if one is not type(None)] if type(None) in get_args(kind) else []
    if kinds and (value is None or (value == "" and kinds[0] is not str)):
        return None
    try:
        return _READERS[kinds[0] if kinds else kind](value)
    except (ValueError, TypeError) as error:
        raise BadEdit(field=name, value=str(value)[:100]) from error


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _number(value: Any) -> int:
    if isinstance(value, bool | float):
        raise TypeError(value)
    return int(value)


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(value.split()) if isinstance(value, str) else tuple(_text(one) for one in value)


def _span(value: Any) -> Span:
    start, end = value.split(":") if isinstance(value, str) else value
    return _number(start), _number(end)


def _flag(value: Any) -> bool:
    return value in (True, "true", "on", "1")


_READERS: Mapping[Any, Callable[[Any], Any]] = {
    str: _text,
    int: _number,
    bool: _flag,
    date: date.fromisoformat,
    ItemKind: ItemKind,
    Nature: Nature,
    Role: Role,
    How: How,
    Span: _span,
    tuple[str, ...]: _texts,
}
