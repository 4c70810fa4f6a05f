"""Figures are understood as the dispatch writes them."""

import re

import pytest

from tracker.domain.quantities import quantity


@pytest.mark.parametrize(
    ("text", "meant"),
    [("12", 12), ("1.426", 1426), ("1.204.000", 1_204_000), ("1.426,5", 1426.5), ("12,5", 12.5), ("12.5", 12.5),
     ("0,75", 0.75), (" 33 ", 33), ("1 426", 1426), ("-3", -3)],
)  # fmt: skip
def test_a_number_means_what_an_office_means_by_it(text: str, meant: float) -> None:
    assert quantity(text) == meant


@pytest.mark.parametrize("text", ["", "nhiều", "1,2,3", "1.42.6", "12 em", "1e5", "inf", "nan", "١٢"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        quantity(text)
