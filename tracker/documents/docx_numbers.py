"""Automatic numbering of a .docx: the label Word would print before a paragraph ("II.", "1.2.", "a)", "-")."""

import re
from dataclasses import dataclass, field

from tracker.documents.docx_xml import Attributes, read_xml
from tracker.documents.labels import LETTERS

_ROMANS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass
class Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""


@dataclass
class Numbering:
    """`levels` by abstract list and level (`own` by list and level, where a list changes its abstract one), `lists`
    from a list's id to its abstract one, `styles` from a paragraph style to (list, level), `restarts` where a list
    begins counting anew. `label` keeps the running counts."""

    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    own: dict[tuple[str, int], Level] = field(default_factory=dict)
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def label_of(self, list_id: str, level: int | None, style: str) -> str:
        """The label of a paragraph: of its own list, else of its style's; empty where there is none. Counts it."""
        from_style = self.styles.get(style, ("", 0))
        return self.label(list_id or from_style[0], from_style[1] if level is None else level)

    def label(self, list_id: str, level: int) -> str:
        """The label of the next paragraph of a list; empty when the list is unknown. Counts it."""
        abstract = self.lists.get(list_id)
        shape = self.own.get((list_id, level)) or self.levels.get((abstract or "", level))
        if abstract is None or shape is None:
            return ""
        again = self.restarts.pop((list_id, level), None)
        if again is not None:
            self.counts[abstract, level] = again - 1
        if shape.form == "bullet":
            return "- "
        if shape.form == "none":
            return ""
        self.counts[abstract, level] = self.counts.get((abstract, level), shape.start - 1) + 1
        for deeper in range(level + 1, 10):
            self.counts.pop((abstract, deeper), None)
        words = re.sub(r"%(\d)", lambda found: self._number(list_id, abstract, int(found[1]) - 1), shape.text)
        return words + " " if words else ""

    def _number(self, list_id: str, abstract: str, level: int) -> str:
        shape = self.own.get((list_id, level)) or self.levels.get((abstract, level), Level())
        return _written(self.counts.get((abstract, level), shape.start), shape.form)


def _written(value: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        made = ""
        for worth, sign in _ROMANS:
            while value >= worth:
                made, value = made + sign, value - worth
        return made if form == "upperRoman" else made.lower()
    if form in ("lowerLetter", "upperLetter"):
        letter = "abcdefghijklmnopqrstuvwxyz"[(value - 1) % 26]
        return letter if form == "lowerLetter" else letter.upper()
    if form == "vietnameseCounting":
        return LETTERS[(value - 1) % len(LETTERS)]
    return f"{value:02d}" if form == "decimalZero" else str(value)


def read_numbering(numbering: bytes | None, styles: bytes | None) -> Numbering:
    """From the parts word/numbering.xml and word/styles.xml; either may be missing."""
    made = Numbering()
    if numbering is not None:
        reader = _NumberingReader(made)
        read_xml(numbering, reader.start, reader.end)
    if styles is not None:
        style = _StyleReader(made)
        read_xml(styles, style.start, style.end)
    return made


class _NumberingReader:
    def __init__(self, made: Numbering) -> None:
        self.made = made
        self.abstract = self.list_id = ""
        self.level: Level | None = None
        self.overridden = 0

    def start(self, name: str, attributes: Attributes) -> None:
        value = attributes.get("val", "")
        if name == "abstractNum":
            self.abstract = attributes.get("abstractNumId", "")
        elif name == "lvl":
            self._level(_whole(attributes.get("ilvl", "0")))
        elif self.level is not None:
            self._of_level(name, value)
        elif name == "num":
            self.list_id = attributes.get("numId", "")
        elif name == "abstractNumId" and self.list_id:
            self.made.lists[self.list_id] = value
        elif name == "lvlOverride":
            self.overridden = _whole(attributes.get("ilvl", "0"))
        elif name == "startOverride" and self.list_id:
            self.made.restarts[self.list_id, self.overridden] = _whole(value, 1)

    def _level(self, number: int) -> None:
        self.level = Level()
        of_list = (self.made.own, self.list_id) if self.list_id else (self.made.levels, self.abstract)
        of_list[0].setdefault((of_list[1], number), self.level)

    def _of_level(self, name: str, value: str) -> None:
        if self.level is None:
            return
        if name == "start":
            self.level.start = _whole(value, 1)
        elif name == "numFmt":
            self.level.form = value
        elif name == "lvlText":
            self.level.text = value

    def end(self, name: str) -> None:
        if name == "lvl":
            self.level = None
        elif name == "num":
            self.list_id = ""


class _StyleReader:
    """A style numbers as the one it is based on, unless it says otherwise."""

    def __init__(self, made: Numbering) -> None:
        self.made = made
        self.style = self.base = ""
        self.level: int | None = None
        self.list_id = ""

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "style":
            self.style, self.base = attributes.get("styleId", ""), ""
            self.level, self.list_id = None, ""
        elif name == "basedOn":
            self.base = attributes.get("val", "")
        elif name == "ilvl":
            self.level = _whole(attributes.get("val", "0"))
        elif name == "numId":
            self.list_id = attributes.get("val", "")

    def end(self, name: str) -> None:
        if name != "style" or not self.style:
            return
        list_id, level = self.made.styles.get(self.base, ("", 0))
        if self.list_id or list_id:
            shown = level if self.level is None else self.level
            self.made.styles[self.style] = (self.list_id or list_id, shown)
        self.style = ""


def _whole(text: str, default: int = 0) -> int:
    return int(text) if text.isdigit() and len(text) < 6 else default
