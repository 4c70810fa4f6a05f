from datetime import date

import pytest

from tracker.domain.calendar import Calendar
from tracker.domain.periods import Length, Period, Regime
from tracker.domain.regimes import BadRegimes, ReportingRules


def test_a_report_is_due_five_working_days_after_the_cut_off() -> None:
    rules = ReportingRules.load({})

    assert rules.report_due(Period.parse("2019-Q2"), Calendar()) == date(2019, 7, 5)
    assert rules.report_due(Period.parse("2019-Q2", Regime.MID_MONTH), Calendar()) == date(2019, 6, 21)


def test_an_office_may_set_its_own_days_and_defaults() -> None:
    declared = {
        "default_regime": "15-14",
        "default_length": "half",
        "regimes": {"15-14": {"report_due_working_days": 1}},
    }

    rules = ReportingRules.load(declared)

    assert (rules.default_regime, rules.default_length) == (Regime.MID_MONTH, Length.HALF)
    assert rules.report_due(Period.parse("2019-Q2", Regime.MID_MONTH), Calendar()) == date(2019, 6, 17)


@pytest.mark.parametrize(
    "declared",
    [
        {"default_regime": "lunar"},
        {"default_length": "week"},
        {"regimes": {"calendar": {"report_due_working_days": 0}}},
        {"regimes": {"calendar": {"report_due_working_days": "5"}}},
    ],
)
def test_a_regime_nobody_can_follow_is_refused_by_name(declared: dict[str, object]) -> None:
    with pytest.raises(BadRegimes) as refused:
        ReportingRules.load(declared)

    assert refused.value.holes["name"]


@pytest.mark.parametrize(
    ("recurrence", "length"),
    [
        (None, Length.QUARTER),
        ("periodic", Length.QUARTER),
        ("FREQ=MONTHLY;BYMONTHDAY=20", Length.MONTH),
        ("FREQ=MONTHLY;INTERVAL=3", Length.QUARTER),
        ("FREQ=MONTHLY;INTERVAL=6", Length.HALF),
        ("FREQ=YEARLY", Length.YEAR),
        ("FREQ=YEARLY;INTERVAL=5", Length.YEAR),
        ("FREQ=WEEKLY;BYDAY=FR", Length.MONTH),
    ],
)
def test_a_duty_reports_at_the_pace_that_the_directive_gives(recurrence: str | None, length: Length) -> None:
    assert ReportingRules.load({}).length_of(recurrence) is length
