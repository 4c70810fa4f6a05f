"""What is documented is there, and what is written down names no machine and no package index."""

import re
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest

from tests.source import ROOT
from tracker.bootstrap import workflow
from tracker.render.diagram import mermaid
from tracker.settings import Settings

DATA_FOLDERS = {"TRACKER_WORKFLOWS_DIR", "TRACKER_TEMPLATES_DIR"}
HEADINGS = ["## Context", "## Decision", "## Status", "## Consequences"]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))

# Put together here so that this file does not contain what it forbids.
INDEX_HOSTS = [
    ".".join(parts) for parts in (("py" + "pi", "org"), ("python" + "hosted", "org"), ("npm" + "js", "org"))
]
HOME_PATHS = re.compile("(?<![a-z0-9.~])/(?:home|ro" + "ot|Us" + "ers|op" + "t|wo" + "rk)/[a-z0-9.]")


def tracked_files() -> list[Path]:
    """Files under version control; outside a repository (an unpacked archive) there is nothing to ask."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a repository")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if (ROOT / name).is_file()]


def forbidden_in(text: str) -> list[str]:
    """Hosts of package indexes and absolute paths of somebody's machine."""
    hosts = [host for host in INDEX_HOSTS if host in text]
    return hosts + HOME_PATHS.findall(text)


def broken_links(page: Path) -> list[str]:
    """Relative links of a Markdown page that lead nowhere."""
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    relative = [target for target in targets if "://" not in target and not target.startswith("mailto:")]
    return [target for target in relative if not (page.parent / target).exists()]


def missing_tests(page: str) -> list[str]:
    """Tests named in a page (`tests/a.py` or `tests/a.py::name`) that do not exist."""
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", page)
    return [f"{file}::{name}" for file, name in named if not _has_test(ROOT / file, name)]


def _has_test(file: Path, name: str) -> bool:
    return file.exists() and (not name or f"def {name}(" in file.read_text(encoding="utf-8"))


def test_the_readme_lists_every_setting_and_no_other() -> None:
    documented = re.findall(r"^\| `(TRACKER_\w+)` \|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)

    assert set(documented) == {f"TRACKER_{field.name.upper()}" for field in fields(Settings)} | DATA_FOLDERS
    assert len(documented) == len(set(documented))


def test_every_promise_of_the_readme_names_a_test_that_exists() -> None:
    assert missing_tests((ROOT / "README.md").read_text("utf-8")) == []


def test_every_relative_link_leads_somewhere() -> None:
    pages = [path for path in tracked_files() if path.suffix == ".md"]

    assert {page.name: broken_links(page) for page in pages if broken_links(page)} == {}


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_its_four_parts_on_one_page(decision: Path) -> None:
    lines = decision.read_text("utf-8").splitlines()

    assert [line for line in lines if line.startswith("## ")] == HEADINGS
    assert len(lines) <= 60


def test_decisions_are_numbered_without_gaps() -> None:
    assert [path.name[:5] for path in DECISIONS] == [
        f"{number:04}-" for number in range(1, len(DECISIONS) + 1)
    ]


def test_no_file_names_a_package_index_or_a_path_of_somebodys_machine() -> None:
    found = {
        str(path.relative_to(ROOT)): forbidden
        for path in tracked_files()
        if (forbidden := forbidden_in(path.read_text(encoding="utf-8", errors="ignore")))
    }

    assert found == {}


@pytest.mark.parametrize(
    "text",
    [
        "--index-url https://" + INDEX_HOSTS[0] + "/simple",
        "https://files." + INDEX_HOSTS[1] + "/a.whl",
        "#   from " + "/ho" + "me/someone/tracker",
        "find-links = " + "/op" + "t/wheels",
        'open("' + "/ro" + 'ot/.config")',
    ],
)
def test_a_forbidden_name_is_seen(text: str) -> None:
    assert forbidden_in(text) != []


@pytest.mark.parametrize("text", ["~/.local/share/tracker", "a/home/b", "docs/opt/x", "./root/x"])
def test_a_path_of_the_project_is_allowed(text: str) -> None:
    assert forbidden_in(text) == []


def test_a_broken_link_and_a_missing_test_are_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("[gone](gone.md) [here](page.md#part) [outside](https://example.org)")

    assert broken_links(page) == ["gone.md"]
    assert missing_tests("`tests/test_docs.py` `tests/test_docs.py::test_of_nothing`") == [
        "tests/test_docs.py::test_of_nothing"
    ]


def test_the_state_diagram_of_the_architecture_is_the_one_drawn_from_the_workflow() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    drawn = page.partition("```mermaid\n")[2].partition("\n```")[0]

    assert drawn == mermaid(workflow("assignment"), "en")
