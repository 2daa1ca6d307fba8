"""Today, by keyboard alone: what it asks is answered by one key, and taken back by another."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.journeys.people import ADDRESS, NAME

from rapport.accounts import queries as accounts
from rapport.base.viewer import viewing_as
from rapport.kernel.identity.queries import identity_of_address, ruled

from .conftest import HOME, SCHEMES, SIZES, Site, assert_accessible, assert_fits, do_jobs, take_picture

pytestmark = pytest.mark.browser

PRIYA = f"{NAME} <{ADDRESS}>"


def write(folder: Path) -> Path:
    """A mailbox with strangers, somebody new, somebody silent, a changed title, two titles at once, and one person twice."""
    now = datetime.now().astimezone() - timedelta(hours=1)
    mails: list[tuple[str, str, float, str, str, int | None]] = []

    def exchange(who: str, ago: float, title: str = "") -> None:
        text = f"Hello,\n\nfine.\n\n-- \n{who.split(' <')[0]}\n{title}\nBerg Ltd\n" if title else "Fine.\n"
        mails.append((who, PRIYA, ago, f"Matter {len(mails)}", text, None))
        mails.append((PRIYA, who, ago - 0.1, f"Re: Matter {len(mails) - 1}", "Good.\n", len(mails) - 1))

    for week in range(9):
        exchange("Ilse Brandt <ilse@brandt-foundry.example>", 100 - 7 * week)
    for number in range(6):
        exchange(
            "Hugo Lang <hugo@lang.example>",
            16 - 2.0 * number,
            "Plant Manager" if number % 2 else "Production Lead",
        )
    for number in range(4):
        exchange("Ada Berg <ada@berg.example>", 90 - 9.0 * number, "Buyer")
    exchange("Owen Price <owen.price@contoso.example>", 40)
    exchange("Owen Price <red.fox@contoso.example>", 38)
    for number in range(3):
        exchange("Ada Berg <ada@berg.example>", 2 - number / 2, "Head of Sourcing")
    exchange("Nora Falk <nora@falk.example>", 1)
    for number, name in enumerate(("Zoe", "Yan", "Xenia")):
        stranger = f"{name} Stranger <{name.lower()}@stranger{number}.example>"
        mails.append((stranger, PRIYA, 3 - number, "Hello", "Hello.\n", None))
    path = folder / "Archive.mbox"
    with path.open("w", encoding="utf-8") as file:
        for number, (author, to, ago, subject, text, answers) in enumerate(mails):
            at = now - timedelta(days=ago)
            file.write(f"From sender@example.org {at:%a %b %d %H:%M:%S %Y}\n")
            file.write(
                f"From: {author}\nTo: {to}\nSubject: {subject}\nMessage-ID: <{number}@today.example>\n"
            )
            if answers is not None:
                file.write(f"In-Reply-To: <{answers}@today.example>\n")
            file.write(f"Date: {at:%a, %d %b %Y %H:%M:%S %z}\n\n{text}\n")
    return path


@pytest.fixture
def asking(site: Site, tmp_path: Path) -> Site:
    """The live server with a mailbox that leaves questions."""
    from rapport.fill.flow import add, given_paths

    add(given_paths([write(tmp_path)]), operator_id=accounts.operator().pk, own=["acme.example"])
    return site


def verdict(address: str) -> str:
    with viewing_as("system"):
        found = ruled(identity_of_address(address) or 0)
    assert found is not None
    return found.verdict


def test_a_decision_is_answered_by_one_key_and_taken_back_by_another(asking: Site) -> None:
    page = asking.open(at=HOME)
    expect(page.get_by_role("heading", level=1)).to_contain_text("worth a key-press")
    stranger = page.locator(".question", has_text="Xenia Stranger")
    while "Xenia" not in page.evaluate("document.activeElement.closest('[data-row]')?.textContent ?? ''"):
        page.keyboard.press("j")
    page.keyboard.press("y")
    expect(page.get_by_role("status", name="News")).to_contain_text(
        "Xenia Stranger is a relationship from now on."
    )
    expect(stranger).to_have_count(0)
    assert page.evaluate("document.activeElement.closest('.question') !== null")  # the next one is at hand
    do_jobs()
    assert verdict("xenia@stranger2.example") == "kept"
    page.keyboard.press("u")
    expect(page.get_by_role("status", name="News")).not_to_contain_text("Xenia")
    do_jobs()
    assert verdict("xenia@stranger2.example") == "waiting"
    expect(stranger).to_have_count(1)  # it comes back by itself


def test_the_newest_answer_is_taken_back_first(asking: Site) -> None:
    page = asking.open(at=HOME)
    first, second = page.locator(".question b").nth(0).inner_text(), page.locator(".question").count()
    page.keyboard.press("s")
    expect(page.locator(".question")).to_have_count(second - 1)
    page.keyboard.press("s")
    expect(page.locator(".question")).to_have_count(second - 2)
    page.keyboard.press("u")
    expect(page.locator(".question")).to_have_count(second - 1)
    page.keyboard.press("u")
    expect(page.locator(".question")).to_have_count(second)
    assert page.locator(".question b").nth(0).inner_text() == first


def test_which_of_two_values_by_a_number(asking: Site) -> None:
    page = asking.open(at=HOME)
    page.get_by_role("link", name="Hugo Lang: which title is right?").focus()
    page.keyboard.press("2")
    expect(page.get_by_role("status", name="News")).to_contain_text("stands from now on")
    expect(page.locator(".question", has_text="Hugo Lang")).to_have_count(0)
    do_jobs()
    page.keyboard.press("u")
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    do_jobs()
    expect(page.locator(".question", has_text="Hugo Lang")).to_have_count(1)


def test_everything_on_it_leads_somewhere_and_back(asking: Site) -> None:
    page = asking.open(at=HOME)
    page.get_by_role("link", name="Ilse Brandt").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Ilse Brandt", level=1)).to_be_visible()
    page.go_back()
    expect(page.get_by_text("You used to talk about every 7 days")).to_be_visible()
    page.get_by_role("link", name="1 person new").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="New this week")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Nora Falk")
    page.keyboard.press("g")
    page.keyboard.press("t")
    expect(page).to_have_url(f"{asking.url}{HOME}")


def test_without_scripts_a_form_answers(asking: Site) -> None:
    page = asking.open(at=HOME, scripts=False)
    row = page.locator(".question", has_text="Yan Stranger")
    row.get_by_role("button", name="No", exact=True).click()
    expect(page.get_by_role("status", name="News")).to_contain_text("Yan Stranger is no relationship.")
    expect(page.locator(".question", has_text="Yan Stranger")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".question", has_text="Yan Stranger")).to_have_count(1)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", SIZES)
def test_today_can_be_used_by_everybody(asking: Site, scheme: str, width: int) -> None:
    page = asking.open(width=width, scheme=scheme, at=HOME)
    for name in ("today", "today/new", "today/changes", "today/quiet"):
        page.goto(f"/{name}")
        take_picture(page, f"{name.replace('/', '-')}-{width}-{scheme}", whole=True)
        assert_fits(page)
        assert_accessible(page)
    page.goto(HOME)
    count = page.locator(".question").count()
    page.keyboard.press("j")
    page.keyboard.press("s")
    expect(page.locator(".question")).to_have_count(count - 1)
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    take_picture(page, f"today-answered-{width}-{scheme}")
    assert_accessible(page)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_before_any_mail_it_says_how_to_begin(site: Site, scheme: str) -> None:
    for width in SIZES:
        page = site.open(width=width, scheme=scheme, at=HOME)
        expect(page.get_by_role("link", name="Add a mailbox").last).to_be_visible()
        take_picture(page, f"today-empty-{width}-{scheme}")
        assert_fits(page)
        assert_accessible(page)


def test_why_is_asked_from_a_question_and_its_keys_are_the_cards_while_it_is_open(asking: Site) -> None:
    page = asking.open(at=HOME)
    page.locator(".question a", has_text="Zoe Stranger").focus()
    page.keyboard.press("w")
    card = page.get_by_role("dialog", name="Why")
    expect(card).to_contain_text("zoe@stranger0.example")
    page.keyboard.press("b")
    expect(page.get_by_role("status", name="News")).to_contain_text("counts as “bulk”")
    expect(card).to_be_hidden()
    do_jobs()
    assert verdict("zoe@stranger0.example") == "bulk"
    expect(page.locator(".question", has_text="Zoe Stranger")).to_have_count(0)
