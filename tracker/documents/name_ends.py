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

FIELD_VERBS = words(
    "chua chay, "
    "xong truoc, xong trong, xong vao, bac bo, cham dut, chuan hoa, cuu chua, don gian hoa, giu gin, giu vung, gop y, "
    "kien nghi, lam giau, "
    "lay y kien, phan bac, phe duyet, soan thao, tiep cong dan, uon nan, xay moi, xu li, "
    "dam phan, dat hang, dieu phoi, dau gia, mo phong, "
    "sang tac, tai che, tiep thi, trung tu, xa nuoc, "
    "ap dung, ban bac, be mac, binh chon, binh xet, bom nuoc, cai cach, cai tao, cam moc, can bang, "
    "can thiep, canh gac, cap giay, cap phep, chat loc, chay thu, chi vien, chia se, chinh ly, "
    "chinh sua, chinh trang, chiu trach nhiem, chuc mung, chung minh, chuyen giao, co cau lai, "
    "co ke hoach, cung nhau, cung phoi hop, cuoi nam, cuoi quy, cuong che, cuu nan, dan dat, dap tat, "
    "dap ung, dat muc tieu, dau noi, day lui, de phong, dem lai, den bu, diem danh, dinh gia, "
    "doi chieu, dong cua, dong hanh, dong loat, du bao, du tru, dua vao, ghi nhan, gia cong, "
    "gia nhap, giai ngan, giai phong, giai the, giai toa, giam nhe, giam thieu, gian cach, giup do, "
    "han che, hien ke, hoach dinh, hoan tat, hoan thue, hoan tra, hoi y, hop ban, hop dinh ky, "
    "hop giao ban, huong ung, in an, ke khai, keo giam, khai giang, khai mac, khai thong, khanh thanh, "
    "khao nghiem, khep kin, khoan nuoi, khoi cong, khoi dong, khoi phuc, khoi tao, khoi to, khong che, "
    "kich hoat, lam sach, lan toa, lap ho so, lap lai, lien ket, lien thong, loai bo, loai tru, "
    "long ghep, luyen tap, ma hoa, mo cua, mo thau, moc noi, moi goi, moi nam, moi quy, moi thang, "
    "moi thau, moi tuan, nam bat, nam chac, nan chinh, nao vet, nem phong, neu guong, ngay khi, "
    "ngay sau, nghiem thu, ngung cap, nhan dien, nhap lieu, noi dai, oi chan, on dinh, phac thao, "
    "phan anh, phan biet, phan khai, phan luong, phan nhiem, phan ra, phat giay, phat quang, "
    "phat to roi, phe phan, phoi giong, phong toa, phu kin, phu xanh, phuc hoi, phuc tra, quay phim, "
    "quyet tam, ren luyen, rut kinh nghiem, san sang, sap nhap, so che, so tuyen, sua sang, "
    "tai co cau, tam dung, tam giu, tam ngung, tam ung, tao dieu kien, tao lap, tap ket, tham khao, "
    "tham nhap, thao luan, thay doi, the che hoa, thich ung, thoai von, thu hut, thuc tap, "
    "thuong luong, tiep quan, tiep xuc, tiet giam, tiet kiem, tieu diet, tieu doc, tieu thu, "
    "tinh toan, to giac, toa dam, tong duyet, trang bi, trao tang, tri an, trinh bay, "
    "tro cap, trong moi, trong nam, trong quy, trong thang, truc cap cuu, truc chien, trung cau, "
    "truoc mat, truoc ngay, ruoc ngay, tuoc ngay, "
    "truy cuu, truy quet, truy thu, tu bo, tu kiem tra, tung quy, tung thang, "
    "tuyen chon, tuyen duong, uom giong, ve bo, viet bai, vinh danh, xac lap, xen canh, xet nghiem, "
    "xet tuyen, xoa bo, xoa doi, xoa mu, xu tri, xuat cap"
)
"""Verbs of the fields that directives are about, and words of time: they end a name in the same way."""

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
    "chua chay": words("chay, va") | {"chay ,"},
    "to chuc": words("cac, nhung, co quan, va, ban, quan, tap the"),
    "quan ly": words("co quan, ban, don vi, bo, nha, nganh, cap, khu, can bo"),
    "kiem tra": words("uy ban, ban, doan, to"),
    "giam sat": words("doan, ban, to"),
    "chi dao": words("ban"),
    "giup viec": words("bo phan, to, co quan") | {"muu ,"},
    "tham muu": words("co quan, don vi, bo phan, ban"),
    "dao tao": words("va, co so"),
    "phat trien": words("va, dau tu, quy"),
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
    "thong tin": words("va, nganh, trung tam, trang, cong"),
    "xay dung": words("nganh, dau tu, cac ban, quy hoach"),
    "su dung": words("don vi, nguoi, co quan, to chuc"),
    "de xuat": words("don vi"),
    "mua sam": words("don vi"),
    "boi duong": words("trung tam, va, truong"),
    "cuu nan": words("tim kiem"),
    "dinh huong": words("gia"),
    "ve sinh": words("an toan"),
    "cham soc": words("va") | {"ve ,"},
    "ho tro": words("trung tam, quy, ban, to"),
    "huan luyen": words("trung tam, va, truong"),
    "kiem soat": words("trung tam, doan, to"),
    "kiem nghiem": words("trung tam, phong"),
    "quan trac": words("trung tam, tram"),
    "ung dung": words("trung tam"),
    "phuc vu": words("trung tam, doi"),
    "giam dinh": words("trung tam, hoi dong, phong, vien"),
    "ung cuu": words("trung tam, doi, to"),
    "tham dinh": words("hoi dong, to, phong"),
    "danh gia": words("hoi dong, to, doan"),
    "soan thao": words("ban, to"),
    "bien tap": words("ban, to, hoi dong"),
    "thanh toan": words("phong, bo phan"),
    "tuyen dung": words("hoi dong, co quan"),
    "tu van": words("hoi dong, don vi, to chuc, to, trung tam"),
}
"""Words before which a verb is no verb but part of a name: "ủy ban kiểm tra", "các tổ chức"."""

NAME_ENDS = frozenset(
    {
        ("chuong", "trinh"), ("quy", "trinh"), ("cong", "trinh"), ("lo", "trinh"), ("tien", "trinh"),
        ("hang", "khong"), ("viec", "lam"), ("doc", "lap"), ("cong", "lap"), ("dan", "lap"), ("trat", "tu"),
        ("bao", "ve"), ("phuc", "vu"), ("dich", "vu"), ("phap", "che"), ("ban", "giao"), ("xuc", "tien"),
        ("van", "phong"), ("phat", "hanh"), ("huu", "nghi"), ("tuyen", "giao"),
        ("ngoai", "giao"), ("chan", "nuoi"), ("ban", "do"), ("bao", "tang"), ("hang", "cho"), ("cong", "thu"),
    }
)  # fmt: skip
"""Words of which the second looks like a verb and is none."""

ORGANISED = words(
    "chinh tri, co so, cong doan, dai dien, dang, dang cap, dich vu, hanh chinh, hoi nghe, kinh doanh, "
    "kinh te, nghe nghiep, phi chinh, quoc te, thanh vien, tin dung, ton giao, xa hoi"
)
"""What follows "tổ chức" where it is a noun: "tổ chức chính trị - xã hội", "tổ chức đại diện doanh nghiệp"."""

CLOSERS = words("huyện, nước, phường, quan, quận, tỉnh, xã")

CLOSERS_FOLDED = words("thanh pho, truc thuoc, thi tran, trung uong")
CLOSER_WORDS = frozenset(pair.split()[1] for pair in CLOSERS_FOLDED)
"""Last words of places and groups ("Công an tỉnh", "các huyện, thành phố", "có liên quan", "trực thuộc"), with accents
where the bare letters are other words too."""

GOES_ON = words(
    "ban, bien, cac, cap, chi, chinh, chua, chuyen, co, con, cu, cua, cung, dang, dia, doan, doi, dong, duoc, "
    "giap, hoac, hoi, huyen, ke, khac, khu, lan, lien, mien, moi, nay, ngheo, ngoai, nha, nhan, nhung, "
    "noi, o, phia, pho, phuong, quan, tai, thanh, thuoc, tinh, tran, tren, trong, truc, trung, tu, uong, "
    "uy, va, ven, voi, vung, xa"
)
"""Words in lower case that may still follow a closer inside a name; another one opens the predicate."""

NOT_ON = words(
    "thuốc, biến, bàn, bán, bắn, chuyển, chùa, chưa, chỉnh, chịu, chứa, cung, cặp, cứng, cử, dành, dựng, "
    "hỏi, hồi, khắc, kê, kẻ, kể, lan, lăn, lấn, miễn, mời, nhận, nhắn, nói, nảy, nối, nới, phương, "
    "phổ, quan, quán, quản, thanh, tinh, trông, trúng, trưng, trọng, trồng, tính, tải, vững, đoán, "
    "đoạn, đòi, đóng, đăng, đối, đổi, động"
)
"""Words that fold to one of those and open something else: "UBND tỉnh phương án …"."""

WHICH_ONES = words(
    "bac, bai, bien, bung, con, cu, dac, dau, dac, dao, diem, dong, du, duyen, ha, hai, khac, khu, khong, lan, loai, "
    "ngap, nghi, nho, nong, nui, phat, phu, ria, sat, song, tay, thi, thuan, thuong, trong, trung, tuyen, vien, vung, "
    "xay, xung, yeu, huyen, thi, thanh, xa, phuong, trong, giau, moi, mien, don, do, lam, truoc, ngoai, noi"
)
"""Words in lower case that tell which of several places are meant: "các xã đặc biệt khó khăn", "các huyện nghèo"."""

PORTFOLIO_ENDS = words(
    "noi vu, tu phap, tai chinh, dau tu, cong thuong, nong thon, moi truong, van tai, xay dung, truyen thong, xa hoi, "
    "du lich, cong nghe, dao tao, y te, the thao, ngoai vu, ton giao, ngoai giao, quoc phong"
)
"""The last words of the names of ministries and departments."""
