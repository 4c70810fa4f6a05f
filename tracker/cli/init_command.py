"""`tracker init`: the data folder, the database, its upgrade after a backup."""

import argparse

from tracker.cli.session import add_json, print_json, print_line
from tracker.cli.words import Say


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """No arguments of its own: the place comes from the settings."""
    add_json(parser, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Create or upgrade; running it again changes nothing."""
    from tracker import settings
    from tracker.bootstrap import initialise

    made = initialise(settings.read())
    if args.json:
        print_json(
            {
                "database": made.where,
                "data_dir": str(made.data_dir),
                "backup": made.backup,
                "new": made.is_new,
            }
        )
        return 0
    print_line(say("cli.init_made" if made.is_new else "cli.init_there", where=made.where))
    if made.backup:
        print_line(say("cli.init_backup", path=str(made.backup)))
    print_line(say("cli.init_folder", path=str(made.data_dir)))
    if made.is_new:
        print_line(say("cli.init_next"))
    return 0
