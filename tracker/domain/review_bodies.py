"""Bodies of a draft's items: named in a role by a person, or words of the document given their meaning."""

from collections.abc import Collection, Iterable

from tracker.domain.review_edits import How, Mean, Role, SetBodies
from tracker.domain.review_errors import BodyNotThere, NobodyNamed, NoSuchWords, NotOfADuty
from tracker.domain.review_parts import (
    BY_PERSON,
    ROLE_KEYS,
    Data,
    Frame,
    held_at,
    item_at,
    items_of,
    marked_by_person,
    mentions_of,
)
from tracker.domain.text import fold

ABOUT_NAMES = frozenset(
    f"finding.{name}"
    for name in (
        "body_ambiguous",
        "body_guessed",
        "body_not_valid_then",
        "office_taken_as_body",
        "sector_taken_as_body",
        "unknown_body",
    )
)
"""Findings that are settled once a person has said whom the words mean."""


def set_bodies(data: Data, edit: SetBodies, frame: Frame) -> None:
    """Raises NoSuchPart, NoSuchDuty, NotOfADuty, NobodyNamed, UnknownBody, BodyNotThere."""
    if edit.duty is not None and edit.role is not Role.REPORT_TO:
        raise NotOfADuty(role=edit.role)
    if not edit.codes and edit.how is not How.REPLACE:
        raise NobodyNamed()
    holder, key = held_at(data, edit.path, edit.duty), ROLE_KEYS[edit.role]
    old: list[Data] = holder.get(key, [])
    if edit.how is How.REMOVE:
        new = _without(old, edit, frame)
    else:
        kept = old if edit.how is How.ADD else [m for m in old if _is_one_of(m, edit.codes)]
        new = [*kept, *_missing(kept, edit.codes, frame)]
    if new != old:
        holder[key] = new
        marked_by_person(holder, key)


def _missing(kept: list[Data], codes: Iterable[str], frame: Frame) -> list[Data]:
    """A mention that stands nowhere in the text for each code that none of these gives yet.

    Whoever names a group by its code means its registered members, also where the group is an open one.
    """
    named = [(code, frame.named(code)) for code in dict.fromkeys(codes)]
    return [
        {
            "text": one.name,
            "span": None,
            "bodies": list(one.bodies),
            "group": one.group,
            "is_open": False,
            BY_PERSON: ["bodies"],
        }
        for code, one in named
        if not any(_is_one_of(mention, [code]) for mention in kept)
    ]


def _is_one_of(mention: Data, codes: Collection[str]) -> bool:
    """Whether the mention stands for exactly one of these bodies or groups."""
    return mention.get("group") in codes or any(list(mention["bodies"]) == [code] for code in codes)


def _without(old: list[Data], edit: SetBodies, frame: Frame) -> list[Data]:
    left = old
    for code in edit.codes:
        # A group goes as a whole where it was named as a whole, else each of its members.
        if any(mention.get("group") == code for mention in left):
            left = [mention for mention in left if mention.get("group") != code]
            continue
        gone = {code, *frame.named(code).bodies}
        if not any(gone & set(mention["bodies"]) for mention in left):
            raise BodyNotThere(code=code, path=edit.path, role=edit.role)
        left = [one for mention in left if (one := _thinned(mention, gone)) is not None]
    return left


def _thinned(mention: Data, gone: set[str]) -> Data | None:
    bodies = [code for code in mention["bodies"] if code not in gone]
    if len(bodies) == len(mention["bodies"]):
        return mention
    return {**mention, "bodies": bodies, "group": None, BY_PERSON: ["bodies"]} if bodies else None


def mean(data: Data, edit: Mean, frame: Frame) -> None:
    """Whoever is named by exactly these words is them; where they stand beside others, they come to these.

    Findings about the words are settled with it. Raises NoSuchWords, NoSuchPart, NobodyNamed, UnknownBody.
    """
    wanted = fold(edit.words)
    if not edit.codes:
        raise NobodyNamed()
    one = [frame.named(code) for code in dict.fromkeys(edit.codes)]
    bodies = list(dict.fromkeys(body for named in one for body in named.bodies))
    group = one[0].group if len(one) == 1 else None
    is_open = bool(one) and all(named.is_open for named in one)
    found = False
    for item in [item_at(data, edit.path)] if edit.path else items_of(data):
        for mention in mentions_of(item):
            if wanted and fold(mention["text"]) == wanted:
                _give(mention, bodies, group, is_open)
            elif wanted and f" {wanted} " in f" {fold(mention['text'])} ":
                _give(mention, list(dict.fromkeys([*mention["bodies"], *bodies])), None, False)
            else:
                continue
            found = True
    if not found and not _is_in_findings(data, wanted):
        raise NoSuchWords(words=edit.words)
    if edit.path is None:
        settle_names(data, edit.words)


def _give(mention: Data, bodies: list[str], group: str | None, is_open: bool) -> None:
    if (mention["bodies"], mention.get("group"), mention.get("is_open", False)) != (bodies, group, is_open):
        mention |= {"bodies": bodies, "group": group, "is_open": is_open}
        marked_by_person(mention, "bodies")


def _is_in_findings(data: Data, wanted: str) -> bool:
    # Addressees name bodies too, and only a finding tells of the unknown among them.
    findings: list[Data] = data.get("findings", [])
    return any(f["key"] in ABOUT_NAMES and fold(f["holes"].get("text", "")) == wanted for f in findings)


def settle_names(data: Data, words: str) -> None:
    """Settle the open findings about these words."""
    for finding in data.get("findings", ()):
        is_about = finding["key"] in ABOUT_NAMES and fold(finding["holes"].get("text", "")) == fold(words)
        if is_about and not finding.get("answer"):
            finding["answer"] = {"how": "mean", "note": ""}
