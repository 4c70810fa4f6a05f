"""Words made inert for each form: as HTML, as WordprocessingML, as a string of typst. No layout."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup, escape

from tracker.render.font_metrics import covered

NUMBER = re.compile(r"\d+[a-z]?[-/][\w/.-]*[^\W\d_][\w/-]*[,;.]?")
"""A document number, which would be broken at its hyphen."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONG = re.compile(r"[^\s\u200b]{32}(?=\S)")
_HYPHEN = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'


Typst = Markup
"""What is typst already: the sandbox makes it only of templates, and these filters of nothing but inert words."""


def unbroken(text: str) -> Markup:
    """The text, escaped, with document numbers kept on one line: a browser would break them at the hyphen."""
    return Markup(NUMBER.sub(r'<span class="nb">\g<0></span>', str(escape(text))))  # noqa: S704  # escaped just here


def word_text(text: object) -> Markup:
    """The inside of `w:t`: escaped, document numbers kept on one line, line ends as breaks."""
    safe = str(escape(_NOT_XML.sub("", str(text)))).replace("\r", "")
    unbreakable = NUMBER.sub(lambda found: found[0].replace("-", _HYPHEN), safe)
    return Markup(unbreakable.replace("\n", _BREAK))  # noqa: S704  # escaped above


def xml_text(text: object) -> object:
    """What every expression of an XML template becomes: without characters that XML has no room for."""
    return text if isinstance(text, Markup) else _NOT_XML.sub("", str(text))


def clean_words(text: object) -> str:
    """Words as typst may be given them as data: letters that the font has; a word too long for a line may break."""
    clean = covered(unicodedata.normalize("NFC", _NOT_XML.sub("", str(text))).replace("\r", ""))
    return _LONG.sub(lambda found: found[0] + "\u200b", clean)


def typst_string(text: object) -> Typst:
    """A string literal of typst."""
    clean = covered(unicodedata.normalize("NFC", _NOT_XML.sub("", str(text))).replace("\r", ""))
    inner = clean.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", " ")
    return Typst(f'"{inner}"')  # a literal that cannot end early


def typst_source(text: object) -> Typst:
    """A string of typst that holds source of another kind, whatever letters the font has."""
    inner = str(text).replace("\\", "\\\\").replace('"', '\\"')
    return Typst(f'"{inner}"')  # a literal that cannot end early


def typst_words(text: object) -> Typst:
    """What every expression of a typst template becomes: words, nothing of which is markup or code.

    Document numbers stay on one line; a word too long for any line may be broken anywhere.
    """
    if isinstance(text, Typst):
        return text
    said, parts, at = str(text), [], 0
    for number in NUMBER.finditer(said):
        parts += [_inert(said[at : number.start()]), f"#box[{_inert(number[0])}]"]
        at = number.end()
    return Typst("".join([*parts, _inert(said[at:])]))  # literals


def typst_number(value: float) -> Typst:
    """A number as code."""
    return Typst(f"{float(value):g}")  # a number


def typst_runs(runs: Iterable[dict[str, Any]]) -> Typst:
    """Runs as words, bold and italic as they are marked."""
    return Typst("".join(_run(one) for one in runs))  # literals


def typst_name(name: str) -> Typst:
    """A name of ours as code; anything else is refused."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise ValueError(name)
    return Typst(name)  # letters, digits and lines


def _run(one: dict[str, Any]) -> str:
    said = str(typst_words(one["text"]))
    said = f"#strong[{said}]" if one["bold"] else said
    return f"#emph[{said}]" if one["italic"] else said


def _inert(text: str) -> str:
    return f"#{typst_string(_LONG.sub(lambda found: found[0] + chr(0x200B), text))};" if text else ""


def text_of(runs: Iterable[dict[str, Any]]) -> str:
    """The words of runs."""
    return "".join(one["text"] for one in runs)


FITS = 400
"""Letters of a cell that fit on a page even in a narrow column."""


def fits(cells: Iterable[dict[str, Any]]) -> bool:
    """Whether a row of a table may be kept on one page."""
    return all(len(cell["text"]) <= FITS for cell in cells)
