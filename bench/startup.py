"""How long the command line takes to answer, beside a Python that does nothing."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Figure, median_of

_RUNS = 15


def run() -> list[Figure]:
    """`tracker --help` and `tracker tasks` (on an issued directive) against `python -c pass`."""
    tracker = str(Path(sys.executable).with_name("tracker"))
    with TemporaryDirectory(prefix="tracker-bench-") as folder:
        env = {**os.environ, "TRACKER_DATA_DIR": folder, "TRACKER_ACTOR": "chuyenvien@example.vn"}
        env.pop("TRACKER_DATABASE_URL", None)
        demo = f"{folder}/demo"
        subprocess.run([tracker, "demo", "--out", demo], env=env, check=True, capture_output=True)
        env["TRACKER_DATABASE_URL"] = f"sqlite:///{demo}/tracker.db"
        bare = _time([sys.executable, "-c", "pass"], env)
        help_page = _time([tracker, "--help"], env)
        tasks = _time([tracker, "tasks"], env)
    return [
        Figure("tracker --help", help_page, bare, "ms", "≤ 3 × bare python", help_page <= 3 * bare),
        Figure("tracker tasks", tasks, bare, "ms", "≤ 8 × bare python", tasks <= 8 * bare),
    ]


def _time(command: list[str], env: dict[str, str]) -> float:
    def once() -> None:
        subprocess.run(command, env=env, check=True, capture_output=True)

    once()
    return median_of(once, _RUNS) * 1000
