"""bytes -> ParsedDirective in one step, for whoever takes in a file: read, understand, refuse what is no directive."""

import re

from tracker.documents.parse import parse
from tracker.documents.read import read_document
from tracker.documents.reading_errors import NotADirective
from tracker.domain.directive import ItemKind, ParsedDirective
from tracker.domain.text import fold

_ORDERS = re.compile(
    r"\b(?:yeu cau|de nghi|giao|chi dao|chu tri|phoi hop|to chuc thuc hien|trien khai|quyet dinh|co trach nhiem)\b"
)


def read_directive(data: bytes, name: str = "") -> ParsedDirective:
    """What a file says. Raises one of `reading_errors`; NotADirective when it has neither number, nor items, nor any
    word that orders something."""
    parsed = parse(read_document(data, name))
    require_directive(parsed)
    return parsed


def require_directive(parsed: ParsedDirective) -> None:
    """Refuse a text that shows no sign of being a directive."""
    has_tasks = any(item.kind in (ItemKind.TASK, ItemKind.REQUEST) for item in parsed.items)
    if parsed.number is None and not has_tasks and not _ORDERS.search(fold(parsed.text[:60_000])):
        raise NotADirective()
