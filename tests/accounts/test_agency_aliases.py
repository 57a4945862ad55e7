"""What files call the city's units."""

import pytest

from accounts.models import AgencyAlias
from core.spreadsheets import header_key
from tests.factories import AgencyFactory, OfficeFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_directory_knows_names_abbreviations_and_codes():
    agency = AgencyFactory(
        name="Dinas Pendidikan", short_name="Dikbud", abbreviation="DIK", satker_code="1.01.2"
    )

    directory = AgencyAlias.objects.directory()

    assert {"dinaspendidikan", "dikbud", "dik", "1012"} <= directory.keys()
    assert set(directory.values()) == {agency}


@pytest.mark.parametrize(
    ("name", "short_name", "written"),
    [
        ("Dinas Kesehatan", "Dinkes", "DINAS KESEHATAN KOTA METRO"),
        ("Dinas Kesehatan", "Dinkes", "Dinkes Kota Metro"),
        ("Dinas Pendidikan dan Kebudayaan", "Dikbud", "Disdikbud"),
        ("Dinas Pendidikan dan Kebudayaan", "Dikbud", "Dinas Pendidikan & Kebudayaan"),
        ("Dinas Komunikasi dan Informatika", "Diskominfo", "Dinas Kominfo Kota Metro"),
        ("Kecamatan Metro Pusat", "Metro Pusat", "Kec. Metro Pusat"),
        ("Kelurahan Imopuro", "Imopuro", "KEL.IMOPURO"),
        ("Bagian Umum Sekretariat Daerah", "Bag. Umum", "Bagian Umum Setda Kota Metro"),
        ("Bagian Umum Sekretariat Daerah", "Bag. Umum", "Bagian Umum"),
        ("SD Negeri 1 Metro Pusat", "SDN 1", "SDN 1 Metro Pusat"),
        ("SMPN 2 Metro", "SMPN 2", "SMP Negeri 2 Metro"),
        ("Inspektorat Kota Metro", "Inspektorat", "Inspektorat"),
        ("UPTD RSUD Jenderal Ahmad Yani", "RSUD A. Yani", "RSUD Jenderal Ahmad Yani"),
    ],
)
def test_directory_knows_how_offices_write_a_unit(name, short_name, written):
    OfficeFactory(government="Pemerintah Kota Metro")
    agency = AgencyFactory(name=name, short_name=short_name)

    assert AgencyAlias.objects.directory().get(header_key(written)) == agency


@pytest.mark.parametrize("written", ["Dinas Kesehatan Kabupaten Uji", "Dinas", "Kota Metro", ""])
def test_directory_takes_no_other_unit_for_ours(written):
    OfficeFactory(government="Pemerintah Kota Metro")
    AgencyFactory(name="Dinas Kesehatan", short_name="Dinkes")

    assert header_key(written) not in AgencyAlias.objects.directory()


def test_a_way_to_write_two_units_means_neither_and_a_name_as_it_stands_its_own():
    first = AgencyFactory(name="Bagian Umum Sekretariat Daerah")
    second = AgencyFactory(name="Bagian Umum")

    directory = AgencyAlias.objects.directory()

    assert (directory["bagianumum"], directory["bagumumsetda"]) == (second, first)
    assert "bagumum" not in directory


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


OTHERS = "Pemerintah Kota Bandung"


@pytest.mark.parametrize(
    ("government", "unit", "code", "expected"),
    [
        ("PEMERINTAH DAERAH KOTA METRO", "Dinas Uji", "1.01", ("Dinas Uji", "1.01")),
        ("", "Dinas Uji", "1.01", ("Dinas Uji", "1.01")),
        (OTHERS, "Dinas Uji", "", (f"{OTHERS}, Dinas Uji", "")),
        # The same code is given to the same work everywhere.
        (OTHERS, "Dinas Percobaan", "1.01", (f"{OTHERS}, Dinas Percobaan", "")),
        (OTHERS, "", "1.01", (f"{OTHERS}, 1.01", "")),
        (OTHERS, "Dinas Percobaan", "9.99", (f"{OTHERS}, Dinas Percobaan", "")),
        (OTHERS, "Dinas Percobaan - 694682", "1.01", ("Dinas Percobaan - 694682", "")),
        (OTHERS, "Dinas Uji - 694682", "", (f"{OTHERS}, Dinas Uji - 694682", "")),
    ],
)
def test_a_unit_of_another_government_is_told_apart_from_ours(government, unit, code, expected):
    OfficeFactory()
    AgencyFactory(name="Dinas Uji", satker_code="1.01")

    assert AgencyAlias.objects.directory().told_apart(unit, code, government) == expected
