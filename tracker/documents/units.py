"""Which paragraphs make one item: a labelled part with what it swallows, or a directive paragraph without a label."""

from tracker.documents.folding import below, folds
from tracker.documents.loose import split_loose
from tracker.documents.outline import Node, Outline
from tracker.documents.prose import orders_after_opening, orders_under_title
from tracker.documents.unit import Unit


def units(tree: Outline) -> list[Unit]:
    """Items in reading order; what opens the body (the preamble) is not among them when it has labelled parts."""
    made: list[Unit] = []
    if not tree.nodes:
        if not tree.rows:
            orders = orders_after_opening(tree.opening)
            split_loose(made, None, tree.opening, None, is_tail=True, orders=orders)
        split_loose(made, None, tree.after_rows, None, is_tail=True)
        return made
    last_labelled = len(tree.nodes) - 1
    skip: set[int] = set()
    by_node: dict[int, Unit] = {}
    for at, node in enumerate(tree.nodes):
        if id(node) in skip:
            continue
        folded = folds(node)
        under = below(node) if folded else []
        skip.update(id(child) for child in under)
        parent = by_node.get(id(node.parent)) if node.parent else None
        is_tail = at + len(under) >= last_labelled
        unit = _open_unit(made, node, under, parent, is_tail)
        by_node[id(node)] = unit
        unit.has_children |= node.holds_rows
        if parent is not None:
            parent.has_children = True
    return made


def _open_unit(made: list[Unit], node: Node, under: list[Node], parent: Unit | None, is_tail: bool) -> Unit:
    paragraphs = list(node.own)
    folded_from = len(paragraphs)
    for child in under:
        paragraphs += child.own
    unit = Unit(
        node.path or f"m{len(made) + 1}",
        parent.path if parent else None,
        node,
        paragraphs[:1],
        folded_from=folded_from,
    )
    unit.notes = [*node.notes, *([] if node.label or node.is_section else ["finding.no_label"])]
    made.append(unit)
    starts_list = {id(child.own[0]) for child in under}
    orders = orders_under_title(node.head_text, node.own[1:])
    unit.has_children = bool(orders)
    split_loose(made, unit, paragraphs[1:], starts_list, is_tail=is_tail, orders=orders)
    return unit
