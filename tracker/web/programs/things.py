"""What the interface tells of assignments and tasks, in lists and alone. Made from what use cases return."""

from datetime import date, datetime
from uuid import UUID

from pydantic import Field

from tracker.usecases.program_lists import AssignmentListed, TaskListed
from tracker.usecases.work_page import HandedIn, WorkPage
from tracker.web.programs.values import Answer

REF = "Reference of the assignment: number of the directive in the register and number in it, `3-12`"


class TaskItem(Answer):
    """One item of a directive that has to be done."""

    directive: int = Field(description="Number of the directive in the register")
    path: str = Field(description="Number of the item in the text, `2.1`")
    kind: str = Field(description="What the item is in the text")
    title: str = Field(description="Its heading or first words")
    text: str = Field(description="Its words as they stand in the directive")
    nature: str = Field(description="How it recurs: one_off, recurring, standing …")
    due_on: date | None = Field(description="Last day for it; null where the text names none")
    state: str = Field(description="State, rolled up from the leading bodies")

    @classmethod
    def of(cls, row: TaskListed) -> "TaskItem":
        """As listed."""
        return cls(
            directive=row.directive_no, **{n: getattr(row, n) for n in cls.model_fields if n != "directive"}
        )


class AssignmentItem(Answer):
    """What one body owes of one task."""

    version: int = Field(description="Goes up with every change; sent back with `If-Match` or as `version`")
    ref: str = Field(description=REF)
    directive: int = Field(description="Number of the directive in the register")
    path: str = Field(description="Number of the item in the text")
    title: str = Field(description="The item's heading or first words")
    body: str = Field(description="Code of the body that owes it")
    body_name: str = Field(description="Its name")
    role: str = Field(description="lead, directed or coordinating")
    period: str = Field(description="The period of work that recurs; empty for work done once")
    state: str = Field(description="State of the workflow")
    phase: str = Field(description="waiting, working, reported, done or dropped: the same in every workflow")
    due_on: date | None = Field(description="Last day; the whole day counts")
    report_on: date | None = Field(description="Day of the period's report where there is no last day")
    reported_on: date | None = Field(description="Day of the report that stands")
    done_on: date | None = Field(description="Day of the report that was verified")
    revision: int = Field(description="How often it was reported on")

    @classmethod
    def of(cls, row: AssignmentListed) -> "AssignmentItem":
        """As listed."""
        return cls(
            version=row.version,
            ref=f"{row.directive_no}-{row.no}",
            directive=row.directive_no,
            path=row.path,
            title=row.title,
            body=row.body_code,
            body_name=row.body_name,
            role=row.role,
            period=row.period,
            state=row.state,
            phase=row.phase,
            due_on=row.due_on,
            report_on=row.report_on,
            reported_on=row.reported_on,
            done_on=row.done_on,
            revision=row.revision,
        )


class DutyItem(Answer):
    """One thing that the item asks for."""

    text: str = Field(description="Its words")
    due_on: date | None = Field(description="Its own last day")
    needs_evidence: bool = Field(description="Whether a file has to come with the report")


class PartnerItem(Answer):
    """Another body with a part in the same task."""

    body: str = Field(description="Its code")
    name: str = Field(description="Its name")
    role: str = Field(description="lead, directed or coordinating")
    state: str = Field(description="Where its part stands")


class FileItem(Answer):
    """A file of evidence."""

    id: UUID = Field(description="What to download it by")
    name: str = Field(description="Its name")
    size: int = Field(description="Bytes")


class SubmissionItem(Answer):
    """One report as it was handed in."""

    revision: int = Field(description="1, 2, …")
    results: str = Field(description="What was done")
    difficulties: str = Field(description="What made it difficult")
    proposals: str = Field(description="What is proposed")
    figures: dict[int, float] = Field(description="Number of the indicator -> figure")
    submitted_at: datetime = Field(description="When")
    submitted_by: str | None = Field(description="By whom; null once that is erased")
    files: list[FileItem] = Field(description="The evidence")
    returned_for: str = Field(description="Why it was returned; empty where it was not")

    @classmethod
    def of(cls, one: HandedIn) -> "SubmissionItem":
        """As handed in."""
        line = one.line
        return cls(
            revision=line.revision,
            results=line.results,
            difficulties=line.difficulties,
            proposals=line.proposals,
            figures=dict(one.figures),
            submitted_at=line.submitted_at,
            submitted_by=line.submitted_by,
            files=[FileItem(id=file.id, name=file.name, size=file.size) for file in one.files],
            returned_for=one.returned_for,
        )


class AssignmentFull(AssignmentItem):
    """An assignment with everything that belongs to it."""

    text: str = Field(description="The words of the item")
    acknowledged_at: datetime | None = Field(description="When receipt was acknowledged")
    asked_due_on: date | None = Field(description="A later day that was asked for and waits for a decision")
    verbs: list[str] = Field(
        description="The moves this person may make now; more may be kept by their guards"
    )
    duties: list[DutyItem] = Field(description="What the item asks for, one by one")
    partners: list[PartnerItem] = Field(description="The other bodies of the task")
    submissions: list[SubmissionItem] = Field(description="What was handed in, the latest first")

    @classmethod
    def of_page(cls, page: WorkPage, verbs: tuple[str, ...]) -> "AssignmentFull":
        """As its page shows it."""
        found = page.view.found
        partners = [
            PartnerItem(body=one.body_code, name=one.body_name, role=one.role, state=one.state)
            for one in (*page.leads, *page.partners)
            if one.body_code != found.body_code
        ]
        same = ("version", "ref", "path", "title", "body_name", "role", "period", "state", "phase", "due_on")
        more = ("report_on", "reported_on", "done_on", "revision", "text", "acknowledged_at", "asked_due_on")
        return cls(
            **{name: getattr(found, name) for name in (*same, *more)},
            directive=found.directive_no,
            body=found.body_code,
            verbs=list(verbs),
            duties=[DutyItem(**duty._asdict()) for duty in page.duties],
            partners=partners,
            submissions=[SubmissionItem.of(one) for one in page.handed_in],
        )
