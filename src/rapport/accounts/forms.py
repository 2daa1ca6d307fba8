"""Forms of signing in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .models import User
from .services import OPERATOR_ADDRESS


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
