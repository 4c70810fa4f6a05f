"""Section II of a report: the totals, every task in order, the indicators. No layout."""

from tracker.render.report_compare import compare_table
from tracker.render.report_item import items_words
from tracker.render.report_letters import annex_letters
from tracker.render.report_narrative import edited
from tracker.render.report_part import Part, part, values
from tracker.render.report_speaker import Plain, Speaker
from tracker.render.report_tables import directives_table

TASKS_IN_BODY = 120
"""Tasks that a report tells of one by one."""


def results(context: Plain, speak: Speaker) -> list[Part]:
    """II: overall, task by task, indicators."""
    table = compare_table(context, speak)
    totals = part(
        speak("report.part_overall"),
        overall(context, speak),
        table=table,
        edited=edited(context, "results", speak),
    )
    parts = [totals, _tasks(context, speak)]
    if context["indicators"]:
        parts.append(part(speak("report.part_indicators"), [_indicators(context, speak)]))
    return parts


def _tasks(context: Plain, speak: Speaker) -> Part:
    """Every task; of very many a row for each directive, since annex B has them all."""
    heading = speak("report.part_items")
    if len(context["items"]) <= TASKS_IN_BODY:
        return part(heading, items=items_words(context, speak))
    said = speak("form.many_tasks", n=len(context["items"]), letter=annex_letters(context)["tasks"])
    return part(heading, [said], table=directives_table(context, speak))


def overall(context: Plain, speak: Speaker) -> list[str]:
    n, figures = values(context), context["figures"]
    if not n["total"]:
        return [speak("report.no_work")]
    said = [speak("report.overall", cut=speak.cut(context), **n), _of_total(n, figures, speak)]
    if n["reported"]:
        said.append(speak("report.waiting", n=n["reported"]))
    if context["before"]["totals"] is None:
        said.append(speak("report.no_before", period=speak.period(context["before"]["period"])))
    return said


def _of_total(n: dict[str, int], figures: Plain, speak: Speaker) -> str:
    total = speak("report.rate_total", done=n["done"], total=n["total"], rate=speak.rate(figures["done"]))
    if not n["due"]:
        return f"{total} {speak('report.none_due')}"
    rates = {"rate": speak.rate(figures["due_done"]), "in_time_rate": speak.rate(figures["due_in_time"])}
    due = speak("report.rate_due", done=n["due_done"], due=n["due"], in_time=n["due_in_time"], **rates)
    return f"{total} {due}"


def _indicators(context: Plain, speak: Speaker) -> str:
    known = [one for one in context["indicators"] if one["value"] is not None]
    key = "report.indicators" if known else "report.no_indicators"
    return speak(
        key, n=len(known), of=len(context["indicators"]), letter=annex_letters(context)["indicators"]
    )
