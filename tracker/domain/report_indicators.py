"""Indicators over a period: the sum of what bodies reported, beside the baseline. Pure."""

import math
from collections.abc import Iterable, Sequence

from tracker.domain.assignments import BodyRole
from tracker.domain.report import Indicator, Named, Reported
from tracker.domain.report_facts import Facts
from tracker.domain.report_figures import Cut
from tracker.domain.report_material import IndicatorWords, Material
from tracker.domain.workflow import Phase


def indicator_of(
    words: IndicatorWords,
    key: str,
    periods: Sequence[tuple[Iterable[Facts], Cut]],
    material: Material,
) -> Indicator:
    """The indicator with the sums of this period, the one before and the same one last year, given in this order."""
    reported, before, year_before = (_reported(words, facts, cut, material) for facts, cut in periods)
    return Indicator(
        key=key,
        metric=words.metric,
        unit=words.unit,
        baseline=words.baseline,
        baseline_period=words.baseline_period,
        source=words.source,
        value=_sum(reported),
        before=_sum(before),
        reported=reported,
        year_before=_sum(year_before),
    )


def _reported(
    words: IndicatorWords, facts: Iterable[Facts], cut: Cut, material: Material
) -> tuple[Reported, ...]:
    """One number a body: its last report of the period that stands; a body leading two tasks counts once.

    A lead's report covers the whole: what others reported counts only where no lead gave the number.
    """
    speaking = [f for f in facts if _speaks(f, words, cut)]
    for role in (BodyRole.LEAD, BodyRole.DIRECTED, BodyRole.COORDINATING):
        latest: dict[str, Facts] = {}
        for one in (f for f in speaking if f.role == role):
            latest[one.body] = max(latest.get(one.body, one), one, key=_handed_at)
        if latest:
            return tuple(_as_said(f, words, material) for f in latest.values())
    return ()


def _as_said(facts: Facts, words: IndicatorWords, material: Material) -> Reported:
    assert facts.handed is not None  # `_speaks` asked
    value = facts.handed.figures[words.position]
    return Reported(Named(facts.body, material.name_of(facts.body)), value, facts.ref)


def _speaks(facts: Facts, words: IndicatorWords, cut: Cut) -> bool:
    handed = facts.handed
    return (
        facts.phase in (Phase.REPORTED, Phase.DONE)
        and handed is not None
        and facts.directive == words.directive_id
        and words.position in handed.figures
        and cut.is_in_period(handed.on)
        and math.isfinite(handed.figures[words.position])
    )


def _handed_at(facts: Facts) -> tuple[str, int]:
    return (facts.handed.on.isoformat() if facts.handed else "", facts.no)


def _sum(reported: Sequence[Reported]) -> float | None:
    return math.fsum(one.value for one in reported) if reported else None
