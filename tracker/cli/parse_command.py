"""`tracker parse`: what a document says, without a database."""

import argparse
from pathlib import Path

from tracker.cli.session import add_json, print_json, print_line
from tracker.cli.words import Say


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """The file, and how to print it."""
    parser.add_argument("file", type=Path, help=say("cli.help_file"))
    add_json(parser, say)
    parser.add_argument("--text", action="store_true", help=say("cli.help_text"))
    parser.add_argument("--directory", type=Path, metavar="FILE", help=say("cli.help_directory"))


def run(args: argparse.Namespace, say: Say) -> int:
    """Print the reading as a table, as JSON, or the normalised text that spans count in."""
    from tracker.cli.files import read_file
    from tracker.cli.progress import page_progress
    from tracker.usecases.understand import directory_from, understand

    directory_file = (read_file(args.directory), args.directory.name) if args.directory else None
    directory = directory_from(directory_file)
    parsed = understand(read_file(args.file), args.file.name, directory, page_progress(say))
    if args.text:
        print_line(parsed.text)
        return 0
    if args.json:
        from tracker.cli.reading import reading_json

        print_json(reading_json(parsed, say))
        return 0
    from tracker.cli.reading import print_reading

    print_reading(parsed, say)
    return 0
