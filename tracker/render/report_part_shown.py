"""One part of a report as paragraphs, for whoever edits it: the sentences made by rule, or what was edited."""

from collections.abc import Mapping
from typing import Any

from tracker.domain.report_narrative import PARTS
from tracker.render.report_assessment import assessment, outlook
from tracker.render.report_blocks import part_blocks, text_of
from tracker.render.report_results import results
from tracker.render.report_sections import sections
from tracker.render.report_speaker import Speaker

Plain = Mapping[str, Any]


def part_by_rule(context: Plain, name: str, lang: str) -> list[str]:
    """The paragraphs of the part `name` (of PARTS) in words; tables and headings aside."""
    speak = Speaker(lang)
    bare = {**context, "narrative": ()}
    if name == PARTS[0]:
        blocks = sections(bare, speak)[0]["blocks"]
    else:
        found = (results(bare, speak)[0], *assessment(bare, speak), *outlook(bare, speak))
        blocks = part_blocks(found[PARTS.index(name) - 1])
    return [text_of(one["runs"]) for one in blocks if one["kind"] in ("text", "dash")]
