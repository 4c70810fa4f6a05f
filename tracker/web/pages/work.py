"""My work: what is asked of my body, by when, in one list; what was sent; what is over."""

from fastapi import Response

from tracker.domain.people import Role
from tracker.domain.permissions import Permission
from tracker.usecases.my_work import COUNTED, my_work
from tracker.usecases.search_work import WorkList
from tracker.web.paging import Paging
from tracker.web.routes import Menu, Routes
from tracker.web.visit import Visit
from tracker.web.work_views import sections, words_of

routes = Routes(
    Menu("work.title", "/my-work", order=10, roles=(Role.OFFICER,)),
    Menu("work.title_own", "/my-work", order=70, roles=(Role.COORDINATOR,)),
)

CARDS = 30
"""On one page: what a thumb scrolls through."""


@routes.get("/my-work", Permission.ASSIGNMENT_WORK)
def work(visit: Visit) -> Response:
    """One of the three lists, searched where words are given."""
    words, after = visit.query.line("q", longest=100), visit.query.line("after")
    which = _list(visit.query.line("list"))
    found = my_work(visit.ctx, which, words=words[:100], after=after, limit=CARDS)
    kept = {"list": "" if which is WorkList.TODO else which.value, "q": words}
    return visit.page(
        "pages/work.html.j2",
        which=which.value,
        words=words,
        sections=sections(found.lines, words_of(visit)),
        counts=found.counts,
        most=COUNTED,
        paging=Paging.of("/my-work", kept, after, found.next_key),
    )


def _list(name: str) -> WorkList:
    return WorkList(name) if name in set(WorkList) else WorkList.TODO
