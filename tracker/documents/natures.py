"""Decides how often an obligation falls due from the words that give it; the dates themselves are read elsewhere."""

import re
from collections import Counter
from collections.abc import Sequence

from tracker.documents.verbs import ADVERB, NEWS, PRODUCT, REACTION, VERBS, any_of
from tracker.domain.directive import Deadline, Duty, Nature, Recurrence
from tracker.domain.text import strip_accents

_ = r"\s{1,9}"
# Who acts and on whose order stands before the verb that counts: "UBND tỉnh chỉ đạo Sở A xây dựng …".
_ORDERED = re.compile(
    rf"\b(?:chi{_}dao|yeu{_}cau|giao|de{_}nghi|phoi{_}hop(?:{_}chat{_}che)?(?:{_}voi)?|chu{_}tri)\b"
)
_ADVERBS = re.compile(rf"(?:{ADVERB}[,\s]{{1,9}}){{0,6}}")

# "Khi có dịch", "trường hợp phát hiện …": owed when it happens.
_HAPPENS = any_of("co|phat hien|xay ra|phat sinh|xuat hien|duoc|nhan")
_WHEN_IT_HAPPENS = re.compile(rf"(?:^|[,;.]\s{{0,9}}|\bngay{_})(?:khi|neu|truong{_}hop){_}{_HAPPENS}")
# "kịp thời xử lý", "can thiệp, hỗ trợ kịp thời": readiness to answer. Prevention in time is work of every day,
# so only verbs of answering count, and only at the head of the duty.
_MANNER = rf"(?:{ADVERB}[,\s]{{1,9}}){{0,6}}"
_IN_TIME = re.compile(
    rf"{_MANNER}(?:kip{_}thoi{_}{REACTION}|{REACTION}(?:,?{_}\w{{1,9}}){{0,5}}?,?{_}kip{_}thoi\b)"
)
_TELLS_IN_TIME = re.compile(rf"{_MANNER}(?:kip{_}thoi{_}{NEWS}|{NEWS}{_}kip{_}thoi\b)")
_SOMETHING_ARISES = re.compile(
    r"\b"
    + any_of(
        """
        phat sinh|vuong mac|vu viec|su co|dot xuat|bat thuong|vi pham|dien bien|sai pham|khan cap
        """
    )
)

_REPORTING = re.compile(
    rf"{_MANNER}(?:(?:tong{_}hop|theo{_}doi|danh{_}gia)(?:,|{_}va)?{_})?"
    # A report with a number is a document that is named, not one that is owed.
    rf"(?:bao{_}cao(?!{_}so{_}\d)|so{_}ket|so,?{_}tong{_}ket|tong{_}ket|gui{_}bao{_}cao)\b"
)
_AT_ONCE = re.compile(rf"\b(?:bao{_}cao|gui){_}(?:nhanh|ngay|gap)\b")

_GOVERNED = re.compile(
    rf"\b(?:viec|cong{_}tac|tinh{_}hinh|ket{_}qua|hoat{_}dong|phong{_}trao|nhiem{_}vu){_}$"
)
_MAKES = re.compile(
    any_of(
        """
        xay dung|lap|ban hanh|soan thao|hoan thanh|hoan thien|trinh|thanh lap|phe duyet|cong bo|tham muu|nghien cuu
        ra soat, sua doi|ra soat, bo sung|sua doi|dieu chinh|co|chuan bi|dang ky
        """
    )
)
_AND_VERB = re.compile(rf"(?:,|{_}va)?{_}(?=\w)")
# One paper, one body, one event. "Xây dựng đời sống văn hóa" makes none of them.
_PRODUCT_NEXT = re.compile(
    rf"{_}(?:[^.;,]{{1,60}}?{_}(?:ban{_}hanh|trinh|ve|xay{_}dung){_})?"
    rf"(?:(?:cac|nhung|mot|\d{{1,2}}|ngay|noi{_}dung|du{_}thao){_}){{0,2}}{PRODUCT}"
)
_EVENT_NAME = any_of(
    "hoi nghi|hoi thao|cuoc hop|cuoc thi|le|dai hoi|mit tinh|hoi thi|lien hoan|toa dam|ky thi"
)
_EVENT = re.compile(
    rf"to{_}chuc{_}(?:thanh{_}cong{_})?(?:{_EVENT_NAME}|\d{{1,3}}{_}(?:lop|hoi|cuoc|dot|buoi)\b)"
)
_DONE_ONCE = any_of(
    """
    thanh lap|phe duyet|khoi cong|ban giao|khanh thanh|tong ra soat|tong kiem tra|tong kiem ke|tong dieu tra|ket thuc
    cham dut|giai the|hop nhat|sap nhap|hoan thanh|dua vao su dung|dua vao van hanh|ra soat toan bo
    to chuc ra soat toan bo
    """
)
_ONCE = re.compile(
    rf"{_MANNER}(?:{_DONE_ONCE}|tham{_}muu{_}[^.;,]{{1,60}}?{_}(?:ban{_}hanh|phe{_}duyet|thanh{_}lap)\b)"
)
# A campaign with its year in its name happens in that year.
_AIM = any_of(
    """
    cao diem|hanh dong|vi|hoi|quoc gia|an toan|ra quan|phap luat|chuyen doi|toan dan|doi ngoai|ve sinh|ky niem
    """
)
CAMPAIGN = re.compile(
    rf"\b(?:tuan{_}le|chien{_}dich|dot{_}cao{_}diem|(?:thang|ngay|nam){_}{_AIM})\b[^.;]{{0,80}}?\bnam{_}(?:19|20)\d\d"
)
# To help the one who ordered it to roll it out is done with the plan of that.
_HELP_ROLL_OUT = re.compile(
    rf"\bgiup{_}[^.;,]{{1,80}}?{_}(?:to{_}chuc{_})?trien{_}khai(?:{_}thuc{_}hien)?"
    rf"(?:{_}(?:nghi{_}quyet|chi{_}thi|ke{_}hoach|ket{_}luan|cong{_}van|quyet{_}dinh)(?:{_}(?:nay|tren))?)?\s*[.;,]?\s*$"
)


def nature_of(text: str, deadlines: Sequence[Deadline], recurrences: Sequence[Recurrence]) -> Nature:
    """How often one obligation falls due; standing when nothing says otherwise.

    What is written comes first: a repetition, then a date. Then the verb at the head of the duty decides: what is
    owed when something happens, reports and reviews (periodic even without a pace), things made once.
    """
    folded = strip_accents(text)
    if any(not _is_always(one) for one in recurrences):
        return Nature.PERIODIC
    if deadlines:
        return Nature.ONE_OFF
    heads = _heads(folded)
    if _WHEN_IT_HAPPENS.search(folded) or _answers(folded, heads):
        return Nature.EVENT_DRIVEN
    if any(_REPORTING.match(folded, at) for at in heads):
        return Nature.ONE_OFF if _AT_ONCE.search(folded) else Nature.PERIODIC
    return Nature.ONE_OFF if _is_made_once(folded, heads) else Nature.STANDING


_IN_DOUBT = (Nature.STANDING, Nature.PERIODIC, Nature.ONE_OFF, Nature.EVENT_DRIVEN)


def nature_of_all(duties: Sequence[Duty]) -> Nature | None:
    """The nature of an item from its duties': that of most of them, None where there are none.

    Readiness to answer is work of every day beside other duties; of equals, the one that is followed longest wins.
    """
    natures = [duty.nature for duty in duties]
    if not natures or set(natures) == {Nature.EVENT_DRIVEN}:
        return natures[0] if natures else None
    counts: Counter[Nature] = Counter(Nature.STANDING if n is Nature.EVENT_DRIVEN else n for n in natures)
    return max(_IN_DOUBT, key=lambda n: counts[n])


def _answers(folded: str, heads: Sequence[int]) -> bool:
    tells = _SOMETHING_ARISES.search(folded) is not None
    return any(_IN_TIME.match(folded, at) or (tells and _TELLS_IN_TIME.match(folded, at)) for at in heads)


def _is_made_once(folded: str, heads: Sequence[int]) -> bool:
    if folded.lstrip().startswith(("thuong xuyen", "tiep tuc thuc hien")):
        return False
    if CAMPAIGN.match(folded.lstrip(" ,-")) or _HELP_ROLL_OUT.search(folded):
        return True
    return any(
        _makes_product(folded, at) or _EVENT.match(folded, at) or _ONCE.match(folded, at) for at in heads
    )


def _makes_product(folded: str, at: int) -> bool:
    """A verb of making, perhaps with one or two verbs more ("xây dựng và trình phê duyệt"), before its product."""
    made = _MAKES.match(folded, at)
    end = made.end() if made else None
    for _count in range(3):
        if end is None:
            return False
        if _PRODUCT_NEXT.match(folded, end):
            return True
        more = _AND_VERB.match(folded, end)
        verb = VERBS.match(folded, more.end()) if more else None
        end = verb.end() if verb else None
    return False


def _is_always(recurrence: Recurrence) -> bool:
    """ "Thời gian thực hiện: thường xuyên" repeats without end and is followed as a standing duty."""
    return recurrence.rule is None and strip_accents(recurrence.words).endswith("thuong xuyen")


def _heads(folded: str) -> tuple[int, ...]:
    """Where the duty's own verb may begin: at its first words, and at the verb after an order to somebody."""
    begin = len(folded) - len(folded.lstrip(" ,;-+"))
    starts = [begin, _ADVERBS.match(folded, begin).end()]  # type: ignore[union-attr]  # the pattern may be empty
    first = VERBS.search(folded, begin)
    if first and _GOVERNED.search(folded, begin, first.start()) is None and first.start() - begin < 120:
        starts.append(first.start())
        order = _ORDERED.match(folded, first.start())
        second = VERBS.search(folded, order.end()) if order else None
        if second:
            starts.append(second.start())
    return tuple(dict.fromkeys(starts))
