"""An evaluation for the terminal: figures by field and kind, the time it took, the errors in words. Prints only."""

from collections import defaultdict
from collections.abc import Mapping
from statistics import median
from typing import TYPE_CHECKING, Any

from tracker.cli.session import print_line
from tracker.cli.table import table
from tracker.cli.words import Say
from tracker.usecases.evaluate import FIELDS

if TYPE_CHECKING:
    from tracker.usecases.evaluate import Compared, Evaluation


def print_evaluation(found: "Evaluation", worst: int, say: Say) -> None:
    """The tables, what could not be read, and the first `worst` errors of each field."""
    heads = [
        say(f"evaluate.head_{h}") for h in ("field", "precision", "recall", "f1", "hits", "extra", "missed")
    ]
    rows = [
        (
            say(f"evaluate.field_{name}"),
            *(f"{figure:.3f}" for figure in (tally.precision, tally.recall, tally.f1)),
            tally.hits,
            tally.extra,
            tally.missed,
        )
        for name, tally in found.table().items()
    ]
    print_line(table(heads, rows))
    _print_kinds(found, say)
    _print_facts(found, say)
    _print_errors(found, worst, say)


def _print_kinds(found: "Evaluation", say: Say) -> None:
    """F1 by kind of document."""
    heads = [say("evaluate.head_kind"), say("evaluate.head_documents")]
    rows = []
    for kind in found.kinds():
        count = sum(one.label.kind == kind for one in found.documents)
        rows.append((kind, count, *(f"{tally.f1:.2f}" for tally in found.table(kind).values())))
    print_line(table([*heads, *(say(f"evaluate.field_{name}") for name in FIELDS)], rows))


def _print_facts(found: "Evaluation", say: Say) -> None:
    seconds = [one.seconds for one in found.documents]
    if seconds:
        slowest = max(found.documents, key=lambda one: one.seconds)
        print_line(
            say(
                "evaluate.times",
                count=len(seconds),
                median=f"{1000 * median(seconds):.0f}",
                slowest=f"{1000 * slowest.seconds:.0f}",
                name=slowest.label.name,
            )
        )
    if found.tasks:
        share = f"{100 * found.silent / found.tasks:.1f}"
        print_line(say("evaluate.silent", silent=found.silent, tasks=found.tasks, share=share))
    for name in found.absent:
        print_line(say("evaluate.absent", name=name))
    for one in found.documents:
        if one.failure is not None:
            reason = say(one.failure.key, **one.failure.holes)
            print_line(say("evaluate.unreadable", name=one.label.name, reason=reason))


def _print_errors(found: "Evaluation", worst: int, say: Say) -> None:
    by_field: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for error in found.plain()["errors"]:
        by_field[error["field"]].append(error)
    for name, errors in by_field.items():
        if not worst:
            return
        print_line("")
        print_line(say("evaluate.errors", field=say(f"evaluate.field_{name}"), count=len(errors)))
        for error in errors[:worst]:
            _print_error(error, say)


def print_comparison(changed: "Compared", say: Say) -> None:
    """F1 before and now where it moved, then the errors that came and those that went."""
    moved = [(name, *both) for name, both in changed.fields.items() if both[0] != both[1]]
    if moved:
        heads = [say(f"evaluate.head_{h}") for h in ("field", "before", "now", "change")]
        rows = [
            (say(f"evaluate.field_{name}"), f"{old:.3f}", f"{new:.3f}", f"{new - old:+.3f}")
            for name, old, new in moved
        ]
        print_line(table(heads, rows))
    for key, errors in (("new", changed.new), ("gone", changed.gone)):
        print_line(say(f"evaluate.{key}", count=len(errors)))
        for error in errors:
            _print_error(error, say)


def _print_error(error: Mapping[str, Any], say: Say) -> None:
    nothing = say("evaluate.nothing")
    where = " ".join(part for part in (error["file"], error["label"]) if part)
    print_line(
        "  "
        + say(
            "evaluate.error",
            where=where,
            field=say(f"evaluate.field_{error['field']}"),
            got=error["got"] or nothing,
            wanted=error["wanted"] or nothing,
        )
    )
    if error["words"]:
        print_line(f"      “{' '.join(error['words'].split())[:160]}”")
