"""The first journey: hand in a mailbox, watch it, open a person, see why, overrule a verdict, see it last. By keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import Site, assert_accessible, do_jobs, take_picture
from .people import HOSTILE, mailbox

pytestmark = pytest.mark.browser


def go(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def hand_in(page: Page, path: Path) -> None:
    go(page, "g", "s")
    expect(page.get_by_role("heading", name="Sources", level=1)).to_be_visible()
    page.get_by_label("Choose mailboxes").set_input_files(path)
    expect(page.locator("[data-chosen]")).to_have_text("Inbox.mbox")
    page.get_by_role("button", name="Add", exact=True).press("Enter")
    page.wait_for_url("**/sources/runs/*")


def verdict_of(page: Page, address: str) -> str:
    row = page.locator("tr[data-row]", has_text=address)
    return row.locator(".chip").inner_text()


def test_from_a_mailbox_to_people_and_back_to_its_verdicts(site: Site, tmp_path: Path) -> None:
    page = site.open()
    expect(page.get_by_role("heading", name="Nobody here yet")).to_be_visible()
    take_picture(page, "people-empty")
    assert_accessible(page)

    path = mailbox(tmp_path)
    hand_in(page, path)
    expect(page.get_by_role("progressbar")).to_be_visible()
    assert_accessible(page)
    do_jobs()
    expect(page.locator(".run-summary")).to_contain_text("You now know", timeout=10_000)
    take_picture(page, "run-finished", whole=True)
    assert_accessible(page)

    go(page, "g", "p")
    expect(page.get_by_role("heading", name="People", level=1)).to_be_visible()
    go(page, "f")
    page.keyboard.type("marta")
    expect(page).to_have_url(f"{site.url}/people?q=marta")
    expect(page.locator("tr[data-row]")).to_have_count(1)
    go(page, "Escape", "j", "Enter")
    expect(page.get_by_role("heading", name="Marta Oliveira", level=1)).to_be_visible()

    go(page, "w")
    why = page.get_by_role("dialog", name="Why")
    expect(why).to_contain_text("Inbox.mbox")
    assert_accessible(page)
    go(page, "Escape")
    expect(why).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('a[data-why]')")

    page.goto("/sources/addresses?q=letter")
    assert verdict_of(page, "letter@news.example") == "bulk"
    go(page, "j", "w")
    expect(page.get_by_role("dialog")).to_contain_text("newsletters")
    take_picture(page, "verdict-card")
    assert_accessible(page)
    go(page, "y")
    expect(page.locator("tr[data-row] .chip")).to_have_text("kept")
    expect(page.get_by_role("status")).to_contain_text("letter@news.example")
    assert page.evaluate("document.activeElement.textContent") == "letter@news.example"
    do_jobs()

    hand_in(page, path)
    do_jobs()
    expect(page.locator(".run-summary")).to_be_visible(timeout=10_000)
    page.goto("/sources/addresses?q=letter")
    assert verdict_of(page, "letter@news.example") == "kept"
    expect(page.locator("tr[data-row]")).to_contain_text("by hand")


def test_a_verdict_is_taken_back_with_one_key(filled: Site) -> None:
    page = filled.open()
    page.goto("/sources/addresses?q=letter")
    go(page, "j", "w")
    expect(page.get_by_role("dialog")).to_contain_text("newsletters")
    go(page, "y")
    expect(page.locator("tr[data-row] .chip")).to_have_text("kept")
    go(page, "u")
    expect(page.locator("tr[data-row]")).to_contain_text("left to the rules again")
    do_jobs()
    page.reload()
    assert verdict_of(page, "letter@news.example") == "bulk"


def test_a_run_is_taken_back(filled: Site) -> None:
    page = filled.open()
    expect(page.locator("tr[data-row]").first).to_be_visible()
    page.goto("/sources")
    go(page, "j")
    page.locator(".runs tr[data-row] a").press("Enter")
    page.get_by_role("button", name="Take it back").press("Enter")
    do_jobs()
    page.reload()
    expect(page.locator("#run")).to_contain_text("taken back")
    go(page, "g", "p")
    expect(page.get_by_role("heading", name="Nobody here yet")).to_be_visible()


def test_hostile_mail_is_only_words(filled: Site) -> None:
    page = filled.open()
    page.goto("/people?q=mallory")
    page.locator("tr[data-row] a").first.press("Enter")
    page.wait_for_url("**/people/*")
    expect(page.locator(".timeline")).to_contain_text(HOSTILE)
    assert page.locator("main img, main script").count() == 0
    take_picture(page, "hostile")


def test_an_upload_that_makes_no_sense_says_so_in_place(site: Site, tmp_path: Path) -> None:
    page = site.open()
    page.goto("/sources")
    page.get_by_label("Choose mailboxes").set_input_files(mailbox(tmp_path))
    page.get_by_text("Whose side is us, and what colleagues get").click()
    page.get_by_label("Whose side is us?").fill("no domain at all")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".upload")).to_contain_text("no is neither a domain nor an address")
    assert_accessible(page)
    site.complaints.clear()  # the browser notes that the server answered 422
