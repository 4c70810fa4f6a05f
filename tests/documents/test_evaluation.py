"""Measuring a reading on labelled documents: what counts as right, as invented and as missed."""

import importlib.util
import json
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tracker.documents.as_json import as_json
from tracker.documents.labelled import BadLabels, Labelled, read_labels
from tracker.documents.read_directive import read_directive
from tracker.documents.score import Score, score
from tracker.domain.directive import Citation, Item, ItemKind, Mention, ParsedDirective

SHARED = Path(__file__).parents[2].parent / "shared"
LETTER = """SỞ NỘI VỤ TỈNH MẪU
Số: 15/SNV-CCVC
Mẫu Sơn, ngày 4 tháng 3 năm 2024
V/v rà soát hồ sơ
Kính gửi: Các phòng chuyên môn.
1. Phòng Tổ chức chủ trì, phối hợp với Phòng Tài vụ rà soát hồ sơ trước ngày 20/5/2024.
2. Văn phòng Sở tổng hợp, báo cáo hằng quý theo Công văn số 11/SNV-VP ngày 02/01/2024.
"""


def labels(**changes: Any) -> dict[str, Any]:
    item = {
        "label": "1", "kind": "task", "first_words": "Phòng Tổ chức chủ trì, phối hợp", "lead": ["Phòng Tổ chức"],
        "coordinate": ["Phòng Tài vụ"], "deadlines": [{"date": "2024-05-20", "op": "before"}], "recurrence": [],
    }  # fmt: skip
    other = {
        "label": "2", "kind": "task", "first_words": "Văn phòng Sở tổng hợp, báo cáo", "lead": ["Văn phòng Sở"],
        "coordinate": [], "deadlines": [], "recurrence": [{"rule": "quarterly"}],
    }  # fmt: skip
    document = {
        "id": "mau", "file": "thu.txt", "doc_type": "công văn", "number": "15/SNV-CCVC", "number_quality": "ok",
        "number_true": None, "date": "2024-03-04", "date_quality": "ok", "date_true": None, "items": [item, other],
        "cited": [{"symbol": "11/SNV-VP"}],
    }  # fmt: skip
    return document | changes


def labelled(**changes: Any) -> Labelled:
    return read_labels(json.dumps({"documents": [labels(**changes)]}).encode())[0]


@pytest.fixture(scope="module")
def letter() -> ParsedDirective:
    return read_directive(LETTER.encode(), "thu.txt")


def wrong(made: Score) -> dict[str, tuple[int, int, int]]:
    return {
        name: (one.hits, one.extra, one.missed)
        for name, one in made.tallies.items()
        if one.extra or one.missed
    }


def changed(found: ParsedDirective, path: str, **changes: Any) -> ParsedDirective:
    items = [replace(item, **changes) if item.path == path else item for item in found.items]
    return replace(found, items=tuple(items))


def test_a_right_reading_has_no_errors(letter: ParsedDirective) -> None:
    made = score(labelled(), letter)

    assert made.misses == []
    assert made.tasks == 2
    assert [one.hits for one in made.tallies.values()] == [1, 1, 1, 2, 2, 1, 1, 1, 1]


def test_an_item_that_is_no_task_counts_against_precision(letter: ParsedDirective) -> None:
    entry = labels()
    entry["items"][1]["kind"] = "info"

    made = score(labelled(items=entry["items"]), letter)

    assert wrong(made)["items"] == (1, 1, 0)


def test_a_heading_taken_for_a_task_counts_for_nothing(letter: ParsedDirective) -> None:
    entry = labels()
    entry["items"][1]["kind"] = "group"

    made = score(labelled(items=entry["items"]), letter)

    assert "items" not in wrong(made)


def test_a_missed_task_is_missed_with_its_bodies(letter: ParsedDirective) -> None:
    made = score(labelled(), replace(letter, items=letter.items[1:]))

    assert wrong(made) == {
        "items": (1, 0, 1),
        "leads": (1, 0, 1),
        "coordinating": (0, 0, 1),
        "due": (0, 0, 1),
    }


def test_a_wrong_lead_without_a_finding_is_silent(letter: ParsedDirective) -> None:
    other = (Mention("Phòng Thanh tra"),)
    warned = changed(letter, "1", leads=other)
    item = warned.items[0]

    silent = score(labelled(), replace(warned, findings=()))
    spoken = score(labelled(), replace(warned, findings=(finding_at(item),)))

    assert (silent.silent, spoken.silent) == (1, 0)
    assert wrong(silent)["leads"] == wrong(spoken)["leads"] == (1, 1, 1)


def finding_at(item: Item) -> Any:
    from tracker.domain.directive import Finding

    return Finding(item.line, "finding.body_guessed", {"path": item.path})


def test_an_invented_date_or_citation_counts(letter: ParsedDirective) -> None:
    dated = changed(letter, "2", due_on=date(2024, 9, 1))
    cited = replace(dated, citations=(*dated.citations, Citation(None, "9/SNV", None, None, None, (0, 1))))

    made = score(labelled(), cited)

    assert wrong(made) == {"due": (1, 1, 0), "citations": (1, 1, 0)}


@pytest.mark.parametrize(
    ("quality", "got", "is_right"),
    [
        ("ok", "15/SNV-CCVC", True),
        ("ok", None, False),
        ("misread", "I5/SNV-CCVC", True),
        ("misread", "15/SNV-CCVC", True),
        ("misread", None, True),
        ("misread", "16/SNV-CCVC", False),
        ("unreadable", None, True),
        ("unreadable", "15/SNV-CCVC", True),
        ("unreadable", "16/SNV-CCVC", False),
    ],
)
def test_what_is_damaged_may_be_left_out_but_not_invented(
    letter: ParsedDirective, quality: str, got: str | None, is_right: bool
) -> None:
    written = {"ok": "15/SNV-CCVC", "misread": "I5/SNV-CCVC", "unreadable": None}[quality]
    label = labelled(number=written, number_quality=quality, number_true="15/SNV-CCVC")

    made = score(label, replace(letter, number=got))

    assert ("number" not in wrong(made)) is is_right


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[]", "labels.json"),
        ("{", "labels.json"),
        ('{"documents": [{"file": "a.txt"}]}', "documents[1]"),
        (json.dumps({"documents": [labels(), labels(file="../../etc/passwd")]}), "documents[2]"),
        (json.dumps({"documents": [labels(items=[{"label": "1"}])]}), "documents[1]"),
    ],
)
def test_labels_in_another_form_are_refused_with_the_place(text: str, where: str) -> None:
    with pytest.raises(BadLabels) as error:
        read_labels(text.encode())

    assert error.value.holes["where"] == where


def damaged(found: ParsedDirective) -> list[ParsedDirective]:
    """Readings that are wrong in many ways, so that two measures are compared on more than right ones."""
    items = list(found.items)
    turned = [replace(i, leads=i.coordinating, coordinating=i.leads, due_on=date(2019, 5, 9)) for i in items]
    kinds = [replace(i, kind=ItemKind.TASK) for i in items]
    halves = [replace(i, text=i.text[len(i.text) // 6 :], recurrence="FREQ=MONTHLY") for i in items]
    return [
        found,
        replace(found, items=tuple(items[::2]), number=None, citations=found.citations[1:]),
        replace(found, items=tuple(reversed(turned)), kind="quyết định"),
        replace(found, items=tuple(kinds), issued_on=date(2001, 1, 1)),
        replace(found, items=tuple(halves), number="1/XX"),
        ParsedDirective(text=""),
    ]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the labelled directives are not beside the checkout")
def test_it_agrees_with_the_tool_beside_the_labelled_directives() -> None:
    spec = importlib.util.spec_from_file_location("evaluate", SHARED / "tools" / "evaluate.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    data = (SHARED / "corpus" / "labels.json").read_bytes()

    compared = 0
    for entry, label in zip(json.loads(data)["documents"], read_labels(data), strict=True):
        found = read_directive((SHARED / "corpus" / label.name).read_bytes(), label.name)
        for reading in damaged(found):
            counts: dict[str, Counter[str]] = defaultdict(Counter)
            tool.score(entry, as_json(reading), counts, defaultdict(list))
            theirs = {name: (c["tp"], c["fp"], c["fn"]) for name, c in counts.items()}
            ours = {name: (t.hits, t.extra, t.missed) for name, t in score(label, reading).tallies.items()}
            assert {name: ours[name] for name in theirs} == theirs, label.name
            assert not any(sum(ours[name]) for name in ours.keys() - theirs.keys())
            compared += 1

    assert compared >= 90
