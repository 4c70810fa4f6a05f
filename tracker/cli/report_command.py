"""`tracker report`: the progress report of a period, its life from draft to issue, and the papers beside it."""

import argparse
from importlib import import_module

from tracker.cli.report_options import add_output, add_period
from tracker.cli.session import add_actor
from tracker.cli.words import Say

VERBS = {
    "draft": "report_life",
    "list": "report_life",
    "show": "report_life",
    "edit": "report_life",
    "preview": "report_life",
    "issue": "report_issue",
    "correct": "report_life",
    "explain": "report_explain",
    "summary": "report_papers",
    "sheet": "report_papers",
    "urge": "report_papers",
    "life": "report_papers",
    "check-template": "report_check",
}
"""Verb -> the module that declares and runs it."""


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """A report of a period without a verb; else one of the verbs."""
    add_period(parser, say)
    add_output(parser, say)
    add_actor(parser, say)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    for verb, name in VERBS.items():
        does = say(f"report_cli.{verb.replace('-', '_')}")
        own = verbs.add_parser(verb, say=say, description=does, help=does)
        import_module(f"tracker.cli.{name}").declare(verb, own, say)
        add_actor(own, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Write the report of the period, or do what the verb says."""
    if args.verb:
        return int(import_module(f"tracker.cli.{VERBS[args.verb]}").run(args, say))
    from tracker.cli.report_papers import write_period

    return write_period(args, say, "progress")
