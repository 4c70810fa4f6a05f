"""Labels that stand alone on a line ("1." and on the next line "Sở A …"), put before the words they belong to."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.documents.source import Line

_ALONE = re.compile(r"\d{1,2}(?:[.)/]|\.\d{1,2}\.?)|[a-zđ]\)|[IVX]{1,5}[.)-]|[-–+•●]|Điều\s\d{1,3}[.:]")
_ENDS = re.compile(r"[.;:!?)”\"]$|/\.\W*$")
_SHORT = 60
"""A line this short is a heading or the end of a paragraph; a longer one without a stop goes on over the page."""


def with_lone_labels(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, each lone label joined with the words on the line after it, blank ones passed over. A number after an
    unfinished sentence is left alone: it is a page's."""
    made: list[Line] = []
    waiting: Line | None = None
    before = ""
    for line in lines:
        text = line.text.strip()
        if waiting is not None and text:
            if text[0].isupper() and not _ALONE.fullmatch(text):
                line = replace(line, number=waiting.number, text=f"{waiting.text.strip()} {text}")
            else:
                made.append(waiting)
            waiting = None
            text = line.text.strip()
        if text and _ALONE.fullmatch(text) and (not before or len(before) < _SHORT or _ENDS.search(before)):
            waiting = line
            continue
        made.append(line)
        before = text or before
    return (*made, waiting) if waiting is not None else tuple(made)
