"""`tracker report check-template`: mistakes in a template of the office's own, before anybody draws with it."""

import argparse
from pathlib import Path

from tracker.cli.files import FileMissing
from tracker.cli.session import print_line
from tracker.cli.words import Say

FOUND_SOMETHING = 1


def declare(verb: str, parser: argparse.ArgumentParser, say: Say) -> None:
    """Which file."""
    parser.add_argument("file", type=Path, help=say("report_cli.help_template"))


def run(args: argparse.Namespace, say: Say) -> int:
    """Print a sentence for each mistake; changes nothing."""
    from tracker.render.report_check import check_template

    if not args.file.is_file():
        raise FileMissing(path=str(args.file))
    found = check_template(args.file, args.lang)
    for sentence in found:
        print_line(sentence)
    if not found:
        print_line(say("report_cli.template_fine", path=str(args.file)))
    return FOUND_SOMETHING if found else 0
