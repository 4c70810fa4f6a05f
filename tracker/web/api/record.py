"""The record: its events, its head, and whether it is whole."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from tracker.domain.permissions import Permission
from tracker.usecases.read_record import record_head
from tracker.usecases.record_page import Event, record_page
from tracker.usecases.verify_record import verify_record
from tracker.web.programs.door import Call
from tracker.web.programs.operations import Api
from tracker.web.programs.values import Answer, Asked, Line, Page, PageAsked, number_of

api = Api("record")
routes = api.routes


class EventsAsked(PageAsked):
    """Of what."""

    ref: Line = Field(
        "", description="A directive (`3`) or an assignment (`3-12`); nothing: all", max_length=80
    )


class EventItem(Answer):
    """One event."""

    seq: int = Field(description="Its place in the chain")
    at: datetime = Field(description="When")
    kind: str = Field(description="What happened")
    by: str = Field(description="Who did it; empty once that is erased")
    subject: UUID | None = Field(description="Key of what it happened to")
    data: dict[str, Any] = Field(description="The rest of it; empty once erased")
    hash: str = Field(description="Its seal, which covers all before it")

    @classmethod
    def of(cls, event: Event) -> "EventItem":
        """As recorded."""
        data = {name: value for name, value in event.data.items() if name != "by"}
        return cls(
            seq=event.seq,
            at=event.at,
            kind=event.kind,
            by=event.actor,
            subject=event.subject_id,
            data=data,
            hash=event.hash,
        )


class Head(Answer):
    """The end of the chain."""

    seq: int = Field(description="Events in all")
    hash: str = Field(description="Seal of the last; kept outside, it shows any later change")


class AnchorAsked(Asked):
    """A head that was kept outside, to be compared; nothing is fine too."""

    seq: int | None = Field(None, ge=0, lt=10**12, description="Its place")
    hash: str | None = Field(None, pattern="^[0-9a-f]{64}$", description="Its seal")


class Soundness(Answer):
    """What verifying found."""

    is_sound: bool = Field(description="Whether nothing was found")
    events: int = Field(description="Events read")
    head: str = Field(description="Seal of the last")
    breaks: list[str] = Field(description="Places where the chain does not hold, `seq reason`")
    differences: list[str] = Field(description="Stored values that events do not give, `what id field`")


@api.get("/record/events", Permission.RECORD_VERIFY, Page[EventItem], query=EventsAsked)
def events(call: Call, asked: EventsAsked) -> Page[EventItem]:
    """Newest first."""
    page = record_page(call.ctx, asked.ref, number_of(asked.after), asked.limit)
    following = str(page.next_seq) if page.next_seq else None
    return Page(items=[EventItem.of(event) for event in page.events], next=following)


@api.get("/record/head", Permission.RECORD_VERIFY, Head)
def head(call: Call) -> Head:
    """The end of the chain."""
    seq, seal = record_head(call.ctx)
    return Head(seq=seq, hash=seal)


@api.post("/record/verify", Permission.RECORD_VERIFY, body=AnchorAsked, answer=Soundness)
def verify(call: Call, body: AnchorAsked) -> Soundness:
    """Go through the whole record now; changes nothing."""
    anchor = (body.seq, body.hash) if body.seq is not None and body.hash is not None else None
    found = verify_record(call.ctx, anchor)
    return Soundness(
        is_sound=found.is_sound,
        events=found.events,
        head=found.head,
        breaks=[f"{one.seq} {one.reason}" for one in found.breaks[:100]],
        differences=[f"{one.what} {one.id} {one.field}" for one in found.differences[:100]],
    )
