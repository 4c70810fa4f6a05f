"""One directive's whole life in words: how its work stands, task by task, and what happened when.

Its data is `report_shapes.DirectiveLife`.
"""

from typing import Any

from tracker.render.charts_time import progress_chart
from tracker.render.report_annexes import Annex, annex
from tracker.render.report_blocks import Block, chart_block, item_blocks, section, table_block, words
from tracker.render.report_cells import Cell, Table, dated, table, text, title
from tracker.render.report_figures import figures_shown
from tracker.render.report_frame import body_name, foot_words, paper_head
from tracker.render.report_history import history_table
from tracker.render.report_item import items_words
from tracker.render.report_letters import LETTERS, annex_letters
from tracker.render.report_part import values
from tracker.render.report_registers import accounts_table
from tracker.render.report_speaker import Plain, Speaker
from tracker.render.report_tables import counts_table


def life_words(context: Plain, lang: str) -> dict[str, Any]:
    """Overview and tasks in the body; bodies, events and the chart in annexes."""
    speak = Speaker(lang)
    context = {**context, "indicators": [], "period": None, "before": {"totals": None, "period": None}}
    directive = context["directives"][0]
    phrase = speak.directive(directive)
    lead_in = speak(
        "form.life_lead",
        body=body_name(context["head"], speak),
        directive=phrase,
        day=speak.day(directive["given_on"]),
        cut=speak.cut(context),
    )
    abstract = [speak("form.life_abstract", directive=phrase)]
    tasks = [block for item in items_words(context, speak) for block in item_blocks(item)]
    return {
        "head": paper_head(
            context["head"], speak, title=speak("report.title"), abstract=abstract, lead_in=lead_in
        ),
        "sections": [
            section(speak("form.life_section_1"), [words("text", one) for one in _overview(context, speak)]),
            section(speak("form.life_section_2"), tasks),
        ],
        "foot": foot_words(context, speak),
        "annexes": _annexes(context, speak),
        "figures": figures_shown(context, speak),
    }


def _overview(context: Plain, speak: Speaker) -> list[str]:
    n = {name: values(context)[name] for name in ("total", "done", "open", "open_overdue")}
    said = [speak("form.life_state", state=speak.label(context["labels"]))]
    if context["ended_on"]:
        said.append(speak("form.life_ended", day=speak.day(context["ended_on"])))
    return [*said, speak("form.life_totals", rate=speak.rate(context["figures"]["done"]), **n)]


def _annexes(context: Plain, speak: Speaker) -> list[Annex]:
    """Lettered as those of a progress report, so that the tasks refer to them rightly; the events come last."""
    found: dict[str, tuple[str, list[Block]]] = {
        "bodies": ("report.annex_bodies", [table_block(counts_table(context, "body", speak))]),
        "tasks": ("report.annex_tasks", [table_block(counts_table(context, "task", speak))]),
        "accounts": ("report.annex_accounts", [table_block(accounts_table(context, speak))]),
        "charts": ("form.annex_charts", _over_time(context, speak)),
    }
    letters = {**annex_letters(context), "events": ""}
    letters["events"] = LETTERS[len(letters) - 1]
    found["events"] = ("form.life_annex_events", [table_block(_events(context, speak))])
    return [
        annex(letter, speak(found[name][0]), found[name][1], context, speak, lies=name != "charts")
        for name, letter in letters.items()
    ]


def _over_time(context: Plain, speak: Speaker) -> list[Block]:
    periods = {**context, "history": context["periods"]}
    return [chart_block(progress_chart(periods, speak)), table_block(history_table(periods, speak))]


def _events(context: Plain, speak: Speaker) -> Table:
    heads = (
        "report.col_no",
        "report.col_day",
        "form.col_event",
        "form.col_ref",
        "report.col_body",
        "form.col_words",
    )
    rows = [_event(n, one, speak) for n, one in enumerate(context["milestones"], 1)]
    widths: list[float] = [5, 10, 18, 10, 25, 32]
    return table(speak("form.life_caption_events"), [[title(speak(key)) for key in heads]], widths, rows)


def _event(n: int, one: Plain, speak: Speaker) -> list[Cell]:
    return [
        speak.counted(n),
        dated(speak.day(one["on"]), one["on"]),
        text(speak(f"form.event_{one['kind']}")),
        text(one["ref"] or ""),
        text(one["body"]["name"] if one["body"] else ""),
        text(one["words"] or ""),
    ]
