"""Every page, light and dark, wide and narrow: nothing for axe to find, nothing cut off; pictures for people to look at."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import SCHEMES, SIZES, Site, assert_accessible, assert_fits, take_picture

pytestmark = pytest.mark.browser

PAGES = {
    "people": "/people",
    "people-found": "/people?q=mar",
    "people-nobody": "/people?q=zzyzx",
    "organizations": "/organizations",
    "sources": "/sources",
    "addresses": "/sources/addresses",
    "addresses-bulk": "/sources/addresses?verdict=bulk",
    "run": "/sources/runs/1",
    "search": "/search?q=o",
    "search-nothing": "/search?q=zzyzx",
    "nothing-here": "/people/1",
    "style-guide": "/style",
}


def first(page: Page, path: str, text: str) -> str:
    """The address of the first line of a list that holds the text."""
    page.goto(path)
    link = page.locator("tr[data-row]", has_text=text).locator("a").first
    return str(link.get_attribute("href"))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", SIZES)
def test_every_page_can_be_used_by_everybody(filled: Site, scheme: str, width: int) -> None:
    page = filled.open(width=width, scheme=scheme)
    person = first(page, "/people", "Marta")
    single = {
        "person": person,
        "organization": first(page, "/organizations", "Northwind"),
        "address": first(page, "/sources/addresses", "marta"),
    }
    page.goto(person)
    single["why"] = str(page.locator("a[data-why]").first.get_attribute("href"))
    for name, path in {**PAGES, **single}.items():
        page.goto(path)
        take_picture(page, f"{name}-{width}-{scheme}", whole=name == "style-guide")
        assert_fits(page)
        assert_accessible(page)
    filled.complaints.clear()  # the browser notes the page that is not there


@pytest.mark.parametrize("scheme", SCHEMES)
def test_signing_in_can_be_used_by_everybody(site: Site, scheme: str) -> None:
    for width in SIZES:
        page = site.open(width=width, scheme=scheme, signed_in=False)
        page.goto("/people")
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        take_picture(page, f"sign-in-{width}-{scheme}")
        assert_accessible(page)
        page.get_by_label("Email").fill("nobody@acme.example")
        page.get_by_label("Password").fill("not the password")
        page.keyboard.press("Enter")
        expect(page.locator(".error:not([hidden])")).to_be_visible()
        assert_accessible(page)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_is_cut_off_at_400_percent_or_right_to_left(filled: Site, direction: str) -> None:
    """A window of 1,280 pixels at 400 % is one of 320."""
    page = filled.open()
    person = first(page, "/people", "Marta")
    pages = {"style-guide": "/style", "people": "/people", "person": person, "sources": "/sources"}
    for name, path in pages.items():
        page.goto(path)
        page.evaluate(f"document.documentElement.dir = '{direction}'")
        for width in (320, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            take_picture(page, f"{name}-{width}-{direction}", whole=True)
            assert_fits(page)


def test_what_is_for_paper_has_no_menu(filled: Site) -> None:
    page = filled.open()
    page.goto(first(page, "/people", "Marta"))
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.get_by_role("heading", name="Marta Oliveira")).to_be_visible()
