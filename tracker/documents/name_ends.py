"""Words before which the name of a body ends: the predicates of directives, and what closes the name of a place."""

from tracker.documents.vocabulary import words

VERBS = words(
    "bai bo, bam sat, ban giao, ban hanh, bao cao, bao dam, bao quan, bao ve, bat giu, bien soan, "
    "bien tap, bieu duong, bo nhiem, bo sung, bo tri, boi duong, cach ly, cam ket, can cu, can doi, "
    "can than, canh bao, cap cuu, cap nhat, cap phat, cat giam, cham nhat, cham soc, chan chinh, "
    "chan doan, chap hanh, chap thuan, chi dao, chi tra, chia se, cho phep, chu dong, chu tri, chu trong, "
    "chu y, chuan bi, chuyen doi, co trach nhiem, cong bo, cong khai, cong nhan, cong tac, cu the, "
    "cu the hoa, cung cap, cung co, cuu tro, dam bao, dam nhiem, dam trach, dang cai, dang ky, dang tai, "
    "danh gia, dao tao, dat hang, dau moi, dau tranh, day manh, day nhanh, de cao, de nghi, de ra, "
    "de xuat, di doi, dieu chinh, dieu dong, dieu hanh, dieu tiet, dieu tra, dieu tri, dinh chi, "
    "dinh huong, dinh ky, do dac, doi chieu, doi moi, doi ten, doi thoai, doi voi, don dep, don doc, "
    "dong gop, dong thoi, dong vien, dua tin, dua vao, duy tri, gia han, giai dap, giai quyet, "
    "giai trinh, giam dinh, giam sat, gin giu, gioi thieu, gop phan, hang nam, hang ngay, hang quy, "
    "hang thang, hang tuan, hinh thanh, ho tro, hoan chinh, hoan thanh, hoan thien, hoc tap, huong dan, "
    "huy bo, huy dong, keo dai, ket hop, ket noi, keu goi, khac phuc, khai bao, khai thac, khan truong, "
    "khang dinh, khao sat, khen thuong, khoanh vung, khoi to, khu trung, khuyen khich, kiem dem, "
    "kiem diem, kiem ke, kiem nghiem, kiem soat, kiem tra, kien quyet, kien toan, kip thoi, ky cam ket, "
    "ky ket, ky luat, lam ro, lam tot, lang nghe, lanh dao, lap dat, lap tuc, lien he, long ghep, "
    "lua chon, luan chuyen, luu tru, luu y, mo chuyen muc, mo lop, mo rong, mot so, mua sam, nang cao, "
    "nang cap, ngan chan, nghiem cam, nghiem chinh, nghiem tuc, nghien cuu, nhac nho, nhan rong, "
    "nhanh chong, nhiet tinh, nhu sau, niem yet, phan bo, phan cap, phan cong, phan dau, phan loai, "
    "phan tich, phat dong, phat hanh, phat hien, phat huy, phat thanh, phat trien, phe binh, pho bien, "
    "phoi hop, phoi ket, phoi ket hop, phong chong, phong ngua, phu trach, phuc vu, quan ly, quan sat, "
    "quan tam, quan trac, quan triet, quang ba, quy dinh, quyen gop, quyet dinh, quyet liet, quyet toan, "
    "ra quan, ra soat, rut ngan, sap xep, siet chat, so hoa, so ket, so sanh, so tan, su dung, sua chua, "
    "sua doi, tang cuong, tang truong, tap hop, tap huan, tap trung, tham dinh, tham gia, tham hoi, "
    "tham muu, tham quyen, tham tra, thanh lap, thanh quyet toan, thanh toan, thanh tra, thao do, "
    "thao go, theo doi, thi diem, thiet lap, thong bao, thong ke, thong nhat, thong qua, thong suot, "
    "thong tin, thu hoi, thu thap, thuc day, thuc hanh, thuc hien, thuc thi, thuong xuyen, tich cuc, "
    "tich hop, tich thu, tiem phong, tien hanh, tiep can, tiep don, tiep nhan, tiep thu, tiep tuc, "
    "tieu huy, tim kiem, to chuc, ton vinh, tong dong vien, tong hop, tong ket, tong ra soat, tra loi, "
    "tranh thu, trao doi, tren co so, trien khai, trong va, trong viec, truc ban, truc tiep, trung bay, "
    "truy quet, tu sua, tu van, tuan tra, tuyen dung, tuyen truyen, tuyet doi, ung cuu, ung dung, ung ho, "
    "ung pho, ung truc, uu tien, uy quyen, van dong, van hanh, ve sinh, ve viec, vi vay, vui long, "
    "xac dinh, xac minh, xac nhan, xay dung, xay lap, xem xet, xu ly, xu phat, yeu cau"
)
"""Verbs of several syllables that open a predicate, folded: a name ends before them when they are in lower case."""

SHORT_VERBS = words(
    "bãi, bắt, bị, bỏ, cho, chuyển, chưa, chấm, chặt, chịu, chọn, coi, có, cũng, cấm, cần, cắm, cử, do, "
    "dành, dé, dùng, dạy, dọn, dừng, dự, dựng, ghi, ghép, giao, giúp, giảm, giữ, gắn, gửi, hạ, hết, họp, "
    "in, khi, không, kéo, ký, lo, là, làm, lấy, lập, miễn, mua, mời, mở, ngay, nhanh, như, nhận, nhắc, "
    "nhằm, nuôi, nên, nêu, nắm, nếu, nộp, phun, phải, qua, quét, rút, sau, sẽ, sớm, sửa, thay, theo, thi, "
    "thu, tháo, thì, thấy, trao, treo, trong, trên, trình, trích, trước, trả, trồng, tu, tùy, tăng, tại, "
    "tạo, tặng, từ, tự, viết, vì, vẫn, về, xin, xây, xét, xóa, đang, đã, đón, đóng, đưa, được, đạt, đặt, "
    "đến, để"
)
"""Words of one syllable that do the same, with their accents: without them they are too many words at once."""

NOUN_AFTER: dict[str, frozenset[str]] = {
    "to chuc": words("cac, nhung, co quan, va, ban, quan, tap the"),
    "quan ly": words("co quan, ban, don vi, bo, nha, nganh, cap, khu, can bo"),
    "kiem tra": words("uy ban, ban, doan, to"),
    "giam sat": words("doan, ban, to"),
    "chi dao": words("ban"),
    "giup viec": words("bo phan, to, co quan"),
    "tham muu": words("co quan, don vi, bo phan, ban"),
    "dao tao": words("va, co so"),
    "phat trien": words("va"),
    "nghien cuu": words("to chuc, vien, co so, don vi, va"),
    "bao cao": words("vien"),
    "dau tu": words("va"),
    "thanh tra": words("co quan, cac"),
    "cung cap": words("cong ty, doanh nghiep, to chuc, don vi, so"),
    "lanh dao": words("dong chi, cac, ban"),
    "thuong truc": words("co quan, ban"),
    "tuyen truyen": words("co quan, doi"),
    "phu trach": words("bo phan"),
    "cong tac": words("to, doan, ban"),
    "dieu hanh": words("ban, bo phan"),
    "thong tin": words("va, nganh, trung tam"),
    "xay dung": words("nganh, dau tu"),
    "su dung": words("don vi, nguoi, co quan, to chuc"),
    "de xuat": words("don vi"),
    "mua sam": words("don vi"),
}
"""Words before which a verb is no verb but part of a name: "ủy ban kiểm tra", "các tổ chức"."""

NAME_ENDS = frozenset(
    {
        ("chuong", "trinh"), ("quy", "trinh"), ("cong", "trinh"), ("lo", "trinh"), ("tien", "trinh"),
        ("hang", "khong"), ("viec", "lam"), ("doc", "lap"), ("cong", "lap"), ("dan", "lap"), ("trat", "tu"),
        ("bao", "ve"), ("phuc", "vu"), ("dich", "vu"), ("phap", "che"), ("ban", "giao"), ("xuc", "tien"),
        ("van", "phong"), ("phat", "hanh"), ("huu", "nghi"), ("tuyen", "giao"),
    }
)  # fmt: skip
"""Words of which the second looks like a verb and is none."""

ORGANISED = words(
    "chinh tri, co so, cong doan, dai dien, dang, dang cap, dich vu, hanh chinh, hoi nghe, kinh doanh, "
    "kinh te, nghe nghiep, phi chinh, quoc te, thanh vien, tin dung, ton giao, xa hoi"
)
"""What follows "tổ chức" where it is a noun: "tổ chức chính trị - xã hội", "tổ chức đại diện doanh nghiệp"."""

CLOSERS = words("huyện, nước, phường, quan, quận, tỉnh, xã")

CLOSERS_FOLDED = words("pho, thuoc, tran, uong")
"""Last words of places and groups ("Công an tỉnh", "các huyện, thành phố", "có liên quan", "trực thuộc"), with accents
where the bare letters are other words too."""

GOES_ON = words(
    "ban, bien, cac, cap, chinh, chua, chuyen, co, con, cu, cua, cung, dang, dia, doan, doi, dong, duoc, "
    "giap, hoac, hoi, huyen, ke, khac, khu, lan, lien, mien, moi, nay, ngheo, ngoai, nha, nhan, nhung, "
    "noi, o, phia, pho, phuong, quan, tai, thanh, thuoc, tinh, tran, tren, trong, truc, trung, tu, uong, "
    "uy, va, ven, voi, vung, xa"
)
"""Words in lower case that may still follow a closer inside a name; another one opens the predicate."""

PORTFOLIO_ENDS = words(
    "noi vu, tu phap, tai chinh, dau tu, cong thuong, nong thon, moi truong, van tai, xay dung, truyen thong, xa hoi, "
    "du lich, cong nghe, dao tao, y te, the thao, ngoai vu, ton giao, ngoai giao, quoc phong"
)
"""The last words of the names of ministries and departments."""
