"""The annexes of a progress report: tables by body and by task, indicators, what was reported, charts. No layout."""

from collections.abc import Callable, Sequence
from typing import Any

from tracker.render.charts import indicator_chart
from tracker.render.charts_states import state_charts
from tracker.render.charts_time import progress_chart
from tracker.render.report_blocks import Block, chart_block, table_block, words
from tracker.render.report_cells import Table
from tracker.render.report_frame import body_name, number_line
from tracker.render.report_history import history_table
from tracker.render.report_letters import annex_letters
from tracker.render.report_registers import accounts_table, indicators_table, register_table
from tracker.render.report_speaker import Plain, Speaker
from tracker.render.report_tables import counts_table

Annex = dict[str, Any]

_TITLES = {
    "bodies": "report.annex_bodies",
    "tasks": "report.annex_tasks",
    "indicators": "report.annex_indicators",
    "accounts": "report.annex_accounts",
    "charts": "form.annex_charts",
}


def annexes(context: Plain, speak: Speaker) -> list[Annex]:
    """A by body and B by task lie; then indicators and what bodies reported, where there are any, and the charts."""
    makers: dict[str, Callable[[], list[Block]]] = {
        "bodies": lambda: [
            table_block(counts_table(context, "body", speak)),
            words("note", speak("report.how_counted")),
        ],
        "tasks": lambda: _tables([counts_table(context, "task", speak), register_table(context, speak)]),
        "indicators": lambda: [
            chart_block(indicator_chart(context, speak)),
            *_tables([indicators_table(context, speak)]),
        ],
        "accounts": lambda: _tables([accounts_table(context, speak)]),
        "charts": lambda: _charts(context, speak),
    }
    return [
        annex(letter, speak(_TITLES[name]), makers[name](), context, speak, lies=name != "charts")
        for name, letter in annex_letters(context).items()
    ]


def annex(
    letter: str, title: str, blocks: Sequence[Block], context: Plain, speak: Speaker, *, lies: bool
) -> Annex:
    """An annex under its letter; `lies` when its pages are landscape."""
    number = number_line(context["head"], speak)
    number = number[:1].lower() + number[1:]
    return {
        "letter": speak("report.annex", letter=letter),
        "title": title,
        "belongs_to": speak("report.annex_of", number=number, body=body_name(context["head"], speak)),
        "blocks": list(blocks),
        "lies": lies,
    }


def _tables(tables: Sequence[Table]) -> list[Block]:
    return [table_block(table) for table in tables]


def _charts(context: Plain, speak: Speaker) -> list[Block]:
    """Progress over time with its table, and states by body, whose numbers are in annex A."""
    where = speak("form.chart_source", letter=annex_letters(context)["bodies"])
    charts = [chart_block(progress_chart(context, speak)), *_tables([history_table(context, speak)])]
    return [*charts, *(chart_block(one) for one in state_charts(context, speak)), words("note", where)]
