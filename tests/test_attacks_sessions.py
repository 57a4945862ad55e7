"""Who is only half signed in, and who guesses links: every address, not the forms alone.

See security.md §2 nos. 4, 18, 21 and 30; the forms themselves are in accounts/test_sign_in.py.
"""

import statistics
import time
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.middleware import PASSWORD_PAGES, SECOND_FACTOR_PAGES
from accounts.models import Role
from config import settings as production
from core.tokens import new_token
from tests.access_table import COVERED, OWN_ACCOUNT, PUBLIC, ROLES
from tests.accounts.test_sign_in import is_signed_in, sign_in, totp_code, with_totp
from tests.factories import (
    DataRequestFactory,
    ForumFactory,
    InvitationFactory,
    OfficeFactory,
    ParticipantFactory,
    UserFactory,
)
from tests.test_access import all_urls, leads_to_sign_in, path_of

pytestmark = pytest.mark.django_db
METHODS = ("get", "post")
CLOSED = sorted(ROLES.keys() | OWN_ACCOUNT)


# Half signed in


@pytest.fixture
def waiting():
    """A browser that gave the right password and not yet the code."""
    OfficeFactory()
    browser = Client()
    with_totp(UserFactory(username="siti", role=Role.ADMIN))
    assert sign_in(browser, "siti").url == reverse("mfa_authenticate")
    return browser


def test_no_address_opens_between_password_and_code(waiting):
    wrong = {
        (name, method)
        for name in CLOSED
        for method in METHODS
        if not leads_to_sign_in(getattr(waiting, method)(path_of(name)))
    }

    assert wrong == set()
    assert not is_signed_in(waiting)


def test_public_pages_show_nothing_more_between_password_and_code(waiting):
    for name in sorted(PUBLIC - {"closed_account_page", "account_logout", "favicon"}):
        response = waiting.get(path_of(name), follow=True)
        user = (response.context or {}).get("user")
        assert not getattr(user, "is_authenticated", False), name


def test_with_the_code_the_same_addresses_open(waiting):
    """The negative control: the code is what was missing."""
    waiting.post(reverse("mfa_authenticate"), {"code": totp_code()})

    assert not leads_to_sign_in(waiting.get(path_of("accounts:user_list")))
    assert is_signed_in(waiting)


def opened_by(browser, allowed, place):
    """Addresses that answer otherwise than with the way to what must be done first."""
    wrong = set()
    for name in sorted(all_urls().keys() - COVERED - allowed - {"closed_account_page"}):
        for method in METHODS:
            response = getattr(browser, method)(path_of(name))
            if getattr(response, "url", "").partition("?")[0] != place:
                wrong.add((name, method, response.status_code))
    return wrong


def test_no_address_opens_before_the_first_password_is_changed():
    browser = Client()
    user = UserFactory(
        role=Role.ADMIN, password_changed_at=None,
        first_password_until=timezone.now() + timedelta(days=1),
    )  # fmt: skip
    browser.force_login(user)

    allowed = PASSWORD_PAGES | {"account_login"}
    assert opened_by(browser, allowed, reverse("account_change_password")) == set()


def test_no_address_opens_before_the_second_factor_is_set_up(settings):
    settings.MFA_REQUIRED = True
    browser = Client()
    browser.force_login(UserFactory(role=Role.ADMIN))

    allowed = SECOND_FACTOR_PAGES | {"account_login"}
    assert opened_by(browser, allowed, reverse("mfa_index")) == set()


# Links that somebody guesses


@pytest.fixture
def tokens():
    """A row behind every kind of link, and its right token."""
    OfficeFactory()
    forum = ForumFactory(slug="contoh", status="open")
    person = ParticipantFactory(forum=forum)
    return {
        "invitations:": InvitationFactory(forum=forum).token,
        "tickets:": person.ticket_token,
        "matching:calendar_feed": person.ticket_token,
        "privacy:ticket_request_create": person.ticket_token,
        "privacy:request": DataRequestFactory().token,
    }


def with_token():
    return sorted(name for name, (_, parts) in all_urls().items() if "token" in parts)


def token_of(name, tokens):
    """The right token behind this address; any where there is none."""
    own = [key for key in tokens if name.startswith(key)]
    return tokens[max(own, key=len)] if own else new_token()


def address(name, token):
    """The address with that token; where a forum stands in front it stays."""
    before, _, after = path_of(name).rpartition("contoh")
    return f"{before}{token}{after}"


def guesses(token):
    """Near the right one, and what looks like one."""
    return [
        token[:-1], token[:-1] + ("A" if token[-1] != "A" else "B"), token.swapcase(), token + "A",
        f"{token}%00", "%27%20OR%201=1--", "-", "0", new_token(),
    ]  # fmt: skip


def test_guessed_links_lead_nowhere(client, tokens):
    wrong = {}
    for name in with_token():
        for guess in guesses(token_of(name, tokens)):
            path = address(name, guess)
            codes = {getattr(client, method)(path).status_code for method in METHODS}
            if not codes <= {400, 404, 405, 429}:
                wrong[name, guess] = codes

    assert wrong == {}
    assert len(with_token()) >= 12


def test_right_links_lead_somewhere(client, tokens):
    """The negative control: the same addresses with the right token."""
    for name in ("tickets:ticket_detail", "invitations:invitation_detail"):
        assert client.get(address(name, tokens[f"{name.partition(':')[0]}:"])).status_code == 200


def test_a_token_of_one_kind_opens_no_other(client, tokens):
    for name in with_token():
        for other in sorted(set(tokens.values()) - {token_of(name, tokens)}):
            assert client.get(address(name, other)).status_code in {404, 405}, name


# Who is known


def medians(send, count=12):
    """Processor time of both cases in turn, so that a busy machine slows both alike."""
    times = {True: [], False: []}
    for _ in range(count):
        for is_known, own in times.items():
            start = time.process_time()
            send(is_known)
            own.append(time.process_time() - start)
    return [statistics.median(own) for own in times.values()]


@pytest.mark.parametrize("name", ["account_reset_password", "account_request_login_code"])
def test_mail_is_asked_for_as_long_for_unknown_addresses(name, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    UserFactory(email="siti@metrokota.example")

    def send(is_known):
        Client().post(
            path_of(name), {"email": f"{'siti' if is_known else 'budi'}@metrokota.example"}
        )

    known, unknown = medians(send)

    # A mail goes out in both cases, so the mail server takes as long too.
    sent = [message.to[0][:4] for message in mail.outbox]
    assert sent.count("siti") == sent.count("budi") == 12
    assert 0.6 < known / unknown < 1.67, (known, unknown)


def test_sign_in_takes_as_long_for_unknown_names(settings):
    """Each answer hashes once: the medians lie close together."""
    settings.PASSWORD_HASHERS = production.PASSWORD_HASHERS
    settings.ACCOUNT_RATE_LIMITS = False
    UserFactory(username="dikenal")

    def send(is_known):
        login = "dikenal" if is_known else "asing"
        Client().post("/accounts/login/", {"login": login, "password": "salah-sekali-ini"})

    known, unknown = medians(send, count=7)

    assert 0.75 < known / unknown < 1.33, (known, unknown)


def test_a_link_is_looked_for_as_long_whether_it_exists_or_not(client, tokens):
    """Every wrong one costs the same, however much of it is right: it is found by an index."""
    right = tokens["tickets:"]

    def send(is_near):
        token = right[:-1] + "!" if is_near else "!" * len(right)
        client.get(f"/tickets/{token.replace('!', '_')}/")

    near, far = medians(send, count=15)

    assert 0.6 < near / far < 1.67, (near, far)
