"""Pages in words: the templates of `templates/pages` and `templates/parts` with plain values from use cases.

A template draws and does not compute: it is given values (frozen dataclasses of use cases, text, numbers, dates) and
turns them into a page; a name it does not find is an error. One environment a language, so that macros are made once.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from tracker.render import format_vi
from tracker.render.words import LANGUAGES, say

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class PageTemplates:
    """The templates of one folder, read once."""

    def __init__(self, folder: Path, static_url: Callable[[str], str]) -> None:
        self._environments = {lang: _environment(folder, lang, static_url) for lang in LANGUAGES}

    def render(self, template: str, lang: str, values: Mapping[str, Any]) -> str:
        """The page. Raises jinja2.TemplateError where template and values do not fit."""
        return self._environments[lang].get_template(template).render(values)

    def names(self) -> list[str]:
        """The pages there are."""
        found = self._environments[LANGUAGES[0]].list_templates()
        return sorted(name for name in found if name.startswith("pages/"))


def day(on: date | str | None, lang: str = "vi") -> str:
    """A date, "—" where there is none."""
    return format_vi.day(on, lang) if on else format_vi.NOTHING


def instant(at: datetime | None, lang: str = "vi") -> str:
    """An instant on the office's clock: "08:15, 07/5/2019"; "—" where there is none."""
    if at is None:
        return format_vi.NOTHING
    local = at.astimezone(_ZONE)
    return f"{local:%H:%M}, {format_vi.day(local.date(), lang)}"


def iso(on: date | None) -> str:
    """A date as date fields and `<time>` want it; empty where there is none."""
    return on.isoformat() if on else ""


def lines(text: str) -> Markup:
    """Text of several lines, escaped, with its line breaks."""
    return Markup("<br>").join(escape(line) for line in text.split("\n"))


def _environment(folder: Path, lang: str, static_url: Callable[[str], str]) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.globals |= {"say": partial(say, lang), "static": static_url, "lang": lang}
    environment.filters |= {
        "day": partial(day, lang=lang),
        "instant": partial(instant, lang=lang),
        "number": partial(format_vi.number, lang=lang),
        "iso": iso,
        "lines": lines,
    }
    return environment
