"""The text of a file as it came in: numbered lines, before anyone has said what they mean."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One line of the file, cleaned (NFC, no control characters). `number` counts from 1, `page` too where known."""

    number: int
    text: str
    page: int | None = None


@dataclass(frozen=True)
class SourceText:
    """A whole file as text. `kind` is what the bytes are: txt, docx or pdf. `notes` are keys of findings that
    reading itself gives cause for (an old encoding was converted, an external link was left alone)."""

    lines: tuple[Line, ...]
    name: str = ""
    kind: str = "txt"
    notes: tuple[str, ...] = ()


def source_from_text(text: str, name: str = "", kind: str = "txt", notes: tuple[str, ...] = ()) -> SourceText:
    """Number the lines of clean text. Form feeds have become line ends; a first page is assumed."""
    lines = tuple(Line(number, line) for number, line in enumerate(text.split("\n"), start=1))
    return SourceText(lines, name, kind, notes)
