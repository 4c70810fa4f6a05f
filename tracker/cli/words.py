"""The language of one run, and the shorthand for its sentences. Imports nothing heavy."""

import os
from collections.abc import Callable

from tracker.render.words import LANGUAGES, say

Say = Callable[..., str]


def language(words: list[str]) -> tuple[str, list[str]]:
    """The language asked for by `--lang`, else by TRACKER_LANG, else Vietnamese; and the other words."""
    for place, word in enumerate(words):
        if word == "--lang" and place + 1 < len(words) and words[place + 1] in LANGUAGES:
            return words[place + 1], words[:place] + words[place + 2 :]
        if word.startswith("--lang=") and word[7:] in LANGUAGES:
            return word[7:], words[:place] + words[place + 1 :]
    asked = os.environ.get("TRACKER_LANG", "")
    return (asked if asked in LANGUAGES else LANGUAGES[0]), words


def strange_language(words: list[str]) -> str | None:
    """What stands where `language` looks for one, and is none of ours."""
    for place, word in enumerate(words):
        if word == "--lang":
            return words[place + 1] if place + 1 < len(words) else ""
        if word.startswith("--lang="):
            return word[7:]
    return None


def spoken(lang: str) -> Say:
    """`say` in this language."""

    def say_it(key: str, /, **holes: object) -> str:
        return say(lang, key, **holes)

    return say_it
