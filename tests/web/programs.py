"""Programs to test with: they come with a token of a person and never with a cookie."""

from typing import Any

from starlette.testclient import TestClient

from tests.web.site import Site
from tracker.domain.scopes import Scope
from tracker.usecases.context import Context
from tracker.usecases.tokens import MakeToken, make_token

ALL = tuple(Scope)
API = "/api/v1"


class Program(TestClient):
    """Answers are JSON; what it posts goes without an idempotency key unless it names one."""

    def __init__(self, site: Site, secret: str = "") -> None:
        super().__init__(site.app, follow_redirects=False, raise_server_exceptions=False)
        if secret:
            self.headers["authorization"] = f"Bearer {secret}"

    def read(self, path: str, **query: Any) -> Any:
        """The JSON of a GET that succeeds."""
        answer = self.get(f"{API}{path}", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def put_in(self, path: str, *, key: str = "", seen: int | None = None, **body: Any) -> Any:
        """The answer to a POST of JSON; `seen` goes as If-Match."""
        headers = {"idempotency-key": key} if key else {}
        if seen is not None:
            headers["if-match"] = f'"v{seen}"'
        return self.post(f"{API}{path}", json=body, headers=headers)


def program(site: Site, who: Context, *scopes: Scope) -> Program:
    """A program of this person; with every scope unless some are named."""
    ctx = site.tracker.context_for(who.actor)
    return Program(site, make_token(ctx, MakeToken("chương trình mẫu", scopes or ALL)))
