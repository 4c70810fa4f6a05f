"""Decides whether, after a comma or "và", a new predicate of the same sentence begins: a verb of work, its own object.

All text here is folded. The reasons are those of the grammar: a list of nouns, a chain of verbs with one object, and
what hangs on "việc", "công tác", "để" or on somebody's being told to do it, all belong to the predicate before them.
"""

import re

from tracker.documents import predicate_words as words
from tracker.documents.natures import CAMPAIGN
from tracker.documents.predicate_words import JOINT as JOINT
from tracker.documents.verbs import VERBS

# A predicate that has gone on for longer is judged by its last words, so that no text costs more than its length.
_WINDOW = 500


def begins(flat: str, folded: str, begin: int, joint: re.Match[str], is_list: bool) -> bool:
    """Whether a new duty begins after `joint`, the duty before it having begun at `begin`.

    A capital in the midst of a sentence opens a name. `flat` is the text with its capitals.
    `is_list`: the sentence has been cut at a comma already, so that "và" closes a list of predicates.
    """
    before, at = _before(folded, begin, joint), joint.end()
    if _is_undertaking(folded, at) and _has_object(before):
        return True
    verb = _verb_at(folded, at)
    if verb is None or flat[at].isupper() or not has_verb(before):
        return False
    if "thoi" in joint.group() or "biet" in joint.group():
        return True
    if _is_hanging(before) or words.DEPENDENT.match(folded, at):
        return False
    return _is_predicate(folded, before, at, verb, is_list or "va" not in joint.group().split())


def follow_up_joints(folded: str, begin: int, end: int) -> tuple[int, ...]:
    """Where the verbs of a chain that follows up the order itself begin, but for the first of them."""
    found = words.CHAIN.search(folded, begin, end)
    if found is None:
        return ()
    verbs_before = VERBS.finditer(folded, begin, found.start())
    if any(not words.LEADING.match(verb.group()) for verb in verbs_before):
        return ()
    return tuple(joint.end() for joint in JOINT.finditer(folded, found.start("chain"), found.end("chain")))


def has_verb(folded: str) -> bool:
    """Whether any verb of work stands in the words."""
    return VERBS.search(folded) is not None


def main_part(folded: str, begin: int, joint: re.Match[str]) -> int:
    """Where the main predicate begins: after "Căn cứ …, " it is the words after the comma."""
    hangs = _is_hanging(_before(folded, begin, joint)) and _verb_at(folded, joint.end())
    return joint.end() if hangs else begin


def _before(folded: str, begin: int, joint: re.Match[str]) -> str:
    return folded[max(begin, joint.start() - _WINDOW) : joint.start()]


def _verb_at(folded: str, at: int) -> re.Match[str] | None:
    """The verb of work that stands at `at`, words of manner before it passed over."""
    manner = words.MANNER.match(folded, at)
    return VERBS.match(folded, manner.end() if manner else at)


def _is_predicate(folded: str, before: str, at: int, verb: re.Match[str], may_be_plain: bool) -> bool:
    """Whether the verb opens a predicate beside the one before it, and is not one more word inside of that."""
    strong = _is_strong(folded, at, verb)
    if not _has_object(before):
        # "đôn đốc việc tổ chức thực hiện, báo cáo …", not "hướng dẫn việc rà soát, kiện toàn …"
        return strong and words.HEAD_OF_WORK.match(folded, at) is None and _ends_as_noun(before)
    if words.PURPOSE.search(before):
        return words.LASTING.match(folded, at) is not None
    return strong or (may_be_plain and not _holds_others(before))


def _is_strong(folded: str, at: int, verb: re.Match[str]) -> bool:
    """Words of manner before the verb or after it, a head of work, or a report to somebody: sure signs."""
    return bool(
        verb.start() > at
        or words.HEAD_OF_WORK.match(folded, at)
        or words.REPORT.match(folded, at)
        or words.WELL_NEXT.match(folded, verb.end())
    )


def _holds_others(before: str) -> bool:
    """Verbs may hang on "việc", "công tác", or be what somebody is told to do; more of them may then follow."""
    if words.WORK_ITSELF.search(before):
        return True
    if any(VERBS.match(before, noun.end()) for noun in words.NOUN_OF_WORK.finditer(before)):
        return True
    return any(
        VERBS.search(before, told.start("whom") + 4, told.end()) for told in words.TELLING.finditer(before)
    )


def _ends_as_noun(before: str) -> bool:
    """ "việc tổ chức thực hiện", "quá trình triển khai": the verb at the end needs no object."""
    verbs = list(VERBS.finditer(before))
    return bool(verbs) and words.PROCESS.search(before, 0, verbs[-1].start()) is not None


def _is_hanging(before: str) -> bool:
    """ "Trên cơ sở kết quả rà soát", "phối hợp với các sở liên quan": the predicate is still to come."""
    if words.SUBORDINATE.match(before):
        return True
    partners = words.PARTNERS.match(before)
    return partners is not None and not VERBS.search(before, partners.end())


def _is_undertaking(folded: str, at: int) -> bool:
    """A named undertaking with its own years, among the objects of a verb, is followed and ends on its own."""
    return words.UNDERTAKING.match(folded, at) is not None or CAMPAIGN.match(folded, at) is not None


def _has_object(before: str) -> bool:
    """The last verb has something after it: a bare verb waits for the object of the whole chain."""
    verbs = list(VERBS.finditer(before))
    if not verbs or before.endswith(" so") or words.MANNER_AT_END.search(before):
        return False
    return words.AFTER_VERB.match(before, verbs[-1].end()) is None
