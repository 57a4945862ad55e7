import pytest
from django.contrib.auth.password_validation import (
    get_default_password_validators,
    validate_password,
)
from django.core.exceptions import ValidationError

from accounts.models import User

SITI = User(
    username="siti.rahayu", name="Siti Rahayuningtyas", email="sitirahayu88@metrokota.go.id"
)


def codes_of(password, user=SITI):
    try:
        validate_password(password, user)
    except ValidationError as error:
        return [item.code for item in error.error_list]
    return []


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("tujuhbelas1", "password_too_short"),
        ("a" * 129, "password_too_long"),
        ("1q2w3e4r5t6y", "password_too_common"),
        ("Dinas rapi 2024", "password_context_word"),
        ("K-o-t-a M-e-t-r-o", "password_context_word"),
        ("siti.rahayu99", "password_too_similar"),
        ("Siti Rahayuningtyas", "password_too_similar"),
        ("sitirahayu88@metro", "password_too_similar"),
    ],
)
def test_password_is_refused(password, code):
    assert code in codes_of(password)


@pytest.mark.parametrize(
    "password", ["kebunsingkon", "kebun singkong sore hari", "a1" * 64, "密码" * 6, "kebun " * 10]
)
def test_password_is_accepted_without_rules_of_composition(password):
    assert codes_of(password) == []


def test_composition_is_asked_where_the_city_says_so(settings):
    settings.PASSWORD_COMPOSITION = True

    assert codes_of("kebun singkong sore") == ["password_composition"]
    assert codes_of("Kebun singkong 7 sore") == []


def test_rules_are_told_in_words(settings):
    settings.PASSWORD_COMPOSITION = True

    assert all(validator.get_help_text() for validator in get_default_password_validators())


def test_composition_is_not_told_when_it_is_off():
    texts = [validator.get_help_text() for validator in get_default_password_validators()]

    assert all(texts)
    assert "huruf besar" not in " ".join(texts)
