"""The settings that are about sources: who gets what of one's own, and what is kept of everybody's messages."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from rapport.accounts.queries import audience_by_id, groups_of_viewer
from rapport.accounts.types import Right
from rapport.base.jobs import enqueue
from rapport.fill.files import jobs
from rapport.fill.files.forms import SHARES, group_field, terms_chosen
from rapport.fill.files.views import user_id_of
from rapport.fill.mail.queries import policy_in_force
from rapport.fill.sharing import terms_of
from rapport.fill.types import Share, Terms
from rapport.kernel.evidence.queries import source_of, sources_owned_by
from rapport.ui.toasts import toast


class TermsForm(forms.Form):
    """What colleagues get of a source, and which colleagues."""

    share = forms.ChoiceField(
        label=gettext_lazy("What do your colleagues get?"), widget=forms.RadioSelect, choices=SHARES
    )

    def __init__(self, data: object, terms: Terms) -> None:
        initial = {"share": terms.share.value, "shared_with": terms.audience_id or ""}
        super().__init__(data, initial=initial)  # type: ignore[arg-type]
        self.fields["shared_with"] = group_field(groups_of_viewer())


class PrivacyForm(forms.Form):
    """What is kept of messages."""

    stores_text = forms.BooleanField(
        label=gettext_lazy("Keep the text of messages"),
        required=False,
        help_text=gettext_lazy(
            "Without it the text is read to understand a message and is not kept. Messages read before have none; when you"
            " stop keeping it, what was kept is deleted, from disk too."
        ),
    )


def in_words(terms: Terms) -> str:
    """What is shared with whom: People and organizations · Team Castings."""
    what = {
        Share.ALL: _("Everything"),
        Share.PEOPLE: _("People and organizations"),
        Share.NOTHING: _("Nothing"),
    }
    if terms.share == Share.NOTHING:
        return what[terms.share]
    audience = None if terms.audience_id is None else audience_by_id(terms.audience_id)
    whom = _("everyone") if audience is None else f"{audience.get_kind_display()} {audience}"
    return f"{what[terms.share]} · {whom}"


@require_safe
def own_sources(request: HttpRequest) -> HttpResponse:
    """One's own sources, and who gets what of each."""
    rows = [(source, in_words(terms_of(source))) for source in sources_owned_by(user_id_of(request))]
    return render(request, "files/own_sources.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
def own_source(request: HttpRequest, source_id: int) -> HttpResponse:
    """Who gets what of one's own source; a change is carried out by a job, as much may follow from it."""
    user_id = user_id_of(request)
    source = source_of(source_id, owner_id=user_id)
    if source is None or source.kind != "mail":
        raise Http404
    form = TermsForm(request.POST or None, terms_of(source))
    if request.method == "POST" and form.is_valid():
        terms = terms_chosen(form.cleaned_data)
        enqueue(
            jobs.share_source,
            viewer=user_id,
            source_id=source.pk,
            share=terms.share.value,
            audience_id=terms.audience_id,
        )
        toast(request, _("It is being changed; what follows from it is derived anew."))
        return redirect("files:own_sources")
    values = {"source": source, "form": form}
    return render(request, "files/own_source.html", values, status=422 if form.errors else 200)


@permission_required(Right.PRIVACY, raise_exception=True)
@require_http_methods(["GET", "POST"])
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of messages, for all."""
    stores_text = policy_in_force().stores_text
    form = PrivacyForm(request.POST or None, initial={"stores_text": stores_text})
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data["stores_text"]
        if wanted != stores_text:
            enqueue(jobs.keep_texts, viewer=user_id_of(request), stores_text=wanted)
        toast(request, _("From now on the text is kept.") if wanted else _("The text is not kept."))
        return redirect("files:privacy")
    return render(request, "files/privacy.html", {"form": form, "stores_text": stores_text})
