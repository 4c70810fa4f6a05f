"""What the rules of form ask of each element: Party (Hướng dẫn 36-HD/VPTW), State (Nghị định 30/2020/NĐ-CP, annex I).

Written out here apart from the profiles, which are what is tested. Sizes and spacing in points, lengths in
millimetres; a pair is the least and the most.
"""

from dataclasses import dataclass

Range = tuple[float, float]


@dataclass(frozen=True)
class Asked:
    """`words` stand in the sample report; None for what the rule leaves open. `side` left, center, justify."""

    element: str
    words: str
    size: Range
    bold: bool = False
    italic: bool = False
    side: str | None = None
    pitch: Range | None = None
    indent: Range | None = None
    underlined: bool | None = None


@dataclass(frozen=True)
class AskedPage:
    """Paper, margins and where the number of the page stands, in millimetres."""

    width: float
    height: float
    top: Range
    bottom: Range
    left: Range
    right: Range
    number_top: Range
    number_size: Range
    between_paragraphs: Range
    rule_under_motto: float = 1.0  # of the length of the motto


_MANY = (18.0, 22.0)

PARTY = (
    Asked("Đảng Cộng sản Việt Nam", "ĐẢNG CỘNG SẢN VIỆT NAM", (15, 15), bold=True, side="center"),
    Asked("superior body", "TỈNH ỦY BÌNH MẪU", (14, 14), side="center"),
    Asked("issuing body", "BAN TUYÊN GIÁO", (14, 14), bold=True, side="center"),
    Asked("* under the issuing body", "*", (14, 14), side="center"),
    Asked("number, no colon, padded", "Số 07-BC/BTGTU", (14, 14), side="center"),
    Asked("place and date, padded", "Bình Mẫu, ngày 02 tháng 01 năm 2020", (14, 14), italic=True),
    Asked("BÁO CÁO", "BÁO CÁO", (15, 16), bold=True, side="center"),
    Asked("abstract", "kết quả thực hiện Công văn", (14, 15), bold=True, side="center"),
    Asked("----- under the abstract", "-----", (14, 14), side="center"),
    Asked("body", "Thực hiện Công văn số", (14, 15), side="justify", pitch=_MANY, indent=(9.5, 10.5)),
    Asked("heading I-", "I- CÔNG TÁC LÃNH ĐẠO", (14, 15), bold=True),
    Asked("heading 1.", "1. Kết quả chung", (14, 15), bold=True),
    Asked("dash -", "- Chủ trì", (14, 15), indent=(9.5, 10.5)),
    Asked("quoted result +", "+ “", (14, 15), side="justify", pitch=_MANY, indent=(9.5, 10.5)),
    Asked("authority (K/T)", "K/T TRƯỞNG BAN", (14, 14), bold=True, side="center"),
    Asked("position, not bold", "PHÓ TRƯỞNG BAN", (14, 14), side="center"),
    Asked("name of the signer", "Cán bộ mẫu 1", (14, 14), bold=True, side="center"),
    Asked("Nơi nhận:, underlined", "Nơi nhận:", (14, 14), side="left", underlined=True),
    Asked("list of Nơi nhận", "- Thường trực Tỉnh ủy (báo cáo),", (12, 12), side="left"),
    Asked("last line of Nơi nhận", "- Lưu Ban Tuyên giáo Tỉnh ủy.", (12, 12), side="left"),
)

STATE = (
    Asked("Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (12, 13), bold=True, side="center"),
    Asked("Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc", (13, 14), bold=True, side="center"),
    Asked("superior body", "UBND TỈNH BÌNH MẪU", (12, 13), side="center"),
    Asked("issuing body", "SỞ MẪU", (12, 13), bold=True, side="center"),
    Asked("number, with colon", "Số: 07/BC-SM", (13, 13), side="center"),
    Asked("place and date", "Bình Mẫu, ngày 04 tháng 01 năm 2021", (13, 14), italic=True),
    Asked("BÁO CÁO", "BÁO CÁO", (13, 14), bold=True, side="center"),
    Asked("abstract", "kết quả thực hiện Công văn", (13, 14), bold=True, side="center"),
    Asked("body", "Thực hiện Công văn số", (13, 14), side="justify", indent=(9.5, 12.7)),
    Asked("authority (KT.)", "KT. GIÁM ĐỐC", (13, 14), bold=True, side="center"),
    Asked("position, bold", "PHÓ GIÁM ĐỐC", (13, 14), bold=True, side="center"),
    Asked("name of the signer", "Cán bộ mẫu 1", (13, 14), bold=True, side="center"),
    Asked(
        "Nơi nhận:, bold italic", "Nơi nhận:", (12, 12), bold=True, italic=True, side="left", underlined=False
    ),
    Asked("list of Nơi nhận", "- Các cơ quan, đơn vị được giao", (11, 11), side="left"),
)

PARTY_PAGE = AskedPage(210, 297, (20, 20), (20, 20), (30, 30), (15, 15), (10, 10), (14, 14), (6, 99))
STATE_PAGE = AskedPage(210, 297, (20, 25), (20, 25), (30, 35), (15, 20), (10, 10), (13, 14), (6, 99))
