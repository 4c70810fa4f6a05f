"""Runs a program that may not grow, linger or fill the disk, and of whose environment it is told only what it needs."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.documents.reading_errors import TooSlow

_LIMITS = (
    'ulimit -t "$1" && ulimit -v "$2" && ulimit -d "$3" && ulimit -f "$4" || exit 126; shift 4; exec "$@"'
)
_PASSED_ON = ("PATH", "PYTHONPATH", "TESSDATA_PREFIX", "TMPDIR", "LD_LIBRARY_PATH")


@dataclass(frozen=True)
class Limits:
    """`seconds` of processor time, `megabytes` of memory, `file_megabytes` that one written file may have; `waiting`
    is the time on the wall after which a program that does nothing is ended (four times `seconds` where not said);
    `addresses` in megabytes for a program that asks for far more memory than it uses."""

    seconds: int
    megabytes: int
    file_megabytes: int = 0
    waiting: int = 0
    addresses: int = 0


@dataclass(frozen=True)
class Ran:
    """The exit code (negative: the signal that ended it) and what was printed."""

    code: int
    printed: bytes


def run_limited(
    command: Sequence[str], limits: Limits, data: bytes = b"", extra: Mapping[str, str] | None = None
) -> Ran:
    """Run to the end with `data` as input. Raises TooSlow when its time is over; then nothing of it is left running."""
    memory = limits.megabytes * 1024
    # Seconds, kilobytes, kilobytes, blocks of 512 bytes.
    sizes = (limits.seconds, limits.addresses * 1024 or memory, memory, limits.file_megabytes * 2048)
    process = subprocess.Popen(  # noqa: S603  # callers name programs; no word of a document is among them
        ["/bin/sh", "-c", _LIMITS, "sh", *map(str, sizes), *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(extra or {}),
        start_new_session=True,  # so that its own children can be ended with it
    )
    try:
        printed, _ = process.communicate(data, timeout=limits.waiting or 4 * limits.seconds)
    except subprocess.TimeoutExpired as error:
        raise TooSlow(seconds=limits.seconds) from error
    finally:
        _end(process)
    if -process.returncode in (signal.SIGXCPU, signal.SIGKILL) or process.returncode == 128 + signal.SIGXCPU:
        raise TooSlow(seconds=limits.seconds)
    return Ran(process.returncode, printed)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End whatever is left of its group, also when we were interrupted ourselves."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return
    process.wait()


def _environment(extra: Mapping[str, str]) -> dict[str, str]:
    passed = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {"LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1", **passed, **extra}
