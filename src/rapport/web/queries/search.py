"""What the search of everything finds: people, organizations, and pages by their names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest

from rapport.kernel.directory import queries as directory
from rapport.kernel.directory.types import Found
from rapport.ui import menu

IN_PALETTE, ON_PAGE = 6, 20


@dataclass(frozen=True, slots=True)
class PageFound:
    """A page of Rapport itself."""

    label: str
    url: str
    icon: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, the best first; people and organizations are those the reader may see."""

    people: tuple[Found, ...]
    organizations: tuple[Found, ...]
    pages: tuple[PageFound, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.people or self.organizations or self.pages)


def found_anywhere(text: str, *, most: int) -> Answer:
    """People and organizations for what somebody typed, at most so many of each."""
    return Answer(tuple(directory.found_people(text, most)), tuple(directory.found_organizations(text, most)))


def pages_found(request: HttpRequest, text: str) -> tuple[PageFound, ...]:
    """The pages the reader may open whose names, or other words for them, begin with every word typed."""
    wanted = _words(text)
    if not wanted:
        return ()
    known = [
        (PageFound(str(link.entry.label), link.url, link.entry.icon), link.entry.words)
        for link in menu.links(request)
    ]
    known += [
        (PageFound(str(offer.command.label), offer.url, offer.command.icon), offer.command.words)
        for offer in menu.offers(request)
        if offer.url
    ]
    return tuple(page for page, words in known if _fits(wanted, _words(f"{page.label} {words}")))


def _fits(wanted: Iterable[str], words: Iterable[str]) -> bool:
    words = list(words)
    return all(any(word.startswith(one) for word in words) for one in wanted)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).split()
