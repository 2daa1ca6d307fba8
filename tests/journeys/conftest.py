"""A real browser on a live server: what somebody at a screen goes through."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import django
import pytest

django.setup()

from axe_playwright_python.sync_playwright import Axe  # noqa: E402
from django.contrib.staticfiles.handlers import StaticFilesHandler  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.db import connections  # noqa: E402
from django.test.testcases import LiveServerThread  # noqa: E402
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright  # noqa: E402
from tests.journeys.people import ADDRESS, NAME, PASSWORD, mailbox  # noqa: E402

from rapport.accounts import queries as accounts  # noqa: E402
from rapport.base.database import Database  # noqa: E402
from rapport.site.worker import work  # noqa: E402

SCREENSHOTS = Path(__file__).parents[2] / "screenshots"
CHROMIUM = os.environ.get("RAPPORT_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HOME = "/today"  # where a sign-in leads
SCHEMES = ("light", "dark")
SIZES = {1440: 900, 390: 844}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser. Without one on the machine its tests are skipped, and say so."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def database_beside_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser's driver runs a loop in this thread; Django would take database calls for mistakes."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


class Site:
    """The live server. Requests to any other host are remembered, and so is what the browser complained about."""

    def __init__(self, url: str, browser: Browser) -> None:
        self.url = url
        self.browser = browser
        self.strangers: list[str] = []
        self.complaints: list[str] = []

    def open(
        self,
        *,
        width: int = 1440,
        scheme: str = "light",
        signed_in: bool = True,
        scripts: bool = True,
        at: str = "/people",
    ) -> Page:
        """A fresh browser window, by default with somebody signed in who looks at the people."""
        context = self.browser.new_context(
            base_url=self.url,
            viewport={"width": width, "height": SIZES.get(width, 900)},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
            timezone_id="Europe/Lisbon",
            java_script_enabled=scripts,
        )
        context.on("request", self._note)
        page = context.new_page()
        page.on("console", lambda message: self._complain(message.type, message.text))
        page.on("pageerror", lambda error: self._complain("error", str(error)))
        if signed_in:
            sign_in(page)
            if at != HOME:
                page.goto(at)
        return page

    def _note(self, request: Request) -> None:
        if not request.url.startswith(self.url):
            self.strangers.append(request.url)

    def _complain(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)


def sign_in(page: Page) -> None:
    """With the keyboard, as everybody does."""
    page.goto("/sign-in/")
    page.get_by_label("Email").fill(ADDRESS)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{HOME}")


@pytest.fixture
def site(database: Database, chromium: Browser) -> Iterator[Site]:
    """The live server on a fresh database with its operator; in the end nobody else was called and nothing complained."""
    cache.clear()
    operator = accounts.operator()
    operator.email, operator.name = ADDRESS, NAME
    operator.set_password(PASSWORD)
    operator.save()
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait(10)
    if server.error:
        raise server.error
    site = Site(f"http://127.0.0.1:{server.port}", chromium)
    try:
        yield site
        assert site.strangers == []
        assert site.complaints == []
    finally:
        for context in list(chromium.contexts):
            close(context)
        server.terminate()


def close(context: BrowserContext) -> None:
    context.close()


@pytest.fixture
def filled(site: Site, tmp_path: Path) -> Site:
    """The live server with a small mailbox taken in."""
    from rapport.fill.flow import add, given_paths

    path = mailbox(tmp_path)
    add(given_paths([path]), operator_id=accounts.operator().pk, own=["acme.example"])
    return site


def do_jobs() -> None:
    """Lets a worker do what is waiting. In a thread of its own: it has a loop, and so has the browser's driver."""
    failures: list[BaseException] = []

    def run() -> None:
        try:
            work(alone=True, until_idle=True)
        except BaseException as error:
            failures.append(error)
        finally:
            connections.close_all()

    worker = threading.Thread(target=run)
    worker.start()
    worker.join(60)
    assert not worker.is_alive(), "the worker did not come to an end"
    assert failures == []


def assert_accessible(page: Page) -> None:
    """Axe finds nothing on the page as it stands."""
    found = [
        f"{one['id']}: {one['help']}: {[node['target'] for node in one['nodes']][:3]}"
        for one in Axe().run(page).response["violations"]
    ]
    assert found == []


def assert_fits(page: Page) -> None:
    """Nothing is wider than the window."""
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def take_picture(page: Page, name: str, *, whole: bool = False) -> None:
    """For people to look at; the folder is not kept."""
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=whole)
