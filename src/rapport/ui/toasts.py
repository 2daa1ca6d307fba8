"""Short news at the foot of the page, with a way back where there is one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.utils.functional import Promise


def toast(request: HttpRequest, text: str | Promise, *, undo_url: str = "") -> None:
    """Shows ``text`` on the next page; ``undo_url`` takes a POST that takes it back (key ``u``)."""
    messages.success(request, str(text), extra_tags=undo_url)
