"""A real browser on a real server: Chromium, the demo's congress, and what every page must bear."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.house.source import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import ConsoleMessage, Page, Request

CHROMIUM = shutil.which("chromium")
REQUIRED = os.environ.get("CI") == "true" or bool(os.environ.get("REQUIRE_BROWSER"))
# Nothing may leave this machine, and a first start must look like the hundredth.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SHOTS = ROOT / "var" / "screenshots"
DESKTOP, PHONE = 1280, 390
LAWS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PASSWORD = "daihoi3"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(ROOT / "tests" / "browser"):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    if CHROMIUM is None and REQUIRED:
        pytest.fail("Chromium is required here and is not installed (apt-get install chromium)")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    return {"executable_path": CHROMIUM, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, object]:
    return {
        "locale": "vi-VN",
        "timezone_id": "Asia/Ho_Chi_Minh",
        "viewport": {"width": DESKTOP, "height": 800},
    }


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def width(request: pytest.FixtureRequest) -> int:
    """A test that asks for it runs once at each width."""
    return request.param


@pytest.fixture
def demo_site(demo_day: None, settings: object, live_server: object) -> str:
    """Address of a server with the Third Congress on 18/03/2022."""
    settings.FROZEN_TODAY = "2022-03-18"
    return live_server.url


class Visitor:
    """A person at a browser: opens addresses, signs in, and looks at the page with other eyes."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.complaints: list[str] = []
        # The server is on this machine: what takes longer will not come.
        page.set_default_timeout(8000)
        page.on("console", self._hear)
        page.on("pageerror", lambda fault: self.complaints.append(str(fault)))
        page.on("request", self._watch)

    def open(self, path: str) -> Page:
        """Go to an address of the site; the page is returned for what follows."""
        self.page.goto(self.site + path)
        return self.page

    def login(self, account: str, password: str = PASSWORD) -> Page:
        """Sign in through the form, as people do."""
        self.open("/dang-nhap/")
        self.page.fill("input[name=username]", account)
        self.page.fill("input[name=password]", password)
        self.page.click("main form button")
        # The guide of one's role is shown at the first visit.
        if "/huong-dan/" in self.page.url:
            self.page.click("main .btn-primary")
        return self.page

    def resize(self, width: int) -> None:
        """Make the window as wide as a desk's or a pocket's."""
        self.page.set_viewport_size({"width": width, "height": 844 if width < 600 else 800})

    def double_text(self) -> None:
        """Twice the size of letters, as a browser's own setting would; undone by the next page."""
        self.page.evaluate(
            "() => { const root = document.documentElement;"
            "root.style.fontSize = 2 * parseFloat(getComputedStyle(root).fontSize) + 'px' }"
        )

    def sideways(self) -> int:
        """By how many pixels the page is wider than the window; people of seventy do not scroll sideways."""
        return self.page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )

    def barriers(self) -> list[str]:
        """Violations of WCAG 2.2 A and AA that axe finds on the page, as "rule: where"."""
        options = {
            "resultTypes": ["violations"],
            "runOnly": {"type": "tag", "values": LAWS},
            # Off in axe until it is asked for by name.
            "rules": {"target-size": {"enabled": True}},
        }
        found = Axe().run(self.page, options=options).response["violations"]
        return [f"{rule['id']}: {node['target']}" for rule in found for node in rule["nodes"]]

    def shot(self, name: str) -> None:
        """Keep a picture of the whole page in var/screenshots."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png", full_page=True)

    def _hear(self, message: ConsoleMessage) -> None:
        # A refused step answers 4xx, which the browser reports as a failed resource: no fault of the page.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def _watch(self, request: Request) -> None:
        if request.url.startswith("http") and urlsplit(request.url).netloc != urlsplit(self.site).netloc:
            self.complaints.append(f"asked another host: {request.url}")


@pytest.fixture
def visitor(page: Page, demo_site: str) -> Iterator[Visitor]:
    """A person at a browser of his own; anything the browser complained about fails the test."""
    visitor = Visitor(page, demo_site)
    yield visitor
    assert visitor.complaints == []
