"""The head of a report: its form by date, and blanks where nobody knows."""

from datetime import date

from tracker.domain.directive import System
from tracker.domain.report_head import HeadChoice, form_of, head_of, position_of

DAY = date(2019, 7, 1)


def test_the_form_is_the_one_in_force_on_the_reports_own_day() -> None:
    assert form_of(System.PARTY, date(2025, 12, 31)) == "party-2018"
    assert form_of(System.PARTY, date(2026, 1, 1)) == "party-2026"
    assert form_of(System.STATE, DAY) == "state-2020"


def test_what_nobody_knows_stays_blank() -> None:
    head = head_of(HeadChoice(), System.PARTY, None, None, None, DAY)

    assert (head.body, head.superior, head.place, head.number, head.position, head.signer) == (None,) * 6
    assert head.symbol == ""


def test_what_the_office_sets_wins_over_the_rule() -> None:
    choice = HeadChoice(number="12", dated=date(2026, 2, 3), place="Mẫu", symbol="X", position="Giám đốc")

    head = head_of(choice, System.PARTY, "Ban mẫu Tỉnh ủy", "Tỉnh ủy Bình Mẫu", "Bình Mẫu", DAY)

    assert (head.number, head.dated, head.place, head.symbol) == ("12", date(2026, 2, 3), "Mẫu", "X")
    assert (head.position, head.form, head.committee) == ("Giám đốc", "party-2026", "Tỉnh ủy")


def test_who_heads_a_body_is_told_by_its_name_or_not_at_all() -> None:
    assert position_of("Ban Tuyên giáo Tỉnh ủy") == "Trưởng ban"
    assert position_of("Văn phòng Tỉnh ủy") == "Chánh Văn phòng"
    assert position_of("Ủy ban Kiểm tra Tỉnh ủy") == "Chủ nhiệm"
    assert position_of("Bang mẫu") is None
    assert position_of(None) is None
