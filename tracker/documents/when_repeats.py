"""Reads repetitions whose day, month or count is written ("trước ngày 20 tháng cuối quý", "02 lần/năm") as RRULEs.

A pace without a day ("hàng quý") is read in `recurrences`, since there the words around it decide.
"""

import re
from collections.abc import Callable, Iterator

from tracker.domain.directive import Span

_ = r"\s{1,9}"
COUNT = r"(?:\d{1,2}|mot|hai|ba|sau)"
_COUNTS = {"mot": 1, "hai": 2, "ba": 3, "sau": 6}
_DAYS = {"hai": "MO", "ba": "TU", "tu": "WE", "nam": "TH", "sau": "FR", "bay": "SA", "chu": "SU"}
_DAYS |= {"2": "MO", "3": "TU", "4": "WE", "5": "TH", "6": "FR", "7": "SA"}
_IN_QUARTER = {"dau": "1,4,7,10", "giua": "2,5,8,11", "cuoi": "3,6,9,12"}
_MONTHS_OF = {"tuan": 0, "thang": 1, "quy": 3, "qui": 3, "nam": 12}

_BY = rf"(?:truoc|vao|cham{_}nhat|den|xong|han)"
_DAY_MONTH = rf"\d{{1,2}}(?:/|{_}thang{_})\d{{1,2}}"
_ASIDE = rf"(?:{_}\([^()]{{1,40}}\))?"  # "(báo cáo 6 tháng)"
_MORE_DATES = rf"(?:{_ASIDE}(?:,|{_}va){_}(?:truoc{_})?(?:ngay{_})?{_DAY_MONTH}){{0,3}}"
_WEEKDAY = rf"(?:thu{_}(?:hai|ba|tu|nam|sau|bay|[2-7])|chu{_}nhat)"
_EACH = r"(?:hang|moi|tung)"
_LATER = rf"(?:sau|tiep{_}theo|ke{_}tiep|lien{_}ke)"

_BEFORE_DAY = re.compile(rf"\b(?:{_BY}{_})?(?:ngay{_}|(?<=\s))$")
_REACH = 160
# Every reading below holds one of these; most texts hold none.
_CUE = re.compile(
    rf"\b(?:(?:hang|moi|tung|cac){_}(?:tuan|thang|qu[yi]|nam)|thang{_}(?:dau|giua|cuoi|sau|tiep|ke|lien)|lan|(?:0?6|sau){_}thang)\b"
)
_ONE_DATE = re.compile(rf"(\d{{1,2}})(?:/|{_}thang{_})(\d{{1,2}})")
_ONE_DAY = re.compile(rf"thu{_}(\w+)|(chu){_}nhat")

# "trước ngày 20 tháng cuối quý", "trước ngày 10 của tháng đầu quý tiếp theo"
_MONTH_OF_QUARTER = re.compile(
    rf"\b(?P<day>\d{{1,2}}){_}(?:cua{_})?thang{_}(?P<which>dau|giua|cuoi){_}(?:(?:cua|moi|hang){_}){{0,2}}qu[yi]"
    rf"(?:{_}{_LATER})?"
)
# "trước ngày 15 tháng 6 và 15 tháng 12 hằng năm"; without such a word before it, a date of each year is a feast.
_DATES_EACH_YEAR = re.compile(
    rf"\b{_BY}{_}(?:ngay{_})?(?P<dates>{_DAY_MONTH}{_MORE_DATES}){_ASIDE},?{_}(?:cua{_})?{_EACH}{_}nam\b"
)
# "hằng năm, trước ngày 15/12"
_EACH_YEAR_DATES = re.compile(
    rf"\b{_EACH}{_}nam\b[^.\d]{{0,120}}\b(?:{_BY}{_}){{1,2}}(?:ngay{_})?(?P<dates>{_DAY_MONTH}{_MORE_DATES})"
    rf"(?!\d|/|{_}nam{_}\d)"
)
_MONTH_EACH_YEAR = re.compile(
    rf"(?:\b(?:{_BY}|trong)|:){_}(?:het{_})?thang{_}(?P<month>\d{{1,2}}){_}{_EACH}{_}nam\b"
)
# "vào quý IV hằng năm"
_QUARTER_EACH_YEAR = re.compile(rf"\bqu[yi]{_}(?P<quarter>iv|i{{1,3}}|[1-4]),?{_}(?:cua{_})?{_EACH}{_}nam\b")
# "trước ngày 25 hàng tháng", "trước ngày 05 của tháng sau"
_DAY_EACH_MONTH = re.compile(
    rf"\b(?P<day>\d{{1,2}}(?:(?:,|{_}va){_}(?:ngay{_})?\d{{1,2}}){{0,2}}),?{_}(?:cua{_})?(?:(?:{_EACH}|cac){_}thang\b|thang{_}{_LATER}\b)"
)
# "hằng tháng gửi báo cáo trước ngày 25"
_EACH_MONTH_DAY = re.compile(
    rf"\b{_EACH}{_}thang\b[^.;\d]{{0,60}}\b(?:{_BY}{_}){{1,2}}ngay{_}(?P<day>\d{{1,2}})(?!\d|/|{_}thang{_}\d)"
)
_DAY_EACH_QUARTER = re.compile(rf"\b(?P<day>\d{{1,2}}){_}(?:cua{_})?{_EACH}{_}qu[yi]\b")
# "thứ Sáu hàng tuần", "thứ 2 và thứ 5 hằng tuần"
_WEEKLY = re.compile(
    rf"\b(?P<days>{_WEEKDAY}(?:(?:,|{_}va){_}{_WEEKDAY}){{0,5}}){_}(?:cua{_})?{_EACH}{_}tuan\b"
)
# "hằng tuần báo cáo vào thứ Sáu"
_EACH_WEEK_DAY = re.compile(
    rf"\b{_EACH}{_}tuan\b[^.;\d]{{0,40}}?\b(?:{_BY}{_})+(?:ngay{_}|chieu{_}|sang{_})?(?P<days>{_WEEKDAY}(?:(?:,|{_}va){_}{_WEEKDAY}){{0,5}})(?!\w)"
)
# "6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/12": the dates of both reports of the year
_HALF_AND_YEAR_DATES = re.compile(
    rf"\b(?:0?6|sau){_}thang(?:{_}dau{_}nam)?{_}?\(?(?:{_BY}{_})+(?:ngay{_})?(?P<half>{_DAY_MONTH})\)?(?!/)[\s,;]{{1,3}}"
    rf"(?:(?:va|bao{_}cao|tong{_}ket|ca|hang|mot|0?1){_}){{0,4}}nam{_}?\(?(?:{_BY}{_})+(?:ngay{_})?(?P<year>{_DAY_MONTH})(?!/|\d)"
)
# "mỗi năm ít nhất 02 lần", "4 lần/năm"
_TIMES_A_YEAR = re.compile(
    rf"\b(?:mot|moi|hang|0?1){_}nam,?{_}(?:it{_}nhat{_}|toi{_}thieu{_})?(?:to{_}chuc{_})?(?P<a>{COUNT}){_}lan\b"
    rf"|\b(?P<b>\d{{1,2}}){_}lan\s?/\s?nam\b"
)
# "6 tháng một lần", "02 năm/lần"
_EVERY = re.compile(
    rf"\b(?:(?P<count>{COUNT}){_}|moi{_})(?P<unit>ngay|tuan|thang|qu[yi]|nam)(?:\s?/\s?|{_}(?:hop{_}|bao{_}cao{_})?)(?:(?:mot|01|1){_})?lan\b"
)

# "01 lần/tháng", "2 lần/quý"
_TIMES_EACH = re.compile(r"\b(?P<count>\d{1,2})\s{1,9}lan\s?/\s?(?P<unit>tuan|thang|qu[yi])\b")
# "báo cáo 6 tháng và cả năm", "sơ kết 6 tháng (trước ngày 15/6), tổng kết năm": both reports of the year.
_HALF_AND_YEAR = re.compile(
    rf"\b(?:bao{_}cao|so{_}ket|tong{_}ket|dinh{_}ky)\b[\w\s]{{0,30}}?\b(?:0?6|sau){_}thang(?:{_}(?:dau{_}nam|mot{_}lan))?"
    rf"\s{{0,3}}(?:\([^()]{{1,60}}\)\s{{0,3}})?(?:,|;|va\b)\s{{0,3}}"
    rf"(?:(?:bao{_}cao|tong{_}ket|ca|hang|mot|0?1){_}){{0,3}}nam\b(?!{_}\d)"
)


def dated_repeats(folded: str) -> Iterator[tuple[str, Span]]:
    """The rule and the span of every repetition with a day, month or count, the most exact readings first."""
    windows = _windows(folded)
    for pattern, rule in _READERS:
        for begin, end in windows:
            for found in pattern.finditer(folded, begin, end):
                value = rule(found)
                if value:
                    yield value, (_words_before(folded, found.start()), found.end())


def _windows(folded: str) -> list[Span]:
    """The parts of the text around the cues; the rest need not be read by every pattern."""
    windows: list[Span] = []
    for cue in _CUE.finditer(folded):
        begin, end = max(0, cue.start() - _REACH), min(len(folded), cue.end() + _REACH)
        if windows and begin <= windows[-1][1]:
            begin = windows.pop()[0]
        windows.append((begin, end))
    return windows


def _words_before(folded: str, at: int) -> int:
    """Where "trước ngày" before a day begins. It is looked for backwards: few days, many words."""
    found = _BEFORE_DAY.search(folded, max(0, at - 30), at)
    return found.start() if found else at


def every(months: int) -> str:
    """The rule for a pace of so many months."""
    if months % 12 == 0:
        return "FREQ=YEARLY" if months == 12 else f"FREQ=YEARLY;INTERVAL={months // 12}"
    return "FREQ=MONTHLY" if months == 1 else f"FREQ=MONTHLY;INTERVAL={months}"


def count_of(words: str | None) -> int:
    """A small number in digits or words; 1 when it is not written."""
    if not words:
        return 1
    return _COUNTS.get(words) or (int(words) if words.isdigit() else 1)


def _month_of_quarter(found: re.Match[str]) -> str:
    return _on_day(f"FREQ=YEARLY;BYMONTH={_IN_QUARTER[found['which']]}", found["day"])


def _dates(found: re.Match[str]) -> str:
    """Several dates in a year share one rule when their day is the same; otherwise the last one counts."""
    dates = [(int(day), int(month)) for day, month in _ONE_DATE.findall(found["dates"])]
    day = dates[-1][0]
    months = [month for _, month in dates if _ == day]
    if not all(1 <= month <= 12 for month in months):
        return ""
    return _on_day(f"FREQ=YEARLY;BYMONTH={','.join(map(str, sorted(months)))}", str(day))


def _month_each_year(found: re.Match[str]) -> str:
    return f"FREQ=YEARLY;BYMONTH={int(found['month'])}" if 1 <= int(found["month"]) <= 12 else ""


def _quarter_each_year(found: re.Match[str]) -> str:
    number = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(found["quarter"]) or int(found["quarter"])
    return f"FREQ=YEARLY;BYMONTH={number * 3}"


def _each_month(found: re.Match[str]) -> str:
    return _on_day("FREQ=MONTHLY", found["day"])


def _each_quarter(found: re.Match[str]) -> str:
    return _on_day("FREQ=MONTHLY;INTERVAL=3", found["day"])


def _weekly(found: re.Match[str]) -> str:
    names = [one[1] or one[2] for one in _ONE_DAY.finditer(found["days"])]
    return f"FREQ=WEEKLY;BYDAY={','.join(_DAYS[name] for name in names if name in _DAYS)}"


def _half_and_year_dates(found: re.Match[str]) -> str:
    (half, month), (year, last) = _ONE_DATE.findall(found["half"])[0], _ONE_DATE.findall(found["year"])[0]
    months = (int(month), int(last))
    if half != year or not all(1 <= one <= 12 for one in months):
        return every(6)
    return _on_day(f"FREQ=YEARLY;BYMONTH={months[0]},{months[1]}", half)


def _times_a_year(found: re.Match[str]) -> str:
    times = count_of(found["a"] or found["b"])
    return every(12 // times) if 1 <= times <= 12 else ""


def _every(found: re.Match[str]) -> str:
    count = count_of(found["count"])
    if found["unit"] in ("ngay", "tuan"):
        pace = "FREQ=DAILY" if found["unit"] == "ngay" else "FREQ=WEEKLY"
        return pace if count == 1 else f"{pace};INTERVAL={count}"
    return every(count * _MONTHS_OF[found["unit"]]) if count else ""


def _times_each(found: re.Match[str]) -> str:
    """Several times in a month come to a pace in weeks; what does not divide evenly gives no rule."""
    count, unit = int(found["count"]), found["unit"]
    if unit == "tuan":
        return "FREQ=WEEKLY" if count == 1 else ""
    if unit == "thang":
        return {1: every(1), 2: "FREQ=WEEKLY;INTERVAL=2", 4: "FREQ=WEEKLY"}.get(count, "")
    return every(3 // count) if count in (1, 3) else ""


def _half_and_year(_found: re.Match[str]) -> str:
    return every(6)


def _on_day(rule: str, day: str) -> str:
    days = sorted({int(one) for one in re.findall(r"\d+", day)})
    return f"{rule};BYMONTHDAY={','.join(map(str, days))}" if all(1 <= one <= 31 for one in days) else ""


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_MONTH_OF_QUARTER, _month_of_quarter),
    (_HALF_AND_YEAR_DATES, _half_and_year_dates),
    (_DATES_EACH_YEAR, _dates),
    (_EACH_YEAR_DATES, _dates),
    (_MONTH_EACH_YEAR, _month_each_year),
    (_QUARTER_EACH_YEAR, _quarter_each_year),
    (_DAY_EACH_MONTH, _each_month),
    (_EACH_MONTH_DAY, _each_month),
    (_DAY_EACH_QUARTER, _each_quarter),
    (_WEEKLY, _weekly),
    (_EACH_WEEK_DAY, _weekly),
    (_TIMES_A_YEAR, _times_a_year),
    (_EVERY, _every),
    (_TIMES_EACH, _times_each),
    (_HALF_AND_YEAR, _half_and_year),
)
