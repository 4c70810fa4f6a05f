"""Finds laws and regulations that are named without a number ("Luật Đất đai", "Quy chế phối hợp …")."""

import re
from collections.abc import Iterator

from tracker.documents.verbs import words_of
from tracker.documents.when_dates import read_when
from tracker.domain.directive import Citation

_ = r"\s{1,9}"
# A law's name begins with a capital or with the matter it rules; "luật sư", "luật pháp" are words of the tongue.
_LAW = re.compile(
    r"\b(?P<kind>Bộ luật|Luật|Pháp lệnh)\s{1,9}(?!sư\b|pháp\b|này\b|gia\b|lệ\b|định\b|trên\b|số\b|Số\b)(?=[^\W\d])"
)
_REGULATION = re.compile(rf"\b(?P<kind>Quy chế(?:{_}phối{_}hợp)?)(?={_}[^\W\d])")
_WORD = re.compile(r"\s{1,40}([^\s,;.():“”\"/]+)([,;.():“”\"/]?)")
_STOPS = words_of(
    """
    số năm ngày theo về của đối để trong có được là cho hiện sửa thì nhằm với đã từ tại phải cũng như trên tới đến vào
    gắn này nêu đó khi ở bằng do sẽ còn bị mới các những trước sau qua nói giai
    """
)
# "và" goes on inside a name before these; elsewhere it joins the name to something else.
_OWN_PARTS = words_of(
    """
    chữa gia công lĩnh Gia giúp Ủy Uỷ Hội Kiểm cai sử khai thu phát nuôi giới bồi kết phòng chống vệ tham bảo giáo cấp
    trang đào Đào tố bổ giải vị thi quản quyền nghĩa vận
    """
)
# After a comma a name goes on with these: "Luật Phòng, chống ma túy", "Luật Thi đua, khen thưởng".
_AFTER_COMMA = words_of("chống chữa sử khen thể")


def find_named(text: str, folded: str) -> Iterator[Citation]:
    """Each mention in reading order; a law's date is the one right after its name."""
    for found in _LAW.finditer(text):
        end = _name_end(text, found.end("kind"))
        if end is None:
            continue
        name = " ".join(text[found.start() : end].split())
        when = read_when(folded, end + 1) if folded.startswith("ngay", end + 1) else None
        issued_on = when.last_day(when.year) if when and when.year else None
        yield Citation(found["kind"].capitalize(), None, issued_on, None, name, (found.start(), end))
    for found in _REGULATION.finditer(text):
        end = _name_end(text, found.end("kind"))
        if end is None and "phối" not in found["kind"]:
            continue
        kind = " ".join(found["kind"].split())
        name = " ".join(text[found.start() : end or found.end()].split())
        yield Citation(kind, None, None, None, name, (found.start(), end or found.end()))


def _name_end(text: str, at: int) -> int | None:
    """Where the words of the name end, or None when there are none."""
    end: int | None = None
    position = at
    for _count in range(14):
        found = _WORD.match(text, position)
        if found is None or found[1] in _STOPS or found[1].isdigit():
            break
        if found[1] == "ban" and text[found.end() : found.end() + 6].strip().startswith("hành"):
            break
        if found[1] == "và":
            following = _WORD.match(text, found.end(1))
            if following is None or following[1] not in _OWN_PARTS:
                break
        position = end = found.end(1)
        following = _WORD.match(text, found.end())
        if found[2] == "," and following and following[1] in _AFTER_COMMA:
            position = found.end()
            continue
        if found[2]:
            break
    return end
