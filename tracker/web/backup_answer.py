"""A backup as an answer: read from the disk as it is sent, however large."""

from pathlib import Path

from fastapi import Response
from fastapi.responses import FileResponse


def backup_answer(path: Path) -> Response:
    """To be saved, never kept by anybody on the way."""
    headers = {"Cache-Control": "private, no-store"}
    return FileResponse(path, media_type="application/zip", filename=path.name, headers=headers)
