"""Decides whether, after a comma or "và", a new predicate of the same sentence begins: a verb of work, its own object.

All text here is folded. The reasons are those of the grammar: a list of nouns, a chain of verbs with one object, and
what hangs on "việc", "công tác", "để" or on somebody's being told to do it, all belong to the predicate before them.
"""

import re

from tracker.documents.natures import CAMPAIGN
from tracker.documents.verbs import ADVERB, FOLLOWING, HEAD, RECIPIENT, VERB, any_of

_ = r"\s{1,9}"
JOINT = re.compile(rf",?{_}(?:va{_})?dong{_}thoi,?{_}|,?{_}dac{_}biet{_}la{_}|,{_}|{_}va{_}")

_PREDICATE = re.compile(rf"(?P<manner>(?:{ADVERB},?{_})*)(?P<verb>{VERB})")
_HEAD = re.compile(rf"(?:{ADVERB},?{_})*{HEAD}")
_WELL = any_of(
    "kip thoi|nghiem tuc|tot|co hieu qua|hieu qua|nghiem|nghiem minh|day du|chat che|thuong xuyen|tich cuc|dut diem|quyet liet|manh"
)
_DONE_SO = re.compile(rf"{VERB}{_}{_WELL}")
_REPORT = re.compile(
    rf"(?:tong{_}hop,?{_})?(?:bao{_}cao|trinh|gui(?:{_}ve)?|tham{_}muu(?:{_}cho)?){_}{RECIPIENT}"
)
# They say how, why or with what result the work before them is done.
_DEPENDENT = any_of(
    """
    bao dam|dam bao|tao dieu kien|gop phan|khong|chua|phu hop|gan|gan voi|phuc vu|tham gia|cu the hoa|the che hoa
    huy dong|tranh thu|thu hut|khai thac|tan dung|tap trung vao|bo sung|sua doi|dieu chinh|nhat la|trong do|huong toi
    """
)
_VERBS = re.compile(rf"\b{VERB}")
_AFTER_VERB = re.compile(rf"(?:{_}(?:{_WELL}|va|ngay|sau rong|rong rai|dong bo|thuc hien|to chuc))*\s*$")
# "chủ động, đồng bộ, quyết liệt phòng chống": words of manner wait for their verb.
_MANNER_AT_END = re.compile(rf"\b(?:{ADVERB}|dong{_}bo|thiet{_}thuc|cong{_}khai|minh{_}bach|dung{_}dan)\s*$")
_NOUN_OF_WORK = (
    r"(?:viec|cong tac|(?:cac )?hoat dong|bien phap|giai phap|nhiem vu|ky nang|quy trinh|nang luc|noi dung|phong trao"
    r"|chinh sach|che do|co che|trach nhiem|thu tuc|cuoc van dong|quy dinh|ke hoach|kien thuc|hieu qua|chat luong)"
).replace(" ", _)
_NOMINAL = re.compile(rf"\b{_NOUN_OF_WORK}{_}(?:ve{_}|cua{_}|trong{_})?{VERB}")
_RESULT_OF_WORK = re.compile(
    rf"\b(?:qua trinh|tinh hinh|ket qua|tien do|viec|cong tac|(?:to chuc|trien khai)){_}(?:to{_}chuc{_}|trien{_}khai{_})?{VERB}\s*$".replace(
        " ", _
    )
)
_PURPOSE = re.compile(
    rf"\b(?:de|nham|gop{_}phan|bao{_}dam|dam{_}bao|tu{_}do|qua{_}do|theo{_}huong|huong{_}toi|gan{_}voi)\b"
)
_LASTING = re.compile(rf"(?:dong{_}thoi|dinh{_}ky|thuong{_}xuyen|hang{_}\w+)\b")
_TOLD = re.compile(
    rf"\b(?:van dong|huong dan|chi dao|yeu cau|don doc|khuyen khich|giup|ho tro|de nghi|tham muu|phoi hop voi|giao)\b[^,]{{4,}}?\b{VERB}".replace(
        " ", _
    )
)
_SUBORDINATE = re.compile(
    rf"(?:tren{_}co{_}so|can{_}cu|sau{_}khi|truoc{_}khi|khi|neu|doi{_}voi|theo|thong{_}qua|qua|trong{_}qua{_}trinh|de|nham|tu)\b"
)
_PARTNERS = re.compile(
    rf"(?:{ADVERB},?{_})*(?:chu{_}tri,?{_}(?:va{_})?)?phoi{_}hop(?:{_}chat{_}che)?{_}(?:voi|cung|cac)\b"
)
_UNDERTAKING = re.compile(
    rf"(?:(?:cac|nhung){_})?(?:muc{_}tieu|chi{_}tieu|nhiem{_}vu)(?:,{_}[\w\s]{{1,20}})?{_}(?:trong|cua|tai|theo){_}"
    rf"(?:chuong{_}trinh|de{_}an|ke{_}hoach|chien{_}luoc|du{_}an)\b[^.;,]{{1,160}}?\bgiai{_}doan\b"
)
# "theo dõi, đôn đốc, kiểm tra việc thực hiện Chỉ thị này": each is shown by other papers, and the order itself is
# their object, so each is a duty of the one who follows up.
_FOLLOW = any_of(FOLLOWING)
_CHAIN = re.compile(
    rf"(?P<help>\bgiup{_}[^,;.()]{{1,90}}?{_})?\b(?P<chain>{_FOLLOW}(?:(?:,|{_}va){_}{_FOLLOW}){{1,4}}){_}"
    rf"(?:(?:viec|tinh{_}hinh|ket{_}qua){_})(?:(?:to{_}chuc|trien{_}khai),?{_})?(?:trien{_}khai,?{_})?thuc{_}hien"
    rf"(?=\s*(?:$|[,;.]|va\b)|{_}(?:(?:cac{_}noi{_}dung|nghiem{_}tuc){_})?"
    rf"(?:chi{_}thi|cong{_}van|ke{_}hoach|nghi{_}quyet|quyet{_}dinh|ket{_}luan|thong{_}bao|cong{_}dien|van{_}ban|y{_}kien|chuong{_}trinh){_}(?:nay|tren)\b)"
)
_LEADING = any_of("giao|chu tri|phoi hop|giup|de nghi|yeu cau|phan cong|tham muu giup")


def begins(flat: str, folded: str, begin: int, joint: re.Match[str], is_list: bool) -> bool:
    """Whether a new duty begins after `joint`, the duty before it having begun at `begin`.

    A capital in the midst of a sentence opens a name. `flat` is the text with its capitals.
    `is_list`: the sentence has been cut at a comma already, so that "và" closes a list of predicates.
    """
    before, at = folded[begin : joint.start()], joint.end()
    words = joint.group()
    if _is_undertaking(folded, at) and _has_object(before):
        return True
    found = _PREDICATE.match(folded, at)
    if found is None or flat[at].isupper() or not _VERBS.search(before):
        return False
    if "thoi" in words or "biet" in words:
        return True
    if _is_hanging(before) or _DEPENDENT_AT.match(folded, at):
        return False
    strong = _is_strong(folded, at, found)
    if not _has_object(before):
        # "đôn đốc việc tổ chức thực hiện, báo cáo …", not "hướng dẫn việc rà soát, kiện toàn …"
        return strong and not _HEAD.match(folded, at) and _RESULT_OF_WORK.search(before) is not None
    if _PURPOSE.search(before):
        return _LASTING.match(folded, at) is not None
    if strong:
        return True
    if _NOMINAL.search(before) or _TOLD.search(before):
        return False
    return is_list or "va" not in words.split()


def follow_up_joints(folded: str, begin: int, end: int) -> tuple[int, ...]:
    """Where the verbs of a chain that follows up the order itself begin, but for the first of them."""
    found = _CHAIN.search(folded, begin, end)
    if found is None or any(
        not _LEADS_IN.match(verb.group()) for verb in _VERBS.finditer(folded, begin, found.start())
    ):
        return ()
    first = found.start("chain")
    return tuple(joint.end() for joint in JOINT.finditer(folded, first, found.end("chain")))


def has_verb(folded: str) -> bool:
    """Whether any verb of work stands in the words."""
    return _VERBS.search(folded) is not None


def main_part(folded: str, begin: int, joint: re.Match[str]) -> int:
    """Where the main predicate begins: after "Căn cứ …, " it is the words after the comma."""
    hangs = _is_hanging(folded[begin : joint.start()]) and _PREDICATE.match(folded, joint.end())
    return joint.end() if hangs else begin


def _is_strong(folded: str, at: int, found: re.Match[str]) -> bool:
    return bool(
        found["manner"]
        or _HEAD.match(folded, at)
        or _REPORT.match(folded, at)
        or _DONE_SO.match(folded, found.start("verb"))
    )


def _is_hanging(before: str) -> bool:
    """ "Trên cơ sở kết quả rà soát", "phối hợp với các sở liên quan": the predicate is still to come."""
    if _SUBORDINATE.match(before):
        return True
    partners = _PARTNERS.match(before)
    return partners is not None and not _VERBS.search(before, partners.end())


def _is_undertaking(folded: str, at: int) -> bool:
    """A named undertaking with its own years, among the objects of a verb, is followed and ends on its own."""
    return _UNDERTAKING.match(folded, at) is not None or CAMPAIGN.match(folded, at) is not None


def _has_object(before: str) -> bool:
    """The last verb has something after it: a bare verb waits for the object of the whole chain."""
    last = None
    for last in _VERBS.finditer(before):  # noqa: B007  # only the last one counts
        pass
    if last is None or before.endswith(" so") or _MANNER_AT_END.search(before):
        return False
    return _AFTER_VERB.match(before, last.end()) is None


_DEPENDENT_AT = re.compile(_DEPENDENT)
_LEADS_IN = re.compile(_LEADING)
