"""Sections I to IV of a report in order, and section I: what was given out, urged, extended, sent back. No layout.

What somebody edited stands in the place of the sentences made by rule; tables and tasks stay.
"""

from tracker.render.report_assessment import assessment, outlook
from tracker.render.report_blocks import Section, part_blocks, section
from tracker.render.report_delays import extensions_table
from tracker.render.report_narrative import edited
from tracker.render.report_part import part, values
from tracker.render.report_results import results
from tracker.render.report_speaker import Plain, Speaker


def sections(context: Plain, speak: Speaker) -> list[Section]:
    """The four sections in order."""
    direction = part(
        None,
        _direction(context, speak),
        table=extensions_table(context, speak),
        edited=edited(context, "direction", speak),
    )
    parts = {
        "report.section_1": [direction],
        "report.section_2": results(context, speak),
        "report.section_3": assessment(context, speak),
        "report.section_4": outlook(context, speak),
    }
    return [
        section(speak(key), [block for one in found for block in part_blocks(one)])
        for key, found in parts.items()
    ]


def _direction(context: Plain, speak: Speaker) -> list[str]:
    """I: what was given out, acknowledged, urged, extended, sent back, dropped."""
    n, figures = values(context), context["figures"]
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
