"""The form empty, and handed in without a file and with a strange domain."""

from django.utils.datastructures import MultiValueDict

from rapport.fill.files.forms import AddForm

EXAMPLES = {
    "empty": AddForm(auto_id="empty_%s"),
    "wrong": AddForm({"own": "not a domain", "share": "people"}, MultiValueDict(), auto_id="wrong_%s"),
}
