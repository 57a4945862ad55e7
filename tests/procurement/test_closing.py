"""A closed period keeps its figures; what changes afterwards shows as a correction."""

import io
from decimal import Decimal

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from accounts.models import Agency, Role
from procurement.actions.closing import close_period, reopen_period
from procurement.corrections import closable_sums, compare, corrections_of, frozen_in
from procurement.models import ClosedFigure, PeriodClosing, PeriodReview, Purchase, Stage
from procurement.reports import Scope, sums_by, total_of, unit_tree
from tests.factories import (
    AgencyFactory,
    OfficeFactory,
    PurchaseFactory,
    PurchasePaymentFactory,
    TargetFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed():
    """The first quarter of 2024 with two agencies, closed."""
    by = UserFactory(name="Sri Petugas")
    dinas, other = AgencyFactory(name="Dinas Satu"), AgencyFactory(name="Dinas Dua")
    TargetFactory(value=40)
    first = PurchaseFactory(
        agency=dinas, value=100, umk_value=60, pdn_value=100, contracted_on="2024-02-01",
        method="direct",
    )  # fmt: skip
    second = PurchaseFactory(agency=other, value=50, umk_value=0, contracted_on="2024-03-31")
    outside = PurchaseFactory(agency=other, value=999, contracted_on="2024-04-01")
    closing = close_period(year=2024, first_month=1, last_month=3, note="Triwulan I", by=by)
    return {
        "closing": closing, "by": by, "dinas": dinas, "other": other,
        "first": first, "second": second, "outside": outside,
    }  # fmt: skip


def everything(closing):
    units = unit_tree(Agency.objects.all())
    total, _ = compare(closing, units)
    return total, corrections_of(closing, units, total.difference)


def test_closing_keeps_what_the_report_shows(closed):
    now = total_of(sums_by(Scope(2024, 1, 3), "stage").values())

    total, found = everything(closed["closing"])

    assert total.then == total.now == now
    assert (now.count, now.value, now.umk) == (2, 150, 60)
    assert (found.count, found.rows, found.difference) == (0, [], 0)
    assert closed["closing"].umk_target == 40


def test_corrections_name_the_purchases_that_made_them(closed):
    Purchase.objects.filter(pk=closed["first"].pk).update(value=130)
    Purchase.objects.filter(pk=closed["second"].pk).update(stage=Stage.CANCELLED)
    Purchase.objects.filter(pk=closed["outside"].pk).update(value=5)
    added = PurchaseFactory(agency=closed["dinas"], value=7, contracted_on="2024-01-02")

    total, found = everything(closed["closing"])

    assert (total.then.value, total.now.value, total.difference) == (150, 137, -13)
    assert [(row.pk, row.value_then, row.value_now, row.what) for row in found.rows] == [
        (closed["second"].pk, 50, None, "Tidak dihitung lagi"),
        (closed["first"].pk, 100, 130, "Nilai berubah"),
        (added.pk, None, 7, "Bertambah"),
    ]
    assert (found.count, found.difference) == (3, -13)


def test_a_change_taken_back_is_no_correction(closed):
    Purchase.objects.filter(pk=closed["first"].pk).update(value=130)
    Purchase.objects.filter(pk=closed["first"].pk).update(value=100, note="Dikembalikan")

    _, found = everything(closed["closing"])

    assert found.rows == []


def test_a_payment_after_the_closing_is_progress_not_a_correction(client, closed):
    PurchasePaymentFactory(purchase=closed["first"], amount=40)

    total, found = everything(closed["closing"])

    assert (total.then.realised, total.now.realised) == (0, 40)
    assert (total.is_changed, found.rows) == (False, [])
    client.force_login(closed["by"])
    page = client.get(closed["closing"].get_absolute_url()).content.decode()
    assert "terbayar Rp0" in page
    assert "terbayar Rp40" in page
    assert "Ada koreksi" not in page


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"year": 2023, "contracted_on": "2023-02-01"}, "Tidak dihitung lagi"),
        ({"contracted_on": "2024-05-01"}, "Tidak dihitung lagi"),
        ({"umk_value": 10}, "Bagian atau OPD berubah"),
        ({"pdn_value": None}, "Bagian atau OPD berubah"),
    ],
)
def test_moves_and_parts_are_corrections(closed, change, what):
    Purchase.objects.filter(pk=closed["first"].pk).update(**change)

    total, found = everything(closed["closing"])

    assert [(row.pk, row.what) for row in found.rows] == [(closed["first"].pk, what)]
    assert found.difference == total.difference


def test_a_move_to_another_agency_shows_in_both(closed):
    Purchase.objects.filter(pk=closed["first"].pk).update(agency=closed["other"])

    total, found = everything(closed["closing"])
    own = corrections_of(closed["closing"], [closed["dinas"].pk], Decimal(-100))

    assert total.difference == 0
    assert [row.what for row in found.rows] == ["Bagian atau OPD berubah"]
    assert (own.difference, own.rows[0].what) == (-100, "Tidak dihitung lagi")


def test_a_whole_year_holds_what_has_no_date():
    PurchaseFactory(value=10)
    PurchaseFactory(value=20, contracted_on="2024-02-01")

    assert sum(sums.value for sums in closable_sums(Scope(2024)).values()) == 30
    assert sum(sums.value for sums in closable_sums(Scope(2024, 1, 3)).values()) == 20


def test_filters_hold_for_the_frozen_figures(closed):
    scope = Scope(2024, 1, 3)
    dinas = frozenset([closed["dinas"].pk])

    assert frozen_in(scope).then.value == 150
    assert frozen_in(Scope(2024, 1, 3, agencies=dinas)).then.value == 100
    assert frozen_in(Scope(2024, 1, 3, method="direct")).then.umk == 60
    assert frozen_in(Scope(2024, 1, 3, stages=(Stage.REALISED,))).then.value == 0
    assert frozen_in(Scope(2024, 1, 6)) is None
    assert frozen_in(Scope(2023, 1, 3)) is None


@pytest.mark.parametrize(
    ("day", "month", "code"),
    [("2024-03-31", 3, "not_over"), ("2024-04-01", 3, None), ("2024-12-31", 12, "not_over")],
)
def test_only_a_period_that_is_over_closes(time_machine, day, month, code):
    time_machine.move_to(f"{day}T10:00+07:00")
    act = {"year": 2024, "first_month": 1, "last_month": month, "note": "", "by": UserFactory()}

    if code is None:
        assert close_period(**act).pk
        return
    with pytest.raises(ValidationError) as error:
        close_period(**act)
    assert error.value.code == code
    assert not PeriodClosing.objects.exists()


def test_a_period_closes_once_until_it_is_opened_again(closed):
    act = {"year": 2024, "first_month": 1, "last_month": 3, "note": "", "by": closed["by"]}
    with pytest.raises(ValidationError, match="sudah ditutup"):
        close_period(**act)

    reopen_period(closed["closing"], reason="Salah impor", by=closed["by"])
    with pytest.raises(ValidationError) as error:
        reopen_period(closed["closing"], reason="Lagi", by=closed["by"])

    assert error.value.code == "not_closed"
    assert frozen_in(Scope(2024, 1, 3)) is None
    assert ClosedFigure.objects.filter(closing=closed["closing"]).exists()
    assert close_period(**act).is_standing


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"reopened_at": timezone.now()}, "period_reopening_is_whole"),
        ({"first_month": 4}, "period_months_are_ordered"),
        ({"year": 1999}, "period_year_is_plausible"),
    ],
)
def test_closings_stay_whole(closed, values, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        PeriodClosing.objects.update(**values)


@pytest.mark.django_db(transaction=True)
def test_nobody_closes_while_purchases_are_written():
    by = UserFactory()
    PurchaseFactory()
    other = connection.copy()
    try:
        with transaction.atomic(), other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("UPDATE procurement_purchase SET note = 'x'")
            with pytest.raises(ValidationError) as error:
                close_period(year=2024, first_month=1, last_month=3, note="", by=by)
            cursor.execute("ROLLBACK")
    finally:
        other.close()

    assert error.value.code == "busy"


# Pages


def test_reports_of_a_closed_period_say_so(client, closed):
    client.force_login(closed["by"])
    query = {"year": 2024, "period": "1-3"}

    page = client.get(reverse("reports:agency_table", query=query)).text
    other = client.get(reverse("reports:agency_table", query={"year": 2024})).text
    Purchase.objects.filter(pk=closed["first"].pk).update(value=130)
    changed = client.get(reverse("reports:agency_table", query=query)).text
    book = client.get(reverse("reports:agencies_xlsx", query=query)).getvalue()

    assert "Periode ini ditutup" in page
    assert "Belum ada koreksi" in page
    assert "Periode ini ditutup" not in other
    assert "angka sekarang, sesudah koreksi" in changed
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    assert "Rp60 dari Rp150" in sheet.cell(4, 1).value


@pytest.mark.parametrize("name", ["agencies_csv", "packages_csv"])
def test_csv_of_a_closed_period_says_so_under_its_rows(client, closed, name):
    client.force_login(closed["by"])
    query = {"year": 2024, "period": "1-3"}

    def lines(query):
        answer = client.get(reverse(f"reports:{name}", query=query))
        return b"".join(answer.streaming_content).decode("utf-8-sig").split("\r\n")

    assert lines(query)[-3] == ""
    assert "Periode ini ditutup" in lines(query)[-2]
    assert "ditutup" not in "".join(lines({"year": 2024}))


def test_page_and_files_show_both_figures(client, closed):
    OfficeFactory()
    client.force_login(closed["by"])
    Purchase.objects.filter(pk=closed["first"].pk).update(value=130)
    pk = closed["closing"].pk

    page = client.get(closed["closing"].get_absolute_url())
    book = client.get(reverse("reports:closing_xlsx", args=[pk])).getvalue()
    pdf = client.get(reverse("reports:closing_pdf", args=[pk])).content

    assert page.context["total"].difference == 30
    assert "Nilai berubah" in page.text
    sheets = openpyxl.load_workbook(io.BytesIO(book))
    last = [cell.value for cell in sheets["Per OPD"][sheets["Per OPD"].max_row]]
    assert (last[0], last[2], last[6], last[10]) == ("Jumlah", 150, 180, 30)
    assert sheets["Koreksi"].cell(sheets["Koreksi"].max_row, 3).value == "Nilai berubah"
    text = "\n".join(one.extract_text() for one in PdfReader(io.BytesIO(pdf)).pages)
    assert "Rp150" in text
    assert "Rp30" in text


def test_buyer_sees_its_own_figures_of_a_closed_period(client, closed):
    client.force_login(UserFactory(role=Role.BUYER, agency=closed["dinas"]))
    Purchase.objects.filter(pk=closed["second"].pk).update(value=1)

    page = client.get(closed["closing"].get_absolute_url())

    assert page.context["total"].then.value == 100
    assert [line.name for line in page.context["lines"]] == ["Dinas Satu"]
    assert page.context["corrections"].rows == []


def test_staff_close_and_open_in_the_browser(client):
    client.force_login(UserFactory())
    PurchaseFactory(contracted_on="2024-02-01")
    values = {"year": 2024, "period": "1-3", "note": "Laporan TW I"}

    page = client.post(reverse("reports:closing_create"), values)
    again = client.post(reverse("reports:closing_create"), values)
    closing = PeriodClosing.objects.get()
    assert page.url == closing.get_absolute_url()
    assert "sudah ditutup" in again.text

    reopen = reverse("reports:closing_reopen", args=[closing.pk])
    assert client.post(reopen, {"reason": ""}).status_code == 200
    client.post(reopen, {"reason": "Impor susulan"})

    closing.refresh_from_db()
    assert closing.reopen_reason == "Impor susulan"
    assert "Dibuka lagi" in client.get(reverse("reports:closing_list")).text


def test_running_year_is_refused_in_words(client, time_machine):
    time_machine.move_to("2024-03-20T10:00+07:00")
    client.force_login(UserFactory())

    page = client.post(reverse("reports:closing_create"), {"year": 2024, "period": "1-12"})

    assert page.context["form"].has_error("__all__", "not_over")


@pytest.mark.parametrize("count", [1, 3])
def test_page_query_count(client, count, django_assert_max_num_queries):
    by = UserFactory()
    for _ in range(count):
        PurchaseFactory(contracted_on="2024-02-01")
    closing = close_period(year=2024, first_month=1, last_month=3, note="", by=by)
    for _ in range(count):
        PurchaseFactory(contracted_on="2024-02-01")
    client.force_login(by)

    with django_assert_max_num_queries(10):
        response = client.get(closing.get_absolute_url())

    assert len(response.context["corrections"].rows) == count


def test_editing_says_that_the_period_is_closed(client, closed):
    client.force_login(closed["by"])

    for name, closing in (("first", closed["closing"]), ("outside", None)):
        page = client.get(reverse("procurement:purchase_edit", args=[closed[name].pk]))
        assert page.context["closing"] == closing
        assert ("sudah ditutup" in page.text) is (closing is not None)


def test_an_undated_purchase_is_held_by_a_whole_year_alone(closed):
    assert list(PeriodClosing.objects.holding(2024, 3)) == [closed["closing"]]
    assert not PeriodClosing.objects.holding(2024, 4)
    assert not PeriodClosing.objects.holding(2023, 3)
    assert not PeriodClosing.objects.holding(2024, None)
    year = close_period(year=2024, first_month=1, last_month=12, note="", by=closed["by"])
    assert list(PeriodClosing.objects.holding(2024, None)) == [year]
    reopen_period(closed["closing"], reason="Salah", by=closed["by"])
    assert list(PeriodClosing.objects.holding(2024, 3)) == [year]


def test_who_closes_a_closed_period_is_led_to_it(client, closed):
    client.force_login(closed["by"])
    address = reverse("reports:closing_create")
    asked = {"year": 2024, "period": "1-3", "note": "Lagi"}

    again = client.post(address, asked)
    other = client.post(address, asked | {"year": "x"})

    assert again.context["form"].has_error("__all__", "already_closed")
    assert closed["closing"].get_absolute_url() in again.text
    assert "Lagi" in again.text
    assert closed["closing"].get_absolute_url() not in other.text


def test_an_inspector_notes_a_review_once_and_all_read_it(client, closed):
    closing = closed["closing"]
    apip = UserFactory(role=Role.OBSERVER, name="Ratna Inspektorat")
    client.force_login(apip)
    address = reverse("reports:closing_review", args=[closing.pk])
    reading = reverse("reports:review_list", args=[closing.pk])
    for _ in range(2):
        assert client.post(address, {"text": "Dua paket\nperlu bukti"}).url == reading

    (review,) = PeriodReview.objects.all()
    assert (review.text, review.written_by) == ("Dua paket\nperlu bukti", apip)
    client.force_login(UserFactory())
    assert "Catatan reviu (1)" in client.get(closing.get_absolute_url()).text
    assert "Ratna Inspektorat" in client.get(reading).text
    assert address not in client.get(reading).text
    book = openpyxl.load_workbook(
        io.BytesIO(b"".join(client.get(reverse("reports:closing_xlsx", args=[closing.pk]))))
    )
    assert list(book["Reviu"].values)[-1][1:] == (apip.name, review.text)


@pytest.mark.parametrize("text", ["", " "])
def test_a_review_says_something(client, closed, text):
    client.force_login(UserFactory(role=Role.OBSERVER))
    address = reverse("reports:closing_review", args=[closed["closing"].pk])

    form = client.post(address, {"text": text}).context["form"]

    assert form.has_error("text", "required")


@pytest.mark.parametrize("act", [lambda rows: rows.update(text="x"), lambda rows: rows.delete()])
def test_nobody_changes_or_deletes_a_review(closed, act):
    PeriodReview.objects.create(
        closing=closed["closing"], text="Perlu bukti", written_by=UserFactory()
    )

    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        act(PeriodReview.objects.all())

    assert PeriodReview.objects.get().text == "Perlu bukti"
