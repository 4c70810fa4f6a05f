"""Finds numbers given as background, with what they count; dates, numbers of papers and counts in names are none."""

import re
from collections.abc import Iterator

from tracker.domain.directive import Figure

_ = r"\s{1,9}"
_UNITS = """
em|vụ việc|vụ|người|lượt người|lượt|%|phần trăm|nghìn tỷ đồng|tỷ đồng|triệu đồng|nghìn đồng|đồng|triệu USD|USD
ha|hộ|hộ dân
hộ nghèo|ca mắc|ca bệnh|ca|trường hợp|xã|thôn|ấp|doanh nghiệp|hợp tác xã|cơ sở|công trình|dự án|km|mét|m2|m3
tấn|kg|tạ
điểm|đơn vị|tổ chức|hồ sơ|đơn thư|đơn|cuộc|trẻ|trẻ em|học sinh|giáo viên|cán bộ|đảng viên|chi bộ|giường bệnh
liều|đối tượng
nạn nhân|tai nạn|phương tiện|xe|tàu|con|lao động|việc làm|sản phẩm|sáng kiến|đề tài|tin, bài|thuê bao
tài khoản|căn|nhà
tụ điểm|đám cháy|bãi rác|giấy phép|giấy chứng nhận|thủ tục|văn bản|trường|lớp|phòng học|hội viên|đoàn viên
tuyến
"""
_UNIT = "|".join(
    sorted(
        (u.strip().replace(" ", _) for u in re.split(r"[|\n]", _UNITS) if u.strip()), key=len, reverse=True
    )
)
_NUMBER = r"(?<![\w/.,\-–])(?P<value>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,9}(?:,\d+)?)(?![\d/]|[.,]\d|\s?[-–/]\s?[\dA-ZĐ])"
_FIGURE = re.compile(rf"{_NUMBER}(?:\s{{0,3}}(?=%)|{_})(?P<unit>{_UNIT})(?!\w)")
# The metric is the words before the number back to the mark that opens them, or those after its unit.
_OPENS = re.compile(r"[,;:.(]\s|[,;:(]|\n\s*\n\s*[-+]|\s(?:và|trong đó|đồng thời|với)\s")
_LEAD_IN = re.compile(
    rf"^\s*(?:[-+•]\s*)?(?:(?:và|trong đó|đồng thời|với|số|tổng số|có|toàn tỉnh có|cả nước có"
    rf"|trên địa bàn(?: tỉnh)? (?:có|xảy ra)"
    rf"|đã có|hiện có|còn|xảy ra|đã xảy ra|làm|ước|đạt){_})+",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"(?:(?:^|\s+)(?:là|có|chỉ|từ|đạt|còn|chiếm|tăng|giảm|khoảng|trên|hơn|gần|ước|lên|tới|đến|bằng|mới|được|với|tỷ lệ"
    r"|:))+\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"{_}(?P<words>[^,;.:()\d]{{2,80}}?)(?=\s*[,;.:()]|{_}(?:và|với|trong|tại|năm|ở|so)\b|$)"
)
_PERIOD = re.compile(
    r"\b(?:(?:6|9|sáu|chín)\s{1,9}tháng\s{1,9}(?:đầu|cuối)\s{1,9}năm\s{1,9}\d{4}|(?:năm|quý)\s{1,9}(?:[IVX]{1,3}|\d{4}|\d)(?:\s?/\s?\d{4}|\s{1,9}năm\s{1,9}\d{4})?"
    r"|tháng\s{1,9}\d{1,2}(?:/|\s{1,9}năm\s{1,9})\d{4}|giai\s{1,9}đoạn\s{1,9}\d{4}\s?[-–]\s?\d{4})(?:(?:\s{1,9}và|,|\s?-)\s{1,9}(?:năm|quý|tháng)\s{1,9}(?:[IVX]{1,3}|\d{1,4})(?:\s?/\s?\d{4})?)*"
)
_SOURCE = re.compile(
    rf"\b(?:theo|Theo)(?:{_}(?:số{_}liệu|thống{_}kê|báo{_}cáo|tổng{_}hợp|kết{_}quả|điều{_}tra|khảo{_}sát|rà{_}soát|đánh{_}giá|của)){{1,4}}"
    rf"(?P<between>[^.;:]{{0,80}}?)\b(?:của{_})?"
    rf"(?P<body>(?:Sở|Bộ|Ban|Cục|Chi cục|Công an|UBND|Ủy ban|Uỷ ban|Tổng cục|Văn phòng|Hội|Trung tâm|Viện|Ngân hàng)"
    rf"(?:{_}(?:-{_})?(?!năm|tháng|quý|về|thì|trong|có|đến|từ)[^\s,;.():]+){{1,12}})"
)
# Work to be done is counted too: "tổ chức 02 lớp", "phấn đấu đạt 95%", "ít nhất 03 mô hình".
_TO_DO = re.compile(
    r"\b(?:tổ chức|xây dựng|thành lập|mở|phấn đấu|ít nhất|tối thiểu|mục tiêu|bảo đảm|đảm bảo|hoàn thành|chỉ tiêu|hỗ trợ"
    r"|thực hiện|triển khai|mỗi|bố trí|vượt|tối đa|không quá|dưới|đạt tỷ lệ)\s{1,9}(?:[^\s,;.:]{1,12}\s{1,9}){0,4}$",
    re.IGNORECASE,
)
_TARGETS = re.compile(
    r"\s*(?:[-+•]\s*)?(?:phấn đấu|mục tiêu|mỗi|chỉ tiêu|đến năm|bảo đảm|đảm bảo|ít nhất)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.;]\s+(?=[^\W\d_a-zđ])")


def find_figures(text: str) -> tuple[Figure, ...]:
    """The figures in reading order, each with the period and source that its sentence gives; None when it gives none.

    Vietnamese digits: "1.426" is 1426, "12,5" is 12.5.
    """
    result: list[Figure] = []
    begin = 0
    for stop in [*(match.end() for match in _SENTENCE.finditer(text)), len(text)]:
        result.extend(_of_sentence(text, begin, stop))
        begin = stop
    return tuple(result)


def _of_sentence(text: str, begin: int, end: int) -> Iterator[Figure]:
    if _TARGETS.match(text, begin, end):
        return
    numbers = [one for one in _FIGURE.finditer(text, begin, end) if not _is_to_do(text, begin, one.start())]
    if not numbers:
        return
    period = _PERIOD.search(text, begin, end)
    source = _SOURCE.search(text, begin, end)
    for one in numbers:
        metric, start, stop = _metric(text, begin, end, one)
        if metric:
            yield Figure(
                metric=metric,
                value=float(one["value"].replace(".", "").replace(",", ".")),
                unit=_line(one["unit"]),
                period=_line(period.group()) if period else None,
                source=_line(source["body"]) if source else None,
                span=(start, stop),
            )


def _metric(text: str, begin: int, end: int, number: re.Match[str]) -> tuple[str, int, int]:
    """What is counted, and where its words and the number begin and end."""
    floor = max(begin, number.start() - 200)
    start = floor
    for mark in _OPENS.finditer(text, floor, number.start()):
        start = mark.end()
    lead = _LEAD_IN.match(text[start : number.start()])
    words = _LINKS.sub("", text[start + (lead.end() if lead else 0) : number.start()]).strip(" -–:")
    if words and not words.startswith(("Để ", "để ", "nhằm ")):
        return _line(words), start, number.end()
    after = _AFTER.match(text, number.end(), min(end, number.end() + 120))
    if after and number["unit"] != "%":
        return _line(after["words"]), number.start(), after.end()
    return (_line(number["unit"]) if number["unit"] != "%" else ""), number.start(), number.end()


def _is_to_do(text: str, begin: int, at: int) -> bool:
    return _TO_DO.search(text, max(begin, at - 60), at) is not None


def _line(words: str) -> str:
    return " ".join(words.split())
