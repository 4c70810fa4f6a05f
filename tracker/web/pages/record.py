"""The record: what happened, newest first, and whether it is whole. Read-only; made for inspectors."""

import re

from fastapi import Response

from tracker.domain.errors import NotFound
from tracker.domain.permissions import Permission
from tracker.render.words import say
from tracker.usecases.record_page import Event, EventSubjects, RecordPage, record_page
from tracker.usecases.verify_record import verify_record
from tracker.web.errors import sentence, status_of
from tracker.web.paging import Paging
from tracker.web.routes import Menu, Routes
from tracker.web.visit import Visit
from tracker.web.work_views import words_of

routes = Routes(Menu("record.title", "/record", order=80))

_ANCHOR = re.compile(r"\s*(\d{1,12})[\s:]+([0-9a-f]{64})\s*")


@routes.get("/record", Permission.RECORD_VERIFY)
def record(visit: Visit) -> Response:
    """A page of events, of one directive or assignment where asked."""
    ref, before = visit.query.line("ref", longest=80), visit.query.whole("after")
    try:
        page = record_page(visit.ctx, ref, before)
    except NotFound as error:
        empty = RecordPage((), 0, "", 0)
        return _page(visit, empty, ref, before, sentence(visit, error), status_of(error))
    return _page(visit, page, ref, before)


@routes.post("/record/verify", Permission.RECORD_VERIFY)
def verify(visit: Visit) -> Response:
    """Go through the whole record now; an anchor printed earlier is compared where one is given."""
    typed = visit.form.line("anchor", longest=100)
    anchor = _ANCHOR.fullmatch(typed)
    if typed and anchor is None:
        visit.form.fault("anchor", "error.bad_anchor", text=typed)
        return _page(visit, record_page(visit.ctx), "", 0, status=422)
    found = verify_record(visit.ctx, (int(anchor[1]), anchor[2]) if anchor else None)
    return visit.page("pages/record_verified.html.j2", found=found, anchor=typed, at=visit.ctx.now())


def _page(
    visit: Visit, page: RecordPage, ref: str, before: int, fault: str = "", status: int = 200
) -> Response:
    query = {"ref": ref}
    after = str(before) if before else ""
    paging = Paging.of("/record", query, after, str(page.next_seq) if page.next_seq else "")
    return visit.page(
        "pages/record.html.j2",
        status=status,
        form=visit.form if visit.request.method == "POST" else visit.query,
        page=page,
        lines=[_line(visit, event, page.about) for event in page.events],
        ref=ref,
        fault=fault,
        paging=paging,
    )


def _line(visit: Visit, event: Event, about: EventSubjects) -> dict[str, object]:
    """One event as the component draws it."""
    data, words = event.data, words_of(visit)
    labels = words.labels
    what = say(visit.lang, f"event.{event.kind.replace('.', '_')}")
    parts = [
        *_subject(visit, event, about),
        labels.get(str(data.get("verb", "")), ""),
        f"{labels.get(str(data['from']), data['from'])} → {labels.get(str(data['to']), data['to'])}"
        if data.get("from") and data.get("to")
        else "",
    ]
    return {
        "seq": event.seq,
        "at": event.at,
        "what": what,
        "who": say(visit.lang, "work.by_system") if event.actor == "system" else event.actor,
        "about": " · ".join(part for part in parts if part),
        "reason": str(data.get("reason") or ""),
        "hash": event.hash,
    }


def _subject(visit: Visit, event: Event, about: EventSubjects) -> list[str]:
    """The item, the body and the person that the event is about, each where there is one."""
    data, key = event.data, event.subject_id
    path, body = about.assignments.get(key, ("", "")) if key else ("", "")
    path, code = str(data.get("path") or path), str(data.get("body") or data.get("code") or "")
    person = about.people.get(key, "") if key else ""
    return [
        say(visit.lang, "work.item", path=path) if path else "",
        about.bodies.get(code, code) or body,
        person if person != event.actor else "",
    ]
