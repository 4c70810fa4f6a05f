"""Which column of a table of tasks is what, from the words of its head (one row or two). No row is read here."""

import re
from collections.abc import Sequence

from tracker.domain.text import strip_accents

_BODY = r"(?:co quan|don vi|bo phan|phong|ban|to chuc|nguoi|can bo)"
# Looked at in this order: "chủ trì, phối hợp" in one head is a column of leads, whose cells say who helps.
_ROLES = (
    ("order", re.compile(r"^(?:s?tt|so tt|so thu tu|tt so)\b")),
    (
        "leads",
        re.compile(
            rf"chu tri|dau moi|phu trach|^phan cong|chiu trach nhiem|^trach nhiem|^thuc hien$|^to chuc thuc hien$|"
            rf"{_BODY}(?:,? (?:don vi|ca nhan|dia phuong))?(?: duoc)? (?:thuc hien|giao|tham muu|trien khai|bao cao)"
        ),
    ),
    ("partners", re.compile(r"phoi hop|tham gia")),
    ("time", re.compile(r"thoi (?:gian|han|diem)|tien do|hoan thanh|^(?:han|ngay|moc)\b|lo trinh")),
    (
        "product",
        re.compile(
            r"san pham|ket qua|dau ra|hinh thuc|loai van ban|ten van ban|muc tieu can dat|yeu cau can dat"
        ),
    ),
    ("task", re.compile(r"nhiem vu|noi dung|cong viec|hoat dong|ten (?:de an|viec)|giai phap|dau viec")),
)
_BARE_BODY = re.compile(rf"^(?:ten )?{_BODY}(?:,? (?:{_BODY}|dia phuong|ca nhan))*$|^cac so, (?:ban, )?nganh")
_LONGEST_HEAD = 60
_GROUP_HEAD = re.compile(r"phan cong|trach nhiem|co quan|don vi|to chuc thuc hien")


def role_of(words: str) -> str | None:
    """What a column with this head holds: order, task, leads, partners, time, product; None for anything else."""
    folded = " ".join(strip_accents(words).split())
    if not folded or len(folded) > _LONGEST_HEAD:
        return None
    return next((name for name, pattern in _ROLES if pattern.search(folded)), None)


def roles_of(heads: Sequence[str]) -> dict[int, str]:
    """The role of each column that has one, each role once; empty when a cell is too long to be a head."""
    if any(len(head) > _LONGEST_HEAD for head in heads):
        return {}
    roles: dict[int, str] = {}
    for at, head in enumerate(heads):
        role = role_of(head)
        if role is not None and role not in roles.values():
            roles[at] = role
    if "leads" not in roles.values():
        bare = (at for at, head in enumerate(heads) if at not in roles and _BARE_BODY.match(_folded(head)))
        roles |= dict.fromkeys(list(bare)[:1], "leads")
    return roles


def is_full(roles: dict[int, str]) -> bool:
    """Whether a table with these columns gives out work: the task, and who does it, or a numbered task and more."""
    names = set(roles.values())
    return {"task", "leads"} <= names or ({"order", "task"} <= names and bool(names & {"partners", "time"}))


def may_go_on(heads: Sequence[str], roles: dict[int, str]) -> bool:
    """Whether a row may be the first of two that name the columns: a task, a number, and a head over several."""
    return {"order", "task"} <= set(roles.values()) and any(spans_columns(head) for head in heads)


def spans_columns(head: str) -> bool:
    """ "Phân công", "Trách nhiệm thực hiện", "Đơn vị": what may stand over "Chủ trì" and "Phối hợp"."""
    return _GROUP_HEAD.search(_folded(head)) is not None


def merged(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """The heads of both rows as one. A head over several columns may be one cell above and several below."""
    named = [at for at, head in enumerate(lower) if head]
    if not named:
        return list(upper)
    heads = list(lower)
    shift = len(lower) - len(upper)
    for at in range(len(lower)):
        above = at if at <= named[0] else at - shift
        if not heads[at] and 0 <= above < len(upper):
            heads[at] = upper[above]
    return heads


def is_second_head(heads: Sequence[str]) -> bool:
    """Whether a row only names columns: every cell with words in it is a head, two of them at least."""
    named = [head for head in heads if head]
    roles = [role_of(head) for head in named]
    return (
        len(named) >= 2
        and all(role is not None for role in roles)
        and ("leads" in roles or "partners" in roles)
    )


def _folded(words: str) -> str:
    return " ".join(strip_accents(words).split())
