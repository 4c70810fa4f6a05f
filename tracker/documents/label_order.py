"""Whether a label is believed: it comes in order, or its place in the order mends what a scanner made of it.

Each rule opens a part in the tree and says True, or leaves the paragraph to the part that is open.
"""

from tracker.documents.labels import Label, is_heading_case
from tracker.documents.layout import Paragraph
from tracker.documents.nodes import RANKS, Tree

_LETTER_PATHS = "abcdđeghiklmnopqrstuvxy"
_ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


def accept(tree: Tree, paragraph: Paragraph, label: Label) -> bool:
    rest = paragraph.text[label.end :]
    if label.kind in ("part", "article"):
        return _accept_named(tree, paragraph, label)
    if label.kind == "roman":
        return _accept_roman(tree, paragraph, label, rest)
    if label.kind == "number":
        return _accept_number(tree, paragraph, label, rest)
    if label.kind == "decimal":
        return _accept_decimal(tree, paragraph, label)
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
    step = _ROMANS[ordinal] if ordinal < len(_ROMANS) else str(ordinal)
    node = tree.open(paragraph, label, 3, ordinal, step, is_section=_is_heading(rest))
    if ordinal != label.ordinal or not clean:
        node.notes.append("finding.label_mended")
    return True


def _accept_number(tree: Tree, paragraph: Paragraph, label: Label, rest: str) -> bool:
    if is_heading_case(rest[:70]) and _caps_are_sections(tree):
        return _accept_caps(tree, paragraph, label)
    last = tree.last(5)
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
    tree.close(5)
    node = tree.open(paragraph, label, 5, ordinal, str(ordinal))
    if note:
        node.notes.append(note)
    return True


def _caps_are_sections(tree: Tree) -> bool:
    """Capitals after "1." are a section unless sections are numbered otherwise (I., Điều)."""
    return not any(node.rank in (2, 3) and node.label and node.label.kind != "number" for node in tree.stack)


def _accept_caps(tree: Tree, paragraph: Paragraph, label: Label) -> bool:
    last = tree.last(3)
    ordinal = label.ordinal or last + 1
    tree.close(3)
    uses_romans = any(node.label and node.label.kind == "roman" for node in tree.nodes)
    step = _ROMANS[ordinal] if uses_romans and ordinal < len(_ROMANS) else str(ordinal)
    tree.open(paragraph, label, 3, ordinal, step, is_section=True)
    return True


def _accept_decimal(tree: Tree, paragraph: Paragraph, label: Label) -> bool:
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
