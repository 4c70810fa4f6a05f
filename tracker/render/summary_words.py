"""A progress report on one page for the leader, in words: main figures, what needs attention, proposals."""

from typing import Any

from tracker.domain.report_words import condense
from tracker.render.report_assessment import limits
from tracker.render.report_blocks import Block, section, table_block, words
from tracker.render.report_compare import compare_table
from tracker.render.report_figures import figures_shown
from tracker.render.report_frame import abstract_lines, foot_words, paper_head
from tracker.render.report_results import overall
from tracker.render.report_speaker import Plain, Speaker
from tracker.render.report_voices import said_by_bodies

_PARAGRAPHS, _LETTERS, _NAMES = 3, 130, 2
"""What a page has room for: lines of attention and proposals, letters of each, bodies named in one."""


_COMPARED = ("total", "done", "open_overdue", "missing")
"""Rows of the table, before the rates."""


def summary_words(context: Plain, lang: str) -> dict[str, Any]:
    """One page whatever the report holds: the longest texts are cut, as … shows."""
    speak = Speaker(lang)
    title = speak("form.summary_title")
    return {
        "head": paper_head(
            context["head"], speak, number="", title=title, abstract=_abstract(context, speak)
        ),
        "sections": [section("", [*_figures(context, speak), *_attention(context, speak)])],
        "foot": foot_words(context, speak, is_signed=False),
        "annexes": [],
        "figures": figures_shown(context, speak),
    }


def _abstract(context: Plain, speak: Speaker) -> list[str]:
    return [condense(line, _LETTERS) for line in abstract_lines(context, speak)]


def _figures(context: Plain, speak: Speaker) -> list[Block]:
    heading = words("heading_2", speak("form.summary_figures"))
    table = compare_table(context, speak, _COMPARED)
    if table is None:
        return [heading, *(words("text", text) for text in overall(context, speak)[:2])]
    return [heading, table_block(table)]


def _attention(context: Plain, speak: Speaker) -> list[Block]:
    late = limits(context, speak, _NAMES)[:_PARAGRAPHS] or [speak("report.no_limits")]
    wanted = [text for text, _ in said_by_bodies(context, "proposals")][:2] or []
    return [
        words("heading_2", speak("form.summary_attention")),
        *_points([*late, *wanted]),
    ]


def _points(said: list[str]) -> list[Block]:
    return [words("dash", f"- {condense(text, _LETTERS)}") for text in said]
