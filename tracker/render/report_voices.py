"""Difficulties and proposals in the words of the bodies whose they are. Nothing is added to what they said."""

from collections.abc import Iterable

from tracker.render.report_letters import annex_letters
from tracker.render.report_narrative import edited
from tracker.render.report_part import Part, either, part
from tracker.render.report_speaker import Plain, Speaker

VOICES_SHOWN = 10
"""Difficulties or proposals repeated in the report; the annex has them all."""


def voices(context: Plain, speak: Speaker, name: str, heading: str, nothing: str) -> Part:
    """What bodies said in the period, in their words; the same words of several bodies once."""
    lines = [f"{text.rstrip('.')} ({speak.names(bodies)})." for text, bodies in said_by_bodies(context, name)]
    if len(lines) > VOICES_SHOWN + 1:
        more, letter = len(lines) - VOICES_SHOWN, annex_letters(context)["accounts"]
        lines = [*lines[:VOICES_SHOWN], speak("report.voices_more", n=more, letter=letter)]
    return part(heading, edited=edited(context, name, speak), **either(lines, nothing))


_FIELDS = {"causes": "difficulties", "proposals": "proposals"}


def said_by_bodies(context: Plain, name: str) -> list[tuple[str, list[str]]]:
    """Words and the bodies whose they are: grouped by the record where it says so, else the same words once."""
    field = _FIELDS[name]
    if context.get(field):
        return [(one["text"], _once(s["body"]["name"] for s in one["sources"])) for one in context[field]]
    said: dict[str, list[str]] = {}
    for account in context["accounts"]:
        if account["is_in_period"] and account[field]:
            said.setdefault(account[field], []).append(account["body"]["name"])
    return [(text, _once(bodies)) for text, bodies in said.items()]


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
