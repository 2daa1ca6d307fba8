"""The form with which mail is added in the browser."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from rapport.accounts.queries import Audience
from rapport.fill.types import Share, Terms

OWN = re.compile(r"(?:[^\s@,;]+@)?@?[^\s@,;/]+\.[^\s@,;/]+")


class ManyFilesInput(forms.ClearableFileInput):
    """A file field that takes several at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """One file or several; none of them empty."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        several = data if isinstance(data, list | tuple) and data else [data or None]
        return [super(ManyFilesField, self).clean(one, initial) for one in several]


SHARES = [
    (Share.PEOPLE.value, _("People and organizations; timelines and who knows whom stay yours")),
    (Share.ALL.value, _("Everything")),
    (Share.NOTHING.value, _("Nothing")),
]


def group_field(groups: Sequence[Audience]) -> forms.ChoiceField:
    """A choice between everyone and the teams and units of whoever is asked."""
    words = {"team": _("Team %s"), "unit": _("Unit %s")}
    chosen = [(str(one.pk), words[one.kind] % one) for one in groups]
    return forms.ChoiceField(
        label=_("Which colleagues?"), required=False, choices=[("", _("Everyone")), *chosen]
    )


def terms_chosen(values: Mapping[str, Any]) -> Terms:
    """What was chosen in a form with ``share`` and ``shared_with``."""
    group = values.get("shared_with")
    return Terms(Share(values["share"]), int(group) if group else None)


class AddForm(forms.Form):
    """What is handed in, whose side is us, and what colleagues get of it."""

    mailboxes = ManyFilesField(
        label=_("Mailboxes"),
        help_text=_("mbox, .eml, or a zip or tar of these, of a Maildir or of folders"),
    )
    own = forms.CharField(
        label=_("Whose side is us?"),
        required=False,
        max_length=1000,
        help_text=_(
            "Domains or addresses, such as acme.example. Left empty, Rapport finds out and shows it."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    share = forms.ChoiceField(
        label=_("What do your colleagues get?"),
        initial=Share.PEOPLE.value,
        widget=forms.RadioSelect,
        choices=SHARES,
    )

    def __init__(self, *args: Any, groups: Sequence[Audience] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shared_with"] = group_field(groups)

    def terms(self) -> Terms:
        """What colleagues get, and which."""
        return terms_chosen(self.cleaned_data)

    def clean_own(self) -> list[str]:
        """The domains and addresses named, each by itself."""
        words = [word for word in re.split(r"[\s,;]+", self.cleaned_data["own"]) if word]
        wrong = [word for word in words if not OWN.fullmatch(word)]
        if wrong:
            raise forms.ValidationError(
                _("%(word)s is neither a domain nor an address."), params={"word": wrong[0]}
            )
        return words
