"""Planning: which reminders are owed today, written set-wise together with the digests that carry them."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, lru_cache

from tracker.domain.owed import Owed, Standing, next_notice_on, owed
from tracker.domain.permissions import Permission, require
from tracker.domain.workflow import Phase
from tracker.store.reminders import Candidate, Key, Reminders
from tracker.usecases.context import Context, Rules, day_of
from tracker.usecases.digests import Notice, owe_digests
from tracker.usecases.recipients import Recipients

_FINGERPRINT = "reminders.fingerprint"


@dataclass(frozen=True)
class Planned:
    """What one run did. `without_recipient` assignments owe a notice that nobody can be told: looked at again."""

    on: date
    looked_at: int = 0
    reminders: int = 0
    messages: int = 0
    without_recipient: int = 0


def plan_reminders(ctx: Context, on: date | None = None) -> Planned:
    """Owe every reminder that is due on the day (today by default). Twice for one day owes nothing new.

    On a day the office is closed nothing is planned, and nothing is lost: the next working day makes up for it.
    """
    require(ctx.actor, Permission.REMINDERS_RUN)
    day = on or ctx.today()
    if ctx.rules.ladder.on_working_days_only and not ctx.rules.calendar.is_working(day):
        return Planned(day)
    with ctx.open_unit() as unit:
        store = Reminders(unit.connection)
        _notice_changed_rules(ctx.rules, store, day)
        candidates = store.candidates(day)
        if not candidates:
            unit.commit()
            return Planned(day)
        steps, next_days = _decide(ctx.rules, candidates, store, day)
        notices, lonely = _addressed(candidates, steps, Recipients(store.contacts()))
        messages = owe_digests(ctx, unit, store, notices, day)
        store.look_again_on({key: next_on for key, next_on in next_days.items() if key not in lonely})
        unit.commit()
    return Planned(day, len(candidates), len(notices), messages, len(lonely))


def _notice_changed_rules(rules: Rules, store: Reminders, day: date) -> None:
    """Look at everything once after the ladder or the announced days were edited."""
    known = repr((rules.ladder, sorted(rules.calendar.announced.items())))
    fingerprint = hashlib.sha256(known.encode()).hexdigest()
    if store.setting(_FINGERPRINT) != fingerprint and store.change_setting(_FINGERPRINT, fingerprint):
        store.look_at_all(day)


def _decide(
    rules: Rules, candidates: Sequence[Candidate], store: Reminders, day: date
) -> tuple[dict[Key, Owed], dict[Key, date | None]]:
    """What each owes, and when to look at each again."""
    planned: dict[Key, set[tuple[str, date]]] = defaultdict(set)
    for key, rung, anchor_on in store.planned(day):
        planned[key].add((rung, anchor_on))

    # Many assignments share their dates, and so their answers.
    @cache
    def answer(facts: Standing) -> tuple[Owed | None, date | None]:
        step = owed(facts, rules.ladder, rules.calendar, day)
        return step, next_notice_on(facts, rules.ladder, rules.calendar, after=day)

    steps: dict[Key, Owed] = {}
    next_days: dict[Key, date | None] = {}
    for candidate in candidates:
        facts = _facts_of(*candidate[3:])
        if candidate.id in planned:
            facts = replace(facts, planned=frozenset(planned[candidate.id]))
        step, next_days[candidate.id] = answer(facts)
        if step:
            steps[candidate.id] = step
    return steps, next_days


@lru_cache(maxsize=4096)
def _facts_of(
    phase: str, due_on: date | None, report_on: date | None, active_on: date, opened_at: datetime
) -> Standing:
    meaning = Phase(phase)
    return Standing(
        due_on=due_on,
        report_on=report_on,
        last_activity_on=active_on,
        opened_on=day_of(opened_at),
        is_open=meaning.is_open,
        is_waiting_for_us=meaning is Phase.REPORTED,
    )


def _addressed(
    candidates: Sequence[Candidate], steps: Mapping[Key, Owed], recipients: Recipients
) -> tuple[list[Notice], set[Key]]:
    """One notice for each person to tell, and the assignments for which there is no one."""
    notices, lonely = [], set()
    for candidate in candidates:
        step = steps.get(candidate.id)
        if step is None:
            continue
        people = recipients.of(step.rung.to, candidate.body_code, candidate.coordinator_body)
        notices += [Notice(candidate, step, person) for person in people]
        if not people:
            lonely.add(candidate.id)
    return notices, lonely
