"""The palette, by keyboard alone: it opens at once, finds people and pages, does things, and gives the focus back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from .conftest import SCHEMES, SIZES, Site, assert_accessible, assert_fits, take_picture

pytestmark = pytest.mark.browser


def marked(page: Page) -> str:
    """What the marked option says."""
    return page.locator('#palette [role="option"][aria-selected="true"] .palette-label').inner_text()


def test_a_person_is_found_and_opened(filled: Site) -> None:
    page = filled.open()
    page.goto("/organizations")
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox", name="Search or do anything")
    expect(field).to_be_focused()
    page.keyboard.type("henr")
    expect(page.get_by_role("option", name="Henrik Dahl")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Henrik Dahl", level=1)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Organizations", level=1)).to_be_visible()
    expect(page.locator("#palette")).to_be_hidden()
    page.reload()
    page.keyboard.press("/")
    assert marked(page) == "Henrik Dahl"  # opened lately
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Henrik Dahl", level=1)).to_be_visible()


def test_typing_and_entering_at_once_opens_what_was_meant(filled: Site) -> None:
    page = filled.open()
    page.keyboard.press("/")
    page.keyboard.type("marta")
    page.keyboard.press("Enter")  # before any answer could be there
    expect(page.get_by_role("heading", name="Marta Oliveira", level=1)).to_be_visible()


def test_it_opens_within_a_frame_and_asks_for_nothing(filled: Site) -> None:
    page = filled.open()
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    frames = page.evaluate(
        """() => new Promise((done) => {
          let frames = 0;
          const count = () => {
            if (document.getElementById("palette").open) done(frames);
            else { frames += 1; requestAnimationFrame(count); }
          };
          const key = new KeyboardEvent("keydown", { key: "k", ctrlKey: true, bubbles: true, cancelable: true });
          document.body.dispatchEvent(key);
          count();
        })"""
    )
    assert frames == 0
    assert asked == []


def test_arrows_move_and_escape_gives_the_focus_back(filled: Site) -> None:
    page = filled.open()
    page.keyboard.press("j")
    page.keyboard.press("Control+k")
    first = marked(page)
    page.keyboard.press("ArrowDown")
    second = marked(page)
    assert second != first
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")  # from the first to the last
    assert marked(page) == "Sign out"
    page.keyboard.press("Escape")
    expect(page.locator("#palette")).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('[data-step]')")
    page.keyboard.press("Control+k")
    page.keyboard.press("Control+k")
    expect(page.locator("#palette")).to_be_hidden()


def test_pages_are_found_by_other_words_and_things_are_done(filled: Site) -> None:
    page = filled.open()
    page.keyboard.press("/")
    page.keyboard.type("compan")
    assert marked(page) == "Organizations"
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{filled.url}/organizations")
    page.keyboard.press("/")
    page.keyboard.type("shortc")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()


def test_a_late_answer_to_an_earlier_word_is_dropped(filled: Site) -> None:
    page = filled.open()
    held: list[Route] = []

    def hold(route: Route) -> None:
        if "q=mar" in route.request.url and "marta" not in route.request.url:
            held.append(route)
        else:
            route.continue_()

    page.route("**/search?q=*", hold)
    page.keyboard.press("/")
    page.keyboard.type("mar")
    page.wait_for_timeout(200)
    page.get_by_role("combobox").fill("henrik")
    expect(page.get_by_role("option", name="Henrik Dahl")).to_be_visible()
    for route in held:
        route.abort()
    page.wait_for_timeout(200)
    expect(page.get_by_role("option", name="Henrik Dahl")).to_be_visible()
    expect(page.get_by_role("option", name="Marta Oliveira")).to_be_hidden()
    filled.complaints.clear()


def test_it_says_when_nothing_is_found_and_when_nobody_answers(filled: Site) -> None:
    page = filled.open()
    page.keyboard.press("/")
    page.keyboard.type("zzyzx")
    expect(page.locator(".palette-none", has_text="Nothing is called that.")).to_be_visible()
    take_picture(page, "palette-nothing")
    page.route("**/search?q=*", lambda route: route.abort())
    page.keyboard.type("y")
    expect(page.locator(".palette-none", has_text="Rapport cannot be reached")).to_be_visible()
    take_picture(page, "palette-unreachable")
    assert_accessible(page)
    filled.complaints.clear()  # the browser notes the request that failed


def test_without_single_keys_it_still_opens(filled: Site) -> None:
    page = filled.open()
    page.evaluate("localStorage.setItem('keys-off', '1')")
    page.keyboard.press("/")
    expect(page.locator("#palette")).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(page.locator("#palette")).to_be_visible()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", SIZES)
def test_the_palette_can_be_used_by_everybody(filled: Site, scheme: str, width: int) -> None:
    page = filled.open(width=width, scheme=scheme)
    page.goto("/people?q=marta")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Marta Oliveira", level=1)).to_be_visible()
    page.keyboard.press("/")
    take_picture(page, f"palette-{width}-{scheme}")
    assert_accessible(page)
    page.keyboard.type("o")
    expect(page.get_by_role("option", name="Northwind").first).to_be_visible()
    take_picture(page, f"palette-found-{width}-{scheme}")
    assert_fits(page)
    assert_accessible(page)


def test_without_scripts_there_is_a_page(filled: Site) -> None:
    page = filled.open(scripts=False)
    page.get_by_role("link", name="Search or do anything").click()
    page.get_by_role("searchbox").fill("marta")
    page.keyboard.press("Enter")
    page.get_by_role("main").get_by_role("link", name="Marta Oliveira").click()
    expect(page.get_by_role("heading", name="Marta Oliveira", level=1)).to_be_visible()
