"""Items from the rows of tables of tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.documents.deadlines import find_deadlines
from tracker.documents.fields import named_in
from tracker.documents.mentions import Text
from tracker.documents.natures import nature_of
from tracker.documents.recurrences import find_recurrences, recurrence_of
from tracker.documents.task_tables import Cell, TaskTable
from tracker.domain.directive import Duty, Item, ItemKind, Mention

_FIELD = "Thời gian thực hiện: "
"""What a cell of the time column stands for when it is read alone."""


@dataclass(frozen=True)
class Row:
    """A line of a table and where it stands in the text."""

    line: str
    number: int
    at: int


def row_items(text: Text, rows: Sequence[Row], issued_on: date | None, prefix: str) -> list[Item]:
    """One item for each row that names a task and a lead; paths are the prefix and the row's number ("B3")."""
    table = TaskTable()
    made: list[Item] = []
    seen: dict[str, int] = {}
    for row in rows:
        read = table.read(row.line)
        if read is None or read.leads is None:
            continue
        path = prefix + (read.order or str(len(made) + 1))
        seen[path] = seen.get(path, 0) + 1
        path = path if seen[path] == 1 else f"{path}({seen[path]})"
        begin = row.at + read.task.at
        span = (begin, begin + len(read.task.text))
        words = _FIELD + read.time.text if read.time else ""
        deadlines, recurrences = find_deadlines(words, issued_on), find_recurrences(words)
        nature = nature_of(f"{read.task.text}. {words}", deadlines, recurrences)
        due_on = min((one.due_on for one in deadlines), default=None)
        repeats = recurrence_of(recurrences)
        made.append(
            Item(
                path=path,
                parent=None,
                kind=ItemKind.TASK,
                text=read.task.text,
                span=span,
                line=row.number,
                nature=nature,
                recurrence=repeats,
                due_on=due_on,
                leads=_bodies(text, row, read.leads),
                coordinating=_bodies(text, row, read.partners),
                duties=(Duty(read.task.text, span, nature, due_on, repeats),),
                lead_from="table",
            )
        )
    return made


def _bodies(text: Text, row: Row, cell: Cell | None) -> tuple[Mention, ...]:
    if cell is None or not cell.text:
        return ()
    begin = row.at + cell.at
    if text.raw[begin : begin + len(cell.text)] != cell.text:  # the words of the row above
        return tuple(Mention(one.text) for one in named_in(Text(cell.text), 0, len(cell.text)))
    return tuple(named_in(text, begin, begin + len(cell.text)))
