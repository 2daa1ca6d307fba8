"""Example fields: empty, filled wrongly, optional, to be ticked."""

from django import forms


class ExampleForm(forms.Form):
    address = forms.EmailField(label="E-mail address", help_text="The one you sign in with.")
    name = forms.CharField(label="Name of the source", required=False)
    remember = forms.BooleanField(label="Stay signed in", required=False)


EXAMPLES = {"form": ExampleForm(data={"address": "not an address", "name": "Sales mailbox"})}
