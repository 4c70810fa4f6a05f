"""A directive or an assignment as lines for the terminal."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from tracker.cli.history import history_line
from tracker.cli.table import shown_day
from tracker.cli.words import Say
from tracker.domain.review_findings import open_findings
from tracker.usecases.show import ShownAssignment, ShownDirective

Label = Callable[[str], str]


def directive_lines(shown: ShownDirective, say: Say, label: Label) -> Iterator[str]:
    """Head, tasks with their duties, baseline figures, history."""
    row = shown.row
    yield f"{row.no}. {row.kind or ''} {row.number or ''} · {_day(row.issued_on)} · {row.issuer or ''}"
    yield f"   {row.subject or ''}"
    yield f"   {say('cli.head_state')}: {label(row.state)}"
    for task in shown.tasks:
        yield ""
        due = f" · {say('cli.head_due')} {_day(task.due_on)}" if task.due_on else ""
        yield f"{say('cli.head_item')} {task.path} [{label(task.state)}]{due}: {task.title}"
        for duty in shown.duties[task.id]:
            yield f"   {task.path}.{duty.position} ({say(f'nature.{duty.nature}')}) {duty.text}"
    if shown.draft:
        yield from _draft_lines(shown.draft, say)
    linked = [one for one in shown.citations if one["directive"]]
    if linked:
        yield ""
        yield say("review.cited")
    yield from (f"   {say('review.cited_as', number=one['number'], no=one['directive'])}" for one in linked)
    if shown.indicators:
        yield ""
        yield say("cli.show_indicators")
    for one in shown.indicators:
        baseline = f"{one.baseline:g} {one.unit or ''} ({one.baseline_period or '–'})"
        yield f"   {one.position}. {one.metric}: {baseline}"
    yield ""
    yield say("cli.show_history")
    yield from (f"   {history_line(event, say, label)}" for event in shown.events)


def assignment_lines(shown: ShownAssignment, say: Say, label: Label) -> Iterator[str]:
    """What is asked, by when, what was handed in, history."""
    a = shown.assignment
    role = say(f"body_role.{a.role}")
    yield f"{a.ref} · {shown.body_name} · {role} · {a.period or '–'} · {label(a.state)} (v{a.version})"
    yield f"   {shown.directive.number or ''}, {say('cli.head_item').lower()} {shown.task.path}: {shown.task.text}"
    yield f"   {say('cli.head_due')}: {_day(a.due_on) or '–'} · {say('cli.head_report_on')}: {_day(a.report_on) or '–'}"
    if shown.duties:
        yield say("cli.show_duties")
    yield from (f"   - {duty.text}" for duty in shown.duties)
    for submission in shown.submissions:
        yield say("cli.show_submission", revision=submission.revision)
        yield from (
            f"   {text}"
            for text in (submission.results, submission.difficulties, submission.proposals)
            if text
        )
    yield say("cli.show_history")
    yield from (f"   {history_line(event, say, label)}" for event in shown.events)


def _draft_lines(draft: dict[str, Any], say: Say) -> Iterator[str]:
    """The items that would become tasks, who would get them, and what a person should look at."""
    for item in (i for i in draft["items"] if i["kind"] in ("task", "request")):
        yield ""
        due = f" · {say('cli.head_due')} {shown_day(item['due_on'])}" if item["due_on"] else ""
        yield f"{say('cli.head_item')} {item['path']} ({say('nature.' + item['nature'])}){due}"
        for role, key in (("lead", "leads"), ("directed", "directed"), ("coordinating", "coordinating")):
            named = "; ".join(f"{m['text']} [{len(m['bodies'])}]" for m in item[key])
            if named:
                yield f"   {say(f'body_role.{role}')}: {named}"
        yield from (f"   - {duty['text']}" for duty in item["duties"])
    findings = [finding for _, finding in open_findings(draft)]
    if findings:
        yield ""
        yield say("cli.reading_findings", count=len(findings))
    for finding in findings:
        yield f"   {say('cli.line', line=finding['line'])}: {say(finding['key'], **finding['holes'])}"


def _day(day: date | None) -> str:
    return shown_day(day.isoformat() if day else None)
