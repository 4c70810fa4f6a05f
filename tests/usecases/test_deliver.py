"""Delivery against a real SMTP server with scripted faults: what is sent, tried again, given up, called off."""

from collections.abc import Sequence
from datetime import date, timedelta
from email import message_from_bytes
from email.header import decode_header, make_header
from typing import Self

import pytest

from tests.office import Office, item
from tests.post_office import TEMPLATES, a_post
from tests.smtp_server import ScriptedServer
from tracker.adapters.smtp import SmtpMailer, SmtpSettings
from tracker.domain.events import EventKind
from tracker.domain.people import Role
from tracker.domain.permissions import NotPermitted
from tracker.store.outbox import Outbox
from tracker.usecases.deliver import Delivered, LeaseTooShort, Post, deliver, pause_after
from tracker.usecases.mailing import Answer, Mail, Outcome
from tracker.usecases.plan_reminders import plan_reminders
from tracker.usecases.remind_status import remind_status

DUE = date(2019, 6, 28)
DAY_AFTER = date(2019, 7, 1)


def delivered(office: Office, script: Sequence[str] = ()) -> tuple[Delivered, ScriptedServer]:
    with ScriptedServer(script) as server:
        return deliver(office.system, a_post(server)), server


def an_office_owing(office: Office, bodies: int) -> None:
    """First notices to so many bodies."""
    codes = [f"so-{n}" for n in range(bodies)]
    for code in codes:
        office.officer(code)
    office.issued(item(leads=codes, due_on=DUE))


def subjects(server: ScriptedServer) -> list[str]:
    mails = [message_from_bytes(kept.content) for kept in server.kept]
    return [str(make_header(decode_header(mail["Subject"]))) for mail in mails]


def first_text(server: ScriptedServer) -> str:
    for part in message_from_bytes(server.kept[0].content).walk():
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            return payload.decode()
    return ""


def test_every_mail_owed_arrives_once_and_is_on_record(office: Office) -> None:
    an_office_owing(office, 5)

    result, server = delivered(office)
    again, nothing = delivered(office)

    assert (result.sent, len(server.kept), server.connections) == (5, 5, 1)
    assert (again, nothing.kept) == (Delivered(), [])
    with office.system.open_reading() as unit:
        kinds = [event.kind for event in unit.events.read()]
    assert kinds.count(EventKind.MESSAGE_SENT) == 5


def test_greylisting_is_waited_out(office: Office) -> None:
    an_office_owing(office, 1)

    first, _ = delivered(office, ["rcpt-451"])
    too_early, _ = delivered(office)
    office.clock.pass_days(1)
    second, _ = delivered(office, ["rcpt-451"])
    office.clock.pass_days(1)
    third, server = delivered(office)

    assert (first.later, second.later, third.sent) == (1, 1, 1)
    assert too_early == Delivered()
    assert len(server.kept) == 1
    assert remind_status(office.system).messages["dead"] == 0


def test_an_address_refused_for_good_ends_in_the_dead_letters_with_the_reason(office: Office) -> None:
    an_office_owing(office, 3)

    result, server = delivered(office, ["ok", "rcpt-550", "ok"])

    assert (result.sent, result.dead, len(server.kept)) == (2, 1, 2)
    [dead] = remind_status(office.system).dead_letters
    assert (dead.attempts, dead.last_error) == (1, "550 scripted")


def test_a_lost_answer_is_counted_and_repeated_under_the_same_message_id(office: Office) -> None:
    an_office_owing(office, 1)

    first, once = delivered(office, ["cut"])
    office.clock.pass_days(1)
    second, twice = delivered(office)

    assert (first.ambiguous, second.sent) == (1, 1)
    assert once.kept[0].message_id == twice.kept[0].message_id
    assert remind_status(office.system).ambiguous == 1


def test_no_message_is_lost_when_answers_are_lost_at_random(office: Office) -> None:
    an_office_owing(office, 30)
    script = ["cut" if n % 5 == 0 else "ok" for n in range(30)]

    result, server = delivered(office, script)
    office.clock.pass_days(1)
    rest, more = delivered(office)

    ids = [kept.message_id for kept in [*server.kept, *more.kept]]
    assert len(set(ids)) == 30
    assert len(ids) - 30 == result.ambiguous == rest.sent == 6


def test_while_the_server_is_down_nothing_is_given_up_and_then_all_goes_out(office: Office) -> None:
    an_office_owing(office, 4)
    with ScriptedServer() as gone:
        pass

    for _ in range(3):
        assert deliver(office.system, a_post(gone)).is_down
        office.clock.pass_days(1)
    result, server = delivered(office)

    assert (result.sent, result.dead, len(server.kept)) == (4, 0, 4)


def test_what_cannot_be_delivered_for_a_week_is_given_up_with_its_reason(office: Office) -> None:
    an_office_owing(office, 1)
    office.clock.pass_days(7)

    result, _ = delivered(office, ["rcpt-451"])

    assert result.dead == 1
    assert remind_status(office.system).dead_letters[0].last_error == "451 scripted"


def test_after_an_outage_each_assignment_is_spoken_of_once_at_its_latest_stage(office: Office) -> None:
    an_office_owing(office, 1)
    delivered(office)
    for day in (date(2019, 6, 21), date(2019, 6, 27), DAY_AFTER):
        office.clock.set(day)
        plan_reminders(office.system)

    result, server = delivered(office)

    assert (result.sent, result.cancelled) == (1, 2)
    assert subjects(server) == ["Đôn đốc 1 nhiệm vụ: Đã quá hạn - đôn đốc lần 1"]


def test_a_reminder_is_called_off_when_the_report_came_in_between(office: Office) -> None:
    officer = office.officer("so-mau")
    done, open_still = office.issued(
        item("1", leads=["so-mau"], due_on=DUE), item("2", leads=["so-mau"], due_on=DUE)
    )
    delivered(office)
    office.clock.set(DAY_AFTER)
    plan_reminders(office.system)
    office.move(officer, done, "start")
    office.move(officer, done, "report", results="đã xong")

    result, server = delivered(office)

    text = first_text(server)
    assert result.sent == 1
    assert open_still.ref in text
    assert f"[{done.ref}]" not in text


def test_a_first_notice_of_work_cancelled_meanwhile_is_not_sent(office: Office) -> None:
    office.officer("so-mau")
    [assignment] = office.issued(item(leads=["so-mau"]))
    office.move(office.coordinator(), assignment, "cancel", reason="giao nhầm")

    result, server = delivered(office)

    assert (result.cancelled, result.sent, server.kept) == (1, 0, [])


def test_a_message_left_sending_is_taken_up_when_its_lease_has_ended(office: Office) -> None:
    an_office_owing(office, 1)
    with office.system.open_unit() as unit:
        now = office.clock.now()
        assert Outbox(unit.connection).claim(now, "a deliverer that died", now + timedelta(minutes=20))
        unit.commit()

    before, _ = delivered(office)
    office.clock.pass_days(1)
    after, server = delivered(office)

    assert before == Delivered()
    assert (after.recovered, after.sent, len(server.kept)) == (1, 1, 1)


def test_one_message_that_cannot_be_made_does_not_hold_up_the_others(office: Office) -> None:
    an_office_owing(office, 3)
    with office.system.open_unit() as unit:
        query = "UPDATE message SET template = 'no_such' WHERE key = (SELECT min(key) FROM message)"
        unit.connection.exec_driver_sql(query)
        unit.commit()

    result, _ = delivered(office)

    assert (result.sent, result.dead) == (2, 1)
    assert (
        remind_status(office.system).dead_letters[0].last_error
        == "cannot be made into a mail: TemplateNotFound"
    )


def test_a_lease_shorter_than_a_send_is_refused() -> None:
    mailer = SmtpMailer(SmtpSettings("localhost", time_limit=timedelta(minutes=11)))

    with pytest.raises(LeaseTooShort):
        Post(mailer, TEMPLATES, lease=timedelta(minutes=10))


def test_an_ending_process_finishes_the_mail_under_way_and_leaves_the_rest(office: Office) -> None:
    an_office_owing(office, 5)

    with ScriptedServer() as server:
        result = deliver(office.system, a_post(server), is_ending=lambda: len(server.kept) == 2)

    assert result.sent == 2
    assert remind_status(office.system).messages["pending"] == 3


class _Dawdler:
    """A mailer that takes longer than the lease, so that another deliverer sends the message meanwhile."""

    time_limit = timedelta(minutes=11)

    def __init__(self, office: Office, other: ScriptedServer) -> None:
        self._office, self._other = office, other

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...

    def send(self, mail: Mail) -> Outcome:
        self._office.clock.pass_days(1)
        deliver(self._office.system, a_post(self._other))
        return Outcome(Answer.LATER, "451 far too late")


def test_who_lost_the_lease_cannot_undo_what_the_next_one_settled(office: Office) -> None:
    an_office_owing(office, 1)

    with ScriptedServer() as server:
        result = deliver(office.system, Post(_Dawdler(office, server), TEMPLATES))

    assert (result.lost_lease, result.later) == (1, 0)
    assert remind_status(office.system).messages["sent"] == 1


def test_officers_may_not_deliver(office: Office) -> None:
    with ScriptedServer() as server, pytest.raises(NotPermitted):
        deliver(office.person(Role.OFFICER, "so-mau"), a_post(server))


def test_pauses_grow_to_an_hour_and_stay_short_while_the_server_is_down() -> None:
    pauses = [pause_after(n, Answer.LATER).total_seconds() / 60 for n in (1, 2, 3, 6, 7, 400)]

    assert pauses == [1, 2, 4, 32, 60, 60]
    assert pause_after(400, Answer.DOWN) == timedelta(minutes=1)
