"""The ledger of verdicts: every address met, what it was taken for and why, and overruling that."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect, reswap, trigger_client_event

from rapport.accounts.types import Right
from rapport.base.jobs import enqueue
from rapport.base.refusal import Refusal
from rapport.fill.mail import jobs
from rapport.fill.mail.flow import judging, sides, statements
from rapport.fill.mail.flow.statements import Answer, Statement
from rapport.fill.mail.templatetags.verdicts import VERDICTS
from rapport.kernel.directory.queries import found_addresses
from rapport.kernel.evidence.queries import exclusions
from rapport.kernel.evidence.services import lift_exclusion
from rapport.kernel.identity import queries as identity
from rapport.kernel.identity.services import VERDICTS_A_HUMAN_GIVES
from rapport.kernel.identity.types import Ruled
from rapport.ui.toasts import toast

QUERY_LENGTH = 200
RECORDS = re.compile(r"[0-9]{1,19}(?:-[0-9]{1,19}){0,9}")


@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """Every address met, newest correspondence first."""
    q = request.GET.get("q", "").replace("\x00", "").strip()[:QUERY_LENGTH]
    verdict = request.GET.get("verdict", "")
    verdict = verdict if verdict in VERDICTS else ""
    after = request.GET.get("after")
    values = {
        "page": found_addresses(q, verdict=verdict, after=after)
        if q
        else identity.ledger(verdict=verdict, after=after),
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
    return _back_to(request, reverse("mail:address", args=[identity_id]))


def _back_to(request: HttpRequest, otherwise: str) -> str:
    back = request.POST.get("back", "")
    if back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return back
    return otherwise


@require_POST
def say(request: HttpRequest, candidate_id: int) -> HttpResponse:
    """Somebody says of a value that it is right, wrong, or something else now."""
    try:
        answer = Answer(request.POST.get("answer", ""))
    except ValueError:
        return HttpResponseBadRequest()
    value = request.POST.get("value", "")
    try:
        said = statements.say(candidate_id, answer, value=value, author_id=_author(request))
    except Refusal as refusal:
        return _not_said(request, str(refusal))
    return _said_so(request, said, _words_of(answer, said))


@require_POST
def say_anew(request: HttpRequest, party_id: int) -> HttpResponse:
    """Somebody says a value that nobody claimed."""
    attribute, value = request.POST.get("attribute", ""), request.POST.get("value", "")
    try:
        said = statements.say_anew(party_id, attribute, value, author_id=_author(request))
    except Refusal as refusal:
        return _not_said(request, str(refusal))
    return _said_so(request, said, _("“%(value)s” is kept.") % {"value": said.value})


@require_POST
def unsay(request: HttpRequest, records: str) -> HttpResponse:
    """Somebody takes back what they said: ``records`` are the numbers of its records, with dashes between them."""
    if not RECORDS.fullmatch(records):
        raise Http404
    numbers = [int(one) for one in records.split("-")]
    identities, is_derived = statements.take_back(numbers, author_id=_author(request))
    if not identities:
        raise Http404
    if not is_derived:
        enqueue(jobs.derive_said, viewer=request.user.pk, identities=list(identities))
    toast(request, _("Taken back; it is as it was before."))
    return _told(request)


def _author(request: HttpRequest) -> int:
    assert request.user.pk is not None, "guarded"
    return int(request.user.pk)


def _words_of(answer: Answer, said: Statement) -> str:
    if answer is Answer.WRONG:
        return _("“%(value)s” is believed no more.") % {"value": said.value}
    if answer is Answer.RIGHT:
        return _("“%(value)s” is confirmed.") % {"value": said.value}
    return _("It is “%(value)s” now.") % {"value": said.value}


def _said_so(request: HttpRequest, said: Statement, words: str) -> HttpResponse:
    if not said.is_derived:
        enqueue(jobs.derive_said, viewer=request.user.pk, identities=list(said.identities))
        words = f"{words} {_later()}"
    toast(request, words, undo_url=reverse("mail:unsay", args=["-".join(map(str, said.records))]))
    return _told(request)


def _later() -> str:
    return _("It shows once the taking-in that is under way is done.")


def _told(request: HttpRequest) -> HttpResponse:
    """The news of it; the page that asked shows what is believed now."""
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(_back_to(request, reverse("web:home")))
    response = trigger_client_event(render(request, "mail/news.html"), "why-close", after="swap")
    return trigger_client_event(response, "said", after="settle")


def _not_said(request: HttpRequest, words: str) -> HttpResponse:
    """What was typed makes no sense: said beside the field, and the field keeps it."""
    if not request.htmx:  # type: ignore[attr-defined]
        messages.error(request, words)
        return redirect(_back_to(request, reverse("web:home")))
    return reswap(render(request, "mail/mistake.html", {"words": words}), "innerHTML")


@require_POST
def set_apart(request: HttpRequest, identity_id: int) -> HttpResponse:
    """Somebody says that an address is somebody else's than the others it stands beside."""
    found = _ruled_or_404(identity_id)
    parted = judging.set_apart(identity_id, author_id=_author(request))
    if parted is None:
        toast(request, _("The other addresses are spellings of this one; they stay together."))
    else:
        undo = reverse("mail:put_together", args=[identity_id])
        query = urlencode({"others": "-".join(map(str, parted.others))})
        words = _("%(address)s is somebody else's now.") % {"address": found.address}
        _derived(request, parted, words, undo_url=f"{undo}?{query}")
    return _go(request, _back_to(request, reverse("web:person", args=[identity_id])))


@require_POST
def put_together(request: HttpRequest, identity_id: int) -> HttpResponse:
    """Takes back that an address is somebody else's than ``others``."""
    others = request.GET.get("others", "")
    if not IDS.fullmatch(others):
        return HttpResponseBadRequest()
    found = _ruled_or_404(identity_id)
    parted = judging.put_together(identity_id, [int(one) for one in others.split("-") if int(one) < 1 << 63])
    if parted is None:
        raise Http404
    _derived(request, parted, _("%(address)s is where it was before.") % {"address": found.address})
    return _go(request, _back_to(request, reverse("web:person", args=[identity_id])))


def _go(request: HttpRequest, url: str) -> HttpResponse:
    """To another page, also where a key asked: then the browser is told to go."""
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRedirect(url)
    return redirect(url)


IDS = re.compile(r"\d{1,19}(?:-\d{1,19}){0,99}")


def _derived(request: HttpRequest, parted: judging.Parted, words: str, *, undo_url: str = "") -> None:
    if not parted.is_derived:
        enqueue(jobs.derive_said, viewer=request.user.pk, identities=list(parted.identities))
        words = f"{words} {_later()}"
    toast(request, words, undo_url=undo_url)


@require_POST
def own_side(request: HttpRequest) -> HttpResponse:
    """Orders that a domain or an address is declared to be us, or that this is taken back; everything is decided anew."""
    if not request.user.has_perm(Right.RULES):
        raise PermissionDenied
    value = request.POST.get("value", request.GET.get("value", ""))
    is_back = request.POST.get("back", request.GET.get("back", "")) == "1"
    try:
        _kind, side = sides.side_of(value)
    except Refusal:
        return HttpResponseBadRequest()
    enqueue(jobs.change_side, viewer=_author(request), value=side, is_back=is_back)
    undo = urlencode({"value": side, "back": "0" if is_back else "1"})
    words = (
        _("%(side)s is not us any more; everybody is decided on anew, which takes a moment.")
        if is_back
        else _("%(side)s is us; everybody is decided on anew, which takes a moment.")
    )
    toast(request, words % {"side": side}, undo_url=f"{reverse('mail:own_side')}?{undo}")
    return _go(request, reverse("files:sources"))


@require_safe
def excluded(request: HttpRequest) -> HttpResponse:
    """What the viewer never wants kept, by hints: no more is known of it."""
    return render(request, "mail/excluded.html", {"rows": exclusions(_author(request))})


@require_POST
def lift(request: HttpRequest, exclusion_id: int) -> HttpResponse:
    """Lets in again what was excluded, from the next taking-in on."""
    author = _author(request)
    found = next((row for row in exclusions(author) if row.pk == exclusion_id), None)
    if found is None:
        raise Http404
    lift_exclusion(owner_id=author, kind=found.kind, named_id=found.named_id)
    toast(request, _("%(hint)s comes in again with the next mailbox that is added.") % {"hint": found.hint})
    return redirect("mail:excluded")
