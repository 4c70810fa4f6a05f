"""Which labelled parts swallow what hangs under them.

Dashes under a part that names its body are the work of that part; dashes directly under a section, dashes with field
lines of their own, and dashes that each name a body by "giao", are items themselves.
"""

import re

from tracker.documents.labels import opens_field
from tracker.documents.outline import Node
from tracker.domain.text import strip_accents

GIVEN = re.compile(r"\W*(?:giao|phan cong|yeu cau|[dđ]e nghi|kien nghi)\s")

_SHARES = re.compile(
    r"\W*(?:to chuc (?:trien khai )?thuc hien|phan cong|trach nhiem (?:cua|thuc hien)|giao nhiem vu)"
)


def below(node: Node) -> list[Node]:
    made: list[Node] = []
    for child in node.children:
        made.append(child)
        made += below(child)
    return made


def folds(node: Node) -> bool:
    """Whether all that hangs under a part belongs to it."""
    if not node.children:
        return False
    if _is_form(node):
        return True
    if any(not (child.label and child.label.is_dash) for child in node.children):
        return False
    if node.is_section or (node.rank <= 3 and not _is_article(node)):
        return False
    if any(_has_fields(child) for child in node.children):
        return False
    return not _each_is_given(node) and not _shares_out(node)


def _is_article(node: Node) -> bool:
    return node.rank == 2


def _is_form(node: Node) -> bool:
    """ "1. Tên nhiệm vụ: … 2. Cơ quan chủ trì: …": numbered lines that are the fields of one task."""
    fields = [child for child in node.children if opens_field(child.head_text)]
    return len(fields) >= 3


def _has_fields(node: Node) -> bool:
    return any(opens_field(paragraph.text) for paragraph in node.own[1:])


def _shares_out(node: Node) -> bool:
    """A heading "Tổ chức thực hiện", "Phân công nhiệm vụ": each dash under it is the work of another body."""
    head = node.head_text
    return len(head) < 140 and not head.rstrip().endswith(".") and bool(_SHARES.match(strip_accents(head)))


def _each_is_given(node: Node) -> bool:
    given = [child for child in node.children if GIVEN.match(strip_accents(child.head_text[:30]))]
    return len(given) >= 2 and 2 * len(given) >= len(node.children)
