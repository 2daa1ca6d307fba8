"""Every read of evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.db.models import F

from rapport.base.paging import Page, cursor_of, keys_of

from .models import Exclusion, SetAside
from .models import Run as Run
from .models import Source as Source


def excluded_keys(owner_id: int) -> frozenset[tuple[str, int]]:
    """What an owner excluded, as (kind, keyed hash)."""
    return frozenset(Exclusion.objects.filter(owner_id=owner_id).values_list("kind", "key_id"))


def exclusions(owner_id: int) -> Sequence[Exclusion]:
    """What an owner excluded, one row for each thing that was named, the latest first."""
    return list(
        Exclusion.objects.filter(owner_id=owner_id, key_id=F("named_id")).order_by("-created_at", "-pk")
    )


def run_by_id(run_id: int) -> Run | None:
    """A run the viewer may see."""
    return Run.objects.filter(pk=run_id).first()


def unfinished_runs() -> Sequence[Run]:
    """The runs that did not come to their end and may be taken up again; all of them, for the system."""
    return list(Run.objects.filter(state__in=(Run.State.RUNNING, Run.State.FAILED)))


def set_aside_in(run_id: int, *, after: int = 0, limit: int = 50) -> Sequence[SetAside]:
    """What a run set aside, with reasons, in the order it was met."""
    return list(SetAside.objects.filter(run_id=run_id, pk__gt=after).order_by("pk")[:limit])


def set_aside_reasons(run_id: int, *, limit: int = 8) -> list[tuple[str, int]]:
    """Why a run set things aside, most frequent reason first. Names of files are left out of the reasons."""
    counted: Counter[str] = Counter()
    for reason, locator in SetAside.objects.filter(run_id=run_id).values_list("reason", "locator").iterator():
        name = locator.rpartition("/")[2]
        counted[reason.replace(f"{name} ", "", 1) if reason.startswith(name) else reason] += 1
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]


def runs(*, after: str | None = None, limit: int = 20) -> Page[Run]:
    """The runs the viewer may see, newest first."""
    (before,) = keys_of(after, 1) or (2**63 - 1,)
    rows = list(Run.objects.filter(pk__lt=before).select_related("operator").order_by("-pk")[: limit + 1])
    return Page(tuple(rows[:limit]), cursor_of(rows[limit - 1].pk) if len(rows) > limit else None)


def sources() -> Sequence[Source]:
    """The sources whose content the viewer may see, by name."""
    return list(Source.objects.select_related("owner").order_by("name", "pk"))


def sources_owned_by(owner_id: int) -> Sequence[Source]:
    """Somebody's own sources, the latest first."""
    return list(Source.objects.filter(owner_id=owner_id).order_by("-created_at", "-pk"))


def source_of(source_id: int, *, owner_id: int) -> Source | None:
    """One of somebody's own sources."""
    return Source.objects.filter(pk=source_id, owner_id=owner_id).first()
