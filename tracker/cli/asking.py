"""Asking before what cannot be undone. Where nobody sits at the terminal, nobody agrees."""

import sys

_YES = ("c", "có", "co", "y", "yes")


def agreed(question: str) -> bool:
    """Whether the answer typed is yes; no answer, or none that could be given, is no."""
    if not sys.stdin.isatty():
        return False
    try:
        return input(question + " ").strip().lower() in _YES
    except EOFError:
        sys.stdout.write("\n")
        return False
