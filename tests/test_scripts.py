"""The scripts behind `make`, run with stand-ins for the system's package manager."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.source import ROOT

ASKED = """#!/bin/sh
echo "$(basename "$0") $*" >> "$LOG"
"""


class Machine:
    """A machine whose only commands are the stand-ins put on it; each notes how it was called."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.log = folder / "calls"
        self.bin.mkdir()
        self.log.touch()
        for tool in ("bash", "basename", "dirname", "env", "grep", "sh"):
            (self.bin / tool).symlink_to(_where(tool))

    def has(self, name: str, script: str = "") -> None:
        path = self.bin / name
        path.write_text(ASKED + script)
        path.chmod(0o755)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=ROOT,
            env={"PATH": str(self.bin), "LOG": str(self.log)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def calls_of(self, name: str) -> list[str]:
        return [line for line in self.log.read_text().splitlines() if line.startswith(name + " ")]


def _where(tool: str) -> str:
    return subprocess.run(
        ["sh", "-c", f"command -v {tool}"], capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Debian with a Python 3.12 that cannot make a virtual environment, and nothing installed."""
    machine = Machine(tmp_path)
    machine.has("dpkg-query", "exit 1")
    machine.has("python3.12", 'case "$2" in *"%d.%d"*) echo 3.12 ;; *ensurepip*) exit 1 ;; esac')
    return machine


def test_an_administrator_gets_the_missing_package(machine: Machine) -> None:
    machine.has("id", "echo 0")
    machine.has("apt-get")

    done = machine.run("scripts/system-packages", "venv", "python3.12")

    assert done.returncode == 0
    assert len(machine.calls_of("apt-get")) == 1
    assert machine.calls_of("apt-get")[0].endswith("python3.12-venv")


def test_an_outdated_package_list_is_brought_up_to_date_once(machine: Machine) -> None:
    machine.has("id", "echo 0")
    machine.has("apt-get", 'case "$1" in install) [ "$(grep -c install "$LOG")" -gt 1 ] ;; esac')

    done = machine.run("scripts/system-packages", "venv", "python3.12")

    assert done.stderr == ""
    assert [call.split()[1] for call in machine.calls_of("apt-get")] == ["install", "update", "install"]


def test_others_get_it_through_sudo_without_being_asked_for_a_password(machine: Machine) -> None:
    machine.has("id", "echo 1000")
    machine.has("apt-get")
    machine.has("sudo", 'shift; "$@"')

    machine.run("scripts/system-packages", "venv", "python3.12")

    assert machine.calls_of("sudo")[0].startswith("sudo --non-interactive ")
    assert len(machine.calls_of("apt-get")) == 1


def test_what_the_tests_use_of_the_system_is_installed_in_one_go(machine: Machine) -> None:
    machine.has("id", "echo 0")
    machine.has("apt-get")
    machine.has("dpkg-query", 'case "$*" in *poppler*) echo install ok installed ;; *) exit 1 ;; esac')

    done = machine.run("scripts/system-packages", "test")

    [call] = machine.calls_of("apt-get")
    wanted = {
        "tesseract-ocr",
        "tesseract-ocr-vie",
        "libreoffice-writer-nogui",
        "libreoffice-calc-nogui",
        "chromium",
    }
    assert done.returncode == 0
    assert wanted <= set(call.split())
    assert "poppler-utils" not in call


def test_a_package_that_this_system_does_not_have_keeps_no_other_away(machine: Machine) -> None:
    machine.has("id", "echo 0")
    machine.has("apt-get", 'case "$*" in *install*chromium*) exit 1 ;; esac')

    done = machine.run("scripts/system-packages", "test")

    calls = machine.calls_of("apt-get")
    assert done.returncode == 0
    assert [call.split()[-1] for call in calls[-6:-1]] == ["tesseract-ocr", "tesseract-ocr-vie",
        "libreoffice-writer-nogui", "libreoffice-calc-nogui", "poppler-utils"]  # fmt: skip
    assert [call.split()[1] for call in calls].count("update") == 1
    assert done.stderr.splitlines() == [
        "Could not install chromium (wanted for: test). Please run: sudo apt-get install chromium"
    ]


def test_nobody_who_runs_the_tests_without_rights_is_held_up(machine: Machine) -> None:
    machine.has("id", "echo 1000")
    machine.has("apt-get")

    done = machine.run("scripts/system-packages", "test")

    assert done.returncode == 0
    assert "sudo apt-get install tesseract-ocr tesseract-ocr-vie" in done.stderr
    assert machine.calls_of("apt-get") == []


@pytest.mark.parametrize("tools", [["apt-get"], []], ids=["no sudo", "no Debian"])
def test_who_may_not_install_is_told_how_and_it_goes_on(machine: Machine, tools: list[str]) -> None:
    machine.has("id", "echo 1000")
    for tool in tools:
        machine.has(tool, "exit 1")

    done = machine.run("scripts/system-packages", "venv", "python3.12")

    assert done.returncode == 0
    assert "sudo apt-get install python3.12-venv" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_what_is_installed_is_not_installed_again(machine: Machine) -> None:
    machine.has("id", "echo 0")
    machine.has("apt-get")
    machine.has("dpkg-query", "echo install ok installed")

    machine.run("scripts/system-packages", "venv", "python3.12")

    assert machine.calls_of("apt-get") == []


def test_the_first_python_that_can_is_taken(machine: Machine) -> None:
    machine.has("id", "echo 1000")
    machine.has("python3.11", "exit 127")
    machine.has("python3.13")

    done = machine.run("scripts/make-venv", "somewhere")

    assert done.returncode == 0
    assert machine.calls_of("python3.13")[-1] == "python3.13 -m venv --clear somewhere"


def test_without_a_python_that_can_it_says_so(machine: Machine) -> None:
    machine.has("id", "echo 1000")

    done = machine.run("scripts/make-venv", "somewhere")

    assert done.returncode == 1
    assert "Python of 3.11 or newer" in done.stderr


def test_the_locks_name_every_package_with_a_version_and_hashes() -> None:
    locks = {path.name: path.read_text("utf-8") for path in ROOT.glob("*.lock")}

    names = [
        "requirements-build.lock",
        "requirements-dev.lock",
        "requirements-fuzz.lock",
        "requirements.lock",
    ]
    assert sorted(locks) == names
    for text in locks.values():
        entries = [
            entry
            for entry in text.replace("\\\n", " ").splitlines()
            if entry and not entry.lstrip().startswith("#")
        ]
        assert entries
        assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_the_smaller_locks_are_part_of_the_whole_one() -> None:
    versions = {
        path.name: {line.split(" ")[0] for line in path.read_text("utf-8").splitlines() if "==" in line}
        for path in ROOT.glob("*.lock")
    }

    parts = versions["requirements.lock"] | versions["requirements-build.lock"]
    assert parts - versions["requirements-dev.lock"] == set()


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    locked = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE))

    assert {re.split(r"[\[<>=~; ]", wanted)[0] for wanted in project["dependencies"]} - locked == set()
