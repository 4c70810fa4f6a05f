"""Tables of tasks in PDFs: rows keep their cells, merged cells fill the rows they cover, heads in boxes stay heads."""

import typst

from tracker.documents.page_columns import Piece
from tracker.documents.parse import parse
from tracker.documents.pdf_tables import with_tables
from tracker.documents.read import read_document
from tracker.domain.directive import ParsedDirective

HEAD = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"]
ROWS = [
    ["1", "Thống kê cây xanh trên địa bàn các xã; đề xuất phương án chăm sóc", "Phòng Kinh tế",
     "Phòng Tài chính - Kế hoạch", "Trước ngày 15/6/2020"],
    ["2", "Tổ chức Tết trồng cây", "Ủy ban nhân dân các xã", "Phòng Kinh tế", "Trước ngày 30/1/2020"],
]  # fmt: skip
FONT = '#set text(font: ("Liberation Serif", "Libertinus Serif"), size: 12pt, lang: "vi")\n'


def plan(*cells: str) -> bytes:
    """A plan whose appendix is a table of these cells, in Typst."""
    text = (
        FONT
        + "Số: 15\\/KH-UBND\n\nKẾ HOẠCH\n\n1\\. Phòng Kinh tế lập danh sách.\n\nPHỤ LỤC\n\nDANH MỤC NHIỆM VỤ\n\n"
    )
    return typst.compile(f"{text}#table(columns: (1cm, 1fr, 3cm, 3cm, 3cm), {', '.join(cells)})".encode())


def written(rows: list[list[str]]) -> list[str]:
    return [f"[{cell}]" for row in rows for cell in row]


def read(pdf: bytes) -> ParsedDirective:
    return parse(read_document(pdf))


def test_each_row_of_a_table_is_one_line_whose_cells_are_whole() -> None:
    lines = [line.text for line in read_document(plan(*written([HEAD, *ROWS]))).lines]

    assert lines[-3:] == [f"| {' | '.join(row)} |" for row in [HEAD, *ROWS]]


def test_the_leads_and_days_of_a_table_are_those_of_its_columns() -> None:
    found = read(plan(*written([HEAD, *ROWS])))

    tasks = [item for item in (*found.items, *found.annex) if item.lead_from == "table"]
    assert [[lead.text for lead in item.leads] for item in tasks] == [
        ["Phòng Kinh tế"],
        ["Ủy ban nhân dân các xã"],
    ]
    assert [[one.text for one in item.coordinating] for item in tasks] == [
        ["Phòng Tài chính - Kế hoạch"],
        ["Phòng Kinh tế"],
    ]
    assert [item.due_on and item.due_on.isoformat() for item in tasks] == ["2020-06-15", "2020-01-30"]


def test_a_cell_merged_down_stands_in_each_row() -> None:
    first, second = ROWS
    merged = [f"[{cell}]" for cell in first[:2]] + [
        "table.cell(rowspan: 2)[Phòng Kinh tế]",
        "[Hội Nông dân]",
        "[]",
    ]
    below = [f"[{cell}]" for cell in second[:2]] + ["[Phòng Y tế]", "[]"]

    lines = [line.text for line in read_document(plan(*written([HEAD]), *merged, *below)).lines]

    assert [line.split(" | ")[2] for line in lines[-2:]] == ["Phòng Kinh tế", "Phòng Kinh tế"]
    assert [line.split(" | ")[3] for line in lines[-2:]] == ["Hội Nông dân", "Phòng Y tế"]


def test_a_heading_across_a_table_is_a_row_of_its_own() -> None:
    heading = "table.cell(colspan: 5)[I. VỀ CÂY XANH]"

    lines = [line.text for line in read_document(plan(*written([HEAD]), heading, *written(ROWS))).lines]

    assert lines[-3] == "| I. VỀ CÂY XANH |  |  |  |  |"


def test_a_letterhead_between_lines_is_no_table() -> None:
    head = "#table(columns: (1fr, 1fr), [TỈNH ỦY MẪU \\ Số 5-CV\\/TU], [ĐẢNG CỘNG SẢN VIỆT NAM])"
    text = f"{FONT}{head}\n\nGiao Sở Y tế báo cáo."

    lines = [line.text for line in read_document(typst.compile(text.encode())).lines]

    assert lines[:3] == ["TỈNH ỦY MẪU", "Số 5-CV/TU", "ĐẢNG CỘNG SẢN VIỆT NAM"]


def test_a_page_of_nothing_but_lines_changes_no_words() -> None:
    rows = [[Piece("Giao Sở Y tế", (100, 100, 900, 200))]]
    lines = [(at * 30, 0, at * 30 + 5, 9_999) for at in range(300)] + [
        (0, at * 30, 9_999, at * 30 + 5) for at in range(300)
    ]

    assert [piece.text for row in with_tables(rows, lines) for piece in row] == ["Giao Sở Y tế"]
