"""`tracker demo`: the whole job, from a file to the reports, in one folder."""

import argparse
import shutil
import sys
from pathlib import Path

from tracker.cli.words import Say


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """Where to, and on which document."""
    parser.add_argument(
        "--out", type=Path, default=Path("demo"), metavar="DIR", help=say("cli.help_demo_out")
    )
    parser.add_argument("--directive", type=Path, metavar="FILE", help=say("cli.help_demo_directive"))


def run(args: argparse.Namespace, say: Say) -> int:
    """Run it and say where everything lies."""
    from tracker.cli.files import read_file
    from tracker.cli.reading import print_tasks
    from tracker.demo.run import run_demo
    from tracker.demo.screen import Screen

    directive = (read_file(args.directive), args.directive.name) if args.directive else None
    screen = Screen(args.lang, lambda parsed: print_tasks(parsed, say))
    made = run_demo(args.out, directive, screen)
    screen.line(
        "ended",
        database=str(made.folder / "tracker.db"),
        mails=str(made.folder / "mails"),
        reports=", ".join(str(path) for path in made.reports),
        seconds=f"{screen.seconds:.1f}",
    )
    holes = {"url": made.database_url, "email": made.coordinator, "data_dir": str(made.folder.resolve())}
    screen.line("next", tracker=_typed_as(), ref="1-1" if made.issued.assignments else "1", **holes)
    return 0 if made.verified.is_sound else 1


def _typed_as() -> str:
    """How this command is called from here: by its name where that is found, else by its path."""
    found = shutil.which("tracker")
    return "tracker" if found and Path(found).samefile(sys.argv[0]) else sys.argv[0]
