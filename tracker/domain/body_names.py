"""The key under which the name of a body is matched, whatever its spelling. No directory here.

`UBND tỉnh`, `Uỷ ban nhân dân Tỉnh` and `Ủy ban Nhân dân tỉnh` have one key; so have `Sở LĐ-TB&XH` and
`Sở Lao động -Thương binh và Xã hội`.
"""

import re
from functools import lru_cache

from tracker.domain.text import fold

_FRONT = "uy ban mat tran to quoc viet nam"

# Folded abbreviation (a regular expression) to folded full form. Longer ones first where one holds another.
_ABBREVIATIONS = {
    r"(?:(?:uy ban|ub) )?(?:ub)?(?:mttq|mat tran to quoc)(?: ?vn| viet nam)?": _FRONT,
    r"ubnd|uy ban nd": "uy ban nhan dan",
    r"ubkt": "uy ban kiem tra",
    r"hdnd": "hoi dong nhan dan",
    r"ld ?tb ?xh": "lao dong thuong binh xa hoi",
    r"gd ?dt": "giao duc dao tao",
    r"kh ?dt": "ke hoach dau tu",
    r"kh ?cn": "khoa hoc cong nghe",
    r"tn ?mt": "tai nguyen moi truong",
    r"nn ?pt ?nt": "nong nghiep phat trien nong thon",
    r"vh ?tt ?dl": "van hoa the thao du lich",
    r"tt ?tt": "thong tin truyen thong",
    r"gtvt": "giao thong van tai",
    r"pt ?th": "phat thanh truyen hinh",
    r"bcsd|bcs dang": "ban can su dang",
    r"btv": "ban thuong vu",
    r"bch dang bo": "ban chap hanh dang bo",
    r"bch quan su|chqs": "chi huy quan su",
    r"bdbp": "bo doi bien phong",
    r"ldld": "lien doan lao dong",
    r"lhpn": "lien hiep phu nu",
    r"ccb": "cuu chien binh",
    r"(?:tncs|thanh nien cong san)(?: hcm| ho chi minh)?": "thanh nien cong san ho chi minh",
    r"ct ?xh": "chinh tri xa hoi",
    r"bhxh": "bao hiem xa hoi",
    r"nhnn": "ngan hang nha nuoc",
    r"vksnd": "vien kiem sat nhan dan",
    r"tand": "toa an nhan dan",
    r"vp": "van phong",
    r"tw": "trung uong",
    r"tx": "thi xa",
    r"tp": "thanh pho",
    r"cty": "cong ty",
    r"ctcp": "cong ty co phan",
    r"(?:tren dia ban|cap|toan|trong) tinh": "tinh",
    # "các sở, ban, ngành thuộc UBND tỉnh" are those of the province.
    r"(?<!truc )thuoc (?:uy ban nhan dan |ubnd )?tinh": "tinh",
    r"truc thuoc tinh(?: uy)?": "truc thuoc",
}
_ABBREVIATED = [(re.compile(rf"\b(?:{short})\b"), full) for short, full in _ABBREVIATIONS.items()]

_FILLERS = frozenset(("va", "cua", "cac", "nhung"))


@lru_cache(maxsize=8192)
def name_key(text: str) -> str:
    """Folded words with abbreviations written out and joining words dropped; empty when nothing is left."""
    key = fold(text)
    for short, full in _ABBREVIATED:
        key = short.sub(full, key)
    return " ".join(word for word in key.split() if word not in _FILLERS)


_UNIT_WORDS = {"thi xa": "thi", "thanh pho": "thanh"}


def group_key(text: str) -> str:
    """The key of a list of kinds, in any order: "các huyện, thị, thành ủy", "Thành ủy, thị ủy, huyện ủy"."""
    key = name_key(text)
    for long, short in _UNIT_WORDS.items():
        key = re.sub(rf"\b{long}\b", short, key)
    return " ".join(sorted(set(key.split())))


_PROVINCE = re.compile(r"^(?:tinh uy|thanh uy|(?:uy ban|hoi dong) nhan dan(?: tinh| thanh pho)?) ?")


def place_of(province: str) -> str:
    """The folded place in the name of a provincial body: "Tỉnh ủy Bình Phước" gives "binh phuoc"."""
    return _PROVINCE.sub("", name_key(province))


def looser(key: str, place: str) -> list[str]:
    """The same key with what may be left unsaid inside a province taken off its end, longest first.

    What is left has at least two words, three when the level itself ("tỉnh", "Tỉnh ủy") was taken off:
    "Công an" alone is not the provincial police.
    """
    found: list[str] = []
    bare = key.removesuffix(f" {place}") if place else key
    if bare != key and bare.count(" ") >= 1:
        found.append(bare)
    for level in (" tinh uy", " tinh"):
        short = bare.removesuffix(level)
        if short != bare and short.count(" ") >= 2:
            found.append(short)
    return found
