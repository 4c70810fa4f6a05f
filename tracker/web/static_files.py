"""The files that pages need: held in memory, compressed once, under names that change with their content."""

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

_FOLDER = Path(__file__).parent / "static"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}
_FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class StaticFile:
    """One file. `url` holds the beginning of its hash, so that browsers may keep it for ever."""

    url: str
    media_type: str
    plain: bytes
    packed: bytes

    def answer(self, request: Request) -> Response:
        """The bytes, compressed for whoever takes them so."""
        is_packed = "gzip" in request.headers.get("accept-encoding", "") and len(self.packed) < len(
            self.plain
        )
        headers = {"Cache-Control": _FOR_EVER, "Vary": "Accept-Encoding", "Content-Type": self.media_type}
        if is_packed:
            headers["Content-Encoding"] = "gzip"
        return Response(self.packed if is_packed else self.plain, headers=headers)


class StaticFiles:
    """All of them, by name (`app.css`) and by address (`/static/app.1a2b3c4d.css`)."""

    def __init__(self, folder: Path = _FOLDER) -> None:
        self._by_name = {path.name: _read(path) for path in sorted(folder.iterdir()) if path.suffix in _TYPES}
        self._by_url = {file.url: file for file in self._by_name.values()}

    def url(self, name: str) -> str:
        """The address of a file; KeyError for one that is not there."""
        return self._by_name[name].url

    def at(self, url: str) -> StaticFile | None:
        """The file of an address."""
        return self._by_url.get(url)


def _read(path: Path) -> StaticFile:
    plain = path.read_bytes()
    digest = hashlib.sha256(plain).hexdigest()[:10]
    url = f"/static/{path.stem}.{digest}{path.suffix}"
    return StaticFile(url, _TYPES[path.suffix], plain, gzip.compress(plain, 9, mtime=0))
