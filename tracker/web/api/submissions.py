"""Submissions: what was handed in, files for the next one, handing it in, and downloading evidence."""

from typing import Annotated
from uuid import UUID

from fastapi import Response
from pydantic import Field

from tracker.domain.permissions import Permission
from tracker.usecases.evidence_files import MAX_EVIDENCE, EvidenceNotFound, evidence_file
from tracker.usecases.hand_in import HandIn, hand_in
from tracker.usecases.read_assignments import assignment_by_ref
from tracker.usecases.submissions import Submission
from tracker.usecases.work_page import work_page
from tracker.usecases.write_report import add_draft_file, remove_draft_file, report_form
from tracker.web.downloads import download
from tracker.web.programs.door import Call
from tracker.web.programs.operations import Api
from tracker.web.programs.things import FileItem, SubmissionItem
from tracker.web.programs.values import Answer, Asked, Line, Page, Words

api = Api("submissions")
routes = api.routes

Figure = Annotated[float, Field(ge=-1e15, le=1e15)]
Number = Annotated[int, Field(ge=0, lt=10**6)]


class SubmissionAsked(Asked):
    """A report on the work. The files added before go with it."""

    results: Words = Field(description="What was done")
    difficulties: Words = Field("", description="What made it difficult")
    proposals: Words = Field("", description="What is proposed")
    figures: dict[Number, Figure] = Field({}, description="Number of the indicator -> figure", max_length=500)
    version: int | None = Field(
        None, ge=0, description="The version that was seen, where no If-Match tells it"
    )


class SubmissionDone(Answer):
    """What came of it."""

    version: int = Field(description="The version of the assignment now")
    ref: str = Field(description="The assignment")
    revision: int = Field(description="The number of this report")
    state: str = Field(description="The state of the assignment now")
    files: int = Field(description="How many files went with it")


class FileAsked(Asked):
    """What a file is called."""

    name: Line = Field(description="Name with its ending", min_length=1, max_length=200)


@api.get("/assignments/{ref}/submissions", Permission.ASSIGNMENT_READ, Page[SubmissionItem])
def submissions(call: Call, ref: str) -> Page[SubmissionItem]:
    """All of them, the latest first."""
    page = work_page(call.ctx, ref, Permission.ASSIGNMENT_READ)
    return Page(items=[SubmissionItem.of(one) for one in page.handed_in], next=None)


@api.post(
    "/assignments/{ref}/submissions",
    Permission.ASSIGNMENT_WORK,
    body=SubmissionAsked,
    answer=SubmissionDone,
    status=201,
    needs_version=True,
)
def submit(call: Call, ref: str, body: SubmissionAsked, version: int) -> SubmissionDone:
    """Hand a report in; work that was only given is started by it."""
    revision = assignment_by_ref(call.ctx, ref).revision
    submission = Submission(body.results, body.difficulties, body.proposals, body.figures)
    done = hand_in(call.ctx, HandIn(ref, submission, revision, version))
    now = done.assignment
    return SubmissionDone(
        version=now.version, ref=now.ref, revision=now.revision, state=now.state, files=len(done.files)
    )


@api.get("/assignments/{ref}/files", Permission.ASSIGNMENT_WORK, Page[FileItem])
def files(call: Call, ref: str) -> Page[FileItem]:
    """The files that will go with the next report."""
    form = report_form(call.ctx, ref)
    return Page(items=[FileItem(id=one.id, name=one.name, size=one.size) for one in form.files], next=None)


@api.post(
    "/assignments/{ref}/files",
    Permission.ASSIGNMENT_WORK,
    query=FileAsked,
    answer=FileItem,
    status=201,
    is_raw=True,
    is_once=False,
    max_body=MAX_EVIDENCE,
)
def add_file(call: Call, ref: str, asked: FileAsked, data: bytes) -> FileItem:
    """Add a file to the next report: its bytes are the body. The same bytes twice are kept once."""
    kept = add_draft_file(call.ctx, ref, asked.name, data)
    return FileItem(id=kept.id, name=kept.name, size=kept.size)


@api.delete("/assignments/{ref}/files/{file}", Permission.ASSIGNMENT_WORK)
def remove_file(call: Call, ref: str, file: str) -> None:
    """Let a file go that was not handed in yet."""
    remove_draft_file(call.ctx, ref, _key(file))


@api.get("/assignments/{ref}/evidence/{file}", Permission.ASSIGNMENT_READ, None)
def evidence(call: Call, ref: str, file: str) -> Response:
    """A file that was handed in, as it was."""
    found = evidence_file(call.ctx, ref, _key(file))
    return download(found.name, found.data)


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise EvidenceNotFound() from error
