"""Where the office's editable data lies: workflows and templates. Nothing here reads them."""

import os
from pathlib import Path
from typing import Literal

Kind = Literal["workflows", "templates"]

_PACKAGE = Path(__file__).resolve().parent


def data_dir(kind: Kind) -> Path:
    """The folder that holds them; FileNotFoundError, with the path, when there is none.

    First what TRACKER_WORKFLOWS_DIR or TRACKER_TEMPLATES_DIR names, then the wheel's, then the checkout's.
    """
    chosen = os.environ.get(f"TRACKER_{kind.upper()}_DIR")
    if chosen:
        return _existing(Path(chosen))
    installed = _PACKAGE / "_data" / kind
    return installed if installed.is_dir() else _existing(_PACKAGE.parent / kind)


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise FileNotFoundError(2, os.strerror(2), str(folder))
    return folder
