"""`tracker issue`: a draft becomes tasks, assignments and first notices."""

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from tracker.cli.asking import agreed
from tracker.cli.session import add_actor, add_json, context, day, print_json, print_line
from tracker.cli.table import shown_day
from tracker.cli.words import Say
from tracker.domain.errors import Invalid
from tracker.domain.periods import Length, Regime

if TYPE_CHECKING:
    from tracker.usecases.issue_directive import Issued
    from tracker.usecases.preview_issue import Preview

Dues = tuple[tuple[str, date], ...]


class BadDue(Invalid):
    """Not of the form ITEM=DATE."""

    key = "error.bad_due"


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """Which draft, under which reporting regime, with which deadlines."""
    parser.add_argument("directive", help=say("cli.help_directive"))
    parser.add_argument(
        "--regime", choices=[r.value for r in Regime], default="calendar", help=say("cli.help_regime")
    )
    parser.add_argument(
        "--every", choices=[n.value for n in Length], default="quarter", help=say("cli.help_every")
    )
    parser.add_argument(
        "--due", action="append", default=[], metavar="ITEM=DATE", help=say("cli.help_issue_due")
    )
    parser.add_argument("--despite-errors", metavar="REASON", help=say("review.help_despite"))
    parser.add_argument("--yes", action="store_true", help=say("cli.help_yes"))
    add_actor(parser, say)
    add_json(parser, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Show who will get what, ask, then issue."""
    from tracker.usecases.issue_directive import IssueDirective, issue_directive
    from tracker.usecases.preview_issue import past_dues, preview_issue

    dates = dict(_due(text) for text in args.due)
    ctx = context(args)
    preview = preview_issue(ctx, args.directive)
    past = () if preview.is_issued else past_dues(ctx, preview.id, dates)
    if not preview.is_issued and not args.json:
        _print_preview(preview, past, say)
        if not args.yes and not agreed(say("cli.issue_ask")):
            print_line(say("cli.issue_not_done"))
            return 1
    command = IssueDirective(
        preview.id, Regime(args.regime), Length(args.every), dates, args.despite_errors, preview.version
    )
    made = issue_directive(ctx, command)
    if args.json:
        print_json(_as_json(made, past))
    else:
        _print_issued(made, say)
    return 0


def _as_json(made: "Issued", past: Dues) -> dict[str, Any]:
    return {
        "new": made.is_new,
        "tasks": made.tasks,
        "assignments": made.assignments,
        "unreachable": made.unreachable,
        "without_lead": made.without_lead,
        "past_due": [{"item": path, "due_on": due_on} for path, due_on in past],
    }


def _print_preview(preview: "Preview", past: Dues, say: Say) -> None:
    counts = {"tasks": preview.tasks, "bodies": preview.bodies, "assignments": preview.assignments}
    print_line(say("cli.issue_preview", **counts))
    if preview.without_lead:
        print_line(say("cli.issue_without_lead", paths=list(preview.without_lead)))
    if past:
        item = say("cli.head_item").lower()
        dues = [f"{item} {path} ({shown_day(due_on.isoformat())})" for path, due_on in past]
        print_line(say("cli.issue_past", dues=dues))
    _print_findings(preview.findings, say)


def _print_issued(made: "Issued", say: Say) -> None:
    if not made.is_new:
        print_line(say("cli.issue_before"))
        return
    print_line(say("cli.issue_made", tasks=made.tasks, assignments=made.assignments, told=made.told))
    if made.unreachable:
        print_line(say("cli.issue_unreachable", count=len(made.unreachable), bodies=list(made.unreachable)))


def _print_findings(findings: tuple[tuple[int, dict[str, Any]], ...], say: Say) -> None:
    if findings:
        print_line(say("review.issue_open", count=len(findings)))
    for number, finding in findings:
        severity = say(f"severity.{finding.get('severity', 'warning')}")
        print_line(f"  [{number}] {severity}: {say(finding['key'], **finding['holes'])}")


def _due(text: str) -> tuple[str, date]:
    path, sign, when = text.partition("=")
    if not (path and sign and when):
        raise BadDue(text=text)
    return path, day(when)
