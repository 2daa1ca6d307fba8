"""Signing in and out, the one-time link, and the settings."""

from __future__ import annotations

from allauth.account import views as allauth
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path

from .views import groups, own, people, welcome

# Only what is in use: accounts are made by invitation, and no mail is sent yet.
urlpatterns = [
    path("sign-in/", allauth.login, name="account_login"),
    path("sign-in/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/second-factor/", mfa.authenticate, name="mfa_authenticate"),
    path("sign-out/", allauth.logout, name="account_logout"),
    path("account/password/", allauth.password_change, name="account_change_password"),
    path("account/confirm/", allauth.reauthenticate, name="account_reauthenticate"),
    path("account/confirm/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/confirm/passkey/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/inactive/", allauth.account_inactive, name="account_inactive"),
    path("welcome/<str:token>/", welcome.welcome, name="welcome"),
    path("settings/", own.settings, name="settings"),
    path("settings/profile", own.profile, name="settings_profile"),
    path("settings/sessions", own.sessions, name="settings_sessions"),
    path("settings/sessions/end-others", own.end_others, name="settings_sessions_end_others"),
    path("settings/sessions/<str:key>/end", own.end_one, name="settings_sessions_end"),
    path("settings/security", own.security, name="mfa_index"),
    path("settings/security/app", totp.activate_totp, name="mfa_activate_totp"),
    path("settings/security/app/remove", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("settings/security/codes", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("settings/security/codes/new", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("settings/security/codes/file", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("settings/security/passkeys", own.passkeys, name="mfa_list_webauthn"),
    path("settings/security/passkeys/add", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("settings/security/passkeys/<int:pk>", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("settings/security/passkeys/<int:pk>/remove", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("settings/people", people.people, name="settings_people"),
    path("settings/people/<int:user_id>", people.person, name="settings_person"),
    path("settings/people/<int:user_id>/link", people.link, name="settings_person_link"),
    path("settings/people/<int:user_id>/revoke", people.revoke, name="settings_person_revoke"),
    path("settings/people/<int:user_id>/end", people.end, name="settings_person_end"),
    path("settings/people/<int:user_id>/restore", people.restore, name="settings_person_restore"),
    path("settings/people/<int:user_id>/factors", people.forget_factors, name="settings_person_factors"),
    path("settings/groups", groups.groups, name="settings_groups"),
    path("settings/groups/teams", groups.new_team, name="settings_team_new"),
    path("settings/groups/teams/<int:team_id>", groups.team, name="settings_team"),
    path("settings/groups/teams/<int:group_id>/delete", groups.delete_team, name="settings_team_delete"),
    path("settings/groups/units", groups.new_unit, name="settings_unit_new"),
    path("settings/groups/units/<int:unit_id>", groups.unit, name="settings_unit"),
    path("settings/groups/units/<int:group_id>/delete", groups.delete_unit, name="settings_unit_delete"),
]
