"""Nobody's telephone rings at night: notices wait for the morning, and so do repeated attempts."""

from datetime import date

from tests.office import FIRST_DAY, Office, item
from tests.post_office import a_post
from tests.smtp_server import ScriptedServer
from tracker.usecases.deliver import deliver
from tracker.usecases.plan_reminders import plan_reminders

DUE = date(2019, 6, 28)
DAY_AFTER = date(2019, 7, 1)
NEXT_DAY = date(2019, 5, 9)


def sent(office: Office, script: tuple[str, ...] = ()) -> int:
    with ScriptedServer(script) as server:
        deliver(office.system, a_post(server))
        return len(server.kept)


def test_work_given_out_at_night_is_told_in_the_morning(office: Office) -> None:
    office.officer("so-mau")
    office.clock.set(FIRST_DAY, 22)
    office.issued(item(leads=["so-mau"], due_on=DUE))

    at_night = [sent(office), sent(office)]
    office.clock.set(NEXT_DAY, 7)

    assert (at_night, sent(office), sent(office)) == ([0, 0], 1, 0)


def test_reminders_planned_at_night_wait_as_well(office: Office) -> None:
    office.officer("so-mau")
    office.issued(item(leads=["so-mau"], due_on=DUE))
    first = sent(office)
    office.clock.set(DAY_AFTER, 5)

    planned = plan_reminders(office.system)
    before_dawn = sent(office)
    office.clock.set(DAY_AFTER, 7)

    assert (first, planned.messages, before_dawn, sent(office)) == (1, 1, 0, 1)


def test_what_could_not_be_sent_in_the_day_is_not_sent_in_the_night(office: Office) -> None:
    office.officer("so-mau")
    office.issued(item(leads=["so-mau"], due_on=DUE))

    by_day = sent(office, ("rcpt-451",))
    office.clock.set(FIRST_DAY, 23)
    at_night = sent(office)
    office.clock.set(NEXT_DAY, 7)

    assert (by_day, at_night, sent(office)) == (0, 0, 1)


def test_a_mail_that_is_no_notice_leaves_at_any_hour(office: Office) -> None:
    office.officer("so-mau")
    office.issued(item(leads=["so-mau"], due_on=DUE))
    sent(office)
    office.clock.set(FIRST_DAY, 22)
    with office.system.open_unit() as unit:
        # The words of a first notice under a name that is on no ladder, as a link to log in would be.
        unit.connection.exec_driver_sql(
            "UPDATE message SET template = 'no_notice', state = 'pending', next_try_at = created_at"
        )
        unit.commit()

    with ScriptedServer(()) as server:
        tried = deliver(office.system, a_post(server))

    assert tried.dead == 1, "it was tried, and there are no words for it"
