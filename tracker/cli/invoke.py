"""Parsing a command's arguments, running it, and turning errors into one sentence and an exit code."""

import argparse
import sys
from importlib import import_module
from typing import Any, NoReturn

from tracker.cli import COMMANDS
from tracker.cli.usage import plain
from tracker.cli.words import Say

USAGE = 2


class Parser(argparse.ArgumentParser):
    """argparse with our sentences: headings from the catalogs, errors in one line."""

    def __init__(self, *args: Any, **more: Any) -> None:
        self.say: Say = more.pop("say", str)
        more.setdefault("add_help", False)
        more.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(*args, **more)
        self._positionals.title = self.say("cli.heading_arguments")
        self._optionals.title = self.say("cli.heading_options")
        self.add_argument("-h", "--help", action="help", help=self.say("cli.help_help"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words typed, and how they should read."""
        usage = " ".join(self.format_usage().split()).partition(" ")[2]
        sys.stderr.write(self.say("cli.bad_usage", detail=plain(message, self.say), usage=usage) + "\n")
        raise SystemExit(USAGE)


def invoke(words: list[str], lang: str, say: Say) -> int:
    """Run the command that the first word names."""
    name = words[0]
    if name == "--as" and len(words) > 2:
        # People put it before the command as naturally as after it.
        words = [*words[2:], "--as", words[1]]
        name = words[0]
    if name not in COMMANDS:
        sys.stderr.write(say("cli.unknown_command", name=name, near=_nearest(name)) + "\n")
        return USAGE
    module = import_module(f"tracker.cli.{name}_command")
    parser = Parser(prog=f"tracker {name}", description=say(f"cli.{name}"), say=say)
    module.declare(parser, say)
    try:
        args = parser.parse_args(words[1:])
        args.lang = lang
        return int(module.run(args, say) or 0)
    except SystemExit as stop:
        return int(stop.code or 0)
    except BrokenPipeError:
        raise
    except Exception as error:
        from tracker.cli.errors import tell

        return tell(error, lang)


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    return ", ".join(get_close_matches(name, COMMANDS, 3)) or ", ".join(COMMANDS)
