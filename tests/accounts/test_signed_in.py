"""Sessions and users come from statements of our own: the same as Django's would find."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user
from django.contrib.sessions.models import Session
from django.test import RequestFactory
from django.utils import timezone

from accounts.models import Role, User
from accounts.signed_in import AuthenticationBackend, SessionStore
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role)
def test_a_user_is_the_one_that_the_model_finds(role):
    user = UserFactory(role=role)
    UserFactory()

    found = AuthenticationBackend().get_user(str(user.pk))

    own, theirs = vars(found), vars(User.objects.get(pk=user.pk))
    assert (own.pop("_state").db, own.keys()) == (theirs.pop("_state").db, theirs.keys())
    assert own == theirs


def test_nobody_is_found_who_is_unknown_or_closed():
    closed = UserFactory(is_active=False)

    assert AuthenticationBackend().get_user(closed.pk) is None
    assert AuthenticationBackend().get_user(closed.pk + 1) is None


def test_a_session_holds_until_it_ends():
    kept = SessionStore()
    kept["door"] = "Utama"
    kept.save()

    again = SessionStore(kept.session_key)
    assert (again["door"], again.session_key) == ("Utama", kept.session_key)

    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    late = SessionStore(kept.session_key)
    assert (late.get("door"), late.session_key) == (None, None)


def test_a_made_up_session_is_nobodys():
    request = RequestFactory().get("/")
    request.session = SessionStore("a" * 32)

    assert get_user(request).is_anonymous
    assert request.session.session_key is None
