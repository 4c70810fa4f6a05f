"""Codes for new bodies of the directory: one proposed from a name, one given checked. Looks nothing up itself."""

import re
from collections.abc import Collection

from tracker.domain.body_names import name_key
from tracker.domain.review_errors import BadCode, CodeTaken

_LONGEST = 64  # of body.code
_CODE = re.compile(r"[a-z0-9][a-z0-9_-]*")


def proposed_code(name: str, taken: Collection[str]) -> str:
    """ "so-xay-dung" for "Sở Xây dựng", with a number where that is taken; the name may have no letters at all."""
    stem = "-".join(name_key(name).split())[: _LONGEST - 4].strip("-") or "don-vi"
    code, count = stem, 1
    while code in taken:
        count += 1
        code = f"{stem}-{count}"
    return code


def good_code(code: str, taken: Collection[str]) -> str:
    """The code; raises BadCode, CodeTaken."""
    if len(code) > _LONGEST or not _CODE.fullmatch(code):
        raise BadCode(code=code)
    if code in taken:
        raise CodeTaken(code=code)
    return code
