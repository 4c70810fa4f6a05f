"""A workflow as a picture: Mermaid text, and an SVG drawn from the same declaration. Nothing is decided here."""

from collections import defaultdict
from xml.sax.saxutils import escape

from tracker.domain.workflow import Phase, Workflow

_BOX_W, _BOX_H, _GAP_X, _GAP_Y, _MARGIN = 190, 54, 110, 96, 24
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
    """A self-contained SVG: states in columns by rank, forward moves straight, moves back bent below."""
    places = _places(workflow)
    width = max(x for x, _ in places.values()) + _BOX_W + _MARGIN
    height = max(y for _, y in places.values()) + _BOX_H + _MARGIN + 60
    title = f"{workflow.name} v{workflow.version}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" font-family="sans-serif" font-size="13">',
        f"<title>{escape(title)}</title>",
        '<defs><marker id="a" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0 0 8 4 0 8z"/></marker></defs>',
    ]
    parts += [_arrow(places, source, target, label) for (source, target), label in _arrows(workflow, lang)]
    for state in workflow.states.values():
        parts.append(_box(*places[state.name], state.labels[lang], _FILL[state.phase]))
    return "\n".join([*parts, "</svg>"])


def _places(workflow: Workflow) -> dict[str, tuple[int, int]]:
    columns: dict[int, list[str]] = defaultdict(list)
    for state in workflow.states.values():
        columns[state.rank].append(state.name)
    return {
        name: (_MARGIN + column * (_BOX_W + _GAP_X), _MARGIN + 30 + row * (_BOX_H + _GAP_Y))
        for column, rank in enumerate(sorted(columns))
        for row, name in enumerate(columns[rank])
    }


def _arrows(workflow: Workflow, lang: str) -> list[tuple[tuple[str, str], list[str]]]:
    labels: dict[tuple[str, str], list[str]] = defaultdict(list)
    for move in workflow.moves:
        # Moves that any open state may make would cross the whole picture: drawn once, from the last of them.
        sources = move.sources[-1:] if len(move.sources) > 1 else move.sources
        for source in sources:
            every = " *" if len(move.sources) > 1 else ""
            labels[(source, move.target)].append(move.labels[lang] + every)
    return list(labels.items())


def _box(x: int, y: int, label: str, fill: str) -> str:
    text = (
        f'<text x="{x + _BOX_W // 2}" y="{y + _BOX_H // 2 + 5}" text-anchor="middle">{escape(label)}</text>'
    )
    rect = f'<rect x="{x}" y="{y}" width="{_BOX_W}" height="{_BOX_H}" rx="8" fill="{fill}" stroke="#333"/>'
    return rect + text


def _arrow(places: dict[str, tuple[int, int]], source: str, target: str, labels: list[str]) -> str:
    (x1, y1), (x2, y2) = places[source], places[target]
    mid = _BOX_H // 2
    if source == target:
        path = f"M{x1 + 60} {y1} q35 -38 70 0"
        at = (x1 + 95, y1 - 22)
    elif x2 > x1:
        path = f"M{x1 + _BOX_W} {y1 + mid} L{x2} {y2 + mid}"
        at = ((x1 + _BOX_W + x2) // 2, (y1 + y2) // 2 + mid - 8)
    else:
        below = max(y1, y2) + _BOX_H + 44
        path = f"M{x1 + 70} {y1 + _BOX_H} Q{(x1 + x2 + _BOX_W) // 2} {below} {x2 + 120} {y2 + _BOX_H}"
        at = ((x1 + x2 + _BOX_W) // 2, below - 8)
    lines = "".join(
        f'<text x="{at[0]}" y="{at[1] + 15 * i}" text-anchor="middle" font-size="11">{escape(text)}</text>'
        for i, text in enumerate(labels)
    )
    return f'<path d="{path}" fill="none" stroke="#333" marker-end="url(#a)"/>{lines}'
