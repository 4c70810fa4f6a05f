"""The words of the directory of bodies: bodies, dated groups, successions. No matching of names here."""

from dataclasses import dataclass
from datetime import date

PROVINCE_KINDS = ("tinh_uy", "ubnd_tinh")
"""Kinds of body whose place is a whole province: what has no place in its name is meant to be there."""


def covers(since: date | None, until: date | None, on: date | None) -> bool:
    """Whether `on` lies in `[since, until)`; an open end has no limit, and no date means any time."""
    if on is None:
        return True
    return (since is None or since <= on) and (until is None or on < until)


@dataclass(frozen=True)
class Body:
    """Cơ quan, đơn vị: exists from `valid_from` until the day before `valid_until`; None is unknown or open.

    `certainty` says how sure the source is, in its own words; `kind` is a free word of the directory file.
    """

    code: str
    name: str
    kind: str | None = None
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    certainty: str | None = None
    note: str | None = None

    def is_valid(self, on: date | None) -> bool:
        """Whether the body exists on that day; True when no day is given."""
        return covers(self.valid_from, self.valid_until, on)


@dataclass(frozen=True)
class Membership:
    """One body in one group from `since` until the day before `until`."""

    code: str
    since: date | None = None
    until: date | None = None

    def is_valid(self, on: date | None) -> bool:
        """Whether the body belongs to the group on that day; True when no day is given."""
        return covers(self.since, self.until, on)


@dataclass(frozen=True)
class Group:
    """A name for several bodies. An open group ("các ban, sở, ngành …") is wider than its members here."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    is_open: bool = False
    members: tuple[Membership, ...] = ()


@dataclass(frozen=True)
class Succession:
    """From the day `on`, the work of the `old` bodies is the `new` ones'; `function` names the part of it
    where a body is split. A person confirms the heir of each open task."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    on: date
    function: str | None = None
    basis: str | None = None
    certainty: str | None = None
