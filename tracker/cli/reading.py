"""A reading for the terminal and as JSON: head, items as a table, findings with their line. Prints, decides nothing."""

from textwrap import shorten
from typing import Any

from tracker.cli.session import print_line
from tracker.cli.table import shown_day, table
from tracker.cli.words import Say
from tracker.domain.directive import Finding, Item, ItemKind, Mention, ParsedDirective
from tracker.usecases.understand import as_json

_TASKS = (ItemKind.TASK, ItemKind.REQUEST)


def reading_json(parsed: ParsedDirective, say: Say) -> dict[str, Any]:
    """The JSON contract, with the findings' sentences."""
    data = as_json(parsed)
    for entry, finding in zip(data["findings"], parsed.findings, strict=True):
        entry["message"] = say(finding.key, **finding.holes)
    return data


def print_reading(parsed: ParsedDirective, say: Say) -> None:
    """The whole reading, for a person to check."""
    print_head(parsed, say)
    print_tasks(parsed, say)
    counts = {
        "duties": sum(len(i.duties) for i in (*parsed.items, *parsed.annex) if i.kind in _TASKS),
        "citations": len(parsed.citations),
        "programmes": len(parsed.programmes),
        "figures": len(parsed.figures),
        "addressees": len(parsed.addressees),
    }
    print_line(say("cli.reading_counts", **counts))
    print_findings(parsed.findings, say)


def print_head(parsed: ParsedDirective, say: Say) -> None:
    """Number, date, issuer, subject: what is not known is said to be unknown."""
    unknown = say("cli.unknown_value")
    head = {
        "number": parsed.number,
        "kind": parsed.kind,
        "issuer": parsed.issuer,
        "issued_on": shown_day(parsed.issued_on.isoformat() if parsed.issued_on else None),
        "place": parsed.place,
        "subject": parsed.subject,
        "urgency": parsed.urgency,
    }
    for name, value in head.items():
        if value or name != "urgency":
            print_line(f"{say(f'cli.head_{name}')}: {value or unknown}")
    print_line("")


def print_tasks(parsed: ParsedDirective, say: Say) -> None:
    """The items that become tasks, as a table."""
    items = [item for item in (*parsed.items, *parsed.annex) if item.kind in _TASKS]
    if not items:
        print_line(say("cli.reading_no_tasks"))
        return
    heads = [
        say(f"cli.head_{h}") for h in ("item", "title", "nature", "leads", "coordinating", "duties", "due")
    ]
    print_line(table(heads, [_row(item, say) for item in items]))
    mentions = [m for item in items for m in (*item.leads, *item.directed, *item.coordinating)]
    if any(len(mention.bodies) != 1 for mention in mentions):
        print_line(say("cli.reading_legend") + "\n")


def _row(item: Item, say: Say) -> tuple[object, ...]:
    due_on = item.due_on or min((d.due_on for d in item.duties if d.due_on), default=None)
    return (
        item.path,
        shorten(item.title or (item.duties[0].text if item.duties else item.text), 120, placeholder=" …"),
        say(f"nature.{item.nature.value}"),
        _named([*item.leads, *item.directed]),
        _named(item.coordinating),
        len(item.duties),
        shown_day(due_on.isoformat() if due_on else None),
    )


def _named(mentions: list[Mention] | tuple[Mention, ...]) -> str:
    return "; ".join(f"{m.text} [{len(m.bodies)}]" if len(m.bodies) != 1 else m.text for m in mentions)


def print_findings(findings: tuple[Finding, ...], say: Say) -> None:
    """What a person should look at, by line."""
    if not findings:
        print_line(say("cli.reading_no_findings"))
        return
    print_line(say("cli.reading_findings", count=len(findings)))
    for finding in sorted(findings, key=lambda f: f.line):
        sentence = say(finding.key, **finding.holes)
        print_line(
            f"  {say(f'severity.{finding.severity.value}')} {say('cli.line', line=finding.line)}: {sentence}"
        )
