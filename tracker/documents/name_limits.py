"""Where the name of a body must have ended though no known predicate follows: what is said of it, what it swallowed."""

from tracker.documents.name_ends import GOES_ON
from tracker.documents.name_scan import NameScan
from tracker.documents.tokens import phrase_in
from tracker.documents.vocabulary import FULL_HEADS, GROUP_NOUNS, NAME_HEADS, OFFICE_HEADS, words

_MATTERS = words(
    "noi dung, van de, kho khan, vuong mac, truong hop, giai phap, ket qua, nhiem vu, bien phap, kien nghi, "
    "de xuat, thong tin, so lieu, du an, cong viec, thu tuc, quy dinh, hoat dong"
)
_PAPERS = words(
    "phuong an, ket qua, danh sach, de an, du thao, to trinh, noi dung, chu truong, tinh hinh, so lieu, ho so, "
    "danh muc, van ban, tien do, co cau, nhu cau, ly do"
)
_HEADS = FULL_HEADS | NAME_HEADS | OFFICE_HEADS
_PREVENTION = ["phong", ",", "chong"]


def is_said_of(scan: NameScan, first: int, at: int) -> bool:
    """ "báo cáo Thủ tướng những vấn đề …", "trình UBND tỉnh phương án …": after the name from `first` on, these open
    what it is told or handed."""
    if scan.words[at] == "nhung":
        return scan.text.raw[scan.tokens[at].start : scan.tokens[at].end] == "những"
    if scan.words[at] == "cac":
        return phrase_in(scan.words, at + 1, _MATTERS, 2) > 0
    is_low = not any(token.capital for token in scan.tokens[at : at + 2])
    return is_low and at - first > 1 and phrase_in(scan.words, at, _PAPERS, 2) == 2


def swallowed_from(scan: NameScan, first: int, at: int, fewest: int) -> int:
    """Where a name that runs from `first` on to the end of its clause at `at` has swallowed a predicate: at the first
    words in lower case that are neither the second half of a word in capitals nor a noun of groups and places, when
    there are `fewest` of them. 0 when all is sure."""
    if not scan.verbs or scan.ends_name(at - 1):
        return 0
    here = first + max(1, phrase_in(scan.words, first, _HEADS, 4))
    while here < at:
        step = _sure(scan, here)
        if not step:
            return here if at - here >= fewest else 0
        here += step
    return 0


def _sure(scan: NameScan, here: int) -> int:
    """How many words from here on surely belong to the name."""
    if scan.words[here - 1 : here + 2] == _PREVENTION:
        return 2
    token, before = scan.tokens[here], scan.tokens[here - 1]
    known = phrase_in(scan.words, here, GROUP_NOUNS, 3)
    if known or token.capital or not token.word.isalpha() or token.word in GOES_ON:
        return known or 1
    is_long = before.end - before.start > 1 and not scan.text.raw[before.start + 1].isupper()
    return int(before.capital and is_long)
