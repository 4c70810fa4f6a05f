"""Deliverers killed at any moment: nothing is lost, and copies stay within the bound that we promise."""

import random
import time
from collections import Counter
from datetime import timedelta
from uuid import UUID

from sqlalchemy import text

from tests.faults.workers import DAY, keep_delivering, kill, post_of, processes
from tests.office import Office, item
from tests.smtp_server import ScriptedServer
from tracker.usecases.deliver import deliver

MESSAGES, KILLS, WORKERS, LEASE_S = 600, 40, 2, 1.0


def an_office_owing(office: Office, count: int) -> set[str]:
    """So many messages to be sent; returns their Message-IDs."""
    office.clock.set(DAY - timedelta(days=1))
    office.officer("so-mau")
    office.issued(item(leads=["so-mau"]))
    with office.system.open_unit() as unit:
        first = dict(unit.connection.execute(text("SELECT * FROM message")).mappings().one())
        made = {
            "recipient_id": UUID(str(first["recipient_id"])),
            "next_try_at": office.clock.now(),
            "created_at": office.clock.now(),
        }
        kept = ("channel", "template", "lang", "address", "data", "state", "attempts", "ambiguous")
        same = {name: first[name] for name in kept}
        ids = [office.tracker.new_id() for _ in range(count - 1)]
        unit.messages.owe_all([{**same, **made, "id": key, "key": f"copy:{key}"} for key in ids])
        unit.commit()
    return {f"<{key}@example.vn>" for key in [UUID(str(first["id"])), *ids]}


def states(office: Office) -> Counter[str]:
    with office.system.open_reading() as unit:
        return Counter(unit.connection.execute(text("SELECT state FROM message")).scalars())


def deliver_what_waits(office: Office, server: ScriptedServer) -> None:
    """On the next day: an attempt that a slow machine cut off waits for its second."""
    office.clock.set(DAY + timedelta(days=1), 9)
    while deliver(office.system, post_of(server.port, 30 * LEASE_S)).sent:
        pass


def wait_until_all_send(server: ScriptedServer, started: int) -> None:
    """Each deliverer opens one connection; one that finds nothing left to send opens none."""
    end = time.monotonic() + 0.5
    while server.connections < started and time.monotonic() < end:
        time.sleep(0.005)


def test_forty_deaths_lose_nothing_and_repeat_one_mail_each_at_most(office: Office) -> None:
    owed = an_office_owing(office, MESSAGES)
    chance, context = random.Random(20190507), processes()

    with ScriptedServer(delay=0.01) as server:
        args = (office.url, str(office.folder), server.port, LEASE_S, time.monotonic())
        workers = [context.Process(target=keep_delivering, args=args, daemon=True) for _ in range(WORKERS)]
        for worker in workers:
            worker.start()
        kills = 0
        while kills < KILLS:
            wait_until_all_send(server, WORKERS + kills)
            time.sleep(chance.uniform(0, 0.06))
            victim = chance.randrange(WORKERS)
            kill(workers[victim])
            kills += 1
            workers[victim] = context.Process(target=keep_delivering, args=args, daemon=True)
            workers[victim].start()
        for worker in workers:
            worker.join(timeout=60)
        deliver_what_waits(office, server)

    copies = Counter(kept.message_id for kept in server.kept)
    assert set(copies) == owed, "none lost, one Message-ID for each row"
    assert states(office) == {"sent": MESSAGES}
    assert server.connections >= 10, "the deaths have to hit deliverers at work"
    assert copies.total() - MESSAGES <= KILLS


def test_deaths_and_lost_answers_together_keep_to_the_bound(sqlite_office: Office) -> None:
    owed = an_office_owing(sqlite_office, 60)
    chance, context = random.Random(7), processes()
    script = ["cut" if chance.random() < 0.2 else "ok" for _ in range(200)]

    with ScriptedServer(script, delay=0.005) as server:
        args = (sqlite_office.url, str(sqlite_office.folder), server.port, LEASE_S, time.monotonic())
        for _ in range(8):
            worker = context.Process(target=keep_delivering, args=args, daemon=True)
            worker.start()
            time.sleep(chance.uniform(0.1, 0.3))
            kill(worker)

    cut = script[: 200 - len(server.script)].count("cut")
    copies = Counter(kept.message_id for kept in server.kept)
    assert set(copies) <= owed
    assert copies.total() - len(copies) <= 8 + cut
    assert set(states(sqlite_office)) <= {"sent", "sending", "pending"}, "what was cut waits to be repeated"
