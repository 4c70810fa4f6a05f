"""A file as an answer: always saved, never opened in the page's name."""

from fastapi import Response

from tracker.web.pages.evidence import disposition


def download(name: str, data: bytes, media_type: str = "application/octet-stream") -> Response:
    """The file under its name."""
    headers = {
        "Content-Disposition": disposition(name),
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return Response(data, media_type=media_type, headers=headers)
