"""Progress reports: the list, one, and the files of an issued one."""

from datetime import date, datetime

from fastapi import Response
from pydantic import Field

from tracker.domain.permissions import Permission
from tracker.usecases.read_reports import Stored, list_reports, report_file, show_report
from tracker.web.door import PageNotFound
from tracker.web.downloads import download
from tracker.web.programs.door import Call
from tracker.web.programs.operations import Api
from tracker.web.programs.values import Answer, Page, PageAsked, number_of

api = Api("reports")
routes = api.routes

_MOST = 10_000


class ReportItem(Answer):
    """A report."""

    version: int = Field(description="Goes up with every change of the draft")
    no: int = Field(description="Running number")
    period: str = Field(description="The period it is about")
    state: str = Field(description="draft or issued")
    directive: int | None = Field(description="The directive it is about; null for all that a board follows")
    board: str | None = Field(description="Code of the board that reports")
    number: str | None = Field(description="Its number and sign, once issued")
    dated: date | None = Field(description="Its date, once issued")
    issued_at: datetime | None = Field(description="When it was issued")

    @classmethod
    def of(cls, one: Stored) -> "ReportItem":
        """As listed."""
        same = ("version", "no", "period", "state", "board", "dated", "issued_at")
        values = {name: getattr(one, name) for name in same}
        return cls(**values, directive=one.directive_no, number=one.number_text)


class ReportFile(Answer):
    """One form of an issued report."""

    form: str = Field(description="pdf, docx, html, xlsx …: what to download it by")
    name: str = Field(description="Its name")
    size: int = Field(description="Bytes")
    sha256: str = Field(description="SHA-256 of its bytes")


class ReportFull(ReportItem):
    """A report with what was frozen of it."""

    signer: str | None = Field(description="Who signed it")
    head_seq: int | None = Field(description="The last event it is made from")
    head_hash: str | None = Field(description="The seal of that event")
    files: list[ReportFile] = Field(description="Its files")
    corrects: int | None = Field(description="The report it takes the place of")
    corrected_by: int | None = Field(description="The report that takes its place")


@api.get("/reports", Permission.REPORT_READ, Page[ReportItem], query=PageAsked)
def reports(call: Call, asked: PageAsked) -> Page[ReportItem]:
    """Newest first."""
    before = number_of(asked.after)
    rows = [one for one in list_reports(call.ctx, _MOST) if not before or one.no < before]
    shown = [ReportItem.of(one) for one in rows[: asked.limit]]
    return Page(items=shown, next=str(shown[-1].no) if len(rows) > asked.limit else None)


@api.get("/reports/{no}", Permission.REPORT_READ, ReportFull)
def report(call: Call, no: str) -> ReportFull:
    """One of them."""
    shown = show_report(call.ctx, _number(no))
    stored = shown.stored
    files = [ReportFile(form=f.form, name=f.name, size=f.size, sha256=f.sha256) for f in shown.files]
    return ReportFull(
        **ReportItem.of(stored).model_dump(),
        signer=stored.signer,
        head_seq=stored.head_seq,
        head_hash=stored.head_hash,
        files=files,
        corrects=shown.corrects,
        corrected_by=shown.corrected_by,
    )


@api.get("/reports/{no}/files/{form}", Permission.REPORT_READ, None)
def report_download(call: Call, no: str, form: str) -> Response:
    """A file as it was issued."""
    found = report_file(call.ctx, _number(no), form)
    if found is None:
        raise PageNotFound()
    kept, data = found
    return download(kept.name, data)


def _number(no: str) -> int:
    if not (no.isascii() and no.isdigit() and len(no) < 10):
        raise PageNotFound()
    return int(no)
