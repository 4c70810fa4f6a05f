"""What specks on the paper do to labels is undone; words are left as they were recognised."""

import pytest

from tracker.documents.ocr_mending import mended
from tracker.documents.ocr_tsv import rows_of


@pytest.mark.parametrize(
    ("recognised", "meant"),
    [
        ("l. Giao Sở Y tế", "1. Giao Sở Y tế"),
        ("|) Giao Sở Y tế", "1) Giao Sở Y tế"),
        ("-5, Các huyện rà soát", "5. Các huyện rà soát"),
        (".6. Giao Sở Y tế", "6. Giao Sở Y tế"),
        ("~ Như trên,", "- Như trên,"),
        ("-_~ Sở Nội vụ,", "- Sở Nội vụ,"),
        ("'tác năm, gắn với", "tác năm, gắn với"),
        (": của tỉnh", "của tỉnh"),
        ("trong quý 1I/2019", "trong quý II/2019"),
    ],
)
def test_signs_that_would_divide_the_text_wrongly_are_mended(recognised: str, meant: str) -> None:
    assert mended(recognised) == meant


@pytest.mark.parametrize(
    "line",
    [
        "- Sở Y tế;",
        "+ Phòng A",
        "lúa nước.",
        "5. Giao Sở Y tế",
        "-5 độ C",
        "I. NHIỆM VỤ",
        "“Đường bình yên”",
        "15,5 tấn",
    ],
)
def test_what_may_well_be_meant_is_left_alone(line: str) -> None:
    assert mended(line) == line


def test_doubtful_signs_at_the_ends_of_a_row_are_specks_and_others_are_not() -> None:
    words = [(".", 20), ("-", 96), ("lao", 95), ("động", 95), ("-", 90), (":", 30)]
    tsv = "\n".join(
        f"5\t1\t1\t1\t1\t{at}\t{at * 40}\t10\t30\t20\t{sure}\t{word}" for at, (word, sure) in enumerate(words)
    )

    [[piece]] = rows_of(tsv, 1_000, 1_400)

    assert piece.text == "- lao động -"


def test_what_is_not_of_the_recogniser_gives_no_rows() -> None:
    assert rows_of("level\tpage\n5\t1\t1\t1\t1\t1\tx\t1\t1\t1\t90\tchữ\n5\t\t\n", 100, 100) == []
