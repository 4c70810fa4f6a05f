"""How the parts of a directive are told apart: labels, wrapped lines, sections, orders without a label."""

from tracker.documents.parse import parse
from tracker.documents.source import Line, SourceText
from tracker.domain.directive import Item, ItemKind, ParsedDirective

HEAD = "Số: 5/CT-UBND\nCHỈ THỊ\nvề việc thử\n\n"


def read(text: str) -> ParsedDirective:
    lines = text.split("\n")
    return parse(SourceText(tuple(Line(number, line) for number, line in enumerate(lines, start=1))))


def body(text: str) -> list[Item]:
    return list(read(HEAD + text).items)


def paths(text: str) -> list[str]:
    return [item.path for item in body(text)]


def leads(text: str) -> dict[str, list[str]]:
    return {item.path: [one.text for one in item.leads] for item in body(text)}


def keys(text: str) -> list[str]:
    return [finding.key for finding in read(HEAD + text).findings]


def test_levels_are_nested_and_numbers_begin_anew_in_each_section() -> None:
    text = """I. NHIỆM VỤ
1. Sở A:
a) Đo đất.
b) Vẽ bản đồ.
2. Sở B lập dự toán.
II. TỔ CHỨC THỰC HIỆN
1. Sở C đôn đốc.
2. Sở D kiểm tra."""

    assert paths(text) == ["I", "I.1", "I.1.a", "I.1.b", "I.2", "II", "II.1", "II.2"]


def test_articles_hold_clauses() -> None:
    text = """Điều 1. Giao Sở A làm các việc sau:
1. Đo đất.
2. Vẽ bản đồ.
Điều 2. Sở B kiểm tra."""

    assert paths(text) == ["Điều 1", "Điều 1.1", "Điều 1.2", "Điều 2"]
    assert leads(text)["Điều 1.2"] == ["Sở A"]


def test_decimal_labels_hang_under_their_number() -> None:
    text = """2. Sở A:
2.1. Đo đất.
2.2. Vẽ bản đồ."""

    assert paths("1. Sở B kiểm tra.\n" + text) == ["1", "2", "2.1", "2.2"]


def test_letters_run_with_and_without_the_vietnamese_d() -> None:
    long = "\n".join(f"{letter}) Việc {letter}." for letter in "abcdđe")
    short = "\n".join(f"{letter}) Việc {letter}." for letter in "abcde")

    assert paths("1. Sở A:\n" + long)[-1] == "1.e"
    assert paths("1. Sở A:\n" + short)[-1] == "1.e"


def test_a_letter_that_a_scanner_misread_is_mended_and_said() -> None:
    text = "1. Sở A:\na) Đo đất.\nb) Vẽ bản đồ.\n©) Cắm mốc.\nđ) Lập sổ.\nđ) Lưu hồ sơ."

    assert paths(text) == ["1", "1.a", "1.b", "1.c", "1.d", "1.đ"]
    assert "finding.label_mended" in keys(text)


def test_a_number_that_is_lost_or_garbled_is_mended_from_its_place() -> None:
    text = "1. Sở A đo đất.\n\n. Sở B vẽ bản đồ.\n\n§. Sở C cắm mốc.\n\n4. Sở D lưu hồ sơ."

    assert paths(text) == ["1", "2", "3", "4"]
    assert keys(text).count("finding.label_mended") == 2


def test_a_number_left_out_is_said() -> None:
    assert "finding.label_gap" in keys("1. Sở A đo đất.\n3. Sở B vẽ bản đồ.")


def test_a_roman_number_read_as_letters_is_mended() -> None:
    text = "I. MỤC ĐÍCH\nGiữ đất.\nHH. NHIỆM VỤ\n1. Sở A đo đất.\nIH. TỔ CHỨC THỰC HIỆN\n1. Sở B kiểm tra."

    assert paths(text) == ["I", "II", "II.1", "III", "III.1"]


def test_a_number_in_the_middle_of_a_wrapped_sentence_opens_nothing() -> None:
    text = """1. Các đơn vị căn cứ nội dung nêu tại khoản 2 và khoản
3. Điều này được áp dụng cho mọi xã trên địa bàn tỉnh kể từ khi có hướng dẫn mới của
ngành, có 1.426 hộ được hỗ trợ.
2. Sở A kiểm tra việc thực hiện nêu tại điểm 1 của văn bản này và báo cáo kết quả đầy đủ."""

    assert paths(text) == ["1", "2"]


def test_a_symbol_broken_over_two_lines_is_glued_and_a_name_is_spaced() -> None:
    text = """1. Sở A thực hiện nghiêm túc Kế hoạch của Ủy ban nhân dân tỉnh, Chỉ thị số 31-
CT/TU về giữ đất và phối hợp với ngành lao động -
thương binh và xã hội trong việc dạy nghề cho nông dân ở các xã còn nhiều khó khăn."""

    (item,) = body(text)

    assert "31-CT/TU" in item.text
    assert "lao động - thương binh" in item.text
    assert item.citations == ("31-CT/TU",)


def test_page_numbers_stamps_and_running_heads_are_no_text() -> None:
    page = "CÔNG BÁO/Số 9/Ngày 01-02-2020\n"
    text = f"""1. Sở A đo đất ở các xã
2
{page}
vùng cao.
Ký bởi: Cổng Thông tin điện tử
2. Sở B vẽ bản đồ."""

    items = body(text)

    assert [item.path for item in items] == ["1", "2"]
    assert items[0].text == "1. Sở A đo đất ở các xã vùng cao."


def test_dashes_under_a_body_are_its_work_and_under_a_section_are_items() -> None:
    under_body = "1. Sở A:\n- Đo đất;\n- Vẽ bản đồ."
    under_section = "I. TỔ CHỨC THỰC HIỆN\n- Sở A đo đất.\n- Sở B vẽ bản đồ."

    assert paths(under_body) == ["1"]
    assert leads(under_section) == {"I": [], "I.-1": ["Sở A"], "I.-2": ["Sở B"]}


def test_dashes_that_are_each_given_to_a_body_are_items() -> None:
    text = "1. Về đất đai:\n- Giao Sở A đo đất.\n- Giao Sở B vẽ bản đồ."

    assert leads(text) == {"1": [], "1.-1": ["Sở A"], "1.-2": ["Sở B"]}


def test_numbered_fields_are_one_task() -> None:
    text = """Điều 2. Bổ sung nhiệm vụ như sau:
1. Tên nhiệm vụ: Đo đất vùng cao.
2. Cơ quan chủ trì: Sở A.
3. Cơ quan phối hợp: Sở B, UBND các xã.
4. Thời gian hoàn thành: Quý IV/2026."""

    (item,) = body("\n" + text)

    assert [one.text for one in item.leads] == ["Sở A"]
    assert [one.text for one in item.coordinating] == ["Sở B", "UBND các xã"]
    assert item.due_on is not None
    assert item.due_on.isoformat() == "2026-12-31"


def test_the_preamble_lends_its_bodies_to_items_that_name_none() -> None:
    text = "Ủy ban nhân dân tỉnh yêu cầu Chủ tịch UBND các huyện:\n1. Đo đất.\n2. Sở A vẽ bản đồ."
    items = body(text)

    assert [one.lead_from for one in items] == ["preamble", "explicit"]
    assert leads(text) == {"1": ["Chủ tịch UBND các huyện"], "2": ["Sở A"]}


def test_the_heading_above_lends_its_body() -> None:
    text = "1. Sở Tài chính\na) Chủ trì, phối hợp với Sở B đo đất.\nb) Vẽ bản đồ."

    assert leads(text)["1.b"] == ["Sở Tài chính"]
    assert [item.kind for item in body(text)] == [ItemKind.GROUP, ItemKind.TASK, ItemKind.TASK]


def test_the_addressees_are_asked_when_nobody_is_named_and_that_is_said() -> None:
    text = "Số: 5/SYT-NV\nV/v đo đất\nKính gửi: UBND các xã.\n\nSở A đề nghị quý cơ quan:\n1. Đo đất.\n2. Vẽ bản đồ."

    found = read(text)

    assert {one.text for item in found.items for one in item.leads} == {"UBND các xã"}
    assert {item.lead_from for item in found.items} == {"addressee"}
    assert [one.key for one in found.findings].count("finding.lead_from_addressees") == 2


def test_what_was_asked_in_the_past_is_background() -> None:
    text = "Số: 5/SYT-NV\nV/v đo đất\nKính gửi: UBND các xã.\n\n" + (
        "Năm ngoái, Sở A đã yêu cầu UBND các xã đo đất trước ngày 01/5/2019.\n\n"
        "Nay Sở A yêu cầu UBND các xã đo đất lại, báo cáo trước ngày 01/6/2020."
    )

    items = read(text).items

    assert [item.due_on.isoformat() for item in items if item.due_on] == ["2020-06-01"]


def test_a_last_order_without_a_label_is_an_item_and_a_closing_formula_is_none() -> None:
    order = "1. Sở A đo đất.\n\nGiao Sở B theo dõi, đôn đốc việc thực hiện Chỉ thị này."
    formula = "1. Sở A đo đất.\n\nYêu cầu các cơ quan, địa phương nghiêm túc triển khai thực hiện./."

    assert leads(order) == {"1": ["Sở A"], "p1": ["Sở B"]}
    assert "finding.no_label" in keys(order)
    assert paths(formula) == ["1"]


def test_principles_goals_and_effect_clauses_are_no_tasks() -> None:
    text = """Ủy ban nhân dân tỉnh yêu cầu các sở, ngành:
I. NGUYÊN TẮC
1. Việc đo đất phải công khai.
II. MỤC TIÊU
1. Đo xong 90% diện tích.
III. NHIỆM VỤ
1. Sở A đo đất."""
    article = "Điều 9. Quyết định này có hiệu lực kể từ ngày ký.\nĐiều 10. Sở A chịu trách nhiệm thi hành."

    kinds = {item.path: item.kind for item in body(text)}

    assert kinds["I.1"] is ItemKind.PRINCIPLE
    assert kinds["II.1"] is ItemKind.GOAL
    assert kinds["III.1"] is ItemKind.TASK
    assert {item.kind for item in body(article)} == {ItemKind.INFO}


def test_a_request_is_told_from_an_order() -> None:
    items = body("1. Đề nghị Tỉnh đoàn dạy bơi.\n2. Giao Sở A đo đất.")

    assert [item.kind for item in items] == [ItemKind.REQUEST, ItemKind.TASK]


def test_a_body_that_shares_out_work_still_leads() -> None:
    assert leads("1. Đảng ủy xã phân công cấp ủy viên phụ trách từng thôn.") == {"1": ["Đảng ủy xã"]}


def test_the_list_after_the_signature_is_no_list_of_tasks() -> None:
    text = "1. Sở A đo đất.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nDANH SÁCH\n1. Xã Một.\n2. Xã Hai."

    assert paths(text) == ["1"]


def test_two_orders_of_reading_the_letterhead_say_the_same() -> None:
    left_first = """ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG
Số: 41/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Lâm Đồng, ngày 05 tháng 3 năm 2020
KẾ HOẠCH
trồng chè
1. Sở A trồng chè."""
    by_rows = """ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LÂM ĐỒNG\tĐộc lập - Tự do - Hạnh phúc
Số: 41/KH-UBND\tLâm Đồng, ngày 05 tháng 3 năm 2020
KẾ HOẠCH
trồng chè
1. Sở A trồng chè."""

    heads = [(one.number, one.issuer, one.issued_on, one.place) for one in (read(left_first), read(by_rows))]

    assert heads[0] == heads[1]
    assert heads[0][0] == "41/KH-UBND"
    assert heads[0][1] == "Ủy ban nhân dân tỉnh Lâm Đồng"


def test_an_unreadable_number_or_day_is_left_open_and_said() -> None:
    found = read("Số: {24.2/KH-UBND Huế, ngày (5 tháng 3 năm 2020\nKẾ HOẠCH\n1. Sở A trồng chè.")

    assert (found.number, found.issued_on) == (None, None)
    assert {"finding.no_number", "finding.no_date"} <= {one.key for one in found.findings}


def test_a_day_that_does_not_exist_is_an_error_to_look_at() -> None:
    found = read("Số: 4/KH-UBND\nHuế, ngày 31 tháng 4 năm 2020\nKẾ HOẠCH\ntrồng chè\n1. Sở A trồng chè.")

    assert found.issued_on is None
    assert "finding.impossible_date" in [one.key for one in found.findings]


def test_a_deadline_before_the_issue_is_pointed_out() -> None:
    text = "Số: 4/KH-UBND\nHuế, ngày 30 tháng 4 năm 2020\nKẾ HOẠCH\ntrồng chè\n1. Sở A trồng trong tháng 3 năm 2019."

    assert "finding.due_before_issue" in [one.key for one in read(text).findings]
