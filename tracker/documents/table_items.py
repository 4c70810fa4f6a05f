"""Items from the rows of tables of tasks; where a row is unsure, a finding says so."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tracker.documents.cell_bodies import CellBodies, CellReader
from tracker.documents.deadlines import find_deadlines
from tracker.documents.headings import names_body_alone
from tracker.documents.mentions import Text
from tracker.documents.natures import nature_of
from tracker.documents.products import product_as_named, product_in
from tracker.documents.recurrences import find_recurrences, recurrence_of, telling
from tracker.documents.task_tables import Cell, TaskRow, TaskTable
from tracker.domain.directive import Duty, Finding, Item, ItemKind, Mention, Product, Severity, Span

_FIELD = "Thời gian thực hiện: "
"""What a cell of the time column stands for when it is read alone."""


@dataclass(frozen=True)
class Row:
    """A line of a table and where it stands in the text."""

    line: str
    number: int
    at: int


@dataclass
class TableItems:
    """What the rows of tables give: items in reading order, and what is doubtful about them."""

    items: list[Item] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_rows(
    text: Text, rows: Sequence[Row], issued_on: date | None, prefix: str, asked: tuple[Mention, ...] = ()
) -> TableItems:
    """One item for each row that names a task, a group for each heading across the table; paths are the prefix, the
    section and the row's number ("B3", "BII.1"). `asked` lead the rows of a table without a column of leads."""
    return _Reader(text, issued_on, prefix, asked).read(rows)


@dataclass(frozen=True)
class _Read:
    row: Row
    said: TaskRow
    is_heading: bool = False


class _Reader:
    def __init__(self, text: Text, issued_on: date | None, prefix: str, asked: tuple[Mention, ...]) -> None:
        self.text = text
        self.cells = CellReader(text)
        self.issued_on = issued_on
        self.prefix = prefix
        self.asked = asked
        self.made = TableItems()
        self.seen: dict[str, int] = {}
        self.section: Item | None = None
        self.number = 0
        self.has_leads = True

    def read(self, rows: Sequence[Row]) -> TableItems:
        table = TaskTable()
        reads: list[_Read] = []
        for row in rows:
            said = table.read(row.line)
            self.has_leads = table.has_leads
            if said is not None:
                reads.append(_Read(row, said))
        for at, one in enumerate(reads):
            following = reads[at + 1].said if at + 1 < len(reads) else None
            self._add(one, following)
        return self.made

    def _add(self, one: _Read, following: TaskRow | None) -> None:
        said = one.said
        heads = said.is_bare and not said.is_sub and following is not None and following.is_sub
        if said.is_section or heads:
            self._add_group(one)
            return
        last = self.made.items[-1] if self.made.items else None
        if last is not None and self._goes_on(one, last):
            self.made.items[-1] = self._with_more_leads(last, one)
            return
        self._add_task(one)

    def _add_group(self, one: _Read) -> None:
        said = one.said
        path = self._path(self.prefix, said.order or "m")
        span = self._span(one, said.task)
        words = self.text.raw[slice(*span)]
        leads = self.cells.of_leads(span).leads if words and names_body_alone(words) else ()
        self.section = Item(
            path=path, parent=None, kind=ItemKind.GROUP, text=words, span=span, line=one.row.number, title=words,
            leads=leads, lead_from="table" if leads else None,
        )  # fmt: skip
        self.number = 0
        self.made.items.append(self.section)

    def _add_task(self, one: _Read) -> None:
        said = one.said
        self.number += 1
        above = self.section.path + "." if self.section else self.prefix
        path = self._path(above, said.order if said.order not in ("-", "+", "") else str(self.number))
        span = self._span(one, said.task)
        bodies, is_guess = self._bodies(one)
        item = Item(
            path=path,
            parent=self.section.path if self.section else None,
            kind=ItemKind.TASK if bodies.leads else ItemKind.GOAL,
            text=said.task.text,
            span=span,
            line=one.row.number,
            leads=bodies.leads,
            coordinating=self._partners(one, bodies),
            lead_from="table" if bodies.leads else None,
        )
        if is_guess:
            self._note(item, "finding.table_lead_above", Severity.WARNING)
        elif not bodies.leads:
            self._note(item, "finding.no_lead", Severity.NOTE)
        self.made.items.append(self._with_times(item, one))

    def _bodies(self, one: _Read) -> tuple[CellBodies, bool]:
        """Who leads a row, and whether that is only likely: its own cell, its section, the row above, the preamble."""
        said = one.said
        if said.leads is not None and not said.is_carried:
            return self.cells.of_leads(self._span(one, said.leads)), False
        if self.section is not None and self.section.leads:
            return CellBodies(self.section.leads), False
        if said.is_carried and self.made.items and self.made.items[-1].leads:
            return CellBodies(self.made.items[-1].leads), True
        return CellBodies(() if self.has_leads else self.asked), False

    def _partners(self, one: _Read, bodies: CellBodies) -> tuple[Mention, ...]:
        cell = one.said.partners
        named = self.cells.of_partners(self._span(one, cell)) if cell is not None else ()
        return (*bodies.partners, *named)

    def _with_times(self, item: Item, one: _Read) -> Item:
        cell = one.said.time
        words = _FIELD + cell.text if cell else item.text
        at = self._span(one, cell)[0] - len(_FIELD) if cell else item.span[0]
        deadlines, recurrences = find_deadlines(words, self.issued_on), find_recurrences(words)
        nature = nature_of(f"{item.text}. {words}", deadlines, recurrences)
        first = min(deadlines, key=lambda one: one.due_on, default=None)
        paced = telling(recurrences)
        due_on, repeats = first.due_on if first else None, recurrence_of(recurrences)
        due_span = _in_cell(first.span, at, cell) if first else None
        pace_span = _in_cell(paced.span, at, cell) if paced else None
        product = self._product(item, one)
        duty = Duty(
            item.text, item.span, nature, due_on, repeats,
            product=product, due_span=due_span, recurrence_span=pace_span,
        )  # fmt: skip
        return replace(
            item, nature=nature, recurrence=repeats, due_on=due_on, due_span=due_span,
            recurrence_span=pace_span, duties=(duty,), product=product,
        )  # fmt: skip

    def _product(self, item: Item, one: _Read) -> Product | None:
        cell = one.said.product
        if cell is not None:
            return product_as_named(self.text.raw, self.text.folded, self._span(one, cell))
        return product_in(self.text.raw, self.text.folded, item.span)

    def _goes_on(self, one: _Read, last: Item) -> bool:
        """A row that repeats the task above for another lead (its cells are merged)."""
        said = one.said
        return bool(
            last.kind is ItemKind.TASK and said.task.text == last.text and said.leads and not said.is_carried
        )

    def _with_more_leads(self, last: Item, one: _Read) -> Item:
        bodies, _ = self._bodies(one)
        known = {mention.text for mention in last.leads}
        fresh = tuple(mention for mention in bodies.leads if mention.text not in known)
        if not fresh:
            return last
        return replace(
            last, leads=(*last.leads, *fresh), coordinating=(*last.coordinating, *self._partners(one, bodies))
        )

    def _span(self, one: _Read, cell: Cell) -> Span:
        begin = one.row.at + cell.at
        return begin, begin + len(cell.text)

    def _path(self, above: str, step: str) -> str:
        path = above + step
        self.seen[path] = self.seen.get(path, 0) + 1
        return path if self.seen[path] == 1 else f"{path}({self.seen[path]})"

    def _note(self, item: Item, key: str, severity: Severity) -> None:
        self.made.findings.append(Finding(item.line, key, {"path": item.path}, item.span, severity))


def _in_cell(span: Span, at: int, cell: Cell | None) -> Span:
    """A span of the words read, in the text; of a cell of its own, without the field's name put before it."""
    begin = max(span[0], len(_FIELD)) if cell else span[0]
    return at + begin, at + span[1]
