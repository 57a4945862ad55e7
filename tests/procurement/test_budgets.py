from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from accounts.models import AgencyAlias
from procurement.models import Budget, BudgetImport
from tests.factories import AgencyFactory, BudgetFactory, OfficeFactory, UserFactory

pytestmark = pytest.mark.django_db

HEADER = (
    "kd_satker;nama_satker;belanja_operasi;belanja_modal;belanja_non_pengadaan;"
    "belanja_pengadaan;total_belanja\n"
)
ADDRESS = reverse("procurement:budget_import_create")


@pytest.fixture
def staff(client):
    user = UserFactory()
    client.force_login(user)
    return user


def upload(client, text, **rest):
    """The page that an uploaded file leads to."""
    file = SimpleUploadedFile("struktur-anggaran.csv", text.encode())
    values = {"file": file, "year": 2024, "version": "apbd"} | rest
    return client.post(ADDRESS, values, follow=True)


def test_the_year_of_a_list_is_proposed_and_another_can_be_said(client, staff):
    page = client.get(ADDRESS).text

    assert f'name="year" value="{timezone.localdate().year}"' in page
    assert (
        upload(client, f"{HEADER}1;Dinas Kesehatan;1;1;1;1;1\n").context["budget_import"].year
        == 2024
    )


def send(client, page, **rest):
    pk = page.context["budget_import"].pk
    address = reverse("procurement:budget_import_commit", args=[pk])
    return client.post(address, rest, follow=True)


def take_back(client):
    pk = BudgetImport.objects.latest("pk").pk
    address = reverse("procurement:budget_import_revert", args=[pk])
    return client.post(address, {"reason": "Salah berkas"}, follow=True)


def test_file_is_looked_at_then_saved_and_twice_changes_nothing(client, staff):
    dinas, other = AgencyFactory(name="Dinas Uji"), AgencyFactory(name="Badan Uji")
    BudgetFactory(agency=other, procurement=5, capital=7)
    text = HEADER + "1;Dinas Uji;10;2;3;1.500,50;0\n2;Badan Uji;;;;9;\n"

    page = upload(client, text)
    assert [row.is_new for row in page.context["rows"]] == [True, False]
    assert Budget.objects.count() == 1
    detail = send(client, page, save="1")
    assert [row.number for row in detail.context["page"]] == [2, 3]
    again = upload(client, text)

    own, changed = Budget.objects.get(agency=dinas), Budget.objects.get(agency=other)
    assert (own.procurement, own.capital, own.non_procurement, own.goods_services) == (
        Decimal("1500.50"),
        2,
        3,
        None,
    )
    # An empty cell says nothing: what stood there stays.
    assert (changed.procurement, changed.capital) == (9, 7)
    assert again.context["form"].has_error("file", "already_imported")
    assert upload(client, text + "\n").context["saved"] == []


@pytest.mark.parametrize("header", ["nama_klpd", "Nama Instansi", "KLPD", "K/L/PD"])
def test_budget_of_another_government_is_not_ours(client, staff, header):
    OfficeFactory()
    own = AgencyFactory(name="Dinas Uji")
    heads = f"{header};nama_satker;belanja_pengadaan\n"

    page = upload(
        client, heads + "Kota Bandung;Dinas Uji;20\nPemerintah Kota Metro;Dinas Uji;10\n"
    )

    assert [(row.unit, row.agency) for row in page.context["rows"]] == [
        ("Kota Bandung, Dinas Uji", None),
        ("Dinas Uji", own),
    ]
    send(client, page, save="1")
    assert Budget.objects.get().procurement == 10


def test_the_same_file_may_stand_for_another_version(client, staff):
    AgencyFactory(name="Dinas Uji")
    text = HEADER + "1;Dinas Uji;;;;10;\n"
    send(client, upload(client, text), save="1")

    send(client, upload(client, text, version="apbdp"), save="1")

    assert set(Budget.objects.values_list("version", flat=True)) == {"apbd", "apbdp"}


def test_unknown_unit_is_named_once_and_remembered(client, staff):
    agency = AgencyFactory(name="Dinas Uji")
    text = HEADER + "1;DINAS UJII;;;;10;\n"

    page = upload(client, text)
    (row,) = page.context["rows"]
    assert (row.is_unknown, row.guess) == (True, agency)
    again = send(client, page, **{f"name:{row.unit}": "Dinas  Uji"})
    assert [row.agency for row in again.context["rows"]] == [agency]
    assert not Budget.objects.exists()
    send(client, page, save="1")

    assert Budget.objects.get().agency == agency
    assert AgencyAlias.objects.get().agency == agency
    assert [row.agency for row in upload(client, text + "\n").context["rows"]] == [agency]


def test_a_name_that_is_no_unit_of_ours_is_said_and_not_kept(client, staff):
    AgencyFactory(name="Dinas Uji")
    page = upload(client, HEADER + "1;DINAS UJII;;;;10;\n")

    again = send(
        client, page, **{"name:DINAS UJII": "Dinas Lain", "name:Bukan di berkas": "Dinas Uji"}
    )

    assert [str(one) for one in again.context["messages"]] == [
        "“Dinas Lain” tidak ada di daftar perangkat daerah."
    ]
    assert BudgetImport.objects.get().decisions == {}


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("1;Dinas Uji;;;;sepuluh;", "angka penuh"),
        ("1;Dinas Uji;;;;-1;", "kurang dari nol"),
        ("1;Dinas Uji;;;;;", "kosong"),
        ("1;Dinas Uji;;;;1;\n1;Dinas Uji;;;;2;", "sudah ada di baris 2"),
    ],
)
def test_bad_row_is_kept_out_with_its_reason(client, staff, row, problem):
    AgencyFactory(name="Dinas Uji")

    page = upload(client, HEADER + row + "\n")

    assert problem in page.context["rows"][-1].problem
    assert len(page.context["saved"]) == len(page.context["rows"]) - 1


def test_nobody_is_asked_which_unit_a_signature_means(client, staff):
    AgencyFactory(name="Dinas Uji")
    rows = ["1;Dinas Uji;;;;10;", ";Halaman 2 dari 4;;;;;", ";NIP. 197001011990031001;;;;;"]

    page = upload(client, HEADER + "\n".join(rows) + "\n")

    assert page.context["waiting"] == []
    assert [row.problem for row in page.context["rows"]] == [""]
    assert "“NIP. 197001011990031001” (baris 4)" in page.context["notes"][0]


def test_round_words_are_read_with_a_note(client, staff):
    AgencyFactory(name="Dinas Uji")

    page = upload(client, HEADER + "1;Dinas Uji;;;;1,25 M;\n")

    assert page.context["rows"][0].notes == ["“1,25 M” dibaca Rp1.250.000.000."]
    assert "dibaca Rp1.250.000.000." in page.content.decode()
    send(client, page, save="1")
    assert Budget.objects.get().procurement == 1_250_000_000


def test_file_without_units_asks_for_their_column(client, staff):
    page = upload(client, "belanja_pengadaan\n10\n")

    answer = client.post(page.request["PATH_INFO"], {"column_0": "procurement"})

    assert answer.context["form"].has_error("__all__", "missing_columns")


def test_a_file_that_changes_nothing_is_not_saved(client, staff):
    AgencyFactory(name="Dinas Uji")
    page = upload(client, HEADER + "1;Dinas Lain;;;;10;\n")

    answer = send(client, page, save="1")

    assert "Tidak ada baris yang bisa disimpan." in answer.content.decode()
    assert not BudgetImport.objects.committed().exists()


def test_taking_back_removes_the_new_and_restores_the_changed(client, staff):
    AgencyFactory(name="Dinas Uji")
    other = BudgetFactory(agency__name="Badan Uji", procurement=5, capital=None)
    text = HEADER + "1;Dinas Uji;;;;10;\n2;Badan Uji;;3;;9;\n"
    send(client, upload(client, text), save="1")

    take_back(client)

    assert Budget.objects.get() == other
    other.refresh_from_db()
    assert (other.procurement, other.capital) == (5, None)
    assert BudgetImport.objects.get().is_reverted
    # It may come again.
    assert len(upload(client, text).context["saved"]) == 2


def test_taking_back_leaves_what_was_edited_since(client, staff):
    AgencyFactory(name="Dinas Uji"), AgencyFactory(name="Badan Uji"), AgencyFactory(name="RSUD")
    rows = "1;Dinas Uji;;;;10;\n2;Badan Uji;;;;9;\n3;RSUD;;;;8;\n"
    send(client, upload(client, HEADER + rows), save="1")
    Budget.objects.filter(agency__name="Dinas Uji").update(procurement=11)
    Budget.objects.filter(agency__name="RSUD").update(note="Sesuai DPA")

    page = take_back(client)

    assert set(Budget.objects.values_list("agency__name", "procurement")) == {
        ("Dinas Uji", 11),
        ("RSUD", 8),
    }
    assert [row.is_kept for row in page.context["page"]] == [True, False, True]


def test_the_example_can_be_imported_as_it_is(client, staff):
    agency = AgencyFactory(name="Dinas Contoh")
    template = client.get(reverse("procurement:budget_import_template"))
    file = SimpleUploadedFile("contoh.xlsx", b"".join(template.streaming_content))

    page = client.post(ADDRESS, {"file": file, "year": 2024, "version": "apbd"}, follow=True)

    assert [row.agency for row in page.context["saved"]] == [agency]


def test_the_preview_asks_as_often_for_many_rows(client, staff, django_assert_max_num_queries):
    rows = [f"{n};Dinas Nomor {n};;;;10;" for n in range(60)]
    for number in range(60):
        AgencyFactory(name=f"Dinas Nomor {number}")
    page = upload(client, HEADER + "\n".join(rows))

    with django_assert_max_num_queries(10):
        page = client.get(page.request["PATH_INFO"])

    assert len(page.context["saved"]) == 60
