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
