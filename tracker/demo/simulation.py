"""Two quarters in the life of a directive: days pass, people act, the scheduler's ticks run, mails go out."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from tracker.adapters.clock import SetClock
from tracker.demo.cast import Cast
from tracker.demo.stories import Step, Work, tell
from tracker.domain.periods import Period
from tracker.domain.workflow import Phase
from tracker.usecases.deliver import Post, deliver
from tracker.usecases.extensions import DecideExtension, RequestExtension, decide_extension, request_extension
from tracker.usecases.list_bodies import stored_directory
from tracker.usecases.move_assignment import MoveAssignment, move_assignment
from tracker.usecases.open_periods import open_periods
from tracker.usecases.plan_reminders import plan_reminders
from tracker.usecases.read_assignments import Assignment, assignments_of
from tracker.usecases.submissions import Submission

Words = dict[str, list[str]]


@dataclass
class Tally:
    """What happened, counted by verb; mails by outcome."""

    moves: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    reminders: int = 0
    sent: int = 0
    dead: int = 0


@dataclass
class Simulation:
    """One directive from the day it is issued to the end of the second period."""

    cast: Cast
    clock: SetClock
    post: Post
    directive_id: UUID
    words: Words
    indicators: int
    tally: Tally = field(default_factory=Tally)
    random: Random = field(default_factory=lambda: Random(2868))
    _steps: dict[date, list[Step]] = field(default_factory=lambda: defaultdict(list))
    _told: set[str] = field(default_factory=set)
    _asked: set[str] = field(default_factory=set)

    def days(self, first: Period, second: Period) -> Iterator[date]:
        """Live through both periods; yields each day when it is over, for a progress bar."""
        day = self.clock.now().date()
        while day < second.end:
            self._live(day, second if day >= second.first else first, second)
            yield day
            day += timedelta(days=1)

    def _live(self, day: date, period: Period, second: Period) -> None:
        self.clock.set(day, hour=7)
        system = self.cast.system
        if day == second.first:
            open_periods(system)
            self._supersede_what_is_left(period)
        self._tell_stories(period)
        for step in self._steps.pop(day, ()):
            self.clock.set(day, hour=9)
            self._act(step)
        self.clock.set(day, hour=16)
        self.tally.reminders += plan_reminders(system).reminders
        self.send_what_is_owed()

    def send_what_is_owed(self) -> None:
        """One run of the deliverer, through the real mail server."""
        delivered = deliver(self.cast.system, self.post)
        self.tally.sent += delivered.sent
        self.tally.dead += delivered.dead

    def _tell_stories(self, period: Period) -> None:
        rules = self.cast.system.rules
        report_on = rules.regimes.bodies_report_on(period, rules.calendar)
        new = [a for a in self._assignments() if a.ref not in self._told and Phase(a.phase).is_open]
        self._told |= {a.ref for a in new}
        today = self.clock.now().date()
        works = [
            Work(a.ref, today, a.due_on, a.report_on or report_on, period.last, self._is_alone(a))
            for a in new
        ]
        for step in tell(works):
            self._steps[max(step.day, today)].append(step)

    def _is_alone(self, assignment: Assignment) -> bool:
        leads = (a for a in self._assignments() if a.task_id == assignment.task_id and a.role == "lead")
        return assignment.role == "lead" and len({a.body_code for a in leads}) < 2

    def _assignments(self) -> list[Assignment]:
        return assignments_of(self.cast.coordinator, self.directive_id)

    def _supersede_what_is_left(self, period: Period) -> None:
        # Of the work nobody answered for in the old period, one in three goes over into the new one.
        old = [a for a in self._assignments() if a.period and a.period != str(period)]
        left = [a for a in old if a.phase == Phase.WAITING and not self._is_alone(a)]
        for assignment in left[::3]:
            self._move(assignment, "supersede", reason=self._pick("supersede_reasons"))

    def _act(self, step: Step) -> None:
        assignment = next(a for a in self._assignments() if a.ref == step.ref)
        if not Phase(assignment.phase).is_open:
            return
        _ACTS.get(step.verb, Simulation._plain_move)(self, assignment, step.verb)

    def _plain_move(self, assignment: Assignment, verb: str) -> None:
        reasons = {"cancel": "cancel_reasons", "return": "return_reasons"}
        reason = self._pick(reasons[verb]) if verb in reasons else ""
        self._move(assignment, verb, reason=reason)

    def _report(self, assignment: Assignment, verb: str) -> None:
        is_bad = verb == "report_badly"
        holes = {"n": self.random.randint(3, 40), "m": self.random.randint(1, 6)}
        results = self._pick("first_tries" if is_bad else "results").format(**holes)
        figures = {} if is_bad else self._figures(assignment)
        submission = Submission(results, self._pick("difficulties"), self._pick("proposals"), figures)
        self._move(assignment, "report", submission=submission)

    def _figures(self, assignment: Assignment) -> dict[int, float]:
        # One body in four has figures of its own for the indicators of the preamble.
        if assignment.role != "lead" or sum(map(ord, assignment.body_code)) % 4:
            return {}
        return {number: float(self.random.randint(0, 6)) for number in range(1, self.indicators + 1)}

    def _ask(self, assignment: Assignment, _: str) -> None:
        if assignment.due_on is None or self.cast.system.today() > assignment.due_on:
            return
        until = assignment.due_on + timedelta(days=14)
        command = RequestExtension(assignment.id, until, self._pick("extension_reasons"))
        request_extension(self.cast.worker(assignment.body_code), command)
        self._asked.add(assignment.ref)
        self.tally.moves["ask"] += 1

    def _decide(self, assignment: Assignment, verb: str) -> None:
        if assignment.ref not in self._asked:
            return
        reason = self._pick("refusal_reasons") if verb == "refuse" else ""
        verifier = self.cast.verifier(assignment.body_code)
        decide_extension(verifier, DecideExtension(assignment.id, verb, reason))
        self.tally.moves[verb] += 1

    def _move(self, assignment: Assignment, verb: str, **more: Any) -> None:
        by_body = verb in ("acknowledge", "start", "report")
        by_coordinator = verb in ("cancel", "supersede", "hand_over")
        body = assignment.body_code
        ctx = self.cast.worker(body) if by_body else self.cast.verifier(body)
        ctx = self.cast.coordinator if by_coordinator else ctx
        move_assignment(ctx, MoveAssignment(assignment.id, verb, **more))
        self.tally.moves[verb] += 1

    def hand_over_to_heirs(self, day: date) -> int:
        """What successions that hold by that day take from bodies, in the period that runs then; how many."""
        open_periods(self.cast.system)
        directory = stored_directory(self.cast.system)
        done = 0
        for assignment in self._assignments():
            heirs = directory.heirs(assignment.body_code, day)
            if heirs and Phase(assignment.phase).is_open:
                self.cast.hire(heirs)
                reason = self._pick("hand_over_reasons")
                self._move(assignment, "hand_over", reason=reason, successor=heirs[0])
                done += 1
        return done

    def _pick(self, name: str) -> str:
        return self.random.choice(self.words[name])


_ACTS: dict[str, Callable[[Simulation, Assignment, str], None]] = {
    "report": Simulation._report,
    "report_badly": Simulation._report,
    "ask": Simulation._ask,
    "grant": Simulation._decide,
    "refuse": Simulation._decide,
}
"""How a step is acted out, where it is more than a move."""
