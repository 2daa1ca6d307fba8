"""A value is corrected where it stands, by keyboard alone, and taken back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import SCHEMES, Site, assert_accessible, assert_fits, take_picture

pytestmark = pytest.mark.browser


def marta(site: Site, **how: object) -> Page:
    page = site.open(**how)  # type: ignore[arg-type]
    page.get_by_role("link", name="Marta Oliveira").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Marta Oliveira")
    return page


def test_a_number_is_corrected_and_taken_back(filled: Site) -> None:
    page = marta(filled)
    fact = page.locator(".fact", has_text="Mobile")
    fact.locator("a[data-why]").first.focus()
    page.keyboard.press("e")
    field = page.get_by_label("What is it now?")
    expect(field).to_be_focused()
    page.keyboard.type("ask at the desk")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="no telephone number")).to_be_visible()
    take_picture(page, "correct-mistake")
    assert_accessible(page)
    field.select_text()
    page.keyboard.type("+351 912 555 099")
    page.keyboard.press("Enter")
    expect(fact.get_by_text("+351 912 555 099")).to_be_visible()
    expect(fact.get_by_text("+351 912 555 014")).to_have_count(0)
    expect(page.get_by_role("dialog", name="Why")).to_be_hidden()
    take_picture(page, "corrected")
    assert_accessible(page)
    page.keyboard.press("u")
    expect(fact.get_by_text("+351 912 555 014")).to_be_visible()


def test_a_value_is_wrong_and_another_is_said(filled: Site) -> None:
    page = marta(filled)
    web = page.locator(".fact", has_text="northwind.example").filter(has=page.locator("dt", has_text="Web"))
    web.locator("a[data-why]").first.focus()
    page.keyboard.press("w")
    expect(page.get_by_role("dialog", name="Why")).to_contain_text("Wrong")
    take_picture(page, "why-answers")
    page.keyboard.press("n")
    expect(web).to_have_count(0)
    page.keyboard.press("a")
    page.get_by_label("What", exact=True).select_option("fax")
    page.get_by_label("What it is").fill("+351 210 555 014")
    page.keyboard.press("Enter")
    expect(page.locator(".fact", has_text="+351 210 555 014")).to_be_visible()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [1440, 390])
def test_it_can_be_used_by_everybody(filled: Site, width: int, scheme: str) -> None:
    page = marta(filled, width=width, scheme=scheme)
    page.locator(".say-more > summary").click()
    take_picture(page, f"say-more-{width}-{scheme}")
    assert_accessible(page)
    assert_fits(page)
    page.locator(".fact a[data-why]").first.click()
    page.locator(".answers-changed > summary").click()
    take_picture(page, f"answers-{width}-{scheme}")
    assert_accessible(page)


def test_without_scripts_a_value_is_corrected_by_plain_forms(filled: Site) -> None:
    page = filled.open(scripts=False)
    page.get_by_role("link", name="Marta Oliveira").first.click()
    page.get_by_role("link", name="Correct +351 912 555 014").click()
    page.get_by_label("What is it now?").fill("+351 912 555 077")
    page.get_by_role("button", name="Keep").click()
    expect(page.locator(".fact", has_text="+351 912 555 077")).to_be_visible()
