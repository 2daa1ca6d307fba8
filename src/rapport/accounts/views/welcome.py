"""The one-time link with which somebody chooses a password. Signing in and out is allauth's."""

from __future__ import annotations

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from .. import queries, services
from ..forms import WelcomeForm

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@login_not_required
@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """Show the form, and on success sign the person in. A used or expired link says so (status 410)."""
    invitation = queries.open_invitation(token)
    if invitation is None:
        return render(request, "accounts/link_ended.html", status=410)
    first = not invitation.user.has_usable_password()
    form = WelcomeForm(request.POST or None, instance=invitation.user)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        user = services.accept(
            invitation=invitation, email=chosen["email"], name=chosen["name"], password=chosen["password"]
        )
        if user is None:
            return render(request, "accounts/link_ended.html", status=410)
        if queries.has_second_factor(user.pk):
            return redirect(
                "account_login"
            )  # the link stands for the password, not for what they carry with them
        login(request, user, backend=BACKEND)
        return redirect("/")
    return render(request, "accounts/welcome.html", {"form": form, "first": first})
