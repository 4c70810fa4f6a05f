"""`tracker review`: a draft as it stands, and one edit of it. The verbs' words are in `review_verbs`."""

import argparse
from typing import TYPE_CHECKING

from tracker.cli.review_verbs import VERBS, declare_verbs
from tracker.cli.session import add_actor, add_json, context, print_json, print_line
from tracker.cli.words import Say

if TYPE_CHECKING:
    from tracker.usecases.context import Context
    from tracker.usecases.drafts import Reviewed
    from tracker.usecases.review_shown import ReviewPage

_TAKES_BACK = ("undo", "redo")


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """The directive, and what to do with its draft; nothing shows it."""
    parser.add_argument("directive", help=say("cli.help_directive"))
    add_actor(parser, say)
    add_json(parser, say)
    declare_verbs(parser, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Show the draft or its history, or make an edit and say what was done."""
    from tracker.usecases.review_page import review_page

    ctx = context(args)
    page = review_page(ctx, args.directive)
    if args.verb in (None, "history"):
        _show(args, page, say)
        return 0
    made = _done(ctx, args, page)
    if args.json:
        print_json(
            {"version": made[-1].version, "edits": [{"changed": d.is_changed, **d.edit} for d in made]}
        )
        return 0
    for done in made:
        print_line(_said(args.verb, done, say))
    return 0


def _said(verb: str, done: "Reviewed", say: Say) -> str:
    from tracker.render.edits import edit_words

    key = f"review.{verb}_done" if verb in _TAKES_BACK else "review.done"
    return say(
        key if done.is_changed else "review.unchanged", edit=edit_words(say, done.edit), version=done.version
    )


def _show(args: argparse.Namespace, page: "ReviewPage", say: Say) -> None:
    from tracker.cli.labels import label
    from tracker.cli.review_words import history_lines, page_json, page_lines

    is_history = args.verb == "history"
    if args.json:
        print_json(page_json(page, say) if not is_history else [step.__dict__ for step in page.history.steps])
        return
    lines = history_lines(page, say) if is_history else page_lines(page, say, label(args.lang, page.state))
    for line in lines:
        print_line(line)


def _done(ctx: "Context", args: argparse.Namespace, page: "ReviewPage") -> "list[Reviewed]":
    from tracker.usecases.review_bodies import AddBody, KeepAlias, add_body, keep_alias
    from tracker.usecases.review_directive import (
        ReviewDirective,
        TakeBack,
        redo_edit,
        review_directive,
        undo_edit,
    )

    seen = args.version
    if args.verb == "undo":
        return [undo_edit(ctx, TakeBack(page.id, seen))]
    if args.verb == "redo":
        return [redo_edit(ctx, TakeBack(page.id, seen))]
    if args.verb == "body":
        new = AddBody(page.id, args.words, args.name, args.code, args.kind, args.parent, seen)
        return [add_body(ctx, new)]
    if args.verb == "alias":
        return [keep_alias(ctx, KeepAlias(page.id, args.words, args.code, seen))]
    done: list[Reviewed] = []
    for edit in VERBS[args.verb].edits(args, page):
        done.append(review_directive(ctx, ReviewDirective(page.id, edit, done[-1].version if done else seen)))
    return done
