"""`python -m tracker.render.report_child` draws what standard input asks for, for `report_own` alone.

One line of JSON, then the file. Exit 2 with a fault of `report_faults`; any other failure is too much.
"""

import json
import sys
from pathlib import Path

from tracker.domain.errors import TrackerError
from tracker.render.report_drawing import draw
from tracker.render.report_left_out import left_out


def main() -> int:
    """Draw, then see which figures are not there."""
    asked = json.loads(sys.stdin.buffer.read())
    folders = tuple(Path(folder) for folder in asked["folders"])
    try:
        missing = left_out(asked["words"], asked["form"], folders)
        data = draw(asked["words"], asked["form"], folders)
    except TrackerError as error:
        holes = {name: str(value) for name, value in error.holes.items()}
        sys.stdout.write(json.dumps({"fault": type(error).__name__, "holes": holes}) + "\n")
        return 2
    sys.stdout.buffer.write(json.dumps({"left_out": missing}).encode() + b"\n" + data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
