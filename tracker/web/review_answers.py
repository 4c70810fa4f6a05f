"""What a form of the review asks for, done: an edit of a button, the fields of an item, an answer to a finding."""

from collections.abc import Callable, Mapping

from tracker.domain.review_edits import Accept, Add, Edit, Mean, Move, Split
from tracker.usecases.context import Context
from tracker.usecases.drafts import Reviewed
from tracker.usecases.review_bodies import AddBody, KeepAlias, add_body, keep_alias
from tracker.usecases.review_directive import TakeBack, redo_edit, undo_edit
from tracker.usecases.review_several import ReviewSeveral, review_several
from tracker.usecases.review_shown import FindingShown, ItemShown, ReviewPage
from tracker.web.forms import Form
from tracker.web.review_fields import accepted_notes, chosen_body, head_edits, item_edits, written_edit


def answer(ctx: Context, form: Form, page: ReviewPage) -> Reviewed | None:
    """Do what the button asks; None where a field is wrong, with the fault noted. Raises what the use cases raise."""
    asked, seen = form.line("do"), form.version()
    if asked in _WAYS:
        return _WAYS[asked](ctx, form, page)
    if asked in _TAKES_BACK:
        return _TAKES_BACK[asked](ctx, TakeBack(page.id, seen))
    return _make(ctx, form, page, [written_edit(form.line("edit", longest=2_000))])


def edited_item(form: Form, page: ReviewPage) -> ItemShown | None:
    """The item that a form is about."""
    path = form.line("path")
    return next((item for item in page.items if item.path == path), None)


def _make(ctx: Context, form: Form, page: ReviewPage, edits: list[Edit]) -> Reviewed | None:
    if not form.is_good:
        return None
    return review_several(ctx, ReviewSeveral(page.id, tuple(edits), form.version()))


def _save(ctx: Context, form: Form, page: ReviewPage) -> Reviewed | None:
    item = edited_item(form, page)
    return _make(ctx, form, page, item_edits(ctx, form, item) if item else [])


def _head(ctx: Context, form: Form, page: ReviewPage) -> Reviewed | None:
    return _make(ctx, form, page, head_edits(form, page))


def _notes(ctx: Context, form: Form, page: ReviewPage) -> Reviewed | None:
    return _make(ctx, form, page, accepted_notes(page))


def _accept(ctx: Context, form: Form, page: ReviewPage) -> Reviewed | None:
    return _make(ctx, form, page, [Accept(form.whole("finding"), form.line("note", longest=1_000))])


def _split(ctx: Context, form: Form, page: ReviewPage) -> Reviewed | None:
    return _make(ctx, form, page, [Split(form.line("path"), form.whole("at"))])


def _move(ctx: Context, form: Form, page: ReviewPage) -> Reviewed | None:
    """ "top", "under:2", "after:3" of the one field that says where to."""
    how, _, other = form.line("where").partition(":")
    path = form.line("path")
    moves = {"top": Move(path, under=""), "under": Move(path, under=other), "after": Move(path, after=other)}
    return _make(ctx, form, page, [moves.get(how, Move(path))])


def _add(ctx: Context, form: Form, page: ReviewPage) -> Reviewed | None:
    text = form.text("text", is_needed=True, longest=20_000)
    return _make(ctx, form, page, [Add(text, after=form.line("after") or None)])


def _mean(ctx: Context, form: Form, page: ReviewPage) -> Reviewed | None:
    """The words of a finding mean this body; ticked, they are its name from now on."""
    finding = _finding(form, page)
    code = chosen_body(ctx, form, "body")
    words = finding.holes.get("text", "") if finding else ""
    if not form.is_good:
        return None
    if form.is_checked("keep"):
        return keep_alias(ctx, KeepAlias(page.id, words, code, form.version()))
    return _make(ctx, form, page, [Mean(words, (code,))])


def _body(ctx: Context, form: Form, page: ReviewPage) -> Reviewed | None:
    finding = _finding(form, page)
    words = finding.holes.get("text", "") if finding else ""
    name, code = form.line("new-name", is_needed=True), form.line("new-code")
    if not form.is_good:
        return None
    return add_body(ctx, AddBody(page.id, words, name, code, seen_version=form.version()))


def _finding(form: Form, page: ReviewPage) -> FindingShown | None:
    number = form.whole("finding")
    return next((one for one in page.findings if one.number == number), None)


_WAYS: Mapping[str, Callable[[Context, Form, ReviewPage], Reviewed | None]] = {
    "save": _save,
    "head": _head,
    "notes": _notes,
    "accept": _accept,
    "split": _split,
    "move": _move,
    "add": _add,
    "mean": _mean,
    "body": _body,
}
_TAKES_BACK: Mapping[str, Callable[[Context, TakeBack], Reviewed]] = {"undo": undo_edit, "redo": redo_edit}
