"""What an item is for, from the words of its heading and of its own first sentence."""

import re

from tracker.documents.verbs import VERBS
from tracker.domain.directive import ItemKind

_TASK_HEADING = re.compile(
    r"nhiem vu|giai phap|to chuc thuc hien|phan cong|trach nhiem|noi dung|trien khai|bien phap|thuc hien"
)
_PRINCIPLE_HEADING = re.compile(
    r"nguyen tac|quan diem|tinh than|phuong cham|muc dich,? yeu cau|"
    r"^\W*yeu cau(?! (?:thoi gian toi|doi voi|nhiem vu|cac ))"
)
_GOAL_HEADING = re.compile(r"muc dich|muc tieu|chi tieu|dinh huong|phuong huong")
_INFO_HEADING = re.compile(
    r"danh gia|tinh hinh|ket qua|ton tai|han che|nguyen nhan|pham vi|doi tuong|kinh phi|hieu luc|thanh phan|uu diem|"
    r"khuyet diem|bai hoc|dac diem|su can thiet|can cu|thoi gian,? dia diem|co so phap ly|thuc trang"
)
_EFFECT = re.compile(
    r"(?:co|het) hieu luc|hieu luc (?:thi hanh|ke tu)|thay the (?:quyet dinh|cong van|chi thi)"
)
_ANSWERS_FOR = re.compile(
    r"chiu trach nhiem (?:thi hanh|truc tiep|thuc hien quyet dinh|to chuc thi hanh|truoc)"
)
# The last article of a decision: whom it names have to carry it out, and no more.
_IS_CARRIED_OUT_BY = re.compile(
    r"chiu trach nhiem (?:to chuc )?(?:thi hanh|thuc hien) (?:quyet dinh|nghi quyet|chi thi|quy dinh)(?: nay)?\W*"
    r"(?:(?:quyet dinh|nghi quyet|chi thi|quy dinh) nay (?:co hieu luc|thay the)[^;]*)?$"
)
_DECISION = re.compile(
    r"\W*(?:ban hanh|phe duyet|thanh lap|sua doi|bai bo|nang |quy dinh|cong nhan|bo nhiem|dieu chinh|giai the|"
    r"dieu dong|thu hoi|khen thuong|cho phep|thong qua|giao chi tieu|phan bo|tang |doi ten|kien toan|mien nhiem|huy bo)"
)
# Who gives orders says first what they think of the matter: "Hội đồng nhân dân tỉnh tán thành …".
_STATED = re.compile(
    r"\W*(?:hoi dong nhan dan|hdnd|chinh phu|thu tuong|uy ban nhan dan|ubnd|ban thuong vu|thuong truc)[^.;,:]{0,50}? "
    r"(?:co ban |hoan toan )?(?:tan thanh|ghi nhan|bieu duong|hoan nghenh|dong y|nhat tri|danh gia cao)\b"
)
# "Kết quả thực hiện", "Tình hình triển khai": of what was done, though the words of work stand there too.
_TOLD_HEADING = re.compile(
    r"\W*(?:mot so )?(?:danh gia )?(?:ve )?(?:ket qua|tinh hinh|thuc trang|han che|ton tai|nguyen nhan|uu diem)\b"
)
_ASKED = re.compile(r"nhiem vu|giai phap|to chuc thuc hien|phan cong|trach nhiem|noi dung|bien phap|yeu cau")
_TELLS = re.compile(
    r"(?:danh gia|tong ket|so ket|phan tich|bao cao|ket qua|han che|kiem tra|ra soat|thuc hien)\b"
)
_MORE = re.compile(r";\s+(?:dong thoi,?\s+)?(?=\S)")
_STATEMENT = re.compile(
    r"\W*(?:kinh phi|nguon kinh phi|nguon von|hoan nghenh|ghi nhan|bieu duong|danh gia cao|"
    r"thong nhat (?:voi|chu truong|"
    r"noi dung|cac)|dong y|co ban|nhin chung|qua \d|sau \d+ nam|trong thoi gian qua|hien nay|tuy nhien|ket qua)\b"
)


def heading_kind(folded: str) -> ItemKind | None:
    """What the parts under a heading are when the heading says so; None when it names tasks or nothing known."""
    folded = folded[:160]
    if _PRINCIPLE_HEADING.search(folded) and not re.search(r"nhiem vu|giai phap|to chuc thuc hien", folded):
        return ItemKind.PRINCIPLE
    if _GOAL_HEADING.search(folded) and not re.search(r"nhiem vu|giai phap|to chuc thuc hien", folded):
        return ItemKind.GOAL
    if _TOLD_HEADING.match(folded) and not _ASKED.search(folded):
        return ItemKind.INFO
    if _INFO_HEADING.search(folded) and not (_TASK_HEADING.search(folded) or _is_work(folded)):
        return ItemKind.INFO
    return None


def _is_work(folded: str) -> bool:
    """ "Lập danh sách đối tượng" heads work, "Đánh giá tình hình" tells of it."""
    return VERBS.match(folded) is not None and _TELLS.match(folded) is None


def _answers_for(told: str) -> bool:
    """ "… chịu trách nhiệm thi hành": nothing else is asked before it, nor after a semicolon."""
    found = _ANSWERS_FOR.search(told[:110])
    if found is None or VERBS.search(told, 0, found.start()) is not None:
        return False
    return not any(VERBS.match(told, more.end()) for more in _MORE.finditer(told, found.end()))


def own_kind(folded: str, told: str, is_article: bool, has_lead: bool) -> ItemKind | None:
    """INFO for effect clauses, decisions and statements; None when the words may be a task. `told` is what follows
    the bodies named, where any are."""
    if _IS_CARRIED_OUT_BY.search(folded) and not re.search(
        r"chu tri|phoi hop|\bgiao (?!thong|duc|duong)", folded
    ):
        return ItemKind.INFO
    if _answers_for(told) and not re.search(r"chu tri|phoi hop|xay dung|bao cao", folded[:200]):
        return ItemKind.INFO
    if not has_lead and _EFFECT.search(folded[:260]):
        return ItemKind.INFO
    if is_article and not has_lead and _DECISION.match(folded):
        return ItemKind.INFO
    if not has_lead and (_STATEMENT.match(folded) or _STATED.match(folded)):
        return ItemKind.INFO
    return None
