"""ParsedDirective -> the plain data of `tracker parse --json`. Messages of findings are filled in by the caller."""

from datetime import date
from typing import Any

from tracker.domain.directive import (
    Citation,
    Duty,
    Figure,
    Finding,
    Item,
    Mention,
    ParsedDirective,
    Product,
    Span,
)


def as_json(parsed: ParsedDirective) -> dict[str, Any]:
    """Dates are ISO 8601, spans are [start, end) in characters of the text; unknown is None."""
    return {
        "number": parsed.number,
        "kind": parsed.kind,
        "system": parsed.system.value if parsed.system else None,
        "issuer": parsed.issuer,
        "issued_on": _day(parsed.issued_on),
        "place": parsed.place,
        "subject": parsed.subject,
        "urgency": parsed.urgency,
        "addressees": [
            {"text": one.text, "span": list(one.span), "bodies": list(one.bodies), "groups": list(one.groups)}
            for one in parsed.addressees
        ],
        "preamble": parsed.preamble,
        "items": [_item(one) for one in parsed.items],
        "annex": [_item(one) for one in parsed.annex],
        "citations": [_citation(one) for one in parsed.citations],
        "programmes": [
            {"name": one.name, "start": one.start, "end": one.end, "span": list(one.span)}
            for one in parsed.programmes
        ],
        "figures": [_figure(one) for one in parsed.figures],
        "distribution": list(parsed.distribution),
        "distribution_spans": [list(span) for span in parsed.distribution_spans],
        "signature": {
            "authority": parsed.signature.authority,
            "position": parsed.signature.position,
            "name": parsed.signature.name,
        },
        "findings": [_finding(one) for one in parsed.findings],
        "spans": {name: list(span) for name, span in parsed.spans.items()},
    }


def as_draft(parsed: ParsedDirective) -> dict[str, Any]:
    """The same as it is reviewed and issued: the tasks of the annex stand behind the items and become tasks too."""
    data = as_json(parsed)
    return {**data, "items": [*data["items"], *data["annex"]], "annex": []}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span else None


def _item(item: Item) -> dict[str, Any]:
    return {
        "path": item.path,
        "parent": item.parent,
        "kind": item.kind.value,
        "title": item.title,
        "text": item.text,
        "span": list(item.span),
        "line": item.line,
        "nature": item.nature.value,
        "recurrence": item.recurrence,
        "recurrence_span": _span(item.recurrence_span),
        "due_on": _day(item.due_on),
        "due_span": _span(item.due_span),
        "lead_from": item.lead_from,
        "leads": _mentions(item.leads),
        "directed": _mentions(item.directed),
        "coordinating": _mentions(item.coordinating),
        "report_to": _mentions(item.report_to),
        "duties": [_duty(one) for one in item.duties],
        "citations": list(item.citations),
        "product": _product(item.product),
    }


def _mentions(mentions: tuple[Mention, ...]) -> list[dict[str, Any]]:
    return [
        {
            "text": one.text,
            "span": list(one.span) if one.span else None,
            "bodies": list(one.bodies),
            "group": one.group,
            "is_open": one.is_open,
        }
        for one in mentions
    ]


def _duty(duty: Duty) -> dict[str, Any]:
    return {
        "text": duty.text,
        "span": list(duty.span),
        "nature": duty.nature.value,
        "due_on": _day(duty.due_on),
        "due_span": _span(duty.due_span),
        "recurrence": duty.recurrence,
        "recurrence_span": _span(duty.recurrence_span),
        "report_to": _mentions(duty.report_to),
        "product": _product(duty.product),
    }


def _product(one: Product | None) -> dict[str, Any] | None:
    return {"text": one.text, "kind": one.kind, "span": list(one.span)} if one else None


def _citation(one: Citation) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "number": one.number,
        "issued_on": _day(one.issued_on),
        "issuer": one.issuer,
        "title": one.title,
        "span": list(one.span),
    }


def _figure(one: Figure) -> dict[str, Any]:
    return {
        "metric": one.metric,
        "value": one.value,
        "unit": one.unit,
        "period": one.period,
        "source": one.source,
        "span": list(one.span),
    }


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "line": one.line,
        "key": one.key,
        "severity": one.severity.value,
        "span": list(one.span) if one.span else None,
        "holes": dict(one.holes),
        "message": None,
    }
