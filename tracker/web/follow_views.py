"""What the pages of those who follow an assignment draw. From use cases' values."""

from typing import Any

from tracker.usecases.follow_page import FollowPage
from tracker.web.forms import Form
from tracker.web.visit import Visit
from tracker.web.work_views import due_of, place_of, state_of, words_of

MANAGED = ("cancel", "supersede", "hand_over")
"""Verbs with a form of their own at the end of the page."""


def follow_values(visit: Visit, shown: FollowPage) -> dict[str, Any]:
    """For pages/follow.html.j2 and pages/verify.html.j2."""
    page, words = shown.page, words_of(visit)
    found = page.view.found
    return {
        "shown": shown,
        "page": page,
        "work": found,
        "place": place_of(found.number, found.subject, found.path, found.role, found.period, words),
        "due": due_of(page.view, words),
        "state": state_of(page.view, words),
        "timeline": words.timeline(page.events),
        "partner_states": {one.body_code: words.labels.get(one.state, one.state) for one in page.partners},
        "managed": [(verb, words.labels.get(verb, verb)) for verb in MANAGED if verb in shown.verbs],
        "form": Form(),
    }
