"""Texts of one sign a hundred thousand times: reading them takes seconds and no hours."""

import resource
import subprocess
import sys

import pytest

from tests.source import ROOT

CPU_S = 60
"""Far more than is needed on a slow machine, and far less than what grows with the square of the length."""

READ = """
import sys
from tracker.documents.read import read_document
from tracker.documents.parse import parse
head = "TỈNH ỦY MẪU\\nSố 12-CV/TU\\nKính gửi: Sở Mẫu\\n"
run = sys.argv[1] * (300_000 // len(sys.argv[1]))
parse(read_document(f"{head}1. Giao Sở Mẫu chủ trì {run} báo cáo trước ngày 30/6/2019.".encode(), "a.txt"))
"""


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))


@pytest.mark.parametrize("sign", [".", "…", "!?", ". ", " ", "-", "(", "“", "1/", "a) "])
def test_a_long_run_of_one_sign_is_read_in_time_that_grows_with_its_length(sign: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", READ, sign], cwd=ROOT, preexec_fn=_limited, capture_output=True, text=True
    )

    assert run.returncode == 0, run.stderr[-2000:]
