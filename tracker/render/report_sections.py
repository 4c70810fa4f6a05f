"""Sections I to IV of a report: sentences composed by rule from its figures, and bodies' own words. No layout.

A section is {heading, parts}; a part has a heading (or none), paragraphs, lines (label and text), quotes and tables.
"""

from collections.abc import Iterable
from typing import Any

from tracker.render.report_item import item_words
from tracker.render.report_speaker import Plain, Speaker
from tracker.render.report_tables import compare_table

VOICES_SHOWN = 10
"""Difficulties or proposals repeated in the report; the annex has them all."""


def sections(context: Plain, speak: Speaker) -> list[dict[str, Any]]:
    """The four sections in order."""
    return [
        {"heading": speak("report.section_1"), "parts": [part(None, _direction(context, speak))]},
        {"heading": speak("report.section_2"), "parts": _results(context, speak)},
        {"heading": speak("report.section_3"), "parts": _assessment(context, speak)},
        {"heading": speak("report.section_4"), "parts": _outlook(context, speak)},
    ]


def part(heading: str | None, paragraphs: Iterable[str] = (), **more: Any) -> dict[str, Any]:
    """A part with nothing in it but what is given."""
    empty: dict[str, Any] = {"dashes": [], "items": [], "table": None}
    return {"heading": heading, "paragraphs": list(paragraphs), **empty, **more}


def _values(context: Plain) -> dict[str, int]:
    return {name: figure["value"] for name, figure in context["figures"].items()}


def _direction(context: Plain, speak: Speaker) -> list[str]:
    """I: what was given out, acknowledged, urged, extended, sent back, dropped."""
    n, figures = _values(context), context["figures"]
    counted = {"total": n["total"], "acknowledged": n["acknowledged"]}
    said = [
        _given(context, speak),
        speak("report.counted", rate=speak.rate(figures["acknowledged"]), **counted),
    ]
    said.append(_reminders(figures["reminders"], speak))
    if n["asked"] or n["granted"] or n["refused"]:
        asked = {name: n[name] for name in ("asked", "granted", "refused")}
        said.append(speak("report.extensions", **asked))
    else:
        said.append(speak("report.no_extensions"))
    if n["returned"]:
        said.append(speak("report.returned", n=n["returned"]))
    if n["dropped"]:
        said.append(_dropped(context, speak))
    return said


def _given(context: Plain, speak: Speaker) -> str:
    directives = context["directives"]
    sums = {name: sum(d[name] for d in directives) for name in ("tasks", "duties")}
    if len(directives) > 1:
        return speak("report.given_all", n=len(directives), bodies=len(context["by_body"]), **sums)
    one = directives[0]
    key = "report.given" if one["duties"] else "report.given_tasks"
    directive, day = speak.directive(one, is_first=True), speak.day(one["given_on"])
    return speak(key, directive=directive, day=day, bodies=one["bodies"], **sums)


def _reminders(figure: Plain, speak: Speaker) -> str:
    if not figure["value"]:
        return speak("report.no_reminders")
    return speak("report.reminders", n=figure["value"], assignments=len(set(figure["refs"])))


def _dropped(context: Plain, speak: Speaker) -> str:
    parts = [
        speak("report.dropped_part", label=speak.label(d["labels"]), n=d["figure"]["value"])
        for d in context["dropped"]
    ]
    return speak("report.dropped", n=context["figures"]["dropped"]["value"], parts="; ".join(parts))


def _results(context: Plain, speak: Speaker) -> list[dict[str, Any]]:
    """II: overall, task by task, indicators."""
    table = compare_table(context, speak)
    overall = part(speak("report.part_overall"), _overall(context, speak), table=table)
    items = [item_words(item, context, speak) for item in context["items"]]
    parts = [overall, part(speak("report.part_items"), items=items)]
    if context["indicators"]:
        parts.append(part(speak("report.part_indicators"), [_indicators(context, speak)]))
    return parts


def _overall(context: Plain, speak: Speaker) -> list[str]:
    n, figures = _values(context), context["figures"]
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
    return speak(key, n=len(known), of=len(context["indicators"]), letter="C")


def _assessment(context: Plain, speak: Speaker) -> list[dict[str, Any]]:
    """III: what was reached, what was not, what bodies say hindered them."""
    return [
        part(speak("report.part_results"), _reached(context, speak)),
        part(speak("report.part_limits"), **_either(_limits(context, speak), speak("report.no_limits"))),
        _voices(context, speak, "difficulties", speak("report.part_causes"), speak("report.no_causes")),
    ]


def _reached(context: Plain, speak: Speaker) -> list[str]:
    n, figures = _values(context), context["figures"]
    if not n["done"]:
        return [speak("report.no_results")]
    wholes = {"tasks": figures["tasks_done"]["of"], "bodies": figures["bodies_done"]["of"]}
    said = [speak("report.results", tasks_done=n["tasks_done"], bodies_done=n["bodies_done"], **wholes)]
    return [*said, speak("report.results_in_time", n=n["done_in_time"])] if n["done_in_time"] else said


_LIMITS = {
    "open_overdue": "report.limit_overdue",
    "missing": "report.limit_missing",
    "silent": "report.limit_silent",
    "done_late": "report.limit_late",
    "returned": "report.limit_returned",
}


def _limits(context: Plain, speak: Speaker) -> list[str]:
    rows, n = context["by_body"], _values(context)
    return [
        speak(key, n=n[name], days=context["silent_days"], names=speak.bodies_with(rows, name))
        for name, key in _LIMITS.items()
        if n[name]
    ]


def _outlook(context: Plain, speak: Speaker) -> list[dict[str, Any]]:
    """IV: what is left, by rule; what bodies propose."""
    heading = speak("report.part_next", period=speak.period(context["next"]["period"]))
    return [
        part(heading, **_either(_to_do(context, speak), speak("report.no_next"))),
        _voices(context, speak, "proposals", speak("report.part_proposals"), speak("report.no_proposals")),
    ]


def _to_do(context: Plain, speak: Speaker) -> list[str]:
    n, period = _values(context), speak.period(context["next"]["period"])
    standing = sum(item["nature"] != "one_off" for item in context["items"])
    counts = {
        "report.next_overdue": n["open_overdue"],
        "report.next_missing": n["missing"],
        "report.next_waiting": n["reported"],
        "report.next_due": context["next"]["due"]["value"],
        "report.next_standing": standing,
    }
    return [speak(key, n=count, period=period) for key, count in counts.items() if count]


def _voices(context: Plain, speak: Speaker, field: str, heading: str, nothing: str) -> dict[str, Any]:
    """What bodies said in the period, in their words; the same words of several bodies once."""
    said: dict[str, dict[str, None]] = {}
    for account in context["accounts"]:
        if account["is_in_period"] and account[field]:
            said.setdefault(account[field], {})[account["body"]["name"]] = None
    lines = [f"{text.rstrip('.')} ({speak.names(list(bodies))})." for text, bodies in said.items()]
    if len(lines) > VOICES_SHOWN + 1:
        more = len(lines) - VOICES_SHOWN
        lines = [*lines[:VOICES_SHOWN], speak("report.voices_more", n=more, letter="D")]
    return part(heading, **_either(lines, nothing))


def _either(dashes: list[str], nothing: str) -> dict[str, Any]:
    return {"dashes": dashes} if dashes else {"paragraphs": [nothing]}
