"""The questions asked of the words of a text: does a body's name begin here, does a predicate begin here."""

from tracker.documents.name_ends import (
    CLOSER_WORDS,
    CLOSERS,
    CLOSERS_FOLDED,
    FIELD_VERBS,
    GOES_ON,
    NAME_ENDS,
    NOT_ON,
    NOUN_AFTER,
    ORGANISED,
    PORTFOLIO_ENDS,
    SHORT_VERBS,
    VERBS,
    WHICH_ONES,
)
from tracker.documents.tokens import Text, phrase_in, tokens_at
from tracker.documents.vocabulary import (
    ABBREVIATIONS,
    ACCENTED_HEADS,
    FULL_HEADS,
    GROUP_NOUNS,
    LISTED_PAIRS,
    LISTED_WORDS,
    NAME_HEADS,
    OFFICE_HEADS,
    PLURALS,
)

_UNITS = frozenset({"huyen", "xa", "tinh", "phuong", "thi xa", "thanh pho", "thi tran", "dia phuong"})
_LEVELS = frozenset({"tỉnh", "huyện", "quận", "xã", "phường", "phố", "trấn"})
_CLOSED_PAIRS = frozenset({"huyen doan", "tinh doan", "thanh doan", "dia ban", "thuong truc"})
_LEVEL_HEADS = frozenset({"thue", "thong ke"})  # "Thuế tỉnh", "Thống kê tỉnh"; alone they are other words
_LIST_JOINTS = frozenset({",", "cac", "va", "ban", "bo", "so"})
_STATE_HEADS = frozenset({"so", "bo", "phong", "nganh", "thu"})


class NameScan:
    """The words after a place in the text, and the questions asked of them."""

    def __init__(self, text: Text, at: int, most: int, *, verbs: bool = True) -> None:
        self.text = text
        self.verbs = verbs
        self.tokens = tokens_at(text, at, most)
        self.words = [token.word for token in self.tokens]

    def is_word(self, at: int) -> bool:
        return at < len(self.tokens) and self.words[at][0].isalnum()

    def is_head(self, at: int) -> bool:
        """Whether a body's name may begin here."""
        if not self.is_word(at):
            return False
        plural = phrase_in(self.words, at, PLURALS, 2)
        if plural and self._is_plural(at):
            return phrase_in(self.words, at + plural, GROUP_NOUNS, 3) > 0 or self.is_head(at + plural)
        if self.office(at):
            return True
        if self.words[at : at + 2] == ["to", "chuc"]:
            return at > 0 and not self.tokens[at].capital and not self.is_verb(at)
        if not self.tokens[at].capital and not self._listed(at):
            return False
        if not self._spelt_as_head(at):
            return False
        if phrase_in(self.words, at, _LEVEL_HEADS, 2):
            return self._level(at + phrase_in(self.words, at, _LEVEL_HEADS, 2))
        if phrase_in(self.words, at, FULL_HEADS) > 1:
            return True
        if self.words[at] in FULL_HEADS:
            return self._place_is_named(at)
        return self._name_follows(at)

    def _is_plural(self, at: int) -> bool:
        """ "mỗi" and "từng" need their accents: "Môi trường" and "tùng" are other words."""
        token = self.tokens[at]
        return token.word not in {"moi", "tung"} or self.text.raw[token.start : token.end].lower() in {
            "mỗi",
            "từng",
        }

    def _spelt_as_head(self, at: int) -> bool:
        """Words in capitals throughout must be spelt as the head is."""
        token = self.tokens[at]
        raw = self.text.raw[token.start : token.end]
        if len(raw) < 2 or not raw.isupper() or phrase_in(self.words, at, FULL_HEADS) > 1:
            return True
        return (
            raw.lower() in ACCENTED_HEADS
            or token.word in ABBREVIATIONS
            or token.word in {"tp", "tx"}
            or token.word.startswith(("ub", "vp"))
        )

    def _name_follows(self, at: int) -> bool:
        """ "Sở", "Ban", "Phòng" head a name when one follows: "Sở Y tế", not "Ban hành"."""
        count = phrase_in(self.words, at, NAME_HEADS, 3)
        if count == 0:
            return False
        if at + count >= len(self.tokens):
            return count > 1
        after = self.tokens[at + count]
        if after.word == ",":
            return self._in_short_list(at + count + 1)
        if self.words[at] == "hoi":
            return after.word not in {"nghi", "thao", "nhap", "vien", "cho", "dam"}
        return after.capital or after.word in {"cac", ":"} or self._level(at + count)

    def _level(self, at: int) -> bool:
        """ "Thanh tra tỉnh", "Đài huyện": the level alone completes the name."""
        raw = [self.text.raw[one.start : one.end] for one in self.tokens[at : at + 2]]
        return " ".join(raw[:1]) in _LEVELS - {"phố", "trấn"} or raw in (["thành", "phố"], ["thị", "xã"])

    def _listed(self, at: int) -> bool:
        """Lower-case heads that are no common words: "ubnd", "bộ phận", "đảng đoàn"."""
        return " ".join(self.words[at : at + 2]) in LISTED_PAIRS or self.words[at] in LISTED_WORDS

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
        return self.is_word(at) and phrase_in(self.words, at, GROUP_NOUNS, 2) > 0 and not self.is_verb(at)

    def office(self, at: int) -> bool:
        """Whether the title of an office holder begins here: "Giám đốc Sở …", "lãnh đạo các đơn vị"."""
        count = phrase_in(self.words, at, OFFICE_HEADS, 3)
        if count == 0 or at + count >= len(self.tokens):
            return count > 0
        after = self.tokens[at + count]
        if self.words[at] in {"ong", "ba"}:
            return not self.tokens[at].capital and after.capital
        if self.words[at : at + 2] == ["lanh", "dao"]:
            return after.word in {"cac", "so", "ubnd"} or (after.capital and after.word != "chi")
        return True

    def is_verb(self, at: int) -> bool:
        """Whether a predicate begins here: a verb in lower case that is no part of a name."""
        if not self.verbs or not self.is_word(at) or self.tokens[at].capital:
            return False
        if self.words[at] == "ngay" and self.words[at + 1 : at + 2] and self.words[at + 1][0].isdigit():
            return True
        for count in (3, 2):
            phrase = " ".join(self.words[at : at + count])
            if (phrase in VERBS or phrase in FIELD_VERBS) and self._is_low(at, count):
                return not self._ends_a_noun(at, phrase)
        return self._short_verb(at)

    def _is_low(self, at: int, count: int) -> bool:
        """Whether the words are all in lower case: "huy Bộ" of "Chỉ huy Bộ đội" is no verb."""
        return not any(token.capital for token in self.tokens[at : at + count])

    def _ends_a_noun(self, at: int, phrase: str) -> bool:
        """ "ủy ban kiểm tra", "các tổ chức": the words before make it part of a name."""
        if phrase == "to chuc" and phrase_in(self.words, at + 2, ORGANISED, 2):
            return True
        if at == 0:
            return False
        if at >= 2 and " ".join(self.words[at - 1 : at + 1]) in PORTFOLIO_ENDS:
            return True  # "vận tải" + "lắp": the second half of a portfolio begins no verb
        before = NOUN_AFTER.get(phrase, frozenset())
        if self._closes_list(at - 1):
            return False
        if self.words[at - 1] in before or " ".join(self.words[max(0, at - 2) : at]) in before:
            return True
        return self._second_half(at)

    def _closes_list(self, at: int) -> bool:
        """ "các sở, ngành xây dựng kế hoạch", but "ngành xây dựng"; "các cơ quan, đơn vị tham mưu", but "đơn vị tham
        mưu"; "Huyện đoàn kiểm tra", but "đoàn kiểm tra": the noun before the verb belongs to something else."""
        pair = " ".join(self.words[max(0, at - 1) : at + 1])
        if pair in _CLOSED_PAIRS or self.words[max(0, at - 2) : at + 1] == ["chu", "dau", "tu"]:
            return True
        noun = 2 if pair in {"don vi", "co quan", "to chuc"} else 1
        joint = self.words[at - noun] if at >= noun else ""
        if noun == 2:
            return joint in {",", "va"}
        return self.words[at] == "nganh" and joint in _LIST_JOINTS

    def _second_half(self, at: int) -> bool:
        """The verb begun by the word before was part of a name ("Đào tạo"), so its second half is too."""
        before = " ".join(self.words[max(0, at - 2) : at])
        if before == "gia dinh":  # "Kế hoạch hóa gia đình hướng dẫn"
            return False
        return at > 0 and before not in PORTFOLIO_ENDS and " ".join(self.words[at - 1 : at + 1]) in VERBS

    def leaves_name(self, at: int) -> bool:
        """Whether an unknown word in lower case after the last word of a place, a group or a portfolio opens the
        predicate: "UBND các huyện, thành phố căm …" (verbs are too many to list, places and portfolios are not)."""
        if at == 0 or not self.verbs or not self.is_word(at) or self.tokens[at].capital:
            return False
        if not self.words[at].isalpha():
            return False
        closed = (
            self._closes_place(at - 1) or self._closes_portfolio(at - 1) or self._closes_named_place(at - 1)
        )
        return closed and not self.goes_on(at)

    def ends_name(self, at: int) -> bool:
        """Whether a name surely ends with this word: a word in capitals, a level, the end of a portfolio."""
        pair = " ".join(self.words[max(0, at - 1) : at + 1])
        return self.tokens[at].capital or self._closes_place(at) or pair in PORTFOLIO_ENDS

    def closes_level(self, at: int) -> bool:
        """Whether the level of a body ends here: "tỉnh", "thành phố", "các cấp", "quốc gia", before a predicate."""
        pair = " ".join(self.words[max(0, at - 1) : at + 1])
        if not self._closes_place(at) and pair not in {
            "cac cap",
            "quoc gia",
            "cap tinh",
            "cap huyen",
            "cap xa",
        }:
            return False
        return at + 1 >= len(self.tokens) or self.is_verb(at + 1) or self.leaves_name(at + 1)

    def leaves_plural(self, at: int) -> bool:
        """The same after "các huyện", "các xã", where a word may also say which ones: "các huyện miền núi"."""
        if at < 2 or not self.verbs or not self.is_word(at) or self.tokens[at].capital:
            return False
        units = phrase_in(self.words, at - 1, _UNITS, 1) or phrase_in(self.words, at - 2, _UNITS, 2) == 2
        plural = self.words[at - 2] in PLURALS or (at > 2 and self.words[at - 3] in PLURALS)
        if not (units and plural and self.words[at].isalpha()):
            return False
        return self.words[at] not in WHICH_ONES and not self.goes_on(at)

    def _closes_place(self, at: int) -> bool:
        """ "tỉnh" in "Công an tỉnh"; not in "các tỉnh", after which a word may say which ones."""
        before = self.tokens[at]
        if before.word == "quan" and self.words[max(0, at - 1) : at] == ["co"]:
            return False
        spelt = self.text.raw[before.start : before.end].lower()
        closed = spelt in CLOSERS or " ".join(self.words[max(0, at - 1) : at + 1]) in CLOSERS_FOLDED
        return closed and not (at >= 1 and self.words[at - 1] in PLURALS and self._is_plural(at - 1))

    def _closes_named_place(self, at: int) -> bool:
        """The last word in capitals of "huyện Đồng Mẫu", "thành phố Bến Mẫu"."""
        first = at
        while first > 0 and self.tokens[first].capital and at - first < 4:
            first -= 1
        level = self.tokens[first]
        return first < at and self.text.raw[level.start : level.end].lower() in _LEVELS

    def _closes_portfolio(self, at: int) -> bool:
        return (
            at >= 2
            and " ".join(self.words[at - 1 : at + 1]) in PORTFOLIO_ENDS
            and (
                self.words[0] in _STATE_HEADS
                or any(word in _STATE_HEADS for word in self.words[max(0, at - 8) : at])
            )
        )

    def goes_on(self, at: int) -> bool:
        """Whether the word may still belong to the name: "trực thuộc", "cấp tỉnh", "có liên quan"."""
        word = self.words[at]
        following = self.words[at + 1] if at + 1 < len(self.words) else ""
        if word == "truc":
            return following == "thuoc"
        if word == "cung" and following != "cap":
            return False
        if word == "cap":
            return (
                following in {"tinh", "huyen", "xa", "thanh", "trung", "so", "co"}
                or following in CLOSER_WORDS
            )
        token = self.tokens[at]
        return word in GOES_ON and self.text.raw[token.start : token.end] not in NOT_ON

    def _short_verb(self, at: int) -> bool:
        token = self.tokens[at]
        if self.text.raw[token.start : token.end] not in SHORT_VERBS:
            return False
        if self._second_half(at) or (at and (self.words[at - 1], token.word) in NAME_ENDS):
            return False
        if at and " ".join(self.words[at - 1 : at + 1]) in PORTFOLIO_ENDS:
            return False
        following = " ".join(self.words[at + 1 : at + 3])
        if token.word == "giup":
            return not following.startswith("viec")
        if token.word == "co":
            return not following.startswith(("lien quan", "tham quyen", "tru so", "giuong"))
        if token.word == "giao":
            return not following.startswith(("thong", "dich", "luu", "tiep"))
        if token.word == "du":  # "Ban Quản lý dự án", "dự toán": not "dự họp"
            return self.words[at + 1 : at + 2] not in (["an"], ["toan"], ["phong"], ["tru"])
        if token.word == "tai":
            return not self.is_head(at + 1) and phrase_in(self.words, at + 1, GROUP_NOUNS, 2) == 0
        if token.word == "ve":
            return not (at and self.words[at - 1] in {"nghiep", "gia", "vu"})
        return True
