"""People of ours in a real browser: a colleague is invited and sees what everyone may, a passkey is set up and used, the
language is switched; all by keyboard. And the settings as they look."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from rapport.accounts import queries as accounts
from rapport.accounts import services
from rapport.accounts.models import SignIn
from rapport.accounts.types import Role

from .conftest import HOME, SCHEMES, SIZES, Site, assert_accessible, assert_fits, take_picture
from .people import ADDRESS, PASSWORD

pytestmark = pytest.mark.browser

NEW_PASSWORD = "calm-lighthouse-77"
DEVICE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


def go_to(page: Page, name: str) -> None:
    """Opens a page of the settings with the keyboard alone."""
    page.keyboard.press("g")
    page.keyboard.press(",")
    page.wait_for_url("**/settings/**")
    link = page.get_by_role("navigation", name="Settings").get_by_role("link", name=name)
    tab_to(page, link)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def tab_to(page: Page, target: object, most: int = 80) -> None:
    """Presses Tab until the target has the focus."""
    handle = target.element_handle()  # type: ignore[attr-defined]
    for _ in range(most):
        if page.evaluate("element => element === document.activeElement", handle):
            return
        page.keyboard.press("Tab")
    raise AssertionError("it cannot be reached with Tab")


def confirm(page: Page) -> None:
    """Before what one signs in with is changed, the password is asked for once more."""
    expect(page.get_by_role("heading", name="Is it you?")).to_be_visible()
    tab_to(page, page.get_by_label("Password"))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Is it you?")).to_have_count(0)


def test_a_colleague_is_invited_and_sees_what_everyone_may(filled: Site) -> None:
    page = filled.open()
    go_to(page, "Users and invitations")
    tab_to(page, page.get_by_label("E-mail address"))
    page.keyboard.type("ben@acme.example")
    tab_to(page, page.get_by_role("button", name="Make a link"))
    page.keyboard.press("Enter")
    shown = page.get_by_role("status").filter(has_text="A link for ben@acme.example")
    link = shown.locator("code").inner_text()
    take_picture(page, "settings-invited")
    assert_accessible(page)

    guest = filled.open(signed_in=False)
    guest.goto(link)
    expect(guest.get_by_label("E-mail address")).to_have_value("ben@acme.example")
    take_picture(guest, "welcome-invited")
    assert_accessible(guest)
    guest.keyboard.type("Ben Ito")  # the first field that can be filled has the focus
    for _ in range(2):
        guest.keyboard.press("Tab")
        guest.keyboard.type(NEW_PASSWORD)
    guest.keyboard.press("Enter")
    guest.wait_for_url(f"**{HOME}")
    guest.goto("/people")
    # The mailbox was added with the usual terms: people for everyone, the timeline for its owner.
    expect(guest.locator("tr[data-row]", has_text="Marta Oliveira")).to_be_visible()
    guest.keyboard.press("j")
    guest.keyboard.press("Enter")
    guest.wait_for_url("**/people/*")
    expect(guest.get_by_text("Castings for lot")).to_have_count(0)
    guest.goto("/settings/profile")
    pages = guest.get_by_role("navigation", name="Settings").get_by_role("link")
    assert pages.all_inner_texts() == ["Your profile", "Sessions", "Security", "Your sources"]
    guest.goto("/settings/people")
    expect(guest.get_by_role("heading", name="Users and invitations")).to_have_count(0)
    filled.complaints.clear()  # the browser notes the page that was refused
    again = filled.open(signed_in=False)
    again.goto(link)
    expect(again.get_by_role("heading", name="This link has ended")).to_be_visible()
    filled.complaints.clear()


def test_a_passkey_is_set_up_and_used(site: Site) -> None:
    here = Site(site.url.replace("127.0.0.1", "localhost"), site.browser)  # passkeys are for names
    page = here.open()
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    go_to(page, "Security")
    tab_to(page, page.get_by_role("link", name="Add a passkey"))
    page.keyboard.press("Enter")
    confirm(page)
    expect(page.get_by_role("heading", name="Add a passkey")).to_be_visible()
    take_picture(page, "passkey-add")
    assert_accessible(page)
    tab_to(page, page.get_by_role("button", name="Make the passkey"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    assert page.locator(".codes li").count() == 10
    take_picture(page, "recovery-codes")
    assert_accessible(page)
    page.goto("/settings/security")
    expect(page.get_by_text("signs in alone")).to_be_visible()

    page.goto("/sign-out/")
    page.get_by_role("button", name="Sign out").press("Enter")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    tab_to(page, page.get_by_role("button", name="Sign in with a passkey"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{HOME}")

    # With the password alone one is not in any more: the passkey is asked for as well.
    page.goto("/sign-out/")
    page.get_by_role("button", name="Sign out").press("Enter")
    page.get_by_label("Email").fill(ADDRESS)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Is it you?")).to_be_visible()
    take_picture(page, "second-factor")
    assert_accessible(page)
    tab_to(page, page.get_by_role("button", name="Use a passkey instead"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{HOME}")
    assert here.complaints == [] and here.strangers == []


def test_a_device_that_says_no_is_told_about(site: Site) -> None:
    here = Site(site.url.replace("127.0.0.1", "localhost"), site.browser)
    page = here.open()
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": {**DEVICE, "isUserVerified": False}})
    page.goto("/settings/security/passkeys/add")
    confirm(page)
    page.get_by_role("button", name="Make the passkey").press("Enter")
    expect(page.get_by_text("The device did not say that it is you.")).to_be_visible()
    assert_accessible(page)
    page.goto(site.url + "/settings/security")
    sign_in_there = page.get_by_role("heading", name="Sign in")
    expect(sign_in_there).to_be_visible()
    here.complaints.clear()


def test_the_language_is_switched(filled: Site) -> None:
    page = filled.open()
    go_to(page, "Your profile")
    tab_to(page, page.get_by_label("Language"))
    page.keyboard.type("Deutsch")
    tab_to(page, page.get_by_label("Time zone"))
    page.keyboard.type("Europe/Berlin")
    tab_to(page, page.get_by_role("button", name="Save"))
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    SignIn.objects.update(began_at="2025-03-04T20:30:00Z")
    page.goto("/settings/sessions")
    expect(page.get_by_text("04.03.2025 21:30")).to_be_visible()
    expect(page.get_by_role("heading", level=1, name="Sitzungen")).to_be_visible()
    take_picture(page, "settings-german")
    page.goto("/settings/people")
    page.evaluate("document.querySelector('form[action$=\"/settings/people\"]').noValidate = true")
    page.locator("form[action$='/settings/people'] button").press("Enter")
    expect(page.get_by_text("Dieses Feld ist zwingend erforderlich.")).to_be_visible()
    filled.complaints.clear()  # the browser notes the form that was wrong


def colleagues() -> dict[str, str]:
    """People in every state, teams, a tree of units; pages of single ones."""
    sales = services.create_unit(name="Sales")
    north = services.create_unit(name="North", parent_id=sales.pk)
    services.create_unit(name="Works")
    fair = services.create_team(name="Fair in Hanover")
    services.create_team(name="Castings")
    long = "Maria da Conceição Albuquerque de Vasconcelos e Sousa-Hohenstein von der Recke"
    for email, name, role in (
        ("ana@acme.example", "Ana Lund", Role.ADMINISTRATOR), ("ben@acme.example", "Ben Ito", Role.STEWARD),
        ("maria.da.conceicao.albuquerque.de.vasconcelos@acme.example", long, Role.MEMBER),
    ):  # fmt: skip
        user = services.create_user(email=email, name=name, role=role)
        user.set_password(PASSWORD)
        user.save()
        services.join(team_id=fair.pk, user_id=user.pk)
        services.set_unit(user_id=user.pk, unit_id=north.pk)
    gone = services.create_user(email="gone@acme.example", name="Gone Away")
    services.deactivate(user_id=gone.pk)
    services.invite_colleague(email="new@acme.example")
    late, _token = services.invite_colleague(email="late@acme.example")
    late.invitations.update(expires_at=timezone.now() - timedelta(hours=1))
    operator = accounts.operator()
    services.join(team_id=fair.pk, user_id=operator.pk)
    SignIn.objects.create(
        session_key="x" * 64, session_data="", user=operator, expire_date=timezone.now() + timedelta(days=1),
        device="Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/605.1",
    )  # fmt: skip
    return {
        "person": f"/settings/people/{late.pk}",
        "team": f"/settings/groups/teams/{fair.pk}",
        "unit": f"/settings/groups/units/{north.pk}",
    }


PAGES = {
    "profile": "/settings/profile",
    "sessions": "/settings/sessions",
    "security": "/settings/security",
    "app": "/settings/security/app",
    "passkey": "/settings/security/passkeys/add",
    "sources": "/settings/sources",
    "people": "/settings/people",
    "groups": "/settings/groups",
    "privacy": "/settings/privacy",
}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", SIZES)
def test_the_settings_can_be_used_by_everybody(filled: Site, scheme: str, width: int) -> None:
    page = filled.open(width=width, scheme=scheme)
    page.goto("/settings/groups")
    assert_accessible(page)
    take_picture(page, f"settings-groups-none-{width}-{scheme}")
    page.goto("/settings/security/app")
    take_picture(page, f"settings-confirm-{width}-{scheme}")
    assert_accessible(page)
    confirm(page)
    for name, path in {**PAGES, **colleagues()}.items():
        page.goto(path)
        take_picture(page, f"settings-{name}-{width}-{scheme}", whole=True)
        assert_fits(page)
        assert_accessible(page)


def test_the_settings_need_no_scripts(site: Site) -> None:
    page = site.open(scripts=False, signed_in=False)
    page.goto("/sign-in/")
    page.get_by_label("Email").fill(ADDRESS)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.goto("/settings/groups")
    page.get_by_label("New team").fill("Castings")
    page.get_by_role("button", name="Make a team").click()
    expect(page.get_by_role("heading", name="Castings")).to_be_visible()
    page.goto("/settings/profile")
    page.get_by_label("Name").fill("Priya R.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("Name")).to_have_value("Priya R.")
