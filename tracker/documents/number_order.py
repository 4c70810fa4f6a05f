"""Whether a label of digits is believed ("1.", "2.1", a number that a scanner lost or took for a letter).

As in `label_order`: each rule opens a part in the tree and says True, or leaves the paragraph to the open part.
"""

from dataclasses import replace

from tracker.documents.labels import Label, is_heading_case
from tracker.documents.layout import Paragraph
from tracker.documents.nodes import RANKS, ROMANS, Tree


def accept_number(tree: Tree, paragraph: Paragraph, label: Label, rest: str) -> bool:
    if is_heading_case(rest[:70]) and _caps_are_sections(tree):
        return _accept_caps(tree, paragraph, label)
    last = tree.last(5)
    if last == 0:
        _mend_lone_roman(tree, label)
        last = tree.last(5)
    ordinal = label.ordinal
    note = ""
    if ordinal == 0:
        if _is_lost_dash(tree, last):
            return _open_dash(tree, paragraph, label)
        if last == 0 or (not paragraph.after_blank and len(rest) < 40):
            return False
        ordinal, note = last + 1, "finding.label_mended"
    elif last == 0 and ordinal > 1:
        if ordinal > 3:
            return False
        note = "finding.label_gap"
    elif last and ordinal == 1:
        note = ""
    elif ordinal > last + 1 and last and tree.coming.number == last + 2:
        ordinal, note = last + 1, "finding.label_mended"  # "8." between 2 and 4: a scanner's 3
    elif ordinal > last + 1:
        if ordinal > last + 5:
            return False
        note = "finding.label_gap"
    elif ordinal <= last and last:
        ordinal, note = last + 1, "finding.label_mended"
    tree.close(5)
    node = tree.open(paragraph, label, 5, ordinal, str(ordinal))
    if note:
        node.notes.append(note)
    return True


def _is_lost_dash(tree: Tree, last: int) -> bool:
    """The next number in the order is still to come, or only dashes stand around: what was lost is no number."""
    if last and tree.coming.number:
        return tree.coming.number == last + 1
    in_dashes = bool(tree.stack) and tree.stack[-1].rank >= RANKS["dash"]
    return tree.coming.kind == "dash" and (in_dashes or last == 0)


def _open_dash(tree: Tree, paragraph: Paragraph, label: Label) -> bool:
    rank = RANKS["dash"]
    ordinal = tree.last(rank) + 1
    tree.close(rank)
    node = tree.open(paragraph, replace(label, kind="dash"), rank, ordinal, f"-{ordinal}")
    node.notes.append("finding.label_mended")
    return True


def accept_misread(tree: Tree, paragraph: Paragraph, label: Label) -> bool:
    """A letter in the place of the digit it looks like."""
    if label.ordinal != tree.last(5) + 1:
        return False
    tree.close(5)
    node = tree.open(paragraph, label, 5, label.ordinal, str(label.ordinal))
    node.notes.append("finding.label_mended")
    return True


def accept_decimal(tree: Tree, paragraph: Paragraph, label: Label) -> bool:
    rank = 4 + len(label.numbers)
    owner = next((node for node in reversed(tree.stack) if node.rank < rank), None)
    last = tree.last(rank)
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
    tree.close(rank)
    above = owner
    while above is not None and above.label is not None and above.label.kind in ("number", "decimal"):
        above = above.parent
    own = ".".join(str(number) for number in label.numbers)
    node = tree.open(paragraph, label, rank, label.numbers[-1], own, base=above)
    if note:
        node.notes.append(note)
    return True


def _mend_lone_roman(tree: Tree, label: Label) -> None:
    """ "I. Sở A đo đất." before "2. Sở B …": a scanner's 1, when it is a sentence and no heading."""
    node = tree.stack[-1] if tree.stack else None
    if label.ordinal not in (0, 2) or node is None or node.label is None or node.label.kind != "roman":
        return
    if node.ordinal != 1 or node.children or is_heading_case(node.head_text[:80]):
        return
    node.rank, node.is_section = 5, False
    node.path = node.path[: len(node.path) - len(node.step)] + "1"
    node.step = "1"
    node.notes.append("finding.label_mended")


def _caps_are_sections(tree: Tree) -> bool:
    """Capitals after "1." are a section unless sections are numbered otherwise (I., Điều)."""
    return not any(node.rank in (2, 3) and node.label and node.label.kind != "number" for node in tree.stack)


def _accept_caps(tree: Tree, paragraph: Paragraph, label: Label) -> bool:
    last = tree.last(3)
    ordinal = label.ordinal or last + 1
    tree.close(3)
    uses_romans = any(node.label and node.label.kind == "roman" for node in tree.nodes)
    step = ROMANS[ordinal] if uses_romans and ordinal < len(ROMANS) else str(ordinal)
    tree.open(paragraph, label, 3, ordinal, step, is_section=True)
    return True
