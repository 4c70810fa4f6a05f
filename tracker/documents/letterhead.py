"""The issuing body from the letterhead: the left column above the number, written as in a sentence."""

import re
from dataclasses import dataclass

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


_SECOND_HEAD = re.compile(
    r"(?<=\s)(?:SỞ|BỘ|BAN|VĂN PHÒNG|CỤC|CHI CỤC|PHÒNG|TRUNG TÂM|ĐẢNG ỦY|ĐẢNG UỶ|HỘI|CÔNG AN|THANH TRA)\s+"
    r"(?=[A-ZĐÀ-Ỹ]{2,}|Y TẾ)"
)
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)?,?|-")
_SMALL = frozenset({"va", "cua"})
_BOARDS = ("ban thuong vu", "ban chap hanh", "ban can su")


@dataclass(frozen=True)
class Issuer:
    """A name, the index of its first line, and the index of its last with the offset where its words end."""

    name: str
    first: int
    ends: tuple[int, int]


def issuer_of(lines: list[str]) -> Issuer | None:
    """The last body named above the number; the line below completes a name cut in two. None when unreadable."""
    names: list[Issuer] = []
    for at, line in enumerate(lines):
        if at < len(lines) - 12:
            continue
        text = _left_of_nation(line)
        words = " ".join(_WORD.findall(text)).strip(" -,")
        if len(words) < 4 or not is_heading_case(words):
            continue
        folded = strip_accents(words)
        ends = (at, len(text.rstrip(" \t*_-–—,")))
        if names and _completes(names[-1].name, folded):
            names[-1] = Issuer(f"{names[-1].name} {words}", names[-1].first, ends)
        elif folded.startswith(_WHOLE_HEADS):
            names.append(Issuer(_last_of(words), at, ends))
    if not names:
        return None
    last = names[-1]
    if len(names) > 1 and strip_accents(last.name) in ("van phong", "thanh tra", *_BOARDS):
        return Issuer(f"{_as_written(last.name)} {_as_written(names[-2].name)}", names[-2].first, last.ends)
    return Issuer(_as_written(last.name), last.first, last.ends)


def _completes(name: str, folded: str) -> bool:
    """ "ỦY BAN NHÂN DÂN" / "TỈNH BÌNH DƯƠNG"; "HUYỆN ỦY" / "CHƯ SÊ"."""
    if folded.startswith(_KIND_WORDS) and not folded.startswith(_WHOLE_HEADS[2:8]):
        return True
    return (
        not folded.startswith(_WHOLE_HEADS)
        and strip_accents(name).endswith(" uy")
        and len(folded.split()) <= 4
    )


def _last_of(words: str) -> str:
    """Where a superior body and the issuer share a line ("UBND TỈNH … SỞ …"), the issuer."""
    place = re.search(r"\b(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ)\s", words)
    if place is None:
        return words
    found = _SECOND_HEAD.search(words, place.end())
    return words[found.start() :] if found else words


def _left_of_nation(line: str) -> str:
    found = _NATION.search(strip_accents(line))
    return line[: found.start()] if found else line


def _as_written(name: str) -> str:
    """ "ỦY BAN NHÂN DÂN TỈNH BÌNH DƯƠNG" -> "Ủy ban nhân dân tỉnh Bình Dương"."""
    folded = strip_accents(name)
    head = max((head for head in _WHOLE_HEADS if folded.startswith(head)), key=len, default="")
    words = name.lower().split()
    count = len(head.split())
    if head in _BOARDS:
        rest = _as_written(" ".join(words[count:]).upper()) if len(words) > count else ""
        return " ".join(["Ban", words[1].capitalize(), *words[2:count], rest]).strip()
    first = words[0].upper() if head in ("ubnd", "hdnd") else words[0].capitalize()
    made = [first, *words[1:count]]
    is_place = head.endswith(" uy") and head != "uy ban"
    for at, word in enumerate(words[count:], start=count):
        if _opens_place(words, at):
            made.append(word)
            is_place = True
        elif (is_place and word == "phố") or strip_accents(word) in _SMALL:
            made.append(word)
        elif re.fullmatch(r"[ivx]+", word):
            made.append(word.upper())
        else:
            opens = at == count or made[-1].endswith(",") or strip_accents(made[-1]) in _SMALL
            made.append(word.capitalize() if is_place or opens or word == "chính" else word)
    return " ".join(made)


def _opens_place(words: list[str], at: int) -> bool:
    """Whether "tỉnh", "huyện", "thành phố" … stands here with a name to follow."""
    if at + 1 >= len(words):
        return False
    if words[at] == "thành":
        return words[at + 1] == "phố"
    return words[at] in {"tỉnh", "huyện", "quận", "xã", "phường"} or words[at : at + 2] in (
        ["thị", "xã"],
        ["thị", "trấn"],
    )
