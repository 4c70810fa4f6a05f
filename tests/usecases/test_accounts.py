"""What decides when several do the same at once: attempts, links good once, the first administrator; and sweeping."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TypeVar

from tests.office import Office
from tests.web.site import PASSWORD, QUICK
from tracker.domain.accounts import ABSOLUTE_END, ATTEMPTS_REST
from tracker.domain.links import LinkKey, LinkUsed
from tracker.domain.people import Role
from tracker.store.attempts import Attempts
from tracker.usecases.accounts import Door
from tracker.usecases.log_in import LogIn, log_in
from tracker.usecases.send_link import ask_reset
from tracker.usecases.set_password import NewPassword
from tracker.usecases.set_up import SetUp, set_up, setup_link

DOOR = Door(LinkKey(b"k" * 32), QUICK)
NEW = NewPassword(PASSWORD, PASSWORD)

Result = TypeVar("Result")


def at_once(work: Callable[[int], Result], times: int) -> list[Result]:
    """The results of doing it in as many threads at once."""
    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(work, range(times)))


def test_of_many_tries_at_once_no_more_than_allowed_are_counted(office: Office) -> None:
    now = office.clock.now()

    def attempt(_: int) -> int:
        allowed = 0
        for _ in range(4):
            with office.system.open_unit() as unit:
                allowed += Attempts(unit.connection).count("key", 10, now, now - ATTEMPTS_REST)
                unit.commit()
        return allowed

    assert sum(at_once(attempt, 6)) == 10


def test_of_two_who_set_the_office_up_at_once_one_does(office: Office) -> None:
    token = setup_link(office.system, DOOR)
    assert token is not None

    def make(number: int) -> bool:
        try:
            set_up(office.system, DOOR, token, SetUp("Quản trị mẫu", f"quan-tri-{number}@example.vn", NEW))
        except LinkUsed:
            return False
        return True

    assert sorted(at_once(make, 4)) == [False, False, False, True]
    with office.system.open_reading() as unit:
        assert len(unit.people.all()) == 1


def test_whoever_tracker_people_made_administrator_sets_their_password_by_the_link(office: Office) -> None:
    office.person(Role.ADMINISTRATOR)
    with office.system.open_reading() as unit:
        (known,) = unit.people.all()
    token = setup_link(office.system, DOOR)
    assert token is not None

    begun = set_up(office.system, DOOR, token, SetUp("Tên khác", known.email, NEW))

    assert (begun.person.id, begun.person.name) == (known.id, known.name)


def test_what_is_over_is_swept_away(office: Office) -> None:
    token = setup_link(office.system, DOOR)
    assert token is not None
    set_up(office.system, DOOR, token, SetUp("Quản trị mẫu", "quan-tri@example.vn", NEW))
    ask_reset(office.system, DOOR, "quan-tri@example.vn", "192.0.2.1")
    office.clock._at += ABSOLUTE_END + timedelta(days=1)

    log_in(office.system, DOOR, LogIn("quan-tri@example.vn", PASSWORD, "192.0.2.2"))

    with office.tracker.engine.connect() as connection:
        counts = [
            connection.exec_driver_sql(f"SELECT COUNT(*) FROM {table}").scalar_one()
            for table in ("login", "link", "attempt")
        ]
    assert counts == [1, 0, 2]  # the login that began; its account and its address among the attempts
