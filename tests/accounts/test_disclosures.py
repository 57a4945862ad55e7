"""Who downloaded what, and who saw whole numbers, is kept where the admin can read it."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from accounts.disclosures import counted, keep_downloads
from accounts.models import Disclosure, DisclosureKind, Role
from core.spreadsheets.downloads import Counter
from tests.factories import (
    AgencyFactory,
    ForumFactory,
    InvitationFactory,
    OfficeFactory,
    ParticipantFactory,
    RepresentativeFactory,
    UserFactory,
    VendorParticipantFactory,
)

pytestmark = pytest.mark.django_db
PHONE, PHONE_SHOWN = "+6281234567891", "0812-3456-7891"
NIP, NIP_SHOWN = "197904022005011002", "19790402 200501 1 002"


@pytest.fixture
def officer(client):
    OfficeFactory()
    user = UserFactory()
    client.force_login(user)
    return user


@pytest.fixture
def forum():
    forum = ForumFactory()
    ParticipantFactory.create_batch(3, forum=forum)
    return forum


def lines():
    rows = Disclosure.objects.order_by("pk")
    return list(rows.values_list("kind", "what", "path", "row_count", "by"))


# Files


@pytest.mark.parametrize("ending", ["csv", "xlsx", "pdf"])
def test_download_is_kept_with_its_name_and_rows(client, officer, forum, ending):
    address = reverse(f"events:attendance_{ending}", args=[forum.slug])

    client.get(f"{address}?q=Peserta").getvalue()

    # What was searched for may be a name: it stays out.
    name = f"daftar-hadir-{forum.slug}.{ending}"
    assert lines() == [(DisclosureKind.FILE, name, address, 3, officer.pk)]


def test_download_that_breaks_off_says_how_much_went(officer):
    counter = Counter(iter([["a"], ["b"], ["c"]]))
    line = line_of(officer)
    chunks = counted((b"x" for _ in counter), counter, line)

    next(chunks)
    line.refresh_from_db()
    assert line.row_count is None
    next(chunks)
    chunks.close()

    line.refresh_from_db()
    assert line.row_count == 2


def test_what_is_refused_or_public_is_not_kept(client, forum):
    client.get(reverse("open_data:agencies_csv")).getvalue()
    client.force_login(RepresentativeFactory().user)
    client.get(reverse("events:attendance_csv", args=[forum.slug]))
    client.get(reverse("matching:commitment_csv", args=["tidak-ada"]))

    assert lines() == []


def test_nothing_leaves_without_a_line_in_the_log(client, officer, forum, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("accounts.disclosures.keep", broken)

    with pytest.raises(RuntimeError):
        client.get(reverse("events:attendance_csv", args=[forum.slug]))


# Lists


def test_call_list_is_kept_with_the_numbers_that_it_shows(client, officer):
    forum = ForumFactory(status="open")
    InvitationFactory.create_batch(2, forum=forum)
    InvitationFactory(forum=forum, phone="")
    address = reverse("events:invitation_call_list", args=[forum.slug])

    client.get(address)

    assert lines() == [(DisclosureKind.LIST, "Daftar telepon undangan", address, 2, officer.pk)]


def test_call_list_without_numbers_is_not_kept(client, officer, forum):
    client.get(reverse("events:invitation_call_list", args=[forum.slug]))
    client.get(reverse("matching:call_list", args=[forum.slug]))

    assert lines() == []


# Numbers


@pytest.fixture
def person():
    return ParticipantFactory(nip=NIP, phone=PHONE)


@pytest.mark.parametrize(
    ("number", "shown", "label"),
    [("nip", NIP_SHOWN, "NIP"), ("phone", PHONE_SHOWN, "nomor WhatsApp")],
)
def test_number_of_a_participant_is_opened_and_kept(client, officer, person, number, shown, label):
    address = reverse("events:participant_detail", args=[person.forum.slug, person.pk])
    assert shown not in client.get(address).text

    page = client.post(address, {"number": number}).text

    assert shown in page
    assert shown not in client.get(address).text
    assert lines() == [(DisclosureKind.NUMBER, label, address, None, officer.pk)]


@pytest.mark.parametrize("number", ["password", "email", "pk", "ticket_token", ""])
def test_only_masked_numbers_are_opened(client, officer, person, number):
    address = reverse("events:participant_detail", args=[person.forum.slug, person.pk])

    page = client.post(address, {"number": number}).text

    assert NIP_SHOWN not in page
    assert lines() == []


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.BUYER, Role.VENDOR])
def test_number_of_others_stays_closed(client, person, role):
    user = UserFactory(role=role, agency=AgencyFactory() if role == Role.BUYER else None)
    client.force_login(RepresentativeFactory().user if role == Role.VENDOR else user)
    address = reverse("events:participant_detail", args=[person.forum.slug, person.pk])

    response = client.post(address, {"number": "phone"})

    assert response.status_code == (200 if role == Role.OBSERVER else 404)
    assert PHONE_SHOWN not in response.text
    assert lines() == []


def test_vendor_opens_the_number_of_its_own_people(client):
    own = RepresentativeFactory()
    client.force_login(own.user)
    person = VendorParticipantFactory(vendor=own.vendor, phone=PHONE)
    address = reverse("events:participant_detail", args=[person.forum.slug, person.pk])

    assert PHONE_SHOWN in client.post(address, {"number": "phone"}).text
    assert len(lines()) == 1


def test_admin_opens_the_number_of_an_account(client):
    admin, account = UserFactory(role=Role.ADMIN), UserFactory(nip=NIP, phone=PHONE)
    client.force_login(admin)
    address = reverse("accounts:user_detail", args=[account.pk])

    assert NIP_SHOWN not in client.get(address).text
    assert NIP_SHOWN in client.post(address, {"number": "nip"}).text
    assert [line[1] for line in lines()] == ["NIP"]


def test_history_shows_numbers_masked(client, officer, person):
    person.phone = "+6281234567899"
    person.save()

    page = client.get(
        reverse("accounts:record_history", args=["events", "participant", person.pk])
    ).text

    assert "0812-••••-7899" in page
    assert "4567899" not in page
    assert NIP not in page


# The log


@pytest.fixture
def admin(client):
    user = UserFactory(role=Role.ADMIN, name="Rina Uji")
    client.force_login(user)
    return user


def line_of(by, **values):
    return Disclosure.objects.create(
        by=by, **{"kind": "file", "what": "belanja.csv", "path": "/a/", **values}
    )


def test_log_is_filtered_by_words_kind_and_day(client, admin):
    other = UserFactory(name="Budi Uji")
    old = line_of(other, at=timezone.now() - timedelta(days=40))
    number = line_of(admin, kind="number", what="NIK")

    def found(**query):
        return list(client.get(reverse("accounts:disclosure_list"), query).context["page"])

    assert found() == [number, old]
    assert found(q="budi") == [old]
    assert found(kind="number") == [number]
    assert found(since=f"{timezone.localdate() - timedelta(days=1)}") == [number]
    assert found(q="tidak ada") == []


def test_log_as_file_holds_what_the_page_shows(client, admin):
    line_of(admin, what="=cmd", row_count=12)
    line_of(admin, kind="number", what="NIK")

    content = client.get(reverse("accounts:disclosure_csv"), {"kind": "file"}).getvalue()

    assert "'=cmd;/a/;12" in content.decode()
    assert "NIK" not in content.decode()


@pytest.mark.parametrize("count", [1, 60])
def test_log_query_count(client, admin, count, django_assert_max_num_queries):
    for _ in range(count):
        line_of(UserFactory())

    with django_assert_max_num_queries(7):
        page = client.get(reverse("accounts:disclosure_list")).context["page"]

    assert len(page) == min(count, 50)


@pytest.mark.django_db
@pytest.mark.parametrize(("place", "count"), [("vendor_photo", 0), ("licence_file", 1)])
def test_pictures_of_a_page_are_no_downloads(rf, place, count):
    request = rf.get("/vendors/contoh/photos/1/large.jpg")
    request.user, request.resolver_match = UserFactory(), SimpleNamespace(url_name=place)
    answer = HttpResponse(headers={"Content-Disposition": 'inline; filename="a.jpg"'})

    keep_downloads(lambda request: answer)(request)

    assert Disclosure.objects.count() == count


# Forms


@pytest.mark.parametrize("role", [Role.ADMIN, Role.STAFF])
def test_form_that_shows_whole_numbers_is_kept_when_it_is_opened(client, role, person):
    officer = UserFactory(role=role)
    client.force_login(officer)
    address = reverse("events:participant_edit", args=[person.forum.slug, person.pk])

    assert PHONE_SHOWN in client.get(address).text
    client.post(address, {"name": ""})

    what = "NIP, nomor WhatsApp, di formulirnya"
    assert lines() == [(DisclosureKind.NUMBER, what, address, None, officer.pk)]


def test_vendor_that_corrects_its_own_number_opens_nothing(client):
    representative = RepresentativeFactory(vendor__phone=PHONE)
    address = reverse("vendors:vendor_part_edit", args=[representative.vendor.slug, "contact"])

    client.force_login(representative.user)
    assert PHONE_SHOWN in client.get(address).text
    assert lines() == []

    client.force_login(UserFactory())
    client.get(address)
    assert [line[:2] for line in lines()] == [
        (DisclosureKind.NUMBER, "nomor WhatsApp, di formulirnya")
    ]
