"""Saying otherwise in the browser: somebody else's address, a side that is not ours, something let in again."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.rooms.fill.mail.test_deciding_pages import MORE, RUI
from tests.rooms.taken_in import PRIYAS, mailbox

from .conftest import Site, assert_accessible, do_jobs, take_picture

pytestmark = pytest.mark.browser


def test_a_person_is_parted_a_side_taken_back_and_an_exclusion_lifted(site: Site, tmp_path: Path) -> None:
    from rapport.accounts.queries import operator
    from rapport.fill.flow import add, given_paths
    from rapport.fill.mail.flow.exclude import exclude

    box = mailbox(tmp_path / "box", (*PRIYAS, *MORE))
    add(given_paths([box]), operator_id=operator().pk, own=["anvil.example"])
    exclude("address", RUI, owner_id=operator().pk)

    page = site.open()
    page.get_by_role("link", name="Marta Oliveira").first.click()
    expect(page.locator(".addresses li")).to_have_count(3)
    take_picture(page, "person-addresses", whole=True)
    assert_accessible(page)
    page.get_by_role("button", name="Somebody else's m.oliveira@northwind.example").click()
    expect(page.locator(".addresses li")).to_have_count(1)  # the page of whoever it belongs to now
    page.keyboard.press("u")
    expect(page.locator(".addresses li")).to_have_count(3)

    page.goto(f"{site.url}/sources")
    side = page.locator(".own-side li", has_text="anvil.example")
    take_picture(page, "sources-own-side", whole=True)
    side.get_by_role("button", name="Not us").click()
    expect(page.get_by_text("anvil.example is not us any more").first).to_be_visible()
    do_jobs()

    page.goto(f"{site.url}/sources/excluded")
    expect(page.locator("tr[data-row]")).to_have_count(1)
    take_picture(page, "excluded", whole=True)
    assert_accessible(page)
    page.get_by_role("button", name="Let it in again").click()
    expect(page.get_by_role("heading", name="Nothing is excluded")).to_be_visible()
