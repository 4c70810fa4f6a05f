"""The parts of a report that somebody edited, as blocks; figures in them say what the report counts. No reading."""

from tracker.render import format_vi
from tracker.render.report_blocks import Block, Run, block, run
from tracker.render.report_speaker import Plain, Speaker

_KINDS = {"paragraph": "text", "bullets": "dash", "numbers": "dash"}


def edited(context: Plain, name: str, speak: Speaker) -> list[Block] | None:
    """The blocks of the part of that name (`domain.report_narrative.PARTS`); None where nobody edited it."""
    found = next((part for part in context.get("narrative", ()) if part["name"] == name), None)
    if found is None:
        return None
    return [one for edited_block in found["blocks"] for one in _blocks(edited_block, speak)]


def _blocks(edited_block: Plain, speak: Speaker) -> list[Block]:
    marks = {"paragraph": "", "bullets": "- ", "numbers": "{n}) "}
    mark = marks[edited_block["kind"]]
    found = []
    for n, line in enumerate(edited_block["lines"], 1):
        runs = [_run(one, speak) for one in line]
        first = [run(mark.replace("{n}", str(n)))] if mark else []
        found.append(block(_KINDS[edited_block["kind"]], [*first, *runs]))
    return found


def _run(one: Plain, speak: Speaker) -> Run:
    return run(_text(one, speak), bold=one["is_bold"], italic=one["is_italic"])


def _text(one: Plain, speak: Speaker) -> str:
    """The kept words are Vietnamese; a figure is written anew in another language."""
    if not one["figure"] or speak.lang == "vi":
        return str(one["text"])
    if one["form"] == "rate":
        return format_vi.rate(int(one["value"]), one["of"], speak.lang)
    return speak.number(one["of"] if one["form"] == "of" else one["value"])
