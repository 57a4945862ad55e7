"""The office's own words for what Django and allauth say."""

import re
from gettext import GNUTranslations
from pathlib import Path

import allauth
import django
import pytest
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_texts
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.urls import reverse
from django.utils.translation import override

from tests.factories import UserFactory

[WORDS] = settings.LOCALE_PATHS
ENTRY = re.compile(
    r'^msgid "(.+)"\n(?:msgid_plural "(.+)"\n)?msgstr(?:\[0\])? "(.+)"$', re.MULTILINE
)
TO_SAY = re.compile(r'^msgid "(.+)"$', re.MULTILINE)
# Addressed without respect, misspelt, or words that no office says.
WRONG = re.compile(r"\banda\b|\b[Ss]ilahkan\b|\bMasukan\b|\b[Vv]alid\b|\be-?mail\b|\b[Ll]ogin\b")


def catalogue(folder):
    with (Path(folder) / "id/LC_MESSAGES/django.mo").open("rb") as file:
        texts = GNUTranslations(file)._catalog
    return {key if isinstance(key, str) else key[0]: text for key, text in texts.items()}


def test_words_are_compiled_as_they_are_written():
    written = (WORDS / "id/LC_MESSAGES/django.po").read_text()
    entries = {key: text for key, _, text in ENTRY.findall(written)}

    compiled = catalogue(WORDS)
    compiled.pop("")
    assert compiled == entries


def test_every_sentence_is_still_said_by_django_or_allauth():
    theirs = [Path(django.__file__).parent / "conf/locale"]
    theirs += [Path(django.__file__).parent / "contrib/auth/locale"]
    theirs += [Path(allauth.__file__).parent / "locale"]

    known = set().union(*map(catalogue, theirs))
    # What they have not said in Indonesian yet stands only in the list of all that is to be said.
    known |= set(TO_SAY.findall((theirs[0] / "en/LC_MESSAGES/django.po").read_text()))
    assert set(catalogue(WORDS)) <= known


def test_words_are_plain_and_address_a_person_with_respect():
    assert [text for key, text in catalogue(WORDS).items() if key and WRONG.search(text)] == []


def test_hints_for_a_password_are_ours():
    hints = password_validators_help_texts()

    assert "Kata sandi paling pendek 12 karakter." in hints
    assert not any(WRONG.search(hint) or re.search(r"\b[Ss]andi anda", hint) for hint in hints)
    assert not any(hint.startswith("Sandi") for hint in hints)


@pytest.mark.django_db
def test_the_form_for_a_new_password_speaks_as_the_office_does(client):
    client.force_login(UserFactory())

    page = client.get(reverse("account_change_password"))

    labels = [field.label for field in page.context["form"]]
    assert labels == ["Kata sandi sekarang", "Kata sandi baru", "Ulangi kata sandi baru"]
    assert "<li>Kata sandi paling pendek 12 karakter.</li>" in page.content.decode()


def test_numbers_within_a_sentence_stay():
    with override("id"), pytest.raises(ValidationError) as caught:
        MaxLengthValidator(3)("lima huruf")

    assert caught.value.messages == ["Paling banyak 3 karakter, sekarang 10."]
