"""A site to test with: the real application on a real database, and visitors with cookies who fill in its forms."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from email import message_from_bytes
from html import unescape
from typing import Any

from fastapi import FastAPI
from sqlalchemy import Engine, event
from starlette.testclient import TestClient

from tests.office import Office
from tests.smtp_server import ScriptedServer
from tracker.adapters.passwords import Argon2Passwords
from tracker.bootstrap import Tracker, post_to
from tracker.domain.people import SYSTEM, Actor, Role
from tracker.store.accounts import Accounts
from tracker.usecases.begin_login import begin_login
from tracker.usecases.context import Context
from tracker.usecases.deliver import deliver
from tracker.web.app import create_app

PASSWORD = "một câu dễ nhớ 2019"
QUICK = Argon2Passwords(time_cost=1, memory_kib=64)
"""Argon2 as it is, with the least of its costs."""

BASE_URL = "https://theo-doi.example.vn"

_TOKEN = re.compile(r'name="csrf" value="([0-9a-f]+)"')


class Site:
    """The application on an office's database."""

    def __init__(self, office: Office, **settings: Any) -> None:
        self.office = office
        tracker = office.tracker
        given = replace(tracker.settings, **{"base_url": BASE_URL, **settings})
        self.tracker = Tracker(given, tracker.engine, tracker.clock, passwords=QUICK)
        self.app: FastAPI = create_app(self.tracker)

    def visitor(self, who: Context | None = None, *, address: str = "127.0.0.1", **headers: str) -> "Visitor":
        """A browser of its own; logged in as the person of a context, where one is given."""
        visitor = Visitor(self.app, address, headers)
        if who is not None:
            visitor.cookies.set("tracker-login", self.login_of(who.actor))
        return visitor

    def login_of(self, actor: Actor) -> str:
        """The secret of a new login of this person."""
        ctx = self.tracker.context_for(actor)
        with ctx.open_unit() as unit:
            person = Accounts(unit.connection).person(key=actor.id)
            assert person is not None
            secret = begin_login(ctx, unit, person, "test", "password")
            unit.commit()
        return secret

    def with_password(self, role: Role, body: str | None = None, password: str = PASSWORD) -> str:
        """A new person who can log in; their address."""
        who = self.office.person(role, body)
        assert who.actor.id is not None
        with self.office.system.open_unit() as unit:
            accounts = Accounts(unit.connection)
            accounts.set_password(who.actor.id, QUICK.hash(password), self.office.clock.now())
            person = accounts.person(key=who.actor.id)
            assert person is not None
            unit.commit()
        return person.email


class Visitor(TestClient):
    """A browser without scripts: keeps cookies, follows nothing by itself, sends forms with the token of a page."""

    def __init__(self, app: FastAPI, address: str, headers: dict[str, str]) -> None:
        super().__init__(app, follow_redirects=False, client=(address, 50000), raise_server_exceptions=False)
        self.headers |= {
            "accept-language": "vi",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }

    def token(self, page: str = "/login") -> str:
        """The token of the first form of a page."""
        found = _TOKEN.search(self.get(page, follow_redirects=True).text)
        assert found, f"no form on {page}"
        return found[1]

    def fill(self, path: str, page: str = "/login", **fields: Any) -> Any:
        """The form at `path`, filled in, as sent from `page`."""
        files = fields.pop("files", None)
        return self.post(path, data={"csrf": self.token(page), **fields}, files=files)


def words(html: str) -> str:
    """The text of a page without its tags, spaces folded."""
    return " ".join(
        unescape(re.sub(r"<(script|style|title)\b.*?</\1>|<[^>]+>", " ", html, flags=re.S)).split()
    )


def mails_of(site: Site) -> list[str]:
    """What a mail server got when everything owed was delivered: the texts of the mails, oldest first."""
    with ScriptedServer() as server:
        settings = replace(site.tracker.settings, smtp_host=server.host, smtp_port=server.port)
        deliver(site.tracker.context_for(SYSTEM), post_to(settings))
        return [_text_of(kept.content) for kept in server.kept]


def links_in(mails: list[str]) -> list[str]:
    """The paths of all signed links, in order."""
    return [
        path for mail in mails for path in re.findall(r"https://theo-doi\.example\.vn(/\w+/[\w-]{70,})", mail)
    ]


def _text_of(content: bytes) -> str:
    parts = message_from_bytes(content).walk()
    texts = [part.get_payload(decode=True) for part in parts if part.get_content_type() == "text/plain"]
    return "".join(text.decode() for text in texts if isinstance(text, bytes))


@contextmanager
def queries() -> Iterator[list[str]]:
    """The statements that the databases are given meanwhile, transactions' own aside."""
    asked: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)
