"""`tracker bodies`: the directory of bodies, imported from a file and listed as of a day."""

import argparse
from pathlib import Path

from tracker.cli.session import add_actor, add_json, context, day, print_json, print_line
from tracker.cli.words import Say


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """`import` and `list`."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="import|list")
    bring = verbs.add_parser("import", say=say, description=say("cli.bodies_import"))
    bring.add_argument("file", nargs="?", type=Path, help=say("cli.help_bodies_file"))
    bring.add_argument("--sample", action="store_true", help=say("cli.help_sample"))
    add_actor(bring, say)
    add_json(bring, say)
    listing = verbs.add_parser("list", say=say, description=say("cli.bodies_list"))
    listing.add_argument("--on", metavar="DATE", help=say("cli.help_on"))
    listing.add_argument("--group", metavar="CODE", help=say("cli.help_group"))
    add_actor(listing, say)
    add_json(listing, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Import a directory file, or list what there is."""
    return _import(args, say) if args.verb == "import" else _list(args, say)


def _import(args: argparse.Namespace, say: Say) -> int:
    from tracker.cli.files import read_file
    from tracker.usecases.bodies_files import import_bodies_file
    from tracker.usecases.sample import sample_file

    if bool(args.file) == args.sample:
        print_line(say("cli.bodies_which"))
        return 2
    ctx = context(args)
    data, name = sample_file() if args.sample else (read_file(args.file), args.file.name)
    made = import_bodies_file(ctx, data, name)
    if args.json:
        print_json({"added": made.added, "changed": made.changed, "unchanged": made.unchanged})
        return 0
    counts = {"added": len(made.added), "changed": len(made.changed), "unchanged": len(made.unchanged)}
    print_line(say("cli.bodies_imported", **counts))
    return 0


def _list(args: argparse.Namespace, say: Say) -> int:
    from tracker.cli.table import shown_day, table
    from tracker.usecases.list_bodies import list_bodies

    ctx = context(args)
    lines = list_bodies(ctx, on=day(args.on) if args.on else None, group=args.group)
    if args.json:
        print_json([line._asdict() for line in lines])
        return 0
    if not lines:
        print_line(say("cli.bodies_none"))
        return 0
    heads = [say(f"cli.head_{h}") for h in ("code", "name", "groups", "from", "until", "certainty")]
    rows = [
        (b.code, b.name, ", ".join(b.groups), shown_day(b.since), shown_day(b.until), b.certainty)
        for b in lines
    ]
    print_line(table(heads, rows))
    return 0
