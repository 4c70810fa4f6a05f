"""Errors at the edge: our own become one sentence and a documented exit code, bugs a traceback."""

import sys
import traceback

from tracker.domain.errors import Conflict, Invalid, NotFound, Refused, TrackerError, Unavailable
from tracker.render.errors import sentence_of

EXIT_CODES: tuple[tuple[type[TrackerError], int], ...] = (
    (Refused, 3),
    (NotFound, 4),
    (Conflict, 5),
    (Invalid, 6),
    (Unavailable, 7),
)
BUG = 70


def tell(error: Exception, lang: str) -> int:
    """Print what went wrong on stderr; returns the exit code."""
    if isinstance(error, TrackerError):
        sys.stderr.write(sentence_of(error, lang, _labels(lang)) + "\n")
        return next((code for family, code in EXIT_CODES if isinstance(error, family)), BUG)
    fault = _file_fault(error)
    if fault is not None:
        return tell(fault, lang)
    traceback.print_exception(error)
    return BUG


def _labels(lang: str) -> dict[str, str]:
    # States and verbs are named as the workflow files name them; without the files their own names must do.
    from tracker.cli.labels import workflow_labels

    try:
        return workflow_labels(lang)
    except (TrackerError, OSError):
        return {}


def _file_fault(error: Exception) -> TrackerError | None:
    """An error of the operating system, as ours."""
    if isinstance(error, OSError):
        from tracker.cli.files import FileFault

        return FileFault(path=str(error.filename or ""), detail=error.strerror or str(error))
    return None
