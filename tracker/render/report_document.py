"""A report of any kind as the words its templates see. Drawing them is `report_drawing`; docs/report-templates.md
lists them."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tracker.render.font_metrics import FAMILY
from tracker.render.life_words import life_words
from tracker.render.report import page_words
from tracker.render.report_profile import profile_for
from tracker.render.report_shapes import Plain, ReportKind
from tracker.render.sheet_words import sheet_words
from tracker.render.summary_words import summary_words
from tracker.render.urging_words import urging_words

_OUTLINE = re.compile(r"(?<=[IVX])- ")
"""After the number of a section; the profile says what the form has there."""

WORDS: Mapping[str, Callable[[Plain, str], dict[str, Any]]] = {
    "progress": page_words,
    "summary": summary_words,
    "sheet": sheet_words,
    "urging": urging_words,
    "life": life_words,
}


def document_words(context: Plain, lang: str, kind: ReportKind, folders: tuple[Path, ...]) -> dict[str, Any]:
    """Everything a template of that kind may use; plain data alone. Raises NoProfile, ProfileBroken."""
    said = WORDS[kind](context, lang)
    head = said["head"]
    dated = date.fromisoformat(context["head"]["dated"])
    profile = profile_for(context["head"], folders)
    return {
        "kind": kind,
        "lang": lang,
        "title": " ".join(filter(None, (head["title"], ", ".join(head["abstract"] or head["subject"])))),
        "author": context["head"]["body"] or "",
        "dated": {"year": dated.year, "month": dated.month, "day": dated.day},
        "font": FAMILY,
        "profile": {
            name: profile[name] for name in ("name", "page", "annex", "number", "head", "foot", "styles")
        },
        "attached": [],
        **said,
        "sections": [
            {**one, "heading": _OUTLINE.sub(profile["head"]["outline"], one["heading"], count=1)}
            for one in said["sections"]
        ],
    }
