"""`tracker import`: a document into the register, as a draft."""

import argparse
from pathlib import Path

from tracker.cli.session import add_actor, add_json, context, print_json, print_line
from tracker.cli.words import Say


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """The file."""
    parser.add_argument("file", type=Path, help=say("cli.help_file"))
    add_actor(parser, say)
    add_json(parser, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Import it, or say which directive it is already."""
    from tracker.cli.files import read_file
    from tracker.cli.progress import page_progress
    from tracker.cli.reading import print_reading
    from tracker.usecases.import_directive import ImportFile, import_directive

    ctx = context(args)
    made = import_directive(ctx, ImportFile(args.file.name, read_file(args.file)), page_progress(say))
    if args.json:
        print_json(
            {"no": made.no, "new": made.is_new, "state": made.state, "findings": len(made.parsed.findings)}
        )
        return 0
    if not made.is_new:
        print_line(say("cli.import_known", no=made.no))
        print_line(say("cli.import_differs") if made.differs else say("cli.import_same"))
        return 0
    print_reading(made.parsed, say)
    print_line(say("cli.import_made", no=made.no))
    return 0
