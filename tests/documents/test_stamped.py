"""Evidence stamped secret is known by the text that can be read cheaply; what has no text counts as open."""

import pytest

from tests.paper import Paper, printed
from tests.security.hostile import docx, paragraph, xml
from tracker.documents.stamped import is_stamped

HEAD = "SỞ MẪU\n{}\nSố 9/BC-SM\nBáo cáo kết quả mẫu."


@pytest.mark.parametrize("level", ["MẬT", "Tối mật", "TUYỆT MẬT"])
def test_a_stamp_is_seen_in_each_form_that_has_text(level: str) -> None:
    text = HEAD.format(level)

    assert is_stamped(text.encode())
    assert is_stamped(text.encode("utf-16"))
    assert is_stamped(docx(xml(paragraph(level) + paragraph("Số 9/BC-SM"))))
    assert is_stamped(
        printed(Paper(["SỞ MẪU", level], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], [], ["Báo cáo."]))
    )


@pytest.mark.parametrize(
    "data",
    [
        HEAD.format("V/v bảo vệ bí mật nhà nước").encode(),
        docx(xml(paragraph("Công tác bảo mật"))),
        b"\x89PNG\r\n\x1a\n" + b"MAT" * 20,
        b"PK\x03\x04 no document",
        b"%PDF-1.4 damaged",
        b"\x00\x01\x02",
        b"\xd0\xcf\x11\xe0 old",
        b"x",
        b"",
    ],
    ids=["subject", "word", "picture", "archive", "damaged", "bytes", "old", "letter", "empty"],
)
def test_what_is_open_or_has_no_text_passes_and_nothing_is_raised(data: bytes) -> None:
    assert not is_stamped(data)
