"""Stored reports: the working copy, what was frozen of it, its files. Reads and writes, no rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, func, insert, select, text, update

from tracker.domain.errors import Conflict, NotFound
from tracker.records.directives import DirectiveRow
from tracker.records.reports import IssuedReportRow, ReportFileRow, ReportRow, ReportState
from tracker.store.tables import table_of

_R, _I, _F = table_of(ReportRow), table_of(IssuedReportRow), table_of(ReportFileRow)
_D = table_of(DirectiveRow)
_LOCK_REPORTS = text("SELECT pg_advisory_xact_lock(2019052870)")


class ReportNotFound(NotFound):
    """No report of that number, or not one that the asker may know of."""

    key = "reporting.not_found"


class StaleReport(Conflict):
    """Someone else changed or issued the report since it was read."""

    key = "reporting.stale"


@dataclass(frozen=True, slots=True)
class Stored:
    """A report with what was frozen of it; from `number` on None while it is a draft."""

    id: UUID
    no: int
    key: str
    board: str | None
    directive_id: UUID | None
    period: str
    regime: str
    as_of: datetime | None
    state: str
    version: int
    parts: str
    corrects: UUID | None
    created_at: datetime
    directive_no: int | None
    number: int | None
    number_text: str | None
    dated: date | None
    position: str | None
    is_by_deputy: bool | None
    signer: str | None
    lang: str | None
    context_sha256: str | None
    templates_version: str | None
    head_seq: int | None
    head_hash: str | None
    issued_at: datetime | None

    @property
    def is_issued(self) -> bool:
        """Whether it is frozen."""
        return self.state == ReportState.ISSUED


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One form of an issued report."""

    form: str
    sha256: str
    name: str
    size: int


_OWN = (
    "id",
    "no",
    "key",
    "board",
    "directive_id",
    "period",
    "regime",
    "as_of",
    "state",
    "version",
    "parts",
    "corrects",
    "created_at",
)
_FROZEN = (
    "number",
    "number_text",
    "dated",
    "position",
    "is_by_deputy",
    "signer",
    "lang",
    "context_sha256",
    "templates_version",
    "head_seq",
    "head_hash",
    "issued_at",
)
_ALL: Select[Any] = (
    select(*(_R.c[name] for name in _OWN), _D.c.no, *(_I.c[name] for name in _FROZEN))
    .outerjoin_from(_R, _I, _I.c.report_id == _R.c.id)
    .outerjoin(_D, _D.c.id == _R.c.directive_id)
)


class Reports:
    """Reports by what people call them, and by what makes them once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def lock(self) -> None:
        """Wait for whoever is adding or issuing a report; SQLite's transactions are one at a time already."""
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(_LOCK_REPORTS)

    def by_no(self, no: int) -> Stored:
        """The report people call by this number; raises ReportNotFound."""
        return self._one(_ALL.where(_R.c.no == no), no)

    def by_id(self, key: UUID) -> Stored:
        """The report; raises ReportNotFound."""
        return self._one(_ALL.where(_R.c.id == key), key)

    def by_key(self, key: str) -> Stored | None:
        """The report made once under this key."""
        row = self._connection.execute(_ALL.where(_R.c.key == key)).one_or_none()
        return Stored(*row) if row else None

    def correction_of(self, key: UUID) -> Stored | None:
        """The report that takes the place of this one."""
        row = self._connection.execute(_ALL.where(_R.c.corrects == key)).one_or_none()
        return Stored(*row) if row else None

    def all(self, limit: int = 200) -> list[Stored]:
        """The newest first."""
        return [Stored(*row) for row in self._connection.execute(_ALL.order_by(_R.c.no.desc()).limit(limit))]

    def next_no(self) -> int:
        """The next running number, nobody else's while locked."""
        return (self._connection.execute(select(func.max(_R.c.no))).scalar_one() or 0) + 1

    def next_number(self, issuer_key: str, year: int) -> int:
        """The number after the last one that the issuer gave in the year."""
        query = select(func.max(_I.c.number)).where(_I.c.issuer_key == issuer_key, _I.c.year == year)
        return (self._connection.execute(query).scalar_one() or 0) + 1

    def has_number(self, issuer_key: str, year: int, number: int) -> bool:
        """Whether the issuer gave this number in the year."""
        same = (_I.c.issuer_key == issuer_key) & (_I.c.year == year) & (_I.c.number == number)
        return self._connection.execute(select(_I.c.report_id).where(same)).first() is not None

    def add(self, row: dict[str, Any]) -> None:
        """Add a draft."""
        self._connection.execute(insert(_R).values(row))

    def save_parts(self, was: Stored, parts: str) -> None:
        """Write the edited parts, version raised by one; raises StaleReport if it was changed or issued."""
        self._save(was, {"parts": parts})

    def issue(self, was: Stored, frozen: dict[str, Any], files: Sequence[StoredFile]) -> None:
        """Write what was frozen, then close the working copy for ever; raises StaleReport."""
        self._connection.execute(insert(_I).values(report_id=was.id, **frozen))
        rows = [
            {"report_id": was.id, "form": f.form, "sha256": f.sha256, "name": f.name, "size": f.size}
            for f in files
        ]
        self._connection.execute(insert(_F), rows)
        self._save(was, {"state": ReportState.ISSUED.value})

    def files(self, key: UUID) -> list[StoredFile]:
        """The forms of an issued report, by name."""
        query = select(_F.c.form, _F.c.sha256, _F.c.name, _F.c.size).where(_F.c.report_id == key)
        return [StoredFile(*row) for row in self._connection.execute(query.order_by(_F.c.form))]

    def _save(self, was: Stored, values: dict[str, Any]) -> None:
        same = (_R.c.id == was.id) & (_R.c.version == was.version) & (_R.c.state == ReportState.DRAFT.value)
        statement = update(_R).where(same).values(version=was.version + 1, **values)
        if self._connection.execute(statement).rowcount != 1:
            raise StaleReport(no=was.no)

    def _one(self, query: Select[Any], ref: object) -> Stored:
        row = self._connection.execute(query).one_or_none()
        if row is None:
            raise ReportNotFound(no=ref)
        return Stored(*row)
