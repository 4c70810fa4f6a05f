"""Where the name of a body must have ended though no known predicate follows: what is said of it, what it swallowed."""

from tracker.documents.name_ends import NOUN_AFTER
from tracker.documents.name_scan import NameScan
from tracker.documents.name_words import NAME_WORDS
from tracker.documents.tokens import is_joined, phrase_in
from tracker.documents.vocabulary import FULL_HEADS, GROUP_NOUNS, NAME_HEADS, OFFICE_HEADS, SECTORS, words

_MATTERS = words(
    "noi dung, van de, kho khan, vuong mac, truong hop, giai phap, ket qua, nhiem vu, bien phap, kien nghi, "
    "de xuat, thong tin, so lieu, du an, cong viec, thu tuc, quy dinh, hoat dong"
)
_PAPERS = words(
    "phuong an, ket qua, danh sach, de an, du thao, to trinh, noi dung, chu truong, tinh hinh, so lieu, ho so, "
    "danh muc, van ban, tien do, co cau, nhu cau"
)
_HEADS = FULL_HEADS | NAME_HEADS | OFFICE_HEADS | SECTORS
_VERBS_IN_NAMES = frozenset(NOUN_AFTER)  # the scan has found them to be no predicate here
_MANY = 6


def is_said_of(scan: NameScan, first: int, at: int) -> bool:
    """ "báo cáo Thủ tướng những vấn đề …", "trình UBND tỉnh phương án …": after the name from `first` on, these open
    what it is told or handed."""
    if scan.words[at] == "nhung":
        return scan.text.raw[scan.tokens[at].start : scan.tokens[at].end] == "những"
    if scan.words[at] == "cac":
        return phrase_in(scan.words, at + 1, _MATTERS, 2) > 0
    is_low = not any(token.capital for token in scan.tokens[at : at + 2])
    return is_low and at - first > 1 and phrase_in(scan.words, at, _PAPERS, 2) == 2


def swallowed_from(scan: NameScan, first: int, at: int, *, sure: int = 0, is_subject: bool) -> int:
    """Where a name that runs from `first` up to `at` has swallowed an unknown predicate: at the first word in lower
    case that is no part of a name, looking from `sure` on. 0 when all is sure.

    Only a subject must have a predicate; elsewhere six such words are waited for: a clause may end with a name."""
    if not scan.verbs or (not is_subject and scan.ends_name(at - 1)):
        return 0
    head = first + max(1, phrase_in(scan.words, first, _HEADS, 4))
    here = max(head, sure)
    while here < at:
        step = _sure(scan, here, head)
        if not step:
            return here if is_subject or at - here >= _MANY else 0
        here += step
    return 0


def _sure(scan: NameScan, here: int, head: int) -> int:
    """How many words from here on surely belong to the name; 0 for a word that may open a predicate."""
    if is_joined(scan.words, here):
        return 1 + (phrase_in(scan.words, here + 1, NAME_WORDS, 3) or 1)
    token = scan.tokens[here]
    known = max(phrase_in(scan.words, here, one, 3) for one in (GROUP_NOUNS, NAME_WORDS, _VERBS_IN_NAMES))
    if known or token.capital or not token.word.isalpha():
        return known or 1
    return int(scan.goes_on(here) or _is_second_half(scan, here, head))


def _is_second_half(scan: NameScan, here: int, head: int) -> bool:
    """ "Thi đua": after one word in capitals; two of them ("Đồng Mẫu", "Công Thương") are whole."""
    before = scan.tokens[here - 1]
    follows_name = here - 2 >= head and scan.tokens[here - 2].capital and scan.words[here - 2] not in _HEADS
    if not before.capital or follows_name:
        return False
    is_letters = before.end - before.start == 1 or scan.text.raw[before.start + 1].isupper()
    return before.word == "y" or not is_letters
