"""The lines of the two long lists. Fifty of them are on every page, so they are put together without the template engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext, pgettext

from rapport.kernel.directory.types import OrganizationRow, PersonRow
from rapport.ui.templatetags.ui import moon, number
from rapport.ui.templatetags.when import day, local_day
from rapport.web.templatetags.words import level, look, sure

register = template.Library()

ANY_ID = 0


def _address_of(url_name: str) -> Callable[[int], str]:
    """Addresses of pages that differ in nothing but the id: reversed once instead of once a line."""
    begin, end = reverse(url_name, args=[ANY_ID]).rsplit(str(ANY_ID), 1)
    return lambda party_id: f"{begin}{party_id}{end}"


def _days() -> Callable[[datetime | None], str]:
    """A moment as ``<time>`` with its day in words; lines of a list share many days."""
    said: dict[date, str] = {}

    def words(moment: datetime | None) -> str:
        if moment is None:
            return ""
        then = local_day(moment)
        if then not in said:
            said[then] = f'<time datetime="{then.isoformat()}">{escape(day(then))}</time>'
        return said[then]

    return words


def _who(initials: str, kind: str, address: str, name: str) -> str:
    return (
        f'<td><span class="who"><span class="face {kind}" aria-hidden="true">{escape(initials)}</span>'
        f'<a href="{address}" data-step dir="auto">{escape(name)}</a></span></td>'
    )


def _role(row: PersonRow, *, is_within: bool) -> str:
    parts = []
    if row.title is not None:
        look_of = look(row.title.certainty)
        parts.append(f'<span class="{look_of}" dir="auto">{escape(row.title.text)}</span>')
    if row.organization_name and not is_within:
        parts.append(f'<span class="muted" dir="auto">{escape(row.organization_name)}</span>')
    return f'<td class="row-role">{" ".join(parts)}</td>'


def _nobody() -> str:
    word = pgettext("who knows them", "nobody")
    return f'<span class="muted">{escape(word)}</span>'


@register.simple_tag
def person_lines(rows: Iterable[PersonRow], is_within: bool = False) -> SafeString:
    """The lines of a table of people; ``is_within``: of one organization, which goes without saying."""
    address, days = _address_of("web:person"), _days()
    moons = {state: moon(state) for state in ("fresh", "fading", "stale")}
    nobody = _nobody()
    lines = []
    for row in rows:
        known_by = escape(", ".join(row.known_by)) or nobody
        lines.append(
            f"<tr data-row>{_who(row.initials, 'person', address(row.id), row.name)}"
            f"{_role(row, is_within=is_within)}"
            f'<td class="row-known">{known_by}</td>'
            f'<td class="row-last muted num">{days(row.last_at)}</td>'
            f'<td class="row-sure">{moons[row.certainty.state]} {escape(sure(row.certainty))}</td></tr>'
        )
    return mark_safe("\n".join(lines))


@register.simple_tag
def organization_lines(rows: Iterable[OrganizationRow]) -> SafeString:
    """The lines of a table of organizations."""
    address, days, nobody = _address_of("web:organization"), _days(), _nobody()
    lines = []
    for row in rows:
        people = ngettext("%(n)s person", "%(n)s people", row.people_count) % {"n": number(row.people_count)}
        level_of = f' <span class="muted">{escape(level(row.level))}</span>' if row.known_by else ""
        lines.append(
            f"<tr data-row>{_who(row.name[:1].upper(), 'organization', address(row.id), row.name)}"
            f'<td class="row-domain muted" dir="ltr">{escape(row.domain)}</td>'
            f'<td class="row-people num">{escape(people)}</td>'
            f'<td class="row-known">{escape(", ".join(row.known_by)) or nobody}{level_of}</td>'
            f'<td class="row-last muted num">{days(row.last_at)}</td></tr>'
        )
    return mark_safe("\n".join(lines))
