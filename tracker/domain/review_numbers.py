"""Numbers of items that the document does not number: `2~2` is a second part of item 2, `~1` the first one added."""

import re

from tracker.domain.review_errors import BadNumber, NumberTaken
from tracker.domain.review_parts import Data, items_of

MARK = "~"
MAX_LENGTH = 64  # of task.path
_NUMBER = re.compile(r"[^\W_][\w().-]*|-\d+")


def new_number(data: Data, base: str) -> str:
    """A free number made from that of an item; from "" for one that belongs to none."""
    taken = {item["path"] for item in items_of(data)}
    stem = base.partition(MARK)[0][: MAX_LENGTH - 6]
    count = 2 if stem else 1
    while (number := f"{stem}{MARK}{count}") in taken:
        count += 1
    return number


def given_number(data: Data, number: str) -> str:
    """A number of the document that reading had missed; raises BadNumber, NumberTaken."""
    number = number.strip().rstrip(".)")
    if len(number) > MAX_LENGTH or not _NUMBER.fullmatch(number):
        raise BadNumber(number=number)
    if number in {item["path"] for item in items_of(data)}:
        raise NumberTaken(number=number)
    return number
