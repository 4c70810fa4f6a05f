"""The constructions by which a predicate of work is told from what hangs on the one before it, in folded text.

Which of them decides when is in `predicates`.
"""

import re

from tracker.documents.verbs import ADVERB, FOLLOWING, FOR, HANGING, HEAD, RECIPIENT, any_of

_ = r"\s{1,9}"
JOINT = re.compile(rf",?{_}(?:va{_})?dong{_}thoi,?{_}|,?{_}dac{_}biet{_}la{_}|,{_}|{_}va{_}")

# "định kỳ 6 tháng tổng hợp": a pace is manner too.
_PACE = (
    rf"dinh{_}ky{_}(?:(?:vao|theo|hang|moi){_})?(?:(?:\d{{1,2}}|ba|sau){_})?(?:tuan|thang|quy|nam)\b"
    rf"(?:{_}mot{_}lan)?"
)
MANNER = re.compile(rf"(?:(?:{_PACE}|{ADVERB}),?{_}){{0,6}}")
HEAD_OF_WORK = re.compile(rf"(?:{ADVERB},?{_}){{0,6}}{HEAD}")
WELL = any_of(
    """
    kip thoi|nghiem tuc|tot|co hieu qua|hieu qua|nghiem|nghiem minh|day du|chat che|thuong xuyen|tich cuc
    dut diem
    quyet liet|manh
    """
)
WELL_NEXT = re.compile(rf"{_}{WELL}")
REPORT = re.compile(
    rf"(?:tong{_}hop,?{_})?(?:bao{_}cao|trinh|gui(?:{_}ve)?|tham{_}muu(?:{_}cho)?){_}{RECIPIENT}"
)
# They say how, why or with what result the work before them is done.
DEPENDENT = re.compile(
    any_of(
        """
    bao dam|dam bao|tao dieu kien|gop phan|khong|chua|phu hop|gan|gan voi|phuc vu|tham gia|cu the hoa
    the che hoa
    huy dong|tranh thu|thu hut|khai thac|tan dung|tap trung vao|bo sung|sua doi|dieu chinh|nhat la|trong do
    huong toi
    """
    )
)
AFTER_VERB = re.compile(rf"(?:{_}(?:{WELL}|va|ngay|sau rong|rong rai|dong bo|thuc hien|to chuc))*\s*$")
# "chủ động, đồng bộ, quyết liệt phòng chống": words of manner wait for their verb.
MANNER_AT_END = re.compile(rf"\b(?:{ADVERB}|dong{_}bo|thiet{_}thuc|cong{_}khai|minh{_}bach|dung{_}dan)\s*$")
_NOUN_OF_WORK = any_of(
    """
    viec|cong tac|hoat dong|bien phap|giai phap|nhiem vu|ky nang|quy trinh|nang luc|noi dung|phong trao|chinh sach
    che do|co che|trach nhiem|thu tuc|cuoc van dong|quy dinh|ke hoach|kien thuc|hieu qua|chat luong
    """
)
# After these two any verb may follow as one more part of the work, whatever the first of them is.
WORK_ITSELF = re.compile(rf"\b(?:cong{_}tac|viec)\b")
NOUN_OF_WORK = re.compile(rf"\b{_NOUN_OF_WORK}{_}(?:ve{_}|cua{_}|trong{_})?")
_PROCESS = any_of("qua trinh|tinh hinh|ket qua|tien do|viec|cong tac|to chuc|trien khai")
PROCESS = re.compile(rf"\b{_PROCESS}{_}(?:to{_}chuc{_}|trien{_}khai{_})?$")
PURPOSE = re.compile(
    rf"\b(?:{FOR}|nham|gop{_}phan|bao{_}dam|dam{_}bao|tu{_}do|qua{_}do|theo{_}huong|huong{_}toi|gan{_}voi)\b"
)
LASTING = re.compile(rf"(?:dong{_}thoi|dinh{_}ky|thuong{_}xuyen|hang{_}\w+)\b")
_TELLING = any_of(
    """
    van dong|huong dan|chi dao|yeu cau|don doc|khuyen khich|giup|ho tro|de nghi|tham muu|phoi hop voi|giao
    """
)
TELLING = re.compile(rf"\b{_TELLING}(?P<whom>[^,]{{4,}})")
SUBORDINATE = re.compile(HANGING)
PARTNERS = re.compile(
    rf"(?:{ADVERB},?{_}){{0,6}}(?:chu{_}tri,?{_}(?:va{_})?)?phoi{_}hop(?:{_}chat{_}che)?{_}(?:voi|cung|cac)\b"
)
UNDERTAKING = re.compile(
    rf"(?:(?:cac|nhung){_})?(?:muc{_}tieu|chi{_}tieu|nhiem{_}vu)(?:,{_}[\w\s]{{1,20}})?{_}(?:trong|cua|tai|theo){_}"
    rf"(?:chuong{_}trinh|de{_}an|ke{_}hoach|chien{_}luoc|du{_}an)\b[^.;,]{{1,160}}?\bgiai{_}doan\b"
)
# "theo dõi, đôn đốc, kiểm tra việc thực hiện Chỉ thị này": each is shown by other papers, and the order itself is
# their object, so each is a duty of the one who follows up.
_FOLLOW = any_of(FOLLOWING)
CHAIN = re.compile(
    rf"(?P<help>\bgiup{_}[^,;.()]{{1,90}}?{_})?\b(?P<chain>{_FOLLOW}(?:(?:,|{_}va){_}{_FOLLOW}){{1,4}}){_}"
    rf"(?:(?:viec|tinh{_}hinh|ket{_}qua){_})(?:(?:to{_}chuc|trien{_}khai),?{_})?(?:trien{_}khai,?{_})?thuc{_}hien"
    rf"(?=\s*(?:$|[,;.]|va\b)|{_}(?:(?:cac{_}noi{_}dung|nghiem{_}tuc){_})?"
    rf"(?:chi{_}thi|cong{_}van|ke{_}hoach|nghi{_}quyet|quyet{_}dinh|ket{_}luan|thong{_}bao|cong{_}dien|van{_}ban|y{_}kien|chuong{_}trinh){_}(?:nay|tren)\b)"
)
LEADING = re.compile(any_of("giao|chu tri|phoi hop|giup|de nghi|yeu cau|phan cong|tham muu giup"))
