"""A clerk's directory file, read against what is stored and imported."""

from tracker.documents.bodies_file import read_directory
from tracker.store.bodies import Bodies
from tracker.usecases.context import Context
from tracker.usecases.import_bodies import ImportResult, import_bodies


def import_bodies_file(ctx: Context, data: bytes, name: str) -> ImportResult:
    """Read the file, then import it; raises the reader's errors with nothing stored."""
    with ctx.open_reading() as unit:
        known = Bodies(unit.session).load()
    return import_bodies(ctx, read_directory(data, name, known))
