"""One item in the making: its paragraphs, before anything is said of them."""

from dataclasses import dataclass, field

from tracker.documents.layout import Paragraph
from tracker.documents.outline import Node


@dataclass
class Unit:
    """One item in the making. `begin` is the offset of its first paragraph's words inside that paragraph (a loose
    directive may open in mid-paragraph); `children` says whether other units hang under it."""

    path: str
    parent: str | None
    node: Node | None
    paragraphs: list[Paragraph]
    begin: int = 0
    is_loose: bool = False
    has_children: bool = False
    folded_from: int = 1
    notes: list[str] = field(default_factory=list)

    @property
    def words_from(self) -> int:
        """Offset in the first paragraph where the words after the label begin."""
        label = self.paragraphs[0].label
        return self.begin if self.is_loose or label is None or self.node is None else label.end
