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


class OldWordFile(Invalid):
    key = "reading.old_word"


class OtherFormat(Invalid):
    """Holes: `format`."""

    key = "reading.other_format"


class IsPicture(Invalid):
    key = "reading.picture"


class NoTextLayer(Invalid):
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
