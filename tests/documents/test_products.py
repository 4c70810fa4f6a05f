"""What a piece of work is to bring forth, and documents that are named in short after their first mention."""

import pytest

from tests.documents.test_structure import HEAD, body, read


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("Sở A xây dựng kế hoạch trồng chè trước ngày 15/6/2020", "kế hoạch", "kế hoạch trồng chè"),
        ("Sở A tham mưu ban hành Quyết định giao đất, gửi Sở B", "quyết định", "Quyết định giao đất"),
        ("Sở A tổng hợp, báo cáo UBND tỉnh hằng quý", "báo cáo", "báo cáo"),
        ("Sở A tăng cường tuần tra ven sông", None, None),
    ],
)
def test_the_paper_that_a_sentence_asks_for_is_its_product(
    sentence: str, kind: str | None, words: str | None
) -> None:
    (item,) = body(f"1. {sentence}.")

    assert (item.product and item.product.kind, item.product and item.product.text) == (kind, words)


def test_a_field_names_the_product_before_any_sentence() -> None:
    (item,) = body("1. Xây dựng đề án chè\n- Đơn vị chủ trì: Sở A.\n- Sản phẩm: Tờ trình của UBND tỉnh.")

    assert item.product is not None
    assert (item.product.kind, item.product.text) == ("tờ trình", "Tờ trình của UBND tỉnh")


def test_a_document_named_in_short_is_the_one_cited_before() -> None:
    opening = "Thực hiện Kế hoạch số 18/KH-UBND ngày 29/01/2019 và Công văn số 2105/UBND-TH, Sở A yêu cầu:\n"

    items = read(
        HEAD + opening + "1. Sở B thực hiện Kế hoạch số 18.\n2. Sở C trả lời Công văn nêu trên."
    ).items

    assert [one.citations for one in items] == [("18/KH-UBND",), ("2105/UBND-TH",)]


def test_of_two_of_a_kind_the_nearer_is_taken_and_that_is_said() -> None:
    opening = "Thực hiện Kế hoạch số 18/KH-UBND ngày 29/01/2019 và Kế hoạch số 20/KH-UBND, Sở A yêu cầu:\n"

    found = read(HEAD + opening + "1. Sở B thực hiện Kế hoạch trên.")

    assert found.items[0].citations == ("20/KH-UBND",)
    assert "finding.citation_unclear" in [one.key for one in found.findings]


def test_a_number_that_nothing_cited_before_has_is_not_made_up() -> None:
    assert body("1. Sở B thực hiện Kế hoạch số 77.")[0].citations == ()
