"""A report as a DOCX package: parts in a fixed order, with fixed times. What the parts say is the templates'."""

from pathlib import Path
from typing import Any

from markupsafe import escape

from tracker.render.fixed_zip import packed
from tracker.render.pdf_typst import png_of
from tracker.render.report_drawing import charts_of
from tracker.render.report_environment import word_environment
from tracker.render.template_faults import rendered

Words = dict[str, Any]

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_PARTS = {
    "document": ("rId0", f"{_WORD}.document.main+xml"),
    "styles": ("rId1", f"{_WORD}.styles+xml"),
    "settings": ("rId2", f"{_WORD}.settings+xml"),
    "header1": ("rId3", f"{_WORD}.header+xml"),
    "header2": ("rId4", f"{_WORD}.header+xml"),
}


def docx_of(words: Words, body: str, folders: tuple[Path, ...]) -> bytes:
    """The file around its main part; `words` with the SVG of its charts. Raises TemplateBroken and its kin."""
    charts = charts_of(words)
    environment = word_environment(folders)
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": core_properties(words),
        "word/document.xml": body,
        "word/styles.xml": rendered(environment, "docx/styles.xml.j2", words),
        "word/settings.xml": _settings(),
        "word/header1.xml": rendered(environment, "docx/header.xml.j2", words),
        "word/header2.xml": f'{_HEAD}<w:hdr xmlns:w="{_MAIN}"><w:p/></w:hdr>',
        "word/_rels/document.xml.rels": _document_relations(charts),
    }
    for chart in charts:
        made[f"word/media/{chart['key']}.png"] = png_of(chart["svg"], chart["width"], chart["height"])
        made[f"word/media/{chart['key']}.svg"] = str(chart["svg"])
    return packed(made)


def core_properties(words: Words) -> str:
    """Title, author and the report's own day as the time of making: nothing of the machine or the hour."""
    day = "{year:04d}-{month:02d}-{day:02d}T00:00:00Z".format(**words["dated"])
    stamps = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(words['title'])}</dc:title><dc:creator>{escape(words['author'])}</dc:creator>"
        f"<dc:language>{escape(words['lang'])}</dc:language>{stamps}</cp:coreProperties>"
    )


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>' for name, (_, kind) in _PARTS.items()
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{relations}"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Default Extension="svg" ContentType="image/svg+xml"/>{overrides}'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def _package_relations() -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return _relations(
        [("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"), ("rId2", core, "docProps/core.xml")]
    )


def _document_relations(charts: list[Words]) -> str:
    parts = [
        (key, f"{_OFFICE}/{name.rstrip('12')}", f"{name}.xml")
        for name, (key, _) in _PARTS.items()
        if name != "document"
    ]
    pictures = [
        (f"rId{kind}{chart['number']}", f"{_OFFICE}/image", f"media/{chart['key']}.{kind.lower()}")
        for chart in charts
        for kind in ("Png", "Svg")
    ]
    return _relations([*parts, *pictures])


def _relations(found: list[tuple[str, str, str]]) -> str:
    inner = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{to}"/>' for key, kind, to in found)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _settings() -> str:
    uri = "http://schemas.microsoft.com/office/word"
    compatible = f'<w:compatSetting w:name="compatibilityMode" w:uri="{uri}" w:val="15"/>'
    return f'{_HEAD}<w:settings xmlns:w="{_MAIN}"><w:compat>{compatible}</w:compat></w:settings>'
