"""A draft under review, and its history, as lines for the terminal."""

from collections.abc import Iterator
from textwrap import shorten
from typing import Any
from zoneinfo import ZoneInfo

from tracker.cli.table import shown_day
from tracker.cli.words import Say
from tracker.render.edits import edit_words
from tracker.usecases.review_shown import DutyShown, FindingShown, ItemShown, ReviewPage, Who

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_WIDE = 110
_MARK = "*"  # behind what a person set


def page_json(page: ReviewPage, say: Say) -> dict[str, Any]:
    """For `--json`: the page with the findings' sentences."""
    data = page.plain()
    for entry, finding in zip(data["findings"], page.findings, strict=True):
        entry["message"] = say(finding.key, **finding.holes)
    return data


def page_lines(page: ReviewPage, say: Say, state: str) -> Iterator[str]:
    """Head, items with whom they oblige, findings, proposals, citations that the register has, what undo takes back."""
    yield say("review.title", no=page.no, version=page.version, state=state)
    for one in page.head:
        if one.value or one.field not in ("urgency", "system"):
            value = shown_day(one.value) if one.field == "issued_on" else one.value
            yield f"  {say(f'review.head_{one.field}')}: {value or '–'}{_marked(one.is_by_person)}"
    for item in page.items:
        yield ""
        yield from _item(item, say)
    yield from _findings(page, say)
    for proposal in page.proposals:
        yield say("review.proposal", words=proposal.words, code=proposal.code, no=page.no)
    for cited in page.citations:
        if cited["directive"]:
            yield say("review.cited_as", number=cited["number"], no=cited["directive"])
    if any(item.by_person for item in page.items) or any(one.is_by_person for one in page.head):
        yield say("review.mark", mark=_MARK)
    if page.is_open and page.history.done:
        yield say("review.undo_next", edit=edit_words(say, page.history.done[-1].edit))
    if not page.is_open:
        yield say("review.draft_closed", no=page.no, state=state)


def history_lines(page: ReviewPage, say: Say) -> Iterator[str]:
    """Every edit, oldest first: when, who, what; those undone are said to be."""
    if not page.history.steps:
        yield say("review.no_history")
    undone = {step.seq for step in page.history.undone}
    for step in page.history.steps:
        kind = say(f"event.{step.kind.replace('.', '_')}")
        left = f" ({say('review.undone')})" if step.seq in undone else ""
        at = step.at.astimezone(_ZONE)
        yield f"{at:%d/%m/%Y %H:%M} · {step.by or '?'} · {kind} · {edit_words(say, step.edit)}{left} · v{step.version}"


def _item(item: ItemShown, say: Say) -> Iterator[str]:
    indent = "  " * item.depth
    title = shorten(item.title or item.text, _WIDE, placeholder=" …")
    yield f"{indent}[{item.path}] {say(f'review.kind_{item.kind}')}{_marked('kind' in item.by_person)} · {title}"
    if not item.is_task:
        return
    how = [_nature(item, say)]
    if item.task_due_on:
        how.append(
            f"{say('cli.head_due')} {shown_day(item.task_due_on)}{_marked('due_on' in item.by_person)}"
        )
    if item.findings:
        how.append(say("review.see", findings=", ".join(map(str, item.findings))))
    yield f"{indent}    {' · '.join(how)}"
    for role in dict.fromkeys(who.role for who in item.who):
        named = "; ".join(_who(who, say) for who in item.who if who.role == role)
        yield f"{indent}    {say(f'review.role_{role}')}: {named}"
    if not any(who.role == "lead" for who in item.who):
        yield f"{indent}    {say('review.role_lead')}: –"
    yield from (f"{indent}    {_duty(duty, say)}" for duty in item.duties)


def _nature(item: ItemShown | DutyShown, say: Say) -> str:
    repeats = f" ({item.recurrence})" if item.recurrence else ""
    is_set = "nature" in item.by_person or "recurrence" in item.by_person
    return f"{say(f'nature.{item.nature}')}{repeats}{_marked(is_set)}"


def _who(who: Who, say: Say) -> str:
    """Words with the code of the body, or the group and how many bodies it stands for."""
    if not who.bodies:
        stands_for = say("review.nobody")
    elif len(who.bodies) == 1:
        stands_for = who.bodies[0].code
    else:
        stands_for = say("review.bodies", group=who.group or "", count=len(who.bodies)).strip()
    return f"{who.text} [{stands_for}]{_marked(who.is_by_person)}"


def _duty(duty: DutyShown, say: Say) -> str:
    due = f" · {say('cli.head_due')} {shown_day(duty.due_on)}" if duty.due_on else ""
    text = shorten(duty.text, _WIDE, placeholder=" …")
    mark = _marked("text" in duty.by_person)
    return f"{duty.number}. {text}{mark} ({_nature(duty, say)}{due})"


def _findings(page: ReviewPage, say: Say) -> Iterator[str]:
    opened = [finding for finding in page.findings if finding.is_open]
    yield ""
    if not page.findings:
        yield say("cli.reading_no_findings")
        return
    yield say("review.findings", count=len(opened), settled=len(page.findings) - len(opened))
    for finding in sorted(opened, key=lambda f: (f.line, f.number)):
        yield f"  [{finding.number}] {_finding(finding, say)}"


def _finding(finding: FindingShown, say: Say) -> str:
    severity, line = say(f"severity.{finding.severity}"), say("cli.line", line=finding.line)
    return f"{severity} {line}: {say(finding.key, **finding.holes)}"


def _marked(is_by_person: bool) -> str:
    return _MARK if is_by_person else ""
