from datetime import date

import pytest

from tracker.domain.bodies import Body, Group, Membership, Succession
from tracker.domain.directive import Mention
from tracker.domain.directory import Directory, UnknownBody, UnknownGroup
from tracker.domain.resolution import Resolved

DAY = date(2019, 5, 7)

PROVINCE = Body("tinh-uy", "Tỉnh ủy Sông Mẫu", "tinh_uy", aliases=("Tỉnh ủy",))
BODIES = (
    PROVINCE,
    Body("ubnd", "UBND tỉnh", "ubnd_tinh", "tinh-uy", ("Ủy ban nhân dân tỉnh Sông Mẫu",)),
    Body("btg", "Ban Tuyên giáo Tỉnh ủy", "party_board", "tinh-uy"),
    Body("mttq", "UBMTTQVN tỉnh", "mttq", "tinh-uy"),
    Body("cong-an", "Công an tỉnh", "cong_an", "ubnd"),
    Body("so-y-te", "Sở Y tế", "so", "ubnd"),
    Body("so-gddt", "Sở Giáo dục và Đào tạo", "so", "ubnd"),
    Body("so-ldtbxh", "Sở Lao động - Thương binh và Xã hội", "so", "ubnd", valid_until=date(2025, 3, 1)),
    Body("so-vhttdl", "Sở Văn hóa, Thể thao và Du lịch", "so", "ubnd"),
    Body("hoi-phu-nu", "Hội Liên hiệp Phụ nữ tỉnh", "ct-xh"),
    Body("hoi-nong-dan", "Hội Nông dân tỉnh", "ct-xh"),
    Body("hu-mot", "Huyện ủy Đồng Trên", "huyen_uy", "tinh-uy"),
    Body("hu-hai", "Huyện ủy Đồng Dưới", "huyen_uy", "tinh-uy"),
    Body("tu-ba", "Thành ủy Bến Giữa", "thanh_uy", "tinh-uy", valid_from=date(2018, 12, 1)),
    Body("du-bon", "Đảng ủy Khối Mẫu", "dang_uy", "tinh-uy"),
)
DEPARTMENTS = tuple(Membership(c) for c in ("so-y-te", "so-gddt", "so-ldtbxh", "so-vhttdl"))
DISTRICTS = tuple(Membership(c) for c in ("hu-mot", "hu-hai", "tu-ba"))
GROUPS = (
    Group("districts", "Các huyện, thị, thành ủy", members=DISTRICTS),
    Group(
        "committees",
        "Các huyện, thị, thành ủy, đảng ủy trực thuộc",
        (),
        False,
        (*DISTRICTS, Membership("du-bon")),
    ),
    Group(
        "mass",
        "Các đoàn thể chính trị - xã hội tỉnh",
        members=(Membership("hoi-phu-nu"), Membership("hoi-nong-dan", until=date(2020, 1, 1))),
    ),
    Group("departments", "Các sở, ban, ngành tỉnh", (), True, DEPARTMENTS),
    Group(
        "all",
        "Các ban, sở, ngành, mặt trận, đoàn thể tỉnh",
        ("Các cơ quan, đơn vị",),
        True,
        (*DEPARTMENTS, Membership("mttq")),
    ),
)
DIRECTORY = Directory(BODIES, GROUPS, (Succession(("so-ldtbxh",), ("so-y-te",), date(2025, 3, 1), "trẻ em"),))


def resolve(text: str, on: date | None = DAY) -> Resolved:
    return DIRECTORY.resolve(Mention(text), on)


def keys(found: Resolved) -> list[str]:
    return [doubt.key.removeprefix("finding.") for doubt in found.doubts]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Uỷ ban nhân dân Tỉnh", "ubnd"),
        ("UBND tỉnh Sông Mẫu", "ubnd"),
        ("Sở LĐ-TB&XH", "so-ldtbxh"),
        ("Sở LĐTBXH tỉnh", "so-ldtbxh"),
        ("Sở Lao động -Thương binh và Xã hội", "so-ldtbxh"),
        ("Sở GD&ĐT", "so-gddt"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "mttq"),
        ("Mặt trận Tổ quốc tỉnh", "mttq"),
        ("Ban Tuyên giáo", "btg"),
        ("Công an tỉnh Sông Mẫu", "cong-an"),
        ("TỈNH UỶ SÔNG MẪU", "tinh-uy"),
        ("Sở Văn hoá, Thể thao và Du lịch", "so-vhttdl"),
    ],
)
def test_a_body_is_known_however_its_name_is_spelt(text: str, code: str) -> None:
    found = resolve(text)

    assert found.mention.bodies == (code,)
    assert found.doubts == ()


def test_a_group_means_its_members_of_that_day() -> None:
    then = resolve("các đoàn thể chính trị - xã hội tỉnh")
    later = resolve("các đoàn thể chính trị - xã hội tỉnh", date(2021, 1, 1))

    assert then.mention.group == later.mention.group == "mass"
    assert then.mention.bodies == ("hoi-phu-nu", "hoi-nong-dan")
    assert later.mention.bodies == ("hoi-phu-nu",)


def test_a_group_that_had_no_members_that_day_is_doubtful() -> None:
    directory = Directory(BODIES, (Group("press", "Các cơ quan báo chí tỉnh"),))

    found = directory.resolve(Mention("các cơ quan báo chí của tỉnh"), DAY)

    assert (found.mention.group, keys(found)) == ("press", ["group_without_members"])


@pytest.mark.parametrize(
    "text",
    [
        "Các huyện ủy, thị ủy, thành ủy và đảng ủy trực thuộc",
        "thành ủy, thị, huyện ủy; đảng ủy trực thuộc Tỉnh ủy",
    ],
)
def test_the_kinds_of_a_group_may_come_in_any_order(text: str) -> None:
    found = resolve(text)

    assert (found.mention.group, found.doubts) == ("committees", ())


def test_a_body_and_a_group_in_one_breath_are_both_meant() -> None:
    found = resolve("UBMTTQVN tỉnh, các đoàn thể chính trị - xã hội tỉnh")

    assert (found.named, found.groups) == (("mttq",), ("mass",))
    assert found.mention.group is None
    assert found.mention.bodies == ("mttq", "hoi-phu-nu", "hoi-nong-dan")


def test_a_mention_that_also_names_a_body_is_not_open() -> None:
    assert not resolve("Sở Y tế và các ngành liên quan").mention.is_open
    assert not resolve("UBMTTQVN tỉnh, các đoàn thể chính trị - xã hội tỉnh").mention.is_open


def test_an_open_group_means_those_registered_and_says_how_many() -> None:
    found = resolve("các sở, ban, ngành")

    assert found.mention.group == "departments"
    assert found.mention.is_open
    assert len(found.mention.bodies) == 4
    assert found.doubts[0].holes["count"] == "4"
    assert keys(found) == ["open_group"]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("các ngành liên quan", "departments"),
        ("các cơ quan, đơn vị có liên quan", "all"),
        ("các sở, ngành, đoàn thể cấp tỉnh", "all"),
    ],
)
def test_related_bodies_are_the_smallest_open_group_with_these_kinds(text: str, group: str) -> None:
    found = resolve(text)

    assert (found.mention.group, keys(found)) == (group, ["open_group"])


@pytest.mark.parametrize(
    "text",
    [
        "các sở, ban, ngành (trừ Sở Y tế)",
        "các sở, ban, ngành trừ Sở Y tế",
        "các sở, ban, ngành, không bao gồm Sở Y tế",
    ],
)
def test_who_is_excepted_is_not_obliged(text: str) -> None:
    found = resolve(text)

    assert found.mention.group == "departments"
    assert found.mention.bodies == ("so-gddt", "so-ldtbxh", "so-vhttdl")


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Giám đốc Sở Y tế", ("so-y-te",)),
        ("Chủ tịch UBND tỉnh", ("ubnd",)),
        ("đồng chí Trưởng Ban Tuyên giáo Tỉnh ủy", ("btg",)),
        ("Giám đốc các Sở: Y tế, Giáo dục và Đào tạo", ("so-y-te", "so-gddt")),
    ],
)
def test_an_office_stands_for_its_body_and_says_so(text: str, bodies: tuple[str, ...]) -> None:
    found = resolve(text)

    assert found.mention.bodies == bodies
    assert set(keys(found)) == {"office_taken_as_body"}


def test_heads_of_an_open_group_are_an_office_and_an_open_group() -> None:
    found = resolve("Thủ trưởng các sở, ban, ngành")

    assert found.mention.group == "departments"
    assert keys(found) == ["office_taken_as_body", "open_group"]


def test_a_sector_is_the_department_of_the_province() -> None:
    found = resolve("ngành giáo dục và đào tạo, lao động - thương binh và xã hội")

    assert found.mention.bodies == ("so-gddt", "so-ldtbxh")
    assert keys(found) == ["sector_taken_as_body", "sector_taken_as_body"]


def test_a_sector_names_nobody_outside_a_province() -> None:
    nowhere = Directory((Body("so-y-te", "Sở Y tế", "so"),))

    found = nowhere.resolve(Mention("ngành y tế"), DAY)

    assert keys(found) == ["unknown_body"]


def test_the_kind_word_is_shared_by_the_names_after_it() -> None:
    found = resolve("Huyện ủy Đồng Trên, Đồng Dưới và Sở Y tế, Giáo dục và Đào tạo")

    assert found.mention.bodies == ("hu-mot", "hu-hai", "so-y-te", "so-gddt")
    assert found.doubts == ()


def test_units_inside_a_body_are_no_bodies() -> None:
    found = resolve("các bộ phận chuyên môn, Huyện ủy Đồng Trên")

    assert found.mention.bodies == ("hu-mot",)
    assert keys(found) == ["internal_unit"]


@pytest.mark.parametrize("text", ["Như trên", "Lưu Văn phòng", "Đăng trang tin điện tử", "", " ; ,"])
def test_notes_for_the_post_room_name_nobody(text: str) -> None:
    found = resolve(text)

    assert found.mention.bodies == ()
    assert [key for key in keys(found) if key != "unknown_body"] == []


@pytest.mark.parametrize("text", ["các huyện, thị ủy", "các huyện ủy", "các quận, huyện, thành ủy"])
def test_a_list_of_other_kinds_of_district_is_guessed_to_mean_all_of_them(text: str) -> None:
    found = resolve(text)

    assert (found.mention.group, keys(found)) == ("districts", ["body_guessed"])


def test_a_misspelt_name_is_guessed_and_said_to_be() -> None:
    found = resolve("Sở Giáo dụt và Đào tạo")

    assert found.mention.bodies == ("so-gddt",)
    assert keys(found) == ["body_guessed"]
    assert found.doubts[0].holes["guess"] == "Sở Giáo dục và Đào tạo"


def test_a_shortened_name_is_guessed_when_only_one_body_can_be_meant() -> None:
    assert resolve("Hội Phụ nữ tỉnh").mention.bodies == ("hoi-phu-nu",)
    assert keys(resolve("Hội tỉnh")) == ["unknown_body"]


@pytest.mark.parametrize(
    "text",
    [
        "Bộ Y tế",
        "UBND tỉnh Sông Khác",
        "Ban Tuyên giáo Trung ương",
        "Văn phòng UBND tỉnh",
        "Huyện ủy Đồng Xa",
        "UBND các tỉnh",
        "các bộ, ngành liên quan",
    ],
)
def test_a_stranger_with_a_similar_name_is_not_taken_for_one_of_ours(text: str) -> None:
    found = resolve(text)

    assert found.mention.bodies == ()
    assert keys(found) == ["unknown_body"]
    assert found.doubts[0].holes["text"] == text


def test_the_committees_of_provinces_are_not_those_of_districts() -> None:
    assert resolve("các tỉnh ủy, thành ủy").mention.bodies == ()
    assert resolve("UBND các tỉnh, thành phố").mention.bodies == ()


def test_an_unknown_name_stays_whole_between_known_ones() -> None:
    found = resolve("Sở Y tế, Sở Nông nghiệp và Phát triển nông thôn, Công an tỉnh")

    assert found.mention.bodies == ("so-y-te", "cong-an")
    assert found.doubts[0].holes["text"] == "Sở Nông nghiệp và Phát triển nông thôn"


def test_a_body_that_had_ended_is_named_with_its_heir() -> None:
    found = resolve("Sở Lao động - Thương binh và Xã hội", date(2025, 6, 1))

    assert found.mention.bodies == ("so-ldtbxh",)
    assert keys(found) == ["body_not_valid_then"]
    assert found.doubts[0].holes["heirs"] == "Sở Y tế"


def test_of_two_bodies_of_one_name_the_one_of_that_day_is_meant() -> None:
    old = Body("old", "Báo tỉnh", valid_until=date(2020, 1, 1))
    new = Body("new", "Báo tỉnh", valid_from=date(2020, 1, 1))
    directory = Directory((old, new))

    assert directory.resolve(Mention("Báo tỉnh"), date(2019, 1, 1)).mention.bodies == ("old",)
    assert directory.resolve(Mention("Báo tỉnh"), date(2020, 1, 1)).mention.bodies == ("new",)
    assert keys(directory.resolve(Mention("Báo tỉnh"), None)) == ["body_ambiguous"]


def test_of_two_provinces_the_one_that_writes_is_meant() -> None:
    there = Body("tinh-uy-hai", "Tỉnh ủy Núi Mẫu", "tinh_uy")
    directory = Directory((*BODIES, there, Body("so-y-te-hai", "Sở Y tế", "so", "tinh-uy-hai")))

    assert directory.resolve(Mention("Sở Y tế"), DAY).mention.bodies == ("so-y-te",)
    assert directory.resolve(Mention("Sở Y tế"), DAY, home="tinh-uy-hai").mention.bodies == ("so-y-te-hai",)


def test_heirs_are_those_at_the_end_of_the_line_on_that_day() -> None:
    steps = (
        Succession(("a", "b"), ("c",), date(2020, 1, 1)),
        Succession(("c",), ("d", "e"), date(2022, 1, 1)),
    )
    directory = Directory(tuple(Body(c, c) for c in "abcde"), (), steps)

    assert directory.heirs("a", date(2019, 12, 31)) == ()
    assert directory.heirs("a", date(2020, 1, 1)) == ("c",)
    assert directory.heirs("b", date(2022, 1, 1)) == ("d", "e")


def test_heirs_that_go_in_a_circle_come_to_an_end() -> None:
    steps = (Succession(("a",), ("b",), DAY), Succession(("b",), ("a",), DAY))

    assert Directory((Body("a", "a"), Body("b", "b")), (), steps).heirs("a", DAY) == ("b",)


def test_a_code_nobody_has_is_an_error_of_ours() -> None:
    with pytest.raises(UnknownBody):
        DIRECTORY.body("khong-co")
    with pytest.raises(UnknownGroup):
        DIRECTORY.members("khong-co", DAY)
