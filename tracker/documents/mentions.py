"""Finding where the name of a body begins and ends in running text, and splitting a list of them.

A mention is a noun phrase: it opens with a head ("Sở", "UBND", "các cơ quan", "Giám đốc"), goes on through words in
capitals and through the nouns of groups, and ends before a predicate or a stop. Commas and "và" inside a name
("Sở Văn hóa, Thể thao và Du lịch") or inside a group ("các huyện, thị, thành ủy") do not split it. No directory is
asked here.
"""

import re
from dataclasses import dataclass

from tracker.documents.vocabulary import (
    FULL_HEADS,
    GROUP_NOUNS,
    NAME_ENDS,
    NAME_HEADS,
    NOUN_AFTER,
    OFFICE_HEADS,
    ORGANISED,
    PLURALS,
    PORTFOLIO_PAIRS,
    SECTORS,
    SHORT_VERBS,
    SPLIT_NOUNS,
    VERBS,
)
from tracker.domain.directive import Mention
from tracker.domain.text import strip_accents

_TOKEN = re.compile(r"[^\W_]+(?:[/&.'’][^\W_]+)*|[,;:.()|\"“”–—…\n-]")
_MAX_TOKENS = 130
_STOPS = frozenset(":.…\n")
_COMMAS = frozenset({",", ";", "|"})
_ANDS = frozenset({"va", "cung", "hoac"})


class Text:
    """A text beside its folded form of the same length, folded once."""

    __slots__ = ("folded", "raw")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.folded = strip_accents(raw)


@dataclass(frozen=True)
class _Token:
    word: str
    start: int
    end: int
    capital: bool


@dataclass(frozen=True)
class Phrase:
    """Bodies named one after another. `end` is where the phrase ends and `stop` what ended it: "verb", ":", "end",
    or other punctuation; `verb` is the offset of the predicate when there is one."""

    mentions: tuple[Mention, ...]
    start: int
    end: int
    stop: str


def _tokens(text: Text, at: int) -> list[_Token]:
    made: list[_Token] = []
    for found in _TOKEN.finditer(text.raw, at):
        start, end = found.span()
        made.append(_Token(text.folded[start:end], start, end, text.raw[start].isupper()))
        if len(made) >= _MAX_TOKENS or (text.raw[start] == "\n" and len(made) > 1):
            break
    return made


def _phrase_in(words: list[str], at: int, known: frozenset[str], longest: int = 4) -> int:
    """How many words from `at` on make a known phrase; 0 when none."""
    for count in range(min(longest, len(words) - at), 0, -1):
        if " ".join(words[at : at + count]) in known:
            return count
    return 0


class _Scan:
    """The words after a place in the text, and the questions asked of them."""

    def __init__(self, text: Text, at: int, *, verbs: bool = True) -> None:
        self.text = text
        self.verbs = verbs
        self.tokens = _tokens(text, at)
        self.words = [token.word for token in self.tokens]

    def is_word(self, at: int) -> bool:
        return at < len(self.tokens) and self.words[at][0].isalnum()

    def is_head(self, at: int) -> bool:
        """Whether a body's name may begin here."""
        if not self.is_word(at):
            return False
        token = self.tokens[at]
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if self.words[at] in PLURALS or " ".join(self.words[at : at + 2]) in PLURALS:
            skip = 1 if self.words[at] in PLURALS else 2
            return _phrase_in(self.words, at + skip, GROUP_NOUNS, 3) > 0 or self.is_head(at + skip)
        if self.office(at):
            return True
        if self.words[at : at + 2] == ["to", "chuc"]:
            return at > 0 and not token.capital and not self.is_verb(at)
        if not token.capital and not self._listed(at):
            return False
        if _phrase_in(self.words, at, FULL_HEADS) > 1:
            return True
        if self.words[at] in FULL_HEADS:
            return self._place_is_named(at)
        if _phrase_in(self.words, at, NAME_HEADS, 3) == 0:
            return False
        count = _phrase_in(self.words, at, NAME_HEADS, 3)
        after = self.tokens[at + count] if at + count < len(self.tokens) else None
        if after is None:
            return count > 1
        if after.word == "," and following is not None:
            return self._in_short_list(at + count + 1)
        if token.word == "hoi":
            return after.word not in {"nghi", "thao", "nhap", "vien", "cho", "dam"}
        return after.capital or after.word in {"cac", ":"}

    def _listed(self, at: int) -> bool:
        """Lower-case heads that are no common words: "ubnd", "các", "bộ phận", "đảng đoàn"."""
        pair = " ".join(self.words[at : at + 2])
        return pair in {
            "uy ban",
            "cong an",
            "dang uy",
            "dang doan",
            "ban can",
            "huyen uy",
            "thanh uy",
            "tinh uy",
            "thi uy",
            "cap uy",
            "co quan",
            "don vi",
            "chinh quyen",
            "to chuc",
            "doan the",
            "dia phuong",
            "bo phan",
            "mat tran",
        } or self.words[at] in {"ubnd", "hdnd", "mttq"}

    def _place_is_named(self, at: int) -> bool:
        """ "Tỉnh", "xã", "tổ chức" name somebody only with more to say: a name, a list, "các"."""
        weak = {"xa", "phuong", "huyen", "quan", "tinh", "nganh", "to", "khoi", "cum", "mat", "quoc"}
        if self.words[at] not in weak:
            return True
        if at + 1 >= len(self.tokens):
            return False
        after = self.tokens[at + 1]
        return after.capital or (after.word == "," and self._in_short_list(at + 2))

    def _in_short_list(self, at: int) -> bool:
        """ "Sở, ban, ngành": a list of bare group nouns."""
        return self.is_word(at) and _phrase_in(self.words, at, GROUP_NOUNS, 2) > 0 and not self.is_verb(at)

    def office(self, at: int) -> bool:
        count = _phrase_in(self.words, at, OFFICE_HEADS, 3)
        if count == 0:
            return False
        if self.words[at] in {"ong", "ba"}:
            return (
                self.tokens[at].capital is False and at + 1 < len(self.tokens) and self.tokens[at + 1].capital
            )
        if self.words[at : at + 2] == ["lanh", "dao"]:
            after = at + 2
            return (
                after < len(self.words)
                and (self.words[after] in {"cac", "so", "ubnd"} or self.tokens[after].capital)
                and (self.tokens[after].word != "chi")
            )
        return True

    def is_verb(self, at: int) -> bool:
        """Whether a predicate begins here: a verb in lower case that is no part of a name."""
        if not self.verbs or not self.is_word(at) or self.tokens[at].capital:
            return False
        for count in (3, 2):
            phrase = " ".join(self.words[at : at + count])
            if phrase in VERBS and not self._ends_a_noun(at, phrase):
                return True
        return self._short_verb(at)

    def _ends_a_noun(self, at: int, phrase: str) -> bool:
        """ "ủy ban kiểm tra", "các tổ chức": the words before make it part of a name."""
        if phrase == "to chuc" and " ".join(self.words[at + 2 : at + 4]) in ORGANISED:
            return True
        if at == 0:
            return False
        before = NOUN_AFTER.get(phrase, frozenset())
        if self.words[at - 1] in before or " ".join(self.words[max(0, at - 2) : at]) in before:
            return True
        return self._second_half(at)

    def _second_half(self, at: int) -> bool:
        """The verb begun by the word before was part of a name ("Đào tạo"), so its second half is too."""
        return at > 0 and " ".join(self.words[at - 1 : at + 1]) in VERBS

    def _short_verb(self, at: int) -> bool:
        token = self.tokens[at]
        if self.text.raw[token.start : token.end] not in SHORT_VERBS:
            return False
        if self._second_half(at) or (at and (self.words[at - 1], token.word) in NAME_ENDS):
            return False
        following = " ".join(self.words[at + 1 : at + 3])
        if token.word == "co":
            return not following.startswith(("lien quan", "tham quyen", "tru so", "giuong"))
        if token.word == "tai":
            return not self.is_head(at + 1) and _phrase_in(self.words, at + 1, GROUP_NOUNS, 2) == 0
        if token.word == "ve":
            return not (at and self.words[at - 1] in {"nghiep", "gia", "vu"})
        return True


def phrase_at(raw: Text, at: int, *, any_head: bool = False, verbs: bool = True) -> Phrase | None:
    """The bodies named from offset `at` on, or None when no body's name begins there.

    `any_head` accepts any word in capitals as a head (after "phối hợp với" a name must follow); `verbs=False` reads on
    over verbs, where only names can stand (the value of a field)."""
    scan = _Scan(raw, at, verbs=verbs)
    if not scan.tokens or scan.tokens[0].start - at > 3:
        return None
    first = scan.tokens[0]
    if not scan.is_head(0) and not (any_head and _may_open(scan)):
        return None
    return _Reader(scan, first.start).read()


def _may_open(scan: _Scan) -> bool:
    if scan.is_verb(0) or not scan.is_word(0):
        return False
    return scan.tokens[0].capital or _phrase_in(scan.words, 0, GROUP_NOUNS, 3) > 0


class _Reader:
    """Reads one phrase, splitting it into mentions as it goes."""

    def __init__(self, scan: _Scan, start: int) -> None:
        self.scan = scan
        self.start = start
        self.spans: list[tuple[int, int, str]] = []
        self.open = 0
        self.is_group = False
        self.is_sector = False
        self.prefix = ""
        self.silent = False
        self.last = 0

    def read(self) -> Phrase:
        scan = self.scan
        at = 0
        self._begin(0)
        stop = "end"
        while at < len(scan.tokens):
            word = scan.words[at]
            if word in _STOPS:
                if word == ":" and self._opens_portfolios(at):
                    at += 1
                    continue
                stop = "end" if word == "\n" else word
                break
            if word == "(":
                at = self._past_parenthesis(at)
                self._cut_after_parenthesis(at)
                continue
            if word in {")", '"', "“", "”", "…"}:
                stop = word
                break
            if word in {"-", "–", "—"}:
                if scan.is_head(at + 1) and not self._name_goes_on(at + 1):
                    self._end(at)
                    self.silent = True
                elif not scan.is_word(at + 1) or scan.is_verb(at + 1):
                    stop = "-"
                    break
                at += 1
                continue
            if word in _COMMAS or word in _ANDS:
                step = self._at_separator(at)
                if step == 0:
                    stop = "verb" if self._verb_follows(at + 1) else word
                    break
                at += step
                continue
            if at > 0 and scan.is_verb(at):
                stop = "verb"
                break
            self.is_group = self.is_group or word in PLURALS
            at += 1
        self._end(at)
        return Phrase(self._mentions(), self.start, self._offset(at), stop)

    def _offset(self, at: int) -> int:
        tokens = self.scan.tokens
        return tokens[at].start if at < len(tokens) else tokens[-1].end

    def _verb_follows(self, at: int) -> bool:
        return self.scan.is_verb(at)

    def _begin(self, at: int) -> None:
        self.open = at
        self.silent = False
        words = self.scan.words
        self.is_sector = words[at : at + 1] == ["nganh"]
        self.is_group = at < len(words) and (words[at] in PLURALS or self._opens_short_list(at))

    def _opens_short_list(self, at: int) -> bool:
        """ "Sở, ban, ngành …", "Cơ quan, đơn vị …": bare nouns in a row name one group."""
        scan = self.scan
        count = _phrase_in(scan.words, at, GROUP_NOUNS, 2)
        after = at + count
        if not count or scan.words[after : after + 1] != [","] or after + 1 >= len(scan.tokens):
            return False
        return not scan.tokens[after + 1].capital and _phrase_in(scan.words, after + 1, GROUP_NOUNS, 2) > 0

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

    def _past_parenthesis(self, at: int) -> int:
        words = self.scan.words
        for after in range(at + 1, len(words)):
            if words[after] == ")":
                return after + 1
        return len(words)

    def _cut_after_parenthesis(self, at: int) -> None:
        """The mention ends before its parenthesis; what follows belongs to it no more."""
        scan = self.scan
        for back in range(at - 1, self.open, -1):
            if scan.words[back] == "(":
                self._end(back)
                break

    def _opens_portfolios(self, at: int) -> bool:
        """ "các Bộ: Tài chính, Công an": names without their head; each mention gets it back."""
        scan = self.scan
        before = scan.words[at - 1] if at else ""
        if before not in {"bo", "so", "vu", "cuc", "ban"} or not self.is_group:
            return False
        if at + 1 >= len(scan.tokens) or not scan.tokens[at + 1].capital or scan.is_head(at + 1):
            return False
        raw = scan.text.raw
        self.prefix = raw[scan.tokens[at - 1].start : scan.tokens[at - 1].end].capitalize() + " "
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
        if not scan.is_word(after):
            return 0
        if self.prefix:
            return self._next_portfolio(at, after)
        if scan.is_verb(after) and not scan.is_head(after):
            return 0
        if self._next_sector(after):
            self._end(at)
            self._begin(after)
            self.is_sector = True
            return after - at
        if scan.is_head(after):
            if not self._name_goes_on(after):
                self._end(at)
                self._begin(after)
            return after - at
        if self.silent:
            return 0
        if scan.tokens[after].capital:
            return after - at if self._capital_goes_on(at, after) else 0
        if scan.words[after : after + 2] == ["lien", "quan"] or scan.words[at - 1 : after + 1] == [
            "phong",
            ",",
            "chong",
        ]:
            return after - at
        noun = _phrase_in(scan.words, after, GROUP_NOUNS, 3)
        if noun and (self.is_group or scan.words[at] in _ANDS or scan.words[at] == ","):
            return after - at
        if scan.words[at] in _ANDS and not scan.is_verb(after):
            return after - at
        return after - at if self.is_group and scan.words[at] == "," and not scan.is_verb(after) else 0

    def _next_sector(self, after: int) -> bool:
        """ "ngành giáo dục và đào tạo, lao động - thương binh và xã hội": sectors named without their head."""
        scan = self.scan
        pair = " ".join(scan.words[after : after + 2])
        return (
            self.is_sector
            and not scan.tokens[after].capital
            and pair in SECTORS
            and scan.words[after - 1] == ","
        )

    def _capital_goes_on(self, at: int, after: int) -> bool:
        """A comma before a word in capitals that is no head: the second half of a name, or something new."""
        scan = self.scan
        if scan.words[at] in _ANDS:
            return True
        return scan.words[at] == "," and scan.tokens[at - 1].capital is not None

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
        if words[at - 1] == ";":
            return False
        if self.is_group and words[at] not in PLURALS and not scan.tokens[at].capital:
            return _phrase_in(words, at, SPLIT_NOUNS, 4) == 0 and not self._after_split_noun()
        if scan.office(at) and self._is_bare_office(at):
            return True
        if words[at + 1 : at + 2] == ["uy"] and at >= 2:
            before = words[at - 2]
            return before == "uy" and at - 2 - self.open > 2
        return False

    def _is_bare_office(self, at: int) -> bool:
        """ "Giám đốc, Phó Giám đốc Sở …", "Chủ tịch Hội đồng thành viên, Tổng Giám đốc …": one complement for both."""
        words = self.scan.words[self.open : at]
        while (words and not words[-1][0].isalnum()) or (words and words[-1] in _ANDS):
            words.pop()
        count = _phrase_in(words, 0, OFFICE_HEADS, 3)
        rest = " ".join(words[count:])
        return bool(count) and rest in {"", "hoi dong thanh vien", "hoi dong quan tri"}

    def _after_split_noun(self) -> bool:
        return bool(_phrase_in(self.scan.words, self.open, SPLIT_NOUNS, 4))

    def _mentions(self) -> tuple[Mention, ...]:
        raw = self.scan.text.raw
        return tuple(
            Mention(prefix + " ".join(raw[start:end].split()), (start, end))
            for start, end, prefix in self.spans
        )
