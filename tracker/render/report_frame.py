"""Head and foot of a report in words: who reports to whom, under which number, who signs, who gets copies."""

import re
from collections.abc import Sequence
from typing import Any

from tracker.render import format_vi
from tracker.render.report_speaker import Plain, Speaker

_FOR_HEAD = {"party": "report.for_head", "state": "form.for_head_state"}
_BLANK = "\u00a0" * 6
_ABOUT = re.compile(r"^(?:v/v|về việc|về)\s+", re.IGNORECASE)


def head_words(context: Plain, speak: Speaker) -> dict[str, Any]:
    """The head, the abstract and the lead-in as ready strings; what is not known is empty, to be filled in."""
    return paper_head(
        context["head"],
        speak,
        title=speak("report.title"),
        abstract=abstract_lines(context, speak),
        lead_in=_lead_in(context, speak),
    )


def paper_head(head: Plain, speak: Speaker, **own: Any) -> dict[str, Any]:
    """The head of any paper; `own` is what it says itself: title, abstract, lead_in, number, subject, addressees."""
    said = {
        "system": head["system"],
        "superior": (head["superior"] or "").upper(),
        "body": (head["short_body"] or "").upper(),
        "mottos": _mottos(head, speak),
        "number": number_line(head, speak),
        "urgency": "",
        "subject": [],
        "addressees": [],
        "place_and_day": format_vi.place_and_day(head["place"], head["dated"], speak.lang),
        "title": "",
        "abstract": [],
        "lead_in": "",
    }
    return said | own


def number_line(
    head: Plain, speak: Speaker, party: str = "report.number_party", state: str = "report.number_state"
) -> str:
    """The number in its system's form, a report's if nothing else is said; a blank before it has one, 1 to 9 padded."""
    number = head["number"] or _BLANK
    number = f"0{number}" if len(number) == 1 and number.isdigit() else number
    return speak(
        state if head["system"] == "state" else party, number=number, symbol=head["symbol"] or _BLANK
    )


def body_name(head: Plain, speak: Speaker) -> str:
    """The reporting body in a sentence."""
    return head["body"] or speak("report.this_body")


def foot_words(
    context: Plain, speak: Speaker, recipients: Sequence[str] | None = None, *, is_signed: bool = True
) -> dict[str, Any]:
    """The sign block, the list of copies, and the anchor of the record; `recipients` in place of the usual ones."""
    head, anchor = context["head"], context["anchor"]
    position = (head["position"] or "").upper()
    is_by_deputy = head["is_by_deputy"] and position
    return {
        "is_signed": is_signed,
        "authority": speak(_FOR_HEAD[head["system"]], position=position) if is_by_deputy else "",
        "position": speak("report.deputy", position=position) if is_by_deputy else position,
        "signer": head["signer"] or "",
        "recipients_label": speak("report.recipients"),
        "recipients": _recipients(head, recipients, speak),
        "anchor": speak("report.anchor", seq=anchor["seq"], hash=anchor["hash"]),
    }


def _mottos(head: Plain, speak: Speaker) -> list[str]:
    if head["system"] == "state":
        return [speak("report.motto_state"), speak("report.motto_state_second")]
    return [speak("report.motto_party")]


def abstract_lines(context: Plain, speak: Speaker) -> list[str]:
    """What a progress report is about: the directive or all of them, the period, whether it is provisional."""
    directives = context["directives"]
    lines = [speak("report.abstract_all")]
    if len(directives) == 1:
        lines = [speak("report.abstract_one", directive=speak.directive(directives[0]))]
    lines.append(speak.period(context["period"]))
    if context.get("corrects"):
        corrected = context["corrects"]
        lines.append(speak("form.replaces", number=corrected["number"], day=speak.day(corrected["dated"])))
    if not context["is_whole"]:
        lines.append(f"({speak('report.provisional', cut=speak.cut(context))})")
    return lines


def _lead_in(context: Plain, speak: Speaker) -> str:
    directives, body = context["directives"], body_name(context["head"], speak)
    holes = {"body": body, "period": speak.period(context["period"]), "cut": speak.cut(context)}
    if len(directives) > 1:
        return speak("report.lead_in_all", **holes)
    phrase = speak.directive(directives[0])
    subject = _ABOUT.sub("", directives[0]["subject"] or "")
    if subject:
        phrase = speak("report.directive_about", directive=phrase, subject=subject)
    return speak("report.lead_in", directive=phrase, **holes)


def _recipients(head: Plain, usual: Sequence[str] | None, speak: Speaker) -> list[str]:
    """Each with its mark at the end: commas between, a full stop after the last."""
    lines = head["recipients"] or usual
    if lines is None:
        standing = [speak("report.to_standing", committee=head["committee"])] if head["committee"] else []
        lines = [*standing, speak("report.to_bodies"), to_file(head, speak)]
    return [f"- {line.rstrip(',;.')}{'.' if n == len(lines) else ','}" for n, line in enumerate(lines, 1)]


def to_file(head: Plain, speak: Speaker) -> str:
    """The last line of copies."""
    return speak("report.to_file", body=body_name(head, speak))
