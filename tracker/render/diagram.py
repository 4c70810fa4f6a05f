"""A workflow as a picture: Mermaid text, and an SVG drawn from the same declaration. Nothing is decided here."""

from xml.sax.saxutils import escape

from tracker.domain.workflow import Move, Phase, Workflow

_BOX_W, _BOX_H, _GAP_X, _GAP_Y, _MARGIN = 180, 54, 130, 130, 24
_FILL = {
    Phase.WAITING: "#f2f2f2",
    Phase.WORKING: "#dbeafe",
    Phase.REPORTED: "#fef3c7",
    Phase.DONE: "#dcfce7",
    Phase.DROPPED: "#ffffff",
}


def mermaid(workflow: Workflow, lang: str) -> str:
    """A Mermaid state diagram; a label is the verb with its guards."""
    lines = ["stateDiagram-v2", "    direction LR", f"    [*] --> {workflow.initial}"]
    lines += [f"    {s.name}: {s.labels[lang]}" for s in workflow.states.values()]
    for move in workflow.moves:
        guards = f" [{', '.join(move.guards)}]" if move.guards else ""
        lines += [f"    {source} --> {move.target}: {move.labels[lang]}{guards}" for source in move.sources]
    ended = [s for s in workflow.states.values() if not s.phase.is_open]
    lines += [f"    {s.name} --> [*]" for s in ended]
    return "\n".join(lines)


def svg(workflow: Workflow, lang: str) -> str:
    """A self-contained SVG: the way through in a row, what ends it early below.

    A move that several states may make is drawn once, from a dashed frame around them.
    """
    places = _places(workflow)
    width = max(x for x, _ in places.values()) + _BOX_W + _MARGIN
    height = max(y for _, y in places.values()) + _BOX_H + _MARGIN
    title = f"{workflow.name} v{workflow.version}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" font-family="sans-serif" font-size="13">',
        f"<title>{escape(title)}</title>",
        '<defs><marker id="a" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0 0 8 4 0 8z"/></marker></defs>',
    ]
    parts += [
        _frame(places, sources) for sources in {m.sources for m in workflow.moves if len(m.sources) > 1}
    ]
    parts += [_arrow(places, move, move.labels[lang]) for move in workflow.moves]
    for state in workflow.states.values():
        parts.append(_box(*places[state.name], state.labels[lang], _FILL[state.phase]))
    return "\n".join([*parts, "</svg>"])


def _places(workflow: Workflow) -> dict[str, tuple[int, int]]:
    """Where each box stands: the way through by rank, dropped states in a row below."""
    way = sorted((s for s in workflow.states.values() if s.phase is not Phase.DROPPED), key=lambda s: s.rank)
    dropped = [s for s in workflow.states.values() if s.phase is Phase.DROPPED]
    step, top = _BOX_W + _GAP_X, _MARGIN + 40
    return {
        state.name: (_MARGIN + 14 + column * step, top + row * (_BOX_H + _GAP_Y))
        for row, states in enumerate((way, dropped))
        for column, state in enumerate(states)
    }


def _box(x: int, y: int, label: str, fill: str) -> str:
    text = (
        f'<text x="{x + _BOX_W // 2}" y="{y + _BOX_H // 2 + 5}" text-anchor="middle">{escape(label)}</text>'
    )
    rect = f'<rect x="{x}" y="{y}" width="{_BOX_W}" height="{_BOX_H}" rx="8" fill="{fill}" stroke="#333"/>'
    return rect + text


def _edges(places: dict[str, tuple[int, int]], sources: tuple[str, ...]) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of the frame around these boxes and the arrows between them."""
    xs, ys = zip(*(places[name] for name in sources), strict=True)
    return min(xs) - 14, min(ys) - 50, max(xs) + _BOX_W + 14, max(ys) + _BOX_H + 50


def _frame(places: dict[str, tuple[int, int]], sources: tuple[str, ...]) -> str:
    left, top, right, bottom = _edges(places, sources)
    return (
        f'<rect x="{left}" y="{top}" width="{right - left}" height="{bottom - top}" rx="12" fill="none" '
        'stroke="#888" stroke-dasharray="6 5"/>'
    )


def _arrow(places: dict[str, tuple[int, int]], move: Move, label: str) -> str:
    (x1, y1), (x2, y2) = places[move.sources[0]], places[move.target]
    mid, center = _BOX_H // 2, x2 + _BOX_W // 2
    if len(move.sources) > 1:
        left, _, right, bottom = _edges(places, move.sources)
        begin = min(max(center, left + 20), right - 20)
        path, at = f"M{begin} {bottom} L{center} {y2}", (begin + 6, (bottom + y2) // 2 + 4)
        return _drawn(path, at, label, "start")
    if move.sources[0] == move.target:
        return _drawn(f"M{x1 + 60} {y1} q35 -38 70 0", (x1 + 95, y1 - 22), label)
    if y2 > y1:
        below = (x1 + _BOX_W // 2, y1 + _BOX_H)
        return _drawn(
            f"M{below[0]} {below[1]} L{center} {y2}", ((below[0] + center) // 2 + 6, y2 - 30), label, "start"
        )
    if x2 > x1:
        return _drawn(
            f"M{x1 + _BOX_W} {y1 + mid} L{x2} {y2 + mid}", ((x1 + _BOX_W + x2) // 2, y1 + mid - 8), label
        )
    bend = max(y1, y2) + _BOX_H + 44
    path = f"M{x1 + 70} {y1 + _BOX_H} Q{(x1 + x2 + _BOX_W) // 2} {bend} {x2 + 120} {y2 + _BOX_H}"
    return _drawn(path, ((x1 + x2 + _BOX_W) // 2, bend - 6), label)


def _drawn(path: str, at: tuple[int, int], label: str, anchor: str = "middle") -> str:
    text = f'<text x="{at[0]}" y="{at[1]}" text-anchor="{anchor}" font-size="11">{escape(label)}</text>'
    return f'<path d="{path}" fill="none" stroke="#333" marker-end="url(#a)"/>{text}'
