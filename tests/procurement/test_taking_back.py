"""Imports that are taken back: receipts with their packages, and what the next file finds."""

from datetime import date
from decimal import Decimal

import pytest

from procurement.actions.importing import revert
from procurement.actions.linking import link
from procurement.models import Purchase, Stage
from tests.factories import AgencyFactory, CommitmentFactory, UserFactory
from tests.procurement.test_importing import RECEIPTS, finish, receipt, table, upload

pytestmark = pytest.mark.django_db
RECORDINGS = (
    "kd_nontender_pct total_realisasi nilai_pdn_pct nama_satker tahun_anggaran "
    "kd_rup status_nontender_pct_ket nama_paket"
)


@pytest.fixture
def agency():
    return AgencyFactory(name="Dinas Uji")


def recording(value):
    return ["1125194", value, value, "Dinas Uji", "2024", "46414641", "Paket Selesai", "Konsumsi"]


def test_taking_back_receipts_leaves_their_package_as_it_was(agency):
    """A package has no row in a file of receipts, and goes back all the same."""
    first = finish(upload(table(RECEIPTS, receipt("K-1", 100))))
    second = finish(upload(table(RECEIPTS, receipt("K-2", 250, day="2024-03-01T00:00:00Z"))))
    package = Purchase.objects.get(part_of=None)
    assert (package.value, str(package.paid_on)) == (350, "2024-03-01")

    revert(second, by=second.created_by, reason="Salah")
    package.refresh_from_db()
    assert (package.value, str(package.paid_on), package.has_parts) == (100, "2024-02-12", True)

    revert(first, by=first.created_by, reason="Salah")
    package.refresh_from_db()
    assert package.stage == Stage.WITHDRAWN
    assert not Purchase.objects.counted().exists()


def test_a_package_stands_while_receipts_of_a_later_file_do(agency):
    first = finish(upload(table(RECEIPTS, receipt("K-1", 100))))
    finish(upload(table(RECEIPTS, receipt("K-2", 250))))

    revert(first, by=first.created_by, reason="Salah")

    assert [one.value for one in Purchase.objects.counted()] == [250]


def test_receipts_count_after_the_file_of_their_packages_was_taken_back(agency):
    """What an import that was taken back had said of a package says nothing any more."""
    packages = finish(upload(table(RECORDINGS, recording(400))))
    revert(packages, by=packages.created_by, reason="Salah")

    receipts = finish(upload(table(RECEIPTS, receipt("K-1", 100), receipt("K-2", 250))))

    (package,) = Purchase.objects.counted()
    assert (package.value, package.pdn_value, package.stage) == (350, None, Stage.REALISED)
    revert(receipts, by=receipts.created_by, reason="Salah")
    assert not Purchase.objects.counted().exists()


def test_receipts_taken_back_leave_the_package_its_own_value(agency):
    finish(upload(table(RECORDINGS, recording(400))))
    receipts = finish(upload(table(RECEIPTS, receipt("K-1", 100))))
    assert Purchase.objects.get(part_of=None).has_parts

    revert(receipts, by=receipts.created_by, reason="Salah")

    package = Purchase.objects.get(part_of=None)
    assert (package.value, package.has_parts, package.stage) == (400, False, Stage.REALISED)


def test_a_purchase_forgets_what_was_taken_back(agency):
    """The next file that has it leaves the share of domestic products open: then it is open."""
    header = (
        "kd_nontender nilai_kontrak {}status_nontender nama_satker tahun_anggaran nama_penyedia"
    )
    row = ["4092194", "800", "Selesai", "Dinas Uji", "2024", "CV Uji"]
    with_pdn = table(header.format("nilai_pdn_kontrak "), [*row[:2], "800", *row[2:]])
    wrong = finish(upload(with_pdn))
    revert(wrong, by=wrong.created_by, reason="Salah")

    finish(upload(table(header.format(""), row)))

    purchase = Purchase.objects.get()
    assert (purchase.value, purchase.pdn_value, purchase.stage) == (800, None, Stage.REALISED)
    assert purchase.origin_cluster == "unknown"


def test_payments_do_not_rest_on_a_contract_that_was_taken_back(agency):
    contract = table(
        "kd_nontender no_kontrak versi_addendum nilai_kontrak nama_satker tahun_anggaran",
        ["4092194", "SPK/1", "0", "800", "Dinas Uji", "2024"],
    )
    file = finish(upload(contract))
    revert(file, by=file.created_by, reason="Salah")

    payments = upload(
        table(
            "kd_nontender no_kontrak no_bap tgl_bap besar_pembayaran nama_satker tahun_anggaran",
            ["4092194", "SPK/1", "B-1", "2024-05-01", "800", "Dinas Uji", "2024"],
        )
    )

    (row,) = payments.rows.all()
    assert "belum tercatat" in row.messages[0]


# Promises that the purchases had kept

CONTRACTS = "kd_nontender no_kontrak versi_addendum nilai_kontrak nama_satker tahun_anggaran status_kontrak"
PAYMENTS = "kd_nontender no_kontrak no_bap tgl_bap besar_pembayaran nama_satker tahun_anggaran"
DONE = "kd_nontender nilai_kontrak status_nontender nama_satker tahun_anggaran nama_penyedia"
PLACE = ["Dinas Uji", "2024"]


def contract_file():
    return finish(
        upload(table(CONTRACTS, ["4092194", "SPK/1", "0", "800", *PLACE, "Berlangsung"]))
    )


def payment_file(number="B-1", amount="800"):
    row = ["4092194", "SPK/1", number, "2024-05-01", amount, *PLACE]
    return finish(upload(table(PAYMENTS, row)))


def promise_of(agency, **values):
    values = {"status": "committed", "committed_on": date(2024, 3, 6)} | values
    return CommitmentFactory(agency=agency, quantity=None, unit_price=None, value=800, **values)


def tie(commitment):
    link(
        commitment=commitment, purchase=Purchase.objects.get(), amount=Decimal(800),
        by=UserFactory(),
    )  # fmt: skip


def state_of(commitment):
    commitment.refresh_from_db()
    return commitment.status, commitment.contract_number, commitment.purchase_links.count()


def test_a_promise_is_open_again_when_its_payments_are_taken_back(agency):
    commitment = promise_of(agency)
    contract_file()
    tie(commitment)
    assert state_of(commitment) == ("contracted", "SPK/1", 1)
    payments = payment_file()
    assert state_of(commitment) == ("completed", "SPK/1", 1)

    revert(payments, by=payments.created_by, reason="Salah berkas")

    assert state_of(commitment) == ("contracted", "SPK/1", 1)
    assert commitment.completed_on is None
    payment_file()
    assert state_of(commitment) == ("completed", "SPK/1", 1)


def test_a_promise_has_no_contract_when_its_purchase_is_taken_back(agency, client):
    commitment = promise_of(agency)
    file = finish(upload(table(DONE, ["4092194", "800", "Selesai", *PLACE, ""])))
    tie(commitment)
    assert state_of(commitment)[0] == "completed"
    client.force_login(file.created_by)
    asked = client.get(f"/procurement/import/{file.pk}/revert/").text
    assert "1 kaitan dengan komitmen ikut dilepas" in asked

    revert(file, by=file.created_by, reason="Salah berkas")

    assert state_of(commitment) == ("committed", "", 0)


def test_a_contract_of_somebody_stays_when_a_purchase_is_taken_back(agency):
    commitment = promise_of(
        agency, status="completed", contract_number="SP/77", contract_on=date(2024, 4, 1),
        completed_on=date(2024, 5, 1),
    )  # fmt: skip
    file = contract_file()
    tie(commitment)

    revert(file, by=file.created_by, reason="Salah berkas")

    assert state_of(commitment) == ("completed", "SP/77", 0)


def test_a_later_file_that_cancels_a_purchase_opens_its_promise(agency):
    commitment = promise_of(agency)
    finish(upload(table(DONE, ["4092194", "800", "Selesai", *PLACE, ""])))
    tie(commitment)

    finish(upload(table(DONE, ["4092194", "800", "Batal", *PLACE, ""])))

    assert state_of(commitment) == ("committed", "", 0)
