"""Logins: how they end, what changes them, how often one may try; nothing of it can be taken over or guessed."""

from datetime import timedelta
from threading import Thread

import pytest

from tests.web.site import PASSWORD, QUICK, Site, Visitor, words
from tracker.adapters.passwords import AT_ONCE, WAITING, Argon2Passwords
from tracker.domain.accounts import ABSOLUTE_END, IDLE_END, TRIES_HERE, TooBusy
from tracker.domain.people import Role


def logged_in(site: Site, email: str) -> Visitor:
    visitor = site.visitor()
    assert visitor.fill("/login", email=email, password=PASSWORD).status_code == 303
    return visitor


def wait(site: Site, span: timedelta) -> None:
    site.office.clock._at += span


def test_a_secret_that_somebody_planted_is_not_the_secret_of_the_login(quick_site: Site) -> None:
    email = quick_site.with_password(Role.LEADER)
    visitor = quick_site.visitor()
    visitor.cookies.set("tracker-login", "planted")

    done = visitor.fill("/login", email=email, password=PASSWORD)

    assert done.cookies["tracker-login"] != "planted"
    planted = quick_site.visitor()
    planted.cookies.set("tracker-login", "planted")
    assert planted.get("/account").status_code == 303


def test_each_login_has_a_secret_of_its_own_and_the_form_before_it_another(quick_site: Site) -> None:
    email = quick_site.with_password(Role.LEADER)
    visitor = quick_site.visitor()
    before = visitor.token("/login")

    visitor.fill("/login", email=email, password=PASSWORD)
    taken = visitor.post("/logout", data={"csrf": before})

    assert taken.status_code == 403
    assert len({logged_in(quick_site, email).cookies["tracker-login"] for _ in range(3)}) == 3


def test_a_login_that_is_not_used_ends(site: Site) -> None:
    visitor = site.visitor(site.office.person(Role.LEADER))

    wait(site, IDLE_END - timedelta(minutes=1))
    used = visitor.get("/account").status_code
    wait(site, IDLE_END - timedelta(minutes=1))
    used_again = visitor.get("/account").status_code
    wait(site, IDLE_END + timedelta(minutes=1))

    assert (used, used_again, visitor.get("/account").status_code) == (200, 200, 303)


def test_a_login_ends_however_much_it_is_used(quick_site: Site) -> None:
    visitor = quick_site.visitor(quick_site.office.person(Role.LEADER))

    answers = []
    for _ in range(int(ABSOLUTE_END / timedelta(hours=6))):
        wait(quick_site, timedelta(hours=6))
        answers.append(visitor.get("/account").status_code)

    assert answers == [200] * (len(answers) - 1) + [303]


def test_a_person_who_is_no_longer_active_is_out_at_once(site: Site) -> None:
    leader = site.office.person(Role.LEADER)
    visitor = site.visitor(leader)
    assert visitor.get("/account").status_code == 200

    with site.office.system.open_unit() as unit:
        row = unit.people.get(leader.actor.id) if leader.actor.id else None
        assert row is not None
        row.is_active = False
        unit.commit()

    assert visitor.get("/account").status_code == 303


def test_one_sees_where_one_is_logged_in_and_ends_the_others(site: Site) -> None:
    email = site.with_password(Role.LEADER)
    phone, desk = logged_in(site, email), logged_in(site, email)

    shown = desk.get("/account").text
    ended = desk.fill("/account/logins/end", "/account")

    assert shown.count('action="/account/logins/') == 3  # one each, and all others
    assert ended.status_code == 303
    assert (phone.get("/account").status_code, desk.get("/account").status_code) == (303, 200)


def test_nobody_ends_the_login_of_another(quick_site: Site) -> None:
    mine = quick_site.visitor(quick_site.office.person(Role.LEADER))
    stranger = quick_site.visitor(quick_site.office.person(Role.INSPECTOR))
    login = mine.get("/account").text.partition('action="/account/logins/')[2].partition("/")[0]

    answer = stranger.fill(f"/account/logins/{login}/end", "/account")

    assert (answer.status_code, mine.get("/account").status_code) == (404, 200)


def test_changing_the_password_keeps_this_login_and_ends_the_others(site: Site) -> None:
    email = site.with_password(Role.LEADER)
    here, elsewhere = logged_in(site, email), logged_in(site, email)
    new = {"password": "một câu khác hẳn 2020", "password_again": "một câu khác hẳn 2020"}

    wrong = here.fill("/account/password", "/account", password_now="không phải", **new)
    done = here.fill("/account/password", "/account", password_now=PASSWORD, **new)

    assert (wrong.status_code, done.status_code) == (422, 303)
    assert (here.get("/account").status_code, elsewhere.get("/account").status_code) == (200, 303)


def test_who_finds_a_login_left_open_cannot_try_out_the_password(quick_site: Site) -> None:
    email = quick_site.with_password(Role.LEADER)
    left_open = logged_in(quick_site, email)
    new = {"password": "một câu khác hẳn 2020", "password_again": "một câu khác hẳn 2020"}

    answers = [
        left_open.fill("/account/password", "/account", password_now=f"đoán lần {n}", **new).status_code
        for n in range(12)
    ]

    assert answers == [422] * TRIES_HERE + [429] * 2


def test_who_guesses_is_stopped_and_others_still_come_in(site: Site) -> None:
    email = site.with_password(Role.LEADER)
    guesser, owner = site.visitor(address="192.0.2.7"), site.visitor(address="192.0.2.8")

    answers = [
        guesser.fill("/login", email=email, password=f"đoán lần {number}").status_code for number in range(15)
    ]
    right_at_last = guesser.fill("/login", email=email, password=PASSWORD)

    assert answers == [422] * TRIES_HERE + [429] * 5
    assert (right_at_last.status_code, right_at_last.headers["retry-after"]) == (429, "60")
    assert owner.fill("/login", email=email, password=PASSWORD).status_code == 303


def test_no_stretch_of_fifteen_minutes_holds_more_tries_than_allowed(site: Site) -> None:
    email = site.with_password(Role.LEADER)
    guesser = site.visitor()
    tried = []
    for minute in range(0, 61, 2):
        if guesser.fill("/login", email=email, password="đoán bừa").status_code == 422:
            tried.append(minute)
        wait(site, timedelta(minutes=2))

    assert max(len([t for t in tried if start <= t < start + 15]) for start in tried) <= TRIES_HERE
    assert len(tried) > TRIES_HERE


def test_who_tries_one_password_on_many_accounts_is_stopped_too(quick_site: Site) -> None:
    sprayer = quick_site.visitor(address="192.0.2.9")
    token = sprayer.token("/login")

    answers = [
        sprayer.post(
            "/login", data={"csrf": token, "email": f"nguoi{number}@example.vn", "password": "x"}
        ).status_code
        for number in range(110)
    ]

    assert answers.count(422) == 100
    assert answers[-1] == 429


def test_a_right_password_forgives_the_wrong_ones_before(quick_site: Site) -> None:
    email = quick_site.with_password(Role.LEADER)
    visitor = quick_site.visitor()
    for _ in range(2):
        for _ in range(TRIES_HERE - 1):
            visitor.fill("/login", email=email, password="nhầm")
        assert visitor.fill("/login", email=email, password=PASSWORD).status_code == 303
        visitor.fill("/logout", "/account")


def test_a_password_is_checked_once_whether_the_address_is_known_or_not(quick_site: Site) -> None:
    counted = _Counting()
    object.__setattr__(quick_site.tracker, "passwords", counted)
    quick_site.tracker.__dict__.pop("door", None)
    email = quick_site.with_password(Role.LEADER)

    quick_site.visitor().fill("/login", email=email, password="nhầm")
    known = counted.checks
    quick_site.visitor().fill("/login", email="khong-co@example.vn", password="nhầm")

    assert (known, counted.checks) == (1, 2)


class _Counting(Argon2Passwords):
    """Counts the checks of real hashes."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_kib=64)
        self.checks = 0

    def verify(self, password: str, stored: str | None) -> bool:
        self.checks += 1
        return super().verify(password, stored)


def test_of_many_logins_at_once_few_are_checked_and_the_rest_asked_to_come_again() -> None:
    passwords = Argon2Passwords(time_cost=2, memory_kib=16 * 1024)
    stored = passwords.hash(PASSWORD)
    outcomes: list[bool | None] = []

    def check() -> None:
        try:
            outcomes.append(passwords.verify(PASSWORD, stored))
        except TooBusy:
            outcomes.append(None)

    threads = [Thread(target=check) for _ in range(60)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert outcomes.count(True) >= AT_ONCE + WAITING
    assert outcomes.count(None) >= 1
    assert outcomes.count(False) == 0


@pytest.mark.parametrize(
    "wanted",
    [
        "//la.example.org",
        "https://la.example.org",
        "/\\la.example.org",
        "\\\\la",
        "javascript:alert(1)",
        "/a\nb",
        "style",
    ],
)
def test_a_login_leads_to_pages_of_ours_alone(quick_site: Site, wanted: str) -> None:
    email = quick_site.with_password(Role.LEADER)

    done = quick_site.visitor().fill("/login", email=email, password=PASSWORD, next=wanted)

    assert done.headers["location"] == "/"


def test_words_of_a_page_come_in_the_language_one_chose(quick_site: Site) -> None:
    english = quick_site.visitor(accept_language="en-GB,en;q=0.9,vi;q=0.1")
    chosen = quick_site.visitor()

    by_browser = words(english.get("/login").text)
    answer = chosen.fill("/language", "/login", lang="en", next="/login")
    unknown = chosen.fill("/language", "/login", lang="xx", next="//la.example.org")

    assert "Log in" in by_browser
    assert answer.headers["location"] == "/login"
    assert "Log in" in words(chosen.get("/login").text)
    assert unknown.headers["location"] == "/"


def test_argon2_is_as_costly_as_its_library_advises_unless_told_otherwise() -> None:
    stored = Argon2Passwords().hash("x")

    assert "$argon2id$" in stored
    assert "m=65536,t=3" in stored
    assert QUICK.hash("x") != stored
