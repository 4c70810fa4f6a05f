"""The papers beside the report, made up from the same sample. The report itself is `report_sample`."""

from typing import Any

from tracker.render.report_sample import BEFORE, PERIOD, Size, figures, sample
from tracker.render.report_shapes import ReportKind

Plain = dict[str, Any]


def sample_of(kind: ReportKind, system: str = "party") -> Plain:
    """A context of that kind."""
    whole = sample(system=system)
    if kind in ("progress", "summary"):
        return whole
    shared = {name: whole[name] for name in ("head", "cut_at", "cut_on", "directives", "anchor")}
    own = {"sheet": _sheet, "urging": _urging, "life": _life}[kind](whole)
    return {**shared, **own}


def _sheet(whole: Plain) -> Plain:
    body = whole["accounts"][0]["body"]
    owed = [_owed(n, whole) for n in (1, 2)]
    return {"period": PERIOD, "is_whole": True, "body": body, "figures": figures(2), "owed": owed}


def _urging(whole: Plain) -> Plain:
    more = {"times": 2, "answer_by": "2020-01-10", "contact": "Cán bộ mẫu 2"}
    return {"period": PERIOD, "body": whole["accounts"][0]["body"], "owed": [_owed(1, whole)], **more}


def _life(whole: Plain) -> Plain:
    kept = ("figures", "by_body", "by_task", "items", "accounts")
    body = whole["accounts"][0]["body"]
    return {
        **{name: whole[name] for name in kept},
        "labels": {"vi": "đang theo dõi", "en": "followed"},
        "ended_on": None,
        "periods": [{"period": BEFORE, "figures": figures(3)}, {"period": PERIOD, "figures": figures(6)}],
        "milestones": [
            {"on": "2019-01-08", "kind": "issued", "ref": None, "body": None, "words": None},
            {
                "on": "2019-06-10",
                "kind": "returned",
                "ref": "1-1",
                "body": body,
                "words": "Thiếu số liệu mẫu.",
            },
        ],
    }


def _owed(n: int, whole: Plain) -> Plain:
    task, account = whole["items"][n - 1], whole["accounts"][n - 1]
    told = ("on", "revision", "standing", "results", "difficulties", "proposals")
    return {
        "ref": account["ref"],
        "directive_no": 1,
        "item": task["path"],
        "words": task["words"],
        "role": "lead",
        "state": task["state"],
        "labels": task["labels"],
        "time_class": "overdue" if n == 1 else "done_in_time",
        "due_on": "2019-08-01",
        "old_due_on": [],
        "days_late": 153 if n == 1 else 0,
        "expected": n == 1,
        "handed": None if n == 1 else {name: account[name] for name in told},
        "returns": [{"on": "2019-06-10", "reason": "Thiếu số liệu mẫu."}] if n == 2 else [],
        "reminders": 3 if n == 1 else 0,
    }


__all__ = ["Size", "sample", "sample_of"]
