"""One edit of a draft as words: "merged item 3 into item 2". No layout here."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

Say = Callable[..., str]

_UNSAID = dict.fromkeys(("after", "codes", "due_on", "note", "title", "under", "value"), "–")


def edit_words(say: Say, edit: Mapping[str, Any]) -> str:
    """The plain form of an edit (`domain.review_edits.plain`) in a few words of the language that `say` speaks."""
    if not edit:
        return say("review.did_erased")
    holes = {name: value for name, value in edit.items() if value not in ("", [], None)}
    if "due_on" in holes:
        holes["due_on"] = date.fromisoformat(holes["due_on"])
    if "role" in holes:
        holes["role"] = say(f"review.role_{holes['role']}")
    if "how" in holes:
        holes["how"] = say(f"review.how_{holes['how']}")
    if "kind" in holes:
        holes["kind"] = say(f"review.kind_{holes['kind']}")
    if "nature" in holes:
        holes["nature"] = say(f"nature.{holes['nature']}")
    if "field" in holes:
        holes["field"] = say(f"review.head_{holes['field']}")
    words = say(f"review.did_{edit['verb']}", **(_UNSAID | holes))
    is_of_duty = "duty" in holes and not str(edit["verb"]).startswith("duty_")
    return words + (" " + say("review.of_duty", duty=holes["duty"]) if is_of_duty else "")
