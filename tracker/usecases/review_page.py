"""Reading a draft for review: `review_page` gives all that a person sees (`review_shown`). Reads only."""

from tracker.domain.body_codes import proposed_code
from tracker.domain.directive import ItemKind, Severity, Span
from tracker.domain.directory import Directory
from tracker.domain.draft import draft_item
from tracker.domain.permissions import Permission, Target, may, require
from tracker.domain.review_findings import open_findings
from tracker.domain.review_head import FIELDS
from tracker.domain.review_history import history_of
from tracker.domain.review_parts import BY_PERSON, ROLE_KEYS, Data, items_of, span_of
from tracker.store.bodies import Bodies
from tracker.store.directives import DirectiveNotFound
from tracker.usecases.context import Context
from tracker.usecases.drafts import draft_data, is_open
from tracker.usecases.linked_citations import linked_citations
from tracker.usecases.review_shown import (
    DutyShown,
    FindingShown,
    HeadValue,
    ItemShown,
    NamedBody,
    Proposal,
    ReviewPage,
    Who,
)

_TASKS = (ItemKind.TASK, ItemKind.REQUEST)


def review_page(ctx: Context, ref: str) -> ReviewPage:
    """By register number or the document's own, before issue and after it (then `is_open` is False).

    Raises NotPermitted, and DirectiveNotFound also where another board follows it.
    """
    require(ctx.actor, Permission.DIRECTIVE_READ)
    with ctx.open_reading() as unit:
        row = unit.directives.by_ref(ref)
        if not may(ctx.actor, Permission.DIRECTIVE_READ, Target(coordinator_body=row.coordinator_body)):
            raise DirectiveNotFound(ref=ref)
        data, directory = draft_data(row), Bodies(unit.session).load()
        names = {body.code: body.name for body in directory.bodies}
        return ReviewPage(
            id=row.id,
            no=row.no,
            version=row.version,
            state=row.state,
            is_open=is_open(ctx, row),
            text=row.text,
            head=tuple(_head(data)),
            items=_items(data, names),
            findings=_findings(data),
            proposals=_proposals(data, directory),
            citations=linked_citations(ctx, unit, row, data),
            history=history_of(unit.events.of_subject(row.id)),
        )


def _head(data: Data) -> list[HeadValue]:
    spans, by_person = data.get("spans", {}), data.get(BY_PERSON, ())
    return [
        HeadValue(name, data.get(name), span_of({"span": spans.get(name)}), name in by_person)
        for name in FIELDS
    ]


def _items(data: Data, names: dict[str, str]) -> tuple[ItemShown, ...]:
    above = {item["path"]: item.get("parent") for item in items_of(data)}
    opened = [(number, span) for number, f in open_findings(data) if (span := span_of(f))]
    return tuple(_item(item, _depth(item["path"], above), names, opened) for item in items_of(data))


def _depth(path: str, above: dict[str, str | None]) -> int:
    depth, parent = 0, above[path]
    while parent is not None and parent in above and depth < len(above):
        depth, parent = depth + 1, above[parent]
    return depth


def _item(item: Data, depth: int, names: dict[str, str], opened: list[tuple[int, Span]]) -> ItemShown:
    span, first_due_on = span_of(item), draft_item(item).first_due_on
    return ItemShown(
        path=item["path"],
        parent=item.get("parent"),
        depth=depth,
        kind=item["kind"],
        is_task=item["kind"] in _TASKS,
        title=item.get("title"),
        text=item["text"],
        span=span,
        line=item.get("line", 1),
        nature=item["nature"],
        due_on=item["due_on"],
        task_due_on=first_due_on.isoformat() if first_due_on else None,
        recurrence=item["recurrence"],
        who=tuple(w for role, key in ROLE_KEYS.items() for w in _who(role, item.get(key, ()), names)),
        duties=tuple(_duty(duty, number, names) for number, duty in enumerate(item["duties"], 1)),
        citations=tuple(item.get("citations", ())),
        by_person=tuple(item.get(BY_PERSON, ())),
        findings=tuple(n for n, (start, _) in opened if span and span[0] <= start < span[1]),
    )


def _who(role: str, mentions: list[Data], names: dict[str, str]) -> list[Who]:
    return [
        Who(
            role=role,
            text=one["text"],
            span=span_of(one),
            bodies=tuple(NamedBody(code, names.get(code, code)) for code in one["bodies"]),
            group=one.get("group"),
            is_open=bool(one.get("is_open")),
            is_by_person=bool(one.get(BY_PERSON)),
        )
        for one in mentions
    ]


def _duty(duty: Data, number: int, names: dict[str, str]) -> DutyShown:
    return DutyShown(
        number,
        duty["text"],
        span_of(duty),
        duty["nature"],
        duty["due_on"],
        duty["recurrence"],
        tuple(_who("report_to", duty.get("report_to", []), names)),
        tuple(duty.get(BY_PERSON, ())),
    )


def _findings(data: Data) -> tuple[FindingShown, ...]:
    return tuple(
        FindingShown(
            number,
            one["line"],
            one["key"],
            one["holes"],
            one.get("severity", Severity.WARNING.value),
            span_of(one),
            (one.get("answer") or {}).get("how"),
            (one.get("answer") or {}).get("note", ""),
        )
        for number, one in enumerate(data.get("findings", ()), 1)
    )


def _proposals(data: Data, directory: Directory) -> tuple[Proposal, ...]:
    taken = {body.code for body in directory.bodies} | {group.code for group in directory.groups}
    found: dict[str, Proposal] = {}
    for number, finding in open_findings(data):
        if finding["key"] != "finding.unknown_body":
            continue
        words = finding["holes"]["text"]
        before = found.get(words)
        code = before.code if before else proposed_code(words, taken | {p.code for p in found.values()})
        span = before.span if before else span_of(finding)
        found[words] = Proposal(words, code, span, (*(before.findings if before else ()), number))
    return tuple(found.values())
