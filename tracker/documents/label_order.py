"""Whether a label is believed: it comes in order, or its place in the order mends what a scanner made of it.

Each rule opens a part in the tree and says True, or leaves the paragraph to the part that is open.
"""

from tracker.documents.labels import Label, is_heading_case
from tracker.documents.layout import Paragraph
from tracker.documents.nodes import RANKS, ROMANS, Tree
from tracker.documents.number_order import accept_decimal, accept_misread, accept_number

_LETTER_PATHS = "abcdđeghiklmnopqrstuvxy"


def accept(tree: Tree, paragraph: Paragraph, label: Label) -> bool:
    rest = paragraph.text[label.end :]
    if label.kind in ("part", "article"):
        return _accept_named(tree, paragraph, label)
    if label.kind == "roman":
        return _accept_roman(tree, paragraph, label, rest)
    if label.kind == "capital":
        return _accept_capital(tree, paragraph, label)
    if label.kind == "misread":
        return accept_misread(tree, paragraph, label)
    if label.kind == "number":
        return accept_number(tree, paragraph, label, rest)
    if label.kind == "decimal":
        return accept_decimal(tree, paragraph, label)
    if label.kind == "paren":
        return _accept_paren(tree, paragraph, label)
    if label.kind == "letter":
        return _accept_letter(tree, paragraph, label)
    return _accept_dash(tree, paragraph, label)


def _accept_named(tree: Tree, paragraph: Paragraph, label: Label) -> bool:
    rank = RANKS[label.kind]
    name = (
        "Điều " + str(label.ordinal)
        if label.kind == "article"
        else " ".join(label.raw.split()).strip(" .:-–")
    )
    tree.close(rank)
    tree.open(paragraph, label, rank, label.ordinal, name, is_section=label.kind == "part")
    return True


def _accept_roman(tree: Tree, paragraph: Paragraph, label: Label, rest: str) -> bool:
    last = tree.last(3)
    clean = set(label.raw) <= set("IVX")
    due = last + 1
    is_heading = is_heading_case(rest[:80])
    if not clean and not is_heading and (last == 0 or label.ordinal != due):
        return False
    if clean and label.ordinal == 1 and last and not is_heading and tree.last(5) == 0:
        return accept_misread(tree, paragraph, label)
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
    tree.close(3)
    step = ROMANS[ordinal] if ordinal < len(ROMANS) else str(ordinal)
    node = tree.open(paragraph, label, 3, ordinal, step, is_section=_is_heading(rest))
    if ordinal != label.ordinal or not clean:
        node.notes.append("finding.label_mended")
    return True


def _accept_capital(tree: Tree, paragraph: Paragraph, label: Label) -> bool:
    """ "A.", "B.", "C." head sections, above Roman numbers; some writers leave out Đ."""
    last = tree.last(RANKS["capital"])
    if label.ordinal not in _after(last):
        return False
    tree.close(RANKS["capital"])
    tree.open(paragraph, label, RANKS["capital"], label.ordinal, label.raw, is_section=True)
    return True


def _accept_paren(tree: Tree, paragraph: Paragraph, label: Label) -> bool:
    rank = RANKS["paren"]
    if label.ordinal != tree.last(rank) + 1:
        return False
    tree.close(rank)
    tree.open(
        paragraph, label, rank, label.ordinal, f"({label.ordinal})" if tree.stack else str(label.ordinal)
    )
    return True


def _accept_letter(tree: Tree, paragraph: Paragraph, label: Label) -> bool:
    last = tree.last(8)
    ordinal = label.ordinal
    note = ""
    if ordinal != 1 and last == 0:
        if ordinal > 3:
            return False
        note = "finding.label_gap"
    elif last and ordinal == 1:
        if not tree.stack or tree.stack[-1].rank == 8:
            return False
    elif last and ordinal not in _after(last):
        if ordinal == 0 or abs(ordinal - last) > 4:
            return False
        ordinal, note = last + 1, "finding.label_mended"
    tree.close(8)
    node = tree.open(paragraph, label, 8, ordinal, _LETTER_PATHS[min(ordinal, len(_LETTER_PATHS)) - 1])
    if note:
        node.notes.append(note)
    return True


def _accept_dash(tree: Tree, paragraph: Paragraph, label: Label) -> bool:
    rank = RANKS[label.kind]
    ordinal = tree.last(rank) + 1
    tree.close(rank)
    sign = "-" if label.kind == "dash" else "+"
    tree.open(paragraph, label, rank, ordinal, f"{sign}{ordinal}")
    return True


def _after(last: int) -> tuple[int, ...]:
    """Which letters may follow: the next, and after "d" also "e" for writers who leave out "đ"."""
    return (last + 1, last + 2) if last == 4 else (last + 1,)


def _is_heading(text: str) -> bool:
    return is_heading_case(text[:120]) or (len(text) < 90 and not text.rstrip().endswith((".", ";")))
