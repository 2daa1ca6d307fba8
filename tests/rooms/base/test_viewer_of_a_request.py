"""Each request is one transaction with its user as the viewer, and leaves nothing of either behind."""

from __future__ import annotations

import types
from collections.abc import Iterator

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.template import engines
from django.template.response import TemplateResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import include, path

from rapport.accounts import services
from rapport.accounts.models import User
from rapport.base.database import Database
from rapport.base.viewer import current_viewer, viewing_as


def write(request: HttpRequest) -> HttpResponse:
    User.objects.filter(pk=1).update(name="written")
    return HttpResponse(current_viewer())


def fail(request: HttpRequest) -> HttpResponse:
    write(request)
    raise {"404": Http404, "403": PermissionDenied, "500": RuntimeError}[request.GET["with"]]


def answer_500(request: HttpRequest) -> HttpResponse:
    write(request)
    return HttpResponse(status=500)


def nested(request: HttpRequest) -> HttpResponse:
    with viewing_as("system"):
        inner = current_viewer()
    return HttpResponse(f"{inner} {current_viewer()}")


def late(request: HttpRequest) -> TemplateResponse:
    template = engines["django"].from_string("{{ viewer }}")
    return TemplateResponse(request, template, {"viewer": current_viewer})


@login_not_required
def open_to_all(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"[{current_viewer()}]")


URLS = types.ModuleType("urls_of_this_test")
URLS.urlpatterns = [  # type: ignore[attr-defined]
    path("t/write", write),
    path("t/fail", fail),
    path("t/500", answer_500),
    path("t/nested", nested),
    path("t/late", late),
    path("t/open", open_to_all),
    path("", include("rapport.site.urls")),
]


@pytest.fixture
def ana(database: Database) -> Iterator[User]:
    with override_settings(ROOT_URLCONF=URLS):
        yield services.create_user(email="ana@example.org")


@pytest.fixture
def client(ana: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(ana)
    return client


def name_of_the_operator() -> str:
    return User.objects.get(pk=1).name


def test_the_user_is_the_viewer(client: Client, ana: User) -> None:
    assert client.get("/t/write").text == str(ana.pk)
    assert name_of_the_operator() == "written"
    assert current_viewer() == ""


def test_somebody_unknown_is_nobody(client: Client) -> None:
    client.get("/t/write")
    assert Client().get("/t/open").text == "[]"
    assert Client().get("/t/write").status_code == 302


def test_requests_of_two_people_on_one_connection_do_not_mix(client: Client, ana: User) -> None:
    other = Client()
    ben = services.create_user(email="ben@example.org")
    other.force_login(ben)
    for _ in range(5):
        assert client.get("/t/write").text == str(ana.pk)
        assert Client().get("/t/open").text == "[]"
        assert other.get("/t/write").text == str(ben.pk)


@pytest.mark.parametrize("status", ["404", "403", "500"])
def test_a_view_that_raises_leaves_nothing(client: Client, status: str) -> None:
    assert client.get(f"/t/fail?with={status}").status_code == int(status)
    assert name_of_the_operator() == ""
    assert current_viewer() == ""


def test_an_answer_that_is_an_error_leaves_nothing(client: Client) -> None:
    assert client.get("/t/500").status_code == 500
    assert name_of_the_operator() == ""


def test_another_viewer_for_a_while(client: Client, ana: User) -> None:
    assert client.get("/t/nested").text == f"system {ana.pk}"


def test_a_page_that_is_rendered_late_still_has_its_viewer(client: Client, ana: User) -> None:
    assert client.get("/t/late").text == str(ana.pk)


def test_one_transaction_a_request(client: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        client.get("/t/nested")
    assert [query["sql"] for query in queries].count("BEGIN") == 1
