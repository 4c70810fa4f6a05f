"""Edited parts of a report: a safe part of Markdown read into plain blocks, with figures put in by name.

Paragraphs, lists, **bold** and *italic* are all there is; everything else (HTML, links, pictures, headings, code) stays
the text it is. Figures are written `{{ total }}`, `{{ body/so-1/done }}`, `{{ done | rate }}`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tracker.domain.errors import Invalid
from tracker.domain.report import near
from tracker.domain.report_narrative import Block, Run
from tracker.domain.report_numbers import rate, written
from tracker.domain.text import MAX_TEXT, clean

Values = Mapping[str, tuple[float | None, int | None]]

_HOLE = re.compile(r"\{\{\s*(?:figure\.)?([^\s|{}]+)\s*(?:\|\s*([a-z]+)\s*)?\}\}")
_LOOSE = re.compile(r"\{\{|\}\}")
FORMS = ("value", "rate", "of")


class UnknownFigure(Invalid):
    """Line `line` names a figure that the report does not have."""

    key = "narrative.unknown_figure"


class BadHole(Invalid):
    """Line `line` has `{{` or `}}` that do not hold the name of a figure."""

    key = "narrative.bad_hole"


class NoRate(Invalid):
    """Line `line` asks for the share or the whole of a figure that is a part of nothing."""

    key = "narrative.no_rate"


class PartTooLong(Invalid):
    """A part has more characters than any output can carry."""

    key = "narrative.too_long"


@dataclass(frozen=True, slots=True)
class Hole:
    """A figure named in the text: in which line (from 1), which, and in which form."""

    line: int
    name: str
    form: str


def blocks_of(text: str, values: Values) -> tuple[Block, ...]:
    """The text as blocks, its figures filled in. Raises UnknownFigure, BadHole, NoRate, PartTooLong."""
    text = clean(text)
    if len(text) > MAX_TEXT:
        raise PartTooLong(limit=MAX_TEXT)
    for hole in holes(text):
        _check(hole, values)
    return tuple(_blocks(_reader().parse(text), values))


def holes(text: str) -> list[Hole]:
    """The figures named, in order; raises BadHole."""
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        for hole in _HOLE.finditer(line):
            found.append(Hole(number, hole[1], hole[2] or "value"))
        if _LOOSE.search(_HOLE.sub("", line)):
            raise BadHole(line=number, text=line.strip()[:80])
    return found


def _check(hole: Hole, values: Values) -> None:
    if hole.form not in FORMS:
        raise BadHole(line=hole.line, text=f"{{{{ {hole.name} | {hole.form} }}}}")
    if hole.name not in values:
        raise UnknownFigure(line=hole.line, name=hole.name, near=near(hole.name, values) or "–")
    if hole.form != "value" and values[hole.name][1] is None:
        raise NoRate(line=hole.line, name=hole.name)


def _reader() -> MarkdownIt:
    return MarkdownIt("zero").enable(["list", "emphasis", "newline"])


def _blocks(tokens: Sequence[Token], values: Values) -> list[Block]:
    """Lists within lists become entries of the outer one: official papers have one depth of dashes."""
    found: list[Block] = []
    lines: list[tuple[Run, ...]] = []
    depth, kind = 0, "paragraph"
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            kind = kind if depth else {"b": "bullets", "o": "numbers"}[token.type[0]]
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
            if not depth:
                found.append(Block(kind, tuple(lines)))
                lines = []
        elif token.type == "inline":
            runs = tuple(_runs(token.children or (), values))
            if depth:
                lines.append(runs)
            else:
                found.append(Block("paragraph", (runs,)))
    return [block for block in found if any(block.lines)]


def _runs(tokens: Sequence[Token], values: Values) -> list[Run]:
    found: list[Run] = []
    style = Run("")
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            style = replace(style, is_bold=token.type == "strong_open")
        elif token.type in ("em_open", "em_close"):
            style = replace(style, is_italic=token.type == "em_open")
        elif token.type in ("softbreak", "hardbreak"):
            found.append(replace(style, text=" "))
        elif token.content:
            found += _filled(token.content, style, values)
    return found


def _filled(text: str, style: Run, values: Values) -> list[Run]:
    found, at = [], 0
    for hole in _HOLE.finditer(text):
        if hole.start() > at:
            found.append(replace(style, text=text[at : hole.start()]))
        found.append(_figure(hole[1], hole[2] or "value", style, values))
        at = hole.end()
    if at < len(text):
        found.append(replace(style, text=text[at:]))
    return found


def _figure(name: str, form: str, style: Run, values: Values) -> Run:
    value, of = values[name]
    text = rate(value, of) if form == "rate" else written(of if form == "of" else value)
    return replace(style, text=text, figure=name, form=form, value=value, of=of)
