"""Keys become sentences."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from hatch_build import CATALOGS, compile_catalogs
from tracker.render import words
from tracker.render.words import say


@pytest.fixture
def catalogs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An office with one sentence in both languages, one in English alone and one with a hole."""
    folder = tmp_path / CATALOGS
    _write(folder / "vi" / "mail.po", {"mail.late": "{body} chậm {days} ngày"})
    _write(folder / "en" / "mail.po", {"mail.late": "{body} is {days} days late", "mail.new": "A new task"})
    compile_catalogs(tmp_path)
    monkeypatch.setattr(words, "CATALOGS", str(folder))
    words._catalog.cache_clear()
    yield folder
    words._catalog.cache_clear()


def _write(path: Path, sentences: dict[str, str]) -> None:
    entries = [f'msgid "{key}"\nmsgstr "{sentence}"\n' for key, sentence in sentences.items()]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n' + "\n".join(entries), "utf-8"
    )


@pytest.mark.usefixtures("catalogs")
def test_each_reader_is_told_in_their_language() -> None:
    assert say("vi", "mail.late", body="Đơn vị mẫu", days=3) == "Đơn vị mẫu chậm 3 ngày"
    assert say("en", "mail.late", body="Đơn vị mẫu", days=3) == "Đơn vị mẫu is 3 days late"


@pytest.mark.usefixtures("catalogs")
def test_a_sentence_missing_in_one_language_is_said_in_the_other() -> None:
    assert say("vi", "mail.new") == "A new task"


@pytest.mark.usefixtures("catalogs")
@pytest.mark.parametrize("key", ["mail.nothing", "nowhere.at_all", "", "mail", "../vi/mail.late"])
def test_an_unknown_key_is_shown_as_it_is(key: str) -> None:
    assert say("vi", key) == key


@pytest.mark.usefixtures("catalogs")
def test_an_unknown_language_is_answered_in_vietnamese() -> None:
    assert say("fr", "mail.late", body="Đơn vị mẫu", days=3) == "Đơn vị mẫu chậm 3 ngày"


@pytest.mark.usefixtures("catalogs")
def test_a_hole_nobody_fills_stays_visible() -> None:
    assert say("vi", "mail.late", days=3) == "{body} chậm 3 ngày"


@pytest.mark.usefixtures("catalogs")
def test_a_value_that_looks_like_a_hole_is_only_a_value() -> None:
    assert say("vi", "mail.late", body="{days}", days="{body}") == "{days} chậm {body} ngày"


def test_a_sentence_cannot_reach_into_what_fills_it(catalogs: Path) -> None:
    _write(catalogs / "vi" / "sly.po", {"sly.one": "{body.__class__} {body[0]} {0} {body!r}"})
    compile_catalogs(catalogs.parents[1])

    assert say("vi", "sly.one", body="x") == "{body.__class__} {body[0]} {0} {body!r}"


def test_compiling_again_writes_nothing(catalogs: Path) -> None:
    assert compile_catalogs(catalogs.parents[1]) == []


class Standing(StrEnum):
    """Its words are in the catalog `standing`."""

    OPEN = "open"
    LOST = "lost"


def test_values_are_said_as_people_read_them(catalogs: Path) -> None:
    _write(catalogs / "vi" / "standing.po", {"standing.open": "còn hạn"})
    compile_catalogs(catalogs.parents[1])

    assert words.shown("vi", Standing.OPEN) == "còn hạn"
    assert words.shown("vi", Standing.LOST) == "lost"
    assert words.shown("vi", ("a", 2, Standing.OPEN)) == "a, 2, còn hạn"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2019, 6, 30), "30/6/2019"),
        (date(2019, 2, 5), "05/02/2019"),
        (date(2019, 11, 9), "09/11/2019"),
    ],
)
def test_a_date_is_written_as_the_office_writes_it(day: date, written: str) -> None:
    assert words.shown("vi", day) == written
    assert words.shown("en", day) == day.isoformat()


def test_a_hole_may_have_any_name(catalogs: Path) -> None:
    _write(catalogs / "vi" / "free.po", {"free.names": "{lang} {key}"})
    compile_catalogs(catalogs.parents[1])

    assert say("vi", "free.names", lang="a", key="b") == "a b"
