"""The kinds of documents: the title that names one, the symbol in a number that stands for one."""

import re

from tracker.documents.source import Line

KINDS: tuple[tuple[str, str], ...] = (
    ("thong bao ket luan", "thông báo kết luận"),
    ("chuong trinh hanh dong", "chương trình hành động"),
    ("nghi quyet", "nghị quyết"),
    ("quyet dinh", "quyết định"),
    ("chi thi", "chỉ thị"),
    ("ket luan", "kết luận"),
    ("ke hoach", "kế hoạch"),
    ("thong bao", "thông báo"),
    ("cong dien", "công điện"),
    ("huong dan", "hướng dẫn"),
    ("chuong trinh", "chương trình"),
    ("quy dinh", "quy định"),
    ("quy che", "quy chế"),
    ("thong tri", "thông tri"),
    ("phuong an", "phương án"),
    ("de an", "đề án"),
    ("bao cao", "báo cáo"),
    ("to trinh", "tờ trình"),
    ("thong tu", "thông tư"),
    ("nghi dinh", "nghị định"),
    ("cong van", "công văn"),
)
SYMBOLS = {
    "CT": "chỉ thị", "NQ": "nghị quyết", "QĐ": "quyết định", "KL": "kết luận", "KH": "kế hoạch", "TB": "thông báo",
    "CĐ": "công điện", "HD": "hướng dẫn", "CTR": "chương trình", "CTHĐ": "chương trình hành động", "CV": "công văn",
    "QC": "quy chế", "TT": "thông tri", "BC": "báo cáo", "TTR": "tờ trình", "ĐA": "đề án", "PA": "phương án",
}  # fmt: skip


def title_at(lines: list[Line], folded: list[str]) -> int | None:
    """The index of the line that is the document's title ("CHỈ THỊ"), in capitals near the top; None without one."""
    for at, text in enumerate(folded[:60]):
        if len(text.strip()) > 0 and len(text) <= 90 and kind_named(lines[at].text, text):
            return at
    return None


def kind_named(raw: str, folded: str) -> str | None:
    """The kind that a title line names."""
    for name, kind in KINDS:
        where = folded.find(name)
        if where >= 0 and raw[where : where + len(name)].isupper() and _stands_alone(folded, where, name):
            return kind
    return None


def _stands_alone(text: str, where: int, name: str) -> bool:
    """A title stands by itself, but for a scanner's specks, or goes on "của …", "về …"."""
    after = re.findall(r"[a-z0-9]+", text[where + len(name) :])
    before = re.findall(r"[a-z0-9]{3,}", text[:where])
    if not before and where <= 4 and after[:1] in (["cua"], ["ve"], ["lien"], ["so"]):
        return True
    return len(after) <= 2 and len(before) <= 1


def kind_of_symbol(number: str | None) -> str | None:
    """ "15/CT-UBND" -> "chỉ thị"; None when the number has no symbol of a kind (a State công văn)."""
    found = re.match(r"\d+[a-z]?(?:/\d{4})?[-/]([^-/\d]+)[-/]", number or "")
    return SYMBOLS.get(found[1].upper()) if found else None
