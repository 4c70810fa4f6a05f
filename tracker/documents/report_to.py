"""Reads to whom a duty reports; who the bodies are is the directory's matter."""

import re

from tracker.domain.directive import Mention, Span

# The body's name runs up to what the report is for, about or by when.
_TO = re.compile(
    r"\b(?:[Bb]áo\s{1,9}cáo|[Tt]rình|[Gg]ửi)(?:\s{1,9}(?:ngay|kết quả|về|cho|lên|báo cáo)){0,3}\s{1,9}"
    r"(?P<body>(?:Thường trực|Thường vụ|Ban|Bộ|Sở|UBND|HĐND|Ủy ban|Uỷ ban|Hội đồng|Chính phủ|Thủ tướng|Tỉnh ủy|Tỉnh uỷ"
    r"|Thành ủy|Thành uỷ|Huyện ủy|Huyện uỷ|Đảng ủy|Đảng uỷ|Trung ương|Quốc hội|Chủ tịch|Tổng cục|Cục|Văn phòng|Trưởng)"
    r"[^,;.()\n]{0,90}?)"
    r"(?=\s{1,9}(?:để|trước|về|theo|kết|trong|xem|vào|định|hằng|hàng|tại|qua|quyết|ban hành"
    r"|phê|cho|chỉ đạo|chậm|thông|những|các)\b"
    r"|\s?[,;.()\n]|\s{0,9}$)"
)


def report_recipients(text: str, span: Span) -> tuple[Mention, ...]:
    """The bodies after "báo cáo", "trình", "gửi" inside the span, as they are written."""
    found = _TO.finditer(text, *span)
    return tuple(Mention(" ".join(one["body"].split()), one.span("body")) for one in found)
