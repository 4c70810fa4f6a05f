"""What every page has to pass: axe finds nothing serious, no error in the console, no sideways scrolling."""

import json
from pathlib import Path
from typing import ClassVar

from playwright.sync_api import ConsoleMessage, Page

PHONE, DESK = (390, 844), (1440, 900)
NARROWEST = 360
PICTURES = Path(__file__).parents[2] / ".artefacts" / "pages"
"""Git ignores it; to be looked at."""

_AXE = (Path(__file__).parent / "axe.min.js").read_text("utf-8")
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_SERIOUS = ("serious", "critical")
_RUN = """async (tags) => (await axe.run(document, {runOnly: tags})).violations.map(
  (v) => [v.impact, v.id, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160) + " " + (n.failureSummary || ""))])"""


class Watched:
    """What a page's console said since it was opened."""

    _of: ClassVar[dict[Page, "Watched"]] = {}

    def __init__(self, page: Page) -> None:
        self.errors: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    @classmethod
    def of(cls, page: Page) -> "Watched":
        """The ear of this page."""
        return cls._of.setdefault(page, cls(page)) if page not in cls._of else cls._of[page]

    def _hear(self, message: ConsoleMessage) -> None:
        # An answer of 404 or 422 is told there as well, and is what some tests are about.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.errors.append(message.text)


def check_page(page: Page, name: str) -> None:
    """The page as it stands: axe, console, width; pictures at 390 and 1440 px as `name-390.png`, `name-1440.png`."""
    found = {width: _looked_at(page, name, (width, height)) for width, height in (PHONE, DESK)}
    serious = {width: faults for width, faults in found.items() if faults}
    assert not serious, json.dumps(serious, ensure_ascii=False, indent=1)
    errors = Watched.of(page).errors
    assert not errors, "\n".join(errors)


def _looked_at(page: Page, name: str, size: tuple[int, int]) -> list[object]:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}-{size[0]}.png", full_page=True)
    faults = [one for one in axe(page) if one[0] in _SERIOUS]
    return [*faults, *_too_wide(page)]


def axe(page: Page) -> list[list[object]]:
    """What axe finds: impact, rule, the first places."""
    page.evaluate(_AXE)
    found: list[list[object]] = page.evaluate(_RUN, _TAGS)
    return found


def _too_wide(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{wide} px wider than the window"] if wide > 0 else []
