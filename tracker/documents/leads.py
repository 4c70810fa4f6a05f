"""Who leads each item: named in it, in its field lines, in the heading above, in the preamble, among the addressees.

The source of the answer is kept (`source`), and doubts are notes: a lead that is guessed is never silent.
"""

import re
from dataclasses import dataclass, field

from tracker.documents.actors import Found, lead_by, lead_of_sentence, orders, sentences
from tracker.documents.after_clause import lead_after_clause
from tracker.documents.assignments import last_assignment, request_without_body
from tracker.documents.fields import Fields
from tracker.documents.mentions import Text
from tracker.documents.partners import coordinating, directed, is_courtesy, is_generic, unique
from tracker.documents.together import parted
from tracker.domain.directive import Addressee, Mention, Span
from tracker.domain.text import fold

_IN_CHARGE = re.compile(
    r"\s*(?:chu tri\b|co trach nhiem|la (?:co quan |don vi )?(?:chu tri|dau moi|thuong truc))"
)


_EACH_ONE = re.compile(r"[Mm]ỗi (?:huyện|xã|phường|tỉnh|địa phương|đơn vị|cơ quan|trường|sở|ngành)")
_ANSWERS = re.compile(r"\s*(?:phai\s+)?chiu\s+trach\s+nhiem\b")
_MOST_ORDERS = 60
"""Sentences of one part that are asked whether they tell somebody else to act; a longer part is no item."""


@dataclass(frozen=True)
class Preamble:
    """What the preamble says of who is asked: `leads` may be empty although `verb` is known."""

    leads: tuple[Mention, ...] = ()
    verb: str | None = None


@dataclass
class Lead:
    """The answer for one item. `begin` is where its work begins; `named` are bodies its own words name."""

    leads: tuple[Mention, ...] = ()
    directed: tuple[Mention, ...] = ()
    coordinating: tuple[Mention, ...] = ()
    source: str | None = None
    how: str = ""
    verb: str | None = None
    begin: int = 0
    listed: Found | None = None
    notes: list[str] = field(default_factory=list)


def read_preamble(text: Text, begin: int, end: int) -> Preamble:
    """Whom the paragraphs before the first item ask, looking at the last of them."""
    at = max(begin, end - 2500)
    found = last_assignment(text, at, end)
    bare = request_without_body(text, at, end)
    if found is not None and all(is_courtesy(one) for one in found.leads):
        return Preamble((), found.verb)
    if found is not None and not _asks_again(text, found, end):
        return Preamble(found.leads, found.verb)
    return Preamble((), bare or (found.verb if found else None))


def _asks_again(text: Text, found: Found, end: int) -> bool:
    """Whether a later "… đề nghị:" asks without a name."""
    return bool(re.search(r"(?:yeu cau|[dđ]e nghi)\s*:\s*$", text.folded[found.end : end]))


def own_lead(text: Text, spans: list[Span], words_from: int, fields: Fields, list_from: int) -> Lead:
    """What an item's own words say. `spans` are its paragraphs, `list_from` the first that is a folded dash."""
    begin, end = words_from, spans[-1][1]
    lead = Lead(begin=begin, coordinating=unique([*fields.coordinating, *coordinating(text, begin, end)]))
    if fields.leads:
        lead.leads, lead.source, lead.how = fields.leads, "field", "field"
        return lead
    found, place = _first_found(text, spans, words_from, list_from)
    if found is None:
        lead.listed = _from_list(text, spans[list_from:])
        if _names_another_later(text, words_from, spans[0][1]):
            lead.notes.append("finding.lead_doubtful")
        return lead
    lead.leads, beside = parted(text, found.leads)
    lead.how, lead.source, lead.begin = found.how, "explicit", found.end
    lead.coordinating = unique([*beside, *lead.coordinating])
    lead.verb = found.verb or None
    if found.is_guess:
        lead.notes.append("finding.lead_guessed")
    if place == "later":
        lead.notes.append("finding.lead_doubtful")
    lead.directed = directed(text, found.end) or _directed_by_list(text, found, spans, list_from)
    if found.how != "heading" and place in ("opening", "below"):
        _add_later_subjects(lead, text, found, spans[place == "below"])
    lead.coordinating = tuple(
        one for one in lead.coordinating if fold(one.text) not in {fold(other.text) for other in lead.leads}
    )
    return lead


def _names_another_later(text: Text, begin: int, end: int) -> bool:
    """Whether a later sentence of an item that names nobody at its opening tells somebody to act."""
    found = (lead_of_sentence(text, *one) for one in orders(text, begin, end)[1:])
    return any(one is not None and one.how == "subject" for one in found)


def _directed_by_list(text: Text, found: Found, spans: list[Span], list_from: int) -> tuple[Mention, ...]:
    """ "Ban cán sự đảng … chỉ đạo:" / "- Sở A …" / "- Sở B …": the dashes name who is directed."""
    told = text.folded[found.end : spans[0][1]]
    if not re.match(r"\s*(?:lanh dao,? )?chi dao[^.;]{0,60}:\s*$", told):
        return ()
    named = _from_list(text, spans[list_from:])
    return named.leads if named is not None else ()


def _first_found(text: Text, spans: list[Span], words_from: int, list_from: int) -> tuple[Found | None, str]:
    first = (words_from, spans[0][1])
    parts = sentences(text, *first)
    if parts:
        found = lead_of_sentence(text, parts[0][0], first[1])
        if found is not None and found.how == "heading" and found.stop == "end":
            return _below_heading(text, found, spans, list_from), "opening"
        found = found or lead_after_clause(text, parts[0][0], parts[0][1])
        if found is not None:
            return found, "opening"
    if len(spans) > 1 and list_from > 1:
        found = lead_of_sentence(text, *spans[1]) or lead_after_clause(text, *spans[1])
        if found is not None and found.how != "heading":
            return found, "below"
    later = [*orders(text, *first)[1:], *(one for span in spans[1:list_from] for one in orders(text, *span))]
    for start, stop in later:
        found = lead_of_sentence(text, start, stop)
        if found is not None and (found.how == "assign" or _takes_charge(text, found)):
            return found, "later"
    return lead_by(text, words_from, min(spans[0][1], words_from + 3000)), "by"


def _takes_charge(text: Text, found: Found) -> bool:
    """A subject in a later sentence leads the item only when it says so: "Sở A chủ trì …", "Sở A có trách nhiệm …"."""
    return found.how == "subject" and _IN_CHARGE.match(text.folded, found.end) is not None


def _below_heading(text: Text, heading: Found, spans: list[Span], list_from: int) -> Found:
    """ "4. Các cơ quan, ban, ngành" / "Các sở …; UBND các huyện … có trách nhiệm": the sentence says it exactly."""
    if len(spans) < 2 or list_from < 2 or not fold(heading.leads[0].text).startswith("cac "):
        return heading
    below = lead_of_sentence(text, *spans[1])
    if below is None or below.how == "heading":
        return heading
    return below


def _from_list(text: Text, spans: list[Span]) -> Found | None:
    """Leads named by the dashes of an item that names none itself."""
    leads: list[Mention] = []
    verb = ""
    for begin, end in spans:
        found = lead_of_sentence(text, begin, end)
        if found is not None and found.how != "heading":
            leads += found.leads
            verb = verb or found.verb
    if not leads:
        return None
    return Found(unique(leads), "list", spans[0][0], verb)


def _add_later_subjects(lead: Lead, text: Text, found: Found, span: Span) -> None:
    """Another body that a later sentence of the same paragraph tells to act answers too."""
    known = {fold(one.text) for one in lead.coordinating}
    for start, stop in orders(text, found.end, span[1])[1:_MOST_ORDERS]:
        other = lead_of_sentence(text, start, stop) or lead_after_clause(text, start, stop)
        if other is None or not _answers_too(text, start, other) or fold(other.leads[0].text) in known:
            continue
        fresh = [
            one for one in other.leads if fold(one.text) not in {fold(known.text) for known in lead.leads}
        ]
        if fresh:
            lead.leads = (*lead.leads, *fresh)
            lead.notes.append("finding.several_leads")


def _answers_too(text: Text, start: int, other: Found) -> bool:
    """A subject does; so does who is given work, but not everybody of whom something is asked in passing."""
    if _ANSWERS.match(text.folded, other.end):
        return False  # "…; Chủ tịch UBND tỉnh chịu trách nhiệm nếu …" warns and gives no work
    if other.how == "subject":
        return True
    given = re.search(r"(?:giao|phan cong)", text.folded[start : other.end])
    return other.how == "assign" and bool(given or not fold(other.leads[0].text).startswith("cac "))


def inherit(lead: Lead, above: Lead | None, preamble: Preamble, addressees: tuple[Addressee, ...]) -> None:
    """Fill in a lead from outside the item's own words, in place."""
    if lead.leads and all(is_courtesy(one) for one in lead.leads):
        lead.leads, lead.source = (), None
    if lead.leads and not (_points_back(lead) and preamble.leads):
        if preamble.verb == "request" and lead.verb is None:
            lead.verb = "request"
        return
    if above is not None and above.leads and not lead.leads:
        lead.leads, lead.source, lead.verb = above.leads, "heading", lead.verb or above.verb
        return
    if preamble.leads:
        lead.leads, lead.source, lead.verb = preamble.leads, "preamble", lead.verb or preamble.verb
        return
    if lead.listed is not None:
        lead.leads, lead.source, lead.how = lead.listed.leads, "explicit", "list"
        lead.verb = lead.verb or lead.listed.verb or None
        lead.notes.append("finding.several_leads")
        return
    if (preamble.verb or lead.verb) is not None and addressees:
        lead.leads = tuple(Mention(one.text, one.span) for one in addressees)
        lead.source, lead.verb = "addressee", lead.verb or preamble.verb
        lead.notes.append("finding.lead_from_addressees")


def _points_back(lead: Lead) -> bool:
    """ "các địa phương" in a request, "mỗi huyện" anywhere stand for the bodies the preamble names."""
    if all(_EACH_ONE.fullmatch(one.text) for one in lead.leads):
        return True
    return lead.how == "assign" and all(is_generic(one) and "địa phương" in one.text for one in lead.leads)
