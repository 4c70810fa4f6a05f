"""A streaming reader of the XML of a .docx: handlers are called, no tree is built, a DTD ends it."""

from collections.abc import Callable
from xml.parsers import expat

from tracker.documents.reading_errors import DamagedFile, UnsafeFile

MAX_ELEMENTS = 1_500_000
MAX_DEPTH = 400

Attributes = dict[str, str]


def read_xml(
    data: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None],
    text: Callable[[str], None] | None = None,
) -> None:
    """Call the handlers with local names ("p", "t"). Raises DamagedFile for XML that is none, UnsafeFile for a DTD
    or for nesting and numbers no document has."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = count = 0

    def on_start(name: str, attributes: Attributes) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > MAX_DEPTH or count > MAX_ELEMENTS:
            raise UnsafeFile(format="DOCX")
        start(_local(name), {_local(key): value for key, value in attributes.items()})

    def on_end(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(_local(name))

    def on_doctype(*_: object) -> None:
        raise UnsafeFile(format="DOCX")

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.StartDoctypeDeclHandler = on_doctype
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise DamagedFile(format="DOCX") from error


def _local(name: str) -> str:
    return name.rsplit(" ", 1)[-1]
