"""A zip archive whose bytes depend on its contents alone: order as given, one fixed time, one level."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_TIME = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6


def packed(parts: Mapping[str, str | bytes | Iterable[str]]) -> bytes:
    """The archive; a part may come in pieces, which are written as they come."""
    room = BytesIO()
    with ZipFile(room, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name, data in parts.items():
            _write(archive, name, [data] if isinstance(data, str | bytes) else data)
    return room.getvalue()


def _write(archive: ZipFile, name: str, pieces: Iterable[str | bytes]) -> None:
    info = ZipInfo(name, _TIME)
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    info.create_system = 3
    with archive.open(info, "w") as part:
        for piece in pieces:
            part.write(piece.encode() if isinstance(piece, str) else piece)
