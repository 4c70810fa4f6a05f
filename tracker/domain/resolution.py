"""What comes of resolving a mention: the bodies, and the doubts for a person. Nothing is looked up here."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.domain.directive import Mention, Severity
from tracker.domain.mention_parts import How, Part


@dataclass(frozen=True)
class Doubt:
    """What a person should look at in one resolution: a finding that has no place in a text yet."""

    key: str
    holes: dict[str, str]
    severity: Severity = Severity.WARNING


@dataclass(frozen=True)
class Resolved:
    """A mention with its bodies filled in.

    `mention.bodies` are all who are obliged, group members of that day included and those excepted left out,
    in reading order; `mention.group` is set when the words name one group and nothing else. `named` are the
    bodies named one by one, `groups` the groups.
    """

    mention: Mention
    named: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class Answer:
    """Whom one part of a mention obliges; `group` when it names a group."""

    obliged: tuple[str, ...] = ()
    group: str | None = None
    doubts: tuple[Doubt, ...] = ()


def doubts_of_nobody(part: Part) -> tuple[Doubt, ...]:
    """What to say of words that name no body."""
    if part.how is How.INTERNAL:
        return (Doubt("finding.internal_unit", {"text": part.text}, Severity.NOTE),)
    if part.how is How.UNKNOWN:
        return (Doubt("finding.unknown_body", {"text": part.text}),)
    return ()


def doubts_of_kind(part: Part, name: str, code: str) -> Iterator[Doubt]:
    """What to say of a body or group that was not named by its own name."""
    holes = {"text": part.text, "body": name, "code": code}
    if part.how is How.OFFICE:
        yield Doubt("finding.office_taken_as_body", holes, Severity.NOTE)
    if part.how is How.SECTOR:
        yield Doubt("finding.sector_taken_as_body", holes, Severity.NOTE)
    if part.how is How.GUESS:
        yield Doubt("finding.body_guessed", holes | {"guess": name, "score": f"{part.score or 0:.0f}"})
