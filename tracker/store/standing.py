"""What is stored, in the form of a replay, so that the two can be compared. Reads only."""

import hashlib
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from tracker.domain.events import words_digest
from tracker.records.assignments import AssignmentRow, SubmissionRow
from tracker.records.directives import DirectiveRow, TaskRow
from tracker.store.tables import table_of

_A, _T, _D = table_of(AssignmentRow), table_of(TaskRow), table_of(DirectiveRow)
_DRAFTS = 50


def stored_directives(connection: Connection) -> Iterator[tuple[UUID, dict[str, Any]]]:
    """(id, state and digest of the draft) of every directive; some drafts at a time, as they may be long."""
    query = select(_D.c.id, _D.c.state, _D.c.draft).execution_options(yield_per=_DRAFTS)
    for row in connection.execute(query):
        yield row.id, {"state": row.state, "draft_sha256": hashlib.sha256(row.draft.encode()).hexdigest()}


def stored_tasks(connection: Connection) -> Iterator[tuple[UUID, dict[str, Any]]]:
    """(id, state) of every task."""
    for row in connection.execute(select(_T.c.id, _T.c.state)):
        yield row.id, {"state": row.state}


def stored_assignments(connection: Connection) -> Iterator[tuple[UUID, dict[str, Any]]]:
    """(id, fields that the record also has) of every assignment."""
    columns = (
        _A.c.id,
        _A.c.state,
        _A.c.phase,
        _A.c.due_on,
        _A.c.version,
        _A.c.task_id,
        _A.c.body_code,
        _A.c.role,
        _A.c.period,
    )
    for row in connection.execute(select(*columns)):
        yield (
            row.id,
            {
                "state": row.state,
                "phase": row.phase,
                "due_on": row.due_on.isoformat() if row.due_on else None,
                "version": row.version,
                "task": str(row.task_id),
                "body": row.body_code,
                "role": row.role,
                "period": row.period,
            },
        )


def stored_submissions(connection: Connection) -> Iterator[tuple[UUID, dict[str, Any]]]:
    """(id, digest of the words, revision) of everything handed in."""
    table = table_of(SubmissionRow)
    columns = (table.c.id, table.c.results, table.c.difficulties, table.c.proposals, table.c.revision)
    for row in connection.execute(select(*columns)):
        digest = words_digest(row.results, row.difficulties, row.proposals)
        yield row.id, {"words_sha256": digest, "revision": row.revision}
