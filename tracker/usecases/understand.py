"""What importing a file would understand, without a database and without storing anything."""

from tracker.documents.as_json import as_json
from tracker.documents.bodies_file import read_directory
from tracker.documents.parse import parse
from tracker.documents.read import read_document
from tracker.documents.read_directive import require_directive
from tracker.documents.source import Progress, SourceText, no_progress
from tracker.domain.directive import ParsedDirective
from tracker.domain.directory import Directory
from tracker.domain.fill_bodies import fill
from tracker.usecases.sample import sample_directory

__all__ = ["as_json", "directory_from", "understand", "understand_source"]


def understand(
    data: bytes, name: str, directory: Directory, progress: Progress = no_progress
) -> ParsedDirective:
    """The document with the bodies of the directory filled in; raises the reader's errors. Scans take about a second
    a page: `progress` is told (pages done, pages in all)."""
    return understand_source(read_document(data, name, progress), directory)


def understand_source(source: SourceText, directory: Directory) -> ParsedDirective:
    """`understand` for a file whose text was read already; raises NotADirective."""
    parsed = parse(source)
    require_directive(parsed)
    return fill(parsed, directory)


def directory_from(file: tuple[bytes, str] | None) -> Directory:
    """The directory in a file of that name, the sample directory where there is none."""
    return read_directory(*file) if file else sample_directory()
