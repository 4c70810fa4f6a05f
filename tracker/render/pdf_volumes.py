"""Tables too long for one PDF: set as volumes of their own, which the report carries as attachments.

The setter takes memory by the row; a volume is set in a child process that gives it back. Tables of a usual report
are not touched.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracker.render.report_blocks import words as paragraph
from tracker.render.report_environment import typst_environment
from tracker.render.report_faults import DrawingRefused
from tracker.render.report_speaker import Speaker
from tracker.render.template_faults import rendered
from tracker.render.text_filters import clean_words

Words = dict[str, Any]

ROWS = 1500
"""Of one table in the report itself, and of a volume."""

_AT_ONCE, _SECONDS = 2, 300
_ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Volume:
    """A part of a table under its annex; `name` is the attachment's."""

    name: str
    annex: Words
    table: Words


def taken_out(words: Words) -> tuple[Words, list[Volume]]:
    """The words with a sentence in the place of each table too long, and its volumes."""
    speak, volumes, annexes = Speaker(words["lang"]), list[Volume](), []
    for letter, annex in enumerate(words["annexes"], 1):
        blocks = []
        for n, block in enumerate(annex["blocks"], 1):
            if block["table"] is None or len(block["table"]["rows"]) <= ROWS:
                blocks.append(block)
                continue
            parts = list(_parts(annex, block["table"], f"{letter}-{n}"))
            holes = {"rows": len(block["table"]["rows"]), "first": parts[0].name, "last": parts[-1].name}
            said = speak("form.in_volumes", caption=block["table"]["caption"], n=len(parts), **holes)
            blocks += [paragraph("text", said), *_sum_of(block)]
            volumes += parts
        annexes.append({**annex, "blocks": blocks})
    return {**words, "annexes": annexes, "attached": [v.name for v in volumes]}, volumes


def set_apart(words: Words, volumes: list[Volume], folders: tuple[Path, ...]) -> Iterator[tuple[str, bytes]]:
    """Each volume's name and PDF, in order. Raises DrawingRefused."""
    environment = typst_environment(folders)

    def drawn(volume: Volume) -> tuple[str, bytes]:
        kinds = [cell["kind"] for cell in volume.table["rows"][0]]
        own = {"volume": volume.annex, "table": {**volume.table, "rows": []}, "kinds": kinds}
        source = rendered(environment, "parts/volume.typ.j2", {**words, "attached": [], **own})
        rows = [[clean_words(cell["text"]) for cell in row] for row in volume.table["rows"]]
        return volume.name, _child(source, rows, words["dated"])

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        yield from pool.map(drawn, volumes)


def _parts(annex: Words, table: Words, name: str) -> Iterator[Volume]:
    rows = table["rows"]
    for n, start in enumerate(range(0, len(rows), ROWS), 1):
        part = {**table, "rows": rows[start : start + ROWS], "sum": None}
        yield Volume(f"phu-luc-{name}-{n:03d}.pdf", annex, part)


def _sum_of(block: Words) -> list[Words]:
    table = block["table"]
    return [{**block, "table": {**table, "rows": []}}] if table["sum"] else []


def _child(source: str, rows: list[list[str]], dated: Words) -> bytes:
    asked = {"source": source, "inputs": {"rows": json.dumps(rows, ensure_ascii=False)}, "dated": dated}
    run = subprocess.run(
        [sys.executable, "-m", "tracker.render.pdf_child"],
        input=json.dumps(asked).encode(),
        capture_output=True,
        timeout=_SECONDS,
        cwd=_ROOT,
        check=False,
    )
    if run.returncode != 0:
        raise DrawingRefused(detail=run.stderr.decode(errors="replace").strip()[-200:])
    return run.stdout
