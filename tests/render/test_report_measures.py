"""The form of a report to the millimetre and the point, measured in the files themselves."""

import pytest

from tests.render.form_table import printed, rows


@pytest.mark.parametrize("system", ["party", "state"])
def test_every_element_measures_what_the_rule_of_form_asks(system: str) -> None:
    found = rows(system)

    assert len(found) > 40
    assert [row for row in found if not row.equal] == [], printed(found)
