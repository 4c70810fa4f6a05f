"""`python -m tests.fuzz [SECONDS [TARGET]]`: lets Atheris make up files by what parts of the reader they reach.

What it learnt is kept in `.fuzz/TARGET` and begun with next time; a find lies in `.fuzz/found` and makes exit 1. The
seconds are shared by the targets, each of which runs in a process of its own.
"""

import subprocess
import sys

from tests.source import ROOT

FOLDER = ROOT / ".fuzz"
SECONDS_A_FILE = 10


def main(arguments: list[str]) -> int:
    from tests.fuzz.targets import TARGETS

    seconds = int(arguments[0]) if arguments else 60
    failed = []
    for name in arguments[1:] or TARGETS:
        sys.stderr.write(f"{name}:\n")
        each = max(5, seconds // (len(TARGETS) if len(arguments) < 2 else 1))
        run = subprocess.run(
            [sys.executable, "-m", "tests.fuzz.one", name, str(each)],
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
        )
        counted = [line for line in run.stderr.splitlines() if line.startswith("stat::")]
        sys.stderr.write("\n".join(counted if run.returncode == 0 else [run.stderr[-4_000:]]) + "\n")
        if run.returncode:
            failed.append(name)
    sys.stderr.write(f"Finds in: {', '.join(failed)}; see {FOLDER / 'found'}\n" if failed else "No finds.\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
