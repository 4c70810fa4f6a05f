"""The verbs with which directives give work, in folded text, and the words that go with them; no reading of clauses.

Lists are by what the verb does in a directive, since that decides where a duty begins and how often it falls due.
"""

import re
from typing import TypeAlias


def any_of(phrases: str) -> str:
    """A pattern for any of the phrases (separated by "|" or line ends), the longest that fits, spaces of any width.

    Common beginnings are shared, so that matching does not slow down with the length of the list.
    """
    tree: _Tree = {}
    for phrase in re.split(r"[|\n]", phrases):
        node = tree
        for char in " ".join(phrase.split()):
            node = node.setdefault(char, {})
        node[_END] = {}
    tree.pop(_END, None)  # of the empty phrase
    return _pattern(tree) + r"(?!\w)"


def words_of(text: str) -> frozenset[str]:
    """The words of the text, for asking whether one is among them."""
    return frozenset(re.findall(r"\S+", text))


_END = ""
_Tree: TypeAlias = "dict[str, _Tree]"


def _pattern(tree: _Tree) -> str:
    branches = [
        (r"\s{1,9}" if char == " " else re.escape(char)) + _pattern(rest)
        for char, rest in tree.items()
        if char
    ]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)})" + ("?" if _END in tree else "")


# They raise or steady an activity and always govern a clause, even before a noun such as "công tác".
HEADS = """
day manh|tang cuong|lam tot|thuc hien tot|thuc hien nghiem|thuc hien nghiem tuc|thuc hien dong bo
thuc hien co hieu qua
thuc hien hieu qua|thuc hien day du|tiep tuc thuc hien|chu trong|phat dong|nghiem cam|tiep tuc duy tri
nghiem tuc thuc hien
"""

# Papers and events that are made once, unless the text says how often.
MAKING = """
xay dung|lap|ban hanh|soan thao|hoan thanh|hoan thien|thanh lap|phe duyet|to chuc hoi nghi|dang ky|cong bo
ky ket
"""

REPORTING = (
    "bao cao|tong hop bao cao|thong tin bao cao|gui bao cao|so ket|tong ket|so, tong ket|danh gia ket qua"
)

FOLLOWING = "trien khai|theo doi|don doc|kiem tra|giam sat|huong dan|tong hop|ra soat"

# Answers to what happens: with "kịp thời" they are owed when it happens.
REACTING = """
can thiep|ho tro|phat hien|xu ly|xu li|chan chinh|uon nan|de xuat|kien nghi|thao go|giai quyet|khac phuc
ung pho
ung cuu|cap cuu|cuu chua|cuu ho|phan anh|dieu chinh|canh bao|khoanh vung|dap tat|dau tranh|bac bo|phan bac
di doi|so tan
"""

# These answer to something only when the text says to what.
TELLING = """
bao cao|huong dan|tham muu|thong tin|thong bao|trao doi|dong vien|khen thuong|bieu duong|bo sung|sua doi
chi dao
"""

OTHER = """
quan tam|phan loai|cap phat|du bao|chuyen doi|nang cao|duy tri|phat huy|day nhanh|thuc day|cung co|kien toan
quan triet|xem xet|chuan hoa|tich hop|lam giau|lam sach
trien khai|thuc hien|phoi hop|chi dao|lanh dao|kiem tra|giam sat|theo doi|don doc|ra soat|huong dan
tham muu|tuyen truyen|pho bien|van dong|giao duc|bo tri|sap xep|quan ly|su dung|bao ve|cham soc|tao dieu kien
cap nhat
phat trien|mo rong|doi moi|cai cach|ung dung|ngan chan|phong ngua|han che|phong chong|dao tao|boi duong
tap huan|thanh tra|kiem soat|thong ke|tong hop|danh gia|phan tich|nghien cuu|cung cap|gui|nop|phan cong
neu guong
phe phan|nhan rong|bieu duong|cong khai|niem yet|thu thap|luu tru|so hoa|ket noi|chia se|van hanh|bao dam
dam bao
thu gom|cham dut|thu hoi|dinh chi|giai toa|cuong che|xu phat|tuan tra|truc ban|kiem ke|do dac|cap giay
tiep nhan
tra loi|doi thoai|tiep cong dan|tiep dan|chuan bi|xac minh|dieu tra|lua chon|ke hoach hoa|thong nhat|xac dinh
kiem nghiem
cat giam|don gian hoa|bao tri|sua chua|nang cap|lap dat|trang bi|giai ngan|chi tra|giu vung
giu gin|xay moi|khoi cong|ban giao|chuyen giao|tiep thu|lay y kien|tham dinh|tham gia|phan bo|can doi|chu dong
huy dong|cu the hoa|the che hoa|khao sat|kham chua benh|dieu tri|tiep can|gop y|binh xet|cong nhan|khai thac
huong ung
"""

MANNER = """
tiep tuc|chu dong|kip thoi|thuong xuyen|tich cuc|khan truong|tap trung|dong thoi|truc tiep|som|nghiem tuc
dinh ky
hang nam|hang quy|hang thang|hang tuan|kien quyet|quyet liet|phan dau|nhanh chong|ngay|can|phai|luon|cung
dac biet
"""

# "Giao thông", "chương trình", "các cơ quan, tổ chức" hold these syllables too.
_SHORT = (
    r"to\s{1,9}chuc(?!\s{0,9}[,;.)]|\s{1,9}(?:dang|chinh|doan|xa|quan|ca|kinh|tin|thanh\svien|phi|quoc|co\sso|bo\smay"
    r"|va|khac|co|lien|trong|ngoai|cung|hoi))(?!\w)|"
    r"(?<!ngoai\s)giao(?!\s{1,9}(?:thong|duc|vien|dich|luu|ban|thuong|trinh|phan|dan|duc))(?!\w)"
    r"|(?<!chuong\s)(?<!qua\s)(?<!cong\s)(?<!quy\s)(?<!lo\s)(?<!tien\s)(?<!giao\s)trinh(?!\w|\s{1,9}(?:do|tu|bay|dien|dien)\b)"
)
# Words that open what hangs on a verb, where they do not begin a verb of work themselves ("theo dõi", "đề xuất").
_ = r"\s{1,9}"
FOR = rf"de(?!{_}(?:nghi|xuat|an|tai|cuong|ra|cao|dieu|phong|bao|thi)\b)"
HANGING = (
    rf"(?:{FOR}|theo(?!{_}doi\b)|tu(?!{_}(?:choi|kiem|van|quan|nguyen|ra|danh|chu)\b)|qua|thong{_}qua|trong{_}qua{_}trinh|nham"
    rf"|tren{_}co{_}so|can{_}cu|sau{_}khi|truoc{_}khi|khi|neu|doi{_}voi)\b"
)
VERB = f"(?:{any_of('|'.join((HEADS, MAKING, REPORTING, FOLLOWING, REACTING, TELLING, OTHER)))}|{_SHORT})"
VERBS = re.compile(rf"\b{VERB}")  # long to compile: shared
HEAD = any_of(HEADS)
ADVERB = any_of(MANNER)
REACTION = any_of(REACTING)
NEWS = any_of(TELLING)
PRODUCT = any_of(
    """
    ke hoach|de an|quy che|phuong an|nghi quyet|chuong trinh|du an|quy trinh|danh muc|quy dinh|du thao
    to trinh|bo tieu chi
    thong tu|nghi dinh|quyet dinh|huong dan|de cuong|bao cao tong ket|bao cao so ket|ho so|cong van|van ban
    chi thi|bo chi so
    luat|phap lenh|co so du lieu|to cong tac|ban chi dao|hoi dong|to giup viec|doi kiem tra|doan kiem tra
    to cong nghe so|bao cao
    """
)
RECIPIENT = any_of(
    """
    thuong truc|ban thuong vu|ban|ubnd|uy ban|hdnd|hoi dong|chinh phu|thu tuong|so|bo|tinh uy|thanh uy
    huyen uy|cap uy
    chu tich|tong cuc|cuc|chi cuc|bo chinh tri|ban bi thu|dang uy|trung uong|van phong|cap tren
    cap co tham quyen|lanh dao
    giam doc|quoc hoi|cong an|thanh tra|truong ban|phong|hoi|lien doan|kho bac|thi uy|ve|cho|len|ket qua
    tinh hinh|quan uy
    """
)
