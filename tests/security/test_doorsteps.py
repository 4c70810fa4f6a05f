"""Small things beside the door: from where attempts are counted, who is shown figures, odd names of hosts."""

import pytest

from tests.office import Office
from tests.web.site import PASSWORD, Site
from tracker.domain.accounts import TRIES_HERE
from tracker.domain.people import Role


@pytest.fixture
def site(sqlite_office: Office) -> Site:
    return Site(sqlite_office)


def test_many_addresses_of_one_network_are_one_who_tries(site: Site) -> None:
    email = site.with_password(Role.LEADER)

    def tried(address: str, password: str) -> int:
        answer = site.visitor(address=address).fill("/login", email=email, password=password)
        return int(answer.status_code)

    for number in range(TRIES_HERE):
        assert tried(f"2001:db8:1:2::{number:x}", "mật khẩu sai nào đó") == 422

    assert tried("2001:db8:1:2:ffff::1", PASSWORD) == 429
    assert tried("2001:db8:1:3::1", PASSWORD) == 303


@pytest.mark.parametrize(
    "typed", ["{0}", " {0} ", "{0}\t", "{upper}", "\u200b{0}", "{0}\u0301", "{wide}", "{0}\x00", "{0}\n"]
)
def test_writing_an_address_otherwise_is_no_way_around_the_count(site: Site, typed: str) -> None:
    email = site.with_password(Role.LEADER)
    written = typed.format(email, upper=email.upper(), wide=email.replace("@", "\uff20"))
    for _ in range(TRIES_HERE):
        site.visitor().fill("/login", email=email, password="mật khẩu sai nào đó")

    answer = site.visitor().fill("/login", email=written, password=PASSWORD)

    assert answer.status_code in (422, 429)


def test_a_proxy_on_this_machine_does_not_show_the_figures_to_everybody(site: Site) -> None:
    asked = site.visitor().get("/metrics", headers={"host": "theo-doi.example.vn"})

    assert asked.status_code == 404


@pytest.mark.parametrize(
    "host",
    ["", "[", "]", "[::1", "a b", "a/b", "a@b", "?", "#", "x:y", "x:99999999", "\\", "a,b", "%00", "é"],
)
@pytest.mark.parametrize("path", ["/login", "/metrics", "/account", "/khong-co"])
def test_no_name_of_a_host_is_a_fault_of_ours(site: Site, host: str, path: str) -> None:
    answer = site.visitor().get(path, headers={b"host": host.encode("latin-1")})

    assert answer.status_code < 500
