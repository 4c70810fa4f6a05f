"""What importing a file would understand, without a database and without storing anything."""

from tracker.documents.as_json import as_json
from tracker.documents.bodies_file import read_directory
from tracker.documents.read_directive import read_directive
from tracker.domain.directive import ParsedDirective
from tracker.domain.directory import Directory
from tracker.domain.fill_bodies import fill
from tracker.usecases.sample import sample_directory

__all__ = ["as_json", "directory_from", "understand"]


def understand(data: bytes, name: str, directory: Directory) -> ParsedDirective:
    """The document with the bodies of the directory filled in; raises the reader's errors."""
    return fill(read_directive(data, name), directory)


def directory_from(file: tuple[bytes, str] | None) -> Directory:
    """The directory in a file of that name, the sample directory where there is none."""
    return read_directory(*file) if file else sample_directory()
