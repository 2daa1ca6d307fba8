"""The ledger of verdicts: every address met, what it was taken for and why, and overruling that."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import trigger_client_event

from rapport.base.jobs import enqueue
from rapport.fill.mail import jobs
from rapport.fill.mail.templatetags.verdicts import VERDICTS
from rapport.kernel.identity import queries as identity
from rapport.kernel.identity.services import VERDICTS_A_HUMAN_GIVES
from rapport.kernel.identity.types import Ruled
from rapport.ui.toasts import toast

QUERY_LENGTH = 200


@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """Every address met, newest correspondence first."""
    q = request.GET.get("q", "").replace("\x00", "").strip()[:QUERY_LENGTH]
    verdict = request.GET.get("verdict", "")
    verdict = verdict if verdict in VERDICTS else ""
    after = request.GET.get("after")
    values = {
        "page": identity.ledger(verdict=verdict, q=q, after=after),
        "q": q,
        "chosen": verdict,
        "verdicts": list(VERDICTS),
    }
    part = ""
    if request.htmx:  # type: ignore[attr-defined]
        part = "_rows" if after else "_list"
    response = render(request, f"mail/ledger{part}.html", values)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _ruled_or_404(identity_id: int) -> Ruled:
    found = identity.ruled(identity_id)
    if found is None:
        raise Http404
    return found


@require_safe
def address(request: HttpRequest, identity_id: int) -> HttpResponse:
    """Why an address was taken for what it was, and how to overrule that: a card, or a page of its own."""
    found = _ruled_or_404(identity_id)
    values = {"row": found, "choices": VERDICTS_A_HUMAN_GIVES}
    name = "mail/verdict_card.html" if request.htmx else "mail/address.html"  # type: ignore[attr-defined]
    response = render(request, name, values)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_POST
def rule(request: HttpRequest, identity_id: int) -> HttpResponse:
    """A human's verdict, in force for ever; an empty one leaves the address to the rules again."""
    verdict = request.POST.get("verdict", request.GET.get("verdict", ""))
    if verdict and verdict not in VERDICTS_A_HUMAN_GIVES:
        return HttpResponseBadRequest()
    found = _ruled_or_404(identity_id)
    before = identity.newest_ruling(identity_id)
    enqueue(jobs.rule, viewer=request.user.pk, identity_id=identity_id, verdict=verdict)
    undo = f"{reverse('mail:rule', args=[identity_id])}?{urlencode({'verdict': before})}"
    toast(request, _said(found, verdict), undo_url=undo if before != verdict else "")
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(_back(request, identity_id))
    values = {"rows": [_as_ordered(found, verdict)]}
    return trigger_client_event(render(request, "mail/ruled.html", values), "why-close", after="swap")


def _as_ordered(row: Ruled, verdict: str) -> Ruled:
    """The line as it will be: what was ordered takes effect in a moment."""
    if not verdict:
        return replace(row, reason=_("left to the rules again; it takes effect in a moment"), is_ruled=False)
    return replace(row, verdict=verdict, reason=_("you said so; it takes effect in a moment"), is_ruled=True)


def _said(row: Ruled, verdict: str) -> str:
    if not verdict:
        return _("%(address)s is left to the rules again.") % {"address": row.address}
    return _("%(address)s counts as “%(verdict)s” from now on.") % {
        "address": row.address,
        "verdict": VERDICTS[verdict],
    }


def _back(request: HttpRequest, identity_id: int) -> str:
    """Where the verdict was given, when that was a page of ours; else the address's own page."""
    back = request.POST.get("back", "")
    if back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return back
    return reverse("mail:address", args=[identity_id])
