"""Marks for tests that use programs of the system: skipped, with what is lacking, where they are not installed."""

import shutil

import pytest

from tracker.documents.ocr import lacking

needs_ocr = pytest.mark.skipif(lacking() is not None, reason=f"recognition of scans: {lacking()}")
needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice: sudo apt-get install libreoffice-writer-nogui"
)
