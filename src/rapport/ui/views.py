"""The bundles as files, and the style guide."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from rapport.ui.bundle import bundle
from rapport.ui.guide import chapters

TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


@login_not_required
@require_safe
def bundle_file(request: HttpRequest, digest: str, suffix: str) -> HttpResponse:
    """The stylesheet or the script. Named by its hash, so a browser may keep it for good."""
    if suffix not in TYPES:
        raise Http404
    current = bundle(suffix)
    if digest != current.digest:
        return redirect("ui:bundle", digest=current.digest, suffix=suffix)
    is_packed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(current.packed if is_packed else current.text, content_type=TYPES[suffix])
    if is_packed:
        response["Content-Encoding"] = "gzip"
    response["Vary"] = "Accept-Encoding"
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    """Every component with its examples; for staff, and for everybody while developing."""
    user = getattr(request, "user", None)
    if not (settings.DEBUG or (user is not None and user.is_staff)):
        raise PermissionDenied
    shown = [(chapter, render_to_string(chapter.template, chapter.values, request)) for chapter in chapters()]
    return render(request, "ui/guide.html", {"chapters": shown})
