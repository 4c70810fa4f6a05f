"""Reading one noun phrase that names bodies, and splitting it into mentions as it goes."""

from dataclasses import dataclass

from tracker.documents.name_insides import (
    after_all,
    charge,
    is_bare_office,
    is_bloc,
    is_led,
    is_person,
    names_sector,
    office_before,
    opens_places,
    shares_office,
    topic,
    turns_aside,
)
from tracker.documents.name_limits import is_said_of, swallowed_from
from tracker.documents.name_scan import NameScan
from tracker.documents.tokens import is_joined, phrase_in
from tracker.documents.vocabulary import (
    GROUP_NOUNS,
    PLURALS,
    PORTFOLIO_PAIRS,
    SPLIT_NOUNS,
)
from tracker.domain.directive import Mention

_STOPS = frozenset(":.…\n")
_COMMAS = frozenset({",", ";", "|"})
_ANDS = frozenset({"va", "cung", "hoac"})
_DASHES = frozenset({"-", "–", "—"})
_QUOTES = frozenset({")", '"', "“", "”"})
_CLAUSE_ENDS = frozenset({".", ";", ",", "va"})


@dataclass(frozen=True)
class Phrase:
    """Bodies named one after another. `end` is where the phrase ends and `stop` what ended it: "verb", ":", "end",
    or other punctuation. `is_guess` when no known predicate ended it and the end was taken after the last sure word."""

    mentions: tuple[Mention, ...]
    start: int
    end: int
    stop: str
    is_guess: bool = False


class PhraseReader:
    """Reads one phrase, splitting it into mentions as it goes."""

    def __init__(self, scan: NameScan, start: int, *, is_subject: bool = False) -> None:
        self.is_subject = is_subject
        self.scan = scan
        self.start = start
        self.spans: list[tuple[int, int, str]] = []
        self.open = 0
        self.is_group = False
        self.is_sector = False
        self.prefix = ""
        self.silent = False
        self.is_guess = False
        self.sure = 0

    def read(self) -> Phrase:
        """The phrase from the first token on."""
        at = 0
        stop = ""
        self._begin(0)
        while at < len(self.scan.tokens) and not stop:
            step, stop = self._step(at)
            at += step
        may_swallow = stop in _CLAUSE_ENDS or (stop == "verb" and self.is_subject)
        unsure = self._unsure_from(at, stop) if may_swallow and not self.silent else 0
        if unsure:
            at, stop = unsure, "verb"
            self.is_guess = self.is_guess or not self.scan.ends_name(at - 1)
        self._end(at)
        return Phrase(self._mentions(), self.start, self._offset(at), stop or "end", self.is_guess)

    def _unsure_from(self, at: int, stop: str) -> int:
        """Where the open name, having run on to the end of its clause, stops being sure; 0 when all of it is."""
        if self.is_group and not self.is_subject:
            return 0
        found = swallowed_from(self.scan, self.open, at, sure=self.sure, is_subject=self.is_subject)
        # One word alone before "chủ trì" is the name's last ("Trung tâm Nuôi ong giống chủ trì"): no work fits in it.
        is_last = found == at - 1 and stop == "verb" and self.scan.words[at : at + 2] == ["chu", "tri"]
        return 0 if is_last else found

    def _step(self, at: int) -> tuple[int, str]:
        """Tokens to go on by, or what ends the phrase here."""
        word = self.scan.words[at]
        if word in _STOPS:
            if word == ":" and (
                self._opens_portfolios(at) or (self.is_group and opens_places(self.scan, at))
            ):
                return 1, ""
            return 0, "end" if word == "\n" else word
        if word == "(":
            return self._over_parenthesis(at), ""
        if word in _QUOTES:
            return 0, word
        if word in _DASHES:
            return self._over_dash(at)
        if word in _COMMAS or word in _ANDS:
            step = self._at_separator(at)
            if step:
                return step, ""
            return 0, "verb" if self.scan.is_verb(at + 1) or turns_aside(self.scan, at + 1) else word
        if self.is_group and self.scan.words[at : at + 3] == ["tren", "dia", "ban"]:
            return 3, ""
        if at > 0 and is_said_of(self.scan, self.open, at):
            return 0, "verb"
        if at > 0 and (self.scan.is_verb(at) or self.scan.leaves_name(at)):
            inside = charge(self.scan, self.open, at) or topic(self.scan, self.open, at)
            self.sure = at + inside if inside else self.sure
            return (inside, "") if inside else (0, "verb")
        if self.scan.leaves_plural(at):
            self.is_guess = True
            return 0, "verb"
        self.is_group = self.is_group or word in PLURALS
        return 1, ""

    def _over_parenthesis(self, at: int) -> int:
        """The mention ends before its parenthesis; what stands in it is passed over."""
        self._end(at)
        words = self.scan.words
        return next(
            (after + 1 - at for after in range(at + 1, len(words)) if words[after] == ")"), len(words) - at
        )

    def _over_dash(self, at: int) -> tuple[int, str]:
        """ "Lao động - Thương binh" is one name; " - Cơ quan thường trực" says more of it; else the phrase ends."""
        if self.scan.is_head(at + 1) and not self._name_goes_on(at + 1):
            self._end(at)
        elif not self.scan.is_word(at + 1) or self.scan.is_verb(at + 1):
            return 0, "-"
        return 1, ""

    def _offset(self, at: int) -> int:
        tokens = self.scan.tokens
        return tokens[at].start if at < len(tokens) else tokens[-1].end

    def _begin(self, at: int) -> None:
        self.open = at
        self.silent = False
        words = self.scan.words
        self.is_sector = words[at : at + 1] == ["nganh"]
        self.is_group = at < len(words) and (words[at] in PLURALS or self._opens_short_list(at))

    def _opens_short_list(self, at: int) -> bool:
        """ "Sở, ban, ngành …", "Cơ quan, đơn vị …": bare nouns in a row name one group."""
        scan = self.scan
        count = phrase_in(scan.words, at, GROUP_NOUNS, 2)
        after = at + count
        if not count or scan.words[after : after + 1] != [","] or after + 1 >= len(scan.tokens):
            return False
        return not scan.tokens[after + 1].capital and phrase_in(scan.words, after + 1, GROUP_NOUNS, 2) > 0

    def _end(self, at: int) -> None:
        """Close the open mention before token `at`."""
        if self.silent or at <= self.open:
            return
        tokens = self.scan.tokens
        last = at - 1
        while last > self.open and not tokens[last].word[0].isalnum():
            last -= 1
        self.spans.append((tokens[self.open].start, tokens[last].end, self.prefix))
        self.silent = True

    def _opens_portfolios(self, at: int) -> bool:
        """ "các Bộ: Tài chính, Công an": names without their head; each mention gets it back."""
        scan = self.scan
        before = scan.words[at - 1] if at else ""
        if before not in {"bo", "so", "vu", "cuc", "ban"} or not self.is_group:
            return False
        if at + 1 >= len(scan.tokens) or not scan.tokens[at + 1].capital or scan.is_head(at + 1):
            return False
        raw = scan.text.raw
        self.prefix = (
            office_before(scan, self.open)
            + raw[scan.tokens[at - 1].start : scan.tokens[at - 1].end].capitalize()
            + " "
        )
        self.spans = [span for span in self.spans if span[1] <= scan.tokens[self.open].start]
        self.open = at + 1
        return True

    def _at_separator(self, at: int) -> int:
        """Tokens to step over at a comma or "và": the phrase goes on, split or not; 0 when it ends here."""
        scan = self.scan
        after = at + 1
        if scan.words[at] == "|" and scan.words[after : after + 1] == ["-"]:
            return 1
        if scan.words[at] in _COMMAS and after < len(scan.words) and scan.words[after] in _ANDS:
            after += 1
        if scan.words[after - 1 : after + 1] == ["cung", "voi"] and scan.is_head(after + 1):
            after += 1
        if not scan.is_word(after) or (scan.words[at] == "," and turns_aside(scan, after)):
            return 0
        if self.prefix:
            return self._next_portfolio(at, after)
        if scan.is_verb(after) and not scan.is_head(after):
            return 0
        if names_sector(scan, after, is_listed=self.is_sector):
            self._end(at)
            self._begin(after)
            self.is_sector = True
        elif scan.is_head(after) or after_all(scan, at, after):
            if not self._name_goes_on(after):
                self._end(at)
                self._begin(after)
        elif self.silent or not self._words_go_on(at, after):
            return 0
        return after - at

    def _words_go_on(self, at: int, after: int) -> bool:
        """Whether words that head nothing still belong to the open mention: the second half of a name
        ("Thể thao và Du lịch"), another noun of a group, "liên quan"."""
        scan = self.scan
        mark = scan.words[at]
        if scan.tokens[after].capital:
            return mark in _ANDS or mark == ","
        if scan.words[after : after + 2] == ["lien", "quan"] or (
            after == at + 1 and is_joined(scan.words, at)
        ):
            return True
        if mark in _ANDS:
            return True
        return mark == "," and (self.is_group or phrase_in(scan.words, after, GROUP_NOUNS, 3) > 0)

    def _next_portfolio(self, at: int, after: int) -> int:
        scan = self.scan
        words = scan.words
        pair_before = " ".join(words[max(0, at - 2) : at])
        pair_after = " ".join(words[after : after + 2])
        if (pair_before, pair_after) in PORTFOLIO_PAIRS:
            return after - at
        if scan.is_head(after) and words[after] != "cong":
            self._end(at)
            self.prefix = ""
            self._begin(after)
            return after - at
        if not scan.tokens[after].capital:
            return 0
        self._end(at)
        self.open = after
        self.silent = False
        return after - at

    def _name_goes_on(self, at: int) -> bool:
        """Whether the head at `at` still belongs to the open mention."""
        scan = self.scan
        words = scan.words
        if words[at - 1] == ";" or after_all(scan, at - 1, at):
            return False
        if (
            is_led(scan, self.open, at)
            or shares_office(scan, self.open, at)
            or is_person(scan, self.open, at)
            or is_bloc(scan, self.open, at)
        ):
            return True
        if self.is_group and words[at] not in PLURALS and not scan.tokens[at].capital:
            if scan.office(at) and not is_bare_office(scan, self.open, at):
                return False
            return phrase_in(words, at, SPLIT_NOUNS, 4) == 0 and not self._after_split_noun()
        if scan.office(at) and is_bare_office(scan, self.open, at):
            return True
        if words[at + 1 : at + 2] == ["uy"] and at >= 2:
            before = words[at - 2]
            return before == "uy" and at - 2 - self.open > 2
        return False

    def _after_split_noun(self) -> bool:
        return bool(phrase_in(self.scan.words, self.open, SPLIT_NOUNS, 4))

    def _mentions(self) -> tuple[Mention, ...]:
        raw = self.scan.text.raw
        return tuple(
            Mention(prefix + " ".join(raw[start:end].split()), (start, end))
            for start, end, prefix in self.spans
        )
