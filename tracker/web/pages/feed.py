"""Calendars of due days, for calendar programs: the address is the key, made and revoked at /account/tokens."""

from fastapi import Response

from tracker.render.ics import DueDay, calendar
from tracker.render.words import say
from tracker.usecases.due_feed import DueFeed, DueLine, FeedNotFound, due_feed
from tracker.web.addresses import assignment_page
from tracker.web.door import open_to_machines
from tracker.web.routes import PUBLIC, Routes
from tracker.web.visit import Visit

routes = Routes(opener=open_to_machines)


@routes.get("/feed/{token}.ics", PUBLIC)
def feed(visit: Visit, token: str) -> Response:
    """The calendar; absent and revoked look the same."""
    if not token.isascii() or not 20 <= len(token) <= 200:
        raise FeedNotFound()
    found = due_feed(visit.system, token)
    base = visit.tracker.settings.base_url or str(visit.request.base_url).rstrip("/")
    name = say(found.lang, "programs.feed_title", name=found.name)
    text = calendar(name, [_day(found, line, base) for line in found.lines], found.lang)
    headers = {
        "Cache-Control": "private, max-age=900",
        "Content-Disposition": 'inline; filename="theo-doi.ics"',
    }
    return Response(text, headers=headers, media_type="text/calendar; charset=utf-8")


def _day(found: DueFeed, line: DueLine, base: str) -> DueDay:
    ref = f"{line.directive_no}-{line.no}"
    kind = "due" if line.due_on else "report"
    description = say(
        found.lang,
        "programs.feed_text",
        title=line.title,
        number=line.number or str(line.directive_no),
        path=line.path,
        body=line.body_name,
    )
    return DueDay(
        key=f"{line.id}@tracker",
        on=line.on,
        stamped_at=line.last_at or line.opened_at,
        changes=line.version - 1,
        summary=f"{say(found.lang, f'programs.feed_{kind}')}: {line.title}",
        description=description,
        url=base + assignment_page(found.role, ref),
    )
