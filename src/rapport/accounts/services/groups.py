"""Teams and units: making them, and putting people into them. Who sees what follows with the next transaction."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rapport.base.refusal import Refusal

from ..models import Audience, Membership, Team, Unit, User


@transaction.atomic
def create_team(*, name: str) -> Team:
    """A team without anybody in it yet, with its audience. Raises Refusal when there is one of this name."""
    team = Team(name=name.strip())
    _clean(team)
    team.save()
    Audience.objects.create(kind=Audience.Kind.TEAM, team=team)
    return team


@transaction.atomic
def create_unit(*, name: str, parent_id: int | None = None) -> Unit:
    """A unit, at the top or below another, with its audience. Raises Refusal when there is one of this name beside it."""
    unit = Unit(name=name.strip(), parent_id=parent_id)
    _clean(unit)
    unit.save()
    Audience.objects.create(kind=Audience.Kind.UNIT, unit=unit)
    return unit


def rename_team(*, team_id: int, name: str) -> None:
    """Another name for the same team."""
    team = Team.objects.get(pk=team_id)
    team.name = name.strip()
    _clean(team)
    team.save()


def rename_unit(*, unit_id: int, name: str) -> None:
    """Another name for the same unit."""
    unit = Unit.objects.get(pk=unit_id)
    unit.name = name.strip()
    _clean(unit)
    unit.save()


@transaction.atomic
def move_unit(*, unit_id: int, parent_id: int | None) -> None:
    """Puts a unit, with all below it, below another or at the top. Raises Refusal for a place below itself."""
    units = {
        unit.pk: unit for unit in Unit.objects.select_for_update()
    }  # all: two moves at once could make a ring
    unit, above = units[unit_id], parent_id
    while above is not None:
        if above == unit_id:
            raise Refusal(_("%(unit)s cannot be below itself.") % {"unit": unit}, code="ring")
        above = units[above].parent_id
    unit.parent_id = parent_id
    _clean(unit)
    unit.save()


def join(*, team_id: int, user_id: int) -> None:
    """Puts somebody into a team; they see what is shared with it from their next page on."""
    Membership.objects.get_or_create(team_id=team_id, user_id=user_id)


def leave(*, team_id: int, user_id: int) -> None:
    """Takes somebody out of a team. What they shared with it stays shared."""
    Membership.objects.filter(team_id=team_id, user_id=user_id).delete()


@transaction.atomic
def set_members(*, team_id: int, user_ids: Collection[int]) -> None:
    """Makes exactly these people the team."""
    Membership.objects.filter(team_id=team_id).exclude(user_id__in=user_ids).delete()
    for user_id in user_ids:
        join(team_id=team_id, user_id=user_id)


@transaction.atomic
def set_teams(*, user_id: int, team_ids: Collection[int]) -> None:
    """Makes these exactly the teams of somebody."""
    Membership.objects.filter(user_id=user_id).exclude(team_id__in=team_ids).delete()
    for team_id in team_ids:
        join(team_id=team_id, user_id=user_id)


def set_unit(*, user_id: int, unit_id: int | None) -> None:
    """Puts somebody into a unit, out of the one they were in; None for no unit."""
    User.objects.filter(pk=user_id).update(unit_id=unit_id)


def delete_team(*, team_id: int) -> None:
    """Takes a team away. Raises Refusal while something is shared with it: nobody could see that any more."""
    _delete(Team.objects.get(pk=team_id), Audience.objects.filter(team_id=team_id))


def delete_unit(*, unit_id: int) -> None:
    """Takes a unit away. Raises Refusal while somebody is in it, a unit is below it, or something is shared with it."""
    unit = Unit.objects.get(pk=unit_id)
    if unit.people.exists() or unit.below.exists():
        raise Refusal(
            _("%(unit)s is not empty: move its people and the units below it first.") % {"unit": unit},
            code="not_empty",
        )
    _delete(unit, Audience.objects.filter(unit_id=unit_id))


def _delete(group: Team | Unit, audience: QuerySet[Audience]) -> None:
    try:
        with transaction.atomic():
            audience.delete()
            group.delete()
    except IntegrityError as error:
        raise Refusal(
            _("Something is shared with %(group)s. Change who gets it first.") % {"group": group},
            code="in_use",
        ) from error


def _clean(group: Team | Unit) -> None:
    try:
        group.full_clean()
    except ValidationError as error:
        raise Refusal(" ".join(error.messages), code="name") from error
