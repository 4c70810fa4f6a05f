"""Any report as a file: one context, one set of words, four forms. The only door for those who want bytes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tracker.render.report_document import document_words
from tracker.render.report_drawing import draw
from tracker.render.report_faults import NoSuchForm
from tracker.render.report_shapes import FORMS, KINDS, ReportForm, ReportKind
from tracker.resources import data_dir


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
    if form not in FORMS or kind not in KINDS:
        raise NoSuchForm(form=form, kind=kind)
    shipped = data_dir("templates") / "reports"
    folders = (own, shipped) if own and own.is_dir() else (shipped,)
    return draw(document_words(context, lang, kind, folders), form, folders)
