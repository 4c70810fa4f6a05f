"""How well real documents of other offices are read: a floor under each field, on the labelled corpus."""

import json
from collections import Counter, defaultdict
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from tracker.documents.as_json import as_json
from tracker.documents.read_directive import read_directive

SHARED = Path(__file__).parents[2] / ".." / "shared"
CORPUS = SHARED / "corpus"
FLOORS = {
    "kind": 0.98,
    "number": 0.98,
    "date": 0.98,
    "items": 0.95,
    "leads": 0.92,
    "coordinating": 0.88,
    "due": 0.93,
    "recurrence": 0.90,
    "citations": 0.95,
}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CORPUS.exists(), reason="the labelled corpus is not beside the checkout"),
]


@pytest.fixture(scope="module")
def scores() -> tuple[dict[str, float], dict[str, list[str]]]:
    """F1 by field, micro-averaged over all documents, and the errors by field."""
    score = _scorer()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    errors: dict[str, list[str]] = defaultdict(list)
    for document in json.loads((CORPUS / "labels.json").read_text("utf-8"))["documents"]:
        path = CORPUS / document["file"]
        parsed = as_json(read_directive(path.read_bytes(), path.name))
        score(document, json.loads(json.dumps(parsed)), counts, errors)
    return {field: _f1(count) for field, count in counts.items()}, errors


@pytest.mark.parametrize("field", FLOORS)
def test_real_documents_are_read_at_least_this_well(
    scores: tuple[dict[str, float], dict[str, list[str]]], field: str
) -> None:
    found, errors = scores

    assert found[field] >= FLOORS[field], "\n".join(errors[field])


def test_no_field_goes_unmeasured(scores: tuple[dict[str, float], dict[str, list[str]]]) -> None:
    assert set(scores[0]) == set(FLOORS)


def _scorer() -> Any:
    spec = spec_from_file_location("evaluate", SHARED / "tools" / "evaluate.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score


def _f1(count: Counter[str]) -> float:
    hits, misses = count["tp"], count["fp"] + count["fn"]
    return 2 * hits / (2 * hits + misses) if hits or misses else 1.0
