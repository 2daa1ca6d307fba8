"""Sources: handing mail in, watching it being read, what came of it, taking it back."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from rapport.accounts.queries import groups_of_viewer, owner_audience
from rapport.accounts.types import Right
from rapport.base.jobs import enqueue
from rapport.base.paging import cursor_of, keys_of
from rapport.fill.files import jobs
from rapport.fill.files.forms import AddForm
from rapport.fill.files.queries import UPLOAD, upload_of, upload_order
from rapport.fill.files.services import keep_upload
from rapport.fill.flow import summary_of
from rapport.kernel.evidence import queries as evidence
from rapport.kernel.evidence.queries import Run
from rapport.kernel.evidence.services import begin_run
from rapport.kernel.identity.queries import own_side_with_reasons
from rapport.ui.toasts import toast

ASIDE_LIMIT = 50


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """What was taken in, and the form with which more is."""
    return _sources(request, AddForm(groups=groups_of_viewer()))


def _sources(request: HttpRequest, form: AddForm, status: int = 200) -> HttpResponse:
    values = {
        "form": form,
        "runs": evidence.runs(after=request.GET.get("after")),
        "own_side": own_side_with_reasons(),
        "may_change_side": request.user.has_perm(Right.RULES),
    }
    is_more = request.htmx and request.GET.get("after")  # type: ignore[attr-defined]
    return render(request, "files/run_rows.html" if is_more else "files/sources.html", values, status=status)


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Keeps what was handed in and orders it to be read."""
    form = AddForm(request.POST, request.FILES, groups=groups_of_viewer())
    if not form.is_valid():
        return _sources(request, form, status=422)
    chosen = form.cleaned_data
    upload = keep_upload(chosen["mailboxes"], own=chosen["own"], terms=form.terms())
    user_id = user_id_of(request)
    run = begin_run(
        operator_id=user_id,
        audience_id=owner_audience(user_id).pk,
        paths=[f"{UPLOAD}{upload}", *(file.name or "" for file in chosen["mailboxes"])],
    )
    enqueue(jobs.take_in_upload, viewer=user_id, run_id=run.pk, upload=upload)
    return _go(request, reverse("files:run", args=[run.pk]))


def user_id_of(request: HttpRequest) -> int:
    """Whoever asks; every view here needs a sign-in."""
    if request.user.pk is None:
        raise PermissionDenied
    return request.user.pk


def _go(request: HttpRequest, url: str) -> HttpResponse:
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRedirect(url)
    return redirect(url)


def _run_or_404(run_id: int) -> Run:
    run = evidence.run_by_id(run_id)
    if run is None:
        raise Http404
    return run


@require_safe
def run(request: HttpRequest, run_id: int) -> HttpResponse:
    """One run: how far it is, and in the end what came of it. Asked again each second while it goes on."""
    found = _run_or_404(run_id)
    upload = upload_of(found)
    values = {
        "run": found,
        "summary": summary_of(found) if found.state == Run.State.FINISHED else None,
        "can_retry": bool(upload and upload_order(upload)),
        "aside": evidence.set_aside_in(run_id, limit=ASIDE_LIMIT),
    }
    part = request.htmx and request.htmx.target == "run"  # type: ignore[attr-defined]
    return render(request, "files/run_part.html" if part else "files/run.html", values)


@require_safe
def aside(request: HttpRequest, run_id: int) -> HttpResponse:
    """What a run set aside, from a key on."""
    found = _run_or_404(run_id)
    (after,) = keys_of(request.GET.get("after"), 1) or (0,)
    rows = evidence.set_aside_in(run_id, after=after, limit=ASIDE_LIMIT)
    more = cursor_of(rows[-1].pk) if len(rows) == ASIDE_LIMIT else None
    values = {"run": found, "rows": rows, "next_cursor": more}
    is_more = request.htmx and after  # type: ignore[attr-defined]
    return render(request, "files/aside_rows.html" if is_more else "files/aside.html", values)


@require_POST
def undo(request: HttpRequest, run_id: int) -> HttpResponse:
    """Orders a run to be taken back."""
    found = _run_or_404(run_id)
    enqueue(jobs.take_back, viewer=user_id_of(request), run_id=found.pk)
    toast(request, _("It is being taken back."))
    return redirect("files:run", run_id=found.pk)


@require_POST
def again(request: HttpRequest, run_id: int) -> HttpResponse:
    """Orders a run that failed to go on."""
    found = _run_or_404(run_id)
    upload = upload_of(found)
    if upload is None or upload_order(upload) is None:
        raise Http404
    enqueue(jobs.take_in_upload, viewer=user_id_of(request), run_id=found.pk, upload=upload)
    toast(request, _("It goes on where it was."))
    return redirect("files:run", run_id=found.pk)
