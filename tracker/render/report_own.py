"""Drawing with the office's own templates: in a child process that may not grow, linger or reach the network.

What it draws is the same as `report_drawing.draw`; the child is `report_child`.
"""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracker.domain.errors import TrackerError
from tracker.render import report_faults
from tracker.render.report_shapes import ReportForm

SECONDS, MEGABYTES, OUTPUT = 60, 1500, 200
"""What own templates may take: seconds of computing, memory, and megabytes of the finished file."""

_ROOT = Path(__file__).resolve().parent.parent.parent
_CLOSED = "http://127.0.0.1:9"


@dataclass(frozen=True)
class Drawn:
    """The file, and the figures of the report that its templates left out."""

    data: bytes
    left_out: tuple[str, ...]


def has_templates(folders: tuple[Path, ...]) -> bool:
    """Whether the first of the folders holds templates of the office's own."""
    return len(folders) > 1 and any(folders[0].rglob("*.j2"))


def drawn_apart(words: Mapping[str, Any], form: ReportForm, folders: tuple[Path, ...]) -> Drawn:
    """Draw in a child. Raises TemplateTooMuch, and what `draw` raises."""
    asked = {"words": words, "form": form, "folders": [str(folder) for folder in folders]}
    try:
        run = subprocess.run(
            [sys.executable, "-m", "tracker.render.report_child"],
            input=json.dumps(asked).encode(),
            capture_output=True,
            timeout=2 * SECONDS,
            preexec_fn=_limit,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_much() from error
    head, _, data = run.stdout.partition(b"\n")
    if run.returncode not in (0, 2) or len(data) > OUTPUT * 1_000_000:
        raise _too_much()
    told = json.loads(head)
    if run.returncode == 2:
        raise _fault(told)
    return Drawn(data, tuple(told["left_out"]))


def _fault(told: Mapping[str, Any]) -> TrackerError:
    kind: type[TrackerError] = getattr(report_faults, told["fault"])
    return kind(**told["holes"])


def _too_much() -> report_faults.TemplateTooMuch:
    return report_faults.TemplateTooMuch(seconds=SECONDS, megabytes=MEGABYTES, output=OUTPUT)


def _environment() -> dict[str, str]:
    """Ours without its secrets; packages are asked for at a door that is shut."""
    kept = {
        name: os.environ[name] for name in ("PATH", "LANG", "TRACKER_TEMPLATES_DIR") if name in os.environ
    }
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), _CLOSED)
    return {**kept, **proxies, "PYTHONPATH": str(_ROOT), "PYTHONHASHSEED": "0"}


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 1_000_000,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT * 1_000_000,) * 2)
