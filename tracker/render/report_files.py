"""Any report as a file: one context, one set of words, four forms. The only door for those who want bytes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tracker.render.report_document import document_words
from tracker.render.report_drawing import Tell, draw, quiet
from tracker.render.report_faults import NoSuchForm
from tracker.render.report_own import Drawn, drawn_apart, has_templates
from tracker.render.report_shapes import FORMS, KINDS, ReportForm, ReportKind
from tracker.render.words import say
from tracker.resources import data_dir

NAMED = 12
"""Figures left out that a warning names."""


def render_report(
    context: Mapping[str, Any],
    lang: str,
    form: ReportForm,
    kind: ReportKind = "progress",
    *,
    own: Path | None = None,
) -> bytes:
    """The file; the same context and templates give the same bytes in any process.

    `context` is plain data of the shape `report_shapes` names for `kind`. `own` is the folder of the office's own
    templates (`<data folder>/templates/reports`): a file there wins over the shipped one of the same name.
    Raises `report_faults.*`, each one sentence.
    """
    return drawn_report(context, lang, form, kind, own=own).data


def drawn_report(
    context: Mapping[str, Any],
    lang: str,
    form: ReportForm,
    kind: ReportKind = "progress",
    *,
    own: Path | None = None,
    tell: Tell = quiet,
) -> Drawn:
    """The same, with the figures that the office's own templates leave out: `left_out_sentence` tells of them.

    `tell` hears how far a long PDF or workbook has come: parts done, and of how many.
    """
    if form not in FORMS or kind not in KINDS:
        raise NoSuchForm(form=form, kind=kind)
    folders = template_folders(own)
    words = document_words(context, lang, kind, folders)
    if form != "xlsx" and has_templates(folders):
        return drawn_apart(words, form, folders)
    return Drawn(draw(words, form, folders, tell), ())


def left_out_sentence(drawn: Drawn, lang: str) -> str:
    """The warning to show beside the file; empty when every figure is there."""
    if not drawn.left_out:
        return ""
    named, more = list(drawn.left_out[:NAMED]), len(drawn.left_out) - NAMED
    names = ", ".join(named) + (f" (+{more})" if more > 0 else "")
    return say(lang, "form.figures_removed", names=names)


def template_folders(own: Path | None) -> tuple[Path, ...]:
    """Where templates are looked for, the office's own before the shipped."""
    shipped = data_dir("templates") / "reports"
    return (own, shipped) if own and own.is_dir() else (shipped,)
