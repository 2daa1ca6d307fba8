"""Teams and units, for those who have the right."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rapport.base.refusal import Refusal
from rapport.ui.toasts import toast

from .. import queries, services
from ..forms import NewTeamForm, NewUnitForm, TeamForm, UnitForm
from ..types import Right

guarded = permission_required(Right.USERS, raise_exception=True)


@guarded
@require_safe
def groups(request: HttpRequest) -> HttpResponse:
    """All teams, and the tree of units."""
    return _groups(request, NewTeamForm(prefix="team"), NewUnitForm(prefix="unit"))


def _groups(
    request: HttpRequest, team_form: NewTeamForm, unit_form: NewUnitForm, status: int = 200
) -> HttpResponse:
    values = {
        "teams": queries.teams(), "units": queries.units(), "team_form": team_form, "unit_form": unit_form,
    }  # fmt: skip
    return render(request, "settings/groups.html", values, status=status)


@guarded
@require_POST
def new_team(request: HttpRequest) -> HttpResponse:
    """Makes a team, and goes on to who is in it."""
    form = NewTeamForm(request.POST, prefix="team")
    if form.is_valid():
        try:
            return redirect("settings_team", team_id=services.create_team(**form.cleaned_data).pk)
        except Refusal as refusal:
            form.add_error("name", str(refusal))
    return _groups(request, form, NewUnitForm(prefix="unit"), status=422)


@guarded
@require_POST
def new_unit(request: HttpRequest) -> HttpResponse:
    """Makes a unit."""
    form = NewUnitForm(request.POST, prefix="unit")
    if form.is_valid():
        try:
            unit = services.create_unit(**form.cleaned_data)
            toast(request, _("%(unit)s is made.") % {"unit": unit})
            return redirect("settings_groups")
        except Refusal as refusal:
            form.add_error("name", str(refusal))
    return _groups(request, NewTeamForm(prefix="team"), form, status=422)


@guarded
@require_http_methods(["GET", "POST"])
def team(request: HttpRequest, team_id: int) -> HttpResponse:
    """A team's name and people."""
    found = queries.team(team_id)
    if found is None:
        raise Http404
    initial = {"name": found.name, "user_ids": [user.pk for user in found.members.all()]}
    form = TeamForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.rename_team(team_id=team_id, name=form.cleaned_data["name"])
            services.set_members(team_id=team_id, user_ids=form.cleaned_data["user_ids"])
            toast(request, _("Saved."))
            return redirect("settings_groups")
        except Refusal as refusal:
            form.add_error("name", str(refusal))
    values = {"group": found, "form": form, "delete_url": "settings_team_delete"}
    return render(request, "settings/group.html", values, status=422 if form.errors else 200)


@guarded
@require_http_methods(["GET", "POST"])
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """A unit's name, and which unit it is below."""
    found = queries.unit(unit_id)
    if found is None:
        raise Http404
    form = UnitForm(request.POST or None, initial={"name": found.name, "parent_id": found.parent_id or ""})
    if request.method == "POST" and form.is_valid():
        try:
            services.move_unit(unit_id=unit_id, parent_id=form.cleaned_data["parent_id"])
            services.rename_unit(unit_id=unit_id, name=form.cleaned_data["name"])
            toast(request, _("Saved."))
            return redirect("settings_groups")
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    values = {"group": found, "form": form, "delete_url": "settings_unit_delete"}
    return render(request, "settings/group.html", values, status=422 if form.errors else 200)


@guarded
@require_POST
def delete_team(request: HttpRequest, group_id: int) -> HttpResponse:
    """Takes a team away when nothing is shared with it."""
    if queries.team(group_id) is None:
        raise Http404
    return _deleted(request, lambda: services.delete_team(team_id=group_id))


@guarded
@require_POST
def delete_unit(request: HttpRequest, group_id: int) -> HttpResponse:
    """Takes an empty unit away when nothing is shared with it."""
    if queries.unit(group_id) is None:
        raise Http404
    return _deleted(request, lambda: services.delete_unit(unit_id=group_id))


def _deleted(request: HttpRequest, delete: Callable[[], None]) -> HttpResponse:
    try:
        delete()
        toast(request, _("Deleted."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("settings_groups")
