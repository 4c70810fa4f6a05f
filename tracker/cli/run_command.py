"""`tracker run`: the scheduler process."""

import argparse

from tracker.cli.session import open_configured, print_line
from tracker.cli.words import Say


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """Nothing to choose: the settings say it all."""


def run(args: argparse.Namespace, say: Say) -> int:
    """Run until SIGTERM or Ctrl+C, then stop cleanly."""
    from tracker.scheduler import serve

    tracker = open_configured()
    print_line(say("cli.run_started"))
    serve(tracker)
    print_line(say("cli.run_stopped"))
    return 0
