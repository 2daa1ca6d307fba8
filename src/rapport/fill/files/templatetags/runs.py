"""A run in words: how far it is, how long it will still take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from rapport.kernel.evidence.queries import Run
from rapport.ui.templatetags.ui import number

register = template.Library()

SILENT = timedelta(seconds=90)

STATES = {
    Run.State.RUNNING: pgettext_lazy("state of a run", "being read"),
    Run.State.FINISHED: pgettext_lazy("state of a run", "read"),
    Run.State.FAILED: pgettext_lazy("state of a run", "stopped"),
    Run.State.UNDONE: pgettext_lazy("state of a run", "taken back"),
}
KINDS = {
    Run.State.RUNNING: "accent",
    Run.State.FINISHED: "good",
    Run.State.FAILED: "alarm",
    Run.State.UNDONE: "",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: ``share`` in 0..1, None while that cannot be told; the words beside the bar."""

    share: float | None
    label: str
    detail: str
    is_silent: bool


@register.filter
def state(run: Run) -> str:
    """The state in a word."""
    return str(STATES[Run.State(run.state)])


@register.filter
def state_kind(run: Run) -> str:
    """The look of the state's chip."""
    return KINDS[Run.State(run.state)]


@register.filter
def given(run: Run) -> str:
    """What was handed in, by name."""
    names = [str(path).rsplit("/", 1)[-1] for path in run.paths if not str(path).startswith("upload:")]
    if len(names) > 3:
        more = len(names) - 2
        return ngettext("%(names)s and %(n)s more", "%(names)s and %(n)s more", more) % {
            "names": ", ".join(names[:2]),
            "n": number(more),
        }
    return ", ".join(names)


@register.filter
def duration(seconds: float) -> str:
    """A length of time while one waits: 12 s, 3 min, 2 h."""
    if seconds < 90:
        return _("%(n)s s") % {"n": number(max(1, round(seconds)))}
    if seconds < 5400:
        return _("%(n)s min") % {"n": number(round(seconds / 60))}
    return _("%(n)s h") % {"n": number(round(seconds / 3600))}


@register.simple_tag
def progress_of(run: Run) -> Progress:
    """How far a run is."""
    now = timezone.now()
    is_silent = now - run.heartbeat_at > SILENT
    if not run.bytes_total:
        return Progress(None, _("Waiting for its turn"), "", is_silent)
    if run.bytes_done >= run.bytes_total or run.step not in ("", "reading"):
        return Progress(None, _("Finding out who is who"), _messages(run), is_silent)
    passed = max((now - run.started_at).total_seconds(), 0.1)
    share = run.bytes_done / run.bytes_total
    left = (1 - share) / share * passed if share > 0.01 else None
    parts = [_messages(run), _("%(n)s a second") % {"n": number(round(run.items / passed))}]
    if left is not None:
        parts.append(_("%(time)s left") % {"time": duration(left)})
    return Progress(share, _("Reading"), " · ".join(parts), is_silent)


def _messages(run: Run) -> str:
    return ngettext("%(n)s message", "%(n)s messages", run.items) % {"n": number(run.items)}
