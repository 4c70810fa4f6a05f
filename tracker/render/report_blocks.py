"""What the body of a document is made of: blocks in order, each text as runs. Every form draws the same blocks.

A block is {kind, runs, table, chart}: kind "heading_2", "text", "dash", "item", "quote" or "note" has runs
[{text, bold, italic}], "table" has a table (`report_cells`), "chart" a chart (`charts`). A section is
{heading, blocks}.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from tracker.render.report_cells import Table

Block = dict[str, Any]
Run = dict[str, Any]
Section = dict[str, Any]


def run(text: str, *, bold: bool = False, italic: bool = False) -> Run:
    """Words in one style."""
    return {"text": text, "bold": bold, "italic": italic}


def words(kind: str, text: str) -> Block:
    """A paragraph of that kind in one style."""
    return block(kind, [run(text)])


def block(kind: str, runs: Sequence[Run]) -> Block:
    """A paragraph of that kind."""
    return {"kind": kind, "runs": list(runs), "table": None, "chart": None}


def table_block(table: Table) -> Block:
    """A table between paragraphs."""
    return {"kind": "table", "runs": [], "table": table, "chart": None}


def chart_block(chart: dict[str, Any]) -> Block:
    """A chart between paragraphs."""
    return {"kind": "chart", "runs": [], "table": None, "chart": chart}


def section(heading: str, blocks: Iterable[Block]) -> Section:
    """Blocks under a heading of the first rank; without a heading, an empty one."""
    return {"heading": heading, "blocks": list(blocks)}


def text_of(runs: Iterable[Run]) -> str:
    """The words of runs."""
    return "".join(one["text"] for one in runs)


def part_blocks(part: dict[str, Any]) -> list[Block]:
    """The blocks of a part of a section (`report_sections.part`), its heading first."""
    found = [words("heading_2", part["heading"])] if part["heading"] else []
    found += _by_rule(part) if part["edited"] is None else part["edited"]
    if part["table"]:
        found.append(table_block(part["table"]))
    for item in part["items"]:
        found += item_blocks(item)
    return found


def _by_rule(part: dict[str, Any]) -> list[Block]:
    paragraphs = [words("text", text) for text in part["paragraphs"]]
    return [*paragraphs, *(words("dash", f"- {text}") for text in part["dashes"])]


def item_blocks(item: dict[str, Any]) -> list[Block]:
    """The blocks of one task (`report_item.item_words`)."""
    nothing = f" {item['nothing']}." if item["nothing"] else ""
    found = [block("item", [run(f"{item['heading']}.", bold=True), run(f" {item['words']}")])]
    found += [_labelled(line) for line in item["lines"]]
    found.append(words("dash", f"- {item['accounts_label']}:{nothing}"))
    found += [words("quote", f"+ {quote['text']} ({quote['by']}).") for quote in item["quotes"]]
    if item["more"]:
        found.append(words("quote", f"+ {item['more']}"))
    return found + [_labelled(line) for line in item["lacking"]]


def _labelled(line: dict[str, str]) -> Block:
    return words("dash", f"- {line['label']}: {line['text']}")
