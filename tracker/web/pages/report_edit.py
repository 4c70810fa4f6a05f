"""The words of a draft report: one part at a time in Markdown, beside it what becomes of them."""

import hashlib
from dataclasses import replace

from fastapi import Response

from tracker.domain.errors import Conflict, Invalid
from tracker.domain.permissions import Permission
from tracker.domain.report_narrative import PARTS
from tracker.domain.text import clean
from tracker.render.figure_words import figure_shown, figure_words
from tracker.render.report_part_shown import part_by_rule
from tracker.render.words import say
from tracker.usecases.edit_report import EditReport, edit_report
from tracker.usecases.preview_report import PartPreview, preview_part
from tracker.web.door import PageNotFound
from tracker.web.errors import sentence
from tracker.web.report_views import known_no, report_line
from tracker.web.routes import Routes
from tracker.web.visit import Visit

routes = Routes()

WORDS = 1024 * 1024
"""Bytes of a part: its letters take up to nine each on the way."""


@routes.get("/reports/{no:int}/edit", Permission.REPORT_WRITE)
def edit(visit: Visit, no: int) -> Response:
    """One part, to be edited."""
    part = visit.query.line("part") or PARTS[0]
    return _page(visit, preview_part(visit.ctx, known_no(no), _known(part)), part)


@routes.post("/reports/{no:int}/preview", Permission.REPORT_WRITE, max_body=WORDS)
def preview(visit: Visit, no: int) -> Response:
    """The same with what was typed so far; nothing is stored."""
    part = _known(visit.form.line("part"))
    found = preview_part(visit.ctx, known_no(no), part, visit.form.typed("text"))
    return _page(visit, found, part, seen=visit.form.version(), was=visit.form.line("was"))


@routes.post("/reports/{no:int}/edit", Permission.REPORT_WRITE, max_body=WORDS)
def save(visit: Visit, no: int) -> Response:
    """Store the part. Where somebody else changed other parts meanwhile both stay; where they changed this one, the
    person sees theirs beside their own and decides."""
    part, text, seen = _known(visit.form.line("part")), visit.form.typed("text"), visit.form.version()
    now = preview_part(visit.ctx, known_no(no), part)
    if now.stored.version != seen and _digest(now.text) == visit.form.line("was"):
        seen = now.stored.version
    try:
        made = edit_report(visit.ctx, EditReport(no, part, text, seen or -1))
    except Invalid:
        found = preview_part(visit.ctx, no, part, text)
        return _page(visit, found, part, seen=seen, was=visit.form.line("was"), status=422)
    except Conflict:
        return _conflict(visit, no, part, text)
    return visit.done("papers.saved", version=made.version).to(f"/reports/{no}/edit", part=part)


def _conflict(visit: Visit, no: int, part: str, text: str) -> Response:
    """Theirs and one's own; saving again puts one's own in its place. Raises AlreadyIssued where it is too late."""
    theirs = preview_part(visit.ctx, no, part)
    mine = replace(preview_part(visit.ctx, no, part, text), stored=theirs.stored)
    return _page(visit, mine, part, theirs=theirs.text, was=_digest(theirs.text), status=409)


def _page(
    visit: Visit,
    found: PartPreview,
    part: str,
    *,
    seen: int = 0,
    was: str = "",
    theirs: str | None = None,
    status: int = 200,
) -> Response:
    lang, stored = visit.lang, found.parts.get(part, "")
    office_lang = visit.tracker.settings.lang
    tabs = [(f"/reports/{found.stored.no}/edit?part={name}", _tab(name, found, lang), None) for name in PARTS]
    return visit.page(
        "pages/report_edit.html.j2",
        status=status,
        line=report_line(found.stored, lang),
        part=part,
        part_name=say(lang, f"papers.part_{part}"),
        tabs=tabs,
        here_tab=f"/reports/{found.stored.no}/edit?part={part}",
        found=found,
        version=seen or found.stored.version,
        was=was or _digest(stored),
        is_saved=clean(found.text).strip() == stored,
        blocks=found.context["narrative"][0]["blocks"] if found.context["narrative"] else [],
        by_rule=part_by_rule(found.context, part, office_lang),
        fault=sentence(visit, found.fault) if found.fault else "",
        theirs=theirs,
        names=[
            (name, figure_words(found.context, name, lang), figure_shown(value, of, lang), of is not None)
            for name, (value, of) in found.values.items()
            if name in found.context["figures"] or name.startswith(("indicator/", "next/", "dropped/"))
        ],
    )


def _tab(name: str, found: PartPreview, lang: str) -> str:
    mark = " ●" if name in found.parts else ""
    return say(lang, f"papers.part_{name}") + mark


def _known(part: str) -> str:
    if part not in PARTS:
        raise PageNotFound()
    return part


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
