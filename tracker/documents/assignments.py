"""The last order of a preamble: whom it names, or that it asks without naming anybody."""

import re

from tracker.documents.actors import Found, named_at, verb_of
from tracker.documents.mentions import Text

_ASSIGN_IN = re.compile(
    r"(?<![a-z])(?:yeu cau|[dđ]e nghi|giao(?: cho)?|phan cong|chi dao|kien nghi|chi thi(?! so))\s+(?=\S)"
)


def last_assignment(text: Text, begin: int, end: int) -> Found | None:
    """The last "… yêu cầu X …" of a preamble; None when it asks nobody by name."""
    best: Found | None = None
    for found in _ASSIGN_IN.finditer(text.folded, begin, end):
        before = text.folded[max(0, found.start() - 14) : found.start()]
        if re.search(r"(?:theo|dap ung|cac|xet|quan ly|nhung|mot so|da|duoc)\s*$", before):
            continue
        phrase = named_at(text, found.end(), end)
        if phrase is None or (found.group().startswith("chi dao") and best is not None):
            continue
        best = Found(phrase.mentions, "assign", phrase.end, verb_of(found.group()), phrase.stop)
    return best


def request_without_body(text: Text, begin: int, end: int) -> str | None:
    """ "task" or "request" when a preamble ends by asking without naming ("… đề nghị:"), else None."""
    found = re.search(r"(yeu cau|[dđ]e nghi|chi dao)(?! cua)[^.;]{0,120}:\s*$", text.folded[begin:end])
    return None if found is None else verb_of(found[1])
