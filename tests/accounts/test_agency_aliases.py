"""What files call the city's units."""

import pytest

from accounts.models import AgencyAlias
from tests.factories import AgencyFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_directory_knows_names_abbreviations_and_codes():
    agency = AgencyFactory(
        name="Dinas Pendidikan", short_name="Dikbud", abbreviation="DIK", satker_code="1.01.2"
    )

    directory = AgencyAlias.objects.directory()

    assert directory == {
        "dinaspendidikan": agency, "dikbud": agency, "dik": agency, "1012": agency,
    }  # fmt: skip


def test_remembered_word_counts_more_and_the_newest_most():
    old, new = AgencyFactory(name="Sekretariat"), AgencyFactory()
    person = UserFactory()
    AgencyAlias.objects.remember({"SEKRETARIAT": old}, by=person)
    AgencyAlias.objects.remember({"Sekretariat ": new, "Inspektorat Jenderal": None}, by=person)

    directory = AgencyAlias.objects.directory()

    assert directory["sekretariat"] == new
    assert directory["inspektoratjenderal"] is None
    assert AgencyAlias.objects.count() == 2


def test_text_without_letters_or_digits_is_not_remembered():
    AgencyAlias.objects.remember({" - ": None}, by=UserFactory())

    assert not AgencyAlias.objects.exists()
