"""A second lot of files that nobody here had seen: what was read wrongly once, to the rupiah."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Sum
from django.urls import reverse

from accounts.models import RegionLevel
from matching.models import Demand
from procurement.models import Budget, Purchase, PurchaseImport
from tests.factories import AgencyFactory, OfficeFactory, RegionFactory, UserFactory
from vendors.models import Vendor

pytestmark = pytest.mark.django_db

FILES = Path(__file__).parent / "data" / "files"
UNITS = (
    "Dinas Kesehatan",
    "Dinas Komunikasi dan Informatika",
    "Dinas Pekerjaan Umum dan Tata Ruang",
    "Dinas Sosial",
    "Inspektorat",
    "Kecamatan Metro Pusat",
    "Kelurahan Metro",
    "Kelurahan Yosomulyo",
    "Satuan Polisi Pamong Praja",
    "Sekretariat Daerah",
    "Sekretariat DPRD",
)
BUDGETS = reverse("procurement:budget_import_create")


@pytest.fixture
def officer(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    OfficeFactory()
    for number, name in enumerate(UNITS):
        AgencyFactory(name=name, short_name=name, abbreviation=f"U{number}")
    user = UserFactory(role="admin")
    client.force_login(user)
    return user


def send(client, address, name, content=None, **data):
    """Upload a file, and take every meaning that is proposed; the page on which it goes on."""
    file = SimpleUploadedFile(name, content or (FILES / name).read_bytes())
    response = client.post(address, {"file": file, **data}, follow=True)
    if response.resolver_match.url_name.endswith("map"):
        headers = response.context["form"].headers
        chosen = {f"column_{n}": header.column or "" for n, header in enumerate(headers)}
        response = client.post(response.request["PATH_INFO"], chosen, follow=True)
    return response


def save_budgets(client, response):
    pk = response.context["budget_import"].pk
    client.post(reverse("procurement:budget_import_commit", args=[pk]), {"save": "1"})


def send_purchases(client, name, content=None):
    """An import of purchases that is saved, doubts and all."""
    address, year = reverse("procurement:import_create"), 2024 if "tender-rekap" in name else 2025
    response = send(client, address, name, content, year=year)
    pk = response.context["purchase_import"].pk
    client.post(reverse("procurement:import_decide", args=[pk]), {"approve_all": "1"})
    client.post(reverse("procurement:import_commit", args=[pk]))
    held = PurchaseImport.objects.get(pk=pk)
    assert held.is_committed, held.failure
    return held


def left_out(*texts):
    """The sentence that names rows which only stand beside a table."""
    return (
        f"{len(texts)} baris jumlah, tanda tangan, atau keterangan bukan data dan tidak ikut "
        f"dibaca: {', '.join(texts)}."
    )


# Rows refused, packages, value, PDN, UMK, value of what was called off, source.
PURCHASES = [
    ("asing-spse-non-tender-unicode.txt", 0, 3, "157523456.78", "109400000", "12400000", 0, "nontender"),
    ("asing-spse-tender-rekap.xlsx", 0, 2, "3295499999.99", "3200000000.49", "895500000", 0, "tender"),
    ("asing-pencatatan-non-tender.ods", 0, 3, "45575500.50", "38250000", "38250000", 0, "recording"),
    ("asing-ekatalog-v6-pesanan.csv", 0, 4, "204200000", None, None, 2000000, "ekatalog6"),
    ("asing-ekatalog-v5-produk.xlsx", 0, 2, "18500020", None, None, 0, "ekatalog5"),
    ("asing-toko-daring.csv", 0, 3, "5985500", None, None, 35500, "tokodaring"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "refused", "packages", "value", "pdn", "umk", "cancelled", "source"),
    PURCHASES,
    ids=[row[0] for row in PURCHASES],
)
def test_purchases_of_strangers(
    client, officer, name, refused, packages, value, pdn, umk, cancelled, source
):
    held = send_purchases(client, name)

    saved = Purchase.objects.all()
    sums = saved.aggregate(Sum("value"), Sum("pdn_value"), Sum("umk_value"))
    off = saved.filter(stage="cancelled").aggregate(total=Sum("value"))["total"]
    assert (held.refused_count, saved.count()) == (refused, packages)
    assert list(sums.values()) == [each and Decimal(each) for each in (value, pdn, umk)]
    assert (off or 0) == cancelled
    assert set(saved.values_list("source", flat=True)) == {source}
    assert not saved.filter(package_name="").exists()


def test_names_below_a_common_header_are_read(client, officer):
    send_purchases(client, "asing-spse-tender-rekap.xlsx")

    purchase = Purchase.objects.get(package_key="9912001")
    assert purchase.supplier_name == "PT. BANGUN METRO SEJAHTERA"
    assert purchase.package_name == "Pembangunan Gedung Puskesmas Yosomulyo"
    assert purchase.contracted_on == date(2024, 5, 8)


def test_products_of_one_package_add_up(client, officer):
    send_purchases(client, "asing-ekatalog-v5-produk.xlsx")

    values = Purchase.objects.values_list("package_key", "value")
    assert dict(values) == {"9200001": Decimal("16100020"), "9200002": Decimal("2400000")}


HEAD = "Kode Paket;Nama Paket;Satker;Tahun Anggaran;Nilai;TKDN"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0.4050", "40.50"),
        ("0,405", "40.50"),
        ("40,5%", "40.50"),
        ("40.5", "40.50"),
        ("0,5%", "0.50"),
    ],
)
def test_a_cell_of_per_cent_is_no_part_of_one_per_cent(client, officer, typed, stored):
    row = f"K-1;ATK;Inspektorat;2025;1000;{typed}"

    send_purchases(client, "a.csv", f"{HEAD}\n{row}\n".encode())

    assert Purchase.objects.get().tkdn == Decimal(stored)


def test_one_that_may_be_one_or_a_hundred_per_cent_is_asked_for(client, officer):
    content = f"{HEAD}\nK-1;ATK;Inspektorat;2025;1000;1\n".encode()

    response = send(client, reverse("procurement:import_create"), "a.csv", content)

    (row,) = response.context["purchase_import"].rows.all()
    assert row.messages == ["TKDN (%): “1” bisa berarti 1% atau 100%. Tulis dengan tanda persen."]


# Packages, budget, and the months of one of them.
PLANS = [
    ("asing-rup-penyedia-sirup-web.csv", 4, "276150000", "57100002", (None, None)),
    ("asing-rup-swakelola.xlsx", 3, "69858000.50", "41900003", (7, 8)),
]


@pytest.mark.parametrize(("name", "count", "budget", "code", "months"), PLANS)
def test_plans_of_strangers(client, officer, name, count, budget, code, months):
    response = send(client, reverse("matching:demand_import_create"), name, year=2025)
    preview = response.context["preview"]
    pk = response.context["demand_import"].pk
    client.post(reverse("matching:demand_import_commit", args=[pk]))

    saved = Demand.objects.all()
    assert (saved.count(), saved.aggregate(s=Sum("budget"))["s"]) == (count, Decimal(budget))
    one = saved.get(rup_codes=[code])
    assert (one.first_month, one.last_month) == months
    assert preview.having("refused") == []


def test_titles_of_another_year_are_noticed(client, officer):
    name = "asing-rup-penyedia-sirup-web.csv"

    response = send(client, reverse("matching:demand_import_create"), name, year=2026)

    texts = [str(message) for message in response.context["messages"]]
    assert texts[0] == (
        "Judul berkas menyebut tahun 2025, sedangkan yang dipilih 2026. "
        "Periksa dulu sebelum menyimpan."
    )


def test_amounts_in_thousands_are_refused_in_words(client, officer):
    name = "asing-pagu-belanja-ribuan.xlsx"

    response = send(client, BUDGETS, name, year=2025, version="apbdp")

    assert response.context["form"].errors["file"][0] == (
        "Judul tabel menyebut “(dalam ribuan rupiah)”. Tulis semua jumlah dalam rupiah penuh, "
        "hapus keterangan itu, lalu unggah lagi."
    )


def test_budgets_of_another_version_are_not_saved_as_the_chosen_one(client, officer):
    name = "asing-pagu-per-opd.csv"
    AgencyFactory(name="Dinkes"), AgencyFactory(name="Dinsos"), AgencyFactory(name="Diskominfo")

    response = send(client, BUDGETS, name, year=2025, version="apbdp")

    rows = {row.unit: row.problem for row in response.context["rows"]}
    assert rows["Dinkes"] == "Baris ini untuk APBD, sedangkan yang dipilih APBD Perubahan."
    save_budgets(client, response)
    saved = Budget.objects.values_list("agency__name", "version", "procurement", "goods_services")
    assert set(saved) == {
        ("Dinsos", "apbdp", Decimal("200000500"), Decimal("250000500")),
        ("Diskominfo", "apbdp", Decimal("2000000000"), Decimal("1500000000")),
    }


def test_parts_below_a_common_header_are_budgets_too(client, officer):
    content = (
        "PAGU TA 2024 (PERUBAHAN)\nNo;OPD;Belanja;;Belanja Pengadaan;Tahun\n"
        ";;Barang dan Jasa;Modal;;\n1;Inspektorat;700;300;900;2025\n2;Dinas Sosial;1;2;3;2024\n"
        ";Jumlah;701;302;903;\n"
    )

    response = send(client, BUDGETS, "a.csv", content.encode(), year=2025, version="apbd")

    texts = " ".join(str(message) for message in response.context["messages"])
    assert "menyebut tahun 2024" in texts
    assert "menyebut anggaran perubahan" in texts
    assert [row.problem for row in response.context["rows"]] == [
        "",
        "Baris ini untuk tahun 2024, sedangkan yang dipilih 2025.",
    ]
    assert response.context["notes"] == [left_out("“Jumlah 701 302 903” (baris 6)")]
    save_budgets(client, response)
    budget = Budget.objects.get()
    assert (budget.procurement, budget.goods_services, budget.capital) == (900, 700, 300)


def test_a_report_without_budgets_is_refused_by_its_own_headers(client, officer):
    name = "asing-sipd-realisasi-belanja.xlsx"

    response = send(client, BUDGETS, name, year=2025, version="apbd")

    (problem,) = response.context["form"].non_field_errors()
    assert problem.startswith(
        "Pilih kolom untuk: Belanja pengadaan, Satuan kerja atau Kode satuan kerja."
    )
    assert "unduh “struktur anggaran” dari data.inaproc.id" in problem


def test_vendors_of_strangers(client, officer):
    RegionFactory(name="Iring Mulyo", level=RegionLevel.VILLAGE, parent=RegionFactory())
    address = reverse("vendors:import_create", args=["vendors"])

    response = send(client, address, "asing-data-umkm.xlsx")

    problems = {row.title: row.errors for row in response.context["preview"].rows}
    assert problems["Batik Contoh Metro"] == []
    assert "Jumlah" not in problems
    assert problems['KERIPIK "MAMA DEDE"'] == []
    assert "Nomor WhatsApp kosong." in problems["CV Percetakan Contoh"]
    pk = response.context["file_import"].pk
    client.post(reverse("vendors:import_commit", args=["vendors", pk]))
    round_words = Vendor.objects.exclude(name="Batik Contoh Metro").get()
    assert round_words.annual_sales > 1_000_000
    vendor = Vendor.objects.get(name="Batik Contoh Metro")
    assert (vendor.region.name, vendor.annual_sales) == ("Iring Mulyo", 300_000_000)


def test_a_head_that_comes_again_is_no_unit(client, officer):
    response = send(client, reverse("accounts:agency_import_create"), "asing-master-satker.csv")

    names = [unit.name for unit in response.context["preview"].units]
    assert names == [
        "DINAS KESEHATAN",
        "UPTD PUSKESMAS CONTOH BARU",
        "Dinas Pendidikan & Kebudayaan Kota Metro",
        "Dinas Lama Sudah Dilebur",
    ]


OWN_LIST = "asing-rekap-belanja-dinas.xlsx"
ADDRESS = reverse("procurement:import_create")


def test_a_list_of_one_unit_without_keys_is_read_and_put_right_in_place(client, officer):
    unit = AgencyFactory(name="Dinas Perdagangan")

    response = send(client, ADDRESS, OWN_LIST, year=2025)

    held = response.context["purchase_import"]
    outcomes = {row.number: (row.outcome, row.messages) for row in held.rows.all()}
    assert "Semua baris dicatat untuk DINAS PERDAGANGAN" in response.content.decode()
    assert outcomes[8] == ("new", [])
    assert any("dibaca Rp" in text for text in outcomes[9][1]), outcomes[9]
    assert "bukan tanggal" in outcomes[10][1][0]
    assert "(tidak jadi)" in outcomes[11][1][0]
    assert not {12, 14} & outcomes.keys()
    assert "(baris 12)" in response.context["notes"][0]
    assert "(baris 14)" in response.context["notes"][0]
    fixes = {
        "fix:9:value": "1250000000",
        "fix:9:pdn_value": "1000000000",
        "fix:10:contracted_on": "31/03/2025",
    }
    client.post(reverse("procurement:import_decide", args=[held.pk]), fixes)
    client.post(reverse("procurement:import_commit", args=[held.pk]))

    saved = Purchase.objects.filter(agency=unit, year=2025)
    sums = saved.aggregate(Sum("value"), Sum("pdn_value"), Sum("umk_value"))
    # What stands at the foot of the list itself.
    assert list(sums.values()) == [1_263_595_678, 1_013_595_678, 13_595_678]
    assert saved.get(value=1_250_000).tkdn == Decimal("40.50")


KEYLESS = "OPD;Nomor SPK;Kode RUP;Nama Paket;Penyedia;Nilai;Tahun\n"
ROW = "Inspektorat;01/SPK;57200001;ATK;CV Satu;1000;2025\n"
SYSTEM = (
    "Kode Non Tender;Kode RUP;Nama Paket;Satker;Nilai Kontrak;Tahun Anggaran\n"
    "1001;57200001;ATK;Inspektorat;1000;2025\n"
)


def test_the_same_purchase_of_another_list_without_keys_is_the_same(client, officer):
    send_purchases(client, "a.csv", (KEYLESS + ROW).encode())

    other = KEYLESS + ROW.replace("1000", "2000") + ROW.replace("01/SPK", "02/SPK")
    held = send_purchases(client, "b.csv", other.encode())

    assert (held.new_count, held.changed_count) == (1, 1)
    assert sorted(Purchase.objects.values_list("value", flat=True)) == [1000, 2000]


@pytest.mark.parametrize("files", [(SYSTEM, KEYLESS + ROW), (KEYLESS + ROW, SYSTEM)])
def test_a_purchase_of_a_system_and_of_a_list_is_noticed(client, officer, files):
    send_purchases(client, "a.csv", files[0].encode())

    response = send(client, ADDRESS, "b.csv", files[1].encode())

    (row,) = response.context["purchase_import"].rows.all()
    assert row.outcome == "warned"
    assert row.messages == ["Mungkin sama dengan belanja yang sudah dicatat di sini: ATK."]


def test_a_list_may_name_what_was_paid_with_instead_of_a_contract(client, officer):
    """An office's own book has the number of the SP2D, which may pay for several things."""
    head = KEYLESS.replace("Nomor SPK;Kode RUP", "No SP2D;Jenis")
    rows = [ROW.replace("57200001", ""), ROW.replace("57200001", "").replace("ATK", "Snack rapat")]

    first = send_purchases(client, "a.csv", (head + "".join(rows)).encode())
    again = send_purchases(client, "b.csv", (head + "".join(rows[::-1])).encode())

    assert (first.new_count, again.new_count, again.changed_count) == (2, 0, 0)
    assert Purchase.objects.count() == 2


def test_a_row_that_could_not_be_known_again_is_refused(client, officer):
    row = ROW.replace("01/SPK", "").replace("57200001", "")

    response = send(client, ADDRESS, "a.csv", (KEYLESS + row).encode())

    (row,) = response.context["purchase_import"].rows.all()
    assert row.messages == [
        "Nomor kontrak, kode RUP, dan nomor bukti kosong. Isi salah satunya di berkas."
    ]


def test_the_unit_of_a_list_may_be_said_when_it_is_uploaded(client, officer):
    unit = AgencyFactory(name="Dinas Lain")
    content = (KEYLESS.replace("OPD;", "") + ROW.replace("Inspektorat;", "")).encode()

    response = send(client, ADDRESS, "a.csv", content, unit=unit.pk)
    pk = response.context["purchase_import"].pk
    client.post(reverse("procurement:import_commit", args=[pk]))

    assert Purchase.objects.get().agency == unit


@pytest.mark.parametrize(
    ("address", "what"),
    [
        (ADDRESS, "Laporan per rekening, misalnya dari SIPD, tidak memuat belanja per paket"),
        (reverse("matching:demand_import_create"), "pakai Tempel baris di halaman Kebutuhan"),
    ],
)
def test_a_file_that_lacks_what_is_needed_is_told_what_to_do(client, officer, address, what):
    response = send(client, address, "asing-sipd-realisasi-belanja.xlsx", year=2025)

    assert what in response.context["form"].non_field_errors()[0]
