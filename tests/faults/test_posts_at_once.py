"""One post sent several times at the same moment, to processes of their own: it is done once, and all hear the same."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from tests.faults.clerks import at_once
from tests.office import Office, item
from tests.web.site import QUICK
from tracker.bootstrap import Tracker
from tracker.domain.errors import Conflict
from tracker.domain.scopes import Scope
from tracker.usecases.context import Context
from tracker.usecases.extensions import RequestExtension, request_extension
from tracker.usecases.once import DoneMeanwhile, Post, Told, done_before, once, tell, wait_for_answer
from tracker.usecases.tokens import MakeToken, make_token
from tracker.usecases.verify_record import verify_record


class SaidOtherwise(Conflict):
    """A test's own: the server answered otherwise than expected."""

    key = "programs.done_meanwhile"


def posted(ctx: Context, deed: tuple[str, dict[str, Any]]) -> object:
    """As a program does it over the application of this process; raises where the answer is not the one expected."""
    from starlette.testclient import TestClient

    from tests.web.programs import API
    from tracker.web.app import create_app

    url, asked = deed
    office = Office(url, FOLDERS.setdefault(url, _folder()))
    office.clock.set(date(2019, 5, 8))
    given = replace(office.tracker.settings, base_url="https://theo-doi.example.vn")
    app = create_app(Tracker(given, office.tracker.engine, office.clock, passwords=QUICK))
    headers = {
        "authorization": f"Bearer {asked['secret']}",
        "idempotency-key": asked["key"],
        "if-match": '"v1"',
    }
    body = {"due_on": "2019-07-31", "reason": "Chờ số liệu."}
    answer = TestClient(app).post(f"{API}/assignments/{asked['ref']}/extensions", json=body, headers=headers)
    office.close()
    if (answer.status_code, answer.json().get("version")) != (201, 2):
        raise SaidOtherwise()
    return answer


def _folder() -> Any:
    from pathlib import Path
    from tempfile import mkdtemp

    return Path(mkdtemp(prefix="tracker-posts-"))


FOLDERS: dict[str, Any] = {}


def test_the_same_post_four_times_at_once_has_one_effect_and_one_answer(office: Office) -> None:
    work = office.issued(item(leads=[f"so-{n}" for n in range(4)], due_on=date(2019, 6, 30)))
    officers = [office.officer(one.body_code) for one in work]
    deeds: list[Sequence[Any]] = []
    for one, officer in zip(work, officers, strict=True):
        secret = make_token(officer, MakeToken("mẫu", (Scope.WORK,)))
        deeds.append([(posted, (office.url, {"secret": secret, "key": "k", "ref": one.ref}))] * 4)

    answers = at_once(office, [officers[0].actor] * 4, deeds)

    assert [answer.error for row in answers for answer in row] == [None] * 16
    assert [office.now(one).version for one in work] == [2] * 4
    assert verify_record(office.coordinator()).is_sound


def test_a_post_cut_off_before_it_was_told_is_not_done_again(office: Office) -> None:
    work = office.issued(item(leads=["so-mau"], due_on=date(2019, 6, 30)))[0]
    officer = office.officer("so-mau")
    post = Post.of("token", "k", b"request")
    request = RequestExtension(work.id, date(2019, 7, 31), "Chờ số liệu.")
    request_extension(once(officer, post), request)

    told = []
    for attempt in (
        lambda: done_before(officer, post),
        lambda: request_extension(once(officer, post), request),
    ):
        try:
            attempt()
        except Conflict as error:
            told.append(type(error).__name__)
    tell(officer, post, Told(201, "{}"))

    assert told == ["DoneUntold", DoneMeanwhile.__name__]
    assert wait_for_answer(officer, post) == Told(201, "{}")
    assert office.now(work).version == 2


def test_a_key_belongs_to_one_token_and_one_request() -> None:
    assert Post.of("a", "k", b"x").key != Post.of("b", "k", b"x").key
    assert Post.of("a", "k", b"xy", b"z").request != Post.of("a", "k", b"x", b"yz").request
