"""The progress report as a page: context to ready words, words to HTML by the templates in `templates/reports/`.

Everything a template sees is plain data in ready strings; other formats are drawn from the same `page_words`.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from tracker.domain.report import ReportContext, plain
from tracker.render.charts import indicator_chart
from tracker.render.report_frame import body_name, foot_words, head_words, number_line
from tracker.render.report_registers import accounts_table, indicators_table, register_table
from tracker.render.report_sections import sections
from tracker.render.report_speaker import Plain, Speaker
from tracker.render.report_tables import counts_table
from tracker.resources import data_dir

_NUMBER = re.compile(r"\d+[a-z]?[-/][\w/.-]*[^\W\d_][\w/-]*[,;.]?")


def report_html(context: ReportContext | Mapping[str, Any], lang: str = "vi") -> str:
    """One self-contained HTML document, fit to print on A4; the same context gives the same text.

    Takes the context or what `plain` made of it. Raises jinja2.TemplateError where a template asks for what is not.
    """
    words = page_words(plain(context) if isinstance(context, ReportContext) else context, lang)
    return _environment(data_dir("templates") / "reports").get_template("progress.html.j2").render(words)


def page_words(context: Plain, lang: str) -> dict[str, Any]:
    """Everything the report says, in order, in one language. English puts labels and sentences in English; names
    and quoted words stay as they are."""
    speak = Speaker(lang)
    return {
        "lang": lang,
        "head": head_words(context, speak),
        "sections": sections(context, speak),
        "foot": foot_words(context, speak),
        "annexes": _annexes(context, speak),
    }


def _annexes(context: Plain, speak: Speaker) -> list[dict[str, Any]]:
    """A by body, B by task; C with indicators and D with what bodies reported, where there are any."""
    how = speak("report.how_counted")
    by_body = [counts_table(context, "body", speak)]
    by_task = [counts_table(context, "task", speak), register_table(context, speak)]
    annexes = [
        _annex("A", speak("report.annex_bodies"), by_body, context, speak, note=how),
        _annex("B", speak("report.annex_tasks"), by_task, context, speak),
    ]
    if context["indicators"]:
        tables, chart = [indicators_table(context, speak)], indicator_chart(context, speak)
        annexes.append(_annex("C", speak("report.annex_indicators"), tables, context, speak, chart=chart))
    if accounts := accounts_table(context, speak):
        annexes.append(_annex("D", speak("report.annex_accounts"), [accounts], context, speak))
    return annexes


def _annex(
    letter: str, title: str, tables: list[dict[str, Any]], context: Plain, speak: Speaker, **more: Any
) -> dict[str, Any]:
    number = number_line(context["head"], speak)
    number = number[:1].lower() + number[1:]
    return {
        "letter": speak("report.annex", letter=letter),
        "title": title,
        "belongs_to": speak("report.annex_of", number=number, body=body_name(context["head"], speak)),
        "tables": tables,
        "chart": None,
        "note": "",
        **more,
    }


@lru_cache(maxsize=4)
def _environment(folder: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["unbroken"] = unbroken
    return environment


def unbroken(text: str) -> Markup:
    """The text, escaped, with document numbers kept on one line: a browser would break them at the hyphen."""
    return Markup(_NUMBER.sub(r'<span class="nb">\g<0></span>', str(escape(text))))  # noqa: S704  # escaped just here
