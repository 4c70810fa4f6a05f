"""Workflows as pictures: every state and move is drawn, in the words of the file, and nothing is fetched."""

from xml.etree import ElementTree

import pytest

from tracker.bootstrap import workflow
from tracker.render.diagram import mermaid, svg


@pytest.mark.parametrize("name", ["assignment", "extension", "directive"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_state_and_move_is_in_both_pictures(name: str, lang: str) -> None:
    declared = workflow(name)

    drawn, text = svg(declared, lang), mermaid(declared, lang)

    words = {element.text for element in ElementTree.fromstring(drawn).iter() if element.tag.endswith("text")}
    assert words == {s.labels[lang] for s in declared.states.values()} | {
        m.labels[lang] for m in declared.moves
    }
    for move in declared.moves:
        assert all(f"{source} --> {move.target}: {move.labels[lang]}" in text for source in move.sources)


def test_the_picture_stays_within_its_frame_and_asks_for_nothing_outside() -> None:
    drawn = svg(workflow("assignment"), "vi")
    root = ElementTree.fromstring(drawn)
    boxes = [e for e in root.iter() if e.tag.endswith("rect")]

    assert all(float(e.get("x", 0)) + float(e.get("width", 0)) <= float(root.get("width", 0)) for e in boxes)
    assert all(
        float(e.get("y", 0)) + float(e.get("height", 0)) <= float(root.get("height", 0)) for e in boxes
    )
    assert "href" not in drawn
