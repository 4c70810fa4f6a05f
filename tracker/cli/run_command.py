"""`tracker run`: the scheduler process."""

import argparse
import logging
import sys

from tracker.cli.session import open_configured, print_line
from tracker.cli.words import Say


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """Nothing to choose: the settings say it all."""


def run(args: argparse.Namespace, say: Say) -> int:
    """Run until SIGTERM or Ctrl+C, then stop cleanly."""
    from tracker.scheduler import serve, stop_on_signals

    logging.basicConfig(
        level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )
    # Its own lines tell of every run of every tick; ours tell of what they did.
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    tracker = open_configured()
    ended = stop_on_signals()  # before we say that we run: whoever reads it may tell us to stop
    print_line(say("cli.run_started"))
    sys.stdout.flush()
    serve(tracker, ended)
    print_line(say("cli.run_stopped"))
    return 0
