"""What hangs after the signature: attached plans give items, appendices rows, regulations nothing."""

from tests.documents.test_structure import HEAD, read
from tracker.domain.directive import ParsedDirective

DECISION = (
    HEAD + "Điều 1. Ban hành kèm theo Quyết định này các văn bản sau.\n"
    "Điều 2. Giao Sở A theo dõi, báo cáo hằng quý.\n\nNơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\nCHỦ TỊCH\n\n"
)


def attached(text: str) -> ParsedDirective:
    return read(DECISION + text)


def test_the_parts_of_an_attached_plan_are_items() -> None:
    text = """KẾ HOẠCH
Trồng cây ven sông
(Ban hành kèm theo Quyết định số 5/QĐ-UBND ngày 02/3/2020 của UBND tỉnh)

I. MỤC ĐÍCH
Giữ bờ sông.
II. PHÂN CÔNG
1. Sở B trồng tre trước ngày 15/6/2020.
2. Sở C chăm cây."""

    found = attached(text)

    assert [one.path for one in found.items] == ["Điều 1", "Điều 2", "KH.I", "KH.II", "KH.II.1", "KH.II.2"]
    assert [one.text for one in found.items[4].leads] == ["Sở B"]
    assert str(found.items[4].due_on) == "2020-06-15"
    assert [found.text[slice(*one.span)] for one in found.items] == [one.text for one in found.items]


def test_a_regulation_is_no_list_of_tasks_and_that_is_said() -> None:
    found = attached(
        "QUY CHẾ\nLàm việc của Tổ\n(Kèm theo Quyết định số 5/QĐ-UBND)\n\nĐiều 1. Tổ họp mỗi tháng."
    )

    assert [one.path for one in found.items] == ["Điều 1", "Điều 2"]
    assert "finding.attachment_unread" in [one.key for one in found.findings]


def test_numbered_points_of_an_appendix_that_gives_out_work_are_its_rows() -> None:
    found = attached("PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n\n1. Sở B đo đất.\n2. Sở C vẽ bản đồ.")

    assert [one.path for one in found.annex] == ["PL.1", "PL.2"]
    assert [one.path for one in found.items] == ["Điều 1", "Điều 2"]


def test_copies_end_where_an_attachment_begins() -> None:
    found = attached("KẾ HOẠCH\nTrồng cây\n(Kèm theo Quyết định số 5)\n\n- Sở B trồng tre.\n- Sở C chăm cây.")

    assert found.distribution == ("Như Điều 2", "Lưu: VT")
