"""The tree of a body: which paragraphs open a part, at which level, under which path.

A label counts when it comes in order; one that a scanner lost or misread is mended from its place in the order, with a
note. Paragraphs without a label belong to the part that is open.
"""

import re
from dataclasses import dataclass, field, replace

from tracker.documents.headings import names_body_alone
from tracker.documents.labels import Label, is_heading_case
from tracker.documents.layout import Paragraph
from tracker.domain.text import strip_accents

RANKS = {
    "part": 1,
    "article": 2,
    "roman": 3,
    "number": 5,
    "decimal": 6,
    "paren": 7,
    "letter": 8,
    "dash": 9,
    "plus": 10,
}
_LETTER_PATHS = "abcdđeghiklmnopqrstuvxy"
_ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


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

    @property
    def head_text(self) -> str:
        """The first paragraph without its label."""
        return self.own[0].text[self.label.end if self.label else 0 :]


@dataclass
class Outline:
    """`opening` are the paragraphs before the first part; `nodes` all parts in reading order; `rows` the rows of tables
    of tasks, which belong to no part."""

    opening: list[Paragraph]
    nodes: list[Node]
    rows: list[Paragraph] = field(default_factory=list)


def outline(body: list[Paragraph]) -> Outline:
    """Linear in the number of paragraphs."""
    return _Builder().build(body)


class _Builder:
    def __init__(self) -> None:
        self.opening: list[Paragraph] = []
        self.nodes: list[Node] = []
        self.stack: list[Node] = []
        self.roots: list[Node] = []
        self.paths: dict[str, int] = {}
        self.headings = 0
        self.rows: list[Paragraph] = []

    def build(self, body: list[Paragraph]) -> Outline:
        for paragraph in body:
            if paragraph.text.startswith("|"):
                self.rows.append(paragraph)
                continue
            label = self._mended(paragraph.label)
            if label is not None and self._accept(paragraph, label):
                continue
            self._attach(paragraph)
        return Outline(self.opening, self.nodes, self.rows)

    def _mended(self, label: Label | None) -> Label | None:
        """A scanner's "l." before the first words of a list is 1."""
        if (
            label is not None
            and label.kind == "letter"
            and label.raw == "l"
            and self._last(5) == 0 == self._last(8)
        ):
            return replace(label, kind="number", ordinal=1)
        return label

    def _attach(self, paragraph: Paragraph) -> None:
        if self._heads_work(paragraph):
            self._close(5)
            self._open(paragraph, None, 5, self._last(5), f"p{self._next_heading()}")
        elif self.stack and _is_bare_heading(paragraph):
            self.stack.clear()
            self.roots = []
            self._open(paragraph, None, 3, 0, "", is_section=True)
        elif self.stack:
            self.stack[-1].own.append(paragraph)
        else:
            self.opening.append(paragraph)

    def _heads_work(self, paragraph: Paragraph) -> bool:
        """ "Sở Tài chính:" without a label, under a section: the work of that body follows."""
        if not self.stack or not (self.stack[0].is_section or self.stack[0].rank == 3):
            return False
        if self.stack[-1].rank == 5 and self.stack[-1].label is not None:
            return False
        return names_body_alone(paragraph.text)

    def _next_heading(self) -> int:
        self.headings += 1
        return self.headings

    def _accept(self, paragraph: Paragraph, label: Label) -> bool:
        rest = paragraph.text[label.end :]
        if label.kind in ("part", "article"):
            return self._accept_named(paragraph, label)
        if label.kind == "roman":
            return self._accept_roman(paragraph, label, rest)
        if label.kind == "number":
            return self._accept_number(paragraph, label, rest)
        if label.kind == "decimal":
            return self._accept_decimal(paragraph, label)
        if label.kind == "paren":
            return self._accept_paren(paragraph, label)
        if label.kind == "letter":
            return self._accept_letter(paragraph, label)
        return self._accept_dash(paragraph, label)

    def _accept_named(self, paragraph: Paragraph, label: Label) -> bool:
        rank = RANKS[label.kind]
        name = (
            "Điều " + str(label.ordinal)
            if label.kind == "article"
            else " ".join(label.raw.split()).strip(" .:-–")
        )
        self._close(rank)
        self._open(paragraph, label, rank, label.ordinal, name, is_section=label.kind == "part")
        return True

    def _accept_roman(self, paragraph: Paragraph, label: Label, rest: str) -> bool:
        last = self._last(3)
        clean = set(label.raw) <= set("IVX")
        due = last + 1
        if (
            clean
            and label.ordinal not in (due, 1)
            and not is_heading_case(rest[:80])
            and label.ordinal != last + 2
        ):
            return False
        ordinal = label.ordinal if clean and label.ordinal >= due else due
        if label.ordinal == 1 and last and not clean:
            ordinal = due
        self._close(3)
        step = _ROMANS[ordinal] if ordinal < len(_ROMANS) else str(ordinal)
        node = self._open(paragraph, label, 3, ordinal, step, is_section=_is_heading(rest))
        if ordinal != label.ordinal or not clean:
            node.notes.append("finding.label_mended")
        return True

    def _accept_number(self, paragraph: Paragraph, label: Label, rest: str) -> bool:
        if is_heading_case(rest[:70]) and self._caps_are_sections():
            return self._accept_caps(paragraph, label)
        last = self._last(5)
        ordinal = label.ordinal
        note = ""
        if ordinal == 0:
            if last == 0 or (not paragraph.after_blank and len(rest) < 40):
                return False
            ordinal, note = last + 1, "finding.label_mended"
        elif last == 0 and ordinal > 1:
            if ordinal > 3:
                return False
            note = "finding.label_gap"
        elif last and ordinal == 1:
            note = ""
        elif ordinal > last + 1:
            if ordinal > last + 5:
                return False
            note = "finding.label_gap"
        elif ordinal <= last and last:
            ordinal, note = last + 1, "finding.label_mended"
        self._close(5)
        node = self._open(paragraph, label, 5, ordinal, str(ordinal))
        if note:
            node.notes.append(note)
        return True

    def _caps_are_sections(self) -> bool:
        """Capitals after "1." are a section unless sections are numbered otherwise (I., Điều)."""
        return not any(
            node.rank in (2, 3) and node.label and node.label.kind != "number" for node in self.stack
        )

    def _accept_caps(self, paragraph: Paragraph, label: Label) -> bool:
        last = self._last(3)
        ordinal = label.ordinal or last + 1
        self._close(3)
        uses_romans = any(node.label and node.label.kind == "roman" for node in self.nodes)
        step = _ROMANS[ordinal] if uses_romans and ordinal < len(_ROMANS) else str(ordinal)
        self._open(paragraph, label, 3, ordinal, step, is_section=True)
        return True

    def _accept_decimal(self, paragraph: Paragraph, label: Label) -> bool:
        rank = 4 + len(label.numbers)
        owner = next((node for node in reversed(self.stack) if node.rank < rank), None)
        last = self._last(rank)
        if label.numbers[-1] not in (last + 1, last + 2) or (last == 0 and label.numbers[-1] > 2):
            return False
        if (
            len(label.numbers) == 2
            and owner is not None
            and owner.rank in (3, 5)
            and owner.ordinal != label.numbers[0]
        ):
            note = "finding.label_mended"
        else:
            note = ""
        self._close(rank)
        above = owner
        while above is not None and above.label is not None and above.label.kind in ("number", "decimal"):
            above = above.parent
        own = ".".join(str(number) for number in label.numbers)
        node = self._open(paragraph, label, rank, label.numbers[-1], own, base=above)
        if note:
            node.notes.append(note)
        return True

    def _accept_paren(self, paragraph: Paragraph, label: Label) -> bool:
        rank = RANKS["paren"]
        if label.ordinal != self._last(rank) + 1:
            return False
        self._close(rank)
        self._open(
            paragraph, label, rank, label.ordinal, f"({label.ordinal})" if self.stack else str(label.ordinal)
        )
        return True

    def _accept_letter(self, paragraph: Paragraph, label: Label) -> bool:
        last = self._last(8)
        ordinal = label.ordinal
        note = ""
        if ordinal != 1 and last == 0:
            if ordinal > 3:
                return False
            note = "finding.label_gap"
        elif last and ordinal == 1:
            if not self.stack or self.stack[-1].rank == 8:
                return False
        elif last and ordinal not in _after(last):
            if ordinal == 0 or abs(ordinal - last) > 4:
                return False
            ordinal, note = last + 1, "finding.label_mended"
        self._close(8)
        node = self._open(paragraph, label, 8, ordinal, _LETTER_PATHS[min(ordinal, len(_LETTER_PATHS)) - 1])
        if note:
            node.notes.append(note)
        return True

    def _accept_dash(self, paragraph: Paragraph, label: Label) -> bool:
        rank = RANKS[label.kind]
        ordinal = self._last(rank) + 1
        self._close(rank)
        sign = "-" if label.kind == "dash" else "+"
        self._open(paragraph, label, rank, ordinal, f"{sign}{ordinal}")
        return True

    def _last(self, rank: int) -> int:
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

    def _close(self, rank: int) -> None:
        while self.stack and self.stack[-1].rank >= rank:
            self.stack.pop()

    def _open(
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


def _after(last: int) -> tuple[int, ...]:
    """Which letters may follow: the next, and after "d" also "e" for writers who leave out "đ"."""
    return (last + 1, last + 2) if last == 4 else (last + 1,)


def _is_heading(text: str) -> bool:
    return is_heading_case(text[:120]) or (len(text) < 90 and not text.rstrip().endswith((".", ";")))


_HEADING_WORDS = re.compile(
    r"^(?:to chuc thuc hien|nhiem vu|muc dich|yeu cau|noi dung|phan cong|giai phap|kinh phi)\b"
)


def _is_bare_heading(paragraph: Paragraph) -> bool:
    """Capitals alone on a line that name a usual section."""
    text = paragraph.text
    return len(text) < 90 and is_heading_case(text) and bool(_HEADING_WORDS.match(strip_accents(text)))
