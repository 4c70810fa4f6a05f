"""Why a file cannot be read, each with its sentence in the catalog `reading`. None carries words of the file."""

from tracker.domain.errors import Invalid


class EmptyFile(Invalid):
    key = "reading.empty"


class FileTooLarge(Invalid):
    """Holes: `limit_mb`."""

    key = "reading.too_large"


class TextTooLong(Invalid):
    """Holes: `limit` in characters, `lines`."""

    key = "reading.too_long"


class NotAText(Invalid):
    key = "reading.binary"


class NoLibreOffice(Invalid):
    """An old Word file, and nothing to convert it with. Holes: `command`."""

    key = "reading.no_libreoffice"


class NotConverted(Invalid):
    """LibreOffice could make nothing of an old Word file."""

    key = "reading.not_converted"


class OtherFormat(Invalid):
    """Holes: `format`."""

    key = "reading.other_format"


class NoOcr(Invalid):
    """Only pictures of words, and nothing to recognise them with. Holes: `command`, what installs it."""

    key = "reading.no_ocr"


class NoWordsSeen(Invalid):
    """A picture in which no words could be recognised."""

    key = "reading.no_words_seen"


class TooManyScans(Invalid):
    """Holes: `limit`, `pages`."""

    key = "reading.too_many_scans"


class DamagedPicture(Invalid):
    key = "reading.damaged_picture"


class PictureTooLarge(Invalid):
    """Holes: `limit`, in millions of dots."""

    key = "reading.picture_too_large"


class NoTextLayer(Invalid):
    """Neither text nor pictures."""

    key = "reading.no_text_layer"


class DamagedFile(Invalid):
    """Holes: `format`."""

    key = "reading.damaged"


class UnsafeFile(Invalid):
    """Holes: `format`. A bomb, a DTD, macros: what no office document needs."""

    key = "reading.unsafe"


class LockedFile(Invalid):
    key = "reading.locked"


class TooSlow(Invalid):
    """Holes: `seconds`."""

    key = "reading.too_slow"


class UnknownEncoding(Invalid):
    key = "reading.encoding"


class SecretDocument(Invalid):
    """A document stamped Mật, Tối mật or Tuyệt mật: refused, nothing of it is kept or repeated."""

    key = "reading.secret"


class NotADirective(Invalid):
    key = "reading.not_a_directive"
