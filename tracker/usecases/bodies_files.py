"""Directory files as use cases take them: a clerk's file, or the sample that ships with the product."""

from importlib.resources import files

from tracker.documents.bodies_file import read_directory
from tracker.domain.directory import Directory
from tracker.store.bodies import Bodies
from tracker.usecases.context import Context
from tracker.usecases.import_bodies import ImportResult, import_bodies

SAMPLE = "bodies.toml"


def sample_file() -> tuple[bytes, str]:
    """The sample directory of May 2019: its bytes and its name."""
    return (files("tracker") / "sample" / SAMPLE).read_bytes(), SAMPLE


def sample_directory() -> Directory:
    """The sample directory, read."""
    return read_directory(*sample_file())


def import_bodies_file(ctx: Context, data: bytes, name: str) -> ImportResult:
    """Read a file against what is stored, then import it; raises the reader's errors with nothing stored."""
    with ctx.open_reading() as unit:
        known = Bodies(unit.session).load()
    return import_bodies(ctx, read_directory(data, name, known))
