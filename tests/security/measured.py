"""Runs a command and says what it cost: `python measured.py COMMAND…` prints exit code, seconds and megabytes as JSON.

A process of its own, and a small one: what a child used at most is never told as less than what its parent had.
"""

import json
import resource
import subprocess
import sys
import time


def main(command: list[str]) -> int:
    """Give up after a minute."""
    start = time.monotonic()
    try:
        code = subprocess.run(command, stdin=subprocess.DEVNULL, timeout=60).returncode
    except subprocess.TimeoutExpired:
        code = -1
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    waited = time.monotonic() - start
    # Processor time, so that a busy machine changes nothing; a child that only waits is caught by the clock.
    seconds = used.ru_utime + used.ru_stime if waited < 30 else waited
    megabytes = used.ru_maxrss / 1024
    sys.__stdout__.write("\n" + json.dumps([code, seconds, megabytes]) + "\n") if sys.__stdout__ else None
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
