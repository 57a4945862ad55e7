import csv
import io
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time
from decimal import Decimal
from threading import Barrier

import openpyxl
import pypdf
import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from config.worklist import waiting_tasks
from events.models import Slot
from matching.actions.commitments import record, totals_of
from matching.actions.outcomes import decide, report, result_of
from matching.models import Commitment, Decision, Meeting, MeetingReport
from tests.factories import (
    AgencyFactory,
    CommitmentFactory,
    ForumFactory,
    InterestFactory,
    MeetingFactory,
    OfficeFactory,
    ProductFactory,
    PublishedScheduleFactory,
    RepresentativeFactory,
    UserFactory,
    VerifiedVendorFactory,
)
from vendors.models import Product

pytestmark = pytest.mark.django_db


def path(name, forum, *args):
    return reverse(f"matching:{name}", args=[forum.slug, *args])


@pytest.fixture
def met():
    """A published meeting with a buyer and a seller who took part."""
    buyer = UserFactory(role=Role.BUYER)
    seller = RepresentativeFactory(vendor=VerifiedVendorFactory())
    meeting = MeetingFactory(
        schedule=PublishedScheduleFactory(), agency=buyer.agency, vendor=seller.vendor
    )
    return meeting, buyer, seller.user


def entry(**values):
    return MeetingReport(**{"held": True, "outcome": "interest"} | values)


# Outcomes


@pytest.mark.parametrize(
    ("hour", "is_offered"), [(9, False), (10, True)], ids=["before its slot", "in its slot"]
)
def test_the_result_is_asked_from_the_start_of_the_slot_on(client, met, hour, is_offered):
    meeting, buyer, _ = met
    Slot.objects.filter(pk=meeting.slot_id).update(start_time=time(10), end_time=time(10, 30))
    pages = {buyer: "schedule_detail", UserFactory(): "outcome_list"}
    asked = path("meeting_report", meeting.forum, meeting.pk)

    with time_machine.travel(f"2024-03-06T{hour:02}:00:00+07:00", tick=False):
        offered = []
        for user, name in pages.items():
            client.force_login(user)
            offered.append(asked in client.get(path(name, meeting.forum)).text)

    assert offered == [is_offered] * 2


def test_no_result_before_the_day(client, met):
    meeting, buyer, _ = met
    evening, morning = "2024-03-05T20:00:00+07:00", "2024-03-06T05:00:00+07:00"

    with time_machine.travel(evening, tick=False):
        client.force_login(buyer)
        page = client.get(path("meeting_detail", meeting.forum, meeting.pk))
        with pytest.raises(ValidationError) as error:
            report(meeting, entry(), by=buyer)
    assert error.value.code == "too_early"
    assert not page.context["can_report"]
    # A table that is ahead of its time tells its result all the same.
    with time_machine.travel(morning, tick=False):
        report(meeting, entry(), by=buyer)
    assert MeetingReport.objects.count() == 1


def test_sides_report_and_agree(met):
    meeting, buyer, seller = met

    report(meeting, entry(), by=buyer)
    report(meeting, entry(rating=5), by=seller)

    result = result_of(meeting)
    assert (result.value, result.is_disputed) == (Decision.INTEREST, False)
    assert [row.side for row in result.reports] == ["agency", "vendor"]


def test_later_word_of_a_side_counts(met):
    meeting, buyer, _ = met
    report(meeting, entry(), by=buyer)

    report(meeting, entry(outcome="commitment"), by=buyer)

    assert meeting.reports.get().outcome == "commitment"


def test_disagreement_is_decided_by_the_office_until_someone_speaks_again(met):
    meeting, buyer, seller = met
    report(meeting, entry(), by=buyer)
    report(meeting, entry(held=False, outcome="none"), by=seller)
    assert result_of(meeting).is_disputed

    decide(meeting, Decision.INTEREST, by=UserFactory())
    meeting.refresh_from_db()
    assert result_of(meeting).value == Decision.INTEREST

    report(meeting, entry(held=False, outcome="none"), by=seller)
    meeting.refresh_from_db()
    assert result_of(meeting).is_disputed


def test_the_office_is_led_to_a_disagreement_and_decides_it(client, met):
    """From the work list to the meeting; nothing is chosen for it, and the choice can be changed."""
    meeting, buyer, seller = met
    OfficeFactory()
    report(meeting, entry(outcome="none"), by=buyer)
    report(meeting, entry(held=False, outcome="none"), by=seller)
    office = UserFactory()
    client.force_login(office)
    queue = path("outcome_list", meeting.forum)
    here = path("meeting_detail", meeting.forum, meeting.pk)
    told = [task for task in waiting_tasks(office) if "dilaporkan berbeda" in task.title]

    assert [task.url for task in told] == [f"{queue}?result=disputed"]
    assert f"{here}#decision" in client.get(told[0].url).text
    assert " selected" not in client.get(here).text.partition('id="decision"')[2]
    address = path("meeting_decide", meeting.forum, meeting.pk)
    client.post(address, {"decision": ""})
    meeting.refresh_from_db()
    assert meeting.decision == ""
    assert client.post(address, {"decision": "none"}).url == queue
    assert not [task for task in waiting_tasks(office) if "dilaporkan berbeda" in task.title]
    assert '<option value="none" selected>' in client.get(here).text
    client.post(address, {"decision": "not_held"})
    meeting.refresh_from_db()
    assert meeting.decision == Decision.NOT_HELD


def test_reports_that_differ_in_detail_alone_do_not_disagree(met):
    meeting, buyer, seller = met
    report(meeting, entry(outcome="none", note="Harga belum cocok"), by=buyer)
    report(meeting, entry(outcome="none", rating=1), by=seller)

    assert not MeetingReport.objects.disagreeing().exists()
    assert not result_of(meeting).is_disputed


@pytest.mark.parametrize(
    ("values", "code"),
    [({"status": "cancelled", "cancel_reason": "Sakit"}, "cancelled"), ({}, "not_published")],
)
def test_outcome_needs_a_meeting_that_counts(values, code):
    schedule = {"schedule": PublishedScheduleFactory()} if values else {}
    meeting = MeetingFactory(**values, **schedule)

    with pytest.raises(ValidationError) as refusal:
        report(meeting, entry(), by=UserFactory())

    assert refusal.value.code == code


def test_report_page_leads_on_to_the_commitment(client, met):
    meeting, buyer, _ = met
    client.force_login(buyer)

    response = client.post(
        path("meeting_report", meeting.forum, meeting.pk), {"held": "on", "outcome": "commitment"}
    )

    assert response.url.endswith(f"/commitments/new/?meeting={meeting.pk}")
    assert client.get(response.url).context["form"].instance.vendor == meeting.vendor


def test_report_of_a_meeting_that_failed_keeps_no_outcome(client, met):
    meeting, buyer, _ = met
    client.force_login(buyer)

    client.post(
        path("meeting_report", meeting.forum, meeting.pk),
        {"outcome": "commitment", "rating": 5, "missing": "vendor"},
    )

    row = meeting.reports.get()
    assert (row.held, row.outcome, row.rating, row.missing) == (False, "none", None, "vendor")


def test_own_agenda_asks_for_the_result_until_the_side_has_told_it(client, met):
    meeting, buyer, seller = met
    address, ask = (
        path("schedule_detail", meeting.forum),
        path("meeting_report", meeting.forum, meeting.pk),
    )
    report(meeting, entry(outcome="commitment"), by=seller)

    client.force_login(buyer)
    before = client.get(address).text
    report(meeting, entry(), by=buyer)
    after = client.get(address).text

    assert ask in before
    assert "ada komitmen" not in before
    assert ask not in after
    assert "Bertemu, ada minat" in after


def test_sides_read_their_own_report_alone(client, met):
    meeting, buyer, seller = met
    report(meeting, entry(note="Rahasia OPD"), by=buyer)
    client.force_login(seller)

    response = client.get(path("meeting_detail", meeting.forum, meeting.pk))

    assert list(response.context["reports"]) == []
    assert "Rahasia OPD" not in response.content.decode()


def test_outcome_list_puts_disagreements_first(client, met):
    meeting, buyer, seller = met
    other = MeetingFactory(schedule=meeting.schedule)
    report(meeting, entry(), by=buyer)
    report(meeting, entry(outcome="commitment"), by=seller)
    client.force_login(UserFactory())

    response = client.get(path("outcome_list", meeting.forum))

    assert [row.pk for row, _ in response.context["page"]] == [meeting.pk, other.pk]
    assert response.context["counts"] == [
        ("", "Semua", 2),
        ("disputed", "Perlu diputuskan", 1),
        ("open", "Belum dilaporkan", 1),
    ]
    for state, expected in (("open", [other.pk]), ("interest", [])):
        narrowed = client.get(path("outcome_list", meeting.forum), {"result": state})
        assert [row.pk for row, _ in narrowed.context["page"]] == expected
    found = client.get(path("outcome_list", meeting.forum), {"q": other.vendor.name})
    assert [row.pk for row, _ in found.context["page"]] == [other.pk]
    assert (
        b"".join(client.get(path("outcome_csv", meeting.forum), {"q": other.vendor.name})).count(
            b"\r\n"
        )
        == 2
    )
    client.post(path("meeting_decide", meeting.forum, meeting.pk), {"decision": "x"})
    assert not Meeting.objects.exclude(decision="").exists()
    client.post(path("meeting_decide", meeting.forum, meeting.pk), {"decision": "commitment"})
    assert Meeting.objects.get(pk=meeting.pk).decision == "commitment"


def test_the_files_of_outcomes_hold_what_the_list_shows(client, met):
    meeting, buyer, seller = met
    MeetingFactory(schedule=meeting.schedule)
    report(meeting, entry(note="Minta contoh"), by=buyer)
    report(meeting, entry(outcome="commitment"), by=seller)
    CommitmentFactory(forum=meeting.forum, meeting=meeting)
    client.force_login(UserFactory(role=Role.OBSERVER))

    response = client.get(path("outcome_csv", meeting.forum), {"result": "disputed"})
    (line,) = csv.DictReader(
        io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig")), delimiter=";"
    )
    sheet = client.get(path("outcome_xlsx", meeting.forum), {"result": "disputed"})
    rows = list(openpyxl.load_workbook(io.BytesIO(b"".join(sheet))).active.values)

    told = (
        "Hasil",
        "Menurut OPD",
        "Menurut vendor",
        "Menurut petugas meja",
        "Catatan",
        "Komitmen",
    )
    assert [line[name] for name in told] == [
        "Perlu diputuskan", Decision.INTEREST.label, Decision.COMMITMENT.label, "",
        "Minta contoh", "1",
    ]  # fmt: skip
    assert (len(rows), rows[-1][4]) == (5, meeting.vendor.name)


@pytest.mark.parametrize(("sort", "order"), [("value", [0, 1]), ("-value", [1, 0])])
def test_commitments_are_sorted_by_a_heading(client, sort, order):
    forum = ForumFactory()
    rows = [
        CommitmentFactory(forum=forum, quantity=None, unit_price=None, value=value)
        for value in (100, 200)
    ]
    client.force_login(UserFactory())

    page = client.get(path("commitment_list", forum), {"sort": sort}).context["page"]

    assert list(page) == [rows[place] for place in order]


# Commitments

INTEREST = {"as_interest": "1"}


def test_a_promise_is_written_down_in_one_go_and_once(client, met):
    meeting, buyer, _ = met
    product = ProductFactory(vendor=meeting.vendor, name="Kertas HVS", unit="rim")
    Product.objects.filter(pk=product.pk).update(price=50_000, price_on=date(2024, 3, 1))
    client.force_login(buyer)
    address = f"{path('commitment_create', meeting.forum)}?meeting={meeting.pk}"
    data = {"product": product.pk, "quantity": "20"}

    form = client.post(address, data).context["form"]
    assert form.errors.as_data()["planned_month"][0].code == "promise_incomplete"
    assert not Commitment.objects.exists()
    for _ in range(2):
        client.post(address, data | {"planned_month": "2024-04"})

    row = Commitment.objects.get()
    assert (row.status, row.committed_on) == ("committed", timezone.localdate())
    # Name, unit and price are those of the product: nobody types them again.
    assert (row.description, row.unit, row.value) == ("Kertas HVS", "rim", 1_000_000)


def test_a_vendor_can_only_note_an_interest(client, met):
    meeting, _, seller = met
    client.force_login(seller)
    address = f"{path('commitment_create', meeting.forum)}?meeting={meeting.pk}"
    data = {"description": "Snack", "value": "1000", "planned_month": "2024-04"}

    client.post(address, data)

    assert Commitment.objects.get().status == "interest"


def test_what_a_promise_lacks_is_asked_for_with_its_day(client, met):
    meeting, buyer, _ = met
    row = InterestFactory(
        forum=meeting.forum, agency=buyer.agency, quantity=None, unit_price=None, value=None,
        planned_month=None,
    )  # fmt: skip
    client.force_login(buyer)
    address = path("commitment_step", row.forum, row.pk, "commit")

    form = client.post(address, {"on": "2024-03-06"}).context["form"]
    assert list(form.errors) == ["value", "planned_month"]
    client.post(address, {"on": "2024-03-06", "value": "1.500.000", "planned_month": "2024-05"})

    row.refresh_from_db()
    assert (row.status, row.value, row.planned_month) == (
        "committed",
        1_500_000,
        date(2024, 5, 1),
    )


def test_after_a_result_the_others_wait_and_a_commitment_is_asked_for_once(client, met):
    meeting, buyer, seller = met
    address = path("meeting_report", meeting.forum, meeting.pk)
    told = {"held": "on", "outcome": "commitment"}
    client.force_login(buyer)
    assert client.post(address, {"held": "on", "outcome": "interest"}).url == path(
        "schedule_detail", meeting.forum
    )
    assert client.post(address, told).url.startswith(path("commitment_create", meeting.forum))

    CommitmentFactory(forum=meeting.forum, meeting=meeting, description="Snack rapat")

    client.force_login(seller)
    assert client.post(address, told).url == path("schedule_detail", meeting.forum)
    page = client.get(path("commitment_create", meeting.forum), {"meeting": meeting.pk})
    assert "Sudah dicatat dari pertemuan ini" in page.text
    client.force_login(UserFactory())
    assert client.post(address, told).url == path("outcome_list", meeting.forum)


def test_buyer_writes_an_interest_down_and_takes_it_to_the_end(client, met):
    meeting, buyer, _ = met
    client.force_login(buyer)
    data = {
        "description": "Snack rapat",
        "quantity": "1200",
        "unit": "kotak",
        "unit_price": "17500",
        "planned_month": "2024-04",
        **INTEREST,
    }

    client.post(f"{path('commitment_create', meeting.forum)}?meeting={meeting.pk}", data)

    row = Commitment.objects.get()
    assert row.status == "interest"
    assert (row.agency, row.vendor, row.meeting) == (buyer.agency, meeting.vendor, meeting)
    assert (row.value, row.planned_month) == (Decimal(21_000_000), date(2024, 4, 1))
    for verb, values in (
        ("commit", {"on": "2024-03-06"}),
        ("contract", {"on": "2024-04-02", "number": "027/15/2024"}),
        ("complete", {"on": "2024-04-20"}),
    ):
        client.post(path("commitment_step", meeting.forum, row.pk, verb), values)
    row.refresh_from_db()
    assert (row.status, row.contract_number) == ("completed", "027/15/2024")


@pytest.mark.parametrize(
    ("quantity", "price", "value"),
    [("1.200", "Rp18.500", 22_200_000), ("2,5", "18.500,00", 46_250), ("", "18500", None)],
)
def test_amounts_are_typed_as_people_write_them(client, met, quantity, price, value):
    meeting, buyer, _ = met
    client.force_login(buyer)
    address = f"{path('commitment_create', meeting.forum)}?meeting={meeting.pk}"

    data = {"description": "Snack", "quantity": quantity, "unit_price": price, **INTEREST}
    client.post(address, data)

    row = Commitment.objects.get()
    assert (row.unit_price, row.value) == (18_500, value)
    shown = client.get(path("commitment_edit", meeting.forum, row.pk)).context["form"]
    assert 'value="18.500"' in str(shown["unit_price"])


def test_an_amount_that_is_none_is_told_at_its_field(client, met):
    meeting, buyer, _ = met
    client.force_login(buyer)
    address = f"{path('commitment_create', meeting.forum)}?meeting={meeting.pk}"

    data = {"description": "Snack", "value": "sejuta", **INTEREST}
    form = client.post(address, data).context["form"]

    assert list(form.errors) == ["value"]
    assert not Commitment.objects.exists()


@pytest.mark.parametrize("verb", ["cancel", "take_up", "withdraw_contract", "reopen"])
def test_steps_back_need_a_reason(client, verb):
    states = {
        "cancel": {},
        "take_up": {"status": "cancelled", "cancel_reason": "Salah"},
        "withdraw_contract": {
            "status": "contracted", "contract_number": "1", "contract_on": date(2024, 4, 1),
        },
        "reopen": {
            "status": "completed", "contract_number": "1", "contract_on": date(2024, 4, 1),
            "completed_on": date(2024, 4, 2),
        },
    }  # fmt: skip
    row = CommitmentFactory(**states[verb])
    client.force_login(UserFactory())
    address = path("commitment_step", row.forum, row.pk, verb)

    assert client.post(address, {}).context["form"].has_error("reason")
    client.post(address, {"reason": "Anggaran digeser"})

    before = row.status
    row.refresh_from_db()
    assert row.status != before
    assert row.cancel_reason == ("Anggaran digeser" if verb == "cancel" else "")


def test_interest_without_value_is_no_promise():
    row = InterestFactory()

    with pytest.raises(ValidationError) as refusal:
        row.commit(on=date(2024, 3, 6))

    assert refusal.value.code == "promise_incomplete"


def test_second_of_two_steps_is_told(client):
    row = CommitmentFactory()
    again = Commitment.objects.get(pk=row.pk)
    row.cancel(reason="Batal")

    with pytest.raises(ValidationError) as refusal:
        again.contract(number="1", on=date(2024, 4, 1))

    assert refusal.value.code == "not_allowed"


def test_vendor_reads_steps_but_takes_none_but_cancelling(client, met):
    meeting, _, seller = met
    row = CommitmentFactory(forum=meeting.forum, vendor=meeting.vendor, agency=meeting.agency)
    client.force_login(seller)
    data = {"number": "1", "on": "2024-04-01"}

    response = client.post(path("commitment_step", row.forum, row.pk, "contract"), data)

    assert response.status_code == 404
    assert client.get(path("commitment_edit", row.forum, row.pk)).status_code == 404
    page = client.get(path("commitment_detail", row.forum, row.pk))
    assert [verb for verb, _ in page.context["steps"]] == ["cancel"]


def test_sides_see_their_own_commitments_alone(client, met):
    meeting, buyer, seller = met
    own = CommitmentFactory(forum=meeting.forum, vendor=meeting.vendor, agency=meeting.agency)
    foreign = CommitmentFactory(forum=meeting.forum, description="ZZQ rahasia")
    for user in (buyer, seller):
        client.force_login(user)
        assert list(client.get(path("commitment_list", own.forum)).context["page"]) == [own]
        assert "ZZQ" not in client.get(path("commitment_csv", own.forum)).getvalue().decode()
        for name in ("commitment_detail", "commitment_edit", "commitment_letter"):
            assert client.get(path(name, own.forum, foreign.pk)).status_code == 404
        assert (
            client.get(path("commitment_step", own.forum, foreign.pk, "cancel")).status_code == 404
        )


@pytest.mark.parametrize(
    ("committed_on", "month", "rup", "late"),
    [
        (date(2024, 3, 6), date(2024, 4, 1), "", False),
        (date(2024, 3, 1), date(2024, 4, 1), "", True),
        (date(2024, 3, 2), date(2024, 4, 1), "", False),
        (date(2024, 3, 1), date(2024, 4, 1), "12345678", False),
        (date(2024, 3, 6), date(2024, 3, 1), "12345678", True),
    ],
)
def test_what_is_overdue_on_the_first_of_april(committed_on, month, rup, late):
    row = CommitmentFactory(committed_on=committed_on, planned_month=month, rup_code=rup)
    InterestFactory()

    assert list(Commitment.objects.overdue(date(2024, 4, 1))) == ([row] if late else [])
    assert row.is_overdue(date(2024, 4, 1)) is late


def test_totals_keep_unknown_apart_from_zero():
    assert totals_of(Commitment.objects.all()).value is None
    CommitmentFactory()
    CommitmentFactory(status="cancelled", cancel_reason="Batal")
    InterestFactory()

    totals = totals_of(Commitment.objects.all())

    assert (totals.value, totals.promised_count, totals.count) == (Decimal(1_000_000), 1, 3)
    assert totals.contracted is None


@pytest.mark.parametrize("item_count", [1, 3])
def test_commitment_list_query_count(client, item_count, django_assert_num_queries):
    forum = ForumFactory()
    CommitmentFactory.create_batch(item_count, forum=forum)
    client.force_login(UserFactory())

    with django_assert_num_queries(10):
        response = client.get(path("commitment_list", forum))

    assert len(response.context["page"]) == item_count


def test_files_hold_what_the_list_shows(client):
    OfficeFactory()
    row = CommitmentFactory(description="=HYPERLINK(1)")
    CommitmentFactory(forum=row.forum, status="cancelled", cancel_reason="Batal")
    client.force_login(UserFactory())
    query = "?status=committed"

    text = client.get(path("commitment_csv", row.forum) + query).getvalue().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert len(rows) == 2
    assert rows[1][3] == "'=HYPERLINK(1)"
    book = client.get(path("commitment_xlsx", row.forum) + query).getvalue()
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    values = [cell.value for line in sheet.iter_rows() for cell in line]
    assert "=HYPERLINK(1)" in values
    assert 1_000_000 in values
    pdf = client.get(path("commitment_pdf", row.forum) + query).content
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert "1 komitmen, Rp1.000.000" in page


def test_code_of_a_commitment_has_room_in_its_column(client):
    OfficeFactory()
    row = CommitmentFactory(number=140)
    row.agency.name = "Inspektorat"
    row.agency.save()
    client.force_login(UserFactory())
    starts = {}

    pdf = client.get(path("commitment_pdf", row.forum)).content
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]
    page.extract_text(
        visitor_text=lambda text, place, *_: starts.setdefault(text.strip(), place[4])
    )

    # Twelve signs in 8.5 points are wider than 63.
    assert starts["Inspektorat"] - starts[row.code] > 66


@pytest.mark.parametrize(
    ("code", "words"), [("12345678", "di atas."), ("", "setelah kode itu ada.")]
)
def test_letter_points_to_a_code_that_it_has(client, code, words):
    OfficeFactory()
    row = CommitmentFactory(rup_code=code)
    client.force_login(UserFactory())

    pdf = client.get(path("commitment_letter", row.forum, row.pk)).content

    text = " ".join(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())
    assert f"Pembelian dicatat dengan kode RUP {words}" in text


def test_both_sign_a_letter_on_one_line_however_long_their_names_are(client):
    OfficeFactory()
    row = CommitmentFactory(agency__name="Dinas Pemberdayaan Perempuan dan Anak " * 4)
    client.force_login(UserFactory())
    heights = []

    pdf = client.get(path("commitment_letter", row.forum, row.pk)).content
    pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text(
        visitor_text=lambda text, place, *_: (
            heights.append(place[5]) if "Nama dan jabatan" in text else None
        )
    )

    assert len(heights) == 2
    assert heights[0] == pytest.approx(heights[1])


def test_letter_spells_the_amount_and_the_day(client):
    OfficeFactory()
    row = CommitmentFactory(letter_number="500/12/2024")
    client.force_login(UserFactory())

    response = client.get(path("commitment_letter", row.forum, row.pk))

    text = " ".join(pypdf.PdfReader(io.BytesIO(response.content)).pages[0].extract_text().split())
    assert "SURAT KOMITMEN BELANJA" in text
    assert "500/12/2024" in text
    assert "satu juta rupiah" in text
    assert "tanggal enam bulan Maret tahun dua ribu dua puluh empat" in text
    assert row.agency.name in text
    assert client.get(path("commitment_letter", row.forum, InterestFactory(
        forum=row.forum, number=99).pk)).status_code == 404  # fmt: skip


def test_buyer_cannot_commit_another_agency(client):
    forum, vendor = ForumFactory(), VerifiedVendorFactory()
    client.force_login(UserFactory(role=Role.BUYER))
    data = {"agency": AgencyFactory().pk, "vendor": vendor.pk, "description": "Meja"}

    response = client.post(path("commitment_create", forum), data)

    assert response.context["form"].has_error("agency", "invalid_choice")
    assert not Commitment.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_eight_who_write_at_once_get_eight_numbers():
    forum, agency, vendor = ForumFactory(), AgencyFactory(), VerifiedVendorFactory()
    user, start = UserFactory(), Barrier(8)

    def press(number):
        try:
            start.wait(timeout=10)
            row = Commitment(forum=forum, agency=agency, vendor=vendor, description=str(number))
            return record(row, by=user).number
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(press, range(8))) == list(range(1, 9))
