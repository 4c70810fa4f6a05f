"""A terminal to type into: commands run as processes of their own, on a data folder of their own."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

TRACKER = str(Path(sys.executable).with_name("tracker"))


@dataclass
class Typed:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What `--json` printed."""
        return json.loads(self.out)


@dataclass
class Terminal:
    """A folder and the environment of whoever types."""

    folder: Path
    env: dict[str, str]

    def type(self, *words: str, **env: str) -> Typed:
        """Run `tracker` with these words."""
        done = subprocess.run(
            [TRACKER, *words],
            env={**self.env, **env},
            cwd=self.folder,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=120,
        )
        return Typed(done.returncode, done.stdout, done.stderr)

    def write(self, name: str, text: str | bytes) -> str:
        """A file in the folder."""
        path = self.folder / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return str(path)


def _terminal(folder: Path) -> Terminal:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("TRACKER_")}
    return Terminal(folder, {**kept, "TRACKER_DATA_DIR": str(folder / "data"), "COLUMNS": "120"})


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A terminal with nothing set up yet."""
    return _terminal(tmp_path)


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an office, set up by typing; copied for every test."""
    terminal = _terminal(tmp_path_factory.mktemp("office"))
    assert terminal.type("init").code == 0
    people = [
        ("quantri", "administrator", None),
        ("chuyenvien", "coordinator", "ban-tuyen-giao"),
        ("canbo", "officer", "so-y-te"),
        ("thuongtruc", "leader", None),
    ]
    for number, (local, role, body) in enumerate(people):
        words = [
            "people",
            "add",
            "--name",
            f"Cán bộ mẫu {number}",
            "--email",
            f"{local}@example.vn",
            "--role",
            role,
        ]
        words += ["--body", body] if body else []
        words += ["--as", "quantri@example.vn"] if number else []
        if number == 1:
            assert terminal.type("bodies", "import", "--sample", "--as", "quantri@example.vn").code == 0
        assert terminal.type(*words).code == 0, local
    return terminal.folder / "data"


@pytest.fixture
def office_terminal(furnished: Path, terminal: Terminal) -> Terminal:
    """A terminal of an office: sample bodies, an administrator, a coordinator (who acts), an officer, a leader."""
    shutil.copytree(furnished, terminal.env["TRACKER_DATA_DIR"])
    terminal.env["TRACKER_ACTOR"] = "chuyenvien@example.vn"
    return terminal
