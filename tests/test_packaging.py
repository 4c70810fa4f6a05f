"""The wheel carries everything the office needs, and works from any directory without the checkout."""

import json
import os
import subprocess
import sys
import tarfile
import warnings
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.source import ROOT

# Runs on the standard library and the installed copy alone: -S leaves out every other package.
LOOK_AROUND = """
import json, tracker
from tracker.render.words import say
from tracker.resources import data_dir
print(json.dumps({
    "package": tracker.__file__,
    "said": [say(lang, "error.unknown") for lang in ("vi", "en")],
    "data": [str(data_dir(kind)) for kind in ("workflows", "templates")],
}))
"""


def run(command: list[str], cwd: Path, env: dict[str, str] | None = None) -> str:
    """Its output; the test fails with its complaint when it fails."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(target: str, source: Path, into: Path) -> Path:
    """The wheel or sdist that hatchling makes of `source`, without a network."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(into)]
    run(command, cwd=source)
    return next(into.glob("*.whl" if target == "wheel" else "*.tar.gz"))


def contents(wheel: Path) -> dict[str, bytes]:
    with ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/RECORD")}


def shipped_files() -> set[str]:
    """What a wheel of this checkout must hold: the package, catalogs compiled, and the data folders."""
    package = {path.relative_to(ROOT) for path in _files(ROOT / "tracker") if path.suffix != ".pyc"}
    compiled = {path.with_suffix(".mo") for path in package if path.suffix == ".po"}
    data = {
        Path("tracker", "_data", path.relative_to(ROOT))
        for kind in ("workflows", "templates")
        for path in _files(ROOT / kind)
    }
    return {path.as_posix() for path in package | compiled | data}


def _files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("installed")
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(target),
    ]
    run([*command, str(wheel)], cwd=target)
    return target


def test_the_wheel_holds_code_catalogs_workflows_templates_and_samples(wheel: Path) -> None:
    assert shipped_files() - contents(wheel).keys() == set()


def test_an_installed_copy_speaks_and_finds_its_data_from_any_directory(
    installed: Path, tmp_path: Path
) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")}
    command = [sys.executable, "-S", "-c", LOOK_AROUND]

    seen = json.loads(run(command, cwd=tmp_path, env={**environment, "PYTHONPATH": str(installed)}))

    assert seen["package"] == str(installed / "tracker" / "__init__.py")
    assert "error.unknown" not in seen["said"]
    assert len(set(seen["said"])) == 2
    assert seen["data"] == [
        str(installed / "tracker" / "_data" / kind) for kind in ("workflows", "templates")
    ]


def test_the_source_archive_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    archive = build("sdist", ROOT, tmp_path / "sdist")
    # Our own archive, so no filter is needed; Python 3.11 has one from 3.11.4 on only.
    with tarfile.open(archive) as packed, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        packed.extractall(tmp_path / "unpacked")

    again = build("wheel", next((tmp_path / "unpacked").iterdir()), tmp_path / "again")

    assert contents(again) == contents(wheel)


def test_the_wheel_is_the_same_bytes_each_time(wheel: Path, tmp_path: Path) -> None:
    assert build("wheel", ROOT, tmp_path).read_bytes() == wheel.read_bytes()
