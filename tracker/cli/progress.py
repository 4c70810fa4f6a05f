"""Says how far the recognition of a scan is, to a person who waits at a terminal; to nobody else."""

import sys
from collections.abc import Callable

from tracker.cli.words import Say

_FEW = 3
"""Pages that are done before anyone wonders."""


def page_progress(say: Say) -> Callable[[int, int], None]:
    """To be told (pages done, pages in all)."""

    def tell(done: int, total: int) -> None:
        if total > _FEW and sys.stderr.isatty():
            sys.stderr.write(
                "\r" + say("ocr.progress", done=done, total=total) + ("\n" if done == total else "")
            )
            sys.stderr.flush()

    return tell
