"""bytes -> SourceText."""

from tracker.documents.source import SourceText, source_from_text
from tracker.domain.text import clean


def read_document(data: bytes, name: str = "") -> SourceText:
    """TODO"""
    return source_from_text(clean(data.decode("utf-8-sig")), name)
