"""Sections III and IV of a report: what was reached, what was not and why, what comes next, what is proposed."""

from tracker.render.report_delays import delays_table, tasks_ahead
from tracker.render.report_narrative import edited
from tracker.render.report_part import Part, either, part, values
from tracker.render.report_speaker import NAMES_SHOWN, Plain, Speaker
from tracker.render.report_voices import voices


def assessment(context: Plain, speak: Speaker) -> list[Part]:
    """III: what was reached, what was not, what bodies say hindered them."""
    return [
        part(
            speak("report.part_results"),
            _reached(context, speak),
            edited=edited(context, "strengths", speak),
        ),
        part(
            speak("report.part_limits"),
            edited=edited(context, "limits", speak),
            table=delays_table(context, speak),
            **either(limits(context, speak), speak("report.no_limits")),
        ),
        voices(context, speak, "causes", speak("report.part_causes"), speak("report.no_causes")),
    ]


def _reached(context: Plain, speak: Speaker) -> list[str]:
    n, figures = values(context), context["figures"]
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


def limits(context: Plain, speak: Speaker, names: int = NAMES_SHOWN) -> list[str]:
    """What was not reached, with so many of the bodies named."""
    rows, n = context["by_body"], values(context)
    return [
        speak(key, n=n[name], days=context["silent_days"], names=speak.bodies_with(rows, name, names))
        for name, key in _LIMITS.items()
        if n[name]
    ]


def outlook(context: Plain, speak: Speaker) -> list[Part]:
    """IV: what is left, by rule; what bodies propose."""
    heading = speak("report.part_next", period=speak.period(context["next"]["period"]))
    return [
        part(
            heading,
            edited=edited(context, "next", speak),
            **either([*_to_do(context, speak), *tasks_ahead(context, speak)], speak("report.no_next")),
        ),
        voices(context, speak, "proposals", speak("report.part_proposals"), speak("report.no_proposals")),
    ]


def _to_do(context: Plain, speak: Speaker) -> list[str]:
    n, period = values(context), speak.period(context["next"]["period"])
    standing = sum(item["nature"] != "one_off" for item in context["items"])
    counts = {
        "report.next_overdue": n["open_overdue"],
        "report.next_missing": n["missing"],
        "report.next_waiting": n["reported"],
        "report.next_due": context["next"]["due"]["value"],
        "report.next_standing": standing,
    }
    return [speak(key, n=count, period=period) for key, count in counts.items() if count]
