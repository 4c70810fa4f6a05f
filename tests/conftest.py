"""What every test may rely on: the message catalogs are compiled, databases and a browser can be had.

Here too: what keeps a run of all tests, with its hundreds of processes, from being slow.
"""

import os
from pathlib import Path

import structlog

from hatch_build import compile_catalogs

compile_catalogs(Path(__file__).parents[1])

# Each command typed in a test is a process, which would otherwise compile the whole program anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# By default a fault on a page is told with all local variables in colour, which takes seconds.
structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
    ]
)

pytest_plugins = ["tests.chromium", "tests.databases"]
