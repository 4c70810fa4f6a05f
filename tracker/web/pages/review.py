"""Reviewing a draft: the source on one side, what was understood on the other, every edit in its place."""

from functools import partial

from fastapi import Response
from fastapi.responses import JSONResponse

from tracker.domain.errors import Conflict, Invalid, NotFound, TrackerError
from tracker.domain.permissions import Permission, may
from tracker.render.edits import edit_words
from tracker.render.words import say
from tracker.usecases.review_page import review_page
from tracker.usecases.review_shown import ReviewPage
from tracker.usecases.sought_bodies import sought_bodies
from tracker.usecases.source_pages import placed_pages, show_page
from tracker.web.directive_refs import ref_of, state_names
from tracker.web.errors import sentence, status_of
from tracker.web.review_answers import answer, edited_item
from tracker.web.review_source import lit_pages, passages
from tracker.web.review_views import review_values
from tracker.web.routes import Routes
from tracker.web.visit import Visit

routes = Routes()


@routes.get("/directives/bodies", Permission.DIRECTIVE_REVIEW)
def bodies(visit: Visit) -> Response:
    """What fits the words typed, for the script that proposes."""
    found = sought_bodies(visit.ctx, visit.query.line("q", longest=100)[:100])
    group = say(visit.lang, "reviewing.group")
    shown = [
        {"code": one.code, "name": one.name, "also": one.also or (group if one.is_group else "")}
        for one in found
    ]
    return JSONResponse(shown, headers={"Cache-Control": "no-store"})


@routes.get("/directives/{no:int}/review", Permission.DIRECTIVE_READ)
def review(visit: Visit, no: int) -> Response:
    """The page; `edit` opens the fields of one item, `split` its sentences."""
    page = review_page(visit.ctx, ref_of(no))
    return _page(visit, page, visit.query.line("edit"), visit.query.line("split"))


@routes.post("/directives/{no:int}/review", Permission.DIRECTIVE_REVIEW)
def change(visit: Visit, no: int) -> Response:
    """Do it; where that cannot be, say why, with everything typed still there."""
    page = review_page(visit.ctx, ref_of(no))
    try:
        done = answer(visit.ctx, visit.form, page)
    except (Conflict, Invalid, NotFound) as error:
        return _refused(visit, error, ref_of(no))
    if done is None:
        item = edited_item(visit.form, page)
        return _page(
            visit, page, "head" if visit.form.line("do") == "head" else item.path if item else "", status=422
        )
    if visit.is_partial:
        return _page(visit, review_page(visit.ctx, ref_of(no)))
    return visit.to(f"/directives/{no}/review")


@routes.get("/directives/{no:int}/pages/{page:int}", Permission.DIRECTIVE_READ)
def picture(visit: Visit, no: int, page: int) -> Response:
    """The picture of a scanned page; it never changes."""
    shown = show_page(visit.ctx, ref_of(no), int(ref_of(page)))
    return Response(
        shown.picture, media_type="image/jpeg", headers={"Cache-Control": "private, max-age=86400, immutable"}
    )


def _refused(visit: Visit, error: TrackerError, ref: str) -> Response:
    """The draft as it is now, why not, and the fields as they were typed."""
    page = review_page(visit.ctx, ref)
    item, has_fields = edited_item(visit.form, page), visit.form.line("do") in ("save", "head")
    opened = "head" if visit.form.line("do") == "head" else item.path if item and has_fields else ""
    return _page(visit, page, opened, fault=sentence(visit, error), status=status_of(error))


def _page(
    visit: Visit, page: ReviewPage, opened: str = "", split: str = "", *, fault: str = "", status: int = 200
) -> Response:
    may_edit = page.is_open and may(visit.ctx.actor, Permission.DIRECTIVE_REVIEW)
    spoken = partial(say, visit.lang)
    done, undone = page.history.done, page.history.undone
    only = _only(visit) if status == 200 else 0
    return visit.page(
        "pages/review.html.j2",
        status=status,
        form=visit.form if status != 200 else visit.query,
        has_typed=status != 200,
        page=page,
        only=only,
        passages=[] if only else passages(page),
        pictures=[] if only else lit_pages(page, placed_pages(visit.ctx, page.id)),
        may_edit=may_edit,
        opened=opened if may_edit else "",
        split=split if may_edit else "",
        fault=fault,
        undo=edit_words(spoken, done[-1].edit) if done else "",
        undo_by=done[-1].by if done else "",
        redo=edit_words(spoken, undone[-1].edit) if undone else "",
        **review_values(page, visit.lang, state_names(visit)),
    )


def _only(visit: Visit) -> int:
    """The number of the one item that the script wants drawn; 0 for all."""
    target = visit.request.headers.get("hx-target", "")
    number = target.removeprefix("i")
    return (
        int(number) if visit.is_partial and target != number and number.isdecimal() and len(number) < 6 else 0
    )
