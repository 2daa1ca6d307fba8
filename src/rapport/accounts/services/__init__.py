"""Every write to users, teams, units, audiences, invitations and sessions."""

from __future__ import annotations

from .adapters import AccountAdapter as AccountAdapter
from .adapters import MfaAdapter as MfaAdapter
from .groups import create_team as create_team
from .groups import create_unit as create_unit
from .groups import delete_team as delete_team
from .groups import delete_unit as delete_unit
from .groups import join as join
from .groups import leave as leave
from .groups import move_unit as move_unit
from .groups import rename_team as rename_team
from .groups import rename_unit as rename_unit
from .groups import set_members as set_members
from .groups import set_teams as set_teams
from .groups import set_unit as set_unit
from .invitations import INVITATION_LIFETIME as INVITATION_LIFETIME
from .invitations import accept as accept
from .invitations import invite as invite
from .invitations import invite_colleague as invite_colleague
from .invitations import revoke as revoke
from .users import OPERATOR_ADDRESS as OPERATOR_ADDRESS
from .users import change_role as change_role
from .users import create_user as create_user
from .users import deactivate as deactivate
from .users import end_second_factors as end_second_factors
from .users import ensure_operator as ensure_operator
from .users import reactivate as reactivate
from .users import set_credentials as set_credentials
from .users import set_preferences as set_preferences
