"""`tracker backup`: a backup now, beside the nightly ones or as one file with all in it."""

import argparse
from pathlib import Path

from tracker.cli.session import add_json, open_configured, print_json, print_line
from tracker.cli.words import Say


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """Where to."""
    parser.add_argument("--out", type=Path, metavar="FILE", help=say("upkeep.help_out"))
    add_json(parser, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Make it; whoever may open the database may copy it, so nobody is asked who they are."""
    from tracker.domain.people import SYSTEM
    from tracker.jobs import backup_place
    from tracker.usecases.back_up import back_up

    tracker = open_configured()
    out = args.out.absolute() if args.out else None
    made = back_up(tracker.context_for(SYSTEM), backup_place(tracker.settings), out)
    found = made.manifest
    if args.json:
        print_json(
            {
                "file": made.path,
                "events": found.events,
                "head": found.head,
                "sound": found.is_sound,
                "files": made.files,
                "removed": made.removed,
            }
        )
        return 0
    print_line(say("upkeep.made", path=str(made.path), events=found.events, head=found.head))
    print_line(say("upkeep.made_files_inside" if found.has_files else "upkeep.made_files_beside"))
    if not found.is_sound:
        print_line(say("upkeep.made_not_sound"))
    return 0
