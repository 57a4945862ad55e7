from io import StringIO

import pytest
from django.core.management import call_command

from accounts.management.commands.load_master_data import read_rows
from accounts.models import Agency, AgencyKind, Office, Region, RegionLevel
from tests.factories import AgencyFactory, UserFactory

pytestmark = pytest.mark.django_db

# Both systems number the kelurahan in an order of their own.
CODES = {
    "Metro": ("18.72.01.1001", "1872022001"),
    "Hadimulyo Timur": ("18.72.01.1002", "1872022004"),
    "Imopuro": ("18.72.01.1003", "1872022002"),
    "Hadimulyo Barat": ("18.72.01.1004", "1872022003"),
    "Yosomulyo": ("18.72.01.1005", "1872022005"),
    "Banjarsari": ("18.72.02.1001", "1872023001"),
    "Purwosari": ("18.72.02.1002", "1872023002"),
    "Karangrejo": ("18.72.02.1003", "1872023004"),
    "Purwoasri": ("18.72.02.1004", "1872023003"),
    "Mulyojati": ("18.72.03.1001", "1872012001"),
    "Ganjar Agung": ("18.72.03.1002", "1872012003"),
    "Mulyosari": ("18.72.03.1003", "1872012002"),
    "Ganjar Asri": ("18.72.03.1004", "1872012004"),
    "Yosodadi": ("18.72.04.1001", "1872021005"),
    "Tejosari": ("18.72.04.1002", "1872021001"),
    "Iring Mulyo": ("18.72.04.1003", "1872021003"),
    "Yosorejo": ("18.72.04.1004", "1872021004"),
    "Tejo Agung": ("18.72.04.1005", "1872021002"),
    "Rejomulyo": ("18.72.05.1001", "1872011002"),
    "Margorejo": ("18.72.05.1002", "1872011004"),
    "Sumbersari Bantul": ("18.72.05.1003", "1872011001"),
    "Margodadi": ("18.72.05.1004", "1872011003"),
}


def load():
    out = StringIO()
    call_command("load_master_data", stdout=out)
    return out.getvalue()


def test_load_master_data_adds_everything_once():
    first, second = load(), load()

    assert first == "Master data: 27 regions, 62 agencies, 1 office added.\n"
    assert second == "Master data: 0 regions, 0 agencies, 0 office added.\n"


def test_every_village_has_both_its_codes():
    load()

    villages = Region.objects.filter(level=RegionLevel.VILLAGE)
    assert {row.name: (row.kemendagri_code, row.bps_code) for row in villages} == CODES
    assert all(
        village.kemendagri_code.startswith(village.parent.kemendagri_code)
        and village.bps_code.startswith(village.parent.bps_code)
        for village in villages.select_related("parent")
    )


def test_codes_are_unique_in_each_system():
    rows = read_rows("regions.csv")

    assert len({row["kemendagri_code"] for row in rows}) == len(rows) == 27
    assert len({row["bps_code"] for row in rows}) == len(rows)


def test_agencies_are_whole():
    load()

    for agency in Agency.objects.select_related("parent", "region__parent"):
        agency.full_clean()
        assert agency.source
        assert len(agency.abbreviation) == 3
    villages = Agency.objects.filter(kind=AgencyKind.VILLAGE).select_related("parent__region")
    assert villages.count() == 22
    assert all(unit.region.parent == unit.parent.region for unit in villages)
    assert Agency.objects.get(abbreviation="RAY").parent.name == "Dinas Kesehatan"
    assert set(
        Agency.objects.filter(parent__abbreviation="SET", is_confirmed=True).values_list(
            "abbreviation", flat=True
        )
    ) == {"EKO", "PBN", "PEM", "PRO"}


def test_unverified_agencies_cannot_be_chosen():
    load()

    doubtful = Agency.objects.filter(is_confirmed=False)
    assert doubtful.count() == 7
    assert all("dari ingatan" in agency.source for agency in doubtful)
    assert not Agency.objects.selectable().filter(is_confirmed=False).exists()


def test_load_master_data_keeps_what_an_admin_changed():
    load()
    Agency.objects.filter(abbreviation="KES").update(name="Dinas Kesehatan dan Keluarga")
    Agency.objects.filter(abbreviation="HUB").update(is_confirmed=True)
    Region.objects.filter(name="Metro").update(name="Metro Kota")
    Office.objects.update(signer_name="Ir. Siti")

    load()

    assert Agency.objects.get(abbreviation="KES").name == "Dinas Kesehatan dan Keluarga"
    assert Agency.objects.get(abbreviation="HUB").is_confirmed
    assert Region.objects.get(kemendagri_code="18.72.01.1001").name == "Metro Kota"
    assert Office.objects.get().signer_name == "Ir. Siti"


def test_load_master_data_does_not_repeat_a_unit_with_another_abbreviation():
    AgencyFactory(name="Dinas Sosial", abbreviation="DSS")

    load()

    assert Agency.objects.get(name="Dinas Sosial").abbreviation == "DSS"


def test_master_data_is_listed_under_the_words_of_the_office(client):
    client.force_login(UserFactory(role="admin"))

    groups = client.get("/admin/").context["app_list"]

    assert {group["name"] for group in groups} == {
        "Perangkat daerah dan kantor",
        "Vendor",
        "Kebutuhan OPD",
    }
