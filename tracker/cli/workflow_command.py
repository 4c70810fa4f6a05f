"""`tracker workflow`: are the workflow files sound, and what do they look like."""

import argparse
from pathlib import Path

from tracker.cli.session import print_line
from tracker.cli.words import Say

NAMES = ("assignment", "extension", "directive")
FOUND_SOMETHING = 1


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """`check` and `diagram`."""
    parser.add_argument("verb", choices=("check", "diagram"), help=say("cli.help_workflow_verb"))
    parser.add_argument("name", nargs="?", help=say("cli.help_workflow_name"))
    parser.add_argument(
        "--format", choices=("mermaid", "svg"), default="mermaid", help=say("cli.help_diagram")
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help=say("cli.help_out"))


def run(args: argparse.Namespace, say: Say) -> int:
    """Check all files (or one), or draw one."""
    return _check(args, say) if args.verb == "check" else _diagram(args, say)


def _check(args: argparse.Namespace, say: Say) -> int:
    from tracker.domain.workflow_check import problems
    from tracker.usecases.workflow_files import declared

    bad = 0 if args.name else _check_ladder(say)
    for name in (args.name,) if args.name else NAMES:
        found = problems(declared(name))
        for problem in found:
            print_line(f"{name}: {say(problem.key, name=problem.name)}")
        if not found:
            print_line(say("workflow.sound", name=name))
        bad += len(found)
    return FOUND_SOMETHING if bad else 0


def _check_ladder(say: Say) -> int:
    """How many of the mails that the ladder names cannot be made; raises BadLadder."""
    from tracker.domain.ladder import Ladder
    from tracker.render.mail_templates import missing_templates
    from tracker.resources import data_dir
    from tracker.usecases.workflow_files import declared

    ladder = Ladder.load(declared("reminders"))
    folder = data_dir("templates") / "mail"
    missing = missing_templates(folder, (rung.template for rung in ladder.rungs))
    for name in missing:
        print_line(say("workflow.no_mail_template", path=str(folder / name)))
    if not missing:
        print_line(say("workflow.sound", name="reminders"))
    return len(missing)


def _diagram(args: argparse.Namespace, say: Say) -> int:
    from tracker.cli.files import write_file
    from tracker.domain.workflow_check import load
    from tracker.render.diagram import mermaid, svg
    from tracker.usecases.workflow_files import declared

    workflow = load(declared(args.name or NAMES[0]))
    text = (svg if args.format == "svg" else mermaid)(workflow, args.lang)
    if not args.out:
        print_line(text)
        return 0
    write_file(args.out, text.encode())
    print_line(say("cli.written", path=str(args.out)))
    return 0
