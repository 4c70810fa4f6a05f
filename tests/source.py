"""Reads Python source as facts for the tests about the project itself: what is imported and what is named."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Module:
    """One module as text. `name` is dotted (`tracker.domain.dates`)."""

    name: str
    text: str
    is_package: bool = False

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def imports(self) -> dict[str, int]:
        """Every imported thing by its full dotted name, with its line; also those inside functions."""
        return {name: line for line, name, _ in _imports(self)}

    def names_used(self) -> Iterator[tuple[str, int]]:
        """Imported names and dotted chains that start with one, spelled in full whatever their alias here."""
        aliases = {alias: name for _, name, alias in _imports(self)}
        yield from self.imports.items()
        for node in ast.walk(self.tree):
            chain = _chain(node)
            if isinstance(node, ast.expr) and chain and chain[0] in aliases:
                yield ".".join([aliases[chain[0]], *chain[1:]]), node.lineno


def modules_of(package: str) -> list[Module]:
    """All modules below a top-level package of the checkout."""
    return [_read(path) for path in sorted((ROOT / package).rglob("*.py"))]


def _read(path: Path) -> Module:
    parts = path.relative_to(ROOT).with_suffix("").parts
    is_package = parts[-1] == "__init__"
    name = ".".join(parts[:-1] if is_package else parts)
    return Module(name, path.read_text(encoding="utf-8"), is_package)


def _imports(module: Module) -> Iterator[tuple[int, str, str]]:
    """(line, full name, the name it has in this module)"""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for one in node.names:
                yield node.lineno, one.name, one.asname or one.name
                if not one.asname:  # `import a.b` binds `a`
                    top = one.name.partition(".")[0]
                    yield node.lineno, top, top
        if isinstance(node, ast.ImportFrom):
            start = _absolute(module, node)
            for one in node.names:
                yield node.lineno, f"{start}.{one.name}", one.asname or one.name
        if isinstance(node, ast.Call) and (name := _imported_by_call(node)):
            yield node.lineno, name, ""


def _absolute(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    levels_up = node.level - module.is_package
    base = module.name.split(".")[: len(module.name.split(".")) - levels_up]
    return ".".join([*base, *filter(None, [node.module])])


def _imported_by_call(node: ast.Call) -> str:
    """The name, or its fixed beginning, in `import_module("a.b")` or `import_module(f"a.{x}")`."""
    chain = _chain(node.func)
    if not chain or chain[-1] not in ("import_module", "__import__") or not node.args:
        return ""
    first = node.args[0]
    if isinstance(first, ast.JoinedStr) and first.values:
        first = first.values[0]
    return first.value.rstrip(".") if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


def _chain(node: ast.AST) -> list[str]:
    """["dt", "datetime", "now"] for `dt.datetime.now`; empty for anything that does not start with a name."""
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.insert(0, node.attr)
        node = node.value
    return [node.id, *names] if isinstance(node, ast.Name) else []
