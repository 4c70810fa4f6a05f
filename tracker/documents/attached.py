"""Items of what is attached after the signature: attached plans give items, appendices give rows of the annex."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tracker.documents.attachments import Attachment
from tracker.documents.items import Items
from tracker.documents.later_mentions import LaterMention
from tracker.documents.layout import Paragraph
from tracker.documents.leads import read_preamble
from tracker.documents.mentions import Text
from tracker.documents.outline import outline
from tracker.documents.table_items import Row, read_rows
from tracker.documents.task_tables import is_row
from tracker.documents.units import units
from tracker.domain.directive import Finding, Item, Severity

Hanging = Sequence[tuple[Attachment, list[Paragraph]]]


@dataclass
class Attached:
    """`items` are those of attached plans, `annex` those of appendices and of all tables after the signature."""

    items: list[Item] = field(default_factory=list)
    annex: list[Item] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_attached(
    text: Text,
    offsets: dict[int, int],
    hanging: Hanging,
    loose_rows: Sequence[Row],
    issued_on: date | None,
    later: Sequence[LaterMention] = (),
) -> Attached:
    """`loose_rows` are rows after the signature that stand in no attachment."""
    made = Attached()
    rows = list(loose_rows)
    for one, body in hanging:
        own = [Row(row.text, row.line, offsets[id(row)]) for row in body if is_row(row.text)]
        rows += own
        before = len(made.items) + len(made.annex)
        if one.is_read:
            _add_parts(made, one, text, offsets, body, issued_on, later)
        if len(made.items) + len(made.annex) == before and not own:
            made.findings.append(_unread(one, body, offsets))
    table = read_rows(text, sorted(rows, key=lambda row: row.at), issued_on, "PL")
    made.annex = sorted([*made.annex, *table.items], key=lambda item: item.span)
    made.findings += table.findings
    return made


def _add_parts(
    made: Attached,
    one: Attachment,
    text: Text,
    offsets: dict[int, int],
    body: list[Paragraph],
    issued_on: date | None,
    later: Sequence[LaterMention],
) -> None:
    tree = outline(body)
    if not tree.nodes:
        return
    opening = [offsets[id(paragraph)] for paragraph in tree.opening]
    span = (opening[0], opening[-1] + len(tree.opening[-1].text)) if opening else (0, 0)
    parts = Items(text, offsets, read_preamble(text, *span), (), issued_on, later)
    for unit in units(tree):
        parts.add(unit)
    target = made.items if one.is_plan else made.annex
    target += [_under(one.prefix, item) for item in parts.items]
    made.findings += [
        replace(finding, holes=finding.holes | {"path": f"{one.prefix}.{finding.holes['path']}"})
        for finding in parts.findings
    ]


def _under(prefix: str, item: Item) -> Item:
    parent = f"{prefix}.{item.parent}" if item.parent else None
    return replace(item, path=f"{prefix}.{item.path}", parent=parent)


def _unread(one: Attachment, body: list[Paragraph], offsets: dict[int, int]) -> Finding:
    """An appendix that gives out work and could not be read is a matter to look at; lists and forms are not."""
    line = body[0].line if body else one.at + 1
    span = (offsets[id(body[0])], offsets[id(body[-1])] + len(body[-1].text)) if body else None
    severity = Severity.WARNING if one.is_read else Severity.NOTE
    return Finding(line, "finding.attachment_unread", {"name": one.name}, span, severity)
