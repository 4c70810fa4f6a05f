"""Splits an item into its duties; where a clause ends is in `clauses`, where a predicate begins in `predicates`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from tracker.documents.citation_words import KINDS
from tracker.documents.clauses import clauses, flatten, trim
from tracker.documents.deadlines import find_deadlines
from tracker.documents.natures import nature_of
from tracker.documents.predicates import JOINT, begins, follow_up_joints, has_verb, main_part
from tracker.documents.products import product_in
from tracker.documents.recurrences import find_recurrences, recurrence_of, telling
from tracker.documents.report_to import report_recipients
from tracker.documents.verbs import FOR, any_of
from tracker.domain.directive import Deadline, Duty, Nature, Recurrence, Span
from tracker.domain.text import strip_accents

_ = r"\s{1,9}"
# A stretch that only says why, how, by whom, when or under which paper belongs to the work before it.
_DEPENDENT = re.compile(
    rf"(?:trong{_}do|qua{_}do|tu{_}do|nham|{FOR}|theo(?!{_}doi)|gom|bao{_}gom|cu{_}the(?!{_}hoa)|nhu|voi|ke{_}ca|khong"
    rf"|tai(?!{_}(?:co|lap|dinh|dien|san|tro|cau)\b)|do(?!{_}(?:dac|kiem|luong)\b)|ve(?!{_}sinh)|tru(?!{_}truong))\b"
    rf"|(?:don{_}vi|co{_}quan|bo{_}phan|thoi{_}(?:gian|han)|tien{_}do|kinh{_}phi|san{_}pham|ket{_}qua)[^.;:]{{0,40}}:"
    rf"|(?:{'|'.join(kind.replace(' ', _) for kind in KINDS)}){_}(?:so{_})?\d"
)
# Without a verb that is known, these open a list of things or bodies, and other words open work all the same.
_NAMES = any_of(
    """
    cac|nhung|mot|moi|toan|so|ty le|cong tac|viec|nguoi|don vi|co quan|to chuc|ban|bo|ubnd|uy ban|doanh nghiep
    hop tac xa|truong|xa|huyen|phuong|thi|thi xa|thanh|thanh pho|hoi|doan|lien quan|phong|trung tam|chi cuc
    cuc|van phong
    thu truong|giam doc|chu tich|truong ban|moi y kien|noi nhan|phu luc|danh sach|muc|dieu|khoan|cong an
    hieu truong|co
    """
)
_OPENS_NAME = re.compile(_NAMES)
_FINISHING = re.compile(
    r"(?:[\s,:]|(?:va|phai|can|bao dam|dam bao|thuc hien|hoan thanh|xong|thoi (?:gian|han)|toan bo)\b){0,20}"
)
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[^\W\d_a-zđ]|[-+–]\s)")


def split_duties(text: str, begin: int, issued_on: date | None) -> tuple[Duty, ...]:
    """The obligations in `text` from `begin` on, in reading order, none overlapping; at least one unless it is blank.

    `begin` is where the clause that names the actor ends. A date or pace counts for the duty whose words hold it.
    """
    flat = flatten(text)
    folded = strip_accents(flat)
    deadlines = find_deadlines(text, issued_on)
    recurrences = find_recurrences(text)
    stretches = list(clauses(flat, begin))
    spans = _joined(folded, stretches, deadlines)
    cut = [
        span
        for stretch in spans
        for span in _with_dates(folded, _predicates(flat, folded, stretch), deadlines)
    ]
    duties = [_duty(text, folded, span, deadlines, recurrences) for span in cut]
    for stretch in stretches:
        if _is_only_a_date(folded, stretch, deadlines):
            duties = _share_date(flat, duties, stretch, deadlines)
    return tuple(duties)


def _joined(folded: str, stretches: Sequence[Span], deadlines: Sequence[Deadline]) -> list[Span]:
    """The stretches, those without work of their own put to the one before them."""
    result: list[Span] = []
    for begin, end in stretches:
        words = folded[begin:end]
        is_name = not has_verb(words) and (_OPENS_NAME.match(words) or words.count(" ") < 2)
        hangs = _DEPENDENT.match(words) or is_name or _is_only_a_date(folded, (begin, end), deadlines)
        if result and hangs:
            result[-1] = (result[-1][0], end)
        else:
            result.append((begin, end))
    return result


def _with_dates(folded: str, pieces: Iterator[Span], deadlines: Sequence[Deadline]) -> list[Span]:
    """The pieces of one stretch; ", hoàn thành trong quý III" stays with the work whose date it is."""
    result: list[Span] = []
    for begin, end in pieces:
        if result and _is_only_a_date(folded, (begin, end), deadlines):
            result[-1] = (result[-1][0], end)
        else:
            result.append((begin, end))
    return result


def _is_only_a_date(folded: str, span: Span, deadlines: Sequence[Deadline]) -> bool:
    """ "…; hoàn thành trước ngày 15/6": the date of the work before it."""
    begin, end = span
    held = [one.span for one in deadlines if begin <= one.span[0] < end]
    if not held:
        return False
    return _FINISHING.fullmatch(folded[begin : held[0][0]] + folded[held[-1][1] : end]) is not None


def _share_date(
    flat: str, duties: Sequence[Duty], date_span: Span, deadlines: Sequence[Deadline]
) -> list[Duty]:
    """ "rà soát …; xây dựng …; hoàn thành trước ngày 15/6": the date of every duty in the sentence without its own."""
    begin, end = date_span
    due = max((one for one in deadlines if begin <= one.span[0] < end), key=lambda one: one.due_on)
    start = max(
        (stop.end() for stop in _SENTENCE_END.finditer(flat, max(0, begin - 3_000), begin)), default=0
    )
    return [
        replace(one, due_on=due.due_on, due_span=due.span, nature=Nature.ONE_OFF)
        if start <= one.span[0] < begin and one.due_on is None and one.recurrence is None
        else one
        for one in duties
    ]


def _predicates(flat: str, folded: str, stretch: Span) -> Iterator[Span]:
    """The stretch cut where a new predicate begins."""
    begin, end = stretch
    start = main = begin
    is_list = False
    chain = set(follow_up_joints(folded, begin, end))
    for joint in JOINT.finditer(folded, begin, end):
        if joint.start() < start:
            continue
        if joint.end() in chain or begins(flat, folded, main, joint, is_list):
            yield from trim(flat, start, joint.start())
            start = main = joint.end()
            is_list = True
        else:
            main = main_part(folded, main, joint)
    yield from trim(flat, start, end)


def _duty(
    text: str, folded: str, span: Span, deadlines: Sequence[Deadline], recurrences: Sequence[Recurrence]
) -> Duty:
    begin, end = span
    due = [one for one in deadlines if begin <= one.span[0] < end]
    repeated = [one for one in recurrences if begin <= one.span[0] < end]
    words = text[begin:end]
    last = max(due, key=lambda one: one.due_on, default=None)
    paced = telling(repeated)
    return Duty(
        text=words,
        span=span,
        nature=nature_of(words, due, repeated),
        due_on=last.due_on if last else None,
        recurrence=recurrence_of(repeated),
        report_to=report_recipients(text, span),
        product=product_in(text, folded, span),
        due_span=last.span if last else None,
        recurrence_span=paced.span if paced else None,
    )
