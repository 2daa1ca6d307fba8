"""Without scripts reading still works: every value leads to its page, and lists go on by links."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .conftest import Site, do_jobs

pytestmark = pytest.mark.browser


def test_from_the_list_to_the_reason_by_links_alone(filled: Site) -> None:
    page = filled.open(scripts=False)
    page.get_by_role("searchbox").fill("marta")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Marta Oliveira").click()
    expect(page.get_by_role("heading", name="Marta Oliveira", level=1)).to_be_visible()
    page.locator(".facts a", has_text="marta.oliveira@").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Why")
    page.get_by_role("link", name="Back to Marta Oliveira").click()
    expect(page.get_by_role("heading", name="Marta Oliveira", level=1)).to_be_visible()


def test_a_verdict_is_overruled_by_a_plain_form(filled: Site) -> None:
    page = filled.open(scripts=False)
    page.goto("/sources/addresses?q=letter")
    page.locator("tr[data-row] a").first.click()
    page.get_by_role("button", name="kept").click()
    expect(page.get_by_role("status")).to_contain_text("counts as")
    do_jobs()
    page.reload()
    expect(page.locator(".verdict-card .chip")).to_have_text("kept")
