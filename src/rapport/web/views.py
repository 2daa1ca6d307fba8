"""The pages Search, People, Person, Organizations, Organization. Who may see what is decided by row-level security."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from rapport.kernel.directory.types import PartyKind
from rapport.web import queries
from rapport.web.queries.search import IN_PALETTE, ON_PAGE, found_anywhere, pages_found
from rapport.web.services import note_visit

QUERY_LENGTH = 200


def _asked(request: HttpRequest) -> tuple[str, str | None]:
    """The words searched for, and the key after which the list goes on."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:QUERY_LENGTH]
    return words, request.GET.get("after") or None


def _listed(request: HttpRequest, name: str, values: dict[str, Any]) -> HttpResponse:
    """A list as a page, as its own part while searching, or as more of its rows."""
    part = ""
    if request.htmx:  # type: ignore[attr-defined]
        part = "_rows" if values["after"] else "_list"
    response = render(request, f"web/{name}{part}.html", values)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first page is the people."""
    return redirect("web:people")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Everything there is for ``q``: as options for the palette, or as a page of its own."""
    q, _after = _asked(request)
    if request.htmx:  # type: ignore[attr-defined]
        response = render(request, "web/search_found.html", {"found": found_anywhere(q, most=IN_PALETTE)})
    else:
        found = replace(found_anywhere(q, most=ON_PAGE), pages=pages_found(request, q))
        response = render(request, "web/search.html", {"found": found, "q": q})
    patch_vary_headers(response, ["HX-Request"])
    return response


def _note_visit(request: HttpRequest, party_id: int) -> None:
    if request.method == "GET" and request.user.pk is not None:
        note_visit(user_id=request.user.pk, party_id=party_id)


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody, or those whose names match ``q``."""
    q, after = _asked(request)
    page = queries.people(after=after, q=q)
    return _listed(request, "people", {"page": page, "q": q, "after": after})


@require_safe
def organizations(request: HttpRequest) -> HttpResponse:
    """All organizations, or those whose names or domains match ``q``."""
    q, after = _asked(request)
    page = queries.organizations(after=after, q=q)
    return _listed(request, "organizations", {"page": page, "q": q, "after": after})


@require_safe
def person(request: HttpRequest, party_id: int) -> HttpResponse:
    """One person; an id that was merged leads to the page of the party it belongs to now."""
    page = queries.person(party_id)
    if page is None:
        raise Http404
    if page.id != party_id:
        return redirect("web:person", party_id=page.id)
    _note_visit(request, page.id)
    values = {
        "person": page,
        "ties": queries.ties_of(page.id),
        "timeline": queries.timeline_of(page.id, before=None),
    }
    return render(request, "web/person.html", values)


@require_safe
def organization(request: HttpRequest, party_id: int) -> HttpResponse:
    """One organization; an id that was merged leads to the page of the party it belongs to now."""
    page = queries.organization(party_id)
    if page is None:
        raise Http404
    if page.id != party_id:
        return redirect("web:organization", party_id=page.id)
    _note_visit(request, page.id)
    values = {
        "organization": page,
        "ties": queries.ties_of(page.id),
        "timeline": queries.timeline_of(page.id, before=None),
    }
    return render(request, "web/organization.html", values)


@require_safe
def organization_people(request: HttpRequest, party_id: int) -> HttpResponse:
    """The people of an organization, from a key on."""
    after = request.GET.get("after") or None
    page = queries.people_of(party_id, after=after)
    more = {"page": page, "party_id": party_id, "after": after}
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "web/organization_people_rows.html", more)
    owner = queries.organization(party_id)
    if owner is None:
        raise Http404
    return render(request, "web/organization_people.html", {**more, "organization": owner})


@require_safe
def timeline(request: HttpRequest, party_id: int) -> HttpResponse:
    """A party's earlier days, from a key on: the rest of a timeline, or a page of its own."""
    days = queries.timeline_of(party_id, before=request.GET.get("before"))
    values = {"party_id": party_id, "timeline": days, "year": request.GET.get("year", "")[:4]}
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "web/timeline_days.html", values)
    person_page = queries.person(party_id)
    owner = person_page or queries.organization(party_id)
    if owner is None:
        raise Http404
    owner_url = reverse("web:person" if person_page else "web:organization", args=[owner.id])
    return render(request, "web/timeline.html", {**values, "owner": owner, "owner_url": owner_url})


@require_safe
def why(request: HttpRequest, candidate_id: int) -> HttpResponse:
    """Why a value is believed: a card beside it, or a page of its own."""
    card = queries.why(candidate_id)
    if card is None:
        raise Http404
    name = "web/why_card.html" if request.htmx else "web/why.html"  # type: ignore[attr-defined]
    response = render(request, name, {"card": card, "is_person": card.party_kind is PartyKind.PERSON})
    patch_vary_headers(response, ["HX-Request"])
    return response
