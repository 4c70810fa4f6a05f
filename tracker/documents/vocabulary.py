"""Words of the language of directives, accents folded, that tell where a body's name begins and where it ends.

Folded, so that a scan with damaged accents still matches; capitals are judged on the text itself.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.replace("\n", ",").split(",") if part.strip())


NAME_HEADS = _words(
    "bo, so, ban, phong, cuc, vu, vien, hoi, doan, bao, dai, to, nha, quy, truong, tong cuc, chi cuc, thanh tra, "
    "tieu ban, quan khu, cong ty, trung tam, benh vien, chi bo, dang bo, hoc vien, kiem toan, quan ly thi truong"
)
"""Heads that count only before a name in capitals: "Sở Y tế", but not "sở hữu" or "Ban hành"."""

FULL_HEADS = _words(
    "cong an, uy ban, ubnd, hdnd, ubmttq, ubmttqvn, ubmt, mttq, mat tran to quoc, van phong, vp, vpcp, ngan hang, "
    "kho bac, bao hiem xa hoi, toa an, vien kiem sat, lien doan, tong lien doan, lien minh, lien hiep, tap doan, "
    "tong cong ty, hoi dong, ban chi dao, ban quan ly, ban dieu hanh, bo phan, quan uy, dang uy, dang doan, tinh uy, "
    "thanh uy, huyen uy, thi uy, khoi, tinh doan, huyen doan, thanh doan, bo chi huy, bo tu lenh, bo doi, kiem lam, "
    "hai quan, co quan, don vi, thuong truc, ban thuong vu, ban can su, cap uy, chinh quyen, quoc hoi, chinh phu, "
    "thu tuong, nguoi dung dau, phong thuong mai, to cong tac, nha truong, ban bi thu, bo chinh tri, "
    "uy vien, ban thanh tra, doan thanh nien, hoi lien hiep, bao viet nam, dai truyen hinh, dai tieng noi, "
    "dia phuong, to chuc dang, luc luong, hiep hoi, to kiem tra, to cong tac, to giup viec, doan kiem tra, doan giam sat, doan thanh tra, "
    "ban to chuc, doan cong tac, to soan thao, ban soan thao, to thuong truc, quan ly thi truong, bao tang, thu vien, nha hat, nha van hoa, tram y te, "
    "hat kiem lam, khu bao ton, vuon quoc gia, buu dien, dien luc, cong ty, hop tac xa, don bien phong, quy bao ve, "
    "quy phat trien, cum cong nghiep, so giao dich, doi quan ly, doi canh sat, cang vu, lam truong, nong truong, "
    " to chuc dang, nganh, "
    "doan the, chu dau tu, cong doan, trung uong doan, mat tran, "
    "chi nhanh, cum, doanh nghiep, xa, phuong, huyen, quan, thi xa, thanh pho, tinh, trung tam, "
    "so nganh, ban nganh, cac, nhung, toan the, tat ca, don vi chu tri"
)
"""Heads that name a body, a place or a group by themselves."""

OFFICE_HEADS = _words(
    "giam doc, pho giam doc, tong giam doc, chu tich, pho chu tich, bi thu, pho bi thu, truong ban, pho truong ban, "
    "truong phong, bo truong, thu truong, chanh van phong, chanh thanh tra, cuc truong, vien truong, chanh an, "
    "hieu truong, thong doc, tong bien tap, dong chi, cac dong chi, lanh dao, nguoi dung dau, thanh vien, "
    "tong cuc truong, pho thu tuong, tong thanh tra, chu nhiem, tu lenh, chi huy truong, to truong, truong cac, "
    "vu truong, tong kiem toan, tong thu ky, vien kiem, ong, ba"
)

GROUP_NOUNS = _words(
    "so, ban, nganh, bo, huyen, thi, thi xa, thanh pho, tp, xa, phuong, quan, thi tran, thon, thanh, tinh, "
    "co quan, don vi, dia phuong, to chuc, doan the, mat tran, hoi, cap, cap uy, dang uy, dang bo, chi bo, "
    "thanh uy, thi uy, huyen uy, quan uy, tinh uy, doanh nghiep, truong, benh vien, ngan hang, cong ty, tap doan, "
    "tong cong ty, phong, cuc, vu, vien, trung tam, nha truong, hiep hoi, chi cuc, "
    "don vi su nghiep, bao, dai, bao chi, "
    "ban dang, ban can su, dang doan, luc luong, phuong tien, cong an, uy ban, ubnd, hdnd, dong chi, uy vien, "
    "thanh vien, thu truong, chu tich, giam doc, bi thu, lanh dao, ban quan ly, ban chi dao, to cong tac, chu dau tu, "
    "bo phan, co so, chinh quyen, phong ban, khoi, cum, chi nhanh, bo truong, truong, nha mang, hop tac xa, "
    "cuc thue, chi cuc thue, so nganh, ban nganh, tinh thanh, kho bac, tieu ban, doan, hoc vien, nha khoa hoc, "
    "cong doan, chi hoi, hoi vien, lien doan, lien hiep, nha dau tu, don vi lien quan, nghiep doan, thanh tra, toa an, vien kiem sat, ba"
)
"""What may follow "các" or stand in lower case in a list of bodies."""

SPLIT_NOUNS = _words("ban can su dang, ban can su, dang doan")
"""Party bodies that stand for themselves inside a list opened by "các"."""

PLURALS = _words("cac, nhung, toan the, tung, moi, tat ca")

TAIL_WORDS = _words(
    "lien quan, truc thuoc, thuoc, cua, o, cap, khac, co lien quan, tren dia ban, dia ban, cung cap"
)

VERBS = _words(
    "bam sat, ban hanh, bao cao, bao dam, bien soan, bien tap, bo sung, bo tri, boi duong, cam ket, can "
    "cu, can doi, can than, canh bao, cap nhat, cap phat, cham nhat, chan chinh, chap hanh, chap thuan, "
    "chi dao, chi tra, chu dong, chu tri, chu trong, chu y, chuan bi, chuyen doi, co trach nhiem, cong "
    "bo, cong khai, cong tac, cu the, cu the hoa, cung cap, cung co, dam bao, dang ky, dang tai, danh "
    "gia, dao tao, dau tranh, day manh, day nhanh, de cao, de nghi, de ra, de xuat, dieu chinh, dieu "
    "dong, dieu hanh, dieu tra, dinh huong, dinh ky, doi moi, doi voi, don doc, dong thoi, dong vien, duy "
    "tri, giai quyet, giam sat, gop phan, hang nam, hang quy, hang thang, hang tuan, hinh thanh, ho tro, "
    "hoan thanh, hoan thien, hoc tap, huong dan, huy dong, ket hop, ket noi, khac phuc, khai thac, khan "
    "truong, khao sat, khuyen khich, kiem diem, kiem soat, kiem tra, kien toan, kip thoi, ky ket, lang "
    "nghe, lanh dao, lien he, long ghep, lua chon, luu y, mot so, mua sam, nang cao, ngan chan, nghiem "
    "tuc, nghien cuu, nhanh chong, nhu sau, niem yet, phan bo, phan cap, phan cong, phan dau, phat dong, "
    "phat hanh, phat hien, phat huy, phat trien, pho bien, phoi hop, phoi ket hop, phong chong, phong "
    "ngua, phu trach, quan ly, quan tam, quan triet, quy dinh, quyet liet, quyet toan, ra soat, sap xep, "
    "siet chat, so ket, su dung, sua doi, tang cuong, tang truong, tap hop, tap huan, tap trung, tham "
    "dinh, tham gia, tham muu, tham quyen, tham tra, thanh lap, thanh toan, thanh tra, thao go, theo doi, "
    "thiet lap, thong bao, thong ke, thong nhat, thong tin, thu thap, thuc day, thuc hanh, thuc hien, "
    "thuc thi, thuong xuyen, tich cuc, tich hop, tien hanh, tiep nhan, tiep tuc, to chuc, tong hop, tong "
    "ket, tra loi, trao doi, tren co so, trien khai, trong viec, tuan tra, tuyen truyen, ung dung, ung "
    "pho, uu tien, van dong, van hanh, ve viec, vi vay, vui long, xac dinh, xac minh, xay dung, xem xet, "
    "xu ly, yeu cau, quan trac, do dac, "
    "bai bo, ban giao, bao quan, bao ve, bat giu, bieu duong, bo nhiem, bo sung, cach ly, cap cuu, cap "
    "nhat, cat giam, cham soc, chan doan, chia se, cho phep, chu dong, cong nhan, cuu tro, dam "
    "nhiem, dam trach, dang cai, dat hang, dau moi, di doi, dieu tiet, dieu tri, dinh chi, dinh huong, "
    "doi chieu, doi ten, doi thoai, don dep, dong gop, dua tin, dua vao, gia han, giai dap, giai trinh, "
    "giam dinh, gin giu, gioi thieu, hang ngay, hoan chinh, huy bo, keo dai, keu goi, khai bao, khang "
    "dinh, khen thuong, khoanh vung, khoi to, khu trung, kiem dem, kiem ke, kiem nghiem, kien quyet, ky "
    "cam ket, ky luat, lam ro, lam tot, lap dat, lap tuc, luan chuyen, luu tru, mo chuyen muc, mo lop, mo "
    "rong, nang cap, nghiem cam, nghiem chinh, nhac nho, nhan rong, nhiet tinh, phan loai, phan tich, "
    "phat thanh, phe binh, phoi ket, phuc vu, quan ly, quan sat, quang ba, quyen gop, quyet dinh, ra "
    "quan, rut ngan, so hoa, so sanh, so tan, sua chua, tham hoi, tham muu, thanh quyet toan, thanh tra, "
    "thao do, thi diem, thong qua, thong suot, thu hoi, thuc day, tich thu, tiem phong, tiep can, tiep "
    "don, tiep thu, tieu huy, tim kiem, ton vinh, tong dong vien, tong ra soat, tranh thu, trong va, truc "
    "ban, truc tiep, trung bay, truy quet, tu sua, tu van, tuyen dung, tuyet doi, ung cuu, ung ho, ung "
    "truc, uy quyen, ve sinh, xac nhan, xay lap, xu phat"
)
"""Verbs of several syllables that open a predicate, folded: a name ends before them when they are in lower case."""

SHORT_VERBS = _words(
    "cắm, dựng, tháo, dọn, quét, chặt, trồng, bắt, phun, dạy, xây, trích, dành, trao, tặng, nhắc, đóng, miễn, "
    "chấm, thi, ghép, nuôi, tu, bãi, bị, bỏ, cho, chuyển, chưa, chịu, chọn, coi, có, cũng, cấm, cần, cử, do, dé, dùng, dừng, dự, ghi, "
    "giao, giúp, giảm, giữ, gắn, gửi, hạ, hết, họp, in, khi, không, kéo, ký, lo, là, làm, lấy, lập, mua, "
    "mời, mở, ngay, nhanh, như, nhận, nhằm, nên, nêu, nắm, nếu, nộp, phải, qua, rút, sau, sẽ, sớm, sửa, "
    "thay, theo, thu, thì, thấy, treo, trong, trên, trình, trước, trả, tùy, tăng, tại, tạo, từ, tự, viết, "
    "vì, vẫn, về, xin, xét, xóa, đang, đã, đón, đưa, được, đạt, đặt, đến, để"
)
"""Words of one syllable that do the same, with their accents: without them they are too many words at once."""

NOUN_AFTER: dict[str, frozenset[str]] = {
    "to chuc": _words("cac, nhung, co quan, va, ban, quan, tap the"),
    "quan ly": _words("co quan, ban, don vi, bo, nha, nganh, cap, khu, can bo"),
    "kiem tra": _words("uy ban, ban, doan, to"),
    "giam sat": _words("doan, ban, to"),
    "chi dao": _words("ban"),
    "giup viec": _words("bo phan, to, co quan"),
    "tham muu": _words("co quan, don vi, bo phan, ban"),
    "dao tao": _words("va, co so"),
    "phat trien": _words("va"),
    "nghien cuu": _words("to chuc, vien, co so, don vi, va"),
    "bao cao": _words("vien"),
    "dau tu": _words("va"),
    "thanh tra": _words("co quan, cac"),
    "cung cap": _words("cong ty, doanh nghiep, to chuc, don vi, so"),
    "lanh dao": _words("dong chi, cac, ban"),
    "thuong truc": _words("co quan, ban"),
    "tuyen truyen": _words("co quan, doi"),
    "phu trach": _words("bo phan"),
    "cong tac": _words("to, doan, ban"),
    "dieu hanh": _words("ban, bo phan"),
    "thong tin": _words("va, nganh, trung tam"),
    "xay dung": _words("nganh"),
    "su dung": _words("don vi, nguoi, co quan, to chuc"),
    "de xuat": _words("don vi"),
    "mua sam": _words("don vi"),
}
"""Words before which a verb is no verb but part of a name: "ủy ban kiểm tra", "các tổ chức"."""

PREPOSITIONS = _words(
    "voi, cho, cua, tai, theo, tu, ve, den, boi, o, trong, giua, vao, doi voi, thuoc, gui, do, bang, nhu"
)

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

SECTORS = _words(
    "giao duc, lao dong, y te, van hoa, nong nghiep, tai chinh, cong thuong, giao thong, xay dung, tu phap, noi vu, "
    "khoa hoc, thong tin, tai nguyen, cong an, quan su, thuong binh, the thao, du lich, ngan hang, thue, hai quan"
)
"""Sectors as they are named without a body: "ngành giáo dục, y tế"."""

NAME_ENDS = frozenset(
    {
        ("chuong", "trinh"), ("quy", "trinh"), ("cong", "trinh"), ("lo", "trinh"), ("tien", "trinh"),
        ("hang", "khong"), ("viec", "lam"), ("doc", "lap"), ("cong", "lap"), ("dan", "lap"), ("trat", "tu"),
        ("bao", "ve"), ("phuc", "vu"), ("dich", "vu"), ("phap", "che"), ("ban", "giao"), ("xuc", "tien"),
        ("van", "phong"), ("phat", "hanh"), ("huu", "nghi"), ("tuyen", "giao"),
    }
)  # fmt: skip
"""Words of which the second looks like a verb and is none."""

ORGANISED = _words(
    "dang, dai dien, chinh tri, xa hoi, hanh chinh, tin dung, quoc te, kinh te, nghe nghiep, phi chinh, co so, dang cap, "
    "cong doan, ton giao, thanh vien, hoi nghe, kinh doanh, dich vu"
)
"""What follows "tổ chức" where it is a noun: "tổ chức chính trị - xã hội", "tổ chức đại diện doanh nghiệp"."""

LISTED_PAIRS = _words(
    "uy ban, cong an, dang uy, dang doan, ban can, huyen uy, thanh uy, tinh uy, thi uy, cap uy, co quan, don vi, "
    "chinh quyen, to chuc, doan the, dia phuong, bo phan, mat tran"
)
LISTED_WORDS = _words("ubnd, hdnd, mttq")
"""Heads that count in lower case too, being no other word."""

CLOSERS = _words("tỉnh, xã, huyện, quan, quận, phường, nước")
CLOSERS_FOLDED = _words("pho, tran, uong, thuoc")
"""Last words of places and groups ("Công an tỉnh", "các huyện, thành phố", "có liên quan", "trực thuộc"), with accents
where the bare letters are other words too."""

GOES_ON = _words(
    "va, truc, thuoc, co, lien, tren, trong, cua, cap, cac, khac, o, tai, bien, mien, vung, noi, ven, dong, hoac, uy, "
    "xa, tran, quan, tinh, thanh, huyen, phuong, dia, trung, cung, nay, ngheo, moi, phia, khu, voi, nhan, uong, ban, "
    "nha, doi, pho, hoi, doan, nhung, ngoai, duoc, chua, con, dang, chinh, chuyen, lan, ke, giap, tu, cu"
)
"""Words in lower case that may still follow a closer inside a name; another one opens the predicate."""

ACCENTED_HEADS = _words(
    "bộ, sở, ban, phòng, cục, vụ, viện, hội, đoàn, báo, đài, tổ, nhà, quỹ, trường, chi, tổng, thanh, tiểu, quân, công, "
    "trung, bệnh, đảng, học, kiểm, quản, tỉnh, xã, phường, huyện, quận, ngành, khối, cụm, mặt, quốc, thị, thành, các"
)
"""Heads as they are written, for words in capitals throughout: "TÌNH HÌNH" names no province."""
