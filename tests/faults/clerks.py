"""Clerks as processes of their own, on one database: several at the same moment, or one that can be killed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from tests.faults.workers import processes
from tests.office import Office
from tracker.domain.errors import TrackerError
from tracker.domain.people import Actor
from tracker.usecases.context import Context

LIMIT_S = 90

Deed = tuple[Callable[[Context, Any], Any], Any]
"""A use case and what it is given."""


@dataclass(frozen=True)
class Answer:
    """What a clerk was told: an error of ours, or that it was done; `is_new` False where it was done before."""

    clerk: int
    error: type[TrackerError] | None
    is_new: bool = True


def at_once(office: Office, actors: Sequence[Actor], deeds: Sequence[Sequence[Deed]]) -> list[list[Answer]]:
    """Each round of deeds, one for each actor, begun at the same moment; the answers of each round, by clerk."""
    context = processes()
    start, answers = context.Barrier(len(actors)), context.SimpleQueue()
    day = office.clock.now().date()
    clerks = []
    for n, actor in enumerate(actors):
        args = (office.url, str(office.folder), day, actor, n, [row[n] for row in deeds], start, answers)
        clerks.append(context.Process(target=_work, args=args, daemon=True))
    for clerk in clerks:
        clerk.start()
    told = [answers.get() for _ in clerks]
    for clerk in clerks:
        clerk.join(LIMIT_S)
    assert [clerk.exitcode for clerk in clerks] == [0] * len(clerks), "no clerk met an error that is not ours"
    by_clerk = sorted(told, key=lambda answers: answers[0].clerk)
    return [list(row) for row in zip(*by_clerk, strict=True)]


def _work(
    url: str,
    folder: str,
    day: Any,
    actor: Actor,
    number: int,
    deeds: Sequence[Deed],
    start: Barrier,
    answers: "SimpleQueue[list[Answer]]",
) -> None:
    office = Office(url, Path(folder))
    office.clock.set(day)
    ctx = office.tracker.context_for(actor)
    told = []
    try:
        for use_case, command in deeds:
            start.wait(LIMIT_S)
            told.append(_told(ctx, number, use_case, command))
    except BaseException:
        start.abort()
        answers.put([Answer(number, None)])
        raise
    answers.put(told)
    office.close()


def _told(ctx: Context, number: int, use_case: Callable[[Context, Any], Any], command: Any) -> Answer:
    try:
        done = use_case(ctx, command)
    except TrackerError as error:
        return Answer(number, type(error))
    return Answer(number, None, getattr(done, "is_new", True))
