"""Who issued a document: the body of the letterhead, or the committee in whose name it was signed."""

import re

from tracker.domain.text import fold

_ON_BEHALF = re.compile(r"t ?m (.+)")
COMMITTEES = {
    "ban thuong vu": "Ban Thường vụ",
    "ban chap hanh": "Ban Chấp hành",
    "thuong truc": "Thường trực",
    "ban bi thu": "Ban Bí thư",
}
"""Committees that sign "T/M" under the letterhead of the whole (HD 36-HD/VPTW), as they are written in a sentence."""


def issuing_body(letterhead: str | None, authority: str | None) -> str | None:
    """ "Ban Thường vụ Tỉnh ủy Bình Phước" from "Tỉnh ủy Bình Phước" signed "T/M BAN THƯỜNG VỤ"; else the letterhead."""
    signed = _ON_BEHALF.fullmatch(fold(authority or ""))
    committee = next((name for key, name in COMMITTEES.items() if signed and signed[1].startswith(key)), None)
    if letterhead is None or committee is None or fold(letterhead).startswith(fold(committee)):
        return letterhead
    return f"{committee} {letterhead}"
