"""Reading the data files of `workflows/`, shipped or a user's own. What they mean is the domain's."""

import tomllib
from pathlib import Path
from typing import Any

from tracker.domain.errors import Invalid
from tracker.resources import data_dir


class WorkflowFileUnreadable(Invalid):
    """There is no such file, or it is not TOML; `detail` says where."""

    key = "error.workflow_unreadable"


def declared(name: str) -> dict[str, Any]:
    """The parsed `workflows/<name>.toml`, or the file of that path; raises WorkflowFileUnreadable."""
    path = Path(name) if name.endswith(".toml") else data_dir("workflows") / f"{name}.toml"
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WorkflowFileUnreadable(path=str(path), detail=str(error)) from error
