"""`python -m tracker.documents FILE` prints what a directive says as JSON, with nothing else of the product."""

import json
import sys
from pathlib import Path

from tracker.documents.as_json import as_json
from tracker.documents.read_directive import read_directive
from tracker.domain.errors import TrackerError


def main(arguments: list[str]) -> int:
    """0 when the file was read, 2 without one file, 6 when it cannot be used."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m tracker.documents FILE\n")
        return 2
    path = Path(arguments[0])
    try:
        parsed = read_directive(path.read_bytes(), path.name)
    except TrackerError as error:
        sys.stderr.write(f"{error.key}\n")
        return 6
    sys.stdout.write(json.dumps(as_json(parsed), ensure_ascii=False, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
