"""The expected product of a piece of work: the paper it is to bring forth ("xây dựng kế hoạch …", "Sản phẩm: …").

A cell or a field line says it outright; in a sentence it is the object of a verb that makes or hands in papers.
"""

import re

from tracker.documents.verbs import PRODUCT, any_of
from tracker.domain.directive import Product, Span

_ = r"\s{1,9}"
_MAKING = any_of(
    """
    xay dung|lap|ban hanh|soan thao|hoan thien|hoan thanh|trinh|phe duyet|tham muu|de xuat|nop|gui|du thao
    bien soan|tham dinh|ky|cong bo
    """
)
_MADE = re.compile(
    rf"\b{_MAKING}(?:,?{_}(?:va{_})?{_MAKING}){{0,3}}{_}(?:(?:cac|noi{_}dung|du{_}thao|mot){_})?(?P<kind>{PRODUCT})"
)
_TO = any_of(
    """
    ve|cho|len|ubnd|uy ban|tinh uy|thanh uy|huyen uy|truoc ngay|dinh ky|ket qua|bo|so|thu tuong|chinh phu|ban
    chu tich|thuong truc|van phong|hdnd|hoi dong|cap co tham quyen
    """
)
_REPORT = re.compile(
    rf"\bbao{_}cao\b(?!{_}(?:vien|so|tai|cua|nay|tren|nhanh{_}ban)\b)(?=[^.;]{{0,160}}?\b{_TO})"
)
_NAME_END = re.compile(
    rf"[,;.:()\n]|{_}(?:truoc|cham{_}nhat|trong{_}(?:thang|quy|nam|ngay)|xong|gui|trinh|bao{_}cao|hoan{_}thanh|nham"
    rf"|va|de(?!{_}(?:an|xuat|nghi)\b)|thuoc|tren{_}dia{_}ban)\b"
)
_KIND = re.compile(rf"\b(?P<kind>{PRODUCT})")
_FIELD = re.compile(
    r"\W*(?:[\da-z]{1,2}[.)]\s*)?(?:du kien )?(?:san pham|ket qua)"
    r"(?: (?:dau ra|du kien|hoan thanh|thuc hien|can dat|dat duoc|phai dat))*\s*:\s*"
)
_LONGEST = 200


def product_in(text: str, folded: str, span: Span) -> Product | None:
    """What the work in the span brings forth; None when its words name no paper."""
    found = _MADE.search(folded, *span)
    if found is not None:
        limit = min(span[1], found.end() + _LONGEST)
        stop = _NAME_END.search(folded, found.end(), limit)
        return _product(text, folded, (found.start("kind"), stop.start() if stop else limit))
    report = _REPORT.search(folded, *span)
    return _product(text, folded, report.span()) if report is not None else None


def product_as_named(text: str, folded: str, span: Span) -> Product | None:
    """The product that a cell or the value of a field names; None when there are no words."""
    return _product(text, folded, span)


def product_of_field(text: str, folded: str, spans: list[Span]) -> Product | None:
    """The value of the first line "Sản phẩm: …", "Kết quả: …" among the paragraphs of an item."""
    for begin, end in spans:
        found = _FIELD.match(folded, begin, min(end, begin + 60))
        if found is not None and found.end() < end:
            return _product(text, folded, (found.end(), end))
    return None


def _product(text: str, folded: str, span: Span) -> Product | None:
    begin, end = span
    words = text[begin:end].rstrip(" .;,/-–")
    if not words.strip():
        return None
    found = _KIND.search(folded, begin, begin + len(words))
    kind = " ".join(text[slice(*found.span("kind"))].lower().split()) if found else None
    return Product(" ".join(words.split()), (begin, begin + len(words)), kind)
