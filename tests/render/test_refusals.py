"""Why an edit is refused, as a sentence: every hole of it is filled by whoever raises it."""

import inspect
import re

import pytest

from tracker.domain import review_errors
from tracker.domain.errors import TrackerError
from tracker.render.edits import edit_words
from tracker.render.errors import sentence_of
from tracker.render.words import say

REFUSALS = [
    found
    for _, found in inspect.getmembers(review_errors, inspect.isclass)
    if issubclass(found, TrackerError) and found.__module__ == review_errors.__name__
]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("refusal", REFUSALS)
def test_every_refusal_has_a_sentence_of_its_own(refusal: type[TrackerError], lang: str) -> None:
    assert say(lang, refusal.key) != refusal.key
    assert len({one.key for one in REFUSALS}) == len(REFUSALS)


def test_edits_and_findings_are_told_in_words() -> None:
    stale = review_errors.StaleDraft(
        no=1,
        who=["Cán bộ mẫu 1"],
        count=2,
        version=4,
        edits=[{"verb": "due", "path": "2"}, {"verb": "merge", "path": "1", "others": ["2", "3"]}],
    )
    errors = review_errors.OpenErrors(no=1, findings=[{"number": 3, "key": "finding.no_tasks", "holes": {}}])

    told = sentence_of(stale, "vi", {})
    named = sentence_of(errors, "vi", {})

    assert "đổi hạn mục 2: –; gộp mục 2, 3 vào mục 1" in told
    assert f"(3) {say('vi', 'finding.no_tasks')}" in named
    assert not re.search(r"[{}]", told + named)


def test_an_edit_whose_words_were_erased_is_said_to_be() -> None:
    def english(key: str, **holes: object) -> str:
        return say("en", key, **holes)

    assert edit_words(english, {}) == "(words erased)"
    of_duty = {"verb": "due", "path": "2", "duty": 1, "due_on": "2019-09-01"}
    assert edit_words(english, of_duty).endswith("2019-09-01 (duty 1)")
