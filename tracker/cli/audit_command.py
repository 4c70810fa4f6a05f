"""`tracker audit`: does the record hold, what is its head, what happened to one thing."""

import argparse
import re

from tracker.cli.session import add_actor, add_json, context, print_json, print_line
from tracker.cli.words import Say
from tracker.domain.errors import Invalid

FOUND_SOMETHING = 1


class BadAnchor(Invalid):
    """Not a number and a hash as `audit head` and the reports print them."""

    key = "error.bad_anchor"


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """`verify`, `head`, `log`."""
    parser.add_argument("verb", choices=("verify", "head", "log"), help=say("cli.help_audit_verb"))
    parser.add_argument("ref", nargs="?", help=say("cli.help_audit_ref"))
    parser.add_argument("--anchor", metavar="N:HASH", help=say("cli.help_anchor"))
    add_actor(parser, say)
    add_json(parser, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Verify the whole record, print its head, or print the events of one directive or assignment."""
    if args.verb == "verify":
        return _verify(args, say)
    return _head(args, say) if args.verb == "head" else _log(args, say)


def _verify(args: argparse.Namespace, say: Say) -> int:
    from tracker.usecases.verify_record import verify_record

    found = verify_record(context(args), _anchor(args.anchor) if args.anchor else None)
    if args.json:
        print_json(
            {
                "sound": found.is_sound,
                "events": found.events,
                "head": found.head,
                "breaks": [{"seq": b.seq, "reason": b.reason} for b in found.breaks],
                "differences": [d.__dict__ for d in found.differences],
            }
        )
        return 0 if found.is_sound else FOUND_SOMETHING
    for broken in found.breaks:
        print_line(say("audit.at", seq=broken.seq, reason=say(broken.reason)))
    for d in found.differences:
        print_line(
            say(
                "audit.differs",
                what=say(f"audit.{d.what}"),
                id=d.id,
                field=d.field,
                stored=d.stored,
                by_events=d.by_events,
            )
        )
    key = "audit.sound" if found.is_sound else "audit.not_sound"
    print_line(say(key, events=found.events, head=found.head))
    return 0 if found.is_sound else FOUND_SOMETHING


def _anchor(text: str) -> tuple[int, str]:
    number, _, sealed = text.strip().replace(" ", ":").partition(":")
    if not number.isdigit() or not re.fullmatch(r"[0-9a-f]{64}", sealed):
        raise BadAnchor(text=text)
    return int(number), sealed


def _head(args: argparse.Namespace, say: Say) -> int:
    from tracker.usecases.read_record import record_head

    seq, sealed = record_head(context(args))
    if args.json:
        print_json({"seq": seq, "hash": sealed})
        return 0
    print_line(f"{seq} {sealed}")
    return 0


def _log(args: argparse.Namespace, say: Say) -> int:
    from tracker.cli.labels import label
    from tracker.usecases.read_record import record_of

    events = record_of(context(args), args.ref)
    if args.json:
        print_json(
            [{"seq": e.seq, "at": e.at, "kind": e.kind, "by": e.actor, "data": e.data} for e in events]
        )
        return 0
    from tracker.cli.history import history_line

    for event in events:
        print_line(history_line(event, say, lambda name: label(args.lang, name)))
    return 0
