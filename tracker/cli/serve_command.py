"""`tracker serve`: the pages, and the scheduler beside them in the same process."""

import argparse
import sys
from threading import Event
from typing import TYPE_CHECKING

from tracker.cli.session import open_configured, print_line
from tracker.cli.words import Say

if TYPE_CHECKING:
    from tracker.bootstrap import Tracker


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """Where to listen, and whether to schedule."""
    parser.add_argument("--host", default="127.0.0.1", help=say("cli.help_host"))
    parser.add_argument("--port", type=int, default=8000, help=say("cli.help_port"))
    parser.add_argument("--no-scheduler", action="store_true", help=say("cli.help_no_scheduler"))


def run(args: argparse.Namespace, say: Say) -> int:
    """Serve until SIGTERM or Ctrl+C, then finish what is under way."""
    from tracker.scheduler import stop_on_signals
    from tracker.web.logs import configure
    from tracker.web.server import WebServer

    configure()
    tracker = open_configured()
    ended = stop_on_signals()
    server = WebServer(tracker, args.host, args.port, ended)
    server.start()
    _greet(tracker, f"http://{_shown(args.host)}:{server.port}", say)
    try:
        _wait(tracker, ended, is_scheduling=not args.no_scheduler)
    finally:
        server.stop()
    print_line(say("cli.serve_stopped"))
    return 0


def _wait(tracker: "Tracker", ended: Event, *, is_scheduling: bool) -> None:
    from tracker.scheduler import serve

    if is_scheduling:
        serve(tracker, ended)
    else:
        ended.wait()


def _greet(tracker: "Tracker", url: str, say: Say) -> None:
    from tracker.domain.people import SYSTEM
    from tracker.usecases.set_up import setup_link

    print_line(say("cli.serve_started", url=url))
    token = setup_link(tracker.context_for(SYSTEM), tracker.door)
    if token is not None:
        print_line(say("cli.serve_setup", url=f"{tracker.settings.base_url or url}/setup/{token}"))
    sys.stdout.flush()


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
