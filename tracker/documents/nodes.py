"""The tree of a body as it grows: parts, the open ones, their order and their paths."""

from dataclasses import dataclass, field

from tracker.documents.labels import Label
from tracker.documents.layout import Paragraph

RANKS = {
    "part": 1,
    "article": 2,
    "capital": 2,
    "roman": 3,
    "number": 5,
    "decimal": 6,
    "paren": 7,
    "letter": 8,
    "dash": 9,
    "plus": 10,
}
ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


@dataclass
class Node:
    """A part under construction. `notes` are keys of findings about its label."""

    path: str
    parent: "Node | None"
    rank: int
    ordinal: int
    label: Label | None
    own: list[Paragraph]
    is_section: bool = False
    children: list["Node"] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    step: str = ""
    holds_rows: bool = False

    @property
    def head_text(self) -> str:
        """The first paragraph without its label."""
        return self.own[0].text[self.label.end if self.label else 0 :]


@dataclass
class Outline:
    """`opening` are the paragraphs before the first part; `nodes` all parts in reading order; `rows` the rows of tables
    of tasks, which belong to no part; `after_rows` what follows the rows of a document without parts."""

    opening: list[Paragraph]
    nodes: list[Node]
    rows: list[Paragraph] = field(default_factory=list)
    after_rows: list[Paragraph] = field(default_factory=list)


@dataclass(frozen=True)
class Coming:
    """What follows a paragraph: the number of the next numbered part in its section (0: none), the next label."""

    number: int
    kind: str


class Tree:
    """The parts so far: `stack` are the open ones, outermost first; `coming` is what follows the paragraph in hand."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.stack: list[Node] = []
        self.roots: list[Node] = []
        self.paths: dict[str, int] = {}
        self.coming = Coming(0, "")

    def last(self, rank: int) -> int:
        """The ordinal of the last part of this rank in the open list, 0 when the list is new."""
        siblings = self._owner_of(rank)
        for node in reversed(siblings):
            if node.rank == rank:
                return node.ordinal
            if node.rank < rank:
                return 0
        return 0

    def _owner_of(self, rank: int) -> list[Node]:
        for node in reversed(self.stack):
            if node.rank < rank:
                return node.children
        return self.roots

    def close(self, rank: int) -> None:
        while self.stack and self.stack[-1].rank >= rank:
            self.stack.pop()

    def open(
        self,
        paragraph: Paragraph,
        label: Label | None,
        rank: int,
        ordinal: int,
        step: str,
        *,
        is_section: bool = False,
        base: Node | None = None,
    ) -> Node:
        parent = self.stack[-1] if self.stack else None
        above = base if base is not None or (label and label.kind == "decimal") else parent
        prefix = above.path + "." if above is not None and above.path else ""
        node = Node(
            self._unique(prefix + step), parent, rank, ordinal, label, [paragraph], is_section, step=step
        )
        (parent.children if parent else self.roots).append(node)
        self.stack.append(node)
        self.nodes.append(node)
        return node

    def _unique(self, path: str) -> str:
        count = self.paths.get(path, 0) + 1
        self.paths[path] = count
        return path if count == 1 or not path else f"{path}({count})"
