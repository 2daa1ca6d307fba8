"""People of ours: inviting, roles, teams and unit, ending and restoring access. For those who have the right."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from rapport.base.refusal import Refusal
from rapport.ui.toasts import toast

from .. import queries, services
from ..forms import InviteForm, PersonForm
from ..models import User
from ..types import Right
from .own import user_of

guarded = permission_required(Right.USERS, raise_exception=True)


@guarded
@never_cache
@require_http_methods(["GET", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """Everybody, and the form that invites. A link is shown once, in the answer that made it: it is stored nowhere."""
    form = InviteForm(request.POST or None)
    made: tuple[User, str] | None = None
    if request.method == "POST" and form.is_valid():
        try:
            user, token = services.invite_colleague(**form.cleaned_data, made_by_id=user_of(request).pk)
            made, form = (user, _link(request, token)), InviteForm()
        except Refusal as refusal:
            form.add_error("email", str(refusal))
    return _people(request, form, made, status=422 if form.errors else 200)


def _people(
    request: HttpRequest, form: InviteForm, made: tuple[User, str] | None, status: int = 200
) -> HttpResponse:
    values = {
        "form": form,
        "rows": queries.people(),
        "made": made,
    }
    return render(request, "settings/people.html", values, status=status)


def _link(request: HttpRequest, token: str) -> str:
    return request.build_absolute_uri(reverse("welcome", args=[token]))


@guarded
@require_http_methods(["GET", "POST"])
def person(request: HttpRequest, user_id: int) -> HttpResponse:
    """One of us: role, unit and teams."""
    user = _found(user_id)
    form = PersonForm(request.POST or None, initial=PersonForm.initial_of(user))
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        try:
            services.change_role(user_id=user.pk, role=chosen["role"])
            services.set_unit(user_id=user.pk, unit_id=chosen["unit_id"])
            services.set_teams(user_id=user.pk, team_ids=chosen["team_ids"])
            toast(request, _("Saved."))
            return redirect("settings_people")
        except Refusal as refusal:
            form.add_error("role", str(refusal))
    values = {
        "person": user,
        "form": form,
        "has_link": user.invitations.filter(used_at=None).exists(),
        "has_password": user.has_usable_password(),
        "has_second_factor": queries.has_second_factor(user.pk),
    }
    return render(request, "settings/person.html", values, status=422 if form.errors else 200)


def _found(user_id: int) -> User:
    user = queries.person(user_id)
    if user is None:
        raise Http404
    return user


@guarded
@never_cache
@require_POST
def link(request: HttpRequest, user_id: int) -> HttpResponse:
    """A new one-time link for somebody; those before end."""
    user = _found(user_id)
    try:
        token = services.invite(user=user, made_by_id=user_of(request).pk)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("settings_person", user_id=user_id)
    return _people(request, InviteForm(), (user, _link(request, token)))


@guarded
@require_POST
def revoke(request: HttpRequest, user_id: int) -> HttpResponse:
    """Ends somebody's link."""
    services.revoke(user_id=_found(user_id).pk)
    toast(request, _("The link has ended."))
    return redirect("settings_people")


@guarded
@require_POST
def end(request: HttpRequest, user_id: int) -> HttpResponse:
    """Ends somebody's access; `u` restores it."""
    user = _found(user_id)
    try:
        services.deactivate(user_id=user.pk)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("settings_person", user_id=user_id)
    undo = reverse("settings_person_restore", args=[user.pk])
    toast(request, _("%(who)s is signed out everywhere.") % {"who": user}, undo_url=undo)
    return redirect("settings_people")


@guarded
@require_POST
def restore(request: HttpRequest, user_id: int) -> HttpResponse:
    """Lets somebody in again."""
    user = _found(user_id)
    services.reactivate(user_id=user.pk)
    toast(request, _("%(who)s may sign in again.") % {"who": user})
    return redirect("settings_people")


@guarded
@require_POST
def forget_factors(request: HttpRequest, user_id: int) -> HttpResponse:
    """For somebody who has lost their device."""
    user = _found(user_id)
    services.end_second_factors(user_id=user.pk)
    toast(request, _("%(who)s signs in with the password alone now.") % {"who": user})
    return redirect("settings_person", user_id=user_id)
