"""An assignment in an officer's words: how long is left, where it stands, what happened. Values ready to be drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from tracker.domain.assignments import BodyRole
from tracker.domain.errors import TrackerError
from tracker.domain.events import EventKind
from tracker.domain.periods import Period
from tracker.domain.work import WorkPart
from tracker.domain.workflow import Phase
from tracker.render import format_vi
from tracker.render.pages import day
from tracker.render.words import say
from tracker.usecases.work_page import WorkEvent

_DUE_KINDS = {WorkPart.LATE: "late", WorkPart.SOON: "soon", WorkPart.SENT: "done", WorkPart.ENDED: "done"}


@dataclass(frozen=True, slots=True)
class Due:
    """How late something is: `kind` is the component's, `words` say it."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the history, as the component draws it."""

    at: datetime
    who: str
    what: str
    more: str = ""


@dataclass(frozen=True)
class WorkWords:
    """The words of one language; `labels` name states and verbs."""

    lang: str
    labels: Mapping[str, str]

    def due(
        self,
        part: WorkPart,
        expected_on: date | None,
        days_left: int,
        ended_on: date | None,
        *,
        is_report: bool = False,
    ) -> Due:
        """ "còn 3 ngày", "quá hạn 5 ngày" with the date; when it was sent or ended, where it was.

        `is_report`: the day is that of a period's report; such work is late with its report, it is not overdue.
        """
        kind = _DUE_KINDS.get(part, "open" if expected_on else "none")
        speak, on = partial(say, self.lang), day(expected_on, self.lang)
        if part is WorkPart.SENT:
            return Due(kind, speak("work.due_sent", day=day(ended_on, self.lang)))
        if part is WorkPart.ENDED:
            return Due(kind, speak("work.due_ended", day=day(ended_on, self.lang)) if ended_on else "")
        if expected_on is None:
            return Due(kind, speak("work.due_none"))
        what = "report" if is_report else "due"
        if days_left < 0:
            return Due(kind, speak(f"work.{what}_late", days=format_vi.number(-days_left, self.lang), day=on))
        if days_left == 0:
            return Due(kind, speak(f"work.{what}_today", day=on))
        return Due(kind, speak(f"work.{what}_left", days=format_vi.number(days_left, self.lang), day=on))

    def state(self, state: str, phase: str, revision: int, is_acknowledged: bool) -> str:
        """Where it stands; a return and an acknowledged receipt are states in people's eyes."""
        if phase == Phase.WORKING and revision:
            return say(self.lang, "work.state_returned")
        if phase == Phase.WAITING and is_acknowledged:
            return say(self.lang, "work.state_received")
        return self.labels.get(state, state)

    def role(self, role: str) -> str:
        """In which capacity."""
        return say(self.lang, f"body_role.{BodyRole(role).value}")

    def period(self, key: str) -> str:
        """ "quý II/2019"; empty for work that is done once."""
        if not key:
            return ""
        try:
            period = Period.parse(key)
        except TrackerError:
            return key
        said = {"length": period.length.value, "number": period.number, "year": period.year}
        return format_vi.period(said, self.lang)

    def timeline(self, events: Sequence[WorkEvent]) -> list[Entry]:
        """The history, in the order given."""
        return [Entry(one.at, self._who(one), self.what(one), self._more(one)) for one in events]

    def what(self, event: WorkEvent) -> str:
        """What happened, in a few words."""
        data, speak = event.data, partial(say, self.lang)
        if event.kind == EventKind.ASSIGNMENT_OPENED:
            return speak("work.event_opened")
        if event.kind == EventKind.ASSIGNMENT_DUE_CHANGED:
            old, new = day(data.get("old"), self.lang), day(data.get("new"), self.lang)
            return speak("work.event_due", old=old, new=new)
        if event.kind == EventKind.EXTENSION_REQUESTED:
            return speak("work.event_asked", day=day(data.get("asked_due_on"), self.lang))
        words = self.labels.get(str(data.get("verb", "")), "")
        if event.kind == EventKind.EXTENSION_MOVED:
            return speak("work.event_decided", verb=words)
        return words[:1].upper() + words[1:] if words else speak("work.event_other")

    def _who(self, event: WorkEvent) -> str:
        return say(self.lang, "work.by_system") if event.who == "system" else event.who

    def _more(self, event: WorkEvent) -> str:
        return str(event.data.get("reason") or "")
