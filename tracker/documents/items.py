"""Items with everything the text says of them: kind, bodies, duties, deadline, repetition, citations."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tracker.documents.citations import find_citations
from tracker.documents.deadlines import counts_working_days, find_deadlines, impossible_deadlines
from tracker.documents.duties import split_duties
from tracker.documents.fields import read_fields
from tracker.documents.kinds import heading_kind, own_kind
from tracker.documents.later_mentions import LaterMention, between
from tracker.documents.leads import Lead, Preamble, inherit, own_lead
from tracker.documents.mentions import Text
from tracker.documents.natures import nature_of, nature_of_all
from tracker.documents.partners import report_to
from tracker.documents.products import product_of_field
from tracker.documents.recurrences import find_recurrences, recurrence_of, telling
from tracker.documents.unit import Unit
from tracker.domain.directive import (
    Addressee,
    Deadline,
    Duty,
    Finding,
    Item,
    ItemKind,
    Nature,
    Product,
    Severity,
    Span,
)

_ASKS = re.compile(r"(?:yeu cau|giao|[dđ]e nghi|phan cong|chi dao)[^.;:]{0,200}:\s*$")

_ORDER_WORDS = re.compile(
    r"\b(?:chu tri|phoi hop (?:voi|chat)|truoc ngay|cham nhat|giao (?!thong|duc)|bao cao)\b"
)
_SOMEBODY_ASKS = re.compile(r",\s[^,.;:]{6,80}\s(?:yeu cau|[dđ]e nghi|chi dao)[^.;:]{0,80}:\s*$")


class Items:
    """Builds the items of one document; `items` and `findings` are the result."""

    def __init__(
        self,
        text: Text,
        offsets: dict[int, int],
        preamble: Preamble,
        addressees: tuple[Addressee, ...],
        issued_on: date | None,
        later: Sequence[LaterMention] = (),
    ) -> None:
        self.text = text
        self.offsets = offsets
        self.preamble = preamble
        self.addressees = addressees
        self.issued_on = issued_on
        self.later = later
        self.items: list[Item] = []
        self.findings: list[Finding] = []
        self.leads: dict[str, Lead] = {}
        self.kinds: dict[str, ItemKind | None] = {}

    def add(self, unit: Unit) -> None:
        """Add one unit; its parent has been added before it."""
        spans = self._spans(unit)
        begin = spans[0][0] + unit.words_from
        fields = read_fields(self.text, spans)
        lead = own_lead(self.text, spans, begin, fields, unit.folded_from)
        above = self.leads.get(unit.parent) if unit.parent else None
        has_own = bool(lead.leads)
        self._note_labels(unit, spans)
        inherit(lead, above, self.preamble, self.addressees)
        self.leads[unit.path] = lead
        kind = self._kind(unit, lead, has_own, begin, spans)
        start = spans[0][0] + (unit.begin if unit.is_loose else 0)
        item = Item(
            path=unit.path,
            parent=unit.parent,
            kind=kind,
            text=self.text.raw[start : spans[-1][1]],
            span=(start, spans[-1][1]),
            line=_line_at(unit, unit.begin),
            title=self._title(unit, begin, spans[0][1]),
        )
        self.items.append(self._filled(item, lead, unit))

    def _spans(self, unit: Unit) -> list[Span]:
        made = []
        for paragraph in unit.paragraphs:
            at = self.offsets[id(paragraph)]
            made.append((at, at + len(paragraph.text)))
        return made

    def _title(self, unit: Unit, begin: int, end: int) -> str | None:
        """The heading of a part that has one."""
        words = self.text.raw[begin:end].strip()
        if unit.is_loose or len(words) > 160 or words.endswith((".", ";")):
            return None
        return words.rstrip(" :") or None

    def _kind(self, unit: Unit, lead: Lead, has_own: bool, begin: int, spans: list[Span]) -> ItemKind:
        folded = self.text.folded[begin : spans[-1][1]]
        title_kind = (
            heading_kind(self.text.folded[begin : spans[0][1]])
            if self._is_heading(unit, begin, spans)
            else None
        )
        above = self.kinds.get(unit.parent) if unit.parent else None
        gives_work = self._is_task_heading(unit, begin, spans) or self._asks_below(unit, spans)
        self.kinds[unit.path] = None if self._asks_below(unit, spans) else title_kind
        self.kinds[unit.path] = self.kinds[unit.path] or (None if gives_work else above)
        if unit.has_children or (
            unit.node is not None and unit.node.is_section and len(unit.paragraphs) == 1
        ):
            return ItemKind.GROUP
        given = has_own and lead.how in ("assign", "by", "field")
        inherited = self.kinds[unit.path]
        if inherited is not None and not given:
            return inherited
        is_article = (
            unit.node is not None and unit.node.label is not None and unit.node.label.kind == "article"
        )
        own = own_kind(folded, self.text.folded[lead.begin : spans[0][1]], is_article, has_own)
        if own is not None:
            return own
        if not lead.leads:
            return ItemKind.GOAL
        return ItemKind.REQUEST if lead.verb == "request" else ItemKind.TASK

    def _asks_below(self, unit: Unit, spans: list[Span]) -> bool:
        """ "2. Về tình hình …" whose last words are "… yêu cầu các bộ thực hiện các nhiệm vụ sau:": work follows; so
        after "Để khắc phục hạn chế, Ban Thường vụ yêu cầu:", not after "Mục đích, yêu cầu:"."""
        begin, end = spans[-1]
        words = self.text.folded[max(begin, end - 260) : end]
        if not unit.has_children or not _ASKS.search(words):
            return False
        return len(spans) > 1 or _SOMEBODY_ASKS.search(words) is not None

    def _is_heading(self, unit: Unit, begin: int, spans: list[Span]) -> bool:
        words = self.text.raw[begin : spans[0][1]].rstrip()
        if unit.is_loose or len(words) > 150:
            return False
        return (unit.node is not None and unit.node.is_section) or not words.endswith((".", ";"))

    def _is_task_heading(self, unit: Unit, begin: int, spans: list[Span]) -> bool:
        return bool(
            self._is_heading(unit, begin, spans)
            and re.search(
                r"nhiem vu|giai phap|to chuc thuc hien|phan cong", self.text.folded[begin : spans[0][1]]
            )
        )

    def _filled(self, item: Item, lead: Lead, unit: Unit) -> Item:
        """The item with bodies, and with dates and duties when it becomes a task."""
        item = replace(
            item,
            leads=lead.leads,
            directed=lead.directed,
            coordinating=lead.coordinating,
            lead_from=lead.source,
        )
        if item.kind not in (ItemKind.TASK, ItemKind.REQUEST):
            if item.kind is ItemKind.GOAL and not lead.leads:
                self._note(item, "finding.no_lead", Severity.NOTE)
            elif lead.source == "explicit" and item.kind is not ItemKind.GROUP and self._gives_order(item):
                self._note(item, "finding.order_not_a_task", Severity.WARNING)
            return item
        for note in lead.notes:
            self._note(item, note, Severity.WARNING)
        at = item.span[0]
        flat = self._flat(item, unit)
        deadlines = find_deadlines(flat, self.issued_on)
        recurrences = find_recurrences(flat)
        begin = min(max(lead.begin - at, 0), len(flat))
        self._note_deadlines(item, deadlines)
        self._note_impossible(item, flat)
        duties = split_duties(flat, begin, self.issued_on)
        nature = nature_of_all(duties) or nature_of(flat, deadlines, recurrences)
        # What one duty among others repeats is that duty's own pace, not the whole item's.
        is_of_one = nature is not Nature.PERIODIC and any(duty.recurrence for duty in duties)
        first = min(deadlines, key=lambda one: one.due_on, default=None)
        paced = None if is_of_one else telling(recurrences)
        return replace(
            item,
            nature=nature,
            recurrence=recurrence_of([paced]) if paced else None,
            due_on=first.due_on if first else None,
            due_span=_by(first.span, at) if first else None,
            recurrence_span=_by(paced.span, at) if paced else None,
            report_to=report_to(self.text, lead.begin, item.span[1]),
            duties=tuple(_moved(duty, at) for duty in duties),
            product=self._product(item, unit, duties),
            citations=self._citations(item, flat),
        )

    def _gives_order(self, item: Item) -> bool:
        """Whether the words of an item that its heading made a statement ask for work all the same."""
        return _ORDER_WORDS.search(self.text.folded, *item.span) is not None

    def _citations(self, item: Item, flat: str) -> tuple[str, ...]:
        """Numbers or titles of the documents named, also of those named in short."""
        later = between(self.later, item.span)
        for one in later:
            if not one.is_sure:
                words = self.text.raw[slice(*one.span)]
                holes = {"path": item.path, "words": words, "number": one.number}
                self.findings.append(
                    Finding(item.line, "finding.citation_unclear", holes, one.span, Severity.NOTE)
                )
        named = [one.number or one.title or "" for one in find_citations(flat)]
        return tuple(dict.fromkeys([*named, *(one.number for one in later)]))

    def _product(self, item: Item, unit: Unit, duties: tuple[Duty, ...]) -> Product | None:
        """What a field line names, else what its first duty that makes a paper brings forth."""
        named = product_of_field(self.text.raw, self.text.folded, self._spans(unit))
        first = next((duty.product for duty in duties if duty.product is not None), None)
        return named or (_product_moved(first, item.span[0]) if first else None)

    def _flat(self, item: Item, unit: Unit) -> str:
        """The item's words on one line, of the same length, labels blanked: they are no words of the sentence."""
        flat = list(item.text.replace("\n", " "))
        for paragraph in unit.paragraphs:
            begin = self.offsets[id(paragraph)] - item.span[0]
            end = begin + (paragraph.label.end if paragraph.label else 0)
            if begin >= 0:
                flat[begin:end] = " " * (end - begin)
        return "".join(flat)

    def _note_deadlines(self, item: Item, deadlines: tuple[Deadline, ...]) -> None:
        for one in deadlines:
            span = (item.span[0] + one.span[0], item.span[0] + one.span[1])
            holes = {"path": item.path, "words": one.words}
            if counts_working_days(one):
                self.findings.append(Finding(item.line, "finding.holidays_uncounted", holes, span))
            if one.inferred_year:
                self.findings.append(Finding(item.line, "finding.year_inferred", holes, span))
            if self.issued_on is not None and one.due_on < self.issued_on:
                self.findings.append(Finding(item.line, "finding.due_before_issue", holes, span))

    def _note_impossible(self, item: Item, flat: str) -> None:
        """ "trước ngày 31/6": the day cannot be told, so a person must."""
        for begin, end in impossible_deadlines(flat):
            holes = {"path": item.path, "words": flat[begin:end]}
            span = (item.span[0] + begin, item.span[0] + end)
            self.findings.append(Finding(item.line, "finding.impossible_date", holes, span))

    def _note_labels(self, unit: Unit, spans: list[Span]) -> None:
        for note in unit.notes:
            self.findings.append(Finding(unit.paragraphs[0].line, note, {"path": unit.path}, spans[0]))
        if unit.is_loose:
            self.findings.append(
                Finding(
                    unit.paragraphs[0].line, "finding.no_label", {"path": unit.path}, spans[0], Severity.NOTE
                )
            )

    def _note(self, item: Item, key: str, severity: Severity) -> None:
        self.findings.append(Finding(item.line, key, {"path": item.path}, item.span, severity))


def _line_at(unit: Unit, offset: int) -> int:
    starts = unit.paragraphs[0].starts
    return starts[bisect_right([at for at, _ in starts], offset) - 1][1]


def _moved(duty: Duty, by: int) -> Duty:
    return replace(
        duty,
        span=_by(duty.span, by),
        product=_product_moved(duty.product, by) if duty.product else None,
        report_to=tuple(replace(one, span=_by(one.span, by) if one.span else None) for one in duty.report_to),
        due_span=_by(duty.due_span, by) if duty.due_span else None,
        recurrence_span=_by(duty.recurrence_span, by) if duty.recurrence_span else None,
    )


def _product_moved(one: Product, by: int) -> Product:
    return replace(one, span=_by(one.span, by))


def _by(span: Span, count: int) -> Span:
    return span[0] + count, span[1] + count
