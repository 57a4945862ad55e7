"""What an attacker puts into requests: NUL, other hosts, headers, sizes, repeated presses.

See security.md §2 nos. 13 to 15, 18, 24 and 32, §3 no. 8; sign-in itself is in
accounts/test_sign_in.py, what every address must refuse in test_attacks.py.
"""

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import Agency, Role
from config import settings as production
from tests.access_table import COVERED, PUBLIC
from tests.factories import (
    AgencyFactory,
    ForumFactory,
    OfficeFactory,
    ParticipantFactory,
    UserFactory,
)
from tests.test_access import all_urls, path_of
from tests.test_attacks import NAMES, PARAMETERS

ADDRESSES = {"next", "return_to", "back", "url", "redirect"}
EVIL = ["//evil.example", "https:%2f%2fevil.example", "/\\evil.example", "%09//evil.example",
        "javascript:alert(1)", "https://evil.example/"]  # fmt: skip


@pytest.fixture
def admin(db):
    OfficeFactory()
    admin = Client(raise_request_exception=False)
    admin.force_login(UserFactory(role=Role.ADMIN))
    return admin


# Every address


@pytest.mark.parametrize("byte", ["%00", "%ff"])
def test_bad_bytes_in_every_parameter_of_every_address(admin, byte):
    query = "&".join(f"{name}=a{byte}" for name in sorted(PARAMETERS))
    broken = {}
    for name in NAMES:
        code = admin.get(f"{path_of(name)}?{query}").status_code
        if code >= 500 or (byte == "%00" and code != 400):
            broken[name] = code

    assert broken == {}


def test_bad_bytes_in_every_path(admin):
    for name in sorted(all_urls().keys() - COVERED - {"closed_account_page"})[::3]:
        for byte in ("%00", "%ff", "%0d%0aSet-Cookie:a=b"):
            response = admin.get(f"{path_of(name)}{byte}")
            assert response.status_code in {301, 302, 400, 403, 404, 405}, name
            assert "a" not in response.cookies


def leads_away(response):
    place = response.headers.get("Location", "/")
    return not place.startswith("/") or place.startswith(("//", "/\\"))


def test_no_address_leads_elsewhere(admin, client):
    """Every address that redirects, by GET and by POST, is tried with every way of writing it."""
    redirects, wrong = 0, set()
    for name in NAMES:
        senders = [admin.get, admin.post, *([client.get] if name in PUBLIC else [])]
        for send in senders:
            path = path_of(name)
            if not send(path).has_header("Location"):
                continue
            redirects += 1
            for target in EVIL:
                query = "&".join(f"{parameter}={target}" for parameter in ADDRESSES)
                if leads_away(send(f"{path}?{query}")):
                    wrong.add((name, target))

    assert wrong == set()
    assert redirects > 20


@pytest.mark.parametrize("place", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_a_redirect_elsewhere_would_be_seen(place):
    """The negative control."""
    assert leads_away(HttpResponse(headers={"Location": place}))
    assert not leads_away(HttpResponse(headers={"Location": "/accounts/login/?next=//evil"}))


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"healthz"})[::7])
def test_foreign_host_is_refused_everywhere(admin, name):
    assert admin.get(path_of(name), headers={"Host": "evil.example"}).status_code == 400


def test_names_do_not_reach_the_headers_of_a_download(admin):
    forum = ForumFactory(name='a"\r\nSet-Cookie: a=b', slug="kepala")
    ParticipantFactory(forum=forum)

    for name in NAMES:
        if not name.endswith(("_csv", "_xlsx", "_pdf")) or not all_urls()[name][1] <= {"slug"}:
            continue
        response = admin.get(path_of(name).replace("contoh", "kepala"))
        header = response.headers.get("Content-Disposition", "")
        assert "Set-Cookie" not in header
        assert "\n" not in header


@pytest.mark.django_db
def test_names_do_not_reach_the_headers_of_mail(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for email in ("a@b.id\r\nBcc: c@d.id", "a@b.id%0aBcc:c@d.id", "a@b.id,c@d.id"):
            client.post(
                reverse("privacy:request_create"),
                {"kind": "access", "name": "Siti\r\nBcc: c@d.id", "email": email},
            )

    assert all(len(message.recipients()) == 1 for message in mail.outbox)
    assert "c@d.id" not in [address for m in mail.outbox for address in m.recipients()]


@pytest.mark.parametrize(
    ("size", "count"), [(3 * 1024 * 1024, 1), (10, 1001)], ids=["3 MB field", "1001 fields"]
)
def test_oversized_bodies_are_refused_before_anything_is_written(admin, size, count):
    body = "&".join(f"f{number}={'a' * size}" for number in range(count))
    for name in ("events:forum_create", "vendors:vendor_create", "privacy:request_create",
                 "account_login"):  # fmt: skip
        response = admin.post(
            path_of(name), body, content_type="application/x-www-form-urlencoded"
        )
        assert response.status_code in {400, 413}, name


@pytest.mark.django_db
def test_long_fields_are_told_and_not_cut(admin):
    response = admin.post(path_of("accounts:agency_create"), {"name": "A" * 5_000})

    assert response.context["form"].has_error("name")
    assert not Agency.objects.filter(name__startswith="AAA").exists()


# Carrying records away


@pytest.fixture
def with_limits(settings):
    settings.ACCOUNT_RATE_LIMITS = production.ACCOUNT_RATE_LIMITS


@pytest.mark.django_db
def test_exports_are_limited(client, with_limits, caplog):
    client.force_login(UserFactory(role=Role.OBSERVER))
    address = reverse("procurement:purchase_csv")

    codes = [client.get(address).status_code for _ in range(62)]

    assert codes == [200] * 60 + [429] * 2
    assert sum(record.getMessage() == "rate_limited" for record in caplog.records) == 2
    client.force_login(UserFactory(role=Role.OBSERVER))
    assert client.get(address).status_code == 200


@pytest.mark.django_db
def test_files_to_import_are_limited(client, with_limits):
    client.force_login(UserFactory())
    address = reverse("vendors:import_create", args=["vendors"])

    codes = [client.post(address).status_code for _ in range(121)]

    assert codes == [200] * 120 + [429]
    assert client.get(address).status_code == 200


@pytest.mark.django_db
def test_walking_numbers_ends(client, with_limits):
    client.force_login(UserFactory(role=Role.BUYER, agency=AgencyFactory()))
    foreign = [ParticipantFactory().pk for _ in range(3)]
    numbers = foreign + list(range(10_000_000, 10_000_060))

    codes = [client.get(f"/events/contoh/participants/{pk}/").status_code for pk in numbers]

    assert codes == [404] * 60 + [429] * 3


@pytest.mark.django_db
def test_without_limits_the_walk_goes_on(client):
    """The negative control: it is the limit that ends it."""
    client.force_login(UserFactory(role=Role.BUYER, agency=AgencyFactory()))

    codes = {client.get(f"/events/contoh/participants/{pk}/").status_code for pk in range(63)}

    assert codes == {404}
