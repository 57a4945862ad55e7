"""Lists of buying units: matched to ours, new ones only when somebody says so, taken back."""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.agency_importing import LAYOUT, commit, decide, preview, revert
from accounts.agency_reading import Outcome
from accounts.file_imports import receive
from accounts.models import Agency, AgencyAlias, AgencyImport, AgencyKind, kind_of_name
from core.spreadsheets import header_key
from tests.factories import AgencyFactory, DemandFactory, OfficeFactory, UserFactory

pytestmark = pytest.mark.django_db

REAL = Path(__file__).parents[1] / "core" / "data" / "rup-master-satker.xlsx"
HEADER = "kd_satker;kd_satker_str;nama_satker;tahun_aktif"
HEALTH = '201;1.02.0.00.0.00.01.0000;DINAS KESEHATAN;"2022, 2023, 2024"'
OLD_HEALTH = "101;1. 02. 01;Dinas Kesehatan;{2013,2014}"
STRANGER = "301;2.11.01;Badan Riset dan Inovasi Daerah;2023, 2024"


@pytest.fixture
def admin(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return UserFactory(role="admin")


@pytest.fixture
def health():
    return AgencyFactory(name="Dinas Kesehatan", short_name="Dinkes", abbreviation="KES")


def received(admin, *rows, header=HEADER):
    file = SimpleUploadedFile("satker.csv", "\n".join([header, *rows]).encode())
    return receive(AgencyImport, LAYOUT, by=admin, file=file)


def outcomes(agency_import):
    return {unit.name: unit.outcome for unit in preview(agency_import).units}


def test_known_units_get_their_code_and_all_that_files_call_them(admin, health):
    saved = commit(received(admin, OLD_HEALTH, HEALTH), by=admin)

    health.refresh_from_db()
    assert (saved.new_count, saved.changed_count) == (0, 1)
    assert health.satker_code == "1.02.0.00.0.00.01.0000"
    assert (health.active_from, health.active_until) == (None, None)
    directory = AgencyAlias.objects.directory()
    assert all(
        directory[key] == health for key in ("101", "10201", "201", header_key(health.satker_code))
    )


def test_a_unit_of_another_government_is_not_ours_of_the_same_name(admin, health):
    OfficeFactory()
    rows = ["Kota Bandung;Dinas Kesehatan", "Kota Metro;Dinas Kesehatan"]
    agency_import = received(admin, *rows, header="nama_klpd;nama_satker")

    assert outcomes(agency_import) == {
        "Kota Bandung, Dinas Kesehatan": Outcome.UNKNOWN,
        "Dinas Kesehatan": Outcome.SAME,
    }


def test_the_same_list_again_changes_nothing(admin, health):
    commit(received(admin, HEALTH), by=admin)

    with pytest.raises(ValidationError) as caught:
        received(admin, HEALTH)
    assert caught.value.code == "already_imported"
    again = received(admin, HEALTH, "")
    assert outcomes(again) == {"DINAS KESEHATAN": Outcome.SAME}
    with pytest.raises(ValidationError) as caught:
        commit(again, by=admin)
    assert caught.value.code == "nothing_to_save"


def test_a_unit_that_nobody_knows_is_made_only_when_somebody_says_so(admin, health):
    held = received(admin, HEALTH, STRANGER)
    assert outcomes(held)["Badan Riset dan Inovasi Daerah"] == Outcome.UNKNOWN
    decide(held, {"badanrisetdaninovasidaerah": "new"})

    saved = commit(held, by=admin)

    new = Agency.objects.exclude(pk=health.pk).get()
    assert (saved.new_count, saved.unknown_count) == (1, 0)
    assert (new.name, new.kind) == ("Badan Riset dan Inovasi Daerah", AgencyKind.BOARD)
    assert (new.satker_code, new.active_from, new.active_until) == (
        "2.11.01", date(2023, 1, 1), None,
    )  # fmt: skip
    assert new.is_confirmed


def test_a_unit_that_nobody_decides_on_is_left_alone(admin, health):
    saved = commit(received(admin, HEALTH, STRANGER), by=admin)

    assert saved.unknown_count == 1
    assert list(Agency.objects.all()) == [health]


def test_a_unit_is_ours_under_another_name_once_somebody_says_so(admin, health):
    held = received(admin, "7;9.01;Dinkes Kota;2024")
    decide(held, {"dinkeskota": str(health.pk)})

    commit(held, by=admin)

    health.refresh_from_db()
    assert health.satker_code == "9.01"
    assert AgencyAlias.objects.directory()["dinkeskota"] == health


def test_a_decision_can_be_taken_back_before_saving(admin, health):
    held = received(admin, STRANGER)
    for said, outcome in (("new", Outcome.NEW), ("skip", Outcome.SKIPPED), ("", Outcome.UNKNOWN)):
        decide(held, {"badanrisetdaninovasidaerah": said})
        assert outcomes(held) == {"Badan Riset dan Inovasi Daerah": outcome}


def test_a_unit_left_out_is_left_out_of_the_next_list_too(admin, health):
    held = received(admin, HEALTH, STRANGER)
    decide(held, {"badanrisetdaninovasidaerah": "skip"})
    commit(held, by=admin)

    (unit,) = preview(received(admin, STRANGER)).units
    assert (unit.outcome, unit.asked) == (Outcome.SKIPPED, "")


def test_a_unit_that_later_years_do_not_have_has_ended(admin, health):
    held = received(admin, OLD_HEALTH, STRANGER)
    decide(held, {"badanrisetdaninovasidaerah": "new"})

    commit(held, by=admin)

    health.refresh_from_db()
    assert health.active_until == date(2014, 12, 31)


def test_codes_change_places(admin, health):
    other = AgencyFactory(name="Dinas Sosial", satker_code="B")
    Agency.objects.filter(pk=health.pk).update(satker_code="A")
    AgencyAlias.objects.remember({"B": health, "A": other}, by=admin)

    commit(received(admin, "1;B;Dinas Kesehatan;2024", "2;A;Dinas Sosial;2024"), by=admin)

    assert dict(Agency.objects.values_list("name", "satker_code")) == {
        "Dinas Kesehatan": "B",
        "Dinas Sosial": "A",
    }


def test_taking_back_leaves_nothing_behind(admin, health):
    held = received(admin, HEALTH, STRANGER)
    decide(held, {"badanrisetdaninovasidaerah": "new"})
    saved = commit(held, by=admin)

    kept = revert(saved, by=admin, reason="Salah berkas")

    health.refresh_from_db()
    assert kept == 0
    assert list(Agency.objects.all()) == [health]
    assert health.satker_code is None
    assert not AgencyAlias.objects.exists()


def test_a_new_unit_that_is_used_stays(admin, health):
    held = received(admin, STRANGER)
    decide(held, {"badanrisetdaninovasidaerah": "new"})
    saved = commit(held, by=admin)
    DemandFactory(agency=Agency.objects.get(satker_code="2.11.01"))

    kept = revert(saved, by=admin, reason="Salah berkas")

    assert kept == 1
    assert Agency.objects.filter(satker_code="2.11.01").exists()
    assert saved.rows.get().is_kept


def test_a_code_that_somebody_changed_since_stays(admin, health):
    saved = commit(received(admin, HEALTH), by=admin)
    Agency.objects.filter(pk=health.pk).update(satker_code="X")

    assert revert(saved, by=admin, reason="Salah berkas") == 1
    health.refresh_from_db()
    assert health.satker_code == "X"


def test_every_row_of_the_real_list_is_accounted_for(admin):
    held = receive(
        AgencyImport, LAYOUT, by=admin, file=SimpleUploadedFile(REAL.name, REAL.read_bytes())
    )

    found = preview(held)
    assert held.mapping is not None
    assert found.counts["refused"] == 0
    decide(held, {unit.key: "new" for unit in found.units})
    saved = commit(held, by=admin)
    assert saved.new_count == Agency.objects.count() == len(found.units) > 0


def test_the_pages_lead_from_file_to_units_and_back(client, admin, health):
    client.force_login(admin)
    file = SimpleUploadedFile("satker.csv", "\n".join([HEADER, HEALTH, STRANGER, ";;;"]).encode())

    response = client.post(reverse("accounts:agency_import_create"), {"file": file}, follow=True)
    pk = response.context["agency_import"].pk
    assert response.resolver_match.url_name == "agency_import_preview"
    address = reverse("accounts:agency_import_decide", args=[pk])
    client.post(address, {"unit:badanrisetdaninovasidaerah": "nonsense"})
    assert AgencyImport.objects.get().decisions == {}
    response = client.post(address, {"all_new": "1"}, follow=True)
    assert response.context["preview"].counts["new"] == 1

    response = client.post(reverse("accounts:agency_import_commit", args=[pk]), follow=True)
    assert response.resolver_match.url_name == "agency_import_detail"
    assert Agency.objects.count() == 2
    client.post(reverse("accounts:agency_import_revert", args=[pk]), {"reason": "Salah"})
    assert list(Agency.objects.all()) == [health]


def test_a_unit_is_named_by_typing_it(client, admin, health):
    client.force_login(admin)
    held = received(admin, STRANGER)
    address = reverse("accounts:agency_import_decide", args=[held.pk])

    typed = {"name:badanrisetdaninovasidaerah": " dinas  kesehatan"}
    client.post(address, typed)
    held.refresh_from_db()
    assert outcomes(held) == {"Badan Riset dan Inovasi Daerah": Outcome.CHANGED}
    response = client.post(address, {"name:badanrisetdaninovasidaerah": "Entah"}, follow=True)

    assert "“Entah” tidak ada di daftar perangkat daerah." in response.content.decode()


def test_the_page_is_as_light_with_thousands_of_units(client, admin):
    client.force_login(admin)
    Agency.objects.add_new(
        [
            Agency(name=f"Dinas Nomor {n}", short_name=f"D{n}", kind="dinas", source="Uji")
            for n in range(1_500)
        ]
    )
    held = received(admin, *(f"9;9.{n};Badan Entah {n};2024" for n in range(60)))

    response = client.get(reverse("accounts:agency_import_preview", args=[held.pk]))

    assert len(response.context["page"].object_list) > 20
    assert len(response.content) < 150_000


SCHOOLS = "No;NPSN;Nama Sekolah;Bentuk Pendidikan;Induk"


def test_a_list_of_schools_brings_their_npsn_and_the_dinas_above_them(admin, health):
    held = received(
        admin, "1;10809901;SDN 1 Uji;SD;Dinkes", "2;10809902;Taman Uji;TK;Dinkes", header=SCHOOLS
    )
    decide(held, {"10809901": "new", "10809902": "new"})

    commit(held, by=admin)

    schools = Agency.objects.exclude(pk=health.pk).values_list("name", "npsn", "kind", "parent")
    assert set(schools) == {
        ("SDN 1 Uji", "10809901", AgencyKind.SCHOOL, health.pk),
        ("Taman Uji", "10809902", AgencyKind.SCHOOL, health.pk),
    }
    assert AgencyAlias.objects.directory()["10809901"].name == "SDN 1 Uji"


def test_two_schools_of_one_name_are_told_apart_by_their_npsn(admin, health):
    ours = AgencyFactory(name="SDN 1", kind=AgencyKind.SCHOOL, npsn="10809901")
    held = received(admin, "1;10809901;SDN 1;SD;", "2;10809902;SDN 1;SD;", header=SCHOOLS)

    known, other = preview(held).units

    assert (known.agency, known.outcome) == (ours, Outcome.SAME)
    assert (other.agency, other.outcome) == (None, Outcome.UNKNOWN)


def test_a_school_of_ours_gets_what_it_lacked_and_loses_it_when_taken_back(admin, health):
    ours = AgencyFactory(name="SDN 1", kind=AgencyKind.SCHOOL)
    held = received(admin, "1;10809901;SDN 1;SD;Dinas Kesehatan", header=SCHOOLS)
    assert preview(held).units[0].changes == [
        "NPSN: kosong menjadi 10809901",
        "Induk: kosong menjadi Dinas Kesehatan",
    ]

    saved = commit(held, by=admin)

    ours.refresh_from_db()
    assert (ours.npsn, ours.parent) == ("10809901", health)
    revert(saved, by=admin, reason="Salah berkas")
    ours.refresh_from_db()
    assert (ours.npsn, ours.parent) == (None, None)


@pytest.mark.parametrize(
    ("npsn", "parent", "error"),
    [("1080", "", "8 angka"), ("", "Dinas Antah", "belum dikenal"), ("", "SDN 3", "paling bawah")],
)
def test_a_school_that_cannot_be_is_refused_in_words(admin, npsn, parent, error):
    above = None
    for level in range(4):
        above = AgencyFactory(name=f"SDN {level}", parent=above)
    held = received(admin, f"1;{npsn};SDN Uji;SD;{parent}", header=SCHOOLS)

    (unit,) = preview(held).units

    assert unit.outcome == Outcome.REFUSED
    assert error in unit.errors[0]


@pytest.mark.django_db(transaction=False)
@pytest.mark.parametrize("count", [1, 15])
def test_the_preview_asks_as_much_for_many_units_as_for_one(
    client, admin, count, django_assert_max_num_queries
):
    held = received(admin, *(f"{n};{n}.1;Badan {n} Baru;2024" for n in range(count)))
    client.force_login(admin)

    with django_assert_max_num_queries(10):
        response = client.get(reverse("accounts:agency_import_preview", args=[held.pk]))

    assert len(response.context["page"]) == count


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("DINAS KESEHATAN", AgencyKind.DEPARTMENT),
        ("UPTD Puskesmas Yosomulyo", AgencyKind.HEALTH_CENTRE),
        ("Bagian Umum Sekretariat Daerah", AgencyKind.DIVISION),
        ("KECAMATAN METRO PUSAT", AgencyKind.DISTRICT),
        ("SD Negeri 1 Metro", AgencyKind.SCHOOL),
        ("SMPN 2 Metro", AgencyKind.SCHOOL),
        ("Lembaga Abad", AgencyKind.DEPARTMENT),
    ],
)
def test_the_name_of_a_unit_tells_its_kind(name, kind):
    assert kind_of_name(name) == kind


def test_rows_of_one_npsn_are_one_school(admin):
    header = "nama_sekolah;npsn"
    agency_import = received(
        admin, "SD Negeri 1 Uji;10801234", "SDN 1 UJI Metro;10801234", header=header
    )
    decide(agency_import, {"10801234": "new"})

    commit(agency_import, by=admin)

    school = Agency.objects.get()
    assert (school.name, school.npsn) == ("SD Negeri 1 Uji", "10801234")
    assert AgencyAlias.objects.directory()[header_key("SDN 1 UJI Metro")] == school


def test_a_code_of_two_units_is_that_of_the_first_and_is_told(admin, health):
    agency_import = received(
        admin, "1;2.11;Dinas Kesehatan;2024", "2;2.11;Badan Riset;2024", "3;2.12;Badan Uji;2024"
    )
    decide(agency_import, {"badanriset": "new", "badanuji": "new"})

    assert list(outcomes(agency_import).values()) == [
        Outcome.CHANGED, Outcome.REFUSED, Outcome.NEW,
    ]  # fmt: skip
    commit(agency_import, by=admin)

    assert list(Agency.objects.order_by("pk").values_list("name", "satker_code")) == [
        ("Dinas Kesehatan", "2.11"), ("Badan Uji", "2.12"),
    ]  # fmt: skip
