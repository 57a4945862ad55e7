import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection
from django.urls import reverse
from django.utils import timezone

from accounts.history import events_of
from accounts.models import Role, User
from tests.factories import (
    LicenceFactory,
    ProductFactory,
    RepresentativeFactory,
    UserFactory,
    VendorFactory,
    VerifiedVendorFactory,
)
from vendors.actions.claims import claim_profile
from vendors.models import ProfileInvitation, Representative, Vendor

pytestmark = pytest.mark.django_db
PASSWORD = "kebun singkong sore hari"


def account(**values):
    return {"name": "Indah", "username": "dapurratmi", "password": PASSWORD} | values


def claim(token):
    return reverse("vendors:profile_claim", args=[token])


def test_the_office_invites_and_the_vendor_takes_its_profile_over(client, staff):
    vendor = VendorFactory()
    invite = reverse("vendors:vendor_invite", args=[vendor.slug])

    response = client.post(invite, {"email": "indah@contoh.example"})

    link = response.context["link"]
    token = re.fullmatch(r"http://[^/]+/vendors/claim/([\w-]{43})/", link)[1]
    assert mail.outbox[0].to == ["indah@contoh.example"]
    assert link in mail.outbox[0].body
    assert not ProfileInvitation.objects.filter(token_hash__contains=token).exists()
    assert token not in client.get(invite).content.decode()
    client.logout()
    assert vendor.name in client.get(claim(token)).content.decode()
    done = client.post(claim(token), account(role="admin"))
    user = User.objects.get(username="dapurratmi")
    assert done.headers["Location"] == reverse("vendors:vendor_profile", args=[vendor.slug])
    assert client.session["_auth_user_id"] == str(user.pk)
    assert client.get(done.headers["Location"]).status_code == 200
    assert (user.role, user.represents.vendor) == (Role.VENDOR, vendor)
    assert user.check_password(PASSWORD)
    assert not user.must_change_password
    again = client.get(claim(token))
    assert (again.status_code, reverse("account_login") in again.text) == (404, True)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "name"),
        ({"username": "ada spasi"}, "username"),
        ({"username": "sudah-ada"}, "username"),
        ({"username": "198704122011012001"}, "username"),
        ({"password": "pendek"}, "password"),
        ({"password": "dapurratmi12"}, "password"),
        ({"email": "x"}, "email"),
        ({"phone": "x"}, "phone"),
    ],
)
def test_errors_stand_at_their_field_and_use_nothing_up(client, values, field):
    UserFactory(username="sudah-ada")
    token = ProfileInvitation.issue(VendorFactory(), by=UserFactory())

    response = client.post(claim(token), account(**values))

    assert response.context["form"].has_error(field)
    assert not Representative.objects.exists()
    assert ProfileInvitation.objects.open().exists()


def test_a_link_ends(client):
    token = ProfileInvitation.issue(VendorFactory(), by=UserFactory())
    ProfileInvitation.objects.update(expires_at=timezone.now() + timedelta(minutes=1))
    assert client.get(claim(token)).status_code == 200

    ProfileInvitation.objects.update(expires_at=timezone.now())

    assert client.get(claim(token)).status_code == 404
    assert client.post(claim(token), account()).status_code == 404
    assert not Representative.objects.exists()


@pytest.mark.parametrize("token", ["x", "a" * 43])
def test_a_made_up_link_leads_nowhere(client, token):
    ProfileInvitation.issue(VendorFactory(), by=UserFactory())

    assert client.get(claim(token)).status_code == 404


def test_use_of_an_invitation_is_whole():
    ProfileInvitation.issue(VendorFactory(), by=UserFactory())

    with pytest.raises(IntegrityError, match="profile_invitation_use_is_whole"):
        ProfileInvitation.objects.update(used_at=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_of_two_who_open_one_link_one_gets_in():
    ProfileInvitation.issue(VendorFactory(), by=UserFactory())
    invitation = ProfileInvitation.objects.get()

    def take(name):
        try:
            claim_profile(invitation, user=User(username=name, name=name), password=PASSWORD)
        except ValidationError as error:
            return error.code
        finally:
            connection.close()
        return "in"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(take, ["satu", "dua"])) == ["in", "used"]
    assert Representative.objects.count() == 1


def test_own_pages_are_found_from_the_navigation(client, own):
    page = client.get("/").content.decode()

    assert reverse("vendors:own_vendor") in page
    response = client.get(reverse("vendors:own_vendor"))
    assert response.headers["Location"] == reverse("vendors:vendor_profile", args=[own.slug])


def test_an_account_without_a_vendor_is_told_so(client):
    client.force_login(UserFactory(role=Role.VENDOR))

    response = client.get(reverse("vendors:own_vendor"))

    assert "belum terhubung" in response.content.decode()


# The weekly mail


def test_the_weekly_mail_goes_to_vendors_and_the_office():
    today = timezone.localdate()
    told = VendorFactory(name="Dapur", email="dapur@contoh.example")
    LicenceFactory(vendor=told, expires_on=today - timedelta(1))
    LicenceFactory(vendor=VendorFactory(name="Tanpa Surel"), expires_on=today + timedelta(60))
    LicenceFactory(vendor=VendorFactory(name="Lama"), expires_on=today + timedelta(61))
    UserFactory(email="petugas@contoh.example")
    UserFactory(email="nonaktif@contoh.example", is_active=False)
    UserFactory(email="opd@contoh.example", role=Role.BUYER)

    call_command("mail_ending_licences", verbosity=0)

    bodies = {message.to[0]: message.body for message in mail.outbox}
    assert set(bodies) == {"dapur@contoh.example", "petugas@contoh.example"}
    assert "sudah berakhir" in bodies["dapur@contoh.example"]
    assert "Tanpa Surel" not in bodies["dapur@contoh.example"]
    assert "Tanpa Surel" in bodies["petugas@contoh.example"]
    assert "Lama" not in bodies["petugas@contoh.example"]


def test_no_mail_when_nothing_ends():
    UserFactory(email="petugas@contoh.example")
    RepresentativeFactory()

    call_command("mail_ending_licences", verbosity=0)

    assert mail.outbox == []


def test_claiming_begins_a_session_of_its_own(client, staff):
    """Whoever planted the session of the one who claims, or left it open, is not in the new one."""
    token = ProfileInvitation.issue(VendorFactory(), by=staff)
    old = client.session.session_key

    client.post(claim(token), account())

    assert client.session.session_key != old
    assert client.session["_auth_user_id"] == str(User.objects.get(username="dapurratmi").pk)
    assert not client.session.__class__().exists(old)


@pytest.mark.parametrize(("phone", "is_offered"), [("+6281200003001", True), ("", False)])
def test_the_link_can_be_sent_by_whatsapp_where_a_number_is_known(
    client, staff, phone, is_offered
):
    vendor = VendorFactory(phone=phone)

    response = client.post(reverse("vendors:vendor_invite", args=[vendor.slug]), {"email": ""})

    link = quote(response.context["link"], safe="")
    assert ("https://wa.me/6281200003001?text=" in response.text) is is_offered
    assert (link in response.text) is is_offered


# The vendor says that its data still hold


def confirmation(token):
    return reverse("vendors:profile_confirm", args=[token])


def test_a_vendor_confirms_its_data_by_one_link_without_an_account(client, staff):
    vendor = VerifiedVendorFactory(phone="+6281234564471", nik="1872014107850001")
    ProductFactory(vendor=vendor, name="Kotak snack", price=15_000, price_on="2024-01-02")
    ProductFactory(vendor=vendor, name="Ditarik", is_active=False)
    made = client.post(
        reverse("vendors:vendor_ask", args=[vendor.slug]), {"email": "a@contoh.example"}
    )
    link = made.context["link"]
    client.logout()

    page = client.get(link)
    read = Vendor.objects.get(pk=vendor.pk).confirmed_at
    again = [client.post(link).url for _ in range(2)]

    assert link in mail.outbox[0].body
    assert "Rp15.000" in page.text
    assert not {"Ditarik", "81234564471", vendor.nik} & set(re.findall(r"[\w.]+", page.text))
    assert read is None
    assert again == [link.partition("testserver")[2]] * 2
    vendor.refresh_from_db()
    assert vendor.is_confirmed
    verbs = [event.pgh_context["verb"] for event in events_of(Vendor, vendor.pk)[:2]]
    assert verbs == ["confirm_profile"] * 2


def test_a_link_of_one_purpose_serves_no_other(client, staff):
    vendor = VendorFactory()
    claiming = ProfileInvitation.issue(vendor, by=staff)
    confirming = ProfileInvitation.issue(vendor, by=staff, purpose="confirm")
    client.logout()

    assert client.get(claim(claiming)).status_code == 200
    assert client.get(confirmation(confirming)).status_code == 200
    assert client.get(claim(confirming)).status_code == 404
    assert client.post(claim(confirming), account()).status_code == 404
    assert client.post(confirmation(claiming)).status_code == 404
    ProfileInvitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.post(confirmation(confirming)).status_code == 404
    vendor.refresh_from_db()
    assert vendor.confirmed_at is None


def test_a_vendor_confirms_on_its_own_page_and_no_other(client):
    own = RepresentativeFactory()
    other = VerifiedVendorFactory()
    client.force_login(own.user)

    client.post(reverse("vendors:vendor_confirm", args=[own.vendor.slug]))
    foreign = client.post(reverse("vendors:vendor_confirm", args=[other.slug]))

    own.vendor.refresh_from_db()
    other.refresh_from_db()
    assert (own.vendor.is_confirmed, other.confirmed_at) == (True, None)
    assert foreign.status_code == 404


@pytest.mark.parametrize(("days", "is_old"), [(179, False), (181, True), (None, True)])
def test_data_that_nobody_confirmed_lately_are_marked(client, staff, days, is_old):
    at = timezone.now() - timedelta(days=days) if days else None
    vendor = VerifiedVendorFactory(confirmed_at=at)

    board = client.get(reverse("vendors:readiness_list")).text
    page = client.get(vendor.get_absolute_url()).text

    assert ("dipastikan" in board) == is_old
    assert ("Tanyakan dulu" in page) == is_old
    client.logout()
    assert ("Belum pernah" in client.get(vendor.get_absolute_url()).text) is False
