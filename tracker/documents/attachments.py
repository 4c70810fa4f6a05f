"""What hangs after the signature: plans "ban hành kèm theo", appendices, regulations. Where each begins and ends.

A plan or an appendix that gives out work is read like a body; regulations, lists and forms are not.
"""

import re
from dataclasses import dataclass

from tracker.documents.attachment_titles import APPENDIX, PREFIXES, after_title, issued_with, opens_attachment
from tracker.documents.doc_kinds import kind_named
from tracker.documents.source import Line
from tracker.documents.tail import read_tail
from tracker.domain.text import strip_accents

_GIVES_WORK = re.compile(r"nhiem vu|phan cong|ke hoach|cong viec|trien khai|thuc hien")
_IS_LIST = re.compile(r"danh sach|bieu mau|mau|de cuong|thong ke|bieu tong hop|so lieu")


@dataclass(frozen=True)
class Attachment:
    """`[at, end)` are its lines, `body_from` the first after its title. `prefix` opens the paths of its items;
    `is_plan` says that its items are tasks of the document, `is_read` that it is read at all."""

    name: str
    prefix: str
    at: int
    body_from: int
    end: int
    is_plan: bool
    is_read: bool


def find_attachments(lines: list[Line], tail_at: int) -> list[Attachment]:
    """In the order of the text; none when nothing follows the signature."""
    starts = [at for at in range(tail_at + 1, len(lines)) if opens_attachment(lines, at)]
    made = []
    for at, following in zip(starts, [*starts, len(lines)][1:], strict=True):
        one = _attachment(lines, at, following)
        if one is not None:
            made.append(one)
    return made


def _attachment(lines: list[Line], at: int, end: int) -> Attachment | None:
    text = lines[at].text.strip()
    folded = strip_accents(text)
    kind = kind_named(text, folded)
    last = issued_with(lines, at)
    is_plan = kind in PREFIXES and last is not None
    body_from = min((last + 1) if last is not None else after_title(lines, at), end)
    title = " ".join(line.text.strip() for line in lines[at:body_from] if line.text.strip())
    words = strip_accents(title)
    is_appendix = APPENDIX.match(folded) is not None
    gives = bool(_GIVES_WORK.search(words)) and not _IS_LIST.search(words[:120])
    stop = read_tail(lines[:end], body_from).at if is_plan or is_appendix else end
    name = " ".join(title.split())[:120]
    prefix = PREFIXES.get(kind or "", "PL")
    return Attachment(
        name, prefix, at, body_from, max(stop, body_from), is_plan, is_plan or (is_appendix and gives)
    )
