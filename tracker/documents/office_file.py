"""An old Word file (.doc) or RTF -> the bytes of a .docx, by LibreOffice in a limited child with a profile of its own.

Macros do not run there, links to other files and servers are not followed. Optional on a machine.
"""

import shutil
import tempfile
from pathlib import Path

from tracker.documents.limited_run import Limits, run_limited
from tracker.documents.reading_errors import LockedFile, NoLibreOffice, NotConverted, OtherFormat

_LIMITS = Limits(seconds=8, megabytes=340, file_megabytes=100, waiting=90, addresses=4_000)
_INSTALL = "sudo apt-get install libreoffice-writer-nogui"
_RICH_TEXT = b"{\\rtf"
_WORD, _LOCKED, _BOOK = ("WordDocument", "EncryptedPackage", "Workbook")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"
 oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"
 oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def is_old_office(data: bytes) -> bool:
    """Whether the bytes are a container of Office 97, or RTF, whatever the file is called."""
    return data.startswith((b"\xd0\xcf\x11\xe0", _RICH_TEXT))


def as_docx(data: bytes) -> bytes:
    """The same document as a .docx. Raises NoLibreOffice, NotConverted, LockedFile, OtherFormat, TooSlow."""
    # Said, not left to LibreOffice to find out: it takes what it does not know for a plain text.
    form = "Rich Text Format" if data.startswith(_RICH_TEXT) else "MS Word 97"
    if not data.startswith(_RICH_TEXT):
        _require_word(data)
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise NoLibreOffice(command=_INSTALL)
    with tempfile.TemporaryDirectory(prefix="tracker-doc-") as name:
        folder = Path(name)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, "utf-8")
        source = folder / "in.doc"
        source.write_bytes(data)
        run = run_limited(
            [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
             f"--infilter={form}", "--convert-to", "docx:MS Word 2007 XML", "--outdir", name, str(source)],
            _LIMITS,
            extra={"HOME": name},
        )  # fmt: skip
        made = folder / "in.docx"
        if run.code != 0 or not made.exists():
            raise NotConverted()
        return made.read_bytes()


def _require_word(data: bytes) -> None:
    """A container says what it holds in the names of its streams."""
    if _named(_LOCKED) in data:
        raise LockedFile()
    if _named(_WORD) not in data:
        raise OtherFormat(format="XLS" if _named(_BOOK) in data else "OLE")


def _named(stream: str) -> bytes:
    return stream.encode("utf-16-le")
