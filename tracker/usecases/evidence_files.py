"""Files handed in as evidence: what each has to be (not empty, not too large, not stamped secret), and reading one."""

from dataclasses import dataclass
from uuid import UUID

from tracker.documents.stamped import is_stamped
from tracker.domain.errors import Invalid, NotFound
from tracker.domain.text import one_line
from tracker.store.work_reads import WorkReads
from tracker.usecases.context import Context
from tracker.usecases.read_assignments import assignment_by_ref

MAX_EVIDENCE = 20 * 1024 * 1024
"""Bytes of one evidence file."""

MAX_FILES = 20
"""Files of one report."""


class EvidenceTooLarge(Invalid):
    """A file is larger than MAX_EVIDENCE."""

    key = "error.evidence_too_large"


class EmptyEvidence(Invalid):
    """A file without a byte shows nothing."""

    key = "work.file_empty"


class SecretEvidence(Invalid):
    """A file stamped Mật, Tối mật or Tuyệt mật: refused, nothing of it is kept or repeated."""

    key = "work.file_secret"


class TooManyFiles(Invalid):
    """More than MAX_FILES."""

    key = "work.files_too_many"


class EvidenceNotFound(NotFound):
    """No such file with this assignment."""

    key = "work.file_not_found"


@dataclass(frozen=True)
class EvidenceFile:
    """A file as it was handed in."""

    name: str
    data: bytes


def check_file(name: str, data: bytes) -> None:
    """Raise EmptyEvidence, EvidenceTooLarge or SecretEvidence."""
    shown = one_line(name)[:100]
    if not data:
        raise EmptyEvidence(name=shown)
    if len(data) > MAX_EVIDENCE:
        raise EvidenceTooLarge(name=shown, limit_mb=MAX_EVIDENCE // 1024 // 1024)
    if is_stamped(data):
        raise SecretEvidence(name=shown)


def evidence_file(ctx: Context, ref: str, key: UUID) -> EvidenceFile:
    """A file handed in with this assignment, for whoever may read it; raises AssignmentNotFound, EvidenceNotFound."""
    found = assignment_by_ref(ctx, ref)
    with ctx.open_reading() as unit:
        files = WorkReads(unit.connection).evidence(found.id)
    wanted = next((one for one in files if one.id == key), None)
    if wanted is None:
        raise EvidenceNotFound()
    try:
        return EvidenceFile(wanted.name, ctx.files.get(wanted.sha256))
    except FileNotFoundError as error:
        raise EvidenceNotFound() from error
