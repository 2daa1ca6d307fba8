"""Tags every template has: icons, bundles, the menu, keys and plain numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from rapport.ui import keymap, menu
from rapport.ui.bundle import bundle

register = template.Library()

ICONS = Path(__file__).resolve().parent.parent / "icons"
SHAPES = re.compile(r"<svg.*?>(.*)</svg>", re.DOTALL)


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    """The shapes of an icon; the files are ours, so their markup is trusted."""
    match = SHAPES.search((ICONS / f"{name}.svg").read_text(encoding="utf-8"))
    if match is None:
        raise ValueError(f"icon {name} has no <svg> element")
    return " ".join(match[1].split())


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """An icon as inline SVG. It never speaks: the word stands beside it or in the control's label."""
    return format_html(
        '<svg class="icon {}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        classes,
        mark_safe(_drawing(name)),
    )


MOONS = {
    "fresh": '<circle class="lit" cx="6" cy="6" r="4.75"/>',
    "fading": '<path class="lit" d="M6 1.25a4.75 4.75 0 0 0 0 9.5z"/>',
    "stale": "",
}


@register.simple_tag
def moon(state: str) -> SafeString:
    """The small picture of a certainty: full, half, new. The word always stands beside it."""
    return format_html(
        '<svg class="moon {}" viewBox="0 0 12 12" aria-hidden="true" focusable="false">'
        '<circle cx="6" cy="6" r="4.75"/>{}</svg>',
        state,
        mark_safe(MOONS.get(state, "")),
    )


@register.simple_tag
def bundle_url(suffix: str) -> str:
    """Where the stylesheet (``css``) or the script (``js``) is fetched."""
    return reverse("ui:bundle", kwargs={"digest": bundle(suffix).digest, "suffix": suffix})


@register.simple_tag(takes_context=True)
def menu_links(context: template.Context) -> Iterable[menu.MenuLink]:
    """The sidebar's entries for this viewer."""
    request: HttpRequest | None = context.get("request")
    return () if request is None else tuple(menu.links(request))


@register.simple_tag(takes_context=True)
def offers(context: template.Context) -> Iterable[menu.Offer]:
    """What the palette offers this viewer beside the places."""
    request: HttpRequest | None = context.get("request")
    return () if request is None else tuple(menu.offers(request))


@register.simple_tag(takes_context=True)
def recents(context: template.Context) -> Iterable[menu.Recent]:
    """What this viewer opened last."""
    request: HttpRequest | None = context.get("request")
    return () if request is None else menu.recents(request)


@register.simple_tag(takes_context=True)
def key_groups(context: template.Context) -> list[keymap.KeyGroup]:
    """All keys the viewer's machine has, those that lead to places only where the viewer may go there."""
    request: HttpRequest | None = context.get("request")
    entries = [] if request is None else [link.entry for link in menu.links(request)]
    return keymap.groups(entries, without="Ctrl" if command_key(context) == "⌘" else "⌘")


@register.simple_tag(takes_context=True)
def command_key(context: template.Context) -> str:
    """The key that commands are given with on the viewer's machine: ⌘ on Apple's, Ctrl elsewhere."""
    request: HttpRequest | None = context.get("request")
    agent = "" if request is None else request.headers.get("User-Agent", "")
    return "⌘" if "Mac OS" in agent else "Ctrl"


@register.filter
def number(value: int | None) -> str:
    """A whole number with the reader's separators: 4,218."""
    return "" if value is None else number_format(value, use_l10n=True, force_grouping=True)


@register.filter
def hundredths(value: float) -> int:
    """A share of 0..1 as a whole number of hundredths, kept within 0..100."""
    return max(0, min(100, round(value * 100)))


@register.filter
def initials(value: object) -> str:
    """The first letters of the first and the last word of a name; of an address, its first letter."""
    words = [word for word in str(value).split("@")[0].split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.filter
def keys(value: str) -> SafeString:
    """The keys of a shortcut as key caps: pressed one after the other, alternatives after a comma."""
    pressed = (
        format_html_join(" ", "<kbd>{}</kbd>", ((key,) for key in way.split())) for way in value.split(", ")
    )
    return format_html_join(
        mark_safe(' <span class="muted" aria-hidden="true">·</span> '), "{}", ((way,) for way in pressed)
    )
