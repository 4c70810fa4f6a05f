"""The directory of bodies as of a date: who a mention names, who is in a group, who succeeded whom."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from tracker.domain.bodies import PROVINCE_KINDS, Body, Group, Succession
from tracker.domain.body_names import place_of
from tracker.domain.directive import Mention
from tracker.domain.errors import NotFound
from tracker.domain.mention_parts import Part, PartReader
from tracker.domain.name_index import NameIndex, Ref
from tracker.domain.resolution import Answer, Doubt, Resolved, doubts_of_kind, doubts_of_nobody
from tracker.domain.written_dates import written_day


class UnknownBody(NotFound):
    """No body has this code."""

    key = "error.unknown_body"


class UnknownGroup(NotFound):
    """No group has this code."""

    key = "error.unknown_group"


@dataclass(frozen=True)
class Directory:
    """Bodies, groups and successions, looked up by code, by name and by date. Never changed once made."""

    bodies: tuple[Body, ...] = ()
    groups: tuple[Group, ...] = ()
    successions: tuple[Succession, ...] = ()

    def body(self, code: str) -> Body:
        """The body of that code, or UnknownBody."""
        if code not in self._bodies:
            raise UnknownBody(code=code)
        return self._bodies[code]

    def group(self, code: str) -> Group:
        """The group of that code, or UnknownGroup."""
        if code not in self._groups:
            raise UnknownGroup(code=code)
        return self._groups[code]

    def is_province(self, code: str) -> bool:
        """Whether the body speaks for a whole province."""
        return self.body(code).kind in PROVINCE_KINDS

    def province_of(self, name: str) -> str | None:
        """The provincial body of that exact name, or above the body of that name; None when there is none."""
        refs = self._reader(self.home).index.exact(name)
        bodies = [code for ref in refs if not ref.is_group for code in (ref.code, self._root(ref.code))]
        return next((code for code in bodies if self.is_province(code)), None)

    def members(self, group_code: str, on: date | None) -> tuple[str, ...]:
        """Codes of the bodies that are in the group and exist on that day (any day when None), each once."""
        members = self.group(group_code).members
        valid = (m.code for m in members if m.is_valid(on) and self.body(m.code).is_valid(on))
        return tuple(dict.fromkeys(valid))

    def heirs(self, code: str, on: date | None) -> tuple[str, ...]:
        """Who does the work of this body on that day, through all successions until then; may be empty."""
        found: dict[str, None] = {}
        waiting = [code]
        while waiting:
            for heir in self._next(waiting.pop(0), on):
                if heir not in found and heir != code:
                    found[heir] = None
                    waiting.append(heir)
        return tuple(heir for heir in found if not any(h in found for h in self._next(heir, on)))

    def resolve(self, mention: Mention, on: date | None, *, home: str | None = None) -> Resolved:
        """The mention with everybody it names on that day; what is doubtful is a Doubt, never dropped.

        `home` is the code of the provincial body from which names without a place are read; `self.home` when
        None. Without a day, everybody who ever existed counts.
        """
        home = home or self.home
        kept, excepted = self._reader(home).read(mention.text)
        answers = [self._answer(part, on, home) for part in kept]
        left_out = [self._answer(part, on, home) for part in excepted]
        gone = {code for answer in left_out for code in answer.obliged}
        groups = _once(a.group for a in answers if a.group)
        named = _once(code for a in answers if not a.group for code in a.obliged)
        obliged = _once(code for a in answers for code in a.obliged if code not in gone)
        filled = replace(
            mention,
            bodies=obliged,
            group=groups[0] if len(groups) == 1 and not named else None,
            is_open=bool(groups) and not named and all(self.group(code).is_open for code in groups),
        )
        doubts = tuple(doubt for a in (*answers, *left_out) for doubt in a.doubts)
        return Resolved(filled, tuple(c for c in named if c not in gone), groups, doubts)

    @cached_property
    def home(self) -> str | None:
        """The provincial body with the most bodies around it, the highest of these; None when there is none."""
        provincial = [b for b in self.bodies if b.kind in PROVINCE_KINDS]
        around = Counter(self._root(b.code) for b in self.bodies) if provincial else Counter()
        ranked = ((-around[self._root(b.code)], b.parent is not None, b.code) for b in provincial)
        return min(ranked, default=(0, False, None))[2]

    @cached_property
    def _bodies(self) -> dict[str, Body]:
        return {body.code: body for body in self.bodies}

    @cached_property
    def _groups(self) -> dict[str, Group]:
        return {group.code: group for group in self.groups}

    @cached_property
    def _readers(self) -> dict[str | None, PartReader]:
        return {}

    def _reader(self, home: str | None) -> PartReader:
        if home not in self._readers:
            is_province = home is not None and self.is_province(home)
            place = place_of(self.body(home).name) if home and is_province else ""
            self._readers[home] = PartReader(NameIndex(self.bodies, self.groups, place), is_province)
        return self._readers[home]

    def _next(self, code: str, on: date | None) -> Iterator[str]:
        for step in self.successions:
            if code in step.old and (on is None or step.on <= on):
                yield from step.new

    def _answer(self, part: Part, on: date | None, home: str | None) -> Answer:
        if not part.refs:
            return Answer(doubts=doubts_of_nobody(part))
        refs = self._likeliest(part.refs, on, home)
        if len(refs) > 1:
            choices = ", ".join(ref.code for ref in refs)
            return Answer(doubts=(Doubt("finding.body_ambiguous", {"text": part.text, "choices": choices}),))
        return self._of_group(part, refs[0], on) if refs[0].is_group else self._of_body(part, refs[0], on)

    def _likeliest(self, refs: tuple[Ref, ...], on: date | None, home: str | None) -> tuple[Ref, ...]:
        """Of bodies of one name, those that exist on the day, of these the ones of the home province."""
        valid = tuple(r for r in refs if r.is_group or self.body(r.code).is_valid(on)) or refs
        near = tuple(r for r in valid if not r.is_group and home and self._root(r.code) == self._root(home))
        return near if len(valid) > 1 and near else valid

    def _root(self, code: str) -> str:
        seen = {code}
        while (parent := self.body(code).parent) in self._bodies and parent not in seen:
            seen.add(parent)
            code = parent
        return code

    def _of_body(self, part: Part, ref: Ref, on: date | None) -> Answer:
        body = self.body(ref.code)
        doubts = list(doubts_of_kind(part, body.name, body.code))
        if not body.is_valid(on):
            heirs = ", ".join(self.body(h).name for h in self.heirs(body.code, on)) or "–"
            holes = {
                "text": part.text,
                "body": body.name,
                "on": written_day(on) if on else "–",
                "heirs": heirs,
            }
            doubts.append(Doubt("finding.body_not_valid_then", holes))
        return Answer((body.code,), None, tuple(doubts))

    def _of_group(self, part: Part, ref: Ref, on: date | None) -> Answer:
        group, members = self.group(ref.code), self.members(ref.code, on)
        doubts = list(doubts_of_kind(part, group.name, group.code))
        holes = {"text": part.text, "group": group.name, "count": str(len(members))}
        if group.is_open:
            doubts.append(Doubt("finding.open_group", holes))
        elif not members:
            doubts.append(Doubt("finding.group_without_members", holes))
        return Answer(members, group.code, tuple(doubts))


def _once(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))
