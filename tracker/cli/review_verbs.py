"""The verbs of `tracker review`: what each is typed with, and the edits that come of it."""

import argparse
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tracker.cli import review_edits as made
from tracker.cli.words import Say
from tracker.domain.directive import ItemKind, Nature
from tracker.domain.review_edits import Edit, How, Role
from tracker.domain.review_head import FIELDS

if TYPE_CHECKING:
    from tracker.usecases.review_shown import ReviewPage

Declare = Callable[[argparse.ArgumentParser, Say], None]
Make = Callable[[argparse.Namespace, "ReviewPage"], Iterable[Edit]]

_KINDS = [kind.value for kind in ItemKind]
_NATURES = [nature.value for nature in Nature]


@dataclass(frozen=True)
class Verb:
    """How a verb is typed, and its edits (none: the command knows what to do)."""

    declare: Declare
    edits: Make = lambda args, page: ()


def declare_verbs(parser: argparse.ArgumentParser, say: Say) -> None:
    """A parser for each verb; `--as`, `--json` and `--version` may follow it."""
    from tracker.cli.invoke import Parser

    class Spoken(Parser):
        def __init__(self, **more: Any) -> None:
            super().__init__(say=say, **more)

    verbs = parser.add_subparsers(
        dest="verb", metavar=say("review.verb"), title=say("review.verbs"), parser_class=Spoken
    )
    for name, verb in VERBS.items():
        words = say(f"review.help_{name}")
        one = verbs.add_parser(name, help=words, description=words)
        verb.declare(one, say)
        # Left out, these must not hide what was typed before the verb.
        hidden = argparse.SUPPRESS
        one.add_argument("--as", dest="actor", metavar="EMAIL", default=hidden, help=say("cli.help_as"))
        one.add_argument("--json", action="store_true", default=hidden, help=say("cli.help_json"))
        one.add_argument("--version", type=int, help=say("review.help_version"))


def _item(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("item", help=say("cli.help_item"))


def _duty_number(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("--duty", type=int, metavar="N", help=say("review.help_duty_number"))


def _nothing(parser: argparse.ArgumentParser, say: Say) -> None:
    """Undo, redo and history need no more."""


def _merge(parser: argparse.ArgumentParser, say: Say) -> None:
    _item(parser, say)
    parser.add_argument("others", nargs="+", metavar="item", help=say("review.help_others"))


def _split(parser: argparse.ArgumentParser, say: Say) -> None:
    _item(parser, say)
    place = parser.add_mutually_exclusive_group(required=True)
    place.add_argument("--before", metavar=say("review.words"), help=say("review.help_before"))
    place.add_argument("--at", type=int, metavar="N", help=say("review.help_at"))


def _move(parser: argparse.ArgumentParser, say: Say) -> None:
    _item(parser, say)
    parser.add_argument("--under", metavar="ITEM", help=say("review.help_under"))
    parser.add_argument("--top", action="store_true", help=say("review.help_top"))
    parser.add_argument("--after", metavar="ITEM", help=say("review.help_after"))
    parser.add_argument("--first", action="store_true", help=say("review.help_first"))


def _title(parser: argparse.ArgumentParser, say: Say) -> None:
    _item(parser, say)
    parser.add_argument("title", help=say("review.help_new_title"))


def _drop(parser: argparse.ArgumentParser, say: Say) -> None:
    _item(parser, say)
    parser.add_argument("--all", action="store_true", help=say("review.help_all"))


def _add(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("text", help=say("review.help_text"))
    parser.add_argument("--number", default="", help=say("review.help_number"))
    parser.add_argument("--under", default="", metavar="ITEM", help=say("review.help_under"))
    parser.add_argument("--after", metavar="ITEM", help=say("review.help_after"))
    parser.add_argument(
        "--kind", choices=_KINDS, default=ItemKind.TASK.value, help=say("review.help_new_kind")
    )
    parser.add_argument("--nature", choices=_NATURES, default="one_off", help=say("review.help_new_nature"))


def _kind(parser: argparse.ArgumentParser, say: Say) -> None:
    _item(parser, say)
    parser.add_argument("kind", choices=_KINDS, help=say("review.help_new_kind"))


def _bodies(parser: argparse.ArgumentParser, say: Say) -> None:
    _item(parser, say)
    parser.add_argument("role", choices=[role.value for role in Role], help=say("review.help_role"))
    parser.add_argument("how", choices=[how.value for how in How], help=say("review.help_how"))
    parser.add_argument("codes", nargs="*", metavar="code", help=say("review.help_codes"))
    _duty_number(parser, say)


def _mean(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("words", help=say("review.help_words"))
    parser.add_argument("codes", nargs="+", metavar="code", help=say("review.help_codes"))
    parser.add_argument("--item", help=say("review.help_only_item"))


def _body(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("words", help=say("review.help_words"))
    parser.add_argument("--name", default="", help=say("review.help_name"))
    parser.add_argument("--code", default="", help=say("review.help_code"))
    parser.add_argument("--kind", help=say("review.help_body_kind"))
    parser.add_argument("--parent", metavar="CODE", help=say("review.help_parent"))


def _alias(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("words", help=say("review.help_words"))
    parser.add_argument("code", help=say("review.help_codes"))


def _nature(parser: argparse.ArgumentParser, say: Say) -> None:
    _item(parser, say)
    parser.add_argument("nature", choices=_NATURES, help=say("review.help_new_nature"))
    parser.add_argument("--rule", metavar="RRULE", help=say("review.help_rule"))
    _duty_number(parser, say)


def _due(parser: argparse.ArgumentParser, say: Say) -> None:
    _item(parser, say)
    parser.add_argument("date", help=say("cli.help_due_date"))
    _duty_number(parser, say)


def _duty(parser: argparse.ArgumentParser, say: Say) -> None:
    _item(parser, say)
    parser.add_argument("how", choices=("add", "change", "drop"), help=say("review.help_duty_how"))
    parser.add_argument("rest", nargs="+", metavar=say("review.duty_rest"), help=say("review.help_duty_rest"))


def _head(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("field", choices=list(FIELDS), help=say("review.help_field"))
    parser.add_argument("value", help=say("review.help_value"))


def _accept(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("findings", nargs="+", type=int, metavar="n", help=say("review.help_findings"))
    parser.add_argument("--note", default="", help=say("review.help_note"))


def _reopen(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("findings", nargs="+", type=int, metavar="n", help=say("review.help_findings"))


VERBS: Mapping[str, Verb] = {
    "merge": Verb(_merge, made.merge),
    "split": Verb(_split, made.split),
    "move": Verb(_move, made.move),
    "title": Verb(_title, made.title),
    "drop": Verb(_drop, made.drop),
    "add": Verb(_add, made.add),
    "kind": Verb(_kind, made.kind),
    "bodies": Verb(_bodies, made.bodies),
    "mean": Verb(_mean, made.mean),
    "body": Verb(_body),
    "alias": Verb(_alias),
    "nature": Verb(_nature, made.nature),
    "due": Verb(_due, made.due),
    "duty": Verb(_duty, made.duty),
    "head": Verb(_head, made.head),
    "accept": Verb(_accept, made.accept),
    "reopen": Verb(_reopen, made.reopen),
    "undo": Verb(_nothing),
    "redo": Verb(_nothing),
    "history": Verb(_nothing),
}
