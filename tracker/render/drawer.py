"""Drawing reports in every form with one set of templates, and naming that set by a digest. Keeps nothing."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from tracker.render.report_files import drawn_report, left_out_sentence
from tracker.render.report_shapes import FORMS, ReportForm, ReportKind
from tracker.render.words import CATALOGS
from tracker.resources import data_dir


@dataclass(frozen=True)
class ReportDrawer:
    """Draws contexts, as plain data, in one language. `own` is the folder of the office's own templates, `forms` what
    an issued report is kept in."""

    lang: str
    own: Path | None = None
    forms: tuple[str, ...] = FORMS

    @cached_property
    def version(self) -> str:
        """SHA-256 over the templates and sentences that speak in a report."""
        found = hashlib.sha256()
        for name, data in self._sources():
            found.update(f"{name}\0{hashlib.sha256(data).hexdigest()}\n".encode())
        return found.hexdigest()

    def __call__(self, context: Mapping[str, Any], form: str) -> bytes:
        """The progress report as a file; raises what the templates make wrong, each one sentence."""
        return self.paper(context, form, "progress")[0]

    def paper(self, context: Mapping[str, Any], form: str, kind: str) -> tuple[bytes, str]:
        """Any paper as a file, by the names of `report_shapes`, with a warning where the office's own templates leave
        figures out, else empty; raises `report_faults.*`."""
        drawn = drawn_report(context, self.lang, cast(ReportForm, form), cast(ReportKind, kind), own=self.own)
        return drawn.data, left_out_sentence(drawn, self.lang)

    def _sources(self) -> Iterator[tuple[str, bytes]]:
        folders = [data_dir("templates") / "reports", *([self.own] if self.own and self.own.is_dir() else [])]
        for folder in folders:
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    yield path.relative_to(folder).as_posix(), path.read_bytes()
        for path in sorted((Path(CATALOGS) / self.lang).glob("*.po")):
            yield path.name, path.read_bytes()
