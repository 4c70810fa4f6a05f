"""SourceText -> ParsedDirective: one pass over the head, the body and the tail. Any text gives a result."""

from dataclasses import dataclass, replace

from tracker.documents.addressees import Address, read_addresses
from tracker.documents.attached import read_attached
from tracker.documents.attachments import Attachment, find_attachments
from tracker.documents.citations import find_citations
from tracker.documents.figures import find_figures
from tracker.documents.head import Head, read_head
from tracker.documents.items import Items
from tracker.documents.later_mentions import later_mentions
from tracker.documents.layout import Paragraph, kept_lines, paragraphs
from tracker.documents.leads import read_preamble
from tracker.documents.mentions import Text
from tracker.documents.outline import outline
from tracker.documents.places import Place
from tracker.documents.programmes import find_programmes
from tracker.documents.source import Line, SourceText
from tracker.documents.table_items import Row, read_rows
from tracker.documents.tail import Tail, read_tail
from tracker.documents.unit import Unit
from tracker.documents.units import units
from tracker.domain.directive import (
    Addressee,
    Citation,
    Finding,
    Item,
    ItemKind,
    ParsedDirective,
    Severity,
    Span,
)
from tracker.domain.text import fold


@dataclass(frozen=True)
class _Joined:
    """The normalised text, and where each line of the head and the end, and each paragraph, stands in it."""

    text: str
    lines: dict[int, int]
    offsets: dict[int, int]
    body: Span
    annex: tuple[Row, ...]


def parse(source: SourceText) -> ParsedDirective:
    """What the document says. Never raises; linear in the length of the text."""
    lines = kept_lines(source.lines)
    head = read_head(lines)
    addresses: list[Address] = []
    body_from = head.body_from
    if head.salute_at is not None:
        addresses, after = read_addresses(lines, head.salute_at)
        body_from = max(body_from, after)
    tail = read_tail(lines, body_from)
    body = paragraphs(lines[body_from : tail.at])
    hanging = [(one, paragraphs(lines[one.body_from : one.end])) for one in find_attachments(lines, tail.at)]
    joined = _join(lines, body_from, body, tail.at, hanging)
    text = Text(joined.text)
    addressees = tuple(_addressee(joined, lines, one) for one in addresses)
    tree = outline(body)
    parts = units(tree)
    preamble_span = _preamble_span(joined, tree.opening if tree.nodes else _before_first(tree.opening, parts))
    preamble = read_preamble(text, *(preamble_span or (0, 0)))
    whole = text.raw
    spans = _spans(joined, lines, head, tail)
    citations = _citations(whole, joined, head, spans)
    later = later_mentions(text.folded, citations)
    made = Items(text, joined.offsets, preamble, addressees, head.issued_on, later)
    for unit in parts:
        made.add(unit)
    rows = [Row(row.text, row.line, joined.offsets[id(row)]) for row in tree.rows]
    table = read_rows(text, rows, head.issued_on, "B", preamble.leads)
    attached = read_attached(text, joined.offsets, hanging, joined.annex, head.issued_on, later)
    made.items = sorted([*made.items, *table.items, *attached.items], key=lambda item: item.span)
    made.findings += [*table.findings, *attached.findings]
    annex = attached.annex
    opening = whole[preamble_span[0] : preamble_span[1]] if preamble_span else None
    return ParsedDirective(
        text=whole,
        number=head.number,
        kind=head.kind,
        system=head.system,
        issuer=head.issuer,
        issued_on=head.issued_on,
        place=head.place,
        subject=head.subject,
        urgency=head.urgency,
        preamble=opening,
        preamble_span=preamble_span,
        addressees=addressees,
        items=tuple(made.items),
        annex=tuple(annex),
        citations=citations,
        programmes=tuple(
            replace(one, span=(one.span[0] + joined.body[0], one.span[1] + joined.body[0]))
            for one in find_programmes(whole[joined.body[0] : joined.body[1]])
        ),
        figures=tuple(
            replace(one, span=(one.span[0] + preamble_span[0], one.span[1] + preamble_span[0]))
            for one in find_figures(opening)
        )
        if opening and preamble_span
        else (),
        distribution=tuple(one.text for one in tail.distribution),
        distribution_spans=tuple(_place_span(joined, one.place) for one in tail.distribution),
        signature=tail.signature,
        findings=tuple(
            sorted(
                [*_head_findings(head, made, source), *made.findings, *_annex_findings(annex)],
                key=lambda one: one.line,
            )
        ),
        spans=spans,
    )


def _annex_findings(annex: list[Item]) -> list[Finding]:
    if not annex:
        return []
    count = {"count": str(len(annex))}
    return [Finding(annex[0].line, "finding.annex_tasks", count, annex[0].span)]


def _citations(whole: str, joined: _Joined, head: Head, spans: dict[str, Span]) -> tuple[Citation, ...]:
    """What the body, the annexes and the subject cite; other numbers in the head are the document's own or stamps."""
    subject = spans.get("subject", (0, 0))
    begin = joined.body[0]
    body = [_moved(one, begin) for one in find_citations(whole[begin:]) if not _is_own(one, head)]
    known = {one.number for one in body}
    top = [_moved(one, subject[0]) for one in find_citations(whole[subject[0] : subject[1]])]
    return (*(one for one in top if one.number and one.number not in known), *body)


def _is_own(one: Citation, head: Head) -> bool:
    return head.number is not None and fold(one.number or "") == fold(head.number)


def _moved(one: Citation, by: int) -> Citation:
    return replace(one, span=(one.span[0] + by, one.span[1] + by))


def _join(
    lines: list[Line],
    body_from: int,
    body: list[Paragraph],
    tail_at: int,
    hanging: list[tuple[Attachment, list[Paragraph]]],
) -> _Joined:
    parts: list[str] = []
    starts: dict[int, int] = {}
    length = 0
    for at, line in enumerate(lines[:body_from]):
        starts[at] = length
        parts.append(line.text)
        length += len(line.text) + 1
    begin = length
    offsets: dict[int, int] = {}
    for paragraph in body:
        offsets[id(paragraph)] = length
        parts.append(paragraph.text)
        length += len(paragraph.text) + 1
    end = length
    annex: list[Row] = []
    inside = {at for one, _ in hanging for at in range(one.body_from, one.end)}
    opening = {one.body_from: made for one, made in hanging}
    for at, line in enumerate(lines[tail_at:], start=tail_at):
        for paragraph in opening.get(at, ()):
            offsets[id(paragraph)] = length
            parts.append(paragraph.text)
            length += len(paragraph.text) + 1
        if at in inside:
            continue
        starts[at] = length
        if line.text.startswith("|"):
            annex.append(Row(line.text, line.number, length))
        parts.append(line.text)
        length += len(line.text) + 1
    return _Joined("\n".join(parts), starts, offsets, (begin, end), tuple(annex))


def _spans(joined: _Joined, lines: list[Line], head: Head, tail: Tail) -> dict[str, Span]:
    """Where the values of the head and of the signature stand."""
    signature = {f"signature.{part}": place for part, place in tail.places.items()}
    found = {
        name: _place_span(joined, place)
        if place[0] in joined.lines and place[2] in joined.lines
        else _span_in_body(joined, lines, place)
        for name, place in (head.places | signature).items()
    }
    return {name: span for name, span in found.items() if span is not None}


def _span_in_body(joined: _Joined, lines: list[Line], place: Place) -> Span | None:
    """Where a document has no head to speak of, a line of its body was read as one: find its words there."""
    first, start, last, end = place
    opening = lines[first].text[start : end if first == last else None].strip()
    closing = lines[last].text[:end].strip()
    begin = joined.text.find(opening)
    at = joined.text.find(closing, begin)
    if begin < 0 or at < 0:
        return None
    return begin, begin + len(opening) if first == last else at + len(closing)


def _place_span(joined: _Joined, place: Place) -> Span:
    first, start, last, end = place
    return joined.lines[first] + start, joined.lines[last] + end


def _addressee(joined: _Joined, lines: list[Line], one: Address) -> Addressee:
    begin = joined.lines[one.first]
    end = joined.lines[one.last] + len(lines[one.last].text)
    at = joined.text.find(one.text, begin, end)
    span = (at, at + len(one.text)) if at >= 0 else (begin, end)
    return Addressee(one.text, span, line=lines[one.first].number)


def _before_first(opening: list[Paragraph], parts: list[Unit]) -> list[Paragraph]:
    """The paragraphs before the first order, in a document without labels."""
    if not parts:
        return opening
    first = parts[0].paragraphs[0]
    return [paragraph for paragraph in opening if paragraph.line < first.line]


def _preamble_span(joined: _Joined, opening: list[Paragraph]) -> Span | None:
    if not opening:
        return None
    first, last = opening[0], opening[-1]
    return joined.offsets[id(first)], joined.offsets[id(last)] + len(last.text)


def _head_findings(head: Head, made: Items, source: SourceText) -> list[Finding]:
    """What a person has to fill in or look at before anything else."""
    found: list[Finding] = []
    if head.number is None:
        found.append(Finding(1, "finding.no_number"))
    if head.impossible_date is not None:
        line, words = head.impossible_date
        found.append(Finding(line, "finding.impossible_date", {"words": words}, severity=Severity.ERROR))
    elif head.issued_on is None:
        found.append(Finding(1, "finding.no_date"))
    if not any(item.kind in (ItemKind.TASK, ItemKind.REQUEST) for item in made.items):
        found.append(Finding(1, "finding.no_tasks", severity=Severity.ERROR))
    found.extend(Finding(1, note, severity=Severity.NOTE) for note in source.notes)
    found.extend(source.doubts)
    return found
