"""RUP files: put together, compared, saved in one piece, taken back."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from accounts.file_imports import receive, set_mapping
from accounts.models import AgencyAlias, HeaderAlias, Role
from core.spreadsheets import read_workbook
from matching.actions.demand_columns import LAYOUT
from matching.actions.demand_importing import (
    commit,
    preview_import,
    revert,
)
from matching.lexicon import forget_lexicon
from matching.models import Demand, DemandImport, ImportAction, ProcurementMethod
from tests.factories import AgencyFactory, OfficeFactory, UserFactory

pytestmark = pytest.mark.django_db

DATA = Path(__file__).resolve().parent.parent / "data" / "rup"
HEAD = "kd_rup;nama_paket;nama_satker;pagu;mak;status_aktif_rup;status_umumkan_rup"


@pytest.fixture(autouse=True)
def media_and_words(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    forget_lexicon()


@pytest.fixture
def staff():
    return UserFactory()


@pytest.fixture
def agency():
    return AgencyFactory(name="Dinas Sosial")


def upload(by, *lines, head=HEAD, name="rup.csv"):
    file = SimpleUploadedFile(name, "\n".join([head, *lines]).encode())
    return receive(DemandImport, LAYOUT, by=by, file=file, year=2025)


def test_budget_lines_of_a_package_are_summed(staff, agency):
    demand_import = upload(
        staff,
        "48123456;Snack rapat;Dinas Sosial;1.000.000;5.1.02.01.01.0052;True;Terumumkan",
        "48123456;Snack rapat;DINAS SOSIAL;250.000,50;5.1.02.01.01.0053;True;Terumumkan",
    )

    commit(demand_import, by=staff)

    demand = Demand.objects.get()
    assert (demand.agency, demand.year, demand.budget) == (agency, 2025, Decimal("1250000.50"))
    assert demand.account_codes == ["5.1.02.01.01.0052", "5.1.02.01.01.0053"]


SEPARATORS = {"semicolon": ";", "comma": ",", "line": "\n", "comma and blank": ", "}


def demands():
    rows = Demand.objects.order_by("pk")
    return [(demand.rup_codes, demand.budget, demand.is_counted) for demand in rows]


@pytest.mark.parametrize("separator", SEPARATORS.values(), ids=SEPARATORS)
def test_all_codes_of_a_cell_are_kept(staff, agency, separator):
    cell = separator.join(["48000001", "48000002"])
    commit(upload(staff, f'"{cell}";A;Dinas Sosial;100;"5.1.01{separator}5.1.02";;'), by=staff)

    assert demands() == [(["48000001", "48000002"], 100, True)]
    assert Demand.objects.get().account_codes == ["5.1.01", "5.1.02"]


def test_demand_of_another_government_is_not_ours_of_the_same_name(staff, agency):
    OfficeFactory()
    demand_import = upload(
        staff,
        "48000001;Kota Bandung;Dinas Sosial;100",
        "48000002;Kota Metro;Dinas Sosial;200",
        head="kd_rup;nama_klpd;nama_satker;pagu",
    )

    assert preview_import(demand_import, user=staff).unknown_units == [
        "Kota Bandung, Dinas Sosial"
    ]
    commit(demand_import, by=staff)
    assert demands() == [(["48000002"], 200, True)]


def test_rows_that_share_a_code_by_way_of_another_are_one_package_and_no_money_is_lost(
    staff, agency
):
    demand_import = upload(
        staff,
        "48000001;A;Dinas Sosial;10;;;",
        "48000003;C;Dinas Sosial;30;;;",
        "48000002,48000001;A;Dinas Sosial;20;;;",
        "48000003,48000002;A;Dinas Sosial;40;;;",
        "48000004;D;Dinas Sosial;5;;;",
    )

    assert preview_import(demand_import, user=staff).budget == 105
    commit(demand_import, by=staff)

    assert demands() == [
        (["48000001", "48000002", "48000003"], 100, True),
        (["48000004"], 5, True),
    ]


def test_a_code_that_is_gone_from_the_cell_is_given_up(staff, agency):
    commit(upload(staff, '"48000001;48000002";A;Dinas Sosial;100;;;'), by=staff)
    second = upload(staff, "48000002;A;Dinas Sosial;60;;;")
    commit(second, by=staff)
    assert demands() == [(["48000002"], 60, True)]

    revert(second, by=staff, reason="Salah berkas")

    assert demands() == [(["48000001", "48000002"], 100, True)]


def test_a_cell_split_to_rows_goes_on_as_the_first_and_is_put_back_whole(staff, agency):
    commit(upload(staff, '"48000001;48000002";A;Dinas Sosial;100;;;'), by=staff)
    second = upload(staff, "48000002;B;Dinas Sosial;40;;;", "48000001;A;Dinas Sosial;60;;;")
    commit(second, by=staff)
    assert demands() == [(["48000001"], 60, True), (["48000002"], 40, True)]

    revert(second, by=staff, reason="Salah berkas")
    connection.check_constraints()

    assert demands() == [(["48000001", "48000002"], 100, True), ([], 40, False)]


def test_rows_put_to_one_cell_end_the_other_demand_and_give_it_back(staff, agency):
    rows = ["48000001;A;Dinas Sosial;60;;;", "48000002;B;Dinas Sosial;40;;;"]
    commit(upload(staff, *rows), by=staff)
    second = upload(staff, '"48000002;48000001";A;Dinas Sosial;100;;;')
    [package] = preview_import(second, user=staff).packages
    saved = commit(second, by=staff)
    connection.check_constraints()
    assert demands() == [([], 60, False), (["48000002", "48000001"], 100, True)]
    assert "“A” kini menjadi bagian" in package.warnings[0]
    assert (saved.changed_count, saved.rows.count()) == (1, 2)

    revert(second, by=staff, reason="Salah berkas")
    connection.check_constraints()

    assert demands() == [(["48000001"], 60, True), (["48000002"], 40, True)]


def test_codes_that_change_hands_within_a_file(staff, agency):
    rows = ['"48000001;48000002";A;Dinas Sosial;60;;;', "48000003;B;Dinas Sosial;40;;;"]
    commit(upload(staff, *rows), by=staff)
    rows = ["48000001;A;Dinas Sosial;50;;;", '"48000003;48000002";B;Dinas Sosial;50;;;']

    commit(upload(staff, *rows), by=staff)
    connection.check_constraints()

    assert demands() == [(["48000001"], 50, True), (["48000003", "48000002"], 50, True)]


def test_the_order_of_codes_changes_nothing_and_the_same_line_counts_once(staff, agency):
    commit(upload(staff, '"48000001;48000002";A;Dinas Sosial;100;;;'), by=staff)
    line = '"48000002;48000001";A;Dinas Sosial;100;;;'

    [package] = preview_import(upload(staff, line, line), user=staff).packages

    assert (package.outcome, package.before) == ("same", {})
    assert package.warnings == ["Baris 3 sama dengan baris lain, dihitung sekali."]


def test_inactive_deleted_and_unannounced_are_kept_and_not_counted(staff, agency):
    demand_import = upload(
        staff,
        "48000001;A;Dinas Sosial;10;;True;Terumumkan",
        "48000002;B;Dinas Sosial;20;;False;Terumumkan",
        "48000003;C;Dinas Sosial;30;;True;Terinisiasi",
    )

    preview = preview_import(demand_import, user=staff)
    commit(demand_import, by=staff)

    assert (preview.row_count, preview.savable, preview.uncounted, preview.budget) == (3, 3, 2, 10)
    assert [demand.name for demand in Demand.objects.counted()] == ["A"]
    assert Demand.objects.count() == 3


def test_bad_rows_are_refused_with_number_and_reason(staff, agency):
    demand_import = upload(
        staff,
        "123;A;Dinas Sosial;10;;True;Terumumkan",
        "48000002;B;Dinas Sosial;sepuluh;;True;Terumumkan",
        "48000003;C;Dinas Antah;10;;True;Terumumkan",
        "48000004;D;;10;;True;Terumumkan",
        "48000005;E;Dinas Sosial;10;;True;Terumumkan",
    )

    saved = commit(demand_import, by=staff)

    refused = saved.rows.filter(action=ImportAction.REFUSED).order_by("number")
    assert [row.number for row in refused] == [2, 3, 4, 5]
    assert refused[1].reason.startswith("Pagu “sepuluh” tidak terbaca.")  # the row has its number
    assert (saved.new_count, saved.refused_count) == (1, 4)


def test_the_same_file_again_adds_what_was_refused_once_its_reason_is_gone(client, staff, agency):
    lines = ["48000001;A;Dinas Sosial;10;;;", "48000002;B;Dinas Antah;20;;;"]
    first = commit(upload(staff, *lines), by=staff)
    AgencyAlias.objects.remember({"Dinas Antah": agency}, by=staff)

    second = commit(upload(staff, *lines), by=staff)

    client.force_login(staff)
    assert "diunggah lagi" in client.get(first.get_absolute_url()).text
    assert (first.new_count, first.refused_count) == (1, 1)
    assert (second.new_count, second.same_count, second.refused_count) == (1, 1, 0)
    assert demands() == [(["48000001"], 10, True), (["48000002"], 20, True)]
    with pytest.raises(ValidationError) as error:
        upload(staff, *lines)
    assert error.value.code == "already_imported"


def test_import_whose_file_is_gone_says_so_on_every_page(client, staff, agency):
    client.force_login(staff)
    client.raise_request_exception = False
    demand_import = upload(staff, "48000001;A;Dinas Sosial;10;;;")
    demand_import.file.storage.delete(demand_import.file.name)
    pages = ("map", "preview", "units")

    answers = [
        client.get(reverse(f"matching:demand_import_{name}", args=[demand_import.pk]))
        for name in pages
    ]
    answers.append(client.post(reverse("matching:demand_import_commit", args=[demand_import.pk])))

    assert [answer.status_code for answer in answers] == [410] * 4
    assert "Unggah lagi" in answers[0].text
    assert not Demand.objects.exists()


def test_same_file_twice_is_refused_and_same_rows_change_nothing(staff, agency):
    line = "48000001;A;Dinas Sosial;10;;True;Terumumkan"
    commit(upload(staff, line), by=staff)

    with pytest.raises(ValidationError) as error:
        upload(staff, line)
    assert error.value.code == "already_imported"
    again = upload(staff, line, "")
    preview = preview_import(again, user=staff)

    assert preview.counts["same"] == 1
    with pytest.raises(ValidationError) as error:
        commit(again, by=staff)
    assert error.value.code == "nothing_to_save"


def test_changed_rows_are_saved_and_taken_back(staff, agency):
    commit(upload(staff, "48000001;A;Dinas Sosial;10;;True;Terumumkan"), by=staff)
    second = upload(
        staff,
        "48000001;A baru;Dinas Sosial;15;;True;Terumumkan",
        "48000002;B;Dinas Sosial;20;;True;Terumumkan",
    )
    commit(second, by=staff)
    assert Demand.objects.get(rup_codes=["48000001"]).budget == 15

    assert revert(second, by=staff, reason="Salah berkas") == 0

    restored = Demand.objects.get(rup_codes=["48000001"])
    assert (restored.name, restored.budget) == ("A", 10)
    assert list(Demand.objects.counted()) == [restored]
    with pytest.raises(ValidationError) as error:
        revert(second, by=staff, reason="Lagi")
    assert error.value.code == "not_standing"


def test_what_was_edited_since_stays_when_taken_back(staff, agency):
    commit(upload(staff, "48000001;A;Dinas Sosial;10;;True;Terumumkan"), by=staff)
    second = upload(staff, "48000001;A;Dinas Sosial;15;;True;Terumumkan")
    commit(second, by=staff)
    Demand.objects.update(budget=99)

    assert revert(second, by=staff, reason="Salah berkas") == 1
    assert Demand.objects.get().budget == 99


def test_units_are_skipped_or_matched_as_the_office_said(staff, agency):
    AgencyAlias.objects.remember({"Kementerian X": None, "Dinsos": agency}, by=staff)
    demand_import = upload(
        staff,
        "48000001;A;Kementerian X;10;;True;Terumumkan",
        "48000002;B;DINSOS;20;;True;Terumumkan",
    )

    saved = commit(demand_import, by=staff)

    assert (saved.new_count, saved.skipped_count) == (1, 1)
    assert Demand.objects.get().agency == agency


def test_buyer_imports_own_units_only(agency):
    buyer = UserFactory(role=Role.BUYER, agency=agency)
    AgencyFactory(name="Dinas Lain")
    demand_import = upload(
        buyer,
        "48000001;A;Dinas Sosial;10;;True;Terumumkan",
        "48000002;B;Dinas Lain;20;;True;Terumumkan",
    )

    saved = commit(demand_import, by=buyer)

    assert (saved.new_count, saved.refused_count) == (1, 1)


def test_who_cannot_say_what_a_unit_is_reads_who_can(client, staff, agency):
    buyer = UserFactory(role=Role.BUYER, agency=agency)
    demand_import = upload(buyer, "48000001;A;Dinas Antah;10;;True;Terumumkan")
    page = reverse("matching:demand_import_preview", args=[demand_import.pk])
    pages = {}

    for user in (buyer, staff):
        client.force_login(user)
        pages[user] = client.get(page).content.decode()

    assert "1 nama satuan kerja di berkas ini belum dikenal" in pages[buyer]
    assert "1 nama satuan kerja di berkas ini belum dikenal" not in pages[staff]


def test_unknown_header_is_asked_for_and_remembered(staff, agency):
    head = "Nomor Rencana;nama_paket;nama_satker"
    demand_import = upload(staff, "48000001;A;Dinas Sosial", head=head)
    assert demand_import.mapping is None

    set_mapping(
        demand_import,
        LAYOUT,
        {"Nomor Rencana": "rup_code", "nama_paket": "name", "nama_satker": "agency_name"},
        by=staff,
    )

    assert HeaderAlias.objects.filter(header="Nomor Rencana", column="rup_code").exists()
    assert upload(staff, "48000002;B;Dinas Sosial", head=head).mapping is not None


def excerpt(name):
    with (DATA / name).open("rb") as file:
        return read_workbook(file, name, max_bytes=10**7, max_rows=10**5)


@pytest.mark.parametrize(
    ("name", "announced"),
    [("rup-anggaran-penyedia.xlsx", "status_umumkan_rup"), ("rup-swakelola.xlsx", None)],
)
def test_every_row_of_a_real_file_is_accounted_for_and_sums_agree(staff, name, announced):
    cells = excerpt(name)
    head, rows = cells[0], [row + [""] * (len(cells[0]) - len(row)) for row in cells[1:]]
    unit = head.index("nama_satker")
    for number, text in enumerate(sorted({row[unit] for row in rows})):
        AgencyFactory(name=text, abbreviation=f"R{number}")
    file = SimpleUploadedFile(name, (DATA / name).read_bytes())

    demand_import = receive(DemandImport, LAYOUT, by=staff, file=file, year=2025)
    assert demand_import.mapping is not None
    saved = commit(demand_import, by=staff)

    counted = [
        Decimal(row[head.index("pagu")])
        for row in rows
        if announced is None or row[head.index(announced)] == "Terumumkan"
    ]
    packages = len({row[head.index("kd_rup")] for row in rows})
    assert saved.row_count == len(rows)
    assert (
        saved.new_count + saved.refused_count + saved.skipped_count + saved.same_count == packages
    )
    assert saved.refused_count == 0
    assert Demand.objects.counted().sums()[1] == sum(counted)


def test_self_managed_work_is_told_by_its_type(staff):
    name = "rup-swakelola.xlsx"
    cells = excerpt(name)
    unit = cells[0].index("nama_satker")
    for number, text in enumerate(sorted({row[unit] for row in cells[1:]})):
        AgencyFactory(name=text, abbreviation=f"R{number}")
    file = SimpleUploadedFile(name, (DATA / name).read_bytes())

    commit(receive(DemandImport, LAYOUT, by=staff, file=file, year=2025), by=staff)

    assert set(Demand.objects.values_list("method", flat=True)) == {ProcurementMethod.SELF_MANAGED}


def test_walk_from_upload_to_revert(client, staff, agency):
    client.force_login(staff)
    content = f"{HEAD}\n48000001;A;Dinas Antah;10;;True;Terumumkan"

    def url(name):
        return reverse(f"matching:{name}", args=[DemandImport.objects.get().pk])

    client.post(
        reverse("matching:demand_import_create"),
        {"file": SimpleUploadedFile("rup.csv", content.encode()), "year": 2025},
    )
    assert client.get(url("demand_import_preview")).context["preview"].unknown_units == [
        "Dinas Antah"
    ]
    client.post(url("demand_import_units"), {"unit_0": agency.pk})
    client.post(url("demand_import_commit"))
    assert Demand.objects.counted().get().agency == agency
    assert client.get(url("demand_import_detail")).status_code == 200
    client.post(url("demand_import_revert"), {"reason": "Salah berkas"})

    assert list(Demand.objects.counted()) == []


def test_foreign_import_is_not_found(client, staff, agency):
    demand_import = upload(staff, "48000001;A;Dinas Sosial;10;;True;Terumumkan")
    client.force_login(UserFactory(role=Role.BUYER))

    url = reverse("matching:demand_import_preview", args=[demand_import.pk])

    assert client.get(url).status_code == 404


def test_demand_that_a_later_file_has_no_more_is_told_and_stays(client, staff, agency):
    AgencyFactory(name="Dinas Lain")
    own_work = "48000004;Sosialisasi;Dinas Sosial;9;1"
    commit(
        upload(
            staff,
            "48000001;Kursi;Dinas Sosial;100;;;",
            "48000002;Meja;Dinas Sosial;900;;;",
            "48000003;Lemari;Dinas Lain;50;;;",
        ),
        by=staff,
    )
    head = "kd_rup;nama_paket;nama_satker;pagu;tipe_swakelola"
    commit(upload(staff, own_work, head=head, name="swakelola.csv"), by=staff)
    later = upload(staff, "48000001;Kursi;Dinas Sosial;100;;;", name="nanti.csv")
    client.force_login(staff)

    page = client.get(reverse("matching:demand_import_preview", args=[later.pk]))

    (table,) = page.context["missing"]
    assert table.name == "Meja"
    assert "Tidak ada lagi di berkas ini: 1 kebutuhan" in page.content.decode()
    assert table.get_absolute_url() in page.content.decode()
    assert table.is_counted


def test_a_file_with_all_packages_misses_none(staff, agency):
    rows = ["48000001;Kursi;Dinas Sosial;100;;;", "48000002;Meja;Dinas Sosial;900;;;"]
    commit(upload(staff, *rows), by=staff)

    later = upload(staff, rows[1], '"48000001";Kursi;Dinas Sosial;120;;;', name="nanti.csv")

    assert preview_import(later, user=staff).missing == []
