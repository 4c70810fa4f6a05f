"""`tracker move`: one verb on one assignment."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.labels import label
from tracker.cli.session import add_actor, add_json, context, print_json, print_line
from tracker.cli.words import Say
from tracker.domain.errors import Invalid
from tracker.domain.quantities import quantity

if TYPE_CHECKING:
    from tracker.usecases.submissions import Submission


_VIETNAMESE = str.maketrans(",.", ".,")


class BadFigure(Invalid):
    """Not of the form NUMBER=VALUE."""

    key = "error.bad_figure"


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """The reference, the verb, and what the verb needs."""
    parser.add_argument("ref", help=say("cli.help_ref"))
    parser.add_argument("verb", help=say("cli.help_verb"))
    parser.add_argument("--reason", default="", help=say("cli.help_reason"))
    parser.add_argument("--result", metavar="TEXT", help=say("cli.help_result"))
    parser.add_argument("--difficulties", default="", metavar="TEXT", help=say("cli.help_difficulties"))
    parser.add_argument("--proposals", default="", metavar="TEXT", help=say("cli.help_proposals"))
    parser.add_argument(
        "--figure", action="append", default=[], metavar="N=VALUE", help=say("cli.help_figure")
    )
    parser.add_argument(
        "--evidence", action="append", default=[], type=Path, metavar="FILE", help=say("cli.help_evidence")
    )
    parser.add_argument("--to", dest="successor", metavar="CODE", help=say("cli.help_successor"))
    parser.add_argument("--version", type=int, help=say("cli.help_version"))
    add_actor(parser, say)
    add_json(parser, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Make the move and say where the assignment and its task now stand."""
    from tracker.usecases.move_assignment import MoveAssignment, move_assignment
    from tracker.usecases.read_assignments import assignment_by_ref

    ctx = context(args)
    found = assignment_by_ref(ctx, args.ref)
    command = MoveAssignment(
        found.id, args.verb, args.version, args.reason, _submission(args), args.successor
    )
    moved = move_assignment(ctx, command)
    now = moved.assignment
    if args.json:
        print_json(
            {
                "ref": now.ref,
                "state": now.state,
                "version": now.version,
                "task": moved.task_state,
                "heir": moved.heir,
            }
        )
        return 0
    labels = {"state": label(args.lang, now.state), "task": label(args.lang, moved.task_state)}
    print_line(say("cli.moved", ref=now.ref, path=now.path, **labels))
    for number, value in (command.submission.figures if command.submission else {}).items():
        print_line(say("cli.moved_figure", number=number, value=f"{value:,.10g}".translate(_VIETNAMESE)))
    if moved.heir:
        print_line(say("cli.moved_heir", ref=moved.heir))
    return 0


def _submission(args: argparse.Namespace) -> "Submission | None":
    from tracker.cli.files import read_file
    from tracker.usecases.submissions import Submission

    if args.result is None:
        return None
    evidence = {path.name: read_file(path) for path in args.evidence}
    figures = dict(_figure(text) for text in args.figure)
    return Submission(args.result, args.difficulties, args.proposals, figures, evidence)


def _figure(text: str) -> tuple[int, float]:
    number, _, value = text.partition("=")
    try:
        return int(number), quantity(value)
    except ValueError as error:
        raise BadFigure(text=text) from error
