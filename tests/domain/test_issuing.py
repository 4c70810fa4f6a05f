"""A dispatch of the Standing Committee is its own, though the letterhead names the whole committee."""

import pytest

from tracker.domain.issuing import issuing_body


@pytest.mark.parametrize(
    ("letterhead", "authority", "issuer"),
    [
        ("Tỉnh ủy Mẫu", "T/M BAN THƯỜNG VỤ", "Ban Thường vụ Tỉnh ủy Mẫu"),
        ("Tỉnh ủy Mẫu", "T/M BAN THƯỜNG VỤ TỈNH UỶ", "Ban Thường vụ Tỉnh ủy Mẫu"),
        ("Huyện ủy Mẫu", "TM. BAN CHẤP HÀNH", "Ban Chấp hành Huyện ủy Mẫu"),
        ("Ủy ban nhân dân tỉnh Mẫu", "TM. ỦY BAN NHÂN DÂN", "Ủy ban nhân dân tỉnh Mẫu"),
        ("Ban Thường vụ Tỉnh đoàn", "T/M BAN THƯỜNG VỤ", "Ban Thường vụ Tỉnh đoàn"),
        ("Ban Tuyên giáo", "K/T TRƯỞNG BAN", "Ban Tuyên giáo"),
        ("Sở Y tế", None, "Sở Y tế"),
        (None, "T/M BAN THƯỜNG VỤ", None),
    ],
)
def test_the_issuer_is_who_it_was_signed_for(
    letterhead: str | None, authority: str | None, issuer: str | None
) -> None:
    assert issuing_body(letterhead, authority) == issuer
