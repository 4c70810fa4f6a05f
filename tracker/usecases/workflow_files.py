"""Reading the data files of `workflows/`, shipped or a user's own. What they mean is the domain's."""

import tomllib
from pathlib import Path
from typing import Any

from tracker.domain.errors import Invalid
from tracker.resources import data_dir

LARGEST = 1024 * 1024
"""Bytes of a file; the shipped ones have a hundredth of it."""


class WorkflowFileUnreadable(Invalid):
    """There is no such file, or it is not TOML; `detail` says where."""

    key = "error.workflow_unreadable"


def declared(name: str) -> dict[str, Any]:
    """The parsed `workflows/<name>.toml`, or the file of that path; raises WorkflowFileUnreadable."""
    path = Path(name) if name.endswith(".toml") else data_dir("workflows") / f"{name}.toml"
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise WorkflowFileUnreadable(path=str(path), detail=f"> {LARGEST // 1024} KiB")
        return tomllib.loads(data.decode("utf-8"))
    # ValueError: bad TOML, bad UTF-8, numbers of thousands of digits; RecursionError: brackets in brackets.
    except (OSError, ValueError, RecursionError) as error:
        raise WorkflowFileUnreadable(path=str(path), detail=str(error)) from error
