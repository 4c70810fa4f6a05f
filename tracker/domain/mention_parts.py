"""Which names stand in the words of a mention, and how each was recognised. Not who they are when."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.body_names import name_key
from tracker.domain.mention_words import EXCEPT, HEAD, INTERNAL, NOBODY, NOTE, OFFICE, SEPARATOR
from tracker.domain.name_index import NameIndex, Ref
from tracker.domain.text import one_line, strip_accents


class How(StrEnum):
    """By what a part of a mention was recognised."""

    NAME = "name"
    OFFICE = "office"  # "Giám đốc Sở …": the body is meant
    SECTOR = "sector"  # "ngành …": the department of the province
    OPEN = "open"  # "các cơ quan, đơn vị liên quan"
    GUESS = "guess"
    INTERNAL = "internal"  # "các bộ phận chuyên môn": no body of its own
    NOBODY = "nobody"  # "Như trên", "Lưu …"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Part:
    """One name in a mention. `refs` holds several when the directory has the name several times."""

    text: str
    how: How
    refs: tuple[Ref, ...] = ()
    score: float | None = None


_LONGEST_TEXT, _SHOWN = 4_000, 200  # characters; what is longer is no list of bodies
_LONGEST = 14  # pieces in one name: the widest lists of kinds have nine


@dataclass(frozen=True)
class PartReader:
    """Reads mentions against one index; `sectors` says whether "ngành …" means a department."""

    index: NameIndex
    sectors: bool

    def read(self, text: str) -> tuple[list[Part], list[Part]]:
        """The parts named and the parts excepted ("trừ …"), in order; both may be empty."""
        text = one_line(text).strip(" .,;:-")
        if len(text) > _LONGEST_TEXT:
            return [Part(f"{text[:_SHOWN]}…", How.UNKNOWN)], []
        whole = self._whole(text, "")
        if whole:
            return [whole], []
        kept, excepted = _without_exception(text)
        return list(self._parts(NOTE.sub("", kept))), list(self._parts(excepted))

    def _parts(self, text: str) -> Iterator[Part]:
        """Longest names first; words in no name are kept together up to the next word that can begin one."""
        pieces, at, head = _pieces(text), 0, ""
        unread: tuple[int, int] | None = None
        while at < len(pieces):
            start, end = pieces[at]
            if text[end : end + 1] == ":":  # "các Sở: Y tế, Tài chính"
                head, at = text[start:end], at + 1
                continue
            part, after = self._longest(text, pieces, at, head, is_free=unread is None)
            begins = (
                part is not None or unread is None or HEAD.match(strip_accents(text[start:end])) is not None
            )
            if begins and unread:
                yield self._unread(text[slice(*unread)])
                unread = None
            if part:
                yield part
                head = _head_of(part) or head
            else:
                unread = (unread[0] if unread else start, end)
            at = after
        if unread:
            yield self._unread(text[slice(*unread)])

    def _longest(
        self, text: str, pieces: list[tuple[int, int]], at: int, head: str, *, is_free: bool
    ) -> tuple[Part | None, int]:
        for after in range(min(len(pieces), at + _LONGEST), at, -1):
            words = text[pieces[at][0] : pieces[after - 1][1]]
            part = self._whole(words, head if is_free else "", is_free=is_free)
            if part:
                return part, after
        return None, at + 1

    def _whole(self, text: str, head: str, *, is_free: bool = True) -> Part | None:
        """The text as one name, or None. `head` is the word it may share with the name before it."""
        folded = strip_accents(text)
        if NOBODY.match(folded) or not name_key(text):
            return Part(text, How.NOBODY)
        # "ngành liên quan" after an unknown "các bộ" goes on with that list and begins none of its own.
        begins = is_free or folded.startswith("cac ")
        refs = self.index.exact(text)
        if refs and (begins or not refs[0].is_group):
            return Part(text, How.NAME, refs)
        if head and (shared := self._named_after(head, text)):
            return shared
        if office := OFFICE.match(folded):
            return self._of_office(text, text[office.end() :])
        internal = INTERNAL.match(folded)
        if internal and not SEPARATOR.search(folded, internal.end()):
            return Part(text, How.INTERNAL)
        if self.sectors and (is_free or folded.startswith("nganh ")) and (refs := self._sector(text)):
            return Part(text, How.SECTOR, refs)
        return self._kinds(text) if begins else None

    def _kinds(self, text: str) -> Part | None:
        """Words for kinds of bodies: an open list, or a list of districts with other kinds of them."""
        if wide := self.index.widest(text):
            return Part(text, How.OPEN, (wide,))
        guess = self.index.with_other_units(text)
        return Part(text, How.GUESS, (guess.ref,), guess.score) if guess else None

    def _named_after(self, head: str, text: str) -> Part | None:
        office = OFFICE.match(strip_accents(head))
        kind = head[office.end() :] if office else head
        refs = self.index.exact(f"{kind} {text}")
        return Part(f"{head} {text}", How.OFFICE if office else How.NAME, refs) if refs else None

    def _of_office(self, text: str, body: str) -> Part | None:
        named = self._whole(body, "")
        if named is None or not named.refs:
            return None
        return Part(text, How.OFFICE if named.how is How.NAME else named.how, named.refs)

    def _sector(self, text: str) -> tuple[Ref, ...]:
        name = text[len("ngành ") :] if strip_accents(text).startswith("nganh ") else text
        return self.index.exact(f"Sở {name}")

    def _unread(self, text: str) -> Part:
        guess = self.index.near(text)
        # "các …" names several, whom one body is not.
        if guess is None or (strip_accents(text).startswith("cac ") and not guess.ref.is_group):
            return Part(text, How.UNKNOWN)
        return Part(text, How.GUESS, (guess.ref,), guess.score)


def _without_exception(text: str) -> tuple[str, str]:
    found = EXCEPT.search(text)
    if not found:
        return text, ""
    excepted = found["inside"] if found["inside"] is not None else found["rest"]
    return text[: found.start()] + text[found.end() :], excepted.strip(" .,;:)")


def _pieces(text: str) -> list[tuple[int, int]]:
    """The stretches between separators, empty ones left out."""
    ends = [(cut.start(), cut.end()) for cut in SEPARATOR.finditer(strip_accents(text))]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(text)]
    return [(start, stop) for start, stop in zip(starts, stops, strict=True) if start < stop]


def _head_of(part: Part) -> str:
    """The kind word that following names may leave out: "Sở Y tế, Giáo dục và Đào tạo"."""
    if part.how is not How.NAME or any(ref.is_group for ref in part.refs):
        return ""
    found = HEAD.match(strip_accents(part.text))
    return found[1] if found and found[1] != "cac" else ""
