"""Any report as a file: one context, one set of words, four forms. The only door for those who want bytes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tracker.render.report_shapes import ReportForm, ReportKind


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
    raise NotImplementedError(form, kind, lang, own, context)
