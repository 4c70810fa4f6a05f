"""Where the workflows and templates are looked for."""

from pathlib import Path

import pytest

from tests.source import ROOT
from tracker.resources import data_dir


def test_a_checkout_uses_its_own_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRACKER_WORKFLOWS_DIR", raising=False)

    assert data_dir("workflows") == ROOT / "workflows"


def test_an_office_may_keep_its_workflows_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_WORKFLOWS_DIR", str(tmp_path))

    assert data_dir("workflows") == tmp_path
    assert data_dir("templates") == ROOT / "templates"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_TEMPLATES_DIR", str(tmp_path / "gone"))

    with pytest.raises(FileNotFoundError) as caught:
        data_dir("templates")

    assert caught.value.filename == str(tmp_path / "gone")
