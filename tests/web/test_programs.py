"""Programs by their tokens: what they read, change and are told; always the person's permissions, never more."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.office import Office, item
from tests.web.programs import API, Program, program
from tests.web.site import Site, queries
from tracker.domain.people import Role
from tracker.domain.scopes import Scope
from tracker.usecases.verify_record import verify_record

DUE = date(2019, 6, 30)


def given_work(office: Office, *bodies: str) -> None:
    office.issued(item(leads=bodies or ["so-mau"], due_on=DUE))


def problem(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    found: dict[str, Any] = answer.json()
    assert found["status"] == status
    assert {"type", "title", "detail"} <= set(found)
    assert not found["title"].startswith("programs.")
    return found


def test_an_officers_program_does_the_whole_work_and_a_coordinators_verifies_it(site: Site) -> None:
    given_work(site.office)
    officer, board = program(site, site.office.officer("so-mau")), program(site, site.office.coordinator())

    received = officer.put_in("/assignments/1-1/moves", seen=1, verb="acknowledge")
    named = officer.post(f"{API}/assignments/1-1/files?name=anh.txt", content=b"anh cua viec mau")
    handed = officer.put_in(
        "/assignments/1-1/submissions", seen=received.json()["version"], results="Đã làm xong."
    )
    verified = board.put_in("/assignments/1-1/moves", seen=handed.json()["version"], verb="verify")

    assert [a.status_code for a in (received, named, handed, verified)] == [200, 201, 201, 200]
    assert (handed.json()["revision"], handed.json()["files"]) == (1, 1)
    assert verified.json()["phase"] == "done"
    full = board.read("/assignments/1-1")
    assert full["submissions"][0]["results"] == "Đã làm xong."
    file = full["submissions"][0]["files"][0]
    bytes_of_it = board.get(f"{API}/assignments/1-1/evidence/{file['id']}")
    assert bytes_of_it.content == b"anh cua viec mau"
    assert bytes_of_it.headers["content-disposition"].startswith("attachment;")
    assert verify_record(site.office.coordinator()).is_sound


def test_a_later_day_is_asked_for_and_granted(site: Site) -> None:
    given_work(site.office)
    officer, board = program(site, site.office.officer("so-mau")), program(site, site.office.coordinator())

    asked = officer.put_in("/assignments/1-1/extensions", seen=1, due_on="2019-07-31", reason="Chờ số liệu.")
    granted = board.put_in("/assignments/1-1/extensions/decision", seen=asked.json()["version"], verb="grant")

    assert asked.status_code == 201
    assert granted.json()["due_on"] == "2019-07-31"
    assert board.read("/assignments", due_from="2019-07-31")["items"][0]["ref"] == "1-1"


def test_every_list_and_thing_can_be_read_by_whoever_may(quick_site: Site) -> None:
    given_work(quick_site.office, "so-mot", "so-hai")
    board = program(quick_site, quick_site.office.coordinator())
    admin = program(quick_site, quick_site.office.person(Role.ADMINISTRATOR))

    assert board.read("/me")["role"] == "coordinator"
    assert [d["no"] for d in board.read("/directives")["items"]] == [1]
    assert [i["path"] for i in board.read("/directives/1")["items"]] == ["1"]
    assert [t["path"] for t in board.read("/tasks", directive=1)["items"]] == ["1"]
    assert [a["body"] for a in board.read("/assignments", body="so-hai")["items"]] == ["so-hai"]
    assert {b["code"] for b in board.read("/bodies")["items"]} >= {"so-mot", "so-hai"}
    assert board.read("/reports") == {"items": [], "next": None}
    events, head = board.read("/record/events", limit=1), board.read("/record/head")
    assert events["items"][0]["hash"] == head["hash"]
    assert board.put_in("/record/verify", **head).json()["is_sound"] is True
    people = admin.read("/people")["items"]
    assert admin.read(f"/people/{people[0]['id']}") == people[0]


def test_a_person_is_added_once_by_an_administrator(quick_site: Site) -> None:
    quick_site.office.body("so-mau")
    admin = program(quick_site, quick_site.office.person(Role.ADMINISTRATOR))
    new: dict[str, Any] = {
        "name": "Cán bộ mẫu 9",
        "email": "chin@example.vn",
        "role": "officer",
        "body": "so-mau",
    }

    first, again = (admin.put_in("/people", key="mot", **new) for _ in range(2))

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert again.headers["idempotency-replayed"] == "true"
    assert problem(admin.put_in("/people", key="hai", **new), 409)["type"].endswith("error.address_taken")


def test_a_token_is_needed_and_a_cookie_is_none(quick_site: Site) -> None:
    leader = quick_site.office.person(Role.LEADER)
    with_cookie = quick_site.visitor(leader)
    strangers = [Program(quick_site), Program(quick_site, "trk_" + "x" * 43), Program(quick_site, "ngan")]

    answers = [one.get(f"{API}/me") for one in (*strangers, with_cookie)]

    assert {problem(a, 401)["type"] for a in answers} == {"urn:tracker:problem:programs.token_needed"}
    assert all(a.headers["www-authenticate"] == "Bearer" for a in answers)


def test_a_token_narrows_what_its_person_may(site: Site) -> None:
    given_work(site.office)
    officer, board = site.office.officer("so-mau"), site.office.coordinator()
    reading, working = program(site, officer, Scope.READ), program(site, officer, Scope.WORK)
    board_reading = program(site, board, Scope.READ)

    refused = [
        reading.put_in("/assignments/1-1/moves", seen=1, verb="start"),
        reading.put_in("/assignments/1-1/submissions", seen=1, results="x"),
        board_reading.put_in("/assignments/1-1/moves", seen=1, verb="cancel", reason="x"),
    ]

    assert reading.read("/assignments/1-1")["verbs"] == []
    assert {problem(a, 403)["type"] for a in refused} == {"urn:tracker:problem:programs.scope_missing"}
    assert working.put_in("/assignments/1-1/moves", seen=1, verb="start").status_code == 200


def test_a_token_gives_nobody_more_than_they_may(site: Site) -> None:
    given_work(site.office, "so-mot", "so-hai")
    officer = program(site, site.office.officer("so-mot"))

    answers = [
        officer.get(f"{API}/assignments/1-2"),
        officer.get(f"{API}/assignments/9-9"),
        officer.get(f"{API}/directives"),
        officer.get(f"{API}/people"),
        officer.put_in("/assignments/1-2/moves", seen=1, verb="start"),
        officer.put_in("/assignments/1-1/moves", seen=1, verb="cancel", reason="x"),
    ]

    assert {a.text for a in answers} == {answers[0].text}
    assert problem(answers[0], 404)["type"] == "urn:tracker:problem:web.not_found"
    assert [a["ref"] for a in officer.read("/assignments")["items"]] == ["1-1"]
    assert officer.read("/assignments", body="so-hai")["items"] == []


def test_a_person_who_may_not_come_in_any_more_has_no_token_either(quick_site: Site) -> None:
    from tracker.usecases.add_person import AddPerson
    from tracker.usecases.change_person import ChangePerson, change_person

    leader, admin = quick_site.office.person(Role.LEADER), quick_site.office.person(Role.ADMINISTRATOR)
    tool = program(quick_site, leader)
    assert leader.actor.id is not None
    assert tool.get(f"{API}/me").status_code == 200

    same = AddPerson(leader.actor.name, "khac@example.vn", Role.LEADER)
    change_person(admin, ChangePerson(leader.actor.id, same, is_active=False))

    problem(tool.get(f"{API}/me"), 401)


def test_a_change_tells_which_version_it_saw_and_is_told_the_present_one(site: Site) -> None:
    given_work(site.office)
    officer = program(site, site.office.officer("so-mau"))
    officer.put_in("/assignments/1-1/moves", seen=1, verb="acknowledge")

    unseen = problem(officer.put_in("/assignments/1-1/moves", verb="start"), 428)
    stale = problem(officer.put_in("/assignments/1-1/moves", seen=1, verb="start"), 409)
    late = problem(officer.put_in("/assignments/1-1/submissions", version=1, results="x"), 409)
    asked = problem(
        officer.put_in("/assignments/1-1/extensions", version=1, due_on="2019-08-01", reason="x"), 409
    )

    assert unseen["type"].endswith("programs.version_needed")
    assert (stale["version"], late["version"], asked["version"]) == (2, 2, 2)
    assert officer.get(f"{API}/assignments/1-1").headers["etag"] == '"v2"'


def test_a_post_sent_twice_is_done_once_and_its_key_is_for_it_alone(site: Site) -> None:
    given_work(site.office)
    officer = program(site, site.office.officer("so-mau"))
    first = officer.put_in("/assignments/1-1/submissions", key="k1", seen=1, results="Đã làm.")

    again = officer.put_in("/assignments/1-1/submissions", key="k1", seen=1, results="Đã làm.")
    other = officer.put_in("/assignments/1-1/submissions", key="k1", seen=1, results="Khác.")
    site.office.clock._at += timedelta(hours=25)
    forgotten = officer.put_in("/assignments/1-1/submissions", key="k1", seen=1, results="Đã làm.")

    assert (again.status_code, again.json()) == (201, first.json())
    assert problem(other, 422)["type"].endswith("programs.key_used_for_other")
    assert problem(forgotten, 409)["version"] == first.json()["version"]
    assert officer.read("/assignments/1-1")["revision"] == 1


def test_what_failed_is_not_kept_under_its_key(quick_site: Site) -> None:
    given_work(quick_site.office)
    officer = program(quick_site, quick_site.office.officer("so-mau"))

    failed = officer.put_in("/assignments/1-1/moves", key="k", seen=7, verb="start")
    right = officer.put_in("/assignments/1-1/moves", key="k", seen=1, verb="start")

    assert (failed.status_code, right.status_code) == (409, 200)


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/assignments/1-1/moves", b"{", 422),
        ("/assignments/1-1/moves", b"[" * 100_000, 422),
        ("/assignments/1-1/moves", b"\xff\xfe", 422),
        ("/assignments/1-1/moves", b"[]", 422),
        ("/assignments/1-1/moves", b'{"verb": "start", "version": "x"}', 422),
        ("/assignments/1-1/moves", b'{"verb": "start", "strange": 1, "version": 1}', 422),
        ("/assignments/1-1/moves", b'{"verb": "report", "version": 1}', 422),
        ("/assignments/1-1/moves", b'{"verb": "\\ud800\\u0000", "version": 1}', 422),
        ("/assignments/1-1/submissions", b'{"results": "x", "version": 1, "figures": {"1": NaN}}', 422),
        ("/assignments/1-1/submissions", b'{"results": "x", "version": 1, "figures": {"1": 1e400}}', 422),
        ("/assignments/1-1/extensions", b'{"due_on": "2019-02-30", "reason": "x", "version": 1}', 422),
        ("/assignments/1-1/moves", b"x" * 400_000, 413),
    ],
)
def test_whatever_is_sent_ends_in_a_sentence(quick_site: Site, path: str, body: bytes, status: int) -> None:
    given_work(quick_site.office)
    officer = program(quick_site, quick_site.office.officer("so-mau"))

    told = problem(officer.post(f"{API}{path}", content=body), status)

    assert "{" not in told["detail"]
    assert officer.read("/assignments/1-1")["version"] == 1


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=201",
        "after=x",
        "after=1",
        "due_from=ngày",
        "due_until=0",
        "strange=1",
        "phase=x",
        "directive=0",
    ],
)
def test_a_criterion_that_means_nothing_is_refused(quick_site: Site, query: str) -> None:
    board = program(quick_site, quick_site.office.coordinator())

    told = problem(board.get(f"{API}/assignments?{query}"), 422)

    assert told["errors"][0]["field"] == query.partition("=")[0]


def test_errors_are_told_in_the_persons_language_under_the_same_type(quick_site: Site) -> None:
    who = quick_site.office.person(Role.LEADER)
    tool = program(quick_site, who)
    vietnamese = problem(tool.get(f"{API}/assignments/9-9"), 404)
    with quick_site.office.system.open_unit() as unit:
        unit.connection.exec_driver_sql("UPDATE person SET lang = 'en'")
        unit.connection.commit()

    english = problem(tool.get(f"{API}/assignments/9-9"), 404)

    assert vietnamese["type"] == english["type"]
    assert vietnamese["detail"] != english["detail"]


def test_one_token_may_send_so_much_in_a_minute(quick_site: Site) -> None:
    from tracker.web.programs.rate import Rate

    tool = program(quick_site, quick_site.office.person(Role.LEADER))
    seconds = [0.0]
    quick_site.app.state.rate = Rate(lambda: seconds[0], limit=3)

    answers = [tool.get(f"{API}/me") for _ in range(4)]
    seconds[0] = 61.0

    assert [a.status_code for a in answers] == [200, 200, 200, 429]
    assert answers[3].headers["retry-after"] == "60"
    assert tool.get(f"{API}/me").status_code == 200


def test_a_list_costs_as_many_queries_whatever_its_length(site: Site) -> None:
    board, counted = program(site, site.office.coordinator()), []
    board.get(f"{API}/me")
    for _ in range(2):
        site.office.issued(*(item(str(n), leads=["so-mot", "so-hai", "so-ba"]) for n in range(1, 9)))
        with queries() as asked:
            rows = board.read("/assignments", limit=200)["items"]
        counted.append((len(asked), len(rows)))

    assert counted == [(2, 24), (2, 48)]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(limit=st.integers(1, 30), data=st.data())
def test_pages_put_together_are_the_whole_list(office_of_three: Program, limit: int, data: Any) -> None:
    path = data.draw(st.sampled_from(["/assignments", "/tasks", "/directives", "/bodies", "/record/events"]))
    whole = office_of_three.read(path, limit=200)["items"]

    found, after, pages = [], "", 0
    while pages == 0 or after:
        page = office_of_three.read(path, limit=limit, **({"after": after} if after else {}))
        found += page["items"]
        after, pages = page["next"], pages + 1

    assert found == whole
    assert pages == max(1, -(-len(whole) // limit))


@pytest.fixture
def office_of_three(quick_site: Site) -> Program:
    for _ in range(3):
        quick_site.office.issued(*(item(str(n), leads=["so-mot", "so-hai"]) for n in (1, 2, 3)))
    return program(quick_site, quick_site.office.person(Role.INSPECTOR))


def test_the_description_names_every_operation_with_what_it_answers(quick_site: Site) -> None:
    document = Program(quick_site).get(f"{API}/openapi.json").json()

    described = {(path, method) for path, one in document["paths"].items() for method in one}
    served = {
        (route.path, method.lower())
        for route in quick_site.app.router.routes
        if isinstance(route, APIRoute)
        if route.path.startswith(API) and not route.path.endswith(("/docs", "/openapi.json"))
        for method in (route.methods or set()) - {"HEAD"}
    }
    assert described == served
    for path, operations in document["paths"].items():
        for method, one in operations.items():
            assert one["summary"] != f"programs.op_{one['operationId']}", path
            assert {"401", "403", "404", "429"} <= set(one["responses"]), (method, path)
    text = json.dumps(document)
    assert text.count("#/components/schemas/") > 50


def test_the_page_of_the_description_shows_every_operation(quick_site: Site) -> None:
    page = quick_site.visitor().get(f"{API}/docs")

    assert page.status_code == 200
    assert page.text.count("<article") == 25
    assert "/api/v1/assignments/{ref}/moves" in page.text
