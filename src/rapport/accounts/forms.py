"""Forms of signing in and of the settings."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from . import queries
from .models import User
from .services import OPERATOR_ADDRESS
from .types import ROLES_IN_WORDS, Role


class WelcomeForm(forms.ModelForm):  # type: ignore[type-arg]
    """What somebody with a one-time link says of themselves, and the password they choose."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=password_validators_help_text_html(),
    )
    again = forms.CharField(
        label=_("Password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    class Meta:
        model = User
        fields = ("email", "name")
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "username"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.refresh_from_db()
        first = self.fields["email"]
        if self.instance.email == OPERATOR_ADDRESS:
            self.initial["email"] = ""
        else:
            # Somebody invited keeps the address they were invited by: choosing one would tell them whose are taken.
            first.disabled = True
            first.widget.attrs["readonly"] = True
            first = self.fields["name"]
        first.widget.attrs["autofocus"] = True

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Somebody else signs in with this address."))
        return email

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        password = values.get("password")
        if password and password != values.get("again"):
            self.add_error("again", _("The two passwords are not the same."))
        elif password:
            asked = User(email=values.get("email", ""), name=values.get("name", ""))
            try:
                validate_password(password, asked)
            except ValidationError as error:
                self.add_error("password", error)
        return values


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    """What somebody wants to be called, and how pages speak to them."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    time_zone = forms.ChoiceField(label=_("Time zone"), required=False)

    class Meta:
        model = User
        fields = ("name", "language", "time_zone")
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", _("As the browser says")), *settings.LANGUAGES]  # type: ignore[attr-defined]
        zones = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
        self.fields["time_zone"].choices = [  # type: ignore[attr-defined]
            ("", _("As the browser says")), ("UTC", "UTC"), *((zone, zone.replace("_", " ")) for zone in zones),
        ]  # fmt: skip


def _number(value: str) -> int | None:
    return int(value) if value else None


def unit_field(label: Any, nothing: Any) -> forms.TypedChoiceField:
    """A choice of one unit or none, in the order of the tree."""
    choices = [(str(unit.pk), "\u2003" * depth + unit.name) for depth, unit in queries.units()]
    return forms.TypedChoiceField(
        label=label, required=False, coerce=_number, empty_value=None, choices=[("", nothing), *choices]
    )


def many_field(label: Any, choices: list[tuple[str, str]]) -> forms.TypedMultipleChoiceField:
    """Boxes to tick, each for an id."""
    return forms.TypedMultipleChoiceField(
        label=label, required=False, coerce=int, choices=choices, widget=forms.CheckboxSelectMultiple
    )


class PersonForm(forms.Form):
    """Role, unit and teams of one of us."""

    role = forms.TypedChoiceField(
        label=_("Role"), choices=Role.choices, coerce=Role, initial=Role.MEMBER, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (
                role,
                format_html('<span>{} <span class="small muted">{}</span></span>', Role(role).label, words),
            )
            for role, words in ROLES_IN_WORDS.items()
        ]
        self.fields["unit_id"] = unit_field(_("Unit"), _("None"))
        self.fields["team_ids"] = many_field(
            _("Teams"), [(str(team.pk), team.name) for team in queries.teams()]
        )

    @staticmethod
    def initial_of(user: User) -> dict[str, Any]:
        """What stands in the form for somebody."""
        teams = [team.pk for team in user.teams.all()]
        return {"role": user.role, "unit_id": user.unit_id or "", "team_ids": teams}


class InviteForm(PersonForm):
    """Whom to invite, and as what."""

    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    field_order = ("email", "role", "unit_id", "team_ids")


class NewTeamForm(forms.Form):
    """A team to be made."""

    name = forms.CharField(label=_("New team"), max_length=100)


class NewUnitForm(forms.Form):
    """A unit to be made."""

    name = forms.CharField(label=_("New unit"), max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent_id"] = unit_field(_("Below"), _("None: at the top"))


class TeamForm(forms.Form):
    """A team's name and people."""

    name = forms.CharField(label=_("Name"), max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(user.pk), str(user)) for user in queries.people() if user.is_active]
        self.fields["user_ids"] = many_field(_("People"), people)


class UnitForm(NewUnitForm):
    """A unit's name and place."""

    name = forms.CharField(label=_("Name"), max_length=100)


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey to be added: what it is called, and whether it is enough by itself."""

    name = forms.CharField(label=_("Name"), required=False, max_length=100)
    passwordless = forms.BooleanField(
        label=_("Sign in with it alone, without the password"),
        required=False,
        initial=True,
        help_text=_("The device asks for your finger, face or PIN then."),
    )
