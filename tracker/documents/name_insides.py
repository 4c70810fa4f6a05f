"""Words that seem to end the name of a body and stand inside it: charges, topics, shared heads, lists of places."""

from tracker.documents.name_scan import NameScan
from tracker.documents.tokens import is_joined, phrase_in
from tracker.documents.vocabulary import GROUP_NOUNS, OFFICE_HEADS, PLURALS, SECTORS

_PLACES = frozenset({"huyen", "xa", "phuong", "tinh", "pho", "quan", "tran"})
_SHARED = frozenset({"nguoi dung dau", "thu truong", "lanh dao", "bi thu"})
_BOARDS = frozenset(
    {"ban chi dao", "to cong tac", "ban to chuc", "hoi dong", "tieu ban", "ban dieu hanh", "doan cong tac"}
)
_BOARDS_OF_FIRMS = frozenset({"", "hoi dong thanh vien", "hoi dong quan tri"})
_CHARGES = frozenset(
    {
        "phu trach",
        "duoc phan cong",
        "duoc phan cong phu trach",
        "duoc phan cong theo doi",
        "duoc giao phu trach",
    }
)


def charge(scan: NameScan, first: int, at: int) -> int:
    """ "Phó Chủ tịch phụ trách kinh tế chỉ đạo …": what the office holder named from `first` on is in charge of tells
    which one is meant, when another predicate follows it. Tokens to go on by, or 0."""
    words = scan.words
    opened = phrase_in(words, at, _CHARGES, 5)
    if not opened or not phrase_in(words, first, OFFICE_HEADS, 3):
        return 0
    for after in range(at + opened + 1, min(at + opened + 6, len(words))):
        if not words[after].isalnum():
            return 0
        if scan.is_verb(after):
            return after - at
    return 0


def topic(scan: NameScan, first: int, at: int) -> int:
    """ "Ban Chỉ đạo xây dựng nông thôn mới tỉnh": a board is named after its work, up to the level that it is of.
    Tokens to go on by, or 0 where no level follows before the next stop."""
    words = scan.words
    count = phrase_in(words, first, _BOARDS, 3)
    if not count or first + count != at:
        return 0
    for after in range(at + 2, min(at + 14, len(words) - 1)):
        if not words[after][0].isalnum() and not is_joined(words, after):
            return 0
        if scan.closes_level(after):
            return after + 1 - at
    return 0


def office_before(scan: NameScan, first: int) -> str:
    """ "Giám đốc các Sở: …": the office, with a space, which goes before each name; empty when there is none."""
    count = phrase_in(scan.words, first, OFFICE_HEADS, 3)
    if not count or scan.words[first] == "cac":
        return ""
    return scan.text.raw[scan.tokens[first].start : scan.tokens[first + count - 1].end] + " "


def opens_places(scan: NameScan, at: int) -> bool:
    """ "UBND các huyện: A, B và C": the places after the colon at `at` belong to the one mention."""
    if at + 1 >= len(scan.tokens) or scan.words[at - 1] not in _PLACES:
        return False
    named = scan.words[at + 2 : at + 3] in ([], [","], ["va"]) or scan.tokens[at + 2].capital  # not "Chủ trì"
    return scan.tokens[at + 1].capital and named and not scan.is_head(at + 1)


def is_led(scan: NameScan, first: int, at: int) -> bool:
    """ "Người đứng đầu cấp ủy, tổ chức đảng, cơ quan": common nouns share the one who heads them."""
    headed = phrase_in(scan.words, first, _SHARED, 3)
    common = not scan.tokens[at].capital and scan.words[at] not in PLURALS and not scan.office(at)
    return bool(headed) and common and not scan.tokens[first + headed].capital


def shares_office(scan: NameScan, first: int, at: int) -> bool:
    """ "Văn phòng Đoàn ĐBQH và HĐND tỉnh", "Văn phòng HĐND và UBND huyện": one office of both, at the same level."""
    words = scan.words[first + (scan.words[first] in {"chanh", "lanh"}) : at]
    bodies = (["van", "phong", "doan", "dbqh"], ["van", "phong", "hdnd"], ["vp", "hdnd"])
    second = scan.words[at : at + 2]
    return (
        words[:-1] in bodies
        and words[-1] == "va"
        and second[:1] in (["hdnd"], ["ubnd"])
        and "cac" not in second
    )


def turns_aside(scan: NameScan, after: int) -> bool:
    """ "Đảng ủy Khối, ngoài các nội dung trên, có …": words between commas, then the predicate."""
    return scan.words[after : after + 1] == ["ngoai"] and scan.words[after + 1 : after + 2] in (
        ["cac"],
        ["nhung"],
        ["nhiem"],
        ["viec"],
    )


def names_sector(scan: NameScan, after: int, *, is_listed: bool) -> bool:
    """ "ngành giáo dục và đào tạo, lao động - thương binh và xã hội": sectors named without their head, after one that
    has it (`is_listed`); "Sở Y tế các tỉnh, y tế các bộ, ngành"."""
    words = scan.words
    if words[after - 1] != "," or " ".join(words[after : after + 2]) not in SECTORS:
        return False
    return not scan.tokens[after].capital and (is_listed or words[after + 2 : after + 3] == ["cac"])


def after_all(scan: NameScan, comma: int, after: int) -> bool:
    """ "các sở, ngành liên quan, doanh nghiệp phân phối": "liên quan" closes a group, another noun opens the next."""
    words = scan.words
    if words[comma] != "," or words[max(0, comma - 2) : comma] != ["lien", "quan"]:
        return False
    return phrase_in(words, after, GROUP_NOUNS, 3) > 0 and not scan.is_verb(after)


def is_bloc(scan: NameScan, first: int, at: int) -> bool:
    """ "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh": the bloc of both."""
    words = scan.words[first:at]
    return (
        "khoi" in words
        and words[-3:] == ["co", "quan", "va"]
        and scan.words[at : at + 2] == ["doanh", "nghiep"]
    )


def is_person(scan: NameScan, first: int, at: int) -> bool:
    """ "Đồng chí …, Phó Chủ tịch UBND tỉnh": the office after a person's own name says who that is."""
    begin = first + (2 if scan.words[first : first + 2] == ["dong", "chi"] else 1)
    named = scan.words[first] in {"ong", "ba"} or begin == first + 2
    own = range(begin, at - 1)
    if not named or scan.words[at - 1] != "," or not own or scan.office(begin):
        return False
    return all(scan.tokens[one].capital for one in own) and scan.office(at)


def is_bare_office(scan: NameScan, first: int, at: int) -> bool:
    """ "Giám đốc, Phó Giám đốc Sở …", "Chủ tịch Hội đồng thành viên, Tổng Giám đốc …": one complement for both."""
    words = scan.words[first:at]
    while (words and not words[-1][0].isalnum()) or (words and words[-1] in {"va", "cung", "hoac"}):
        words.pop()
    if words[:1] == ["cac"]:
        words = words[1:]
    if words[:2] == ["dong", "chi"] and len(words) > 2:
        words = words[2:]
    count = phrase_in(words, 0, OFFICE_HEADS, 3)
    return bool(count) and " ".join(words[count:]) in _BOARDS_OF_FIRMS
