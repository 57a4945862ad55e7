"""Lists made to be printed: units merged over several rows, sums and signatures below."""

import io

import pytest
import xlsxwriter
from django.urls import reverse

from procurement.models import Budget, Purchase
from tests.core.test_spreadsheets import open_document, told_of
from tests.test_files_of_strangers import BUDGETS, FILES, left_out, officer, send

__all__ = ["officer"]

pytestmark = pytest.mark.django_db

FILLED = "Isi sel yang digabung dipakai untuk setiap baris yang dicakupnya: baris 3–4."
FOOTER = [
    ["", "Jumlah", "", "", "12.000"],
    [],
    ["", "", "", "Metro, 6 Maret 2024"],
    ["", "Mengetahui,", "", "Kepala Dinas"],
    ["", "", "", "Dra. Contoh, M.M."],
    ["", "", "", "NIP. 19700101 199503 2 001"],
]
SAID = (
    "“Jumlah 12.000” (baris 6)",
    "“Metro, 6 Maret 2024” (baris 8)",
    "“Mengetahui, Kepala Dinas” (baris 9)",
    "“Dra. Contoh, M.M.” (baris 10)",
    "“NIP. 19700101 199503 2 001” (baris 11)",
)


def printed(heads, rows, merged=()):
    """A workbook of a list with its closing; ``merged`` are first and last row from 1, and column."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        page = book.add_worksheet("Data")
        for number, row in enumerate([heads, *rows, *FOOTER]):
            page.write_row(number, 0, row)
        for first, last, place in merged:
            value = rows[first - 2][place]
            page.merge_range(first - 1, place, last - 1, place, value)
    return stream.getvalue()


PLAN = ["No", "Satuan kerja", "Kode RUP", "Nama paket", "Pagu"]
PLANS = [
    [1, "Dinas Sosial", "41000001", "Beras", 9000],
    [2, "", "41000002", "Gula", ""],
    [3, "", "41000003", "Kopi", ""],
    [4, "", "41000004", "Teh", 3000],
]


def test_a_unit_merged_over_rows_is_that_of_each_and_an_amount_is_not(client, officer):
    content = printed(PLAN, PLANS, [(2, 4, 1), (2, 4, 4)])

    response = send(client, reverse("matching:demand_import_create"), "a.xlsx", content, year=2024)

    found = {package.number: package for package in response.context["preview"].packages}
    assert [str(found[row].demand.agency) for row in (2, 3, 4)] == ["Dinas Sosial"] * 3
    assert [found[row].demand.budget for row in (2, 3, 4)] == [9000, None, None]
    # The last row is blank in the file itself: nobody guesses.
    assert found[5].errors == ["Satuan kerja kosong."]
    assert response.context["notes"] == [FILLED, left_out(*SAID)]
    assert FILLED in response.text


def test_purchases_below_a_merged_unit_are_its_own(client, officer):
    heads = ["No", "Satuan kerja", "Kode paket", "Nama paket", "Nilai"]
    rows = [
        [n, unit, f"K-{n}", f"Paket {n}", 3000]
        for n, unit in enumerate(("Inspektorat", "", "", "Dinas Sosial"), 1)
    ]
    content = printed(heads, rows, [(2, 4, 1)])

    response = send(client, reverse("procurement:import_create"), "a.xlsx", content, year=2024)
    held = response.context["purchase_import"]
    client.post(reverse("procurement:import_commit", args=[held.pk]))

    saved = Purchase.objects.order_by("package_key").values_list("agency__name", flat=True)
    assert list(saved) == ["Inspektorat"] * 3 + ["Dinas Sosial"]
    assert response.context["notes"] == [FILLED, left_out(*SAID)]
    assert (held.rows_total, held.file_value) == (4, 12000)


def test_budgets_leave_out_the_closing_and_refuse_a_unit_that_comes_again(client, officer):
    heads = ["No", "Satuan kerja", "Belanja modal", "Keterangan", "Belanja pengadaan"]
    rows = [
        [n, unit, 1, "", 3000] for n, unit in enumerate(("Inspektorat", "", "", "Dinas Sosial"), 1)
    ]
    content = printed(heads, rows, [(2, 4, 1)])

    response = send(client, BUDGETS, "a.xlsx", content, year=2024, version="apbd")

    problems = [row.problem for row in response.context["rows"]]
    assert problems == ["", *["Satuan ini sudah ada di baris 2."] * 2, ""]
    assert response.context["notes"] == [FILLED, left_out(*SAID)]
    assert not Budget.objects.exists()


LISTS = [
    ("vendors", ["No", "Nama usaha", "Nama pemilik", "Nomor WhatsApp", "Alamat"],
     ["Keripik Contoh", "Siti", "081234567890", "Jalan Contoh 1"]),
    ("products", ["No", "Pelaku usaha", "Nama produk", "Satuan", "Harga"],
     ["Tidak Tercatat", "Keripik", "bungkus", "12000"]),
    ("certificates", ["No", "Nama perusahaan", "Jenis produk", "Nomor sertifikat", "TKDN"],
     ["PT Lain", "Kursi", "1/2024", "40"]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "heads", "row"), LISTS, ids=[row[0] for row in LISTS])
def test_the_closing_of_other_lists_is_left_out_and_said_once(client, officer, kind, heads, row):
    rows = [[number, f"{row[0]} {number}", *row[1:]] for number in range(1, 5)]
    address = reverse("vendors:import_create", args=[kind])

    response = send(client, address, "a.xlsx", printed(heads, rows))

    assert [row.number for row in response.context["preview"].rows] == [2, 3, 4, 5]
    assert response.context["notes"] == [left_out(*SAID)]
    assert "Metro, 6 Maret 2024" in response.text


def test_half_a_row_of_a_vendor_is_refused_with_its_reason(client, officer):
    heads, row = LISTS[0][1], [1, "Keripik Contoh", "", "", ""]

    response = send(
        client, reverse("vendors:import_create", args=["vendors"]), "a.xlsx", printed(heads, [row])
    )

    (found,) = response.context["preview"].rows
    assert "Nomor WhatsApp kosong." in found.errors


def test_blank_cells_of_a_csv_stay_blank(client, officer):
    rows = "\n".join(";".join(map(str, row)) for row in [PLAN, *PLANS])

    response = send(
        client, reverse("matching:demand_import_create"), "a.csv", rows.encode(), year=2024
    )

    errors = [package.errors for package in response.context["preview"].packages]
    assert errors == [[], *[["Satuan kerja kosong."]] * 3]
    assert response.context["notes"] == []


def test_merged_cells_of_an_older_workbook_are_told():
    with (FILES / "merged-units.xls").open("rb") as file:
        told, rows = told_of(file, "a.xls")

    assert told.merged_down == [[0, 2, 4], [3, 2, 4]]
    assert [row[0] for row in rows] == ["Satuan kerja", "Dinas Uji", "", "", "Badan Uji", ""]


def test_merged_cells_of_an_open_document_are_told():
    def cell(text="", more="", tag="table-cell"):
        return (
            f'<table:{tag} office:value-type="string"{more}><text:p>{text}</text:p></table:{tag}>'
        )

    blank = '<table:table-cell table:number-columns-repeated="2"/>'
    row = "<table:table-row>{}</table:table-row>"
    spanned = ' table:number-rows-spanned="2" table:number-columns-spanned="1"'
    table = (
        '<table:table table:name="Data">'
        + row.format(blank + cell("OPD") + cell("Paket"))
        + '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        + row.format(blank + cell("Dinas", spanned) + cell("a"))
        + row.format(blank + "<table:covered-table-cell/>" + cell("b"))
        + '</table:table><table:table table:name="Lain">'
        + row.format(cell("x", spanned))
        + "</table:table>"
    )
    told, rows = told_of(open_document(table), "a.ods")

    assert (told.name, told.merged_down) == ("Data", [[2, 4, 5]])
    assert rows[3:] == [["", "", "Dinas", "a"], ["", "", "", "b"]]


def test_a_whole_column_merged_ends_with_the_sheet():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        page = book.add_worksheet("Data")
        page.write_row(0, 0, ["a", "b"])
        page.write_row(2, 0, ["", "d"])
        page.merge_range(1, 0, 99_999, 0, "semua")

    told, _ = told_of(stream)

    assert told.merged_down == [[0, 2, 3]]
