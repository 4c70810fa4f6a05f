"""`python -m tracker.render.pdf_child` sets one PDF from standard input to standard output, for `pdf_volumes` alone."""

import json
import sys
from datetime import date

from tracker.domain.errors import TrackerError
from tracker.render.pdf_typst import pdf_of


def main() -> int:
    """Exit 1 with the reason on standard error where it cannot be set."""
    asked = json.loads(sys.stdin.buffer.read())
    try:
        data = pdf_of(asked["source"], date(**asked["dated"]), inputs=asked["inputs"])
    except TrackerError as error:
        sys.stderr.write(str(error.holes))
        return 1
    sys.stdout.buffer.write(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
