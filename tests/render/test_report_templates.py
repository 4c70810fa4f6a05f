"""An office's own templates: they win file by file, run in a sandbox, and a mistake is told in one sentence."""

from pathlib import Path

import pytest

from tests.render.reading_forms import docx_words, pdf_text, squeezed
from tracker.domain.errors import TrackerError
from tracker.render.errors import sentence_of
from tracker.render.report_check import check_template
from tracker.render.report_faults import (
    FontMissing,
    NoProfile,
    ProfileBroken,
    TemplateBroken,
    TemplateNotAllowed,
    TemplateTooMuch,
    TemplateUnknownName,
)
from tracker.render.report_files import drawn_report, left_out_sentence, render_report
from tracker.render.report_own import Drawn
from tracker.render.report_sample import Size, sample
from tracker.render.report_shapes import ReportForm

PAGE = '{% extends "parts/document.html.j2" %}\n'


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The office's folder of report templates."""
    folder = tmp_path / "data" / "templates" / "reports"
    folder.mkdir(parents=True)
    return folder


def drawn(own: Path, form: ReportForm = "html") -> Drawn:
    return drawn_report(sample(), "vi", form, own=own)


def put(own: Path, name: str, text: str) -> Path:
    path = own / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_a_copy_in_the_data_folder_wins_over_the_shipped_template(own: Path) -> None:
    put(own, "parts/foot.html.j2", '<p class="sent">Người ký: {{ foot.signer }}</p>\n')

    page = drawn(own).data.decode()

    assert '<p class="sent">Người ký: Cán bộ mẫu 1</p>' in page
    assert "BÁO CÁO" in page, "the other templates are the shipped ones"


def test_the_office_may_change_the_pdf_and_the_document_too(own: Path) -> None:
    put(own, "parts/foot.typ.j2", "#p-signer[Người ký: << foot.signer >>]\n")
    put(
        own,
        "docx/foot.xml.j2",
        '{% from "docx/parts.xml.j2" import p with context %}{{ p("Form_signer", foot.signer) }}',
    )

    assert squeezed("Người ký: Cán bộ mẫu 1") in pdf_text(drawn(own, "pdf").data)
    assert "Nơinhận:" not in docx_words(drawn(own, "docx").data)


def test_a_profile_of_the_office_changes_the_measures_of_every_form(own: Path) -> None:
    shipped = (Path(__file__).parents[2] / "templates/reports/profiles/party-2018.toml").read_text("utf-8")
    put(own, "profiles/party-2018.toml", shipped.replace("bottom = 20", "bottom = 35"))

    page = render_report(sample(), "vi", "html", own=own).decode()

    assert "margin: 20mm 15mm 35mm 30mm" in page


def test_a_profile_for_one_issuer_goes_before_the_one_for_all(own: Path) -> None:
    shipped = (Path(__file__).parents[2] / "templates/reports/profiles/party-2018.toml").read_text("utf-8")
    text = shipped.replace('name = "party-2018"', 'name = "ours"').replace("left = 30", "left = 32")
    put(own, "profiles/ours.toml", text.replace("issuers = []", 'issuers = ["Ban Tuyên Giáo Tỉnh Uỷ"]'))

    ours = render_report(sample(), "vi", "html", own=own).decode()
    theirs = {**sample(), "head": {**sample()["head"], "body": "Ban Tổ chức Tỉnh ủy"}}

    assert "20mm 15mm 20mm 32mm" in ours
    assert "20mm 15mm 20mm 30mm" in render_report(theirs, "vi", "html", own=own).decode()


def test_the_profile_follows_the_documents_own_date() -> None:
    in_force = {"2017-01-05": "party-2018", "2019-10-01": "party-2018", "2026-01-05": "party-2026"}

    from tracker.render.report_files import template_folders
    from tracker.render.report_profile import profile_for

    head = sample()["head"]
    found = {day: profile_for({**head, "dated": day}, template_folders(None))["name"] for day in in_force}

    assert found == in_force
    with pytest.raises(NoProfile):
        profile_for({**head, "system": "church"}, template_folders(None))


@pytest.mark.parametrize(
    ("text", "fault", "line"),
    [
        ("a\n{{ nguoi_ky }}", TemplateUnknownName, 2),
        ("\n\n{{ head.nguoi_ky }}", TemplateUnknownName, 3),
        ("{% if %}", TemplateBroken, 1),
        ("{% for x in sections %}", TemplateBroken, 1),
        ("{{ ''.__class__ }}", TemplateUnknownName, 1),
        ("{{ head.update({}) }}", TemplateNotAllowed, 1),
        ("{{ 'a' * 999999999 }}", TemplateNotAllowed, 1),
        ("{{ 10 ** 999999 }}", TemplateNotAllowed, 1),
        ("{{ '%999999999s' % 1 }}", TemplateNotAllowed, 1),
        ("{{ sections | attr('pop') }}", TemplateBroken, 1),
        ("{{ range(999999999) | list }}", TemplateBroken, 1),
        ("{{ 1 / 0 }}", TemplateBroken, 1),
    ],
)
def test_a_mistake_is_told_with_its_file_and_line(
    own: Path, text: str, fault: type[TrackerError], line: int
) -> None:
    put(own, "progress.html.j2", text)

    with pytest.raises(fault) as caught:
        drawn(own)

    said = sentence_of(caught.value, "vi", {})
    assert f"progress.html.j2, dòng {line}:" in said


def test_a_template_that_takes_too_much_is_stopped(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.render.report_own.MEGABYTES", 400)
    many = "{% for a in range(90000) %}{% for b in range(90000) %}" + "x" * 5000 + "{% endfor %}{% endfor %}"
    put(own, "progress.html.j2", many)

    with pytest.raises(TemplateTooMuch):
        drawn(own)


def test_figures_that_a_template_leaves_out_are_named(own: Path) -> None:
    put(own, "progress.html.j2", PAGE + "{% block annexes %}{% endblock %}")

    warning = left_out_sentence(drawn(own), "vi")

    assert warning.startswith("Mẫu của cơ quan đã bỏ các số liệu: ")
    assert "body/*/total" in warning


def test_sentences_with_figures_that_a_template_leaves_out_are_named(own: Path) -> None:
    put(own, "progress.html.j2", PAGE + "{% block body %}{% endblock %}")

    found = drawn(own).left_out

    assert any(name.startswith("“Mỗi nhiệm vụ") for name in found)


def test_nothing_is_left_out_where_a_figure_stands_elsewhere(own: Path) -> None:
    put(own, "progress.html.j2", PAGE + "{% block foot %}{% endblock %}")

    assert drawn(own).left_out == ()


def test_a_pdf_template_reads_no_file_and_asks_no_network(own: Path) -> None:
    for code in ('#read("/etc/hostname")', '#import "@preview/cetz:0.2.2": *'):
        put(own, "parts/foot.typ.j2", code)

        with pytest.raises(TrackerError) as caught:
            drawn(own, "pdf")

        assert caught.value.key == "form.drawing_refused"


def test_a_font_that_is_not_there_is_named(own: Path) -> None:
    put(own, "parts/foot.typ.j2", '#text(font: "Chữ Mẫu")[a]')

    with pytest.raises(FontMissing) as caught:
        drawn(own, "pdf")

    assert "Thiếu phông chữ chữ mẫu" in sentence_of(caught.value, "vi", {})


def test_fonts_missing_from_the_package_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fonts").mkdir()
    monkeypatch.setenv("TRACKER_TEMPLATES_DIR", str(tmp_path))
    from tracker.render.font_metrics import font_folder

    with pytest.raises(FontMissing) as caught:
        font_folder()

    assert "LiberationSerif-Regular.ttf" in sentence_of(caught.value, "vi", {})


def test_a_good_template_has_no_problems(tmp_path: Path) -> None:
    assert check_template(put(tmp_path, "progress.html.j2", PAGE)) == []


def test_checking_names_every_unknown_name_at_once(tmp_path: Path) -> None:
    path = put(tmp_path, "summary.html.j2", "{{ mot }}\n{% set x = 1 %}{{ x }}\n{{ hai }}")

    found = check_template(path)

    assert [said.split(";")[0] for said in found] == [
        "Mẫu summary.html.j2, dòng 1: không có biến nào tên là mot",
        "Mẫu summary.html.j2, dòng 3: không có biến nào tên là hai",
    ]


def test_checking_tells_of_figures_left_out(tmp_path: Path) -> None:
    found = check_template(put(tmp_path, "progress.html.j2", "{{ head.title }}"), "en")

    assert len(found) == 1
    assert found[0].startswith("The office's own template leaves these figures out: ")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("profiles/x.toml", "name = ", "Tệp thể thức x.toml không dùng được"),
        ("profiles/x.toml", 'name = "x"', "Tệp thể thức x.toml không dùng được: system"),
        ("thu.html.j2", "a", "thu.html.j2 không phải là mẫu báo cáo"),
        ("progress.odt", "a", "progress.odt không phải là mẫu báo cáo"),
    ],
)
def test_checking_what_is_no_template_says_so(tmp_path: Path, name: str, text: str, said: str) -> None:
    found = check_template(put(tmp_path, name, text))

    assert len(found) == 1
    assert said in found[0]


def test_a_broken_profile_keeps_any_file_from_being_made(own: Path) -> None:
    put(own, "profiles/x.toml", "name = 1\n")

    with pytest.raises(ProfileBroken):
        render_report(sample(Size()), "vi", "docx", own=own)
