"""Drafts to edit in tests: a document of our own words, with items, duties and mentions where they stand in it."""

from typing import Any

from tracker.domain.directory import UnknownBody
from tracker.domain.review_parts import Frame, Named

TEXT = """TỈNH ỦY MẪU
Số 4-CV/TU
1. Sở Mẫu chủ trì, phối hợp với Hội Mẫu lập danh sách trước ngày 30/6/2019. Sở Hai mua sách.
2. Các đơn vị:
a) Sở Mẫu trực điện thoại.
b) Sở Hai trả lời thư.
3. Hội Lạ kể chuyện.
Đoạn này máy không đọc thành mục.
"""
BODIES = {"so-mau": "Sở Mẫu", "so-hai": "Sở Hai", "hoi-mau": "Hội Mẫu"}
GROUP = Named("Các sở", ("so-mau", "so-hai"), "cac-so", is_open=True)


def named(code: str) -> Named:
    """The directory of these tests: three bodies and an open group."""
    if code == GROUP.group:
        return GROUP
    if code not in BODIES:
        raise UnknownBody(code=code)
    return Named(BODIES[code], (code,))


FRAME = Frame(TEXT, named)


def span(words: str, after: str = "") -> list[int]:
    """Where the words stand first, behind other words."""
    start = TEXT.index(words, TEXT.index(after))
    return [start, start + len(words)]


def mention(words: str, *bodies: str, after: str = "") -> dict[str, Any]:
    """A mention at its place."""
    return {
        "text": words,
        "span": span(words, after),
        "bodies": list(bodies),
        "group": None,
        "is_open": False,
    }


def duty(words: str, due_on: str | None = None, nature: str = "standing") -> dict[str, Any]:
    """A duty at its place."""
    return {
        "text": words,
        "span": span(words),
        "nature": nature,
        "due_on": due_on,
        "recurrence": None,
        "report_to": [],
    }


def part(path: str, words: str, parent: str | None = None, **more: Any) -> dict[str, Any]:
    """An item at its place."""
    return {
        "path": path,
        "parent": parent,
        "kind": "task",
        "title": None,
        "text": words,
        "span": span(words),
        "line": TEXT[: span(words)[0]].count("\n") + 1,
        "nature": "standing",
        "recurrence": None,
        "due_on": None,
        "lead_from": "explicit",
        "leads": [],
        "directed": [],
        "coordinating": [],
        "report_to": [],
        "duties": [],
        "citations": [],
        **more,
    }


def finding(key: str, at: str, severity: str = "warning", **holes: str) -> dict[str, Any]:
    """An open finding about words of the text."""
    return {
        "line": 1,
        "key": f"finding.{key}",
        "severity": severity,
        "span": span(at),
        "holes": holes,
        "message": None,
    }


def a_draft() -> dict[str, Any]:
    """Two bodies in one item, a heading with two items below it, a body that nobody knows."""
    first = "1. Sở Mẫu chủ trì, phối hợp với Hội Mẫu lập danh sách trước ngày 30/6/2019. Sở Hai mua sách."
    return {
        "number": "4-CV/TU",
        "kind": "công văn",
        "system": "party",
        "issuer": "Tỉnh ủy mẫu",
        "issued_on": None,
        "place": None,
        "subject": "việc mẫu",
        "urgency": None,
        "signature": {"authority": None, "position": None, "name": None},
        "spans": {"number": span("4-CV/TU")},
        "items": [
            part(
                "1",
                first,
                due_on="2019-06-30",
                leads=[mention("Sở Mẫu", "so-mau"), mention("Sở Hai", "so-hai", after="2019.")],
                coordinating=[mention("Hội Mẫu", "hoi-mau")],
                duties=[
                    duty("lập danh sách trước ngày 30/6/2019", "2019-06-30", "one_off"),
                    duty("mua sách"),
                ],
            ),
            part("2", "2. Các đơn vị:", kind="group"),
            part(
                "2.a",
                "a) Sở Mẫu trực điện thoại.",
                "2",
                leads=[mention("Sở Mẫu", "so-mau", after="a)")],
                duties=[duty("trực điện thoại")],
            ),
            part(
                "2.b",
                "b) Sở Hai trả lời thư.",
                "2",
                leads=[mention("Sở Hai", "so-hai", after="b)")],
                duties=[duty("trả lời thư")],
            ),
            part("3", "3. Hội Lạ kể chuyện.", leads=[mention("Hội Lạ")], duties=[duty("kể chuyện")]),
        ],
        "citations": [],
        "figures": [],
        "findings": [
            finding("unknown_body", "Hội Lạ", text="Hội Lạ"),
            finding("impossible_date", "kể chuyện", "error", words="31/6"),
            finding("no_date", "Số 4-CV/TU"),
        ],
    }
