"""The words of deadlines in folded text: what makes a date one, and what shows that it is none.

Which of them decides when is in `deadlines`.
"""

import re
from enum import StrEnum


class Lead(StrEnum):
    """The words that make a date a deadline."""

    BEFORE = "before"  # trước ngày, xong trước
    BY = "by"  # chậm nhất, hạn chót, không quá
    UNTIL = "until"  # đến hết
    IN = "in"  # trong tháng, trong quý, trong năm
    ON = "on"  # vào ngày, hoàn thành quý
    REACH = "reach"  # đến ngày … hoàn thành
    FIELD = "field"  # Thời gian thực hiện:
    RANGE = "range"  # từ … đến …


_ACT = (
    r"(?:thuc hien|hoan thanh|trinh|bao cao|xong|to chuc|gui|nop|ban hanh|trien khai|ket thuc|tra loi|gop y)"
)
_TIME = r"(?=ngay|thang|quy|nam\s|het|cuoi|\d)"
CLOCK = re.compile(
    r"(?:luc\s{1,9}|het\s{1,9})?\d{1,2}\s?(?:h|gio|:)\s?\d{0,2}(?:\s?phut)?,?\s{1,9}(?=ngay|\d)|het\s{1,9}(?=ngay)"
)
# "trước" may have lost a letter to a fold or a stamp: "rước ngày", "tước ngày".
LEADS = re.compile(
    rf"(?<!\w)(?=[tcmhkrdvx])(?:"
    rf"(?P<field>\b(?:thoi (?:gian|han|diem|hang)\b[^.,;:\n]{{0,30}}"
    rf"|(?:tien do|han)(?: {_ACT})*|hoan thanh)\s?:\s{{0,9}})"
    rf"|(?P<by>\b(?:cham nha[tn]\w?|muon nhat|han (?:chot|cuoi(?: cung)?|{_ACT})|thoi han {_ACT}"
    r"|khong (?:qua|muon hon|cham hon|tre hon))"
    r"(?:,?\s{1,9}(?:la|den|vao|truoc|trong|chot|het|khong qua)\b)*\s?:?\s{1,9})"
    r"|(?P<before>\b(?:t?r?uoc|truo[ct]|trudc)\s{1,9}(?:thoi (?:diem|han)\s{1,9})?)"
    r"|(?P<range>\btu\s{1,9}(?=ngay|thang|quy|dau|\d)[^;.:\n]{1,40}?\sden\s{1,9}(?:het\s{1,9})?(?=ngay|thang|quy|cuoi|\d))"
    r"|(?P<until>\bden\s{1,9}het\s?:?\s{0,9})"
    rf"|(?P<in>\btrong\s{{1,9}}(?=(?:thang|quy|nam)\s|0?[369] thang|(?:ba|sau|chin) thang|ngay\s{{1,9}}\d))"
    r"|(?P<reach>\bden\s{1,9}(?=ngay|cuoi|thang|quy|\d{1,2}(?:/|\s{1,9}thang)))"
    rf"|(?P<on>\btai\s{{1,9}}(?:phien|ky)\s{{1,9}}hop[^.;,]{{0,40}}?\s{{1,9}}(?=thang|quy)"
    rf"|\bvao\s{{1,9}}(?=ngay|thang|quy|cuoi)|\b(?:hoan thanh|xong)\s{{1,9}}(?:vao\s{{1,9}})?{_TIME}))"
)
FIELD_START = re.compile(r"(?:(?:du kien|tu|trong|truoc|cham nhat|hoan thanh|den het|xong|bat dau)\s{1,9})*")
NEXT = re.compile(r"\s{0,3}(?:(?:,|-|–|va|den(?:\s{1,9}het)?|hoac)\s{1,9})(?=ngay|thang|quy|nam|\d)")
AND_DAY = re.compile(r"\s{1,3}va\s{1,9}(?:truoc\s{1,9})?(?=ngay\s|\d{1,2}[/.-]\d)")
WITHIN = re.compile(
    r"\b(?:(?:trong|sau)\s{1,9}(?:(?:vong|thoi (?:han|gian))\s{1,9})?"
    r"|cham nhat\s{1,9}(?:la\s{1,9})?(?:(?:sau|trong)\s{1,9})?)"
    r"(?:khong qua\s{1,9})?(?<!\d)(\d{1,3})\s{0,3}(?:\([^)]{1,30}\)\s{0,3})?"
    r"(ngay(?:\s{1,9}lam\s{1,9}viec)?|tuan|thang),?\s{1,9}(?:ke\s{1,9})?tu\s{1,9}(?:khi|ngay)\s{1,9}"
    r"(?P<from>ky|ban hanh|phat hanh|)"
)
EFFECT = re.compile(r"\bhieu luc\b[^.;]{0,40}$")

FULL_STOP = re.compile(r"\.\s|\n\s{0,9}[-+]\s")
CLAUSE_END = re.compile(r"\s{0,3}(?:[.;,)]|$)")
# What happens or is counted in a time, before "trong": the time says which one, not by when.
NOUN_IN_TIME = re.compile(
    r"\b(?:nhiem vu|cong tac|chi tieu|ke hoach|su kien|vu viec|vu an|phat sinh|xay ra|hoat dong|ket qua"
    r"|tinh hinh|dien ra|truong hop|dot|ky hop|chuong trinh|so luong|tong so|dat duoc|trong tam)"
    r"(?:\s{1,9}\w{1,9}){0,3}\s{1,9}trong\s*$"
)
SENTENCE = re.compile(r"[.;]\s|\n\s{0,9}[-+]\s")
# What is said to have happened, or to hold, is no work to be done.
PAST = re.compile(
    r"\bda (?:giao|yeu cau|de nghi|ban hanh|co|chi dao|gui|duoc)\b|\bden nay\b|\btuy nhien\b|\bvua qua\b"
)
NOT_DONE = re.compile(r"(?:^|[,;.:-]\s)\s{0,9}(?:chua(?! (?:benh|chay))|khong)\s")
# Lengths of a measure: the work is to grant it, not to end it.
MEASURE = re.compile(
    r"\b(?:mien(?! (?:nui|trung|tay|bac|nam|bien))|giam(?! (?:sat|doc|dinh))"
    r"|tam dung|tam hoan|gia han|keo dai|ap dung|hieu luc|ho tro|thi diem|dinh ky|giai doan|thoi ky"
    r"|nhiem ky|so lieu|phat sinh|uu dai|ky bao cao|tinh tu|(?:duoc|cho) nghi)\b"
)
# A paper about a measure is due, whatever the measure: "trình Quyết định giảm tiền thuê đất … trong tháng 6".
PAPER_DUE = re.compile(r"\b(?:trinh|ban hanh|hoan thanh|hoan thien|bao cao|phe duyet)\b")
WORK = re.compile(
    r"\b(?:hoan thanh|hoan thien|trinh|ban hanh|xong|bao cao|phe duyet|to chuc|xay dung|trien khai|dua vao|tham muu"
    r"|gui|nop|ra soat|cham dut|ket thuc|tiep nhan|thuc hien)\b"
)
REPEATED = re.compile(r"[^.;]{0,60}?\b(?:hang|moi|tung)\s{1,9}(?:nam|quy|thang)\b")
REPEATS = re.compile(
    r"\b(?:hang|moi)\s{1,9}nam\b|\bdinh ky\b|\b(?:bao cao|so ket|tong ket)\s{1,9}(?:6 thang|nam|quy)\b"
)
REACHED = re.compile(
    r",?\s{1,9}(?:phai\s|co ban\s|can\s){0,2}"
    r"(?:hoan thanh|xong|ket thuc|cham dut|trinh|ban hanh|tong hop|bao cao|gui|nop)\b"
)
GOAL = re.compile(r"\b(?:phan dau|muc tieu|chi tieu)\b")
OPEN_END = re.compile(r"\s{1,9}(?:va\s(?:nhung|cac)\snam\s(?:tiep theo|sau)|va\s(?:hang|cac)\snam|tro di)\b")
