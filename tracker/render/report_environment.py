"""The template environment of each form: where templates are looked for, and what keeps words inert. No words."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from tracker.render import text_filters as filters
from tracker.render.docx_measures import MEASURES
from tracker.render.report_grid import head_rows
from tracker.render.report_sandbox import Sandbox

_MARKED: Mapping[str, str] = {
    "variable_start_string": "<<",
    "variable_end_string": ">>",
    "block_start_string": "<%",
    "block_end_string": "%>",
    "comment_start_string": "<#",
    "comment_end_string": "#>",
}
"""typst uses braces and the number sign itself."""


@lru_cache(maxsize=8)
def html_environment(folders: tuple[Path, ...]) -> Sandbox:
    """For HTML and for the SVG of charts."""
    return Sandbox(_named(folders), {"unbroken": filters.unbroken, "text": filters.text_of}, autoescape=True)


@lru_cache(maxsize=8)
def word_environment(folders: tuple[Path, ...]) -> Sandbox:
    """For the XML parts of a DOCX."""
    own: dict[str, Any] = {"wml": filters.word_text, "heads": head_rows, "text": filters.text_of, **MEASURES}
    return Sandbox(_named(folders), own, autoescape=True, finalize=filters.xml_text)


@lru_cache(maxsize=8)
def typst_environment(folders: tuple[Path, ...]) -> Sandbox:
    """For typst; whatever is put in is words, but for numbers and our own names."""
    own: dict[str, Any] = {
        "num": filters.typst_number,
        "quoted": filters.typst_string,
        "source": filters.typst_source,
        "runs": filters.typst_runs,
        "code": filters.typst_name,
        "fits": filters.fits,
        "text": filters.text_of,
    }
    return Sandbox(_named(folders), own, autoescape=True, finalize=filters.typst_words, **_MARKED)


def _named(folders: tuple[Path, ...]) -> list[str]:
    return [str(folder) for folder in folders]
