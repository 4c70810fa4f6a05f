"""Công văn đôn đốc, the urging letter to one body, in words. Its data is `report_shapes.Urging`."""

from typing import Any

from tracker.render.report_blocks import section, table_block, words
from tracker.render.report_frame import body_name, foot_words, number_line, paper_head, to_file
from tracker.render.report_owed import owed_table
from tracker.render.report_speaker import Plain, Speaker

ABOVE_FROM = 2
"""From this letter on, a copy goes to the standing committee."""


def urging_words(context: Plain, lang: str) -> dict[str, Any]:
    """A letter in the official form: no title, its subject under the number."""
    speak = Speaker(lang)
    head, body = context["head"], context["body"]["name"]
    said = {"sender": body_name(head, speak), "body": body}
    end = [speak("form.urging_ask", day=speak.day(context["answer_by"]), **said)]
    if context["contact"]:
        end.append(speak("form.urging_contact", contact=context["contact"]))
    end.append(speak("form.urging_end"))
    owed = owed_table(context, speak("form.urging_caption"), speak, has_handed=False)
    return {
        "head": paper_head(
            head,
            speak,
            number=number_line(head, speak, "form.cv_party", "form.cv_state"),
            subject=_subject(context, speak),
            addressees=[speak("form.urging_to", body=body)],
            lead_in=_lead_in(context, said, speak),
        ),
        "sections": [section("", [table_block(owed), *(words("text", one) for one in end)])],
        "foot": foot_words(context, speak, _copies(context, speak)),
        "annexes": [],
        "figures": {"owed": speak.number(len(context["owed"]))},
    }


def _subject(context: Plain, speak: Speaker) -> list[str]:
    subject = [speak("form.urging_subject")]
    return [*subject, speak("form.urging_times", n=context["times"])] if context["times"] > 1 else subject


def _lead_in(context: Plain, said: dict[str, str], speak: Speaker) -> str:
    holes = {**said, "cut": speak.cut(context), "n": len(context["owed"])}
    if len(context["directives"]) != 1:
        return speak("form.urging_lead_all", **holes)
    return speak("form.urging_lead", directive=speak.directive(context["directives"][0]), **holes)


def _copies(context: Plain, speak: Speaker) -> list[str]:
    committee = context["head"]["committee"]
    lines = [speak("form.to_above")]
    if context["times"] >= ABOVE_FROM and committee:
        lines.append(speak("report.to_standing", committee=committee))
    return [*lines, to_file(context["head"], speak)]
