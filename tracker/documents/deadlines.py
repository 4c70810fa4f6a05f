"""Finds the dates by which work must be done; repeated dates are in `recurrences`, dates of papers in `citations`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracker.documents import deadline_words as words
from tracker.documents.deadline_words import Lead
from tracker.documents.when_dates import Grain, When, impossible_dates, read_bare_year, read_when
from tracker.domain.directive import Deadline, Span
from tracker.domain.text import strip_accents

__all__ = ["find_deadlines", "impossible_dates"]


@dataclass(frozen=True)
class _Found:
    lead: Lead
    when: When
    span: Span
    clause: str  # from the beginning of the clause to the date
    sentence: str  # the same from the beginning of the sentence, semicolons passed over
    after: str


def find_deadlines(text: str, issued_on: date | None) -> tuple[Deadline, ...]:
    """The deadlines in reading order; a month, quarter or year ends on its last day.

    A year that is not written is the first in which the date is not before `issued_on`; without `issued_on` such a
    date is passed over, and so are days no calendar has (see `impossible_deadlines`) and repeated ones ("hằng năm").
    """
    folded = strip_accents(text)
    found = [_deadline(text, one, issued_on) for one in _dated(folded)]
    found += [_whole(text, folded, issued_on), *_within(text, folded, issued_on)]
    result: list[Deadline] = []
    for one in sorted((d for d in found if d), key=lambda d: (d.span[0], -d.span[1])):
        if not result or one.span[0] >= result[-1].span[1]:
            result.append(one)
    return tuple(result)


def impossible_deadlines(text: str) -> tuple[Span, ...]:
    """Where a deadline names a day that no calendar has ("trước ngày 31/6/2019"), with the words that make it one."""
    folded = strip_accents(text)
    wrong = {span[1] for span in impossible_dates(text)}
    return tuple(one.span for one in _dated(folded) if one.when.span[1] in wrong) if wrong else ()


def _dated(folded: str) -> Iterator[_Found]:
    """Every time that stands after words of a deadline."""
    for opening in words.LEADS.finditer(folded):
        lead = Lead(opening.lastgroup or "")
        at = opening.end()
        if lead is Lead.FIELD:
            at = _end(words.FIELD_START.match(folded, at), at)
        when = read_when(folded, _end(words.CLOCK.match(folded, at), at))
        if lead is Lead.FIELD:
            when = _last_of_field(folded, at, when)
        if when is None:
            continue
        begin, end = opening.start(), when.span[1]
        clause = folded[_sentence_start(folded, begin) : opening.end()]
        sentence = folded[_sentence_start(folded, begin, words.FULL_STOP) : opening.end()]
        first = _Found(lead, when, (begin, end), clause, sentence, folded[end : end + 200])
        yield from _with_second(folded, first)


def _with_second(folded: str, first: _Found) -> Iterator[_Found]:
    """ "trước ngày 15/6 và 30/9/2021": two days after the same words; the year may stand with the second only."""
    at = first.span[1]
    step = words.AND_DAY.match(folded, at) if first.when.grain is Grain.DAY else None
    second = read_when(folded, step.end()) if step else None
    if second is None or second.grain is not Grain.DAY:
        yield first
        return
    end = second.span[1]
    after = folded[end : end + 200]
    yield replace(first, when=replace(first.when, year=first.when.year or second.year), after=after)
    yield replace(first, when=second, span=(second.span[0], end), after=after)


def _last_of_field(folded: str, at: int, when: When | None) -> When | None:
    """The end of "Từ quý II/2012 đến hết năm 2012", "Quý II, III/2012"; an open "Từ quý II/2012" has none."""
    last = when or read_bare_year(folded, at)
    more = None
    while last and (step := words.NEXT.match(folded, last.span[1])):
        more = read_when(folded, step.end()) or read_bare_year(folded, step.end())
        if more is None:
            break
        last = more
    opened = folded[max(0, at - 4) : at].split()[-1:] == ["tu"]
    if last is None or (opened and more is None) or words.OPEN_END.match(folded, last.span[1]):
        return None
    return last


def _sentence_start(folded: str, at: int, stops: re.Pattern[str] = words.SENTENCE) -> int:
    begin = max(0, at - 400)
    last = begin
    for end in stops.finditer(folded, begin, at):
        last = end.end()
    return last


def _deadline(text: str, found: _Found, issued_on: date | None) -> Deadline | None:
    resolved = found.when.resolve(issued_on)
    if resolved is None or _is_no_work(found, resolved[0], issued_on):
        return None
    due_on, inferred = resolved
    if found.when.year is None and (
        words.REPEATED.match(found.after) or words.REPEATS.search(found.sentence)
    ):
        return None
    if found.lead is Lead.BEFORE and found.when.grain is not Grain.DAY:
        due_on = found.when.day_before(due_on.year) or due_on
    begin, end = found.span
    return Deadline(due_on, found.span, _words(text, begin, end), inferred)


def _is_no_work(found: _Found, due_on: date, issued_on: date | None) -> bool:
    """The date belongs to something past, negated, or to the length of a measure."""
    is_over = issued_on is not None and due_on < issued_on
    if found.lead is Lead.FIELD:
        return False
    if (is_over or issued_on is None) and (
        words.PAST.search(found.clause) or words.PAST.search(found.after[:80])
    ):
        return True
    if found.lead in (Lead.BEFORE, Lead.RANGE, Lead.ON) and is_over:
        return True  # "các trường hợp phát sinh trước ngày …": a condition, since no order is due before it is given
    if found.lead in (Lead.BEFORE, Lead.BY):
        return False
    if found.lead is Lead.REACH:
        return words.REACHED.match(found.after) is None or words.GOAL.search(found.clause) is not None
    clause = found.clause.rsplit(",", 1)[-1] if found.lead is Lead.IN else found.clause
    if words.NOT_DONE.search(found.clause):
        return True
    if words.MEASURE.search(clause) and not (found.lead is Lead.IN and words.PAPER_DUE.search(clause)):
        return True
    if found.lead is Lead.ON:
        return not words.WORK.search(found.clause)
    if found.lead in (Lead.RANGE, Lead.UNTIL) and found.when.grain is Grain.DAY:
        return False  # what goes on from one day to another is work of those days, unless it is a measure
    if found.lead is Lead.IN and words.CLAUSE_END.match(found.after):
        return words.NOUN_IN_TIME.search(clause) is not None  # "nhiệm vụ trong năm …": which one, not by when
    long = found.lead in (Lead.UNTIL, Lead.RANGE) or found.when.grain is Grain.YEAR
    return long and not (words.WORK.search(found.clause) or words.WORK.search(found.after[:60]))


def _whole(text: str, folded: str, issued_on: date | None) -> Deadline | None:
    """A time that is the whole of the text, as in the column "Thời gian" of a table: "Tháng 4/2026"."""
    at = len(folded) - len(folded.lstrip())
    at = _end(words.FIELD_START.match(folded, at), at)
    when = _last_of_field(folded, at, read_when(folded, at))
    resolved = when.resolve(issued_on) if when and not folded[when.span[1] :].strip(" .;,\n") else None
    if when is None or resolved is None:
        return None
    end = when.span[1]
    return Deadline(resolved[0], (at, end), _words(text, at, end), resolved[1])


def _within(text: str, folded: str, issued_on: date | None) -> Iterator[Deadline]:
    """ "Trong vòng 10 ngày làm việc kể từ ngày ký": counted from a day that the text gives or the day of issue.

    Working days leave out Saturdays and Sundays only; holidays are the calendar's matter. From the day of receipt,
    nothing can be counted.
    """
    for found in words.WITHIN.finditer(folded):
        when = read_when(folded, found.end())
        counted = when.resolve(issued_on) if when else None
        start = counted[0] if counted else issued_on
        if start is None or start.year > 2998 or not (counted or found["from"]):
            continue
        if words.EFFECT.search(folded, max(0, found.start() - 60), found.start()):
            continue  # "có hiệu lực sau 45 ngày kể từ ngày ký"
        end = when.span[1] if when else found.end()
        due_on = _later(start, int(found[1]), found[2])
        yield Deadline(due_on, (found.start(), end), _words(text, found.start(), end))


def counts_working_days(deadline: Deadline) -> bool:
    """Whether the day was counted in working days, for which only Saturdays and Sundays were left out."""
    return "lam viec" in strip_accents(deadline.words)


def _later(start: date, count: int, unit: str) -> date:
    if unit == "tuan":
        return start + timedelta(weeks=count)
    if unit == "thang":
        return start + timedelta(days=30 * count)
    if unit == "ngay":
        return start + timedelta(days=count)
    day = start
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def _words(text: str, begin: int, end: int) -> str:
    return " ".join(text[begin:end].split())


def _end(found: re.Match[str] | None, otherwise: int) -> int:
    return found.end() if found else otherwise
