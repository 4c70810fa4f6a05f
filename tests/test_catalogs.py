"""The message catalogs are well formed and say the same in every language."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.source import ROOT
from tracker.render.words import LANGUAGES, say

CATALOGS = ROOT / "tracker" / "catalogs"
NAMES = sorted({path.stem for path in CATALOGS.glob("*/*.po")})

HOLE = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def read(language: str, name: str) -> Catalog:
    return read_catalog((CATALOGS / language / f"{name}.po").read_bytes(), language)


def read_catalog(po: bytes, language: str) -> Catalog:
    return read_po(BytesIO(po), locale=language, abort_invalid=True)


def faults(catalog: Catalog, name: str) -> Iterator[str]:
    """What is wrong with one catalog alone."""
    for message in catalog:
        if not message.id:
            continue
        key, sentence = str(message.id), message.string
        if not key.startswith(f"{name}."):
            yield f"{key} belongs into another catalog than {name}"
        if message.fuzzy:
            yield f"{key} is marked fuzzy"
        if not isinstance(message.id, str) or not isinstance(sentence, str):
            yield f"{key} has plural forms: say it without"
            continue
        if not sentence.strip():
            yield f"{key} has no sentence"
        if set("{}") & set(HOLE.sub("", sentence)):
            yield f"{key} has a brace that is no hole of a bare name"


def sentences(catalog: Catalog) -> dict[str, str]:
    return {str(message.id): str(message.string) for message in catalog if message.id}


def differences(some: Catalog, other: Catalog) -> list[str]:
    """Keys that only one has, and keys whose holes differ."""
    one, two = sentences(some), sentences(other)
    lonely = [f"{key} is in one language only" for key in sorted(one.keys() ^ two.keys())]
    shared = sorted(one.keys() & two.keys())
    return lonely + [f"{key} has other holes" for key in shared if _holes(one[key]) != _holes(two[key])]


def _holes(sentence: str) -> set[str]:
    return set(HOLE.findall(sentence))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_catalog_is_complete_and_well_formed(language: str, name: str) -> None:
    catalog = read(language, name)

    assert list(faults(catalog, name)) == []
    write_mo(BytesIO(), catalog)


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_keys_and_holes(name: str) -> None:
    assert differences(read("vi", name), read("en", name)) == []


def test_no_key_stands_twice_in_a_catalog() -> None:
    for path in CATALOGS.glob("*/*.po"):
        keys = re.findall(r'^msgid "(.+)"$', path.read_text(encoding="utf-8"), re.MULTILINE)

        assert sorted(keys) == sorted(set(keys)), path


@pytest.mark.parametrize(
    "entry",
    [
        '#, fuzzy\nmsgid "error.a"\nmsgstr "Câu."',
        'msgid "error.a"\nmsgstr ""',
        'msgid "other.a"\nmsgstr "Câu."',
        'msgid "error.a"\nmsgstr "Câu {task.owner}."',
        'msgid "error.a"\nmsgstr "Câu {0}."',
        'msgid "error.a"\nmsgstr "Câu {."',
        'msgid "error.a"\nmsgid_plural "error.b"\nmsgstr[0] "Câu."',
    ],
)
def test_a_faulty_entry_is_seen(entry: str) -> None:
    assert list(faults(read_catalog(entry.encode(), "vi"), "error")) != []


@pytest.mark.parametrize("other", ['msgid "error.a"\nmsgstr "None."', 'msgid "error.b"\nmsgstr "{name}."'])
def test_languages_that_drift_apart_are_seen(other: str) -> None:
    some = read_catalog('msgid "error.a"\nmsgstr "Câu {name}."'.encode(), "vi")

    assert differences(some, read_catalog(other.encode(), "en")) != []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_reaches_the_reader_with_its_holes_filled(language: str) -> None:
    for name in NAMES:
        for key, sentence in sentences(read(language, name)).items():
            said = say(language, key, **dict.fromkeys(_holes(sentence), "Đơn vị mẫu"))

            assert said == HOLE.sub("Đơn vị mẫu", sentence)


def test_the_catalogs_are_the_same_files_in_every_language() -> None:
    assert {path.relative_to(CATALOGS) for path in CATALOGS.glob("*/*.po")} == {
        Path(language, f"{name}.po") for language in LANGUAGES for name in NAMES
    }
