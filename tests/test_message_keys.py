"""Every message key that the code, a template or a workflow holds has a sentence in the catalogs."""

import ast
import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from babel.messages.pofile import read_po

from tests.source import ROOT, Module, modules_of

VIETNAMESE = sorted((ROOT / "tracker" / "catalogs" / "vi").glob("*.po"))
ALWAYS = {"error", "finding"}
"""Catalogs that the code has keys for whether or not the file is there."""

PREFIXES = "|".join(sorted({path.stem for path in VIETNAMESE} | ALWAYS))
NO_FILE_NAME = r"(?!.*\.(?:css|csv|db|docx|eml|html|j2|json|mo|pdf|po|py|svg|toml|txt|xlsx)$)"
KEY = re.compile(rf"{NO_FILE_NAME}(?:{PREFIXES})(?:\.[a-z0-9_]+)+")
BEGINNING = re.compile(rf"(?:{PREFIXES})\.(?:[a-z0-9_]+\.)*")
QUOTED = re.compile(r"\"([^\"\n]+)\"|'([^'\n]+)'")


def keys_in(module: Module) -> Iterator[tuple[int, str]]:
    """String literals that are a key, and beginnings of keys (`state.` of `f"state.{x}"`); kinds of events are none."""
    kinds = {id(part) for kind in _classes(module, "EventKind") for part in ast.walk(kind)}
    for node in ast.walk(module.tree):
        if id(node) in kinds:
            continue
        text = _text(node)
        if KEY.fullmatch(text):
            yield node.lineno, text  # type: ignore[attr-defined]  # a text is an expression, which has a line
        if isinstance(node, ast.JoinedStr) and BEGINNING.fullmatch(_text(node.values[0])):
            yield node.lineno, _text(node.values[0])
        if isinstance(node, ast.Call) and _is_say(node.func) and len(node.args) > 1 and _text(node.args[1]):
            yield node.lineno, _text(node.args[1])


def _classes(module: Module, name: str) -> list[ast.ClassDef]:
    return [node for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef) and node.name == name]


def keys_in_text(text: str) -> Iterator[tuple[int, str]]:
    """Quoted keys in a template or a workflow."""
    for number, line in enumerate(text.splitlines(), start=1):
        for found in QUOTED.finditer(line):
            quoted = found[1] or found[2]
            if KEY.fullmatch(quoted):
                yield number, quoted


def has_sentence(key: str, known: set[str]) -> bool:
    is_beginning = key.endswith((".", "_"))  # what an f-string completes
    return key in known or (is_beginning and any(one.startswith(key) for one in known))


def _text(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _is_say(function: ast.expr) -> bool:
    return isinstance(function, ast.Name) and function.id == "say"


@pytest.fixture(scope="module")
def known() -> set[str]:
    """The Vietnamese keys; the other language is held to the same."""
    catalogs = [read_po(BytesIO(path.read_bytes()), locale="vi") for path in VIETNAMESE]
    return {str(message.id) for catalog in catalogs for message in catalog}


def test_every_key_in_the_code_has_a_sentence(known: set[str]) -> None:
    found = {
        f"{module.name}:{line} {key}": key
        for module in modules_of("tracker")
        for line, key in keys_in(module)
    }

    silent = [place for place, key in found.items() if not has_sentence(key, known)]
    assert not silent, "\n".join(silent)


def test_every_key_in_a_template_or_workflow_has_a_sentence(known: set[str]) -> None:
    files = [
        path
        for folder in ("templates", "workflows")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in (".html", ".j2", ".svg", ".toml", ".txt")
    ]
    found = {
        f"{path.name}:{line}": key for path in files for line, key in keys_in_text(path.read_text("utf-8"))
    }

    silent = [f"{place} {key}" for place, key in found.items() if not has_sentence(key, known)]
    assert not silent, "\n".join(silent)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('class A:\n    key = "error.a"', ["error.a"]),
        ('Finding(1, "finding.odd_date", line)', ["finding.odd_date"]),
        ('say(lang, "unheard.of.key", n=1)', ["unheard.of.key"]),
        ('x = f"error.{kind}"', ["error."]),
        ('x = "error."\ny = "other.key"\nz = "an error.a"\nw = "error.html"', []),
    ],
)
def test_a_key_is_found_wherever_the_code_writes_it(text: str, keys: list[str]) -> None:
    found = [key for _, key in keys_in(Module("tracker.x", text))]

    assert sorted(set(found)) == keys


def test_a_key_is_found_in_a_template() -> None:
    template = "<h1>{{ say('error.title') }}</h1>\n{% include 'error.html' %}{{ \"finding.b\" | say }}"

    assert list(keys_in_text(template)) == [(1, "error.title"), (2, "finding.b")]


def test_the_beginning_of_a_key_needs_one_sentence_that_begins_so() -> None:
    assert has_sentence("state.", {"state.reported"})
    assert not has_sentence("state.", {"states.reported"})
    assert not has_sentence("state", {"state.reported"})
