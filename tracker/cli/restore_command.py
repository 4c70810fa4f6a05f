"""`tracker restore`: a backup brought back, upgraded where it is older, and its record checked."""

import argparse
from pathlib import Path

from tracker.cli.session import add_json, open_configured, print_json, print_line
from tracker.cli.words import Say

NOT_SOUND = 1


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """What from, and whether a database that is there may be replaced."""
    parser.add_argument("file", type=Path, metavar="FILE", help=say("upkeep.help_file"))
    parser.add_argument("--replace", action="store_true", help=say("upkeep.help_replace"))
    add_json(parser, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Bring it back; exit code 1 where its record is not sound."""
    from tracker import settings
    from tracker.adapters.clock import SystemClock
    from tracker.bootstrap import evidence_files, initialise
    from tracker.domain.people import SYSTEM
    from tracker.jobs import backup_place
    from tracker.usecases.restore import restore
    from tracker.usecases.verify_record import verify_record

    values, now = settings.read(), SystemClock().now()
    place, files = backup_place(values), evidence_files(values)
    done = restore(args.file.absolute(), place, files, now, replaces=args.replace)
    initialise(values)
    found = verify_record(open_configured().context_for(SYSTEM))
    if args.json:
        print_json(
            {
                "database": done.database,
                "events": found.events,
                "head": found.head,
                "sound": found.is_sound,
                "files": done.files,
                "missing": done.missing,
                "before": done.before,
            }
        )
        return 0 if found.is_sound else NOT_SOUND
    print_line(say("upkeep.restored", path=str(done.database), events=found.events, head=found.head))
    if done.before:
        print_line(say("upkeep.restored_before", path=str(done.before)))
    if done.missing:
        print_line(say("upkeep.restored_missing", number=done.missing, path=str(place.evidence)))
    print_line(say("upkeep.restored_sound" if found.is_sound else "upkeep.restored_not_sound"))
    return 0 if found.is_sound else NOT_SOUND
