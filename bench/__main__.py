"""Runs every bench, or those named: `python -m bench [startup parse move …]`; `BENCHES` has them all."""

import sys
from importlib import import_module

from bench.figures import Figure, printed

BENCHES = ("startup", "parse", "move", "fire", "plan", "issue", "report", "draw", "work_pages", "programs")


def main(names: list[str]) -> int:
    """Print a table of figures; the exit code never depends on them (a slow machine is no error)."""
    figures: list[Figure] = []
    for name in names or BENCHES:
        sys.stderr.write(f"{name} ...\n")
        figures += import_module(f"bench.{name}").run()
    sys.stdout.write(printed(figures))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
