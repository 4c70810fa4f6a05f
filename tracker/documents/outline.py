"""The tree of a body: which paragraphs open a part, at which level, under which path.

A label counts when it comes in order; one that a scanner lost or misread is mended from its place in the order, with a
note. Paragraphs without a label belong to the part that is open.
"""

import re
from dataclasses import replace

from tracker.documents.headings import names_body_alone
from tracker.documents.label_order import accept
from tracker.documents.labels import Label, is_heading_case
from tracker.documents.layout import Paragraph
from tracker.documents.nodes import Coming, Node, Outline, Tree
from tracker.documents.task_tables import is_row
from tracker.domain.text import strip_accents

__all__ = ["Node", "Outline", "outline"]


def outline(body: list[Paragraph]) -> Outline:
    """Linear in the number of paragraphs."""
    return _Builder().build(body)


class _Builder:
    """Takes the paragraphs one after another."""

    def __init__(self) -> None:
        self.tree = Tree()
        self.opening: list[Paragraph] = []
        self.rows: list[Paragraph] = []
        self.after_rows: list[Paragraph] = []
        self.headings = 0

    def build(self, body: list[Paragraph]) -> Outline:
        coming = _coming(body)
        for at, paragraph in enumerate(body):
            self.tree.coming = coming[at]
            if is_row(paragraph.text):
                self.rows.append(paragraph)
                if self.tree.stack:
                    self.tree.stack[-1].holds_rows = True
                continue
            label = self._mended(paragraph.label)
            if label is not None and accept(self.tree, paragraph, label):
                continue
            self._attach(paragraph)
        return Outline(self.opening, self.tree.nodes, self.rows, self.after_rows)

    def _mended(self, label: Label | None) -> Label | None:
        """A scanner's "l." before the first words of a list is 1."""
        if (
            label is not None
            and label.kind == "letter"
            and label.raw == "l"
            and self.tree.last(5) == 0 == self.tree.last(8)
        ):
            return replace(label, kind="number", ordinal=1)
        return label

    def _attach(self, paragraph: Paragraph) -> None:
        if self._titles_part(paragraph):
            self.tree.stack[-1].own.append(paragraph)
        elif self._heads_work(paragraph):
            self.tree.close(5)
            self.tree.open(paragraph, None, 5, self.tree.last(5), f"p{self._next_heading()}")
        elif self.tree.stack and _is_bare_heading(paragraph):
            self.tree.stack.clear()
            self.tree.roots = []
            self.tree.open(paragraph, None, 3, 0, "", is_section=True)
        elif self.tree.stack:
            self.tree.stack[-1].own.append(paragraph)
        elif self.rows:
            self.after_rows.append(paragraph)
        else:
            self.opening.append(paragraph)

    def _titles_part(self, paragraph: Paragraph) -> bool:
        """ "NHIỆM VỤ TRỌNG TÂM" under "PHẦN THỨ HAI" alone on its line."""
        node = self.tree.stack[-1] if self.tree.stack else None
        if node is None or len(node.own) > 1 or node.children or node.head_text.strip():
            return False
        return len(paragraph.text) < 160

    def _heads_work(self, paragraph: Paragraph) -> bool:
        """ "Sở Tài chính:" without a label, under a section: the work of that body follows."""
        if not self.tree.stack or not (self.tree.stack[0].is_section or self.tree.stack[0].rank == 3):
            return False
        if self.tree.stack[-1].rank == 5 and self.tree.stack[-1].label is not None:
            return False
        return names_body_alone(paragraph.text)

    def _next_heading(self) -> int:
        self.headings += 1
        return self.headings


def _coming(body: list[Paragraph]) -> list[Coming]:
    """For each paragraph what label comes next, and which number the next "1.", "2." in its section has."""
    coming: list[Coming] = []
    number, kind = 0, ""
    for paragraph in reversed(body):
        coming.append(Coming(number, kind))
        if paragraph.label is None:
            continue
        kind = paragraph.label.kind
        if kind == "number":
            number = paragraph.label.ordinal or number
        elif kind in ("part", "article", "capital", "roman"):
            number = 0
    return coming[::-1]


_HEADING_WORDS = re.compile(
    r"^(?:to chuc thuc hien|nhiem vu|muc dich|yeu cau|noi dung|phan cong|giai phap|kinh phi)\b"
)


def _is_bare_heading(paragraph: Paragraph) -> bool:
    """Capitals alone on a line that name a usual section."""
    text = paragraph.text
    return len(text) < 90 and is_heading_case(text) and bool(_HEADING_WORDS.match(strip_accents(text)))
