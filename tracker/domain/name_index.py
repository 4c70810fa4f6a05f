"""Names of bodies and groups found by key, exactly or nearly. Dates and sentences are not looked at here."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.domain.bodies import Body, Group
from tracker.domain.body_names import group_key, looser, name_key
from tracker.domain.text import strip_accents

NEAR = 86.0
"""Least likeness (0 to 100, `token_sort_ratio` on keys) at which a name is guessed."""

MARGIN = 4.0
"""How much likelier the guess must be than the next body: equal candidates are no guess."""

_SAME_WORD = 60.0
"""Least likeness of the words in which the two names differ: "Bình Dương" is no misspelt "Bình Phước"."""


@dataclass(frozen=True)
class Ref:
    """The code of a body or of a group."""

    code: str
    is_group: bool = False


@dataclass(frozen=True)
class Guess:
    """A name that is nearly the one asked for; `score` is 0 to 100."""

    ref: Ref
    score: float


Refs = tuple[Ref, ...]


class NameIndex:
    """All names of a directory, seen from one province whose folded name is `place` (or "")."""

    def __init__(self, bodies: Iterable[Body], groups: Iterable[Group], place: str) -> None:
        self._place = place
        self._full: dict[str, Refs] = {}
        self._loose: dict[str, Refs] = {}
        self._groups: dict[str, Refs] = {}
        self._open: list[tuple[frozenset[str], Ref]] = []
        self._index_bodies(bodies)
        self._index_groups(groups)

    def exact(self, text: str) -> Refs:
        """Those whose name or alias this is; several when the directory has the name several times."""
        key = name_key(text)
        if key in self._full and not _names_several_units(text):
            return self._full[key]
        grouped = self._group(text)
        if grouped or _names_several_units(text):
            return grouped
        for loose in (key, *looser(key, self._place)):
            if found := self._full.get(loose) or self._loose.get(loose):
                return found
        return ()

    def widest(self, text: str) -> Ref | None:
        """The smallest open group whose name has all the words of the text, or None."""
        words = frozenset(_RELATION.sub(" ", name_key(text)).split())
        fitting = [(len(names), ref.code, ref) for names, ref in self._open if words and words <= names]
        return min(fitting)[2] if fitting else None

    def near(self, text: str) -> Guess | None:
        """The one name that is clearly the nearest, or None when none is near or two are."""
        if _names_several_units(text):
            return None
        key = name_key(text)
        return self._shortened(key) or self._misspelt(key)

    def with_other_units(self, text: str) -> Guess | None:
        """The group that "UBND các huyện, thị xã" means where there are cities as well, or no towns."""
        words = set(group_key(text).split()) - {"tinh"}
        units = words & _UNITS
        if not units or _names_provinces(text) or (len(units) == 1 and not _names_several_units(text)):
            return None
        meant = {refs[0] for key, refs in self._groups.items() if _differ_by_units(words, set(key.split()))}
        return Guess(meant.pop(), 90.0) if len(meant) == 1 else None

    def _index_bodies(self, bodies: Iterable[Body]) -> None:
        full, loose = defaultdict[str, dict[Ref, None]](dict), defaultdict[str, dict[Ref, None]](dict)
        for body in bodies:
            for name in (body.name, *body.aliases):
                key = name_key(name)
                full[key][Ref(body.code)] = None
                for short in looser(key, self._place):
                    loose[short][Ref(body.code)] = None
        self._full = {key: tuple(refs) for key, refs in full.items() if key}
        self._loose = {key: tuple(refs) for key, refs in loose.items()}

    def _index_groups(self, groups: Iterable[Group]) -> None:
        for group in groups:
            ref = Ref(group.code, is_group=True)
            for name in (group.name, *group.aliases):
                key = group_key(name)
                self._groups.setdefault(key, (ref,))
                if group.is_open:
                    self._open.append((frozenset(key.split()), ref))

    def _group(self, text: str) -> Refs:
        key = group_key(text)
        without = " ".join(word for word in key.split() if word != "tinh")
        # Only a list of kinds may leave the level unsaid or add it; one word is no list.
        several = " " in without and not _names_provinces(text)
        loose = (without, " ".join(sorted({*key.split(), "tinh"}))) if several else ()
        return next((self._groups[k] for k in (key, *loose) if k in self._groups), ())

    def _shortened(self, key: str) -> Guess | None:
        """The one body whose name has all these words and more, beginning with the same one."""
        words = key.split()
        if len(words) < 3:
            return None
        wanted = set(words)
        holding = {full: refs for full, refs in self._full.items() if wanted <= set(full.split())}
        refs = {ref for full, found in holding.items() if full.split()[0] == words[0] for ref in found}
        if len(refs) != 1:
            return None
        return Guess(refs.pop(), max(len(key) / len(full) for full in holding) * 100)

    def _misspelt(self, key: str) -> Guess | None:
        # Imported here: it takes 34 ms, and most documents spell all their bodies right.
        from rapidfuzz import fuzz, process

        names = self._full | {k: refs for k, refs in self._groups.items() if k not in self._full}
        ranked = process.extract(
            key, list(names), scorer=fuzz.token_sort_ratio, score_cutoff=NEAR - MARGIN, limit=20
        )
        if not ranked or ranked[0][1] < NEAR or len(names[ranked[0][0]]) != 1:
            return None
        best, score = names[ranked[0][0]][0], ranked[0][1]
        others = [points for name, points, _ in ranked if best not in names[name]]
        if others and score - max(others) < MARGIN:
            return None
        return Guess(best, score) if _differ_by_spelling(key, ranked[0][0]) else None


_RELATION = re.compile(r"\b(?:(?:co )?lien quan|chuc nang|tinh)\b")
"""Words beside the kinds in the name of an open group, which do not say which kinds are meant."""

_UNITS = frozenset(("huyen", "thi", "thanh", "quan"))


_SEVERAL = re.compile(r"\bcac (?:tinh|huyen|quan|thi|thanh|xa|phuong|dia phuong)\b")
_PROVINCES = re.compile(r"\bcac tinh\b|\btinh(?: uy)?,? (?:va )?thanh\b")


def _names_several_units(text: str) -> bool:
    """Whether it names more than one place: "UBND các tỉnh" is no single body, though only "các" tells it from one."""
    return _SEVERAL.search(strip_accents(text)) is not None


def _names_provinces(text: str) -> bool:
    return _PROVINCES.search(strip_accents(text)) is not None


def _differ_by_units(words: set[str], names: set[str]) -> bool:
    return words ^ names <= _UNITS and bool(words & names & _UNITS)


def _differ_by_spelling(key: str, name: str) -> bool:
    from rapidfuzz import fuzz

    mine, theirs = key.split(), name.split()
    extra = [word for word in mine if word not in theirs]
    missing = [word for word in theirs if word not in mine]
    if min(map(len, extra + missing), default=9) < 3:
        return False  # "Sở" and "Bộ" differ by a letter and mean two bodies
    return fuzz.ratio("".join(extra), "".join(missing)) >= _SAME_WORD if extra and missing else not extra
