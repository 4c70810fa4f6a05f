"""Names in a template that no report has, with their lines, found without drawing it. What it does is not looked at."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from tracker.domain.errors import TrackerError
from tracker.render.report_document import document_words
from tracker.render.report_environment import html_environment, typst_environment, word_environment
from tracker.render.report_faults import TemplateUnknownName
from tracker.render.report_sample_papers import sample_of
from tracker.render.report_shapes import ReportForm
from tracker.render.template_faults import fault_of
from tracker.resources import data_dir

_ENVIRONMENTS = {"html": html_environment, "docx": word_environment, "pdf": typst_environment}


def unknown_names(path: Path, name: str, form: ReportForm) -> Iterator[TrackerError]:
    """One for each top-level name that is neither a report's nor made in the template; a syntax error alone."""
    folders = (data_dir("templates") / "reports",)
    try:
        tree = _ENVIRONMENTS[form](folders).parse(path.read_text("utf-8"), name)
    except (TemplateSyntaxError, UnicodeDecodeError) as error:
        yield fault_of(error, name)
        return
    known = known_names(folders) | _made_in(tree)
    for used in tree.find_all(nodes.Name):
        if used.ctx == "load" and used.name not in known:
            yield TemplateUnknownName(file=name, line=used.lineno, name=used.name)


def known_names(folders: tuple[Path, ...]) -> set[str]:
    """What every template may use: the words of a report, and what loops and macros have."""
    words = document_words(sample_of("progress"), "vi", "progress", folders)
    return {*words, "chart", "loop", "range", "self", "super", "caller", "true", "false", "none"}


def _made_in(tree: nodes.Template) -> set[str]:
    """Names that the template sets, imports, defines or takes."""
    made = {used.name for used in tree.find_all(nodes.Name) if used.ctx in ("store", "param")}
    made |= {macro.name for macro in tree.find_all(nodes.Macro)}
    for imported in tree.find_all(nodes.FromImport):
        made |= {one[1] if isinstance(one, tuple) else one for one in imported.names}
    return made | {imported.target for imported in tree.find_all(nodes.Import)}
