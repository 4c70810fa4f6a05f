"""Where to go next, as an address asks for it: a path of ours or nothing."""

from urllib.parse import urlsplit


def safe_path(wanted: str, otherwise: str = "/") -> str:
    """The path, where it leads nowhere but to a page of this host; else `otherwise`."""
    is_path = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    is_plain = wanted.isprintable() and "\\" not in wanted and len(wanted) <= 500
    if not (is_path and is_plain):
        return otherwise
    parts = urlsplit(wanted)
    return otherwise if parts.netloc or parts.scheme else wanted
