"""The administrator's page of webhooks: adding an address, trying it, switching it off, having it sent again."""

import re

from tests.office import item
from tests.web.site import Site, words
from tracker.domain.people import Role
from tracker.usecases.tell_webhooks import GIVE_UP_AFTER, tell_webhooks

URL = "https://93.184.216.34/nhan?k=bi-mat"


class Refusing:
    """Nothing gets there."""

    def send(self, url: str, body: bytes, headers: dict[str, str]) -> str:
        return "HTTP 500"


def test_an_address_is_added_tried_and_switched_off(site: Site) -> None:
    admin = site.visitor(site.office.person(Role.ADMINISTRATOR))

    page = admin.fill("/webhooks", "/webhooks", name="phần mềm mẫu", url=URL).headers["location"]
    admin.fill(f"{page}/test", page)
    tried = admin.get(page)
    admin.fill(f"{page}/switch", page)

    assert "whsec_" in tried.text
    assert "bi-mat" not in tried.text
    assert "chờ gửi" in words(tried.text)
    assert "đã tắt" in words(admin.get("/webhooks").text)


def test_what_could_not_be_sent_is_seen_and_sent_again(site: Site) -> None:
    admin = site.visitor(site.office.person(Role.ADMINISTRATOR))
    page = admin.fill("/webhooks", "/webhooks", name="mẫu", url=URL, kind="directive.moved").headers[
        "location"
    ]
    site.office.issued(item(leads=["so-mau"]))
    tell_webhooks(site.office.system, Refusing(), site.tracker.door.key)
    site.office.clock._at += GIVE_UP_AFTER
    tell_webhooks(site.office.system, Refusing(), site.tracker.door.key)
    admin = site.visitor(site.office.person(Role.ADMINISTRATOR))

    failed = admin.get(page).text
    again = re.search(rf'action="({page}/retry/[0-9a-f-]+)"', failed)
    assert again
    admin.fill(again[1], page)

    assert "HTTP 500" in failed
    assert "chờ gửi" in words(admin.get(page).text)
    assert admin.fill(again[1], page).status_code == 404


def test_an_address_inside_is_refused_and_what_was_typed_stays(quick_site: Site) -> None:
    admin = quick_site.visitor(quick_site.office.person(Role.ADMINISTRATOR))

    refused = admin.fill("/webhooks", "/webhooks", name="trong nhà", url="https://127.0.0.1/x")
    strange = admin.fill("/webhooks", "/webhooks", name="mẫu", url=URL, kind="person.added")

    assert (refused.status_code, strange.status_code) == (422, 422)
    assert 'value="trong nhà"' in refused.text
    assert "https" in words(refused.text)
