"""Logging in and out over the web: who gets in, who does not, and what is never told."""

from tests.web.site import PASSWORD, Site, words
from tracker.domain.people import Role


def test_a_person_logs_in_and_lands_where_they_wanted_to_go(site: Site) -> None:
    email = site.with_password(Role.INSPECTOR)
    visitor = site.visitor()

    asked = visitor.get("/style?a=1")
    done = visitor.fill(
        "/login", asked.headers["location"], email=email, password=PASSWORD, next="/style?a=1"
    )

    assert asked.headers["location"] == "/login?next=/style%3Fa%3D1"
    assert (done.status_code, done.headers["location"]) == (303, "/style?a=1")
    assert visitor.get("/style").status_code == 200


def test_an_unknown_address_and_a_wrong_password_get_the_same_answer(site: Site) -> None:
    email = site.with_password(Role.LEADER)

    wrong = site.visitor().fill("/login", email=email, password="không phải câu ấy")
    unknown = site.visitor().fill("/login", email="khong-co@example.vn", password="không phải câu ấy")

    assert wrong.status_code == unknown.status_code == 422
    assert words(wrong.text) == words(unknown.text)
    assert "Địa chỉ hoặc mật khẩu không đúng." in words(wrong.text)


def test_a_password_typed_on_another_keyboard_is_the_same_password(site: Site) -> None:
    import unicodedata

    email = site.with_password(Role.LEADER)

    done = site.visitor().fill("/login", email=email.upper(), password=unicodedata.normalize("NFD", PASSWORD))

    assert done.status_code == 303


def test_logging_out_ends_the_login_for_whoever_kept_the_cookie(site: Site) -> None:
    visitor = site.visitor(site.office.person(Role.INSPECTOR))
    kept = visitor.cookies["tracker-login"]

    visitor.fill("/logout", "/style")
    thief = site.visitor()
    thief.cookies.set("tracker-login", kept)

    assert thief.get("/style").status_code == 303
