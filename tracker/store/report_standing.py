"""Stored reports in the form of a replay, so that the two can be compared. Reads only."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from tracker.domain.events import words_digest
from tracker.records.reports import IssuedReportRow, ReportFileRow, ReportRow
from tracker.store.tables import table_of

_R, _I, _F = table_of(ReportRow), table_of(IssuedReportRow), table_of(ReportFileRow)


def stored_reports(connection: Connection) -> Iterator[tuple[UUID, dict[str, Any]]]:
    """(id, fields that the record also has) of every report."""
    issued = {row.report_id: row for row in connection.execute(select(_I))}
    files: dict[UUID, dict[str, str]] = defaultdict(dict)
    for row in connection.execute(select(_F.c.report_id, _F.c.form, _F.c.sha256)):
        files[row.report_id][row.form] = row.sha256
    for row in connection.execute(select(_R)):
        found = {
            "state": row.state,
            "version": row.version,
            "period": row.period,
            "regime": row.regime,
            "parts_sha256": words_digest(row.parts),
        }
        if row.id in issued:
            found |= _frozen(issued[row.id], files[row.id])
        yield row.id, found


def _frozen(issued: Any, files: dict[str, str]) -> dict[str, Any]:
    return {
        "number": issued.number_text,
        "dated": issued.dated.isoformat(),
        "signer": issued.signer,
        "context_sha256": issued.context_sha256,
        "files": files,
    }
