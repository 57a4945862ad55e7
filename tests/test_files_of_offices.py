"""Files that nobody here has seen before, through the pages: every count and sum to the rupiah."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Sum
from django.urls import reverse

from events.models import Participant
from matching.models import Demand
from procurement.models import Purchase, PurchaseImport
from tests.factories import (
    AgencyFactory,
    ForumFactory,
    OfficeFactory,
    RegionFactory,
    UserFactory,
    VendorFactory,
)
from vendors.models import CertificateProposal, Vendor

pytestmark = pytest.mark.django_db

FILES = Path(__file__).parent / "data" / "files"
UNITS = (
    ("Dinas Kesehatan", "Dinkes", "KES"),
    ("Dinas Pendidikan dan Kebudayaan", "Dikbud", "DIK"),
    ("Dinas Lingkungan Hidup", "DLH", "DLH"),
    ("Kecamatan Metro Pusat", "Metro Pusat", "KMP"),
    ("Badan Perencanaan Pembangunan Daerah", "Bappeda", "BPD"),
)


@pytest.fixture
def officer(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    OfficeFactory()
    for name, short_name, abbreviation in UNITS:
        AgencyFactory(name=name, short_name=short_name, abbreviation=abbreviation)
    user = UserFactory()
    client.force_login(user)
    return user


def send(client, address, name, **data):
    """Upload a file; the page on which it goes on."""
    file = SimpleUploadedFile(name, (FILES / name).read_bytes())
    return client.post(address, {"file": file, **data}, follow=True)


def import_purchases(client, name):
    """Upload, look, save; the import. A file that asks what its columns mean fails here."""
    response = send(client, reverse("procurement:import_create"), name)
    assert response.resolver_match.url_name == "import_detail"
    client.post(
        reverse("procurement:import_commit", args=[response.context["purchase_import"].pk])
    )
    (purchase_import,) = PurchaseImport.objects.filter(original_name=name)
    assert purchase_import.is_committed, purchase_import.failure
    return purchase_import


# Rows refused, packages, value, PDN and UMK (None: the file says nothing of it), source, days.
PURCHASES = [
    ("realisasi-pipe-cp1252.csv", 0, 23, "1724377236", "1207617924", None, "ekatalog6"),
    ("nontender-utf16.csv", 0, 17, "1802477939.00", "1184700856.13", "1327062373.01", "nontender"),
    ("tender-merged.xlsx", 0, 11, "1045635772.68", "846863545.74", "500717051.71", "tender"),
    ("pencatatan-html-office.xls", 0, 13, "1309358642", "998430515", "868238746", "recording"),
    ("swakelola-html-plain.xls", 1, 8, "650666479", None, None, "swakelola"),
    ("ekatalog6.xls", 0, 19, "1965031263", None, None, "ekatalog6"),
    ("ekatalog5.ods", 0, 10, "2227731137", None, None, "ekatalog5"),
    ("ekontrak.xlsx", 0, 9, "688854859", "359027844", "473867436", "other"),
    ("tokodaring.csv", 0, 15, "1529397418", None, None, "tokodaring"),
    ("pencatatan-realisasi.xlsx", 0, 5, "934928081", None, None, "recording"),
    ("tanggal-uang.csv", 1, 11, "13580237", "13580237", None, "other"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "refused", "packages", "value", "pdn", "umk", "source"),
    PURCHASES,
    ids=[row[0] for row in PURCHASES],
)
def test_purchases_are_read_to_the_rupiah(
    client, officer, name, refused, packages, value, pdn, umk, source
):
    purchase_import = import_purchases(client, name)

    saved = Purchase.objects.filter(file_import=purchase_import, part_of=None)
    sums = saved.aggregate(Sum("value"), Sum("pdn_value"), Sum("umk_value"))
    assert purchase_import.refused_count == refused
    assert saved.count() == packages
    assert list(sums.values()) == [each and Decimal(each) for each in (value, pdn, umk)]
    assert set(saved.values_list("source", flat=True)) == {source}
    assert set(saved.values_list("year", flat=True)) == {2025}
    assert saved.values("agency").distinct().count() == 5


def test_a_total_in_the_file_is_no_purchase_and_in_no_sum(client, officer):
    purchase_import = import_purchases(client, "realisasi-pipe-cp1252.csv")

    assert not purchase_import.rows.filter(outcome="refused").exists()
    assert len(purchase_import.questions["left_out"]) == 1
    assert purchase_import.file_value == Decimal("1724377236")


def test_every_spelling_of_a_day_is_read_but_the_one_that_begins_with_the_month(client, officer):
    purchase_import = import_purchases(client, "tanggal-uang.csv")

    saved = Purchase.objects.filter(file_import=purchase_import)
    assert set(saved.values_list("contracted_on", "value")) == {
        (date(2025, 12, 31), Decimal("1234567.00"))
    }
    assert "Tulis hari dahulu" in purchase_import.rows.get(outcome="refused").messages[0]


def test_the_sheet_that_is_not_read_is_named(client, officer):
    response = send(client, reverse("procurement:import_create"), "tender-merged.xlsx")

    (message,) = response.context["messages"]
    assert "Dibaca lembar “Data”. Lembar lain tidak dibaca: “Petunjuk”." in str(message)


def test_payments_find_the_contracts_of_another_file(client, officer):
    contracts = import_purchases(client, "ekontrak.xlsx")
    import_purchases(client, "bap-bast.csv")

    saved = Purchase.objects.filter(part_of=None)
    assert saved.filter(file_import=contracts).count() == saved.count() == 9
    assert saved.filter(paid_on__isnull=False).count() == 9


PLANS = [
    ("sirup-penyedia.xls", 14, "1336802552"),
    ("rup-swakelola.xlsx", 8, "486753504"),
    ("rup-penyedia-api.csv", 10, "822388567"),
]


@pytest.mark.parametrize(("name", "count", "budget"), PLANS, ids=[row[0] for row in PLANS])
def test_plans_are_read_to_the_rupiah(client, officer, name, count, budget):
    address = reverse("matching:demand_import_create")

    response = send(client, address, name, year=2026)
    assert response.resolver_match.url_name == "demand_import_preview"
    pk = response.context["demand_import"].pk
    client.post(reverse("matching:demand_import_commit", args=[pk]))

    active = Demand.objects.filter(is_active=True)
    assert active.count() == count
    assert active.aggregate(total=Sum("budget"))["total"] == Decimal(budget)


PEOPLE = ["daftar-peserta.xlsx", "peserta-gform.csv", "google-form.csv"]


@pytest.mark.parametrize("name", PEOPLE)
def test_participants_are_read(client, officer, name):
    forum = ForumFactory(agency_seats=40)

    response = send(client, reverse("events:import_create", args=[forum.slug]), name)
    if response.resolver_match.url_name == "import_map":
        # Headers that are whole questions: what they seem to mean is proposed, and is right.
        form = response.context["form"]
        chosen = {f"column_{n}": header.column or "" for n, header in enumerate(form.headers)}
        response = client.post(response.request["PATH_INFO"], chosen, follow=True)
    pk = response.context["participant_import"].pk
    client.post(reverse("events:import_commit", args=[forum.slug, pk]))

    people = Participant.objects.filter(forum=forum)
    assert people.count() == 18
    assert people.exclude(phone="").count() == 18
    assert people.filter(agency__abbreviation="DIK").count() == 5
    assert people.filter(position="PPK").count() == 6


@pytest.mark.parametrize(("name", "count"), [("data-umkm.xlsx", 16), ("oss.csv", 7)])
def test_vendors_are_read(client, officer, name, count):
    for village in ("Imopuro", "Yosomulyo", "Ganjar Agung"):
        RegionFactory(name=village)

    response = send(client, reverse("vendors:import_create", args=["vendors"]), name)
    assert response.resolver_match.url_name == "import_preview"
    client.post(
        reverse("vendors:import_commit", args=["vendors", response.context["file_import"].pk])
    )

    assert Vendor.objects.count() == count
    assert Vendor.objects.exclude(nib=None).exclude(contact_name="").count() == count


def test_certificates_are_read(client, officer):
    vendor = VendorFactory(name="CV Uji Usaha 0")

    response = send(
        client, reverse("vendors:import_create", args=["certificates"]), "kemenperin.xls"
    )
    assert response.resolver_match.url_name == "import_preview"
    client.post(
        reverse("vendors:import_commit", args=["certificates", response.context["file_import"].pk])
    )

    proposal = CertificateProposal.objects.get(company="CV Uji Usaha 0")
    assert proposal.vendor == vendor
    assert (proposal.tkdn, proposal.bmp) == (Decimal("40.25"), Decimal("10.00"))
    assert proposal.expires_on == date(2029, 1, 15)
