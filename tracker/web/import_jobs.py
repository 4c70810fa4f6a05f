"""Files being read in the background: recognising a scan takes seconds a page, longer than anybody waits for a page.

The bytes are held in memory alone and go with the process; the use case stores all of a directive or nothing. What is
known of a file here is for whoever sent it. What reading means is the use case's.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock, Semaphore, Thread
from uuid import UUID

from starlette.datastructures import State

from tracker.domain.errors import Conflict, TrackerError
from tracker.usecases.import_directive import Imported

MOST_KEPT = 40
MOST_WAITING = 6
"""Files held at one time, each of 20 MB at most."""
AT_ONCE = 2

Progress = Callable[[int, int], None]
Read = Callable[[Progress], Imported]


class TooManyFiles(Conflict):
    """Others' files are still being read."""

    key = "directives.too_many_files"


class _Cancelled(Exception):
    """Whoever sent the file no longer wants it."""


@dataclass
class ImportJob:
    """One file: how many pages are done, and what became of it. Neither outcome nor fault once over: it broke off."""

    owner: UUID | None
    name: str
    key: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    done: int = 0
    total: int = 0
    outcome: Imported | None = None
    fault: TrackerError | None = None
    is_cancelled: bool = False
    over: Event = field(default_factory=Event)

    def run(self, read: Read) -> None:
        """Read it to its end; a bug ends the thread with a trace in the log, and the file is over all the same."""
        try:
            self._heed(0, 0)
            self.outcome = read(self._heed)
        except TrackerError as error:
            self.fault = error
        except _Cancelled:
            pass
        finally:
            self.over.set()

    def _heed(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        if self.is_cancelled:
            raise _Cancelled


class ImportJobs:
    """Those of one process, the latest only."""

    def __init__(self) -> None:
        self._jobs: dict[str, ImportJob] = {}
        self._lock = Lock()
        self._turns = Semaphore(AT_ONCE)

    @classmethod
    def of(cls, state: State) -> "ImportJobs":
        """The ones of an application."""
        if not hasattr(state, "import_jobs"):
            state.import_jobs = cls()
        jobs: ImportJobs = state.import_jobs
        return jobs

    def start(self, owner: UUID | None, name: str, read: Read) -> ImportJob:
        """Begin, or wait for one's turn; raises TooManyFiles."""
        job = ImportJob(owner, name)
        with self._lock:
            if sum(not one.over.is_set() for one in self._jobs.values()) >= MOST_WAITING:
                raise TooManyFiles()
            for key in [key for key, one in self._jobs.items() if one.over.is_set()][:-MOST_KEPT]:
                del self._jobs[key]
            self._jobs[job.key] = job
        Thread(target=self._run, args=(job, read), name="import", daemon=True).start()
        return job

    def find(self, key: str, owner: UUID | None) -> ImportJob | None:
        """The person's own; None where it is not there any more, or another's."""
        job = self._jobs.get(key)
        return job if job and job.owner == owner else None

    def _run(self, job: ImportJob, read: Read) -> None:
        with self._turns:
            job.run(read)
