"""Tables of tasks in the forms that offices write and converters leave: heads, merged cells, one cell to a line."""

import pytest

from tests.documents.test_structure import HEAD, read
from tracker.documents.flat_tables import with_rows
from tracker.documents.source import Line
from tracker.domain.directive import Item, ItemKind, ParsedDirective

END = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\n"


def rows(table: str) -> list[Item]:
    return list(read(HEAD + "Sở A phân công nhiệm vụ như sau:\n\n" + table).items)


def after_signature(text: str) -> ParsedDirective:
    return read(HEAD + "1. Sở A theo dõi việc thực hiện." + END + text)


def who(items: list[Item]) -> list[tuple[str, list[str], list[str]]]:
    return [(one.path, [m.text for m in one.leads], [m.text for m in one.coordinating]) for one in items]


def test_columns_are_known_by_their_heads_in_any_order() -> None:
    table = """| TT | Thời hạn | Nội dung công việc | Sản phẩm | Cơ quan phối hợp | Đơn vị thực hiện |
| 1 | 30/6/2023 | Đo đất vùng cao | Bản đồ | Sở B | Sở C |"""

    (item,) = rows(table)

    assert who([item]) == [("B1", ["Sở C"], ["Sở B"])]
    assert str(item.due_on) == "2023-06-30"
    assert item.product is not None
    assert item.product.text == "Bản đồ"


def test_two_rows_may_name_the_columns_and_a_third_may_count_them() -> None:
    table = """| STT | Nhiệm vụ | Phân công | | Thời gian |
| | | Chủ trì | Phối hợp | |
| (1) | (2) | (3) | (4) | (5) |
| 1 | Đo đất vùng cao | Sở C | Sở B | Quý II/2023 |"""

    assert who(rows(table)) == [("B1", ["Sở C"], ["Sở B"])]


def test_a_heading_across_the_table_is_a_group_and_may_name_the_lead() -> None:
    table = """| STT | Nhiệm vụ | Chủ trì | Thời gian |
| I | Đất đai | | |
| 1 | Đo đất vùng cao | Sở C | Tháng 5/2023 |
| II | Sở Y tế | | |
| 1 | Khám bệnh cho người già | | Tháng 6/2023 |"""

    found = rows(table)

    assert [(one.path, one.kind) for one in found] == [
        ("BI", ItemKind.GROUP),
        ("BI.1", ItemKind.TASK),
        ("BII", ItemKind.GROUP),
        ("BII.1", ItemKind.TASK),
    ]
    assert [one.text for one in found[3].leads] == ["Sở Y tế"]


def test_an_empty_cell_of_leads_is_taken_from_the_row_above_and_that_is_said() -> None:
    table = """| STT | Nhiệm vụ | Chủ trì | Thời gian |
| 1 | Đo đất vùng cao | Sở C | Tháng 5/2023 |
| 2 | Vẽ bản đồ vùng cao | | Tháng 6/2023 |"""

    found = read(HEAD + "Phân công như sau:\n\n" + table)

    assert [[m.text for m in one.leads] for one in found.items] == [["Sở C"], ["Sở C"]]
    assert [one.key for one in found.findings].count("finding.table_lead_above") == 1


def test_one_cell_may_say_who_leads_and_who_helps() -> None:
    table = """| STT | Nhiệm vụ | Trách nhiệm thực hiện | Thời hạn |
| 1 | Đo đất vùng cao | Sở C chủ trì, phối hợp với Sở B | Tháng 5/2023 |
| 2 | Vẽ bản đồ vùng cao | - Chủ trì: Sở Y tế; - Phối hợp: Sở B, Sở C | Tháng 6/2023 |"""

    assert who(rows(table)) == [("B1", ["Sở C"], ["Sở B"]), ("B2", ["Sở Y tế"], ["Sở B", "Sở C"])]


def test_a_task_merged_over_rows_has_the_leads_of_all() -> None:
    table = """| STT | Nhiệm vụ | Chủ trì | Thời gian |
| 1 | Đo đất vùng cao | Sở C | Tháng 5/2023 |
| | Đo đất vùng cao | Sở B | Tháng 5/2023 |"""

    assert who(rows(table)) == [("B1", ["Sở C", "Sở B"], [])]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_cells_one_to_a_line_are_put_back_into_rows(gap: str) -> None:
    cells = [
        "STT", "Nhiệm vụ", "Cơ quan", "chủ trì", "Cơ quan", "phối hợp", "Thời hạn", "Sản phẩm",
        "1", "Đo đất vùng cao theo", "mẫu mới", "Sở Nội vụ", "Sở Y tế,", "Sở Xây dựng", "30/6/2023", "Bản đồ",
        "2", "Vẽ bản đồ vùng cao", "Sở Y tế", "Trước ngày 15/7/2023", "Tờ trình",
    ]  # fmt: skip

    annex = after_signature("PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n" + gap.join(cells)).annex

    assert who(list(annex)) == [
        ("PL1", ["Sở Nội vụ"], ["Sở Y tế", "Sở Xây dựng"]),
        ("PL2", ["Sở Y tế"], []),
    ]
    assert [one.text for one in annex] == ["Đo đất vùng cao theo mẫu mới", "Vẽ bản đồ vùng cao"]
    assert [str(one.due_on) for one in annex] == ["2023-06-30", "2023-07-15"]


def test_a_head_written_again_on_the_next_page_is_passed_over() -> None:
    head = "TT\nNội dung\nĐơn vị chủ trì\nThời hạn\n"
    first, second = "1\nĐo đất vùng cao\nSở Nội vụ\n30/6/2023\n", "2\nVẽ bản đồ\nSở Y tế\n15/7/2023\n"

    annex = after_signature("PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n" + head + first + head + second).annex

    assert [one.text for one in annex] == ["Đo đất vùng cao", "Vẽ bản đồ"]


def test_lines_without_such_a_head_are_left_alone() -> None:
    lines = [
        Line(number, text) for number, text in enumerate(["STT", "1", "Sở A đo đất.", "2", "Sở B vẽ."], 1)
    ]

    assert with_rows(lines) == lines


def test_what_follows_a_table_is_no_part_of_the_preamble() -> None:
    table = "| STT | Nhiệm vụ | Chủ trì | Thời gian |\n| 1 | Đo đất vùng cao | Sở C | Tháng 5/2023 |"

    found = read(HEAD + "Phân công như sau:\n\n" + table + "\n\nGiao Sở B theo dõi, đôn đốc việc thực hiện.")

    assert found.preamble == "Phân công như sau:"
    assert [one.path for one in found.items] == ["B1", "p1"]
