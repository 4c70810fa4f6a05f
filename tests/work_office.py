"""An office whose officer has work of every kind: late, due soon, returned, later, undated, sent, ended."""

from datetime import date, timedelta

from tests.office import FIRST_DAY, Office, baseline, item
from tracker.store.assignments import Assignment
from tracker.usecases.context import Context
from tracker.usecases.submissions import Submission

BODY = "so-mau"
LONG = (
    "Chủ trì, phối hợp với các cơ quan, đơn vị liên quan rà soát, thống kê, cập nhật số liệu theo địa bàn; xây dựng "
    "kế hoạch mẫu, tổ chức tuyên truyền trong các trường, khu dân cư và báo cáo kết quả về cơ quan theo dõi mẫu"
)
DUTIES = [
    {"text": text, "span": [0, 1], "nature": "one_off", "due_on": None, "recurrence": None}
    for text in ("Lập danh sách theo địa bàn mẫu", "Báo cáo kết quả rà soát bằng văn bản mẫu")
]


def busy(office: Office) -> tuple[Context, list[Assignment]]:
    """The officer of BODY, and its assignments 1-1 to 1-7 in the order of the kinds above."""
    day = FIRST_DAY
    found = office.issued(
        item(
            "1",
            leads=[BODY],
            due_on=day - timedelta(days=5),
            text=LONG,
            duties=DUTIES,
            coordinating=["so-ban"],
        ),
        item("2", leads=[BODY], due_on=day + timedelta(days=3), text="Thống kê số liệu mẫu quý này"),
        item("3", leads=[BODY], due_on=day + timedelta(days=40), text="Kiểm tra các điểm mẫu"),
        item("4", leads=[BODY], due_on=day + timedelta(days=60), text="Tập huấn cán bộ mẫu"),
        item("5", leads=[BODY], text="Phối hợp tuyên truyền khi có việc mẫu"),
        item("6", leads=[BODY], due_on=date(2019, 6, 28), text="Báo cáo tình hình mẫu"),
        item("7", leads=[BODY], text="Góp ý dự thảo mẫu"),
        figures=[baseline("số vụ việc mẫu", 33), baseline("số người tham gia mẫu", 1426)],
    )
    own = [one for one in found if one.body_code == BODY]
    officer, board = office.officer(BODY), office.coordinator()
    for at in (2, 5, 6):
        office.move(officer, own[at], "start")
        office.move(officer, own[at], "report", submission=Submission("Đã làm một phần việc mẫu."))
    office.move(board, own[2], "return", reason="Thiếu số liệu của hai xã; đề nghị bổ sung biểu kèm theo.")
    office.move(board, own[6], "verify")
    return officer, own
