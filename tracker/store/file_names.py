"""The names (SHA-256) of all files in the file store that rows point to."""

from sqlalchemy import Connection, select, union

from tracker.records.assignments import EvidenceRow
from tracker.records.reports import IssuedReportRow, ReportFileRow
from tracker.records.source_pages import SourcePageRow
from tracker.records.work import DraftFileRow
from tracker.store.tables import table_of

_ISSUED = table_of(IssuedReportRow)
_TABLES = [table_of(row) for row in (EvidenceRow, ReportFileRow, SourcePageRow, DraftFileRow)]
_NAMES = union(*(select(table.c.sha256) for table in _TABLES), select(_ISSUED.c.context_sha256))


def file_names(connection: Connection) -> set[str]:
    """Of evidence, of drafts' files, of the pictures of pages, of issued reports."""
    return {str(row[0]) for row in connection.execute(_NAMES)}
