"""The keyboard: everything is reached by it, it can be asked what it does, and it can be told to stop."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import Site, assert_accessible, take_picture

pytestmark = pytest.mark.browser


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def test_j_and_k_move_and_stop_at_the_ends(filled: Site) -> None:
    page = filled.open()
    names = page.locator("tr[data-row] .who a").all_inner_texts()
    assert len(names) > 2
    page.keyboard.press("j")
    assert focused(page) == names[0]
    page.keyboard.press("k")
    assert focused(page) == names[0]
    for _ in range(len(names) + 3):
        page.keyboard.press("j")
    assert focused(page) == names[-1]


def test_the_keys_say_what_they_do_and_can_be_switched_off(filled: Site) -> None:
    page = filled.open()
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    expect(keys).to_contain_text("why is this believed?")
    take_picture(page, "keys")
    assert_accessible(page)
    page.get_by_label("Single keys do things").uncheck()
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.matches('[data-step]')") is False
    page.reload()
    page.keyboard.press("g")
    page.keyboard.press("o")
    expect(page).to_have_url(f"{filled.url}/people")


def test_writing_is_not_commanding(filled: Site) -> None:
    page = filled.open()
    page.keyboard.press("f")
    page.keyboard.type("jgok?w")
    expect(page.get_by_role("searchbox")).to_have_value("jgok?w")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()


def test_the_first_tab_stop_leads_past_the_menu(filled: Site) -> None:
    page = filled.open()
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_why_opens_from_the_value_in_focus_and_gives_the_focus_back(filled: Site) -> None:
    page = filled.open()
    page.goto("/people?q=marta")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    value = page.locator(".facts a[data-why]", has_text="912")
    value.focus()
    page.keyboard.press("w")
    why = page.get_by_role("dialog", name="Why")
    expect(why).to_contain_text("signature")
    assert page.evaluate("document.activeElement.id") == "why"
    take_picture(page, "why-card")
    page.keyboard.press("Escape")
    expect(why).to_be_hidden()
    expect(value).to_be_focused()


def test_the_menu_can_be_slim_and_stays_so(filled: Site) -> None:
    page = filled.open()
    menu = page.get_by_role("navigation", name="Main")
    wide = menu.bounding_box()
    page.keyboard.press("[")
    slim = menu.bounding_box()
    assert wide is not None
    assert slim is not None
    assert slim["width"] < wide["width"] / 2
    page.reload()
    assert menu.bounding_box() == slim
    take_picture(page, "menu-slim")
    assert_accessible(page)


def test_who_stood_on_a_message_that_goes_stands_on_the_page(filled: Site) -> None:
    page = filled.open()
    page.goto("/sources/addresses?q=letter")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Why")).to_be_visible()
    page.keyboard.press("y")
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    undo.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Close"
    page.keyboard.press("Enter")
    expect(undo).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "main"
