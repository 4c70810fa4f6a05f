"""Looking for mistakes in a template or a profile before anybody draws with it. Changes nothing.

For `tracker report check-template PATH`: print each sentence; no sentence, no mistake.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.domain.errors import TrackerError
from tracker.render.errors import sentence_of
from tracker.render.report_faults import NotATemplate
from tracker.render.report_files import drawn_report, left_out_sentence
from tracker.render.report_profile import profiles
from tracker.render.report_sample_papers import sample_of
from tracker.render.report_shapes import KINDS, ReportForm, ReportKind
from tracker.render.report_unknown import unknown_names
from tracker.resources import data_dir

ENDINGS: dict[str, ReportForm] = {
    ".html.j2": "html",
    ".docx.xml.j2": "docx",
    ".typ.j2": "pdf",
    ".xml.j2": "docx",
}
_PARTS: dict[str, ReportForm] = {".svg.j2": "html", ".css": "html"}


def check_template(path: Path, lang: str = "vi") -> list[str]:
    """One sentence for each mistake: unknown names with file and line, what templates may not do, what cannot be
    drawn, figures left out. `path` is a file that has, or will have, its place in `<data folder>/templates/reports`.

    The file is tried on made-up reports of every kind it may serve, in a child process with limits.
    """
    try:
        return list(dict.fromkeys(_problems(path, lang)))
    except TrackerError as error:
        return [sentence_of(error, lang, {})]


def _problems(path: Path, lang: str) -> Iterator[str]:
    form, place = _form_of(path), _place_of(path)
    with TemporaryDirectory(prefix="tracker-template-") as room:
        own = Path(room)
        target = own / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        if form is None:
            profiles([own])
            return
        unknown = [sentence_of(error, lang, {}) for error in unknown_names(target, place.as_posix(), form)]
        yield from unknown
        for kind in () if unknown else _kinds(place):
            yield from _drawn(kind, form, own, lang)


def _drawn(kind: ReportKind, form: ReportForm, own: Path, lang: str) -> Iterator[str]:
    for system in ("party", "state"):
        try:
            drawn = drawn_report(sample_of(kind, system), lang, form, kind, own=own)
        except TrackerError as error:
            yield sentence_of(error, lang, {})
            return
        warning = left_out_sentence(drawn, lang)
        if warning:
            yield warning


def _form_of(path: Path) -> ReportForm | None:
    """The form it is a template of; None for a profile. Raises NotATemplate."""
    if not path.is_file():
        raise NotATemplate(file=str(path))
    if path.suffix == ".toml":
        return None
    for ending, form in (ENDINGS | _PARTS).items():
        if path.name.endswith(ending):
            return form
    raise NotATemplate(file=path.name)


def _place_of(path: Path) -> Path:
    """Where it belongs among the templates: below the last folder `reports`, else where one of its name lies."""
    parts = path.resolve().parts
    if "reports" in parts[:-1]:
        after = len(parts) - parts[::-1].index("reports")
        return Path(*parts[after:])
    if path.suffix == ".toml":
        return Path("profiles", path.name)
    shipped = data_dir("templates") / "reports"
    same = sorted(found.relative_to(shipped) for found in shipped.rglob(path.name))
    if not same:
        raise NotATemplate(file=path.name)
    return same[0]


def _kinds(place: Path) -> tuple[ReportKind, ...]:
    """The kinds it serves: its own, or all for a part of them."""
    own = tuple(kind for kind in KINDS if place.name.startswith(f"{kind}."))
    return own or KINDS
