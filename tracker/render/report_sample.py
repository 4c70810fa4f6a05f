"""A made-up report of any size, as plain data: what templates are tried on, documented with, and measured with.

No office's words: "Đơn vị mẫu 1" owes "Nội dung mẫu 1". Everything follows from the sizes, so it is always the same.
"""

from dataclasses import dataclass
from typing import Any

from tracker.domain.report_figures import PARTS, SUMMED

Plain = dict[str, Any]

_STATES = {
    "verified": {"vi": "đã xác minh", "en": "verified"},
    "in_progress": {"vi": "đang thực hiện", "en": "in progress"},
}
_YEAR = {"year": 2019, "number": 1, "length": "year", "regime": "calendar"}
PERIOD: Plain = {"text": "2019", **_YEAR, "first": "2019-01-01", "last": "2019-12-31"}
BEFORE: Plain = {"text": "2018", **_YEAR, "year": 2018, "first": "2018-01-01", "last": "2018-12-31"}
AFTER: Plain = {"text": "2020", **_YEAR, "year": 2020, "first": "2020-01-01", "last": "2020-12-31"}


@dataclass(frozen=True)
class Size:
    """How much there is: `per_task` bodies have each task, every one of them a report."""

    directives: int = 1
    tasks: int = 2
    bodies: int = 3
    per_task: int = 3


def sample(size: Size | None = None, system: str = "party") -> Plain:
    """A progress report of that size in either form."""
    size = size or Size()
    tasks = [(d, t) for d in range(1, size.directives + 1) for t in range(1, size.tasks + 1)]
    work = [(d, t, body_of(d, t, n, size)) for d, t in tasks for n in range(size.per_task)]
    by_body: dict[int, int] = {}
    for _, _, body in work:
        by_body[body] = by_body.get(body, 0) + 1
    return {
        "head": head(system),
        "period": PERIOD,
        "cut_at": "2020-01-01T00:00:00+07:00",
        "cut_on": "2020-01-01",
        "is_whole": True,
        "silent_days": 90,
        "directives": [directive(d, size) for d in range(1, size.directives + 1)],
        "figures": figures(len(work)) | _wholes(len(tasks), len(by_body)),
        "dropped": [
            {"state": "cancelled", "labels": {"vi": "đã hủy", "en": "cancelled"}, "figure": figure(1)}
        ],
        "by_body": [_row(f"don-vi-{b}", _name(b), by_body[b]) for b in sorted(by_body)],
        "by_task": [_row(f"{d}.{t}", f"{t}. Nội dung mẫu {t} …", size.per_task) for d, t in tasks],
        "items": [item(d, t, size) for d, t in tasks],
        "accounts": [_account(n, d, t, body) for n, (d, t, body) in enumerate(work, 1)],
        "indicators": [_indicator(n) for n in (1, 2)],
        "before": {"period": BEFORE, "totals": figures(len(work) // 2)},
        "year_before": {"period": BEFORE, "totals": figures(len(work) // 3)},
        "next": {"period": AFTER, "due": figure(2), "tasks": [_ahead(d, t) for d, t in tasks]},
        "overdue": [_delay(n) for n in (1, 2)],
        "silent": [_delay(3)],
        "extensions": [_extension()],
        "anchor": {"seq": 1263, "hash": "ab" * 32},
        "history": [
            {"period": BEFORE, "figures": figures(len(work) // 2)},
            {"period": PERIOD, "figures": figures(len(work))},
        ],
    }


def head(system: str) -> Plain:
    """Head and foot; numbered and signed by a deputy, so that every line there may be is there."""
    return {
        "system": system,
        "form": f"{system}-sample",
        "superior": "Tỉnh ủy Bình Mẫu" if system == "party" else "UBND tỉnh Bình Mẫu",
        "committee": "Tỉnh ủy" if system == "party" else "",
        "body": "Ban Tuyên giáo Tỉnh ủy" if system == "party" else "Sở Mẫu",
        "short_body": "Ban Tuyên giáo" if system == "party" else "Sở Mẫu",
        "symbol": "BTGTU" if system == "party" else "SM",
        "number": "7",
        "place": "Bình Mẫu",
        "dated": "2020-01-02" if system == "party" else "2021-01-04",
        "position": "Trưởng ban" if system == "party" else "Giám đốc",
        "is_by_deputy": True,
        "signer": "Cán bộ mẫu 1",
        "recipients": None,
    }


def figure(value: int, of: int | None = None) -> Plain:
    """A figure without its rows."""
    return {"value": value, "of": of, "refs": []}


def figures(total: int) -> Plain:
    """A tally that adds up: of the whole half is done, some of it late, a tenth overdue."""
    done, overdue = total // 2, total // 10
    late, due = done // 4, done + overdue
    n = dict.fromkeys(SUMMED, 0) | {
        "total": total,
        "done": done,
        "open": total - done,
        "acknowledged": total,
        "due": due,
        "due_done": done,
        "due_in_time": done - late,
        "done_in_time": done - late,
        "done_late": late,
        "open_overdue": overdue,
        "open_in_time": total - done - overdue,
        "missing": overdue,
        "reminders": 2 * overdue,
    }
    return {name: figure(n[name], n[PARTS[name]] if name in PARTS else None) for name in SUMMED}


def body_of(directive_no: int, task: int, n: int, size: Size) -> int:
    """The number of the body that has the task as its n-th."""
    return (directive_no * 7 + task * 3 + n) % size.bodies + 1


def directive(no: int, size: Size) -> Plain:
    """A directive by its register number."""
    return {
        "no": no,
        "number": f"{400 + no}-CV/TU",
        "kind": "công văn",
        "issuer": "Tỉnh ủy Bình Mẫu",
        "issued_on": "2019-01-07",
        "subject": "việc mẫu",
        "given_on": "2019-01-08",
        "tasks": size.tasks,
        "duties": size.tasks,
        "bodies": size.bodies,
    }


def item(directive_no: int, task: int, size: Size) -> Plain:
    """A task given to its bodies, half of the tasks done."""
    state = "verified" if task % 2 else "in_progress"
    bodies = [_named(body_of(directive_no, task, n, size)) for n in range(size.per_task)]
    return {
        "key": f"{directive_no}.{task}",
        "path": str(task),
        "directive_no": directive_no,
        "words": f"Nội dung mẫu {task}: rà soát, thống kê, báo cáo kết quả.",
        "nature": "one_off",
        "parties": [{"role": "lead", "words": "các đơn vị mẫu", "bodies": bodies}],
        "due_on": ["2019-08-01"],
        "old_due_on": ["2019-06-30"] if task % 2 else [],
        "state": state,
        "labels": _STATES[state],
        "missing": bodies[:1],
        "overdue": [],
        "returns": [],
        "duties": [],
    }


def _wholes(tasks: int, bodies: int) -> Plain:
    return {"tasks_done": figure(tasks // 2, tasks), "bodies_done": figure(bodies // 3, bodies)}


def _name(body: int) -> str:
    return f"Đơn vị mẫu {body}"


def _named(body: int) -> Plain:
    return {"code": f"don-vi-{body}", "name": _name(body)}


def _row(key: str, name: str, total: int) -> Plain:
    return {"key": key, "name": name, "figures": figures(total), "heirs": []}


def _account(n: int, directive_no: int, task: int, body: int) -> Plain:
    return {
        "ref": f"{directive_no}-{n}",
        "item": f"{directive_no}.{task}",
        "body": _named(body),
        "role": "lead",
        "on": f"2019-06-{n % 28 + 1:02d}",
        "revision": 1,
        "is_in_period": True,
        "standing": "verified" if n % 2 else "reported",
        "results": f"Đã mở {n} lớp mẫu cho cán bộ; đã rà soát và thống kê số liệu theo yêu cầu.",
        "difficulties": "Thiếu kinh phí mẫu." if n % 5 == 0 else "",
        "proposals": "Đề nghị bố trí kinh phí mẫu." if n % 7 == 0 else "",
    }


def _ahead(directive_no: int, task: int) -> Plain:
    return {
        "item": f"{directive_no}.{task}",
        "path": str(task),
        "directive_no": directive_no,
        "words": f"Nội dung mẫu {task}: rà soát, thống kê.",
        "why": ["overdue", "due"] if task == 1 else ["standing"],
        "due_on": ["2020-03-01"] if task == 1 else [],
        "bodies": [_named(1)],
    }


def _delay(n: int) -> Plain:
    return {"ref": f"1-{n}", "item": "1.1", "body": _named(n), "since": "2019-08-01", "days": 150 + n}


def _extension() -> Plain:
    return {
        "ref": "1-1",
        "item": "1.1",
        "body": _named(1),
        "on": "2019-07-20",
        "old_due_on": "2019-08-01",
        "asked_due_on": "2019-09-01",
        "outcome": "granted",
        "reason": "Thiếu số liệu mẫu.",
        "decision": "",
    }


def _indicator(n: int) -> Plain:
    return {
        "key": f"1.{n}",
        "metric": f"số vụ mẫu {n}",
        "unit": "vụ",
        "baseline": 1426.0 if n == 1 else 33.0,
        "baseline_period": "năm 2018",
        "source": "Đơn vị mẫu 1",
        "value": 1250.5 if n == 1 else None,
        "before": None,
        "reported": [{"body": _named(1), "value": 1250.5, "ref": "1-1"}] if n == 1 else [],
    }
