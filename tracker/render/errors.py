"""An error as one sentence: its key from the catalog, its holes in the reader's words."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from tracker.domain.errors import TrackerError
from tracker.render.edits import edit_words
from tracker.render.words import say

_LABELLED = ("verb", "verbs", "state", "sources")


def sentence_of(error: TrackerError, lang: str, labels: Mapping[str, str]) -> str:
    """The sentence; `labels` name states and verbs, guards and permissions have sentences of their own."""
    holes = {name: _worded(name, value, lang, labels) for name, value in error.holes.items()}
    return say(lang, error.key, **holes)


def _worded(name: str, value: object, lang: str, labels: Mapping[str, str]) -> object:
    if name == "guard":
        return say(lang, f"guard.{value}")
    if name == "edits" and isinstance(value, tuple | list):
        return "; ".join(edit_words(partial(say, lang), edit) for edit in value)
    if name == "findings" and isinstance(value, tuple | list):
        return " ".join(_finding(lang, finding) for finding in value)
    if name not in _LABELLED:
        return value
    if isinstance(value, tuple | list):
        return ", ".join(_named(str(one), name, labels) for one in value)
    return _named(str(value), name, labels)


def _finding(lang: str, finding: Mapping[str, Any]) -> str:
    return f"({finding['number']}) {say(lang, finding['key'], **finding['holes'])}"


def _named(word: str, hole: str, labels: Mapping[str, str]) -> str:
    # A verb is typed by its name, so the name is shown as well.
    text = labels.get(word, word)
    return f"{text} ({word})" if hole == "verbs" and text != word else text
