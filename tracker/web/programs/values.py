"""How values of programs are read and written: text through the one door, keys of pages, fields that are wrong."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from tracker.domain.text import MAX_TEXT, clean, one_line
from tracker.web.programs.faults import FieldsInvalid

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

Line = Annotated[str, AfterValidator(one_line), Field(max_length=500)]
Words = Annotated[str, AfterValidator(lambda text: clean(text).strip()), Field(max_length=MAX_TEXT)]


def _written(value: object) -> object:
    """A day as it is written; a number is none, though a library would count seconds with it."""
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise ValueError("a day is written 2019-06-30")
    if isinstance(value, int | float):
        raise ValueError("a day is no number")  # only a ValueError becomes a fault of the field
    return value


Day = Annotated[date, BeforeValidator(_written)]

Item = TypeVar("Item")


class Asked(BaseModel):
    """What a program sends. A name that is not known is refused: it was meant to say something."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Answer(BaseModel):
    """What a program is told."""

    model_config = ConfigDict(frozen=True, from_attributes=True)


class PageAsked(Asked):
    """Which part of a list."""

    after: Line = Field("", description="`next` of the page before; nothing: from the start", max_length=200)
    limit: int = Field(50, ge=1, le=200, description="Rows on the page at the most")


class Page(Answer, Generic[Item]):
    """A part of a list."""

    items: list[Item] = Field(description="The rows, in the order of the list")
    next: str | None = Field(
        description="What to send as `after` for the page that follows; null on the last"
    )


def pair_of(after: str, name: str = "after") -> tuple[int, int] | None:
    """A key of two numbers, `3-12`; None where nothing was sent. Raises FieldsInvalid."""
    if not after:
        return None
    left, sign, right = after.partition("-")
    if not sign or not all(_is_number(part) for part in (left, right)):
        raise bad_field(name, "bad_key")
    return int(left), int(right)


def number_of(after: str, name: str = "after") -> int:
    """A key of one number, 0 where nothing was sent; raises FieldsInvalid."""
    if after and not _is_number(after):
        raise bad_field(name, "bad_key")
    return int(after or 0)


def bad_field(name: str, code: str) -> FieldsInvalid:
    """One field is wrong."""
    return FieldsInvalid(fields=name, errors=[{"field": name, "code": code}])


def fields_invalid(error: ValidationError) -> FieldsInvalid:
    """What of a request is wrong, field by field; nothing sent is repeated."""
    errors = [{"field": _name(one["loc"]), "code": one["type"]} for one in error.errors(include_url=False)]
    names = ", ".join(dict.fromkeys(one["field"] for one in errors if one["field"]))
    return FieldsInvalid(fields=names[:200] or "–", errors=errors[:50])


def _name(place: Sequence[Any]) -> str:
    return ".".join(str(part)[:60] for part in place)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
