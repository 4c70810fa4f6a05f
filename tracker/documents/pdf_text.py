"""A PDF with a text layer as lines with their pages, read by a child process that may not grow or linger."""

import json
import resource
import subprocess
import sys

from tracker.documents.reading_errors import DamagedFile, LockedFile, NoTextLayer, TooSlow

SECONDS = 8
MEMORY = 480 * 1024 * 1024
_MIN_LETTERS = 40


def pdf_lines(data: bytes) -> list[tuple[str, int]]:
    """(line, page) in reading order. Raises DamagedFile, LockedFile, NoTextLayer, TooSlow."""
    try:
        run = subprocess.run(
            [sys.executable, "-m", "tracker.documents.pdf_child"],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            preexec_fn=_limit,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TooSlow(seconds=SECONDS) from error
    if run.returncode == 3:
        raise LockedFile()
    if run.returncode != 0:
        raise DamagedFile(format="PDF")
    pages: list[str] = json.loads(run.stdout)
    if sum(char.isalpha() for page in pages for char in page) < _MIN_LETTERS:
        raise NoTextLayer()
    return [(line, number) for number, page in enumerate(pages, start=1) for line in page.splitlines()]


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
