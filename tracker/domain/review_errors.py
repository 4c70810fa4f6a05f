"""Why an edit of a draft is refused; each is one sentence in the catalog `review`."""

from tracker.domain.errors import Conflict, Invalid, NotFound


class NoSuchPart(NotFound):
    """The draft has no item of this path; `paths` are those it has."""

    key = "review.no_such_part"


class NoSuchDuty(NotFound):
    """The item has no duty of this number; it has `count`."""

    key = "review.no_such_duty"


class NoSuchFinding(NotFound):
    """There is no finding of this number; there are `count`."""

    key = "review.no_such_finding"


class NoSuchWords(NotFound):
    """Nobody is named by these words in the draft, or in the item."""

    key = "review.no_such_words"


class NotOnce(Invalid):
    """The words do not stand in the item, or more than once."""

    key = "review.not_once"


class PassedOverUnsaid(Invalid):
    """Errors are passed over, but nobody says why."""

    key = "review.passed_over_unsaid"


class NotNeighbours(Invalid):
    """Only items that stand side by side in the text become one; `between` stands in the way."""

    key = "review.not_neighbours"


class MergeWithItself(Invalid):
    """Merging needs two different items."""

    key = "review.merge_with_itself"


class OutsideItem(Invalid):
    """The place or span does not lie inside the item, or leaves nothing on one side of it."""

    key = "review.outside_item"


class OutsideText(Invalid):
    """The span does not lie inside the document, or holds no words."""

    key = "review.outside_text"


class PartOfAnother(Invalid):
    """The words belong to another item already."""

    key = "review.part_of_another"


class InsideItself(Invalid):
    """An item cannot come into, or behind, what is below it."""

    key = "review.inside_itself"


class NowhereToMove(Invalid):
    """A move has to say where to."""

    key = "review.nowhere_to_move"


class NumberTaken(Invalid):
    """Another item has this number."""

    key = "review.number_taken"


class BadNumber(Invalid):
    """Not a number as items have them ("7", "II.3.b")."""

    key = "review.bad_number"


class NoWords(Invalid):
    """An item or a duty needs words."""

    key = "review.no_words"


class TooLong(Invalid):
    """`field` holds at most `limit` characters."""

    key = "review.too_long"


class BadRecurrence(Invalid):
    """Not a repetition as RFC 5545 writes it, nor "periodic"."""

    key = "review.bad_recurrence"


class OnceAndAgain(Invalid):
    """Work done once does not repeat."""

    key = "review.once_and_again"


class NoSuchField(Invalid):
    """Not a value of the head; `fields` are those there are."""

    key = "review.no_such_field"


class BadHeadValue(Invalid):
    """A date or a system that is none."""

    key = "review.bad_head_value"


class NotOfADuty(Invalid):
    """Only whom a duty reports to is said of the duty itself."""

    key = "review.not_of_a_duty"


class NobodyNamed(Invalid):
    """Adding, removing and explaining need at least one code."""

    key = "review.nobody_named"


class BodyNotThere(Invalid):
    """A body that is to be removed is not named in that role."""

    key = "review.body_not_there"


class DraftClosed(Conflict):
    """The directive was issued, or replaced: its draft no longer changes."""

    key = "review.draft_closed"


class StaleDraft(Conflict):
    """Somebody changed the draft since it was looked at; `who` and `what` tell of the changes."""

    key = "review.stale_draft"


class NothingToUndo(Conflict):
    """No edit is left to undo."""

    key = "review.nothing_to_undo"


class NothingToRedo(Conflict):
    """No undone edit is left."""

    key = "review.nothing_to_redo"


class EditErased(Conflict):
    """The words of the edit were erased from the record, so it cannot be taken back."""

    key = "review.edit_erased"


class DraftDiffers(Conflict):
    """The stored draft is not the one that the record tells of: somebody changed it behind the program's back."""

    key = "review.draft_differs"


class NumberRegistered(Conflict):
    """Another directive of the register (`no`) has this issuer, number and year or term."""

    key = "review.number_registered"


class OpenErrors(Conflict):
    """Findings that are errors are open: nothing is issued before they are settled, or accepted as they are."""

    key = "review.open_errors"


class CodeTaken(Conflict):
    """Another body or group has this code."""

    key = "review.code_taken"


class NameTaken(Conflict):
    """The words are the name of another body or group (`code`) already."""

    key = "review.name_taken"


class BadCode(Invalid):
    """A code is small letters, digits, "-" and "_", at most 64."""

    key = "review.bad_code"
