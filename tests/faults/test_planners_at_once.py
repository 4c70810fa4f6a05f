"""Several planners at the same moment, in processes of their own: each reminder is owed once."""

from datetime import date

from sqlalchemy import text

from tests.faults.workers import plan_together, processes
from tests.office import Office, item

PLANNERS = 3
BY_DAY = (
    "SELECT planned_on, count(*), count(DISTINCT assignment_id) FROM reminder GROUP BY planned_on ORDER BY 1"
)
EMPTY_DIGESTS = """SELECT count(*) FROM message
    WHERE template <> 'first_notice' AND id NOT IN (SELECT message_id FROM reminder)"""
DAYS = [date(2019, 6, 21), date(2019, 6, 27), date(2019, 7, 1), date(2019, 7, 5), date(2019, 7, 12)]


def test_planners_at_once_owe_each_reminder_once(office: Office) -> None:
    bodies = [f"so-{n}" for n in range(20)]
    for body in bodies:
        office.officer(body)
    office.issued(*[item(str(n), leads=bodies, due_on=date(2019, 6, 28)) for n in range(5)])
    context = processes()
    start = context.Barrier(PLANNERS)

    args = (office.url, str(office.folder), DAYS, start)
    planners = [context.Process(target=plan_together, args=args, daemon=True) for _ in range(PLANNERS)]
    for planner in planners:
        planner.start()
    for planner in planners:
        planner.join(timeout=60)

    with office.system.open_reading() as unit:
        found = [(str(row[0]), row[1], row[2]) for row in unit.connection.execute(text(BY_DAY))]
        assert unit.connection.execute(text(EMPTY_DIGESTS)).scalar_one() == 0
    assert [planner.exitcode for planner in planners] == [0] * PLANNERS
    assert found == [(day.isoformat(), 100, 100) for day in DAYS]
