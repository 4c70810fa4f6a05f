"""Drawing reports: the quarterly one in each form, and the annual one of 50,000 assignments with its memory."""

import json
import subprocess
import sys
from pathlib import Path

from bench.figures import Figure, median_of
from tracker.render.report_files import render_report
from tracker.render.report_sample import Size, sample
from tracker.render.report_shapes import ReportForm

_QUARTER = Size(directives=1, tasks=6, bodies=51, per_task=13)
_BARS: dict[ReportForm, float] = {"html": 50, "docx": 1000, "pdf": 2000}
_YEAR_SECONDS, _YEAR_MEGABYTES = 60, 1000
_ROOT = Path(__file__).resolve().parent.parent

_YEAR = """
import json, os, sys, threading, time
from pathlib import Path
from tracker.render.report_files import render_report
from tracker.render.report_sample import Size, sample

def resident(pid):
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0
    own = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")), 0)
    return own // 1024 + sum(resident(child) for child in below)

def watch():
    while not done.is_set():
        most[0] = max(most[0], resident(os.getpid()))
        time.sleep(0.05)

most, done = [0], threading.Event()
context = sample(Size(directives=500, tasks=5, bodies=400, per_task=20))
threading.Thread(target=watch, daemon=True).start()
began = time.perf_counter()
size = len(render_report(context, "vi", sys.argv[1]))
seconds = time.perf_counter() - began
done.set()
print(json.dumps({"seconds": seconds, "megabytes": most[0], "size": size}))
"""
"""Run in a process of its own, so that its memory, children and all, can be told."""


def run() -> list[Figure]:
    """Milliseconds for the quarter in a warm process, seconds and megabytes for the year."""
    context = sample(_QUARTER)
    found = []
    for form, bar in _BARS.items():
        ours = _milliseconds(context, form)
        found.append(Figure(f"quarterly report, {form}", ours, None, "ms", f"≤ {bar:g} ms", ours <= bar))
    for form in ("html", "docx", "pdf", "xlsx"):
        found += _year(form)
    return found


def _milliseconds(context: dict[str, object], form: ReportForm) -> float:
    render_report(context, "vi", form)
    return 1000 * median_of(lambda: render_report(context, "vi", form))


def _year(form: str) -> list[Figure]:
    command = [sys.executable, "-c", _YEAR, form]
    told = json.loads(subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True).stdout)
    name = f"annual report of 50,000, {form}"
    seconds, megabytes = told["seconds"], told["megabytes"]
    return [
        Figure(name, seconds, None, "s", f"≤ {_YEAR_SECONDS} s", seconds <= _YEAR_SECONDS),
        Figure(
            f"{name}, memory", megabytes, None, "MB", f"≤ {_YEAR_MEGABYTES} MB", megabytes <= _YEAR_MEGABYTES
        ),
    ]
