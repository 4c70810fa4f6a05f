"""What a build adds to the sources: compiled message catalogs, and the data folders inside the wheel.

By hand, `python hatch_build.py` compiles the catalogs of the checkout it lies in.
"""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGS = Path("tracker", "catalogs")
DATA = ("workflows", "templates")

# Babel writes the date of the catalog into the .mo; a fixed one gives the same bytes in every build.
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # its parameter is no part of hatchling's public API
    """Named as hatchling expects it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """The data folders are no part of an editable install: copies there would go stale."""
        root = Path(self.root)
        compile_catalogs(root)
        if version == "editable":
            return
        for kind in DATA:
            build_data["force_include"][str(root / kind)] = f"tracker/_data/{kind}"


def compile_catalogs(root: Path) -> list[Path]:
    """Write each .mo that is missing or older than its .po; return those written. A broken .po raises."""
    sources = sorted((root / CATALOGS).glob("*/*.po"))
    return [_compile(source) for source in sources if _is_outdated(source)]


def _is_outdated(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def _compile(source: Path) -> Path:
    with source.open("rb") as text:
        catalog = read_po(text, locale=source.parent.name, abort_invalid=True)
    catalog.creation_date = catalog.revision_date = _NO_DATE
    compiled = source.with_suffix(".mo")
    # Several processes may compile at once (a test run in parallel): each replaces the whole file.
    partial = compiled.with_name(f".{compiled.name}.{os.getpid()}")
    with partial.open("wb") as out:
        write_mo(out, catalog)
    partial.replace(compiled)
    return compiled


if __name__ == "__main__":
    for written in compile_catalogs(Path(__file__).resolve().parent):
        print(written)
