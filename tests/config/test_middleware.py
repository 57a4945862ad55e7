import time
from io import BytesIO

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.models import Role
from config import wsgi
from tests.factories import AgencyFactory, UserFactory

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024


@pytest.fixture
def admin(client):
    client.force_login(UserFactory(role=Role.ADMIN))
    return client


# What no page can use


@pytest.mark.parametrize(
    "method", ["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT", "FOO"]
)
@pytest.mark.parametrize(
    "path", ["/", "/healthz", "/accounts/login/", "/accounts/agencies/", "/x"]
)
def test_odd_methods_are_refused(client, method, path):
    response = client.generic(method, path)

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, POST"
    assert "frame-ancestors" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/?q=%00", 400),
        ("/accounts/agencies/?q=a%00b", 400),
        ("/accounts/users/%00/", 400),
        ("/accounts/agencies/?q=%ff", 200),
        ("/accounts/agencies/?%ff=%ff", 200),
        ("/%ff/", 404),
        (f"/accounts/agencies/?q={'a' * 7000}", 400),
        (f"/{'a' * 3000}/", 400),
        ("/accounts/agencies/?page=-1", 200),
        ("/accounts/agencies/?page=99999999999999999999", 200),
        ("/accounts/agencies/?page=%E0%B9%92", 200),
        ("/accounts/agencies/?kind=dinas&kind=badan&q=a&q=b", 200),
        ("/accounts/users/?agency=99999999999999999999", 200),
        ("/accounts/users/?agency=abc&sort=password&role=%27%20OR%201=1", 200),
        ("/accounts/users/?sort=name,role", 200),
        ("/accounts/users/99999999999999999999/", 404),
        ("/accounts/agencies/99999999999999999999/", 404),
        ("/accounts/agencies/-1/", 404),
        ("/accounts/login/?next=%E2%80%AE&next=//evil.example", 302),
    ],
)
def test_bad_addresses_never_break_a_page(admin, path, status):
    AgencyFactory()

    assert admin.get(path).status_code == status


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        ("&".join(f"a{n}=1" for n in range(1001)), "application/x-www-form-urlencoded", 413),
        ("name=" + "a" * 3 * MEGABYTE, "application/x-www-form-urlencoded", 413),
        ("name=a%00b&kind=%00", "application/x-www-form-urlencoded", 200),
        ("name=%ff%fe", "application/x-www-form-urlencoded", 200),
        (
            "parent=99999999999999999999&active_from=99999-99-99",
            "application/x-www-form-urlencoded",
            200,
        ),
        ("name=a&name=b&name[]=c", "application/x-www-form-urlencoded", 200),
        ("", "application/x-www-form-urlencoded", 200),
        ('{"name": "a\\u0000b"}', "application/json", 200),
        ("rubbish", "multipart/form-data", 400),
        ("rubbish", "multipart/form-data; boundary=x", 200),
        ("name=a", "application/x-www-form-urlencoded; charset=rubbish", 200),
        ("name=a", "application/x-www-form-urlencoded; charset=utf-16", 400),
    ],
)
def test_bad_bodies_never_break_a_page(admin, body, content_type, status):
    for name in ("accounts:agency_create", "accounts:user_create", "accounts:office_edit"):
        response = admin.generic("POST", reverse(name), body, content_type=content_type)
        assert response.status_code == status


@pytest.mark.parametrize(
    ("length", "status"), [("abc", 400), ("-1", 400), (str(13 * MEGABYTE), 413), ("", 200)]
)
def test_content_length_is_checked_before_reading(length, status):
    response = Client().get("/", CONTENT_LENGTH=length)

    assert response.status_code == status


def test_upload_over_the_limit_is_refused(admin):
    file = BytesIO(b"a" * 13 * MEGABYTE)

    assert admin.post(reverse("accounts:office_edit"), {"file": file}).status_code == 413


@pytest.mark.parametrize(
    "headers",
    [{"Host": "evil.example"}, {"Host": "testserver:80@evil.example"}, {"Host": "a b"}],
)
def test_foreign_host_is_refused(client, headers):
    for path in ("/", "/accounts/password/reset/"):
        assert client.get(path, headers=headers).status_code == 400


def test_forwarded_host_is_not_believed(client, mailoutbox):
    UserFactory(email="siti@metrokota.go.id")

    client.post(
        "/accounts/password/reset/",
        {"email": "siti@metrokota.go.id"},
        headers={"X-Forwarded-Host": "evil.example"},
    )

    assert "http://testserver/" in mailoutbox[0].body
    assert "evil.example" not in mailoutbox[0].body


@pytest.mark.parametrize("text", ["a" * 5000, "(" * 5000, "%25" * 1500, "a+" * 2500, "[" * 5000])
def test_search_of_odd_text_is_quick(admin, text):
    AgencyFactory.create_batch(50)
    admin.get("/accounts/agencies/")

    for page in ("/accounts/agencies/", "/accounts/users/"):
        begun = time.perf_counter()
        assert admin.get(f"{page}?q={text}").status_code == 200
        assert time.perf_counter() - begun < 1


@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "messages"])
def test_quoted_nul_in_a_cookie_is_refused(client, name):
    response = client.get("/", headers={"Cookie": rf'{name}="aaaaaaaaaaaaaaaaaaaa\000"'})

    assert response.status_code == 400


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("application/x-www-form-urlencoded", True),
        ("application/x-www-form-urlencoded; charset=UTF-8", True),
        ("multipart/form-data; boundary=----WebKitFormBoundaryAb1", True),
        ('multipart/form-data; boundary="a b"', False),
        ("multipart/form-data; boundary*=nonsense''x", False),
        ("text/plain; title*=nonsense''%ff", False),
        ("text/plain; charset=hex", False),
        ("text/plain; charset=utf-16", False),
        ("a/" + "b" * 20_000, False),
        ("", True),
    ],
)
def test_content_type_that_breaks_django_counts_as_none(monkeypatch, sent, kept):
    environ = RequestFactory().get("/events/?q=%ff").environ | {"CONTENT_TYPE": sent}
    monkeypatch.setattr(wsgi, "django_application", lambda environ, _: WSGIRequest(environ))

    request = wsgi.application(environ, None)

    assert request.META["CONTENT_TYPE"] == (sent if kept else "")
    assert request.GET["q"] == "\ufffd"


# Request forgery


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": "https://evil.example"}, {"Referer": "https://evil.example/"}]
)
def test_post_without_token_or_from_elsewhere_is_refused(headers):
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory(role=Role.ADMIN))
    user = UserFactory()

    for name in ("user_deactivate", "user_reset_password", "user_end_sessions"):
        response = client.post(reverse(f"accounts:{name}", args=[user.pk]), headers=headers)
        assert response.status_code == 403

    user.refresh_from_db()
    assert user.is_active


def test_token_of_another_browser_is_refused():
    first, second = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    token = first.get("/accounts/login/").context["csrf_token"]
    second.get("/accounts/login/")

    response = second.post(
        "/accounts/login/", {"login": "a", "password": "b", "csrfmiddlewaretoken": str(token)}
    )

    assert response.status_code == 403


# Headers


@pytest.mark.parametrize(
    "path", ["/", "/healthz", "/accounts/login/", "/accounts/agencies/", "/x"]
)
def test_every_answer_carries_the_headers(admin, path):
    response = admin.get(path)

    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in response
    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))


def test_pages_behind_sign_in_vary_with_the_cookie(admin):
    for path in ("/", "/accounts/agencies/", "/accounts/profile/"):
        assert "Cookie" in admin.get(path)["Vary"]


def test_user_agent_with_line_breaks_does_no_harm(client):
    UserFactory(username="siti")

    response = client.post(
        "/accounts/login/",
        {"login": "siti\r\n{}", "password": "a"},
        headers={"User-Agent": "a\r\nb\x1b[31m" * 200},
    )

    assert response.status_code == 200
