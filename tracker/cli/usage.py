"""What is wrong with the words typed, in our languages: argparse says it in English only."""

import re

from tracker.cli.words import Say

_SENTENCES: tuple[tuple[str, str], ...] = (
    ("usage.required", r"the following arguments are required: (?P<names>.+)"),
    ("usage.unrecognized", r"unrecognized arguments: (?P<names>.+)"),
    ("usage.ambiguous", r"ambiguous option: (?P<name>\S+) could match (?P<choices>.+)"),
    (
        "usage.choice",
        r"argument (?P<name>.+?): invalid choice: '(?P<value>.*)' \(choose from (?P<choices>.+)\)",
    ),
    ("usage.number", r"argument (?P<name>.+?): invalid (?:int|float) value: '(?P<value>.*)'"),
    ("usage.one_value", r"argument (?P<name>.+?): expected one argument"),
    ("usage.some_values", r"argument (?P<name>.+?): expected at least one argument"),
    ("usage.not_with", r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)"),
    ("usage.one_of", r"one of the arguments (?P<names>.+) is required"),
)


def plain(message: str, say: Say) -> str:
    """The sentence for a message of argparse; the message itself where it is none we know."""
    for key, pattern in _SENTENCES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            return say(key, **found.groupdict())
    return message
