"""A document stamped Mật or above is refused however the stamp is written, and leaves no trace."""

import unicodedata
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal, furnished, office_terminal, terminal
from tests.security.hostile import docx, paragraph, xml
from tracker.documents.read import read_document
from tracker.documents.reading_errors import SecretDocument

__all__ = ["furnished", "office_terminal", "terminal"]

CANARY = "chim-hoang-yen-trong-van-ban"
HEAD = (
    "TỈNH ỦY MẪU\n{stamp}\n{number}\n*\nKính gửi: Sở Y tế\n1. Giao Sở Y tế chủ trì, báo cáo " + CANARY + ".\n"
)
LEVELS = ("MẬT", "TỐI MẬT", "TUYỆT MẬT", "Mật", "Tối mật", "Tuyệt mật")


def head(stamp: str = "", number: str = "Số 9-CV/TU") -> str:
    return HEAD.format(stamp=stamp, number=number)


FORMS = {
    "alone": lambda level: head(level),
    "in brackets": lambda level: head(f"[{level}]"),
    "in a box": lambda level: head(f"+------+\n| {level} |\n+------+"),
    "among stars": lambda level: head(f"*** {level} ***"),
    "named": lambda level: head(f"Độ mật: {level}"),
    "named in capitals": lambda level: head(f"ĐỘ MẬT - {level}"),
    "named a mark": lambda level: head(f"Dấu: {level}"),
    "spaced": lambda level: head(" ".join(level)),
    "widely spaced": lambda level: head("   ".join(level)),
    "spaced by tabs": lambda level: head("\t".join(level)),
    "spaced by dots": lambda level: head(".".join(level.replace(" ", ""))),
    "with hidden characters": lambda level: head("\u200b".join(level)),
    "with soft hyphens": lambda level: head("\u00ad".join(level)),
    "over two lines": lambda level: head(level.replace(" ", "\n")),
    "decomposed": lambda level: unicodedata.normalize("NFD", head(level)),
    "after the number": lambda level: head(number=f"Số 9-CV/TU {level}"),
    "before the number": lambda level: head(number=f"{level}  Số 9-CV/TU"),
    "beside the nation": lambda level: head(f"{level}            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    "beside the Party": lambda level: head(f"{level}  ĐẢNG CỘNG SẢN VIỆT NAM"),
    "with an urgency": lambda level: head(f"{level} - HỎA TỐC"),
    "with the number of the copy": lambda level: head(f"{level} - BẢN SỐ 3"),
    "first of all": lambda level: f"{level}\n{head()}",
}
BODY = paragraph("Số 9-CV/TU") + paragraph(f"1. Giao Sở Y tế chủ trì, báo cáo {CANARY}.")
_RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
WORD_FORMS = {
    "a paragraph": lambda level: docx(xml(paragraph(level) + BODY)),
    "a run for each letter": lambda level: docx(xml(f"<w:p>{''.join(map(_RUN.format, level))}</w:p>{BODY}")),
    "a cell": lambda level: docx(
        xml(f"<w:tbl><w:tr><w:tc>{paragraph('TỈNH ỦY')}</w:tc><w:tc>{paragraph(level)}</w:tc></w:tr></w:tbl>{BODY}")
    ),
    "a text box": lambda level: docx(
        xml(f"<w:p><w:r><w:pict><w:txbxContent>{paragraph(level)}</w:txbxContent></w:pict></w:r></w:p>{BODY}")
    ),
    "drawn letters": lambda level: docx(
        xml(f'<w:p><w:r><w:pict><w:textpath string="{level}"/></w:pict></w:r></w:p>{BODY}')
    ),
    "a page head": lambda level: docx(xml(BODY), word__header7_xml=xml(paragraph(level))),
    "a page foot": lambda level: docx(xml(BODY), word__footer2_xml=xml(paragraph(level))),
}  # fmt: skip
OPEN = (
    "Về việc bảo vệ bí mật nhà nước",
    "V/v tăng cường công tác bảo mật",
    "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "TĂNG CƯỜNG CÔNG TÁC BẢO\nMẬT",
    "VỀ VIỆC BẢO VỆ BÍ\nMẬT NHÀ NƯỚC",
    "Độ mật của tài liệu do người ký quyết định",
    "xử lý tài liệu có độ mật: Mật, Tối mật theo quy định",
    "Danh mục bí mật nhà nước độ Tối mật, độ Mật",
    "Xử lý văn bản Mật, Tối mật, Tuyệt mật",
    "PHÒNG BẢO MẬT",
    "BÍ MẬT",
    "MẬT ĐỘ DÂN SỐ",
    "Mật ong xuất khẩu",
    "MẶT TRẬN TỔ QUỐC",
    "MẤT",
)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("form", FORMS)
def test_a_stamped_text_is_refused(form: str, level: str) -> None:
    with pytest.raises(SecretDocument):
        read_document(FORMS[form](level).encode())


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("form", WORD_FORMS)
def test_a_stamped_word_file_is_refused(form: str, level: str) -> None:
    with pytest.raises(SecretDocument):
        read_document(WORD_FORMS[form](level))


@pytest.mark.parametrize("subject", OPEN)
def test_a_document_that_speaks_of_secrets_is_read(subject: str) -> None:
    source = read_document(head(subject).encode())

    assert any(CANARY in line.text for line in source.lines)


def test_an_annex_stamped_in_capitals_is_found_far_below_the_head() -> None:
    with pytest.raises(SecretDocument):
        read_document((head() + "Việc khác.\n" * 500 + "TỐI MẬT\nPhụ lục\n").encode())


@pytest.mark.parametrize("verb", [["import"], ["parse", "--json"], ["parse", "--text"]])
@pytest.mark.parametrize("kind", ["txt", "docx"])
def test_nothing_of_a_refused_document_is_left_anywhere(
    office_terminal: Terminal, tmp_path: Path, verb: list[str], kind: str
) -> None:
    data = head("TỐI MẬT").encode() if kind == "txt" else WORD_FORMS["a page foot"]("TỐI MẬT")
    path = office_terminal.write(f"van-ban.{kind}", data)
    (tmp_path / "tmp").mkdir()

    answer = office_terminal.type(*verb, path, TMPDIR=str(tmp_path / "tmp"))

    assert answer.code == 6
    assert CANARY not in answer.out + answer.err
    assert not list((tmp_path / "tmp").iterdir())
    kept = [file for file in tmp_path.rglob("*") if file.is_file() and str(file) != path]
    assert kept
    assert not [file for file in kept if CANARY.encode() in file.read_bytes()]
