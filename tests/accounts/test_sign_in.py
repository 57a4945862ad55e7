import json
import logging
import re
from datetime import timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.adapter import NO_MATCH, MFAAdapter
from accounts.models import Role, User
from config.logs import JsonFormatter
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


class CountingHasher(MD5PasswordHasher):
    """Counts how often a password is hashed: that is what costs time."""

    algorithm = "counting"
    calls = 0

    def encode(self, password, salt, iterations=None):
        CountingHasher.calls += 1
        return super().encode(password, salt)


@pytest.fixture
def hashes(settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    CountingHasher.calls = 0
    return CountingHasher


def sign_in(client, login, password=PASSWORD, **data):
    return client.post(LOGIN, {"login": login, "password": password} | data)


def is_signed_in(client):
    return client.get(reverse("accounts:profile")).status_code == 200


def totp_code():
    return format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time())))


def with_totp(user):
    TOTP.activate(user, SECRET)
    return user


# Ways in


@pytest.mark.parametrize(
    "login",
    [
        "siti",
        "SITI",
        " siti ",
        "siti@metrokota.go.id",
        "197804122003121004",
        "19780412 200312 1 004",
    ],
)
def test_sign_in_by_user_name_address_or_nip(client, login):
    UserFactory(username="siti", email="Siti@metrokota.go.id", nip="197804122003121004")

    response = sign_in(client, login)

    assert response.status_code == 302
    assert is_signed_in(client)


def test_user_name_wins_over_the_nip_of_another(client):
    owner = UserFactory(username="197804122003121004")
    UserFactory(username="lain", nip="197804122003121004", password="x")

    sign_in(client, "197804122003121004")

    assert client.session["_auth_user_id"] == str(owner.pk)


def test_sign_in_without_nip_matches_nobody(client):
    UserFactory(nip="")

    assert sign_in(client, " ").status_code == 200
    assert not is_signed_in(client)


def test_unknown_and_known_account_get_the_same_answer(client, hashes):
    UserFactory(username="siti", email="siti@metrokota.go.id")
    answers = []
    for login in ("siti", "siti@metrokota.go.id", "budi", "budi@metrokota.go.id"):
        hashes.calls = 0
        response = sign_in(client, login, "salah sama sekali")
        answers.append((response.status_code, response.context["form"].errors, hashes.calls))

    assert answers == [(200, {"__all__": [NO_MATCH]}, 1)] * 4


def test_sign_in_refuses_an_inactive_account(client):
    UserFactory(username="siti", is_active=False)

    response = sign_in(client, "siti")

    assert response.url == reverse("account_inactive")
    assert not is_signed_in(client)


def test_sign_up_does_not_exist(client):
    for name in ("account_signup", "account_email", "account_set_password"):
        assert client.get(reverse(name)).status_code == 404
        assert client.post(reverse(name), {"username": "penyusup"}).status_code == 404
    assert client.get(reverse("account_confirm_email", args=["abc"])).status_code == 404
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "https://evil.example/",
        "https:%2f%2fevil.example",
        "/\\evil.example",
        "\t//evil.example",
        "javascript:alert(1)",
        "http:evil.example",
    ],
)
def test_sign_in_never_leads_to_another_host(client, target):
    UserFactory(username="siti")

    response = sign_in(client, "siti", next=target)

    assert response.status_code == 302
    assert response.url.startswith("/")
    assert "evil.example" not in response.url.split("%2f")[0]
    assert not response.url.startswith(("//", "/\\"))


def test_sign_in_leads_on_to_the_page_that_was_asked_for(client):
    UserFactory(username="siti")

    assert sign_in(client, "siti", next="/accounts/agencies/").url == "/accounts/agencies/"


# Limits


def test_eleventh_failure_is_refused_before_hashing(client, hashes):
    UserFactory(username="siti", email="siti@metrokota.go.id", nip="197804122003121004")
    ways = ["siti", "siti@metrokota.go.id", "197804122003121004", "SITI"]
    for turn in range(10):
        assert sign_in(client, ways[turn % 4], "salah").status_code == 200
    hashes.calls = 0

    response = sign_in(client, "siti")

    assert response.status_code == 429
    assert response["Retry-After"] == "300"
    assert hashes.calls == 0
    assert not is_signed_in(client)


@pytest.mark.django_db(transaction=True)
def test_parallel_guesses_are_limited_together(hashes):
    UserFactory(username="siti")
    barrier, statuses = Barrier(8), []

    def guess():
        browser = Client()
        barrier.wait()
        statuses.extend(sign_in(browser, "siti", "salah").status_code for _ in range(3))
        connection.close()

    hashes.calls = 0
    threads = [Thread(target=guess) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(statuses) == 24
    assert set(statuses) == {200, 429}
    assert statuses.count(200) <= 10
    assert hashes.calls == statuses.count(200)


def test_tenth_try_still_gets_in(client):
    UserFactory(username="siti")
    for _ in range(9):
        sign_in(client, "siti", "salah")

    assert sign_in(client, "siti").status_code == 302


def test_limit_ends_after_five_minutes(client):
    UserFactory(username="siti")
    with time_machine.travel("2024-03-06 08:00+07:00", tick=False) as clock:
        for _ in range(10):
            sign_in(client, "siti", "salah")
        assert sign_in(client, "siti").status_code == 429
        clock.shift(timedelta(minutes=5, seconds=1))

        assert sign_in(client, "siti").status_code == 302


def test_open_session_survives_the_guessing_of_others(client, client2):
    UserFactory(username="siti")
    sign_in(client, "siti")
    for _ in range(12):
        sign_in(client2, "siti", "salah")

    assert is_signed_in(client)


@pytest.fixture
def client2():
    return Client()


def test_one_password_on_many_accounts_is_limited_by_address(client):
    UserFactory.create_batch(3)
    statuses = [sign_in(client, f"orang{n}", "salah").status_code for n in range(32)]

    assert statuses == [200] * 30 + [429] * 2


def test_forged_addresses_do_not_evade_the_limit(client):
    for n in range(30):
        client.post(
            LOGIN,
            {"login": f"orang{n}", "password": "salah"},
            headers={"X-Forwarded-For": f"10.0.0.{n}"},
        )

    response = client.post(
        LOGIN, {"login": "x", "password": "salah"}, headers={"X-Forwarded-For": "10.9.9.9"}
    )

    assert response.status_code == 429


def test_behind_a_proxy_each_client_is_counted_by_itself(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for n in range(30):
        client.post(
            LOGIN,
            {"login": f"orang{n}", "password": "salah"},
            headers={"X-Forwarded-For": f"6.6.6.{n}, 10.0.0.1"},
        )

    statuses = [
        client.post(
            LOGIN, {"login": "x", "password": "salah"}, headers={"X-Forwarded-For": address}
        ).status_code
        for address in ("7.7.7.7, 10.0.0.1", "10.0.0.2", "")
    ]

    assert statuses == [429, 200, 200]


# Sessions


def test_session_id_changes_at_sign_in_and_dies_at_sign_out(client):
    UserFactory(username="siti")
    client.get(LOGIN)
    session = client.session
    session["planted"] = 1
    session.save()
    before = session.session_key
    sign_in(client, "siti")
    key = client.cookies[settings.SESSION_COOKIE_NAME].value

    response = client.post(reverse("account_logout"))

    assert key != before
    assert not Session.objects.filter(session_key__in=[before, key]).exists()
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    assert not is_signed_in(client)


def test_sign_out_asks_for_a_post(client):
    client.force_login(UserFactory())

    client.get(reverse("account_logout"))

    assert is_signed_in(client)


@pytest.mark.parametrize(
    ("pause", "stays"), [(timedelta(minutes=29), True), (timedelta(minutes=30), False)]
)
def test_idle_session_ends(client, pause, stays):
    with time_machine.travel("2024-03-06 08:00+07:00", tick=False) as clock:
        client.force_login(UserFactory())
        assert is_signed_in(client)
        clock.shift(pause)

        response = client.get("/accounts/profile/?a=1")

    assert (response.status_code == 200) is stays
    if not stays:
        assert response.url == f"{LOGIN}?next=/accounts/profile/%3Fa%3D1"
        assert "tidak ada kegiatan selama 30 menit" in client.get(LOGIN).text


def test_busy_session_ends_after_eight_hours(client):
    with time_machine.travel("2024-03-06 08:00+07:00", tick=False) as clock:
        client.force_login(UserFactory())
        for _ in range(24):
            assert is_signed_in(client)
            clock.shift(timedelta(minutes=20))

        assert not is_signed_in(client)
        assert "sudah masuk selama 8 jam" in client.get(LOGIN).text


def test_session_is_written_at_most_once_a_minute(client, django_assert_num_queries):
    with time_machine.travel("2024-03-06 08:00+07:00", tick=False) as clock:
        client.force_login(UserFactory())
        client.get("/accounts/regions/")
        clock.shift(timedelta(seconds=59))
        with django_assert_num_queries(3):  # session, user, regions
            client.get("/accounts/regions/")
        clock.shift(timedelta(seconds=1))
        client.get("/accounts/regions/")

        assert client.session["seen_at"] == int(timezone.now().timestamp())


def test_deactivated_account_is_out_at_once(client):
    user = UserFactory()
    client.force_login(user)

    user.deactivate(by=UserFactory())

    assert not is_signed_in(client)


# Duties


def test_first_sign_in_asks_for_a_password_of_ones_own(client):
    user = UserFactory.build(username="siti")
    password = user.set_first_password()
    sign_in(client, "siti", password)

    assert client.get("/accounts/agencies/").url.startswith(reverse("account_change_password"))
    assert client.get(reverse("account_change_password")).status_code == 200
    assert client.post("/accounts/profile/", {"name": "X"}).url == reverse(
        "account_change_password"
    )
    new = "kebun jagung pagi hari"
    client.post(
        reverse("account_change_password"),
        {"oldpassword": password, "password1": new, "password2": new},
    )

    assert is_signed_in(client)
    user.refresh_from_db()
    assert user.check_password(new)
    assert user.first_password_until is None


def test_first_password_is_long_random_and_expires(client):
    user = UserFactory.build(username="siti")
    with time_machine.travel("2024-03-06 08:00+07:00", tick=False) as clock:
        first, second = user.set_first_password(), user.set_first_password()
        clock.shift(settings.FIRST_PASSWORD_LIFE + timedelta(seconds=1))

        response = sign_in(client, "siti", second)

        assert first != second
        assert len(first.replace("-", "")) >= 16
        assert response.url == LOGIN
        assert not is_signed_in(client)


def test_old_password_must_be_changed_where_the_city_says_so(client, settings):
    settings.PASSWORD_MAX_AGE_DAYS = 180
    client.force_login(UserFactory(password_changed_at=timezone.now() - timedelta(days=181)))

    change = client.get("/accounts/agencies/?q=dinas").url
    new = {"password1": "sore-angin-lima-kali", "password2": "sore-angin-lima-kali"}

    assert change == reverse(
        "account_change_password", query={"next": "/accounts/agencies/?q=dinas"}
    )
    assert client.post("/accounts/agencies/").url == reverse("account_change_password")
    assert (
        client.post(change, {"oldpassword": PASSWORD} | new).url == "/accounts/agencies/?q=dinas"
    )


def test_password_change_ends_the_other_sessions(client, client2):
    UserFactory(username="siti")
    sign_in(client, "siti")
    sign_in(client2, "siti")

    new = "kebun jagung pagi hari"
    client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )

    assert is_signed_in(client)
    assert not is_signed_in(client2)
    assert Session.objects.filter(pk=client2.cookies["sessionid"].value).count() == 0


def test_password_change_needs_the_old_one_and_a_good_new_one(client):
    user = UserFactory()
    client.force_login(user)
    for old, new in (("salah", "kebun jagung pagi hari"), (PASSWORD, "dinas kota metro p3dn")):
        client.post(
            reverse("account_change_password"),
            {"oldpassword": old, "password1": new, "password2": new},
        )

    user.refresh_from_db()
    assert user.check_password(PASSWORD)


# Second factor


def test_admin_without_second_factor_must_set_one_up(client, settings):
    settings.MFA_REQUIRED = True
    client.force_login(UserFactory(role=Role.ADMIN))

    assert client.get("/accounts/users/").url == reverse("mfa_index")
    assert client.get(reverse("mfa_index")).status_code == 200
    assert client.get("/admin/").url == reverse("mfa_index")


def test_admin_with_second_factor_goes_on(client, settings):
    settings.MFA_REQUIRED = True
    client.force_login(with_totp(UserFactory(role=Role.ADMIN)))

    assert client.get("/accounts/users/").status_code == 200


def test_recovery_codes_alone_are_no_second_factor(client, settings):
    settings.MFA_REQUIRED = True
    user = UserFactory(role=Role.ADMIN)
    RecoveryCodes.activate(user)
    client.force_login(user)

    assert client.get("/accounts/users/").url == reverse("mfa_index")


def test_buyer_needs_no_second_factor(client, settings):
    settings.MFA_REQUIRED = True
    client.force_login(UserFactory(role=Role.BUYER))

    assert is_signed_in(client)


def test_second_step_cannot_be_skipped(client):
    with_totp(UserFactory(username="siti"))

    response = sign_in(client, "siti")

    assert response.url == reverse("mfa_authenticate")
    assert not is_signed_in(client)
    client.post(reverse("mfa_authenticate"), {"code": totp_code()})
    assert is_signed_in(client)


def test_code_works_once(client, client2):
    with_totp(UserFactory(username="siti"))
    code = totp_code()
    for browser in (client, client2):
        sign_in(browser, "siti")
        browser.post(reverse("mfa_authenticate"), {"code": code})

    assert is_signed_in(client)
    assert not is_signed_in(client2)


def test_recovery_code_works_once(client, client2):
    user = with_totp(UserFactory(username="siti"))
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    for browser in (client, client2):
        sign_in(browser, "siti")
        browser.post(reverse("mfa_authenticate"), {"code": code})

    assert is_signed_in(client)
    assert not is_signed_in(client2)


def test_code_guessing_is_limited(client):
    with_totp(UserFactory(username="siti"))
    sign_in(client, "siti")
    statuses = [
        client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code for _ in range(12)
    ]

    assert statuses == [200] * 10 + [429] * 2
    assert client.post(reverse("mfa_authenticate"), {"code": totp_code()}).status_code == 429


def test_password_reset_does_not_skip_the_second_step(client):
    with_totp(UserFactory(username="siti", email="siti@metrokota.go.id"))
    client.post(reverse("account_reset_password"), {"email": "siti@metrokota.go.id"})
    link = next(word for word in mail.outbox[0].body.split() if "/password/reset/key/" in word)
    page = client.get(link.split("testserver")[1], follow=True)
    new = "kebun jagung pagi hari"
    client.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})

    assert not is_signed_in(client)
    assert sign_in(client, "siti", new).url == reverse("mfa_authenticate")


def test_password_reset_says_the_same_to_everyone(client):
    UserFactory(email="siti@metrokota.go.id")
    pages = [
        client.post(reverse("account_reset_password"), {"email": address}, follow=True)
        for address in ("siti@metrokota.go.id", "budi@metrokota.go.id")
    ]

    assert pages[0].redirect_chain == pages[1].redirect_chain
    assert pages[0].text.replace("siti@", "") == pages[1].text.replace("budi@", "")


@pytest.mark.parametrize(
    ("required", "role", "deletable"),
    [(True, Role.STAFF, False), (False, Role.STAFF, True), (True, Role.BUYER, True)],
)
def test_last_second_factor_stays_where_it_is_required(settings, required, role, deletable):
    settings.MFA_REQUIRED = required
    user = with_totp(UserFactory(role=role))
    RecoveryCodes.activate(user)
    factor = Authenticator.objects.get(type=Authenticator.Type.TOTP)

    assert MFAAdapter().can_delete_authenticator(factor) is deletable


def test_secret_of_the_authenticator_is_not_readable_in_the_database():
    with_totp(UserFactory())

    stored = Authenticator.objects.get().data["secret"]

    assert SECRET not in stored
    assert MFAAdapter().decrypt(stored) == SECRET


def test_secret_survives_a_new_key(settings):
    stored = MFAAdapter().encrypt(SECRET)

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "x" * 50, [settings.SECRET_KEY]

    assert MFAAdapter().decrypt(stored) == SECRET


# What is logged


def test_sign_ins_are_logged_with_ids_only(client, caplog):
    caplog.set_level(logging.INFO, "security")
    logging.getLogger("security").addHandler(caplog.handler)
    user = UserFactory(username="siti", name="Siti Rahayu")
    sign_in(client, "siti", "salah sekali")
    sign_in(client, "tidak-ada", "salah sekali")
    sign_in(client, "siti")
    client.get("/accounts/users/")
    client.post(reverse("account_logout"))
    logging.getLogger("security").removeHandler(caplog.handler)

    lines = [
        JsonFormatter().format(record) for record in caplog.records if record.name == "security"
    ]
    events = [(json.loads(line)["message"], json.loads(line)["user_id"]) for line in lines]

    assert events == [
        ("sign_in_failed", user.pk),
        ("sign_in_failed", None),
        ("signed_in", user.pk),
        ("access_denied", user.pk),
        ("signed_out", user.pk),
    ]
    assert not any(word in "".join(lines) for word in ("siti", "Siti", "salah", "tidak-ada"))
    assert all(json.loads(line)["remote"] == "127.0.0.1" for line in lines)


def test_sessions_are_listed_and_can_be_ended(client, client2):
    user = UserFactory(username="siti")
    sign_in(client, "siti")
    sign_in(client2, "siti")

    assert UserSession.objects.filter(user=user).count() == 2
    client.post(reverse("usersessions_list"))

    assert is_signed_in(client)
    assert not is_signed_in(client2)


def test_rubbish_from_a_proxy_counts_as_the_proxy(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    for address in ("1.1.1.1", "rubbish, 1.1.1.1", "'; drop, x"):
        UserFactory(username=f"u{len(address)}")
        response = client.post(
            LOGIN,
            {"login": f"u{len(address)}", "password": PASSWORD},
            headers={"X-Forwarded-For": address},
        )
        assert response.status_code == 302
        client.post(reverse("account_logout"))

    assert set(UserSession.objects.values_list("ip", flat=True)) == {"127.0.0.1"}


def test_password_is_changed_even_while_the_mail_server_is_down(client, settings):
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 1, "timeout": 1},
        }
    }
    user = UserFactory(email="siti@metrokota.go.id")
    client.force_login(user)

    new = "kebun jagung pagi hari"
    response = client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )

    user.refresh_from_db()
    assert response.status_code == 302
    assert user.check_password(new)


def test_sign_in_by_mailed_code_still_asks_for_the_second_step(client):
    with_totp(UserFactory(username="siti", email="siti@metrokota.go.id"))
    client.post(reverse("account_request_login_code"), {"email": "siti@metrokota.go.id"})
    code = re.search(r"\b[0-9A-Z]{3,}-?[0-9A-Z]{3,}\b", mail.outbox[0].body)[0]

    response = client.post(reverse("account_confirm_login_code"), {"code": code})

    assert response.url == reverse("mfa_authenticate")
    assert not is_signed_in(client)
