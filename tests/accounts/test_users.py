import re
from threading import Barrier, Thread

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from accounts.actions import deactivate, end_sessions
from accounts.models import Role, User
from tests.core.test_spreadsheets import sheet_rows
from tests.factories import PASSWORD, AgencyFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    user = UserFactory(role=Role.ADMIN)
    client.force_login(user)
    return user


def fields_of(user, **changes):
    names = ("username", "name", "role", "nip", "email", "phone")
    data = {name: getattr(user, name) for name in names}
    return data | {"agency": user.agency_id or ""} | changes


def sign_in(username):
    browser = Client()
    browser.post("/accounts/login/", {"login": username, "password": PASSWORD})
    return browser


def is_signed_in(client):
    return client.get(reverse("accounts:profile")).status_code == 200


# The model


@pytest.mark.parametrize(
    "columns",
    [
        {"username": "siti"},
        {"username": "SITI2"},
        {"email": "Siti@metrokota.go.id"},
        {"nip": "197804122003121004"},
        {"role": Role.BUYER, "agency": None},
    ],
)
def test_database_refuses_what_must_not_be(columns):
    UserFactory(username="siti", email="siti@metrokota.go.id", nip="197804122003121004")

    with pytest.raises(IntegrityError), transaction.atomic():
        UserFactory(**columns)


def test_empty_address_and_nip_may_repeat():
    UserFactory.create_batch(2, email="", nip="")

    assert User.objects.count() == 2


@pytest.mark.parametrize("role", Role)
def test_visible_to_shows_all_to_the_admin_and_oneself_to_others(role):
    UserFactory()
    user = UserFactory(role=role)

    assert User.objects.visible_to(user).count() == (2 if role == Role.ADMIN else 1)
    assert user in User.objects.visible_to(user)


def test_initials_skip_what_is_no_letter():
    assert UserFactory.build(name="H. Siti 2 Rahayu").initials == "HS"


# The list


@pytest.mark.parametrize("item_count", [1, 3])
def test_user_list_query_count(client, admin, item_count, django_assert_num_queries):
    UserFactory.create_batch(item_count, role=Role.BUYER)
    is_signed_in(client)

    with django_assert_num_queries(5):  # session, user, count, rows, agencies of the filter
        response = client.get(reverse("accounts:user_list"))

    assert len(response.context["page"]) == item_count + 1


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=siti", ["siti"]),
        ("q=19780412", ["siti"]),
        ("q=%25", []),
        ("role=buyer", ["budi"]),
        ("active=False", ["budi"]),
        ("active=True", ["admin", "siti"]),
        ("active=x", ["admin", "budi", "siti"]),
        ("sort=-name", ["siti", "budi", "admin"]),
        ("sort=password", ["admin", "budi", "siti"]),
    ],
)
def test_user_list_filters(client, query, expected):
    client.force_login(UserFactory(name="admin", role=Role.ADMIN))
    UserFactory(name="siti", nip="197804122003121004")
    UserFactory(name="budi", role=Role.BUYER, is_active=False)

    response = client.get(f"{reverse('accounts:user_list')}?{query}")

    assert [user.name for user in response.context["page"]] == expected
    file = client.get(f"{reverse('accounts:user_xlsx')}?{query}")
    assert [row[0] for row in sheet_rows(file)] == ["Nama", *expected]


# Making and editing


def test_user_create_shows_the_first_password_once(client, admin):
    agency = AgencyFactory()
    data = {
        "username": "Budi.S",
        "name": "Budi Santoso",
        "role": "buyer",
        "agency": agency.pk,
        "nip": "19780412 200312 1 004",
        "phone": "0812-3456-7890",
        "email": "budi@metrokota.go.id",
        "is_superuser": "1",
        "password": "pilihan penyusup",
        "id": admin.pk,
    }

    response = client.post(reverse("accounts:user_create"), data)

    user = User.objects.get(username="budi.s")
    password = response.context["password"]
    assert (user.nip, user.phone, user.agency) == (
        "197804122003121004",
        "+6281234567890",
        agency,
    )
    assert user.check_password(password)
    assert user.must_change_password
    assert password in response.text
    assert response["Cache-Control"] == "private, no-store"
    assert password not in client.get(user.get_absolute_url()).text


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"username": "siti"}, "username", "unique"),
        ({"username": "a b"}, "username", "invalid"),
        ({"email": "SITI@metrokota.go.id"}, "email", "email_taken"),
        ({"nip": "197804122003121004"}, "nip", "nip_taken"),
        ({"nip": "123"}, "nip", "nip_length"),
        ({"phone": "abc"}, "phone", "phone_characters"),
        ({"role": "buyer"}, "agency", "buyer_without_agency"),
        ({"role": "vendor"}, "role", "invalid_choice"),
        ({"role": "raja"}, "role", "invalid_choice"),
        ({"name": "a\0b"}, "name", "null_characters_not_allowed"),
        ({"name": "x" * 151}, "name", "max_length"),
        ({"agency": "99999999999999999999"}, "agency", "invalid_choice"),
    ],
)
def test_user_create_explains_what_is_wrong(client, admin, changes, field, code):
    UserFactory(username="siti", email="siti@metrokota.go.id", nip="197804122003121004")
    new = UserFactory.build()

    response = client.post(reverse("accounts:user_create"), fields_of(new, **changes))

    errors = response.context["form"].errors.as_data()
    assert code in [error.code for error in errors[field]]
    assert User.objects.count() == 2


def test_user_edit_changes_the_account(client, admin):
    user = UserFactory()
    EmailAddress.objects.create(user=user, email="lama@metrokota.go.id", primary=True)

    response = client.post(
        reverse("accounts:user_edit", args=[user.pk]),
        fields_of(user, name="Nama Baru", email="baru@metrokota.go.id"),
    )

    user.refresh_from_db()
    assert response.url == user.get_absolute_url()
    assert (user.name, user.email) == ("Nama Baru", "baru@metrokota.go.id")
    assert not EmailAddress.objects.exists()


def test_user_edit_keeps_a_last_admin(client, admin):
    response = client.post(
        reverse("accounts:user_edit", args=[admin.pk]), fields_of(admin, role="staff")
    )

    admin.refresh_from_db()
    assert "last_admin" in [
        error.code for error in response.context["form"].errors.as_data()["role"]
    ]
    assert admin.role == Role.ADMIN


def test_user_edit_lets_one_of_two_admins_go(client, admin):
    other = UserFactory(role=Role.ADMIN)

    client.post(reverse("accounts:user_edit", args=[other.pk]), fields_of(other, role="staff"))

    other.refresh_from_db()
    assert other.role == Role.STAFF


# Ending access


def test_user_deactivate_ends_sessions(client, admin):
    user = UserFactory()
    browser = sign_in(user.username)
    url = reverse("accounts:user_deactivate", args=[user.pk])

    assert client.get(url).status_code == 200
    user.refresh_from_db()
    assert user.is_active
    client.post(url)

    user.refresh_from_db()
    assert not user.is_active
    assert not UserSession.objects.filter(user=user).exists()
    assert not is_signed_in(browser)


def test_user_reactivate(client, admin):
    user = UserFactory(is_active=False)
    url = reverse("accounts:user_reactivate", args=[user.pk])

    assert client.get(url).status_code == 200
    client.post(url)

    user.refresh_from_db()
    assert user.is_active


def test_nobody_deactivates_oneself(client, admin):
    UserFactory(role=Role.ADMIN)

    client.post(reverse("accounts:user_deactivate", args=[admin.pk]))

    admin.refresh_from_db()
    assert admin.is_active


def test_last_admin_stays_active():
    admin = UserFactory(role=Role.ADMIN)
    UserFactory(role=Role.ADMIN, is_active=False)

    with pytest.raises(ValidationError) as error:
        deactivate(admin, by=UserFactory())

    assert error.value.code == "last_admin"


@pytest.mark.django_db(transaction=True)
def test_two_admins_cannot_remove_each_other():
    admins = UserFactory.create_batch(2, role=Role.ADMIN)
    barrier, codes = Barrier(2), []

    def remove(by, target):
        barrier.wait()
        try:
            deactivate(target, by=by)
        except ValidationError as error:
            codes.append(error.code)
        finally:
            connection.close()

    threads = [Thread(target=remove, args=pair) for pair in (admins, admins[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert codes == ["last_admin"]
    assert User.objects.active_admins().count() == 1


def test_user_end_sessions_ends_those_of_that_user_only(client, admin):
    user, other = UserFactory.create_batch(2)
    browser, bystander = sign_in(user.username), sign_in(other.username)

    client.post(reverse("accounts:user_end_sessions", args=[user.pk]))

    assert not is_signed_in(browser)
    assert is_signed_in(bystander)
    assert is_signed_in(client)


def test_end_sessions_keeps_the_one_that_asks():
    user = UserFactory()
    browsers = [sign_in(user.username) for _ in range(3)]
    key = browsers[0].cookies["sessionid"].value

    assert end_sessions(user=user, keep=key) == 2

    assert [is_signed_in(browser) for browser in browsers] == [True, False, False]
    assert Session.objects.filter(pk=key).exists()


def test_user_reset_password_gives_a_new_first_one(client, admin):
    user = UserFactory()
    browser = sign_in(user.username)

    response = client.post(reverse("accounts:user_reset_password", args=[user.pk]))

    user.refresh_from_db()
    assert re.fullmatch(r"([a-z2-9]{4}-){3}[a-z2-9]{4}", response.context["password"])
    assert user.check_password(response.context["password"])
    assert user.must_change_password
    assert not is_signed_in(browser)


def test_user_reset_mfa_forgets_the_device(client, admin):
    user = UserFactory()
    browser = sign_in(user.username)
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")

    address = reverse("accounts:user_reset_mfa", args=[user.pk])
    with_device = client.get(user.get_absolute_url()).text
    client.post(address)

    assert not Authenticator.objects.filter(user=user).exists()
    assert not is_signed_in(browser)
    assert [
        address in text for text in (with_device, client.get(user.get_absolute_url()).text)
    ] == [
        True,
        False,
    ]


@pytest.mark.parametrize("name", ["user_reset_password", "user_reset_mfa"])
def test_own_account_is_not_reset_from_the_list(client, admin, name):
    TOTP.activate(admin, "JBSWY3DPEHPK3PXP")

    client.post(reverse(f"accounts:{name}", args=[admin.pk]))

    admin.refresh_from_db()
    assert admin.check_password(PASSWORD)
    assert Authenticator.objects.filter(user=admin).exists()


@pytest.mark.parametrize("name", ["user_reset_password", "user_end_sessions", "user_reset_mfa"])
def test_acts_refuse_get(client, admin, name):
    user = UserFactory()

    assert client.get(reverse(f"accounts:{name}", args=[user.pk])).status_code == 405


@pytest.mark.parametrize("pk", [0, 999999, 99999999999999999999])
def test_user_detail_of_nobody_is_404(client, admin, pk):
    assert client.get(f"/accounts/users/{pk}/").status_code == 404


# The own profile


def profile_data(user, **changes):
    return {name: getattr(user, name) for name in ("name", "nip", "phone", "email")} | changes


def test_profile_changes_own_name_and_nothing_else(client):
    user, other = UserFactory(), UserFactory(name="Lain")
    client.force_login(user)

    response = client.post(
        reverse("accounts:profile"),
        profile_data(
            user, name="Nama Baru", role="admin", username="x", pk=other.pk, is_active=""
        ),
    )

    user.refresh_from_db()
    other.refresh_from_db()
    assert response.url == reverse("accounts:profile")
    assert (user.name, user.role, user.is_active) == ("Nama Baru", Role.STAFF, True)
    assert other.name == "Lain"


def test_profile_shows_errors_and_keeps_the_name_on_the_page(client):
    user = UserFactory(name="Siti")
    client.force_login(user)

    response = client.post(reverse("accounts:profile"), profile_data(user, name=""))

    assert response.context["form"].errors.as_data()["name"][0].code == "required"
    assert response.context["user"].name == "Siti"


@pytest.mark.parametrize("change", [{"email": "baru@metrokota.go.id"}, {"phone": "081234567890"}])
def test_profile_asks_for_the_password_before_contact_changes(client, change):
    user = UserFactory()
    client.force_login(user)

    response = client.post(reverse("accounts:profile"), profile_data(user, **change))

    user.refresh_from_db()
    assert response.url.startswith(reverse("account_reauthenticate"))
    assert (user.email, user.phone) == ("", "")
    client.post(response.url, {"password": "salah"})
    user.refresh_from_db()
    assert (user.email, user.phone) == ("", "")
    client.post(response.url, {"password": PASSWORD})
    user.refresh_from_db()
    assert (user.email, user.phone) != ("", "")


def test_profile_of_a_buyer_can_be_saved(client):
    user = UserFactory(role=Role.BUYER)
    client.force_login(user)

    client.post(reverse("accounts:profile"), profile_data(user, name="Nama Baru"))

    user.refresh_from_db()
    assert user.name == "Nama Baru"
