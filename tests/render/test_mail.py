import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError

from tracker.domain.ladder import Anchor, Ladder
from tracker.render.mail import MailTemplates, day, shortened

ROOT = Path(__file__).parents[2]
TEMPLATES = MailTemplates(ROOT / "templates" / "mail")
LADDER = Ladder.load(tomllib.loads((ROOT / "workflows" / "reminders.toml").read_text("utf-8")))

DIRECTIVE = {
    "no": 3,
    "number": "12-CV/TU",
    "kind": "công văn",
    "issuer": "Ban Thường vụ mẫu",
    "issued_on": "2019-05-07",
    "subject": "tăng cường công tác mẫu",
}


def a_line(**changes: object) -> dict[str, Any]:
    line = {
        "ref": "3-12",
        "path": "2",
        "role": "lead",
        "text": "Rà soát, báo cáo kết quả.",
        "body": "Đơn vị mẫu",
    }
    dates = {"due_on": "2019-06-28", "report_on": None, "last_activity_on": "2019-05-07", "days_late": 3}
    return {**line, **dates, "period": "", "directive": DIRECTIVE, **changes}


def a_digest(anchor: Anchor = Anchor.DUE, **changes: object) -> dict[str, Any]:
    group = {"rung": "x", "anchor": anchor.value, "label": "Đã quá hạn", "lines": [a_line(**changes)]}
    return {"recipient": {"name": "Cán bộ mẫu 1"}, "on": "2019-07-01", "groups": [group]}


def a_first_notice(**changes: object) -> dict[str, Any]:
    given = {"ref": "3-12", "path": "2", "role": "lead", "text": "Rà soát, báo cáo kết quả.", "duties": []}
    dates = {"due_on": None, "report_on": "2019-06-24", "period": "2019-Q2"}
    recipient = {"name": "Cán bộ mẫu 1", "email": "can.bo@example.vn"}
    return {"recipient": recipient, "directive": DIRECTIVE, "assignments": [{**given, **dates, **changes}]}


def test_the_first_notice_gives_the_exact_words_the_date_and_how_to_answer() -> None:
    words = "Chủ trì xây dựng kế hoạch mẫu. " * 60
    mail = TEMPLATES("first_notice", "vi", a_first_notice(text=words, duties=["Lập kế hoạch mẫu"]))

    for part in (mail.text, mail.html):
        assert words.strip() in part
        assert "Lập kế hoạch mẫu" in part
        assert "24/6/2019" in part
        assert "12-CV/TU" in part
        assert "Đã nhận 3-12" in part
        assert "tracker move" not in part  # a body has the mail, not the command line
    assert mail.subject == "Giao 1 nhiệm vụ theo văn bản số 12-CV/TU"


def test_a_new_period_is_announced_as_such_and_not_as_new_work() -> None:
    mail = TEMPLATES("new_period", "vi", a_first_notice())

    assert mail.subject == "Kỳ báo cáo mới: 1 nhiệm vụ theo văn bản số 12-CV/TU"
    for part in (mail.text, mail.html):
        assert "Giao 1" not in part
        assert "Rà soát, báo cáo kết quả." in part
        assert "24/6/2019" in part


def test_a_reminder_says_what_until_when_by_which_document_and_how_late() -> None:
    mail = TEMPLATES("body_digest", "vi", a_digest())

    for part in (mail.text, mail.html):
        assert "Rà soát, báo cáo kết quả." in part
        assert "28/6/2019 (đã quá hạn 3 ngày)" in part
        assert "12-CV/TU ngày 07/5/2019" in part
        assert "3-12" in part
    assert mail.subject == "Đôn đốc 1 nhiệm vụ: Đã quá hạn"


def test_those_above_the_body_are_told_which_body_it_is() -> None:
    mails = {
        name: TEMPLATES(f"{name}_digest", "vi", a_digest())
        for name in ("body", "head", "coordinator", "leader")
    }

    told = {name: "Đơn vị mẫu" in mail.text and "Đơn vị mẫu" in mail.html for name, mail in mails.items()}

    assert told == {"body": False, "head": True, "coordinator": True, "leader": True}


def test_a_recipient_who_reads_english_is_written_to_in_english() -> None:
    mail = TEMPLATES("body_digest", "en", a_digest())

    assert "Due: 28/6/2019 (3 days overdue)" in mail.text
    assert 'lang="en"' in mail.html


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("anchor", list(Anchor))
def test_every_rung_of_our_ladder_can_be_put_into_words(lang: str, anchor: Anchor) -> None:
    dates: dict[Anchor, dict[str, object]] = {
        Anchor.DUE: {},
        Anchor.REPORT: {"due_on": None, "report_on": "2019-06-24", "period": "2019-Q2"},
        Anchor.SILENCE: {"due_on": None, "days_late": 0},
        Anchor.REVIEW: {},
    }

    for rung in LADDER.at(anchor):
        mail = TEMPLATES(rung.template, lang, a_digest(anchor, **dates[anchor]))

        assert mail.subject
        assert not re.search(r"mail\.[a-z]+_|\{[a-z]+\}", mail.subject + mail.text + mail.html), (
            "a sentence is missing"
        )


def test_markup_in_a_directive_stays_text() -> None:
    words = '<script>alert(1)</script> {{ 7*7 }} {% raw %} & "x"'
    mail = TEMPLATES("first_notice", "vi", a_first_notice(text=words))

    assert "<script>" not in mail.html
    assert "{{ 7*7 }} {% raw %}" in mail.html
    assert words in mail.text


def test_a_value_that_is_missing_is_an_error_and_no_blank() -> None:
    incomplete = a_digest()
    del incomplete["groups"][0]["lines"][0]["text"]

    with pytest.raises(UndefinedError):
        TEMPLATES("body_digest", "vi", incomplete)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200), st.text(max_size=50))
def test_any_text_can_be_put_into_words(text: str, name: str) -> None:
    data = a_first_notice(text=text)
    data["recipient"]["name"] = name

    assert TEMPLATES("first_notice", "vi", data).subject


def test_dates_are_written_as_offices_write_them() -> None:
    assert (day("2019-05-07"), day("2019-02-28"), day("2025-06-30")) == (
        "07/5/2019",
        "28/02/2019",
        "30/6/2025",
    )


def test_a_long_text_is_cut_between_words() -> None:
    assert shortened("một hai ba", 7) == "một …"
    assert shortened("một\nhai", 7) == "một hai"
