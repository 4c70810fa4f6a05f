"""The sheet of one body in words: what it owes and what it handed in. Its data is `report_shapes.BodySheet`."""

from typing import Any

from tracker.render.report_blocks import section, table_block, words
from tracker.render.report_figures import figures_shown
from tracker.render.report_frame import foot_words, paper_head
from tracker.render.report_owed import owed_table
from tracker.render.report_part import values
from tracker.render.report_speaker import Plain, Speaker


def sheet_words(context: Plain, lang: str) -> dict[str, Any]:
    """Unsigned: a paper for work, not a document."""
    speak = Speaker(lang)
    body, n = context["body"]["name"], values(context)
    lead_in = speak("form.sheet_nothing", body=body)
    if n["total"]:
        lead_in = speak("form.sheet_lead", body=body, cut=speak.cut(context), **n)
    owed = owed_table(context, speak("form.sheet_caption"), speak, has_handed=True)
    head = paper_head(
        context["head"],
        speak,
        number="",
        title=speak("form.sheet_title"),
        abstract=[body, speak.period(context["period"])],
        lead_in=lead_in,
    )
    return {
        "head": head,
        "sections": [section("", [table_block(owed)] if context["owed"] else [words("text", "")])],
        "foot": foot_words(context, speak, is_signed=False),
        "annexes": [],
        "figures": figures_shown(context, speak),
    }
