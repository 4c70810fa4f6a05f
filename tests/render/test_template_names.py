"""The page on templates lists every name that templates may use, and no other."""

import re

from tests.render.template_names import names_in_words
from tests.source import ROOT
from tracker.render.report_sandbox import Sandbox

PAGE = (ROOT / "docs" / "report-templates.md").read_text("utf-8")


def test_the_page_lists_every_name_a_template_may_use_and_no_other() -> None:
    listed = set(re.findall(r"^\| `([a-z_.0-9<>]+)` \|", PAGE, re.MULTILINE))

    assert listed == names_in_words()


def test_the_page_lists_every_filter_that_all_templates_have() -> None:
    filters = PAGE.partition("and the filters ")[2].partition("; in HTML")[0]

    named = set(re.findall(r"`(\w+)`", filters))
    assert named | {"d"} == set(Sandbox([], {}).filters)
