"""Mails in words: subject, text and HTML from the templates in `templates/mail/`. Sending is elsewhere.

The values are plain data (text, numbers, lists, maps; dates as ISO text), never rows: a template can reach nothing
but what it is given.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tracker.render.format_vi import period
from tracker.render.links import NO_LINKS, MailLinks
from tracker.render.words import say

_EXCERPT = 400
"""Characters of the directive's own words that a reminder repeats; the first notice has them all."""


@dataclass(frozen=True, slots=True)
class MailWords:
    """A mail ready to be sent."""

    subject: str
    text: str
    html: str


class MailTemplates:
    """The templates of one folder, read once. A name a template does not find is an error, not a blank."""

    def __init__(self, folder: Path, links: MailLinks = NO_LINKS) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            undefined=StrictUndefined,
            autoescape=_is_html,  # noqa: S701  # a callable that says yes for every HTML template
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {"day": day, "flowed": flowed, "shortened": shortened}
        self._environment.filters["period_words"] = period
        self._environment.globals["links"] = links

    def names(self) -> list[str]:
        """The mails there are templates for."""
        ending = ".subject.j2"
        found = self._environment.list_templates()
        return sorted(name.removesuffix(ending) for name in found if name.endswith(ending))

    def __call__(self, template: str, lang: str, data: Mapping[str, Any]) -> MailWords:
        """The mail in words. Raises jinja2.TemplateError where template and data do not fit."""
        values = {**data, "lang": lang, "say": partial(say, lang), **_totals(data)}
        subject, text, html = (
            self._environment.get_template(f"{template}.{part}.j2").render(values)
            for part in ("subject", "txt", "html")
        )
        return MailWords(" ".join(subject.split()), text, html)


def day(iso: str) -> str:
    """A date as offices write it: day padded below 10, month padded below 3 ("07/5/2019", "01/02/2019")."""
    on = date.fromisoformat(iso)
    month = f"{on.month:02d}" if on.month < 3 else str(on.month)
    return f"{on.day:02d}/{month}/{on.year}"


def flowed(text: str) -> str:
    """The same words without the line breaks of the paper they stood on."""
    return " ".join(text.split())


def shortened(text: str, limit: int = _EXCERPT) -> str:
    """The beginning of a long text, cut between words, with an ellipsis; a short one whole."""
    text = flowed(text)
    if len(text) <= limit:
        return text
    return f"{text[:limit].rsplit(None, 1)[0]} …"


def _is_html(template: str | None) -> bool:
    return template is not None and template.endswith(".html.j2")


def _totals(data: Mapping[str, Any]) -> dict[str, Any]:
    groups = data.get("groups", [])
    listed = len(data.get("assignments", [])) + sum(len(group["lines"]) for group in groups)
    return {"count": listed, "labels": "; ".join(group["label"] for group in groups)}
