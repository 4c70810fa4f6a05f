"""Old Word files: converted by LibreOffice where it is installed, a sentence where it is not; told by their bytes."""

import socket
import subprocess
import threading
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from docx import Document

from tests.documents.test_read import docx, p
from tests.programs import needs_libreoffice
from tracker.documents.read import read_document
from tracker.documents.reading_errors import LockedFile, NoLibreOffice, NotConverted, OtherFormat
from tracker.domain.errors import Invalid
from tracker.render.words import say

ORDER = "1. Giao Sở Y tế lập kế hoạch khám mắt cho học sinh."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF = b"{\\rtf1\\ansi\\ansicpg1252 1. Giao Phong Y te lap ke hoach kham mat.\\par}"


@cache
def old_word() -> bytes:
    """A .doc as Word 97 would have it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        document = Document()
        document.add_paragraph(ORDER)
        document.save(str(folder / "a.docx"))
        command = ["soffice", f"-env:UserInstallation={folder.as_uri()}/profile", "--headless", "--convert-to", "doc",
                   "--outdir", name, str(folder / "a.docx")]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)
        return (folder / "a.doc").read_bytes()


@needs_libreoffice
def test_an_old_word_file_is_read_whatever_it_is_called() -> None:
    source = read_document(old_word(), "ke-hoach.docx")

    assert source.kind == "doc"
    assert source.lines[0].text == ORDER


def test_a_new_word_file_called_doc_is_read_as_what_it_is() -> None:
    source = read_document(docx(p(ORDER)), "ke-hoach.doc")

    assert (source.kind, source.lines[0].text) == ("docx", ORDER)


@needs_libreoffice
def test_rich_text_is_converted_too() -> None:
    assert read_document(RTF).lines[0].text == "1. Giao Phong Y te lap ke hoach kham mat."


@pytest.mark.parametrize(
    "data", [OLE + "WordDocument".encode("utf-16-le") + bytes(500), RTF], ids=["doc", "rtf"]
)
def test_without_libreoffice_one_sentence_says_what_to_install(
    data: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(NoLibreOffice) as refused:
        read_document(data)

    assert "apt-get install libreoffice" in say("vi", refused.value.key, **refused.value.holes)


@pytest.mark.parametrize(
    ("stream", "error"),
    [("EncryptedPackage", LockedFile), ("Workbook", OtherFormat), ("PowerPoint Document", OtherFormat)],
)
def test_other_old_office_files_are_named_for_what_they_are(stream: str, error: type[Invalid]) -> None:
    with pytest.raises(error):
        read_document(OLE + stream.encode("utf-16-le") + bytes(500))


@needs_libreoffice
def test_an_old_word_file_that_is_damaged_is_refused() -> None:
    with pytest.raises((NotConverted, OtherFormat)):
        read_document(OLE + "WordDocument".encode("utf-16-le") + bytes(range(256)) * 40)


@needs_libreoffice
def test_links_of_an_old_word_file_are_not_followed() -> None:
    """A picture and a field that lie on a server: nobody connects to it."""
    server = socket.create_server(("127.0.0.1", 0))
    port, asked = server.getsockname()[1], list[object]()
    threading.Thread(target=lambda: asked.append(server.accept()), daemon=True).start()
    link = f"http://127.0.0.1:{port}/x.png"
    rtf = (
        f'{{\\rtf1\\ansi {{\\field{{\\*\\fldinst INCLUDEPICTURE "{link}" \\\\d}}{{\\fldrslt}}}}'
        f'{{\\field{{\\*\\fldinst INCLUDETEXT "{link}"}}{{\\fldrslt}}}} 1. Giao Phong Y te.\\par}}'
    )

    source = read_document(rtf.encode())

    assert "Giao Phong Y te" in source.lines[0].text
    assert asked == []


def test_an_archive_that_is_no_word_file_is_refused() -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")

    with pytest.raises(Invalid):
        read_document(made.getvalue(), "bang.doc")
