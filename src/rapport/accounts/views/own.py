"""One's own settings: profile, sessions, what one signs in with."""

from __future__ import annotations

import ipaddress

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rapport.ui.toasts import toast

from .. import queries
from ..forms import ProfileForm
from ..models import User
from ..services import set_preferences
from ..services.sessions import end_other_sessions, end_session, stored_key


def user_of(request: HttpRequest) -> User:
    """Whoever asks; every page here needs a sign-in."""
    if isinstance(request.user, AnonymousUser):
        raise PermissionDenied
    return request.user


@require_safe
def settings(request: HttpRequest) -> HttpResponse:
    """The first of the settings."""
    return redirect("settings_profile")


@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Name, language, time zone."""
    user = user_of(request)
    form = ProfileForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        set_preferences(user_id=user.pk, **form.cleaned_data)
        toast(request, _("Saved."))
        return redirect("settings_profile")
    user.refresh_from_db()  # a form that was wrong has changed what the page shows as one's name
    return render(request, "settings/profile.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """Where one is signed in."""
    here = stored_key(request.session.session_key or "")
    rows = [(row, row.pk == here) for row in queries.sign_ins_of(user_of(request).pk)]
    rows.sort(key=lambda pair: not pair[1])
    return render(request, "settings/sessions.html", {"rows": rows})


@require_POST
def end_one(request: HttpRequest, key: str) -> HttpResponse:
    """Signs out on another device."""
    if not end_session(user_id=user_of(request).pk, key=key):
        raise Http404
    toast(request, _("Signed out there."))
    return redirect("settings_sessions")


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """Signs out everywhere but here."""
    here = stored_key(request.session.session_key or "")
    count = end_other_sessions(user_id=user_of(request).pk, but=here)
    words = ngettext("Signed out on %(count)d other device.", "Signed out on %(count)d other devices.", count)
    toast(request, words % {"count": count})
    return redirect("settings_sessions")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Password and second factors."""
    factors = {"webauthn": [], "totp": [], "recovery_codes": []}  # type: dict[str, list[object]]
    for one in queries.second_factors_of(user_of(request).pk):
        factors[one.type].append(one)
    codes = factors["recovery_codes"]
    values = {
        "passkeys": factors["webauthn"],
        "totp": next(iter(factors["totp"]), None),
        "codes": codes,
        "codes_left": len(codes[0].wrap().get_unused_codes()) if codes else 0,  # type: ignore[attr-defined]
        "is_by_number": _is_number(request.get_host()),
        "by_name": request.build_absolute_uri().replace(request.get_host(), _named(request.get_host()), 1),
    }
    return render(request, "settings/security.html", values)


@require_safe
def passkeys(request: HttpRequest) -> HttpResponse:
    """The list of passkeys is part of the page on security."""
    return redirect("mfa_index")


def _is_number(host: str) -> bool:
    """Whether a page was asked for by an IP address: browsers make passkeys for names only."""
    try:
        ipaddress.ip_address(host.rsplit(":", 1)[0].strip("[]"))
    except ValueError:
        return False
    return True


def _named(host: str) -> str:
    _number, _colon, port = host.rpartition(":")
    return f"localhost:{port}" if port.isdigit() else "localhost"
