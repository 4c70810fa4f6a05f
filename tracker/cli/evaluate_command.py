"""`tracker evaluate`: how well documents are read, measured on a folder of labelled ones. No database."""

import argparse
import json
from pathlib import Path
from typing import Any

from tracker.cli.session import add_json, print_json, print_line
from tracker.cli.words import Say

_WORST = 10


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """The folder, what to print, and a saved evaluation to write or to compare with."""
    parser.add_argument("folder", type=Path, metavar="DIR", help=say("evaluate.help_folder"))
    parser.add_argument("--worst", type=int, default=_WORST, metavar="N", help=say("evaluate.help_worst"))
    parser.add_argument("--save", type=Path, metavar="FILE", help=say("evaluate.help_save"))
    parser.add_argument("--compare", type=Path, metavar="FILE", help=say("evaluate.help_compare"))
    add_json(parser, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Read every labelled document and print the figures; 1 where a comparison shows new errors."""
    from tracker.adapters.clock import SystemClock
    from tracker.cli.files import FileMissing, read_file, write_file
    from tracker.usecases.evaluate import compare, evaluate, read_labels

    def read(name: str) -> bytes | None:
        try:
            return read_file(args.folder / name)
        except FileMissing:
            return None

    before = _saved(args.compare)
    labels = read_labels(read_file(args.folder / "labels.json"))
    found = evaluate(labels, read, SystemClock().monotonic)
    plain = found.plain()
    if args.save:
        write_file(args.save, json.dumps(plain, ensure_ascii=False, indent=1).encode())
    changed = compare(before, plain, str(args.compare)) if before is not None else None
    if args.json:
        shown = {**plain, "compared": {"new": changed.new, "gone": changed.gone}} if changed else plain
        print_json(shown)
    else:
        from tracker.cli.evaluation import print_comparison, print_evaluation

        print_evaluation(found, args.worst if changed is None else 0, say)
        if changed is not None:
            print_comparison(changed, say)
        if args.save:
            print_line(say("cli.written", path=str(args.save)))
    return 1 if changed is not None and changed.new else 0


def _saved(path: Path | None) -> dict[str, Any] | None:
    from tracker.cli.files import read_file
    from tracker.usecases.evaluate import BadSavedEvaluation

    if path is None:
        return None
    try:
        saved = json.loads(read_file(path))
    except ValueError as error:
        raise BadSavedEvaluation(where=str(path), problem=str(error)) from error
    if not isinstance(saved, dict):
        raise BadSavedEvaluation(where=str(path), problem=type(saved).__name__)
    return saved
