"""Telling webhooks: once for each event, signed, tried again and given up, and never anything of anybody."""

import hmac
import json
from base64 import b64decode, b64encode
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import pytest

from tests.office import Office, item
from tracker.adapters.webhooks import AddressRefused, WebhookSender
from tracker.domain.people import Role
from tracker.domain.permissions import NotPermitted
from tracker.domain.webhooks import shown_secret
from tracker.usecases.context import Context
from tracker.usecases.tell_webhooks import GIVE_UP_AFTER, secret_of, tell_webhooks
from tracker.usecases.verify_record import verify_record
from tracker.usecases.webhooks import (
    AddWebhook,
    add_webhook,
    all_webhooks,
    retry_delivery,
    switch_webhook,
    try_webhook,
    webhook_shown,
)

DUE = date(2019, 6, 30)


class Receiver:
    """Takes what is sent, or says why not; anything is an address to it."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, dict[str, Any], dict[str, str], bytes]] = []
        self.fault = ""

    def check(self, url: str) -> None:
        """Fine."""

    def send(self, url: str, body: bytes, headers: dict[str, str]) -> str:
        if not self.fault:
            self.kept.append((url, json.loads(body), headers, body))
        return self.fault

    @property
    def kinds(self) -> list[str]:
        return [told["type"] for _, told, _, _ in self.kept]


def administrator(office: Office) -> Context:
    return office.person(Role.ADMINISTRATOR)


def told(office: Office, receiver: Receiver, **more: Any) -> Any:
    return tell_webhooks(office.system, receiver, office.tracker.door.key, **more)


def test_each_event_since_is_told_once_and_tells_nothing_of_anybody(office: Office) -> None:
    receiver, admin = Receiver(), administrator(office)
    office.issued(item(leads=["so-cu"], due_on=DUE))
    add_webhook(admin, AddWebhook("mẫu", "https://nhan.example.org/x"), receiver)
    work = office.issued(item(leads=["so-moi"], due_on=DUE, text="việc rất riêng"))[0]
    officer = office.officer("so-moi")
    office.move(officer, work, "start", reason="lý do riêng")

    told(office, receiver)
    told(office, receiver)

    assert receiver.kinds.count("assignment.opened") == 1
    assert receiver.kinds.count("assignment.moved") == 1
    assert not [kind for kind in receiver.kinds if kind.startswith(("person.", "account.", "message."))]
    last = receiver.kept[receiver.kinds.index("assignment.moved")][1]["data"]
    assert last["subject"] == str(work.id)
    assert last["ref"] == work.ref
    words = " ".join(body.decode() for *_, body in receiver.kept)
    assert officer.actor.name not in words
    assert "riêng" not in words
    assert "by" not in last
    assert verify_record(office.coordinator()).is_sound


def test_whoever_has_the_key_can_check_who_sent_it_and_when(sqlite_office: Office) -> None:
    receiver, admin = Receiver(), administrator(sqlite_office)
    key = add_webhook(admin, AddWebhook("mẫu", "https://nhan.example.org"), receiver)
    try_webhook(admin, key)
    told(sqlite_office, receiver)

    _, message, headers, body = receiver.kept[0]
    secret = b64decode(shown_secret(secret_of(sqlite_office.tracker.door.key, key)).removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    assert (
        headers["webhook-signature"] == "v1," + b64encode(hmac.new(secret, signed, sha256).digest()).decode()
    )
    assert headers["webhook-timestamp"] == str(int(sqlite_office.clock.now().timestamp()))
    assert message["type"] == "webhook.test"


def test_what_fails_is_tried_later_given_up_in_the_end_and_sent_again_when_asked(office: Office) -> None:
    receiver, admin = Receiver(), administrator(office)
    key = add_webhook(admin, AddWebhook("mẫu", "https://nhan.example.org", ("directive.moved",)), receiver)
    office.issued(item(leads=["so-moi"]))
    receiver.fault = "HTTP 503"

    first, at_once = told(office, receiver), told(office, receiver)
    office.clock._at += timedelta(minutes=1)
    second = told(office, receiver)
    office.clock._at += GIVE_UP_AFTER
    last = told(office, receiver)
    dead = webhook_shown(admin, key)[1][0]
    receiver.fault = ""
    retry_delivery(admin, dead.id)
    told(office, receiver)

    assert (first.later, at_once.later, second.later, last.dead) == (1, 0, 1, 1)
    assert (dead.state, dead.attempts, dead.last_error) == ("dead", 3, "HTTP 503")
    assert receiver.kinds == ["directive.moved"]
    assert (all_webhooks(admin)[0].sent, all_webhooks(admin)[0].dead) == (1, 0)


def test_what_a_dead_process_held_is_told_again_under_the_same_key(office: Office) -> None:
    receiver, admin = Receiver(), administrator(office)
    add_webhook(admin, AddWebhook("mẫu", "https://nhan.example.org", ("directive.moved",)), receiver)
    office.issued(item(leads=["so-moi"]))

    class Dies(Receiver):
        def send(self, url: str, body: bytes, headers: dict[str, str]) -> str:
            receiver.send(url, body, headers)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        told(office, Dies())
    held = told(office, receiver)
    office.clock._at += timedelta(minutes=3)
    told(office, receiver)

    assert held.sent == 0
    assert len(receiver.kept) == 2
    assert len({headers["webhook-id"] for _, _, headers, _ in receiver.kept}) == 1


def test_one_that_is_off_is_told_nothing_also_not_of_the_meantime(office: Office) -> None:
    receiver, admin = Receiver(), administrator(office)
    key = add_webhook(admin, AddWebhook("mẫu", "https://nhan.example.org", ("directive.moved",)), receiver)
    switch_webhook(admin, key, is_active=False)
    office.issued(item(leads=["so-moi"]))
    told(office, receiver)
    switch_webhook(admin, key, is_active=True)
    told(office, receiver)

    assert receiver.kept == []


def test_only_administrators_name_addresses(sqlite_office: Office) -> None:
    for role in (Role.LEADER, Role.INSPECTOR, Role.OFFICER):
        with pytest.raises(NotPermitted):
            add_webhook(sqlite_office.person(role), AddWebhook("x", "https://nhan.example.org"), Receiver())


@pytest.mark.parametrize(
    "url",
    [
        "http://93.184.216.34/", "https://127.0.0.1/", "https://localhost/", "https://10.0.0.1/", "https://192.168.1.1",
        "https://169.254.169.254/latest/", "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://[fe80::1]/",
        "https://[fd00::1]/", "https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/", "https://0.0.0.0/", "https://0/",
        "https://2130706433/", "https://0x7f.1/", "https://100.64.0.1/", "https://224.0.0.1/", "ftp://93.184.216.34/",
        "https://user:pass@93.184.216.34/", "https://93.184.216.34:0/", "https://93.184.216.34:99999/", "https://",
        "https://93.184.216.34/a b", "https://93.184.216.34/\r\nX: y", "javascript:alert(1)", "https://khong-co.invalid/",
        "https://[::1", "https://93.184.216.34/" + "a" * 600, "",
    ],
)  # fmt: skip
def test_nothing_is_sent_inside_or_unencrypted(url: str) -> None:
    with pytest.raises(AddressRefused):
        WebhookSender().check(url)
    assert WebhookSender().send(url, b"{}", {}) == "address refused"


def test_what_a_setting_opens_may_be_reached_and_the_rest_stays_closed() -> None:
    sender = WebhookSender(["127.0.0.0/8"])

    sender.check("http://127.0.0.1:8080/x")
    sender.check("https://93.184.216.34/x")
    with pytest.raises(AddressRefused):
        sender.check("http://10.0.0.1/")
    with pytest.raises(AddressRefused):
        sender.check("http://93.184.216.34/")
