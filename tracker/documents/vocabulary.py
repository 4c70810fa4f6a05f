"""Words with which the name of a body begins, and the nouns of groups; accents folded, so that a scan still matches.

Capitals are judged on the text itself. Where a name ends is in `name_ends`.
"""


def words(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.replace("\n", ",").split(",") if part.strip())


NAME_HEADS = words(
    "ban, bao, benh vien, bo, chi bo, chi cuc, can bo, chuyen vien, cong chuc, cong ty, cuc, "
    "dai, dang bo, doan, hoc vien, hoi, "
    "kiem toan, nha, phong, quan khu, quan ly thi truong, quy, so, thanh tra, tieu ban, to, tong cuc, "
    "trung tam, truong, vien, vu"
)
"""Heads that count only before a name in capitals: "Sở Y tế", but not "sở hữu" or "Ban hành"."""

ABBREVIATIONS = words(
    "bcd, bcs, bcsd, bch, bchqs, bdbp, bgh, bhxh, bql, bqlda, btc, btg, btgdv, btv, ccb, cdc, chqs, ddbqh, "
    "hccb, hdnd, hlhpn, hnd, kbnn, ktnn, ldld, lhpn, mttq, mttqvn, nhcsxh, nhnn, ptth, qltt, tand, ttcp, ttyt, "
    "ubkt, ubmt, ubmttq, ubmttqvn, ubnd, vksnd, vp, vpcp, vphdnd, vptu, vpubnd, vnpt, evn, bidv"
)
"""Names that clerks write as their first letters; they open a name as the words would."""

FULL_HEADS = (
    words(
        "ban bi thu, ban can su, ban chi dao, ban dieu hanh, ban nganh, ban quan ly, ban soan thao, "
        "ban thanh tra, ban thuong vu, chi uy, ban to chuc, bao hiem xa hoi, bao tang, bao viet nam, bo chi huy, "
        "bo chinh tri, bo doi, bo phan, bo tu lenh, buu dien, cac, cang vu, cap uy, chi nhanh, chinh phu, "
        "chinh quyen, chu dau tu, co quan, cong an, cong doan, cong ty, cum, cum cong nghiep, dai tieng noi, "
        "dai truyen hinh, dang doan, dang uy, dia phuong, dien luc, doan cong tac, doan giam sat, "
        "doan kiem tra, doan thanh nien, doan thanh tra, doan the, doanh nghiep, doi canh sat, doi quan ly, "
        "don bien phong, don vi, don vi chu tri, hai quan, hat kiem lam, hdnd, hiep hoi, hoi dong, "
        "hoi lien hiep, hop tac xa, huyen, huyen doan, huyen uy, kho bac, khoi, khu bao ton, kiem lam, "
        "lam truong, lien doan, lien hiep, lien minh, luc luong, mat tran, mat tran to quoc, mttq, ngan hang, "
        "nganh, nguoi dung dau, nha hat, nha truong, nha van hoa, nhung, nong truong, phong thuong mai, "
        "phuong, quan, quan ly thi truong, quan uy, quoc hoi, quy bao ve, quy phat trien, so giao dich, "
        "so nganh, tap doan, tat ca, thanh doan, thanh pho, thanh uy, thi uy, thi xa, thu tuong, thu vien, "
        "thuong truc, tinh, tinh doan, tinh uy, to chuc dang, to cong tac, to dai bieu, to giup viec, to kiem tra, "
        "to soan thao, to thuong truc, trang thong tin, trang tin, "
        "toa an, toan the, tong cong ty, tong lien doan, tram y te, trung tam, "
        "trung uong doan, ubmt, ubmttq, ubmttqvn, ubnd, uy ban, uy vien, van phong, vien kiem sat, vp, vpcp, "
        "vuon quoc gia, tp, tx, xa, thong tan xa, kiem toan nha nuoc, cong thong tin, tap chi, nha xuat ban, "
        "doan dai bieu, doan dbqh, doan khoi, doan luat su, lien hiep hoi, lien hiep cac, dai su quan, dai dien, "
        "vien thong, buu chinh, thuong vu, chi doi, dai doi, tieu doan, su doan, quan doan, quan chung, cong ty tnhh, "
        "dai bieu hdnd, dai bieu hoi dong, dai bieu quoc hoi, "
        "dai hoc, hoc vien, dai khi tuong, tong lanh su quan, phan hieu, vnpt, viettel, mobifone, vinaphone, evn, "
        "agribank, bidv, vietinbank, vietcombank, petrolimex, thong tan"
    )
    | ABBREVIATIONS
)
"""Heads that name a body, a place or a group by themselves."""

OFFICE_HEADS = words(
    "ba, bao cao vien, bi thu, bo truong, cong tac vien, dieu tra vien, giam sat vien, "
    "cac dong chi, chanh an, chanh thanh tra, chanh van phong, chi huy truong, "
    "chu nhiem, chu tich, cuc truong, dong chi, giam doc, hieu truong, lanh dao, nguoi dung dau, ong, "
    "pho bi thu, pho chu tich, pho giam doc, pho thu tuong, pho truong ban, thanh vien, thong doc, "
    "thu truong, to truong, tong bien tap, tong cuc truong, tong giam doc, tong kiem toan, "
    "tong thanh tra, tong thu ky, truong ban, truong cac, truong phong, tu lenh, vien kiem, vien truong, "
    "vu truong"
)

GROUP_NOUNS = words(
    "ba, ban, ban can su, ban chi dao, ban dang, ban nganh, ban quan ly, bao, bao chi, benh vien, bi thu, "
    "bo, bo phan, bo truong, cap, cap uy, chi bo, chi cuc, chi cuc thue, chi hoi, chi nhanh, chinh quyen, "
    "chu dau tu, chu tich, co quan, co so, cong an, cong doan, cong ty, cuc, cuc thue, cum, dai, dang bo, "
    "dang doan, dang uy, dia phuong, doan, doan the, doanh nghiep, don vi, don vi lien quan, "
    "don vi su nghiep, dong chi, giam doc, hdnd, hiep hoi, hoc vien, hoi, hoi vien, hop tac xa, huyen, "
    "huyen uy, kho bac, khoi, lanh dao, lien doan, lien hiep, luc luong, mat tran, ngan hang, nganh, "
    "nghiep doan, nha dau tu, nha khoa hoc, nha mang, nha truong, phong, phong ban, phuong, phuong tien, "
    "quan, quan uy, so, so nganh, tap doan, thanh, thanh pho, thanh tra, thanh uy, thanh vien, thi, "
    "thi tran, thi uy, thi xa, thon, thu truong, tieu ban, tinh, tinh thanh, tinh uy, to chuc, "
    "to cong tac, toa an, tong cong ty, tp, trung tam, truong, ubnd, uy ban, uy vien, vien, "
    "vien kiem sat, vu, xa, chi uy, truong hoc, chu co so, chu dap, "
    "chu ho, chu nuoi, chu phuong tien, chu rung, chu tau, chu xe, ho dan, ho gia dinh, ho kinh doanh, "
    "hop tac, khu pho, ngu dan, nha thau, to dan pho, to truong, truong ban, truong khu, truong thon"
) | {"chi ,"}  # "các chi, đảng bộ", "các chi, đảng ủy": not "các chi phí"
"""What may follow "các" or stand in lower case in a list of bodies."""

SPLIT_NOUNS = words("ban can su, ban can su dang, dang doan")
"""Party bodies that stand for themselves inside a list opened by "các"."""

PLURALS = words("cac, moi, nhung, tat ca, toan the, tung")

PORTFOLIO_PAIRS: frozenset[tuple[str, str]] = frozenset(
    {
        ("giao duc", "dao tao"),
        ("khoa hoc", "cong nghe"),
        ("thong tin", "truyen thong"),
        ("tai nguyen", "moi truong"),
        ("nong nghiep", "phat trien"),
        ("nong nghiep", "moi truong"),
        ("ke hoach", "dau tu"),
        ("thuong binh", "xa hoi"),
        ("the thao", "du lich"),
        ("dan toc", "ton giao"),
        ("van hoa", "the thao"),
        ("van hoa", "thong tin"),
        ("tuyen giao", "dan van"),
    }
)
"""Two-part names of State portfolios: "và" between these words joins one name."""

SECTORS = words(
    "cong an, cong thuong, du lich, giao duc, giao thong, hai quan, khoa hoc, lao dong, ngan hang, "
    "noi vu, nong nghiep, quan su, tai chinh, tai nguyen, the thao, thong tin, thue, thuong binh, "
    "tu phap, van hoa, xay dung, y te"
)
"""Sectors as they are named without a body: "ngành giáo dục, y tế"."""

LISTED_PAIRS = words(
    "ban can, bo phan, dai bieu, cap uy, chinh quyen, co quan, cong an, dang doan, dang uy, dia phuong, doan the, "
    "don vi, huyen uy, mat tran, thanh uy, thi uy, tinh uy, to chuc, uy ban"
)

LISTED_WORDS = ABBREVIATIONS - words("btc, bch, bql, bcs, vp")
"""Heads that count in lower case too, being no other word."""

ACCENTED_HEADS = words(
    "ban, báo, bệnh, bộ, chi, các, công, cục, cụm, huyện, học, hội, khối, kiểm, mặt, ngành, nhà, phòng, "
    "phường, quân, quản, quận, quốc, quỹ, sở, thanh, thành, thị, tiểu, trung, trường, tỉnh, tổ, tổng, "
    "viện, vụ, xã, đoàn, đài, đảng"
)
"""Heads as they are written, for words in capitals throughout: "TÌNH HÌNH" names no province."""
