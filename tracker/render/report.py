"""The progress report in words: one map, made once, from which every form is drawn. The forms are `report_files`."""

from collections.abc import Mapping
from typing import Any

from tracker.domain.report import ReportContext, plain
from tracker.render.report_annexes import annexes
from tracker.render.report_figures import figures_shown
from tracker.render.report_frame import foot_words, head_words
from tracker.render.report_sections import sections
from tracker.render.report_speaker import Plain, Speaker


def report_html(context: ReportContext | Mapping[str, Any], lang: str = "vi") -> str:
    """One self-contained HTML document, fit to print on A4; the same context gives the same text."""
    from tracker.render.report_files import render_report

    made = plain(context) if isinstance(context, ReportContext) else context
    return render_report(made, lang, "html").decode()


def page_words(context: Plain, lang: str) -> dict[str, Any]:
    """Everything the report says, in order, in one language. English puts labels and sentences in English; names
    and quoted words stay as they are."""
    speak = Speaker(lang)
    return {
        "head": head_words(context, speak),
        "sections": sections(context, speak),
        "foot": foot_words(context, speak),
        "annexes": annexes(context, speak),
        "figures": figures_shown(context, speak),
    }
