"""The reviewed draft: what of the stored JSON becomes tasks, for whom, until when."""

import json
from datetime import date
from typing import Any

import pytest

from tracker.domain.assignments import BodyRole
from tracker.domain.directive import ItemKind, Nature
from tracker.domain.draft import TITLE_LENGTH, Draft, DraftItem, draft_from


def _item(**changed: Any) -> dict[str, Any]:
    plain = {
        "path": "1",
        "kind": "task",
        "text": "Sở mẫu lập danh sách",
        "span": [10, 30],
        "nature": "one_off",
        "recurrence": None,
        "due_on": None,
        "leads": [],
        "directed": [],
        "coordinating": [],
        "duties": [],
    }
    return plain | changed


def _duty(due_on: str | None = None, text: str = "lập danh sách") -> dict[str, Any]:
    return {"text": text, "span": [17, 30], "nature": "one_off", "due_on": due_on, "recurrence": None}


def _draft(*items: dict[str, Any], figures: list[dict[str, Any]] | None = None) -> Draft:
    return draft_from(json.dumps({"items": items, "figures": figures or []}))


def _only(draft: Draft) -> DraftItem:
    [item] = draft.items
    return item


@pytest.mark.parametrize("kind", ItemKind)
def test_only_tasks_and_requests_are_issued(kind: ItemKind) -> None:
    kept = [item.kind for item in _draft(_item(kind=kind.value)).items]

    assert kept == ([kind] if kind in (ItemKind.TASK, ItemKind.REQUEST) else [])


def test_an_item_keeps_its_path_span_nature_and_pace() -> None:
    item = _only(
        _draft(_item(path="II.3.b", nature="periodic", recurrence="FREQ=YEARLY", due_on="2019-06-15"))
    )

    assert (item.path, item.span) == ("II.3.b", (10, 30))
    assert (item.nature, item.recurrence) == (Nature.PERIODIC, "FREQ=YEARLY")
    assert item.due_on == date(2019, 6, 15)


def test_bodies_come_with_their_role_leads_first() -> None:
    named = {
        "coordinating": [{"text": "các ngành liên quan", "bodies": ["hoi"], "is_open": True}],
        "directed": [{"text": "phòng mẫu", "bodies": []}],
        "leads": [{"text": "Sở mẫu", "bodies": ["so-mau"]}],
    }

    bodies = _only(_draft(_item(**named))).bodies

    assert [(b.role, b.bodies, b.is_open) for b in bodies] == [
        (BodyRole.LEAD, ("so-mau",), False),
        (BodyRole.DIRECTED, (), False),
        (BodyRole.COORDINATING, ("hoi",), True),
    ]


def test_the_items_own_deadline_comes_before_those_of_its_duties() -> None:
    duties = [_duty("2019-08-01"), _duty(), _duty("2019-06-15")]

    assert _only(_draft(_item(due_on="2019-12-31", duties=duties))).first_due_on == date(2019, 12, 31)
    assert _only(_draft(_item(duties=duties))).first_due_on == date(2019, 6, 15)
    assert _only(_draft(_item(duties=[_duty()]))).first_due_on is None


def test_a_task_is_called_by_its_title_else_its_first_duty_else_its_text() -> None:
    duties = [_duty(text="rà soát\n  danh sách")]

    assert _only(_draft(_item(title="Danh sách", duties=duties))).title == "Danh sách"
    assert _only(_draft(_item(duties=duties))).title == "rà soát danh sách"
    assert _only(_draft(_item())).title == "Sở mẫu lập danh sách"


def test_a_long_title_ends_at_a_word() -> None:
    title = _only(_draft(_item(text="danh sách " * 40))).title

    assert title.endswith(("danh …", "sách …"))
    assert len(title) <= TITLE_LENGTH + 2


def test_figures_become_the_baseline() -> None:
    figure = {
        "metric": "va chạm",
        "value": 1204.0,
        "unit": "vụ",
        "period": None,
        "source": None,
        "span": [1, 9],
    }

    [found] = _draft(figures=[figure]).figures

    assert (found.metric, found.value, found.unit, found.span) == ("va chạm", 1204.0, "vụ", (1, 9))


def test_nothing_to_do_is_an_empty_draft() -> None:
    assert _draft() == Draft((), ())


def test_a_due_date_that_a_person_took_away_is_not_that_of_a_duty_after_all() -> None:
    item = _only(_draft(_item(duties=[_duty("2019-06-15")], by_person=["due_on"])))

    assert item.first_due_on is None
