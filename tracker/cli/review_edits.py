"""The words typed after a verb of `tracker review`, as edits of the draft."""

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tracker.cli.session import day
from tracker.domain import review_edits as edits
from tracker.domain.directive import ItemKind, Nature
from tracker.domain.errors import Invalid
from tracker.domain.review_errors import NoSuchPart
from tracker.domain.review_places import place_before

if TYPE_CHECKING:
    from tracker.usecases.review_shown import ReviewPage

NONE = "none"
"""What is typed to take a value away."""


class BadDuty(Invalid):
    """After `change` a number and words, after `drop` a number, after `add` words."""

    key = "review.bad_duty"


def merge(args: Namespace, page: "ReviewPage") -> Iterator[edits.Edit]:
    """`merge 2 3 4`."""
    yield edits.Merge(args.item, tuple(args.others))


def split(args: Namespace, page: "ReviewPage") -> Iterator[edits.Edit]:
    """`split 2 --before WORDS` or `--at 120`; raises NotOnce."""
    item = next((one for one in page.items if one.path == args.item), None)
    if item is None:
        raise NoSuchPart(path=args.item, paths=[one.path for one in page.items])
    at = args.at if args.before is None else place_before(item.text, args.before)
    yield edits.Split(args.item, at)


def move(args: Namespace, page: "ReviewPage") -> Iterator[edits.Edit]:
    """`move 3 --under II`, `--top`, `--after 5`, `--first`."""
    yield edits.Move(args.item, "" if args.top else args.under, args.after, args.first)


def title(args: Namespace, page: "ReviewPage") -> Iterator[edits.Edit]:
    """`title 2 WORDS`."""
    yield edits.Retitle(args.item, _value(args.title))


def drop(args: Namespace, page: "ReviewPage") -> Iterator[edits.Edit]:
    """`drop 2`, `--all` with what is below."""
    yield edits.Drop(args.item, args.all)


def add(args: Namespace, page: "ReviewPage") -> Iterator[edits.Edit]:
    """`add WORDS`."""
    yield edits.Add(
        text=args.text,
        number=args.number,
        under=args.under,
        after=args.after,
        kind=ItemKind(args.kind),
        nature=Nature(args.nature),
    )


def kind(args: Namespace, page: "ReviewPage") -> Iterator[edits.Edit]:
    """`kind 2 info`."""
    yield edits.SetKind(args.item, ItemKind(args.kind))


def bodies(args: Namespace, page: "ReviewPage") -> Iterator[edits.Edit]:
    """`bodies 2 lead set CODE`."""
    yield edits.SetBodies(args.item, edits.Role(args.role), edits.How(args.how), tuple(args.codes), args.duty)


def mean(args: Namespace, page: "ReviewPage") -> Iterator[edits.Edit]:
    """`mean WORDS CODE`."""
    yield edits.Mean(args.words, tuple(args.codes), args.item)


def nature(args: Namespace, page: "ReviewPage") -> Iterator[edits.Edit]:
    """`nature 2 periodic --rule FREQ=MONTHLY`."""
    yield edits.SetNature(args.item, Nature(args.nature), args.rule, args.duty)


def due(args: Namespace, page: "ReviewPage") -> Iterator[edits.Edit]:
    """`due 2 30/6/2019` or `none`; raises BadDate."""
    yield edits.SetDue(args.item, None if args.date == NONE else day(args.date), args.duty)


def duty(args: Namespace, page: "ReviewPage") -> Iterator[edits.Edit]:
    """`duty 2 add WORDS`, `duty 2 change 1 WORDS`, `duty 2 drop 1`; raises BadDuty."""
    number, *words = args.rest
    if args.how == "add":
        yield edits.AddDuty(args.item, " ".join(args.rest))
        return
    if not number.isdecimal() or bool(words) != (args.how == "change"):
        raise BadDuty(text=" ".join(args.rest))
    if args.how == "drop":
        yield edits.DropDuty(args.item, int(number))
        return
    yield edits.ChangeDuty(args.item, int(number), " ".join(words))


def head(args: Namespace, page: "ReviewPage") -> Iterator[edits.Edit]:
    """`head issued_on 7/5/2019`; raises BadDate."""
    value = _value(args.value)
    is_date = args.field == "issued_on" and value
    yield edits.SetHead(args.field, day(value).isoformat() if is_date else value)


def accept(args: Namespace, page: "ReviewPage") -> Iterator[edits.Edit]:
    """`accept 1 2 --note WORDS`."""
    for number in args.findings:
        yield edits.Accept(number, args.note)


def reopen(args: Namespace, page: "ReviewPage") -> Iterator[edits.Edit]:
    """`reopen 1 2`."""
    for number in args.findings:
        yield edits.Reopen(number)


def _value(text: str) -> str:
    return "" if text == NONE else text
