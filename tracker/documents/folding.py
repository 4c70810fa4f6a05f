"""Which labelled parts swallow what hangs under them.

Dashes under a part that names its body are the work of that part; dashes directly under a section, dashes with field
lines of their own, dashes that each name a body by "giao", and dashes under a plain title that tell different bodies
what to do, are items themselves.
"""

import re

from tracker.documents.actors import lead_of_sentence
from tracker.documents.labels import opens_field
from tracker.documents.mentions import Text
from tracker.documents.outline import Node
from tracker.domain.text import strip_accents

GIVEN = re.compile(r"\W*(?:giao|phan cong|yeu cau|[dđ]e nghi|kien nghi)\s")

_LONGEST_TITLE = 140

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
    return not _each_is_given(node) and not _shares_out(node) and not _tell_different_bodies(node)


def _is_article(node: Node) -> bool:
    return node.label is not None and node.label.kind == "article"


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


def _tell_different_bodies(node: Node) -> bool:
    """ "4. Về nguồn vốn:" with "- Sở A ứng vốn …", "- Kho bạc … kiểm soát …": most dashes open with a subject of their
    own, and the title names nobody."""
    head = node.head_text.rstrip()
    if (
        len(node.children) < 2
        or len(head) > _LONGEST_TITLE
        or head.endswith((".", ";"))
        or _told(head) is not None
    ):
        return False
    told = [body for child in node.children if (body := _told(child.head_text)) is not None]
    return len(set(told)) >= 2 and 2 * len(told) > len(node.children)


def _told(words: str) -> str | None:
    """The body that the words tell to act, as written; None when they open with nobody."""
    if not words[:1].isupper():
        return None
    found = lead_of_sentence(Text(words[:400]), 0, min(len(words), 400))
    return found.leads[0].text if found is not None and found.leads else None


def _each_is_given(node: Node) -> bool:
    given = [child for child in node.children if GIVEN.match(strip_accents(child.head_text[:30]))]
    return len(given) >= 2 and 2 * len(given) >= len(node.children)
