"""A .docx as lines: the head of the first page, then paragraphs with their automatic labels and tables row by row.

External links are never followed: nothing here opens anything but the bytes it was given.
"""

from tracker.documents.docx_guard import open_archive, read_part
from tracker.documents.docx_heads import head_lines
from tracker.documents.docx_numbers import read_numbering
from tracker.documents.docx_reader import DocxReader
from tracker.documents.docx_xml import read_xml
from tracker.documents.reading_errors import DamagedFile


def docx_lines(data: bytes) -> list[str]:
    """The lines of a document. Raises DamagedFile, UnsafeFile, LockedFile."""
    with open_archive(data) as archive:
        main = read_part(archive, "word/document.xml")
        if main is None:
            raise DamagedFile(format="DOCX")
        reader = DocxReader(
            read_numbering(read_part(archive, "word/numbering.xml"), read_part(archive, "word/styles.xml"))
        )
        read_xml(main, reader.start, reader.end, reader.text)
        return [*head_lines(archive, reader.first_section), *reader.lines]
