"""Signing in and out, and the one-time link."""

from __future__ import annotations

from allauth.account import views as allauth
from django.urls import path

from . import views

# Only what is in use: accounts are made by invitation, and no mail is sent yet.
urlpatterns = [
    path("sign-in/", allauth.login, name="account_login"),
    path("sign-out/", allauth.logout, name="account_logout"),
    path("account/password/", allauth.password_change, name="account_change_password"),
    path("account/confirm/", allauth.reauthenticate, name="account_reauthenticate"),
    path("account/inactive/", allauth.account_inactive, name="account_inactive"),
    path("welcome/<str:token>/", views.welcome, name="welcome"),
]
