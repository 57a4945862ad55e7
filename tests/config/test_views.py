import socket
import time
from datetime import timedelta

import pytest
from django import forms
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.templatetags.static import static
from django.test import Client
from django.urls import include, path
from django.utils import timezone

from accounts.models import Role, User
from config import views
from core.templatetags.components import control
from tests.factories import AgencyFactory, ForumFactory, ParticipantFactory, UserFactory
from vendors.models import Vendor


def slow(request):
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 50")
        try:
            cursor.execute("SELECT pg_sleep(5)")
        finally:
            connection.close()
    return HttpResponse("never")


def locked(request):
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = 50")
    User.objects.update(name="x")
    return HttpResponse("never")


def twice(request):
    UserFactory(username="sama")
    return HttpResponse("never")


def broken(request):
    raise ZeroDivisionError


urlpatterns = [
    path("slow/", views.login_not_required(slow)),
    path("locked/", views.login_not_required(locked)),
    path("twice/", views.login_not_required(twice)),
    path("broken/", views.login_not_required(broken)),
    path("", include("config.urls")),
]
handler400 = "config.views.bad_request"
handler403 = "config.views.permission_denied"
handler404 = "config.views.page_not_found"
handler500 = "config.views.server_error"


@pytest.fixture
def browser(settings):
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


@pytest.mark.django_db(transaction=True)
def test_second_of_two_equal_rows_is_told_that_it_is_there(browser):
    UserFactory(username="sama")

    response = browser.get("/twice/")

    assert response.status_code == 409
    assert User.objects.count() == 1


def assert_busy(response):
    assert response.status_code == 503
    assert response["Retry-After"] == "5"
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.django_db(transaction=True)
def test_statement_timeout_says_come_back(browser):
    assert_busy(browser.get("/slow/"))


@pytest.mark.django_db(transaction=True)
def test_held_row_says_come_back_and_changes_nothing(browser):
    user = UserFactory(name="Siti")
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT 1 FROM accounts_user FOR UPDATE")
            response = browser.get("/locked/")
    finally:
        other.close()
        connection.close()

    assert_busy(response)
    user.refresh_from_db()
    assert user.name == "Siti"


def test_other_faults_are_500_without_a_word_of_code(browser):
    response = browser.get("/broken/")

    assert response.status_code == 500
    assert "ZeroDivision" not in response.text


@pytest.fixture
def database_down(transactional_db):
    def refuse(execute, sql, params, many, context):
        raise OperationalError("down")

    with connection.execute_wrapper(refuse):
        yield


def test_public_page_stands_while_the_database_is_down(client, database_down):
    assert client.get("/").status_code == 200


def test_signed_in_page_says_come_back_while_the_database_is_down(browser, transactional_db):
    browser.force_login(UserFactory(role=Role.ADMIN))

    def refuse(execute, sql, params, many, context):
        raise OperationalError("down")

    with connection.execute_wrapper(refuse):
        assert_busy(browser.get("/accounts/users/"))


def test_a_page_without_an_icon_of_its_own_gets_ours(client):
    response = client.get("/favicon.ico")

    assert response.status_code == 302
    assert response.url == static("img/logo.svg")


@pytest.mark.django_db
def test_healthz_is_well(client):
    assert client.get("/healthz").content == b"ok"


@pytest.mark.django_db(transaction=True)
def test_healthz_hears_of_a_dead_database_within_three_seconds(client, monkeypatch):
    params = connection.get_connection_params()
    with socket.create_server(("127.0.0.1", 0)) as hole:  # takes the connection, never answers
        host, port = hole.getsockname()
        connection.close()
        monkeypatch.setattr(
            connection, "get_connection_params", lambda: params | {"host": host, "port": port}
        )
        begun = time.monotonic()
        response = client.get("/healthz")
        seconds = time.monotonic() - begun

    monkeypatch.undo()
    assert response.status_code == 503
    assert seconds < 3


@pytest.mark.django_db
def test_refused_pages_are_told_in_one_page(client):
    client.force_login(UserFactory(role=Role.VENDOR))

    assert client.get("/accounts/users/").status_code == 403
    assert client.get("/nowhere/").status_code == 404


@pytest.mark.django_db
def test_dashboard_is_for_who_is_signed_in(client):
    client.force_login(UserFactory())

    assert "home/dashboard.html" in [template.name for template in client.get("/").templates]


def test_the_empty_choice_has_words_in_django_and_in_ours():
    class LegalForm(forms.ModelForm):
        class Meta:
            model = Vendor
            fields = ["legal_form"]

    field = LegalForm()["legal_form"]

    for select in (str(field), control(field)):
        assert '<option value="" selected>Pilih…</option>' in select


@pytest.mark.django_db
def test_start_page_names_whose_arrivals_it_counts(client):
    agency = AgencyFactory()
    forum = ForumFactory()
    ParticipantFactory(forum=forum, agency=agency)
    ParticipantFactory(forum=forum)
    pages = {}
    for user in (UserFactory(role=Role.BUYER, agency=agency), UserFactory(role=Role.OBSERVER)):
        client.force_login(user)
        pages[user.role] = client.get("/").content.decode()

    assert "Utusan OPD Anda yang hadir" in pages[Role.BUYER]
    assert "Jadwal temu Anda" in pages[Role.BUYER]
    assert "Sudah hadir" in pages[Role.OBSERVER]
    assert "Jadwal temu Anda" not in pages[Role.OBSERVER]


@pytest.mark.django_db
def test_landing_shows_its_only_forum_once(client):
    first = ForumFactory(last_day=timezone.localdate(), first_day=timezone.localdate())

    alone = client.get("/").content.decode()
    ForumFactory(first_day=first.first_day + timedelta(days=9))
    beside = client.get("/").content.decode()

    assert alone.count(first.name) == 1
    assert beside.count(first.name) == 2
