import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from accounts.file_imports import file_headers
from accounts.models import Agency, AgencyAlias, AgencyKind, HeaderAlias
from core.spreadsheets import Sheet, SheetColumn, write_xlsx
from procurement.actions.importing import (
    LAYOUT,
    decide,
    read_import,
    receive,
    reread,
    revert,
    save,
    sentence,
    set_mapping,
)
from procurement.actions.importing.columns import KINDS
from procurement.actions.importing.recognising import kind_of
from procurement.actions.importing.working import IMPORT_LOCK
from procurement.models import (
    Finding,
    ImportStep,
    OriginCluster,
    Purchase,
    PurchasePayment,
    RowOutcome,
    Source,
    Stage,
    Supplier,
)
from tests.factories import (
    AgencyFactory,
    DemandFactory,
    OfficeFactory,
    PurchaseFactory,
    SupplierFactory,
    UserFactory,
    VendorFactory,
)

pytestmark = pytest.mark.django_db

EXCERPT = Path(__file__).parents[1] / "data" / "inaproc-realisasi-2026-excerpt.csv"


def upload(content, name="realisasi.csv", **rest):
    if isinstance(content, str):
        content = content.encode()
    purchase_import = receive(
        by=UserFactory(), file=ContentFile(content, name=name), **{"year": None} | rest
    )
    if purchase_import.mapping is not None:
        reread(purchase_import)
        purchase_import.refresh_from_db()
    return purchase_import


def finish(purchase_import, **decisions):
    """Say yes to what is asked, look again, save."""
    decide(purchase_import, **{"units": {"*": "new"}} | decisions)
    reread(purchase_import)
    save(purchase_import, by=purchase_import.created_by)
    purchase_import.refresh_from_db()
    return purchase_import


def table(header, *rows):
    """CSV text of a file that a national system gives out."""
    lines = [header.split(), *rows]
    return "\n".join(";".join(str(cell) for cell in line) for line in lines) + "\n"


def counts(purchase_import):
    return {
        name: getattr(purchase_import, f"{name}_count")
        for name in ("new", "changed", "same", "merged", "warned", "refused", "skipped")
        if getattr(purchase_import, f"{name}_count")
    }


INAPROC = (
    "Nama Satuan Kerja;Kode Paket;Kode RUP;Tahun Anggaran;Sumber Transaksi;Sumber Dana;"
    "Nama Penyedia;Metode Pengadaan;Jenis Pengadaan;Nama Paket;Status Paket;Total Nilai (Rp);"
    "Nilai PDN (Rp)"
)


def inaproc(*rows, **cells):
    """A file of data.inaproc.id with one row for each dict of cells."""
    usual = {
        "Nama Satuan Kerja": "Dinas Uji", "Kode Paket": "01KSH1MS7QQXJM7S4MZ4TP3MM0",
        "Kode RUP": "66586755", "Tahun Anggaran": "2026", "Sumber Transaksi": "E-Katalog 6.0",
        "Sumber Dana": "APBD", "Nama Penyedia": "CV Uji", "Metode Pengadaan": "E-Purchasing",
        "Jenis Pengadaan": "Barang", "Nama Paket": "Kertas", "Status Paket": "COMPLETED",
        "Total Nilai (Rp)": "1000", "Nilai PDN (Rp)": "1000",
    }  # fmt: skip
    lines = [";".join((usual | cells | row).values()) for row in (rows or ({},))]
    return "\n".join([INAPROC, *lines]) + "\n"


@pytest.fixture
def agency():
    return AgencyFactory(name="Dinas Uji")


# The real file


def test_real_rows_are_all_accounted_for_and_sums_are_those_of_the_file():
    with EXCERPT.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    value = sum(Decimal(row["Total Nilai (Rp)"]) for row in rows)
    pdn = sum(Decimal(row["Nilai PDN (Rp)"]) for row in rows)

    purchase_import = finish(upload(EXCERPT.read_bytes()))

    assert counts(purchase_import) == {"new": len(rows)}
    assert purchase_import.rows.count() == len(rows)
    assert (purchase_import.file_value, purchase_import.savable_value) == (value, value)
    saved = Purchase.objects.all()
    assert sum(purchase.value for purchase in saved) == value
    assert sum(purchase.pdn_value for purchase in saved) == pdn
    assert {purchase.umk_value for purchase in saved} == {None}
    assert {row.purchase_id for row in purchase_import.rows.all()} == {p.pk for p in saved}


def test_cancelled_packages_of_the_real_file_are_not_counted():
    finish(upload(EXCERPT.read_bytes()))

    cancelled = Purchase.objects.filter(stage=Stage.CANCELLED)
    assert cancelled
    assert {purchase.status_text for purchase in cancelled} == {"PAKET DIBATALKAN"}
    assert not Purchase.objects.counted() & cancelled


def test_same_file_is_told_and_same_content_changes_nothing():
    first = finish(upload(EXCERPT.read_bytes()))

    with pytest.raises(ValidationError) as caught:
        upload(EXCERPT.read_bytes())
    again = upload(EXCERPT.read_bytes() + b"\n")

    assert caught.value.code == "already_imported"
    assert counts(again) == {"same": first.new_count}


def test_import_is_taken_back_and_saved_again():
    first = finish(upload(EXCERPT.read_bytes()))

    kept = revert(first, by=UserFactory(), reason="Salah berkas")

    assert kept == 0
    assert set(Purchase.objects.values_list("stage", flat=True)) == {Stage.WITHDRAWN}
    again = finish(upload(EXCERPT.read_bytes()))
    assert again.step == ImportStep.DONE
    assert again.changed_count == first.new_count
    assert Purchase.objects.count() == first.new_count
    assert not Purchase.objects.filter(stage=Stage.WITHDRAWN)


# Large files


def give_pages_less_time_than_rows_take():
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '1.5s'")


@pytest.fixture
def slow_rows():
    """Statements on rows of purchases and files take longer than a page's statement may."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            CREATE FUNCTION pg_temp.slowly() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_sleep(1.6); RETURN NULL; END $$
            """
        )
        for table in ("procurement_purchase", "procurement_purchaseimportrow"):
            cursor.execute(
                f"CREATE TRIGGER slowly BEFORE INSERT OR UPDATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION pg_temp.slowly()"
            )


def test_statements_of_an_import_may_take_longer_than_those_of_a_page(slow_rows):
    give_pages_less_time_than_rows_take()
    purchase_import = upload(inaproc())
    decide(purchase_import, units={"*": "new"})
    give_pages_less_time_than_rows_take()
    save(purchase_import, by=purchase_import.created_by)
    purchase_import.refresh_from_db()
    assert purchase_import.is_committed, purchase_import.failure
    give_pages_less_time_than_rows_take()
    revert(purchase_import, by=purchase_import.created_by, reason="Salah berkas")

    assert Purchase.objects.get().stage == Stage.WITHDRAWN


# Units and sellers


def test_unknown_unit_is_refused_until_somebody_says_which_it_is(agency):
    purchase_import = upload(inaproc({"Nama Satuan Kerja": "DINAS  UJI KOTA - 694682"}))

    row = purchase_import.rows.get()
    assert row.outcome == RowOutcome.REFUSED
    assert "belum dikenal" in row.messages[0]
    question = purchase_import.questions["units"][0]
    assert (question["count"], question["guess"]) == (1, agency.pk)

    finish(purchase_import, units={question["key"]: str(agency.pk)})
    assert Purchase.objects.get().agency == agency
    # Remembered: the next file is not asked about.
    later = upload(
        inaproc({"Nama Satuan Kerja": "DINAS UJI KOTA - 694682", "Kode Paket": "01KSH2"})
    )
    assert counts(later) == {"new": 1}


@pytest.mark.parametrize("unit", ["Dinas Uji", "DINAS UJI - 694682"])
def test_unit_of_another_government_is_not_ours_of_the_same_name(agency, unit):
    OfficeFactory()
    ours, others = "PEMERINTAH DAERAH KOTA METRO", "PEMERINTAH KOTA BANDUNG"
    header, first, second = inaproc(
        {"Nama Satuan Kerja": unit}, {"Nama Satuan Kerja": unit, "Kode Paket": "X2"}
    ).splitlines()
    content = f"Nama Instansi;{header}\n{ours};{first}\n{others};{second}\n"
    purchase_import = upload(content)

    assert counts(purchase_import) == {"new": 1, "refused": 1}
    (asked,) = purchase_import.questions["units"]
    assert asked["text"] == f"{others}, {unit}"
    finish(purchase_import, units={asked["key"]: "skip"})
    assert Purchase.objects.get().agency == agency
    # Remembered of the other one alone.
    assert counts(upload(content.replace("Kertas", "Kertas A4", 1))) == {
        "changed": 1,
        "skipped": 1,
    }


@pytest.mark.parametrize("unit", ["BALAI TAMAN", "BALAI TAMAN - 693623"])
def test_unit_of_another_government_that_was_recorded_is_known_again(agency, unit):
    OfficeFactory()
    header, row = inaproc({"Nama Satuan Kerja": unit}).splitlines()
    content = f"Nama Instansi;{header}\nKementerian Uji;{row}\n"
    finish(upload(content))

    later = upload(content.replace("Kertas", "Kertas A4", 1))

    assert counts(later) == {"changed": 1}
    assert Agency.objects.exclude(pk=agency.pk).count() == 1


def test_all_other_units_can_be_left_out_at_once(agency):
    rows = inaproc({}, *({"Nama Satuan Kerja": f"Lain {n}", "Kode Paket": f"X{n}"} for n in "12"))
    purchase_import = upload(rows)

    decide(purchase_import, units={"*": "skip", "lain2": str(agency.pk)})
    finish(purchase_import, units={})

    assert counts(purchase_import) == {"new": 2, "skipped": 1}
    assert AgencyAlias.objects.get(text="Lain 1").agency is None


def test_unit_can_be_left_out(agency):
    purchase_import = upload(
        inaproc({}, {"Nama Satuan Kerja": "Bukan kota ini", "Kode Paket": "X2"})
    )
    key = purchase_import.questions["units"][0]["key"]

    finish(purchase_import, units={key: "skip"})

    assert counts(purchase_import) == {"new": 1, "skipped": 1}
    assert (purchase_import.refused_count, purchase_import.skipped_count) == (0, 1)
    assert sentence(purchase_import) == "1 baru, 1 dilewati"
    assert AgencyAlias.objects.get().agency is None
    later = upload(inaproc({"Nama Satuan Kerja": "Bukan kota ini", "Kode Paket": "X3"}))
    assert counts(later) == {"skipped": 1}
    # Not asked about, but told, so that it can be said otherwise: then that is remembered.
    (told,) = later.questions["units"]
    assert (told["text"], told["count"], told["is_skipped"]) == ("Bukan kota ini", 1, True)
    finish(later, units={told["key"]: str(agency.pk)})
    assert counts(later) == {"new": 1}
    assert AgencyAlias.objects.get().agency == agency


def test_row_of_a_unit_that_is_left_out_is_not_asked_about(agency):
    purchase_import = upload(
        inaproc(
            {}, {"Nama Satuan Kerja": "Bukan kota ini", "Total Nilai (Rp)": "", "Kode Paket": "X2"}
        )
    )
    assert counts(purchase_import) == {"new": 1, "refused": 1}

    decide(purchase_import, units={"bukankotaini": "skip"})
    reread(purchase_import)

    purchase_import.refresh_from_db()
    assert counts(purchase_import) == {"new": 1, "skipped": 1}


def test_unit_that_was_to_be_left_out_can_still_be_named(agency):
    purchase_import = upload(inaproc({"Nama Satuan Kerja": "Dinas lain"}))
    (unit,) = purchase_import.questions["units"]
    for said, outcome in (("skip", "skipped"), (str(agency.pk), "new"), ("skip", "skipped")):
        decide(purchase_import, units={unit["key"]: said})
        reread(purchase_import)

        purchase_import.refresh_from_db()
        assert counts(purchase_import) == {outcome: 1}
    assert [unit["is_skipped"] for unit in purchase_import.questions["units"]] == [True]


def test_unit_left_out_before_can_be_new_later():
    finish(
        upload(inaproc({"Nama Satuan Kerja": "Dinas lain"}, {"Kode Paket": "X2"})),
        units={"dinaslain": "skip", "*": "new"},
    )

    later = upload(inaproc({"Nama Satuan Kerja": "Dinas lain", "Kode Paket": "X3"}))
    finish(later, units={"dinaslain": "new"})

    assert counts(later) == {"new": 1}
    assert Agency.objects.filter(name="Dinas lain").exists()


def test_new_units_are_made_once_and_wait_for_the_office():
    finish(
        upload(inaproc({}, {"Kode Paket": "X2"}, {"Kode Paket": "X3", "Nama Satuan Kerja": "B"}))
    )

    made = Agency.objects.filter(is_confirmed=False)
    assert {agency.name for agency in made} == {"Dinas Uji", "B"}


def test_unit_is_known_by_its_code(agency):
    Agency.objects.filter(pk=agency.pk).update(satker_code="694682")

    assert counts(upload(inaproc({"Nama Satuan Kerja": "DISNAKER X - 694682"}))) == {"new": 1}


def test_sellers_are_one_for_all_spellings_and_linked_to_the_directory(agency):
    vendor = VendorFactory(name="Sumber Rejeki")
    finish(
        upload(
            inaproc(
                {"Nama Penyedia": "PT. SUMBER REJEKI"},
                {"Nama Penyedia": "Sumber Rejeki, PT", "Kode Paket": "X2"},
                {"Nama Penyedia": "", "Kode Paket": "X3"},
            )
        )
    )

    supplier = Supplier.objects.get()
    assert supplier.vendor == vendor
    assert Purchase.objects.filter(supplier=supplier).count() == 2
    assert Purchase.objects.get(package_key="X3").supplier is None


def test_seller_nearly_like_a_known_one_is_asked_about_and_remembered(agency):
    known = SupplierFactory(name="Percetakan Cahaya Tejosari")
    purchase_import = upload(inaproc({"Nama Penyedia": "Percetakan Cahya Tejosari"}))
    question = purchase_import.questions["sellers"][0]
    assert question["guess"] == known.pk

    finish(purchase_import, sellers={question["key"]: str(known.pk)})
    finish(upload(inaproc({"Nama Penyedia": "Percetakan Cahya Tejosari", "Kode Paket": "X2"})))

    assert Supplier.objects.get(name="Percetakan Cahya Tejosari").same_as == known
    assert set(Purchase.objects.values_list("supplier", flat=True)) == {
        Supplier.objects.get(name="Percetakan Cahya Tejosari").pk,
        known.pk,
    }


# Identity, changes, hand-set values


def test_package_named_without_its_seller_is_the_same_package(agency):
    finish(upload(inaproc({"Nama Penyedia": ""})))
    finish(upload(inaproc({"Nama Penyedia": "CV Uji"})))

    purchase = Purchase.objects.get()
    assert purchase.supplier.name == "CV Uji"


def test_winners_of_one_tender_are_two_purchases(agency):
    finish(
        upload(
            inaproc(
                {"Nama Penyedia": "CV Satu"},
                {"Nama Penyedia": "CV Dua"},
                **{"Sumber Transaksi": "Tender", "Kode Paket": "10339169000"},
            )
        )
    )

    assert Purchase.objects.count() == 2


def test_equal_rows_count_once_and_different_ones_are_refused(agency):
    purchase_import = finish(upload(inaproc({}, {}, {"Total Nilai (Rp)": "2000"})))

    assert counts(purchase_import) == {"new": 1, "merged": 1, "refused": 1}
    assert Purchase.objects.get().value == 1000
    assert "baris 2" in purchase_import.rows.get(outcome=RowOutcome.REFUSED).messages[0]


def test_changed_row_keeps_what_it_was_and_is_restored(agency):
    finish(upload(inaproc({"Status Paket": "ON PROCESS"})))
    second = finish(upload(inaproc({"Status Paket": "COMPLETED", "Total Nilai (Rp)": "1500"})))

    row = second.rows.get()
    assert row.outcome == RowOutcome.CHANGED
    assert (row.before["value"], row.after["value"]) == ("1000.00", "1500.00")
    assert (row.before["stage"], row.after["stage"]) == ("contracted", "realised")

    revert(second, by=UserFactory(), reason="Salah")
    purchase = Purchase.objects.get()
    assert (purchase.value, purchase.stage) == (1000, Stage.CONTRACTED)


def key_of(number):
    return f"01KSH1MS7QQXJM7S4MZ4TP3MM{number}"


def test_packages_that_a_later_file_has_no_more_are_told_and_stay(client, agency):
    AgencyFactory(name="Dinas Lain")
    first = inaproc(
        {"Kode Paket": key_of(0)},
        {"Kode Paket": key_of(1), "Nama Paket": "Kursi", "Total Nilai (Rp)": "7000"},
        {"Kode Paket": key_of(2), "Nama Paket": "Meja"},
        {"Kode Paket": key_of(3), "Nama Satuan Kerja": "Dinas Lain"},
        {"Kode Paket": key_of(4), "Tahun Anggaran": "2025"},
        {"Kode Paket": key_of(5), "Status Paket": "CANCELLED"},
    )
    finish(upload(first))
    # The third cannot be read, but it is there.
    later = upload(
        inaproc({"Kode Paket": key_of(0)}, {"Kode Paket": key_of(2), "Total Nilai (Rp)": "?"}),
        "nanti.csv",
    )

    client.force_login(later.created_by)
    page = client.get(later.get_absolute_url()).content.decode()

    chair = Purchase.objects.get(package_name="Kursi")
    assert later.questions["missing"]["rows"] == [[chair.pk, "Kursi", "7000.00"]]
    assert later.questions["missing"]["count"] == 1
    assert "Tidak ada lagi di berkas ini: 1 paket" in page
    assert chair.get_absolute_url() in page
    finish(later, fixes={"3": {"value": "1000"}})
    chair.refresh_from_db()
    assert (chair.stage, later.questions["missing"]["count"]) == (Stage.REALISED, 1)


def test_a_list_of_other_packages_misses_none(agency):
    finish(upload(inaproc({"Kode Paket": key_of(0)})))

    later = upload(inaproc({"Kode Paket": key_of(1)}), "bulan-depan.csv")

    assert later.questions["missing"] is None


def test_import_that_a_later_one_rests_on_is_not_taken_back_first(agency):
    first = finish(upload(inaproc()))
    finish(upload(inaproc({"Total Nilai (Rp)": "1500"})))

    with pytest.raises(ValidationError) as caught:
        revert(first, by=UserFactory(), reason="Salah")
    assert caught.value.code == "has_later"


def test_earlier_stage_and_empty_cells_undo_nothing(agency):
    finish(upload(inaproc({"Status Paket": "COMPLETED"})))

    again = upload(inaproc({"Status Paket": "ON PROCESS", "Nama Paket": "", "Nilai PDN (Rp)": ""}))

    assert counts(again) == {"same": 1}


def test_hand_set_values_survive_and_differences_are_shown(agency):
    finish(upload(inaproc({"Nilai PDN (Rp)": "0"})))
    Purchase.objects.update(pdn_value=400, hand_set=["pdn_value"])

    again = upload(inaproc({"Nilai PDN (Rp)": "1000"}))

    row = again.rows.get()
    assert row.differences == {"pdn_value": ["400.00", "1000"]} or row.differences == {
        "pdn_value": ["400.00", "1000.00"]
    }
    finish(again)
    assert Purchase.objects.get().pdn_value == 400


def test_file_wins_over_a_hand_set_value_where_somebody_says_so(agency):
    finish(upload(inaproc({"Nilai PDN (Rp)": "0"})))
    Purchase.objects.update(pdn_value=400, hand_set=["pdn_value"])
    again = upload(inaproc({"Nilai PDN (Rp)": "1000"}))

    finish(again, accepted=[2])

    assert Purchase.objects.get().pdn_value == 1000


def test_value_below_a_hand_set_part_is_refused(agency):
    finish(upload(inaproc()))
    Purchase.objects.update(umk_value=900, hand_set=["umk_value"])

    again = upload(inaproc({"Total Nilai (Rp)": "800", "Nilai PDN (Rp)": "800"}))

    assert counts(again) == {"refused": 1}


def test_edited_purchase_stays_when_its_import_is_taken_back(agency):
    first = finish(upload(inaproc()))
    Purchase.objects.update(umk_value=900, hand_set=["umk_value"])

    assert revert(first, by=UserFactory(), reason="Salah") == 1
    assert Purchase.objects.get().stage == Stage.REALISED


def test_typed_purchase_is_not_doubled_without_a_tick(agency):
    PurchaseFactory(
        agency=agency, year=2026, value=1000, source=Source.MANUAL, rup_codes=["66586755"]
    )
    purchase_import = upload(inaproc())

    assert counts(purchase_import) == {"warned": 1}
    finish(purchase_import, shown_approved=[2], approved=[2])
    assert counts(purchase_import) == {"new": 1}


def test_pdn_above_nothing_is_domestic_by_the_system(agency):
    finish(upload(inaproc({}, {"Kode Paket": "X2", "Nilai PDN (Rp)": "0"})))

    clusters = dict(Purchase.objects.values_list("package_key", "origin_cluster"))
    assert set(clusters.values()) == {OriginCluster.PDN, OriginCluster.UNKNOWN}
    assert clusters["X2"] == OriginCluster.UNKNOWN


# Bad cells, put right in place


def test_round_words_are_read_and_wait_for_a_look(agency):
    purchase_import = upload(inaproc({"Total Nilai (Rp)": "8,5 jt", "Nilai PDN (Rp)": "1,5 jt"}))

    row = purchase_import.rows.get()
    assert row.outcome == RowOutcome.WARNED
    assert row.messages == [
        "Nilai belanja “8,5 jt” dibaca Rp8.500.000.",
        "Nilai PDN “1,5 jt” dibaca Rp1.500.000.",
    ]
    finish(purchase_import, approve_all=True)
    purchase = Purchase.objects.get()
    assert (purchase.value, purchase.pdn_value) == (8_500_000, 1_500_000)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"Total Nilai (Rp)": ""}, "Kosong bukan nol"),
        ({"Total Nilai (Rp)": "8.500 jt"}, "angka penuh"),
        ({"Total Nilai (Rp)": "-5", "Nilai PDN (Rp)": ""}, "kurang dari nol"),
        ({"Nilai PDN (Rp)": "1001"}, "di luar 0"),
        ({"Kode Paket": ""}, "Kode paket kosong"),
        ({"Nama Satuan Kerja": ""}, "satuan kerja kosong"),
        ({"Tahun Anggaran": ""}, "Tahun anggaran kosong"),
    ],
)
def test_bad_row_is_refused_with_its_reason(agency, cells, words):
    purchase_import = upload(inaproc(cells))

    row = purchase_import.rows.get()
    assert (row.number, row.outcome) == (2, RowOutcome.REFUSED)
    assert words in row.messages[0]


def test_row_is_put_right_in_place(agency):
    purchase_import = upload(inaproc({"Total Nilai (Rp)": "8,5 jt", "Nilai PDN (Rp)": ""}))

    finish(purchase_import, fixes={"2": {"value": "8500000"}})

    assert Purchase.objects.get().value == 8_500_000


@pytest.mark.parametrize("text", ["Rp1.234.567,89", "1,234,567.89", "1234567.89"])
def test_money_is_read_in_three_spellings(agency, text):
    finish(upload(inaproc({"Total Nilai (Rp)": text, "Nilai PDN (Rp)": ""})))

    purchase = Purchase.objects.get()
    assert (purchase.value, purchase.pdn_value) == (Decimal("1234567.89"), None)


def test_several_rup_codes_in_a_cell_and_one_that_is_none(agency):
    finish(upload(inaproc({"Kode RUP": '"66911673;67175292"'})))
    warned = upload(inaproc({"Kode RUP": "6691", "Kode Paket": "X2"}))

    assert Purchase.objects.get().rup_codes == ["66911673", "67175292"]
    assert counts(warned) == {"warned": 1}


@pytest.mark.parametrize("cell", ["66911673;67175292", "67175292,66911673", "67175292 60000000"])
def test_a_purchase_belongs_to_the_demand_that_has_any_of_its_codes(agency, cell):
    demand = DemandFactory(year=2026, rup_codes=["60000001", "67175292"])
    DemandFactory(year=2025, rup_codes=["66911673"])

    finish(upload(inaproc({"Kode RUP": f'"{cell}"'})))

    assert Purchase.objects.get().demand == demand


@pytest.mark.parametrize(
    ("status", "stage"),
    [
        ("COMPLETED", Stage.REALISED),
        ("PAYMENT_OUTSIDE_SYSTEM", Stage.REALISED),
        ("ON PROCESS", Stage.CONTRACTED),
        ("ON_ADDENDUM", Stage.CONTRACTED),
        ("WAITING_PPK_REVIEW", Stage.PENDING),
        ("CANCELLED_ON_NEGOTIATION", Stage.CANCELLED),
        ("PAKET DIBATALKAN", Stage.CANCELLED),
        ("", Stage.REALISED),
    ],
)
def test_status_says_how_far_a_package_is(agency, status, stage):
    finish(upload(inaproc({"Status Paket": status})))

    assert Purchase.objects.get().stage == stage


def test_unknown_status_needs_a_tick(agency):
    assert counts(upload(inaproc({"Status Paket": "ENTAH"}))) == {"warned": 1}


# The other kinds of files


def test_every_kind_is_told_apart_by_its_headers():
    for kind in KINDS:
        assert kind_of(list(kind.meanings) + sorted(kind.signature)).name == kind.name


def test_products_of_a_package_add_up(agency):
    content = table(
        "no_paket kd_paket kd_produk total_harga kd_rup nama_satker tahun_anggaran status_paket tanggal_buat_paket",
        ["PBL-1", "9208901", "1", "6240000", "47731293", "Dinas Uji", "2024", "paket_selesai", "2024-05-06"],
        ["PBL-1", "9208901", "2", "60000.50", "47731293", "Dinas Uji", "2024", "paket_selesai", "2024-05-06"],
    )  # fmt: skip

    purchase_import = finish(upload(content))

    purchase = Purchase.objects.get()
    assert counts(purchase_import) == {"new": 1, "merged": 1}
    assert (purchase.source, purchase.value) == (Source.EKATALOG5, Decimal("6300000.50"))
    assert purchase.recorded_on == date(2024, 5, 6)


def test_latest_addendum_counts_once_in_any_order(agency):
    header = "kd_nontender no_kontrak versi_addendum nilai_kontrak nilai_pdn_kontrak nama_satker tahun_anggaran nama_penyedia npwp16_penyedia tgl_kontrak status_kontrak"

    def row(addendum, value):
        return ["4092194", "SPK/1", addendum, value, value, "Dinas Uji", "2024", "CV Uji",
                "0441135551654124", "2024-02-23T00:00:00.000000Z", "Kontrak Sedang Berjalan"]  # fmt: skip

    finish(upload(table(header, row(1, 900), row(0, 800), row(2, 1000))))
    assert Purchase.objects.get().value == 1000

    older = upload(table(header, row(1, 900)) + "\n")
    assert counts(older) == {"same": 1}


def test_contract_and_package_files_are_one_purchase(agency):
    contract = table(
        "kd_nontender no_kontrak versi_addendum nilai_kontrak nama_satker tahun_anggaran nama_penyedia npwp16_penyedia",
        ["4092194", "SPK/1", "0", "800", "Dinas Uji", "2024", "CV. Uji", "0441135551654124"],
    )
    package = table(
        "kd_nontender nilai_kontrak nilai_umk_kontrak status_nontender kd_rup nama_satker tahun_anggaran nama_penyedia npwp_penyedia kualifikasi_paket",
        ["4092194", "800", "800", "Selesai", "52349470", "Dinas Uji", "2024", "UJI, CV", "44.113.555.1-654.124", "Kecil"],
    )  # fmt: skip

    finish(upload(contract))
    finish(upload(package))

    purchase = Purchase.objects.get()
    assert (purchase.contract_number, purchase.umk_value) == ("SPK/1", 800)
    assert (purchase.rup_codes, purchase.pdn_value) == (["52349470"], None)


RECEIPTS = "kd_nontender_pct nilai_realisasi no_realisasi tgl_realisasi nama_penyedia nama_satker tahun_anggaran kd_rup_paket nama_paket"


def receipt(number, value, seller="CV Uji", day="2024-02-12T00:00:00Z", rup="46414641"):
    return ["1125194", value, number, day, seller, "Dinas Uji", "2024", rup, "Konsumsi"]


def test_receipts_are_parts_of_a_package_that_counts_once(agency):
    content = table(
        RECEIPTS,
        receipt("K-1", 100),
        receipt("K-1", 100, rup="46414642"),
        receipt("K-2", 250, seller="CV Lain", day="2023-08-01T00:00:00Z"),
    )

    purchase_import = finish(upload(content))

    package = Purchase.objects.get(part_of=None)
    assert counts(purchase_import) == {"new": 2, "merged": 1}
    assert (package.value, package.supplier, package.has_parts) == (350, None, True)
    assert list(Purchase.objects.counted()) == [package]
    assert {part.value for part in Purchase.objects.by_supplier()} == {100, 250}
    assert set(package.rup_codes) == {"46414641", "46414642"}


def test_package_file_says_the_value_that_receipts_only_add_up_to(agency):
    package = table(
        "kd_nontender_pct total_realisasi nilai_pdn_pct nilai_umk_pct nama_satker tahun_anggaran kd_rup status_nontender_pct_ket uraian_pekerjaan nama_paket",
        ["1125194", "400", "400", "0", "Dinas Uji", "2024", "46414641", "Paket Selesai", "<p>x</p>", "<p>Konsumsi rapat</p> "],
    )  # fmt: skip
    finish(upload(table(RECEIPTS, receipt("K-1", 100), receipt("K-2", 250))))

    finish(upload(package))
    purchase = Purchase.objects.get(part_of=None)
    assert (purchase.value, purchase.pdn_value, purchase.umk_value) == (400, 400, 0)
    assert purchase.package_name == "Konsumsi rapat"

    finish(upload(table(RECEIPTS, receipt("K-1", 100), receipt("K-2", 250), receipt("K-3", 1))))
    purchase.refresh_from_db()
    assert (purchase.value, purchase.parts.count()) == (400, 3)


@pytest.mark.parametrize(
    ("header", "row", "source"),
    [
        (
            "order_id rup_code total shipping_fee nama_satker fiscal_year status order_date kode_penyedia",
            ["01KJ4AX4ADH6M66C5NPFXMJF95", "65819141", "119700000", "0", "Dinas Uji", "2026", "ON_PROCESS", "2026-02-23T00:00:00Z", "01JWBC"],
            Source.EKATALOG6,
        ),
        (
            "kd_paket kd_penyedia_v6 total_harga kd_rup nama_satker tahun_anggaran status_pkt product_ids tgl_order",
            ["01KJ4AX4ADH6M66C5NPFXMJF95", "01JWBC", "119700000", "65819141", "Dinas Uji", "2026", "ON_PROCESS", '"a,b"', "23/02/2026"],
            Source.EKATALOG6,
        ),
        (
            "kd_tender nilai_kontrak psr_id nama_satker tahun_anggaran nama_penyedia kd_rup_paket tgl_penetapan_pemenang",
            ["4528194", "119700000", "1", "Dinas Uji", "2026", "CV Uji", "65819141", "6 Maret 2026"],
            Source.TENDER,
        ),
        (
            "order_id valuasi merchant_name nama_satker tahun tanggal_transaksi order_desc",
            ["005459", "119700000", "Toko Uji", "Dinas Uji", "2026", "46087", "Kertas"],
            Source.TOKODARING,
        ),
        (
            "kd_swakelola_pct total_realisasi nama_satker tahun_anggaran kd_rup",
            ["10339169000", "119700000", "Dinas Uji", "2026", "65819141"],
            Source.SWAKELOLA,
        ),
    ],
    ids=["v6-api", "v6-isb", "tender", "tokodaring", "swakelola"],
)  # fmt: skip
def test_other_kinds_are_read(agency, header, row, source):
    finish(upload(table(header, row)))

    purchase = Purchase.objects.get()
    assert (purchase.source, purchase.value) == (source, 119_700_000)
    assert purchase.package_key == row[0]
    assert purchase.year == 2026


def test_what_schools_bought_in_siplah_is_theirs_by_their_npsn():
    school, other = (
        AgencyFactory(name=f"SD {npsn}", kind=AgencyKind.SCHOOL, npsn=npsn)
        for npsn in ("10806123", "00806124")
    )
    header = (
        "npsn nama_sekolah sumber_transaksi id_pesanan total_pesanan nama_toko tanggal_pesanan"
    )
    rows = [
        (npsn, "Sekolah Dasar", "SIPLah", f"SP-{npsn}", "1500000", "CV Buku", "2024-03-06")
        for npsn in (school.npsn, other.npsn)
    ]

    finish(upload(table(header, *rows), year=2024))

    found = Purchase.objects.order_by("package_key").values_list("agency", "source", "value")
    assert list(found) == [(other.pk, "siplah", 1_500_000), (school.pk, "siplah", 1_500_000)]


CONTRACTS = "kd_nontender no_kontrak versi_addendum tgl_kontrak nilai_kontrak nama_penyedia nama_satker tahun_anggaran status_kontrak"
PAYMENTS = "kd_nontender no_bap tgl_bap no_bast tgl_bast besar_pembayaran nama_penyedia nama_satker tahun_anggaran"


def payment(number, amount, day="2024-05-06", key="10000000001"):
    return (key, number, day, "BAST-1", day, amount, "CV Uji", "Dinas Uji", 2024)


def test_payments_make_a_contract_realised_once_they_cover_it(agency):
    contract = ("10000000001", "K-1", 0, "2024-03-06", 300, "CV Uji", "Dinas Uji", 2024, "AKTIF")
    finish(upload(table(CONTRACTS, contract)))

    part = finish(upload(table(PAYMENTS, payment("B-1", 100), payment("B-1", 100))))
    purchase = Purchase.objects.get()
    assert counts(part) == {"changed": 1, "merged": 1}
    assert (purchase.stage, purchase.paid_on) == (Stage.CONTRACTED, date(2024, 5, 6))

    whole = [payment("B-1", 100), payment("B-2", 200, "2024-06-07")]
    done = finish(upload(table(PAYMENTS, *whole)))
    purchase.refresh_from_db()
    assert counts(done) == {"changed": 1, "merged": 1}
    assert (purchase.stage, purchase.value) == (Stage.REALISED, 300)
    assert purchase.paid_on == date(2024, 6, 7)

    again = upload(table(PAYMENTS, payment("B-1", 100)))
    assert counts(again) == {"same": 1}

    revert(done, by=UserFactory(), reason="Salah")
    purchase.refresh_from_db()
    assert (purchase.stage, purchase.paid_on) == (Stage.CONTRACTED, date(2024, 5, 6))
    assert list(purchase.payments.values_list("number", "amount", "paid_on")) == [
        ("B-1", 100, date(2024, 5, 6))
    ]


def contract_of(value):
    row = ("10000000001", "K-1", 0, "2024-03-06", value, "CV Uji", "Dinas Uji", 2024, "AKTIF")
    finish(upload(table(CONTRACTS, row)))
    return Purchase.objects.get()


def test_payments_of_several_files_add_up_until_the_contract_is_paid(agency):
    purchase = contract_of(300)

    for number, amount in (("B-1", 100), ("B-2", 150), ("B-3", 50)):
        finish(upload(table(PAYMENTS, payment(number, amount))))
        purchase.refresh_from_db()
        assert (purchase.stage == Stage.REALISED) == (number == "B-3")

    assert purchase.paid_value == purchase.value == 300


def test_payments_of_files_saved_before_they_were_kept_are_recorded_once(agency):
    purchase = contract_of(300)
    finish(upload(table(PAYMENTS, payment("B-1", 100), payment("B-1", 100), payment("B-1", 20))))
    finish(upload(table(PAYMENTS, payment("B-2", "Rp180,00"), payment("", 5, key="9"))))
    taken_back = finish(upload(table(PAYMENTS, payment("B-3", 7))))
    revert(taken_back, by=UserFactory(), reason="Salah")
    expected = list(purchase.payments.values("number", "amount", "paid_on", "file_import"))
    PurchasePayment.objects.all().delete()
    Purchase.objects.update(stage=Stage.CONTRACTED)

    answers = [io.StringIO(), io.StringIO()]
    for answer in answers:
        call_command("recover_payments", stdout=answer)

    assert [answer.getvalue().strip() for answer in answers] == [
        "Payments: 2 recorded.", "Payments: 0 recorded.",
    ]  # fmt: skip
    purchase.refresh_from_db()
    assert list(purchase.payments.values("number", "amount", "paid_on", "file_import")) == expected
    assert (purchase.paid_value, purchase.stage) == (300, Stage.REALISED)


def test_a_payment_without_a_number_counts_once_in_whatever_row_it_stands(agency):
    purchase = contract_of(300)

    finish(upload(table(PAYMENTS, payment("", 100))))
    again = upload(table(PAYMENTS, payment("B-1", 50), payment("", 100)))
    finish(again)

    purchase.refresh_from_db()
    assert purchase.paid_value == 150


def test_a_payment_that_another_file_tells_otherwise_is_refused(agency):
    purchase = contract_of(300)
    finish(upload(table(PAYMENTS, payment("B-1", 100))))

    other = upload(table(PAYMENTS, payment("B-1", 120)))

    assert counts(other) == {"refused": 1}
    assert "sudah tercatat Rp100, di berkas ini Rp120" in other.rows.get().messages[0]
    purchase.refresh_from_db()
    assert purchase.paid_value == 100


def test_payments_above_the_contract_are_a_finding_until_they_are_taken_back(
    agency, django_capture_on_commit_callbacks
):
    purchase = contract_of(300)
    with django_capture_on_commit_callbacks(execute=True):
        done = finish(upload(table(PAYMENTS, payment("B-1", 200), payment("B-2", 101))))
    finding = Finding.objects.get(kind="overpaid", purchase=purchase)
    assert (finding.amount, finding.bound, finding.state) == (301, 300, "open")
    assert "melebihi nilai kontrak Rp300" in done.rows.first().messages[0]

    with django_capture_on_commit_callbacks(execute=True):
        revert(done, by=UserFactory(), reason="Salah")
    finding.refresh_from_db()
    assert finding.state == "solved"
    purchase.refresh_from_db()
    assert purchase.paid_value is None


def test_a_payment_makes_a_contract_of_what_was_pending(agency):
    row = ("10000000001", "K-1", 0, "", 300, "CV Uji", "Dinas Uji", 2024, "DRAFT")
    finish(upload(table(CONTRACTS, row)))
    purchase = Purchase.objects.get()
    Purchase.objects.update(stage=Stage.PENDING)

    done = finish(upload(table(PAYMENTS, payment("B-1", 100))))
    purchase.refresh_from_db()
    assert (purchase.stage, purchase.realised_value) == (Stage.CONTRACTED, 100)

    revert(done, by=UserFactory(), reason="Salah")
    purchase.refresh_from_db()
    assert (purchase.stage, purchase.paid_value) == (Stage.PENDING, None)


def test_the_page_and_the_exports_of_a_purchase_show_what_was_paid(client, agency):
    purchase = contract_of(300)
    finish(upload(table(PAYMENTS, payment("B-1", 100), payment("B-2", 80))))
    PurchaseFactory(agency=agency, year=2024, package_name="Tanpa pembayaran")
    client.force_login(UserFactory())

    page = client.get(purchase.get_absolute_url()).content.decode()
    assert "Dibayar 60,0% dari Rp300" in page
    assert "Rp180" in page
    response = client.get(reverse("procurement:purchase_csv"))
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert {row["Nama paket"]: row["Dibayar"] for row in rows} == {
        purchase.package_name: "180,00", "Tanpa pembayaran": "",
    }  # fmt: skip


def test_payment_of_an_unknown_contract_is_refused(agency):
    purchase_import = upload(table(PAYMENTS, payment("B-1", 100), payment("B-2", "", key="1")))

    assert counts(purchase_import) == {"refused": 2}
    messages = [row.messages[0] for row in purchase_import.rows.all()]
    assert messages == [
        "Kontrak paket ini belum tercatat. Impor berkas e-kontrak lebih dulu.",
        "Nilai pembayaran kosong.",
    ]


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_other_delimiters_are_read(agency, delimiter):
    finish(upload("\ufeff" + inaproc().replace(";", delimiter)))

    assert Purchase.objects.get().value == 1000


def test_html_named_xls_and_xlsx_are_read(agency):
    lines = [line.split(";") for line in inaproc().splitlines()]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in lines)
    finish(upload(f"<table>{cells}</table>", name="realisasi.xls"))
    stream = io.BytesIO()
    write_xlsx(stream, [Sheet("A", [SheetColumn(text) for text in lines[0]], [lines[1]])])

    again = upload(stream.getvalue(), name="realisasi.xlsx")

    assert counts(again) == {"same": 1}


# Unknown files


def test_unknown_file_asks_what_its_headers_mean_once(agency):
    content = "Satker;No Bukti;Tgl Kuitansi;Uraian Belanja;Nama Rekanan;Jumlah (Rp);Entah\nDinas Uji;007;29/02/2024;Snack;Dapur;1.500.000;x\n"
    purchase_import = upload(content, year=2024)
    assert purchase_import.mapping is None
    assert [header.text for header in file_headers(purchase_import, LAYOUT)][:2] == [
        "Satker",
        "No Bukti",
    ]

    mapping = {
        "Satker": "unit_name", "No Bukti": "package_key", "Tgl Kuitansi": "paid_on",
        "Uraian Belanja": "package_name", "Nama Rekanan": "supplier_name",
        "Jumlah (Rp)": "value", "Entah": "",
    }  # fmt: skip
    set_mapping(purchase_import, LAYOUT, mapping, by=purchase_import.created_by)
    reread(purchase_import)
    finish(purchase_import)

    purchase = Purchase.objects.get()
    assert (purchase.package_key, purchase.value, purchase.year) == ("007", 1_500_000, 2024)
    assert purchase.paid_on == date(2024, 2, 29)
    assert HeaderAlias.objects.exists()
    later = upload(content.replace("007", "008"), year=2024)
    assert later.mapping == mapping


# Two at once, failures


def test_second_import_is_told_to_wait(agency):
    purchase_import = upload(inaproc())
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s::int, 0)", [IMPORT_LOCK])
        save(purchase_import, by=purchase_import.created_by)
    other.close()

    purchase_import.refresh_from_db()
    assert purchase_import.step == ImportStep.READY
    assert "Berkas lain sedang disimpan" in purchase_import.failure
    assert not Purchase.objects.exists()


def test_import_is_saved_once(agency):
    purchase_import = finish(upload(inaproc()))

    with pytest.raises(ValidationError) as caught:
        save(purchase_import, by=purchase_import.created_by)
    assert caught.value.code == "not_ready"
    assert Purchase.objects.count() == 1


def test_nothing_to_save_is_said():
    purchase_import = upload(inaproc())

    save(purchase_import, by=purchase_import.created_by)

    purchase_import.refresh_from_db()
    assert purchase_import.step == ImportStep.READY
    assert "Tidak ada baris" in purchase_import.failure


def test_broken_file_is_shown_as_failed(agency):
    purchase_import = upload(inaproc())
    with purchase_import.file.open("wb") as file:
        file.write(b"\x00\x01")

    read_import(purchase_import.pk)

    purchase_import.refresh_from_db()
    assert purchase_import.step == ImportStep.FAILED
    assert purchase_import.failure


def test_file_that_is_gone_is_told_with_what_to_do(client, agency):
    purchase_import = upload(inaproc())
    client.force_login(purchase_import.created_by)
    purchase_import.file.storage.delete(purchase_import.file.name)

    read_import(purchase_import.pk)

    page = client.get(reverse("procurement:import_detail", args=[purchase_import.pk]))
    assert "tidak ada lagi di penyimpanan" in page.text
    assert page.context["purchase_import"].step == ImportStep.FAILED


def test_history_says_who_imported(agency):
    purchase_import = finish(upload(inaproc()))

    events = next(iter(Purchase.pgh_event_models.values())).objects.all()
    assert {e.pgh_context["verb"] for e in events} == {"import"}
    assert {e.pgh_context["user"] for e in events} == {purchase_import.created_by_id}


ULID = "01JQ0000000000000000000001"
OFFICE_HEADER = "Kode Paket;Nama Paket;Satker;Nilai;Tahun"


@pytest.mark.parametrize(
    ("key", "source"), [(ULID, Source.EKATALOG6), ("TLD-P2501-11344141", Source.EKATALOG5)]
)
def test_a_key_tells_its_system_in_a_file_of_the_office(agency, key, source):
    finish(upload(f"{OFFICE_HEADER}\n{key};ATK;{agency.name};1000;2025"))

    assert Purchase.objects.get().source == source


@pytest.mark.parametrize("is_first", [True, False])
def test_a_package_of_two_files_is_counted_once_whichever_comes_first(agency, is_first):
    files = [
        f"{OFFICE_HEADER}\n45012345678;ATK;{agency.name};1000;2025",
        (
            "Kode Tender;Nama Paket;Satker;Nilai Kontrak;Tahun\n"
            f"45012345678;ATK;{agency.name};1500;2025"
        ),
    ]
    for content in files if is_first else reversed(files):
        finish(upload(content))

    assert Purchase.objects.get().value == (1500 if is_first else 1000)


def test_a_number_of_the_offices_own_list_is_no_key_of_a_system(agency):
    PurchaseFactory(agency=agency, source=Source.TENDER, package_key="17")

    finish(upload(f"{OFFICE_HEADER}\n17;ATK;{agency.name};1000;2025"))

    assert Purchase.objects.count() == 2


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("REKAP TAHUN ANGGARAN 2025", 2025),
        ("Realisasi T.A. 2024", 2024),
        ("TA: 2025 dan TA 2024", None),
        ("Metro, 5 Januari 2025", None),
    ],
)
def test_the_title_above_the_table_tells_the_year(agency, title, year):
    held = upload(f"{title};;;\nKode Paket;Nama Paket;Satker;Nilai\nK-1;ATK;{agency.name};1000")

    assert held.year == year
    assert held.new_count == (year is not None)


def test_a_key_that_excel_has_cut_short_is_no_key(agency):
    purchase_import = upload(inaproc({"Kode Paket": "1,02E+25"}))

    assert counts(purchase_import) == {"refused": 1}
    assert "dipendekkan oleh Excel" in purchase_import.rows.get().messages[0]


def test_codes_that_a_program_took_for_numbers_are_those_of_other_files(agency):
    finish(upload(inaproc({"Kode Paket": "10234567890", "Sumber Transaksi": "Non Tender"})))

    again = upload(
        inaproc(
            {
                "Kode Paket": "10234567890.0",
                "Kode RUP": "66586755.0",
                "Sumber Transaksi": "Non Tender",
            }
        ),
        name="b.csv",
    )

    assert counts(again) == {"same": 1}


def test_a_word_for_nothing_is_no_amount(agency):
    purchase_import = finish(upload(inaproc({"Nilai PDN (Rp)": "NULL"})))

    assert counts(purchase_import) == {"new": 1}
    assert Purchase.objects.get().pdn_value is None


def test_schools_are_known_by_their_number():
    school = AgencyFactory(name="SD Negeri 1 Uji", npsn="10801234", kind="sekolah")

    purchase_import = upload(
        "NPSN;Nama Sekolah;No Pesanan;Nama Penyedia;Total Pesanan;Tahun\n"
        "10801234;SDN Satu;SIP-1;Toko Uji;450000;2024\n"
    )
    finish(purchase_import)

    assert Purchase.objects.get().agency == school
