"""The pages Today, Search, People, Person, Organizations, Organization. Who may see what is decided by row-level security."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import trigger_client_event

from rapport.base.jobs import enqueue
from rapport.kernel.directory.queries import candidate_by_id
from rapport.kernel.directory.types import PartyKind
from rapport.kernel.identity.queries import party_of, ruled
from rapport.ui.toasts import toast
from rapport.web import jobs, queries
from rapport.web.queries import today as todays
from rapport.web.queries.facts import SAID_OF_ORGANIZATIONS, SAID_OF_PEOPLE
from rapport.web.queries.questions import given_answer, is_being_undone
from rapport.web.queries.search import IN_PALETTE, ON_PAGE, found_anywhere, pages_found
from rapport.web.services import note_answer, note_visit, withdraw_answer
from rapport.web.types import REPLIES, Kind, Reply

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
    """The first page is today."""
    return redirect("web:today")


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """What was done since yesterday, who is new, who has gone quiet, and what to decide; or the decisions alone."""
    if request.htmx:  # type: ignore[attr-defined]
        response = render(request, "web/questions.html", _questions(request))
    else:
        response = render(request, "web/today.html", {"today": todays.today()})
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
def today_new(request: HttpRequest) -> HttpResponse:
    """Everybody who was met for the first time this week."""
    meaning = _("Met for the first time in the last seven days of your mail.")
    values = {"heading": _("New this week"), "meaning": meaning, "kind": "new", "rows": todays.new_people()}
    return render(request, "web/today_list.html", values)


@require_safe
def today_changes(request: HttpRequest) -> HttpResponse:
    """Every value that took the place of another this week."""
    meaning = _("What took the place of something else in the last seven days of your mail.")
    values = {
        "heading": _("What changed"),
        "meaning": meaning,
        "kind": "changes",
        "rows": todays.changed_values(),
    }
    return render(request, "web/today_list.html", values)


@require_safe
def today_quiet(request: HttpRequest) -> HttpResponse:
    """Everybody whose silence stands out by the rhythm the reader had with them."""
    meaning = _("Those you were in touch with, and whose silence is longer than your rhythm explains.")
    values = {"heading": _("Gone quiet"), "meaning": meaning, "kind": "quiet", "rows": todays.quiet_people()}
    return render(request, "web/today_list.html", values)


@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """An answer to a question of Today: kept at once, carried out by a worker, undone by ``u``."""
    user_id = _user_id(request)
    try:
        kind, reply = Kind(request.POST.get("kind", "")), Reply(request.POST.get("reply", ""))
        subject_id, other_id = (int(request.POST.get(name, "")) for name in ("subject", "other"))
    except ValueError:
        return HttpResponseBadRequest()
    if reply not in REPLIES[kind] or not (0 <= subject_id < 2**63 and 0 <= other_id < 2**63):
        return HttpResponseBadRequest()
    said = _said(kind, reply, subject_id, other_id)
    given = note_answer(user_id=user_id, kind=kind, subject_id=subject_id, other_id=other_id, reply=reply)
    if reply is not Reply.LATER:
        enqueue(jobs.carry_out, viewer=user_id, answer_id=given.pk)
    toast(request, said, undo_url=reverse("web:take_back", args=[given.pk]))
    return _answered(request)


@require_POST
def take_back(request: HttpRequest, answer_id: int) -> HttpResponse:
    """Takes an answer back: it is asked again."""
    user_id = _user_id(request)
    if given_answer(answer_id, user_id) is None:
        raise Http404
    if withdraw_answer(answer_id=answer_id):
        enqueue(jobs.take_back, viewer=user_id, answer_id=answer_id)
    if request.htmx:  # type: ignore[attr-defined]
        return trigger_client_event(HttpResponse(status=204), "answers-changed")
    toast(request, _("Taken back."))
    return redirect("web:today")


def _answered(request: HttpRequest) -> HttpResponse:
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("web:today")
    return render(request, "web/answered.html", _questions(request))


def _questions(request: HttpRequest) -> dict[str, Any]:
    return {"questions": todays.questions_now(), "is_waiting": is_being_undone(_user_id(request))}


def _user_id(request: HttpRequest) -> int:
    if request.user.pk is None:
        raise PermissionDenied
    return request.user.pk


def _said(kind: Kind, reply: Reply, subject_id: int, other_id: int) -> str:
    """What an answer means, for its toast. Only what the reader sees can be answered."""
    if kind is Kind.RELATIONSHIP:
        address = ruled(subject_id)
        if address is None or other_id:
            raise Http404
        words = {
            Reply.YES: _("%(who)s is a relationship from now on."),
            Reply.NO: _("%(who)s is no relationship."),
        }
        values = {"who": address.name or address.address}
    elif kind is Kind.SAME:
        if party_of(subject_id) is None or party_of(other_id) is None or subject_id >= other_id:
            raise Http404
        words = {Reply.YES: _("They are one person from now on."), Reply.NO: _("They are two people.")}
        values = {}
    else:
        first, second = candidate_by_id(subject_id), candidate_by_id(other_id)
        if first is None or second is None or first.party_id != second.party_id:
            raise Http404
        words = dict.fromkeys((Reply.FIRST, Reply.SECOND), _("“%(value)s” stands from now on."))
        values = {"value": (first if reply is Reply.FIRST else second).value}
    return words.get(reply, _("It is asked again in two weeks.")) % values


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
        "attributes": SAID_OF_PEOPLE,
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
        "attributes": SAID_OF_ORGANIZATIONS,
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
    values = {
        "card": card,
        "is_person": card.party_kind is PartyKind.PERSON,
        "is_changing": "change" in request.GET,
    }
    name = "web/why_card.html" if request.htmx else "web/why.html"  # type: ignore[attr-defined]
    response = render(request, name, values)
    patch_vary_headers(response, ["HX-Request"])
    return response
