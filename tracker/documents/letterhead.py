"""The issuing body from the letterhead: the left column above the number, written as in a sentence."""

import re

from tracker.documents.labels import is_heading_case
from tracker.domain.text import strip_accents

_NATION = re.compile(r"c[oô]ng\s+h[oò]?[aà]?\s+xa\s+h|dang\s+cong\s+san|doc\s+lap")
_KIND_WORDS = ("tinh", "thanh pho", "huyen", "quan", "xa", "phuong", "thi xa", "thi tran")
_WHOLE_HEADS = (
    "uy ban nhan dan", "hoi dong nhan dan", "tinh uy", "thanh uy", "huyen uy", "thi uy", "quan uy", "dang uy",
    "ban chap hanh", "tong cuc", "chi cuc", "van phong", "thu tuong", "ban thuong vu", "ban can su", "dang bo",
    "cong an", "trung tam", "ban", "so", "bo", "cuc", "phong", "hoi", "chinh phu", "ubnd", "hdnd", "vien", "truong",
    "uy ban", "hoi dong", "lien doan", "doan", "ban chi dao",
)  # fmt: skip


def issuer_of(lines: list[str]) -> str | None:
    """The last body named above the number; the line below completes a name cut in two. None when unreadable."""
    names: list[str] = []
    for line in lines[-12:]:
        text = _left_of_nation(line)
        words = " ".join(re.findall(r"[^\W\d_]+(?:\.[^\W\d_]+)?|-", text)).strip(" -")
        if len(words) < 4 or not is_heading_case(words):
            continue
        folded = strip_accents(words)
        if names and (folded.startswith(_KIND_WORDS) and not folded.startswith(_WHOLE_HEADS[2:8])):
            names[-1] += " " + words
        elif folded.startswith(_WHOLE_HEADS):
            names.append(words)
    return _as_written(names[-1]) if names else None


def _left_of_nation(line: str) -> str:
    found = _NATION.search(strip_accents(line))
    return line[: found.start()] if found else line


def _as_written(name: str) -> str:
    """ "ỦY BAN NHÂN DÂN TỈNH BÌNH DƯƠNG" -> "Ủy ban nhân dân tỉnh Bình Dương"."""
    folded = strip_accents(name)
    head = max((head for head in _WHOLE_HEADS if folded.startswith(head)), key=len, default="")
    count = len(head.split())
    words = [word.lower() for word in name.split()]
    made = [words[0].upper() if head in ("ubnd", "hdnd") else words[0].capitalize(), *words[1:count]]
    is_place = head.endswith(" uy") and head != "uy ban"
    rest = words[count:]
    for at, word in enumerate(rest):
        plain = strip_accents(word)
        if plain in {"tinh", "huyen", "quan", "xa", "phuong"} or (
            plain in {"thanh", "thi"} and at + 1 < len(rest)
        ):
            made.append(word)
            is_place = True
        elif is_place and plain in {"pho"}:
            made.append(word)
        else:
            made.append(word.capitalize() if is_place or at == 0 or plain in {"chinh", "trung"} else word)
    return " ".join(made)
