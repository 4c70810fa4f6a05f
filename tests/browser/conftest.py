"""A real server on a free port and a real Chromium. Without Chromium these tests are skipped, and say so."""

from collections.abc import Iterator
from threading import Event

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.checks import DESK, Watched
from tests.office import Office
from tests.web.site import Site
from tracker.usecases.context import Context
from tracker.web.server import WebServer


class Served:
    """A site behind a real server, and pages of a browser on it."""

    def __init__(self, site: Site, browser: Browser) -> None:
        self.site, self.office, self._browser = site, site.office, browser
        self._server = WebServer(site.tracker, "127.0.0.1", 0, Event())
        self._server.start()
        self.url = f"http://127.0.0.1:{self._server.port}"

    def page(
        self,
        who: Context | None = None,
        *,
        size: tuple[int, int] = DESK,
        lang: str = "vi-VN",
        has_scripts: bool = True,
    ) -> Page:
        """A page of a new browser window, logged in as the person of a context where one is given."""
        context = self._browser.new_context(
            base_url=self.url,
            viewport={"width": size[0], "height": size[1]},
            locale=lang,
            java_script_enabled=has_scripts,
        )
        context.set_default_timeout(15_000)
        if who is not None:
            secret = self.site.login_of(who.actor)
            context.add_cookies([{"name": "tracker-login", "value": secret, "url": self.url}])
        page = context.new_page()
        Watched.of(page)
        return page

    def stop(self) -> None:
        """No more pages."""
        for context in self._browser.contexts:
            context.close()
        self._server.stop()


@pytest.fixture
def served(sqlite_office: Office, chromium: Browser) -> Iterator[Served]:
    """An empty office behind a real server."""
    served = Served(Site(sqlite_office), chromium)
    yield served
    served.stop()
