"""Words keep to the room they have: mottos on one line, heads of columns without a break inside a word."""

import pytest

from tracker.render.font_metrics import width
from tracker.render.report_document import document_words
from tracker.render.report_files import template_folders
from tracker.render.report_grid import head_rows
from tracker.render.report_sample_papers import sample_of
from tracker.render.report_shapes import KINDS, ReportKind

MM = 72 / 25.4
INSIDE = 6.5  # points that a cell leaves free at its sides, with its lines


@pytest.mark.parametrize("system", ["party", "state"])
def test_every_motto_stands_on_one_line(system: str) -> None:
    words = document_words(sample_of("progress", system), "vi", "progress", template_folders(None))
    profile = words["profile"]

    names = ["country", "motto"][-len(words["head"]["mottos"]) :]
    for name, motto in zip(names, words["head"]["mottos"], strict=True):
        assert width(motto, profile["styles"][name]["size"], "Bold") <= profile["head"]["right"] * MM - 3


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_head_of_a_column_is_broken_inside_a_word(kind: ReportKind, lang: str) -> None:
    words = document_words(sample_of(kind), lang, kind, template_folders(None))

    tight = []
    for part, room in [
        *((s, 165) for s in words["sections"]),
        *((a, 252 if a["lies"] else 165) for a in words["annexes"]),
    ]:
        for table in (block["table"] for block in part["blocks"] if block["table"]):
            for line in head_rows(table["columns"]):
                for head in line:
                    share = sum(table["widths"][head["column"] : head["column"] + head["colspan"]])
                    free = share / sum(table["widths"]) * room * MM - INSIDE
                    tight += [w for w in head["text"].split() if width(w, 11, "Bold") > free]
    assert tight == []
