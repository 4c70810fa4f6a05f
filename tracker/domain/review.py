"""Editing a draft: the stored JSON and one edit give the JSON as it is afterwards. Pure; the verbs are in `review_*`.

The draft is the form of `tracker parse --json` and of `domain.draft`. What a person did shows in it: `by_person` in an
item, a duty, a mention or the draft itself names the fields they set; `answer` in a finding says how it was settled.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from tracker.domain.events import as_text
from tracker.domain.review_bodies import mean, set_bodies
from tracker.domain.review_duties import add_duty, change_duty, drop_duty, set_due, set_nature
from tracker.domain.review_edits import Edit
from tracker.domain.review_findings import accept, reopen
from tracker.domain.review_head import set_head
from tracker.domain.review_items import add, drop, move, retitle, set_kind
from tracker.domain.review_merge import merge, split
from tracker.domain.review_parts import Data, Frame

_DOES: Mapping[str, Callable[[Data, Any, Frame], None]] = {
    "merge": merge,
    "split": split,
    "move": move,
    "title": retitle,
    "drop": drop,
    "add": add,
    "kind": set_kind,
    "bodies": set_bodies,
    "mean": mean,
    "nature": set_nature,
    "due": set_due,
    "duty_add": add_duty,
    "duty_change": change_duty,
    "duty_drop": drop_duty,
    "head": set_head,
    "accept": accept,
    "reopen": reopen,
}
VERBS = tuple(_DOES)


def edited(data: Data, edit: Edit, frame: Frame) -> Data:
    """The draft after the edit, a new value. Raises the errors of `review_errors`, and UnknownBody for a code."""
    after = deepcopy(data)
    _DOES[edit.verb](after, edit, frame)
    return after


def draft_text(data: Data) -> str:
    """The one JSON text of a draft: the same draft always has the same bytes, and so the same digest."""
    return as_text(data)
