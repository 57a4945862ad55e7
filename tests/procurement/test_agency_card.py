"""The card of an agency: its people, meetings, promises and money, and its place among others."""

import io
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from accounts.models import Agency, Role
from procurement.actions.checking import check_findings
from procurement.agency_card import card_of, with_unsettled
from procurement.models import CommitmentPurchase, Stage
from tests.factories import (
    AgencyFactory,
    AttendanceFactory,
    CommitmentFactory,
    ForumFactory,
    MeetingFactory,
    OfficeFactory,
    ParticipantFactory,
    PublishedScheduleFactory,
    PurchaseFactory,
    TargetFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return UserFactory()


def card(agency, user, year=2024):
    return card_of(agency, user, year)


@pytest.fixture
def dinas():
    """With a school below it, beside two that spend and one that does not."""
    dinas = AgencyFactory(name="Dinas Pendidikan")
    school = AgencyFactory(name="SD Uji", parent=dinas)
    best, worst = AgencyFactory(), AgencyFactory()
    AgencyFactory()
    TargetFactory(value=40)
    PurchaseFactory(agency=dinas, value=100, umk_value=20, contracted_on="2024-02-01")
    PurchaseFactory(agency=school, value=100, umk_value=80, contracted_on="2024-03-01")
    PurchaseFactory(agency=best, value=10, umk_value=10)
    PurchaseFactory(agency=worst, value=10, umk_value=0)
    PurchaseFactory(agency=dinas, value=7, umk_value=7, year=2023)
    return dinas


def test_money_is_of_the_unit_and_all_below_it(dinas, staff):
    found = card(dinas, staff)

    assert (found.spent.value, found.spent.umk, found.before.value) == (200, 100, 7)
    assert (found.rank.place, found.rank.among) == (2, 3)
    assert {month: sums.umk for month, sums in found.by_month.items()} == {2: 20, 3: 80}
    assert [(year, sums.value) for year, sums in found.by_year][-2:] == [(2023, 7), (2024, 200)]
    assert found.missing == 0
    assert found.unit_count == 1


def test_rank_of_a_unit_is_among_those_beside_it(dinas, staff):
    school = dinas.children.get()
    AgencyFactory(parent=dinas)

    assert card(school, staff).rank.place == 1
    assert card(school, staff).rank.among == 1


def test_without_a_year_the_newest_with_purchases_is_meant(dinas, staff):
    assert card(dinas, staff, None).year == 2024


def test_an_agency_without_anything_has_a_card(staff):
    found = card(AgencyFactory(), staff)

    assert (found.rank.place, found.rank.among, found.forums, found.spent.count) == (
        None,
        0,
        [],
        0,
    )


def test_forums_hold_people_meetings_and_promises(dinas, staff):
    forum = ForumFactory(first_day=date(2024, 3, 6))
    came = ParticipantFactory(forum=forum, agency=dinas, name="Ani")
    AttendanceFactory(participant=came)
    ParticipantFactory(forum=forum, agency=dinas, name="Budi")
    ParticipantFactory(
        forum=forum, agency=dinas, name="Citra", status="cancelled", cancel_reason="Dinas luar"
    )
    ParticipantFactory(forum=forum, name="Utusan lain")
    MeetingFactory(schedule=PublishedScheduleFactory(forum=forum), agency=dinas)
    MeetingFactory(agency=dinas)
    late = CommitmentFactory(forum=forum, agency=dinas, planned_month=date(2024, 3, 1))
    bought = CommitmentFactory(
        forum=forum, agency=dinas, status="completed", contract_number="1",
        contract_on=date(2024, 4, 1), completed_on=date(2024, 5, 1),
    )  # fmt: skip
    CommitmentPurchase.objects.create(
        commitment=bought, amount=700_000, created_by=staff,
        purchase=PurchaseFactory(agency=dinas, value=700_000, stage=Stage.REALISED),
    )  # fmt: skip
    CommitmentFactory(forum=forum, agency=dinas, status="interest", committed_on=None)
    CommitmentFactory(forum=forum)

    found = card(dinas, staff)

    (line,) = found.forums
    assert [(one.name, one.has_come) for one in line.delegates] == [("Ani", True), ("Budi", False)]
    assert (line.present, line.meetings, line.commitments) == (1, 1, 2)
    assert (line.promised, line.contracted, line.paid) == (2_000_000, 1_000_000, 700_000)
    assert (
        found.late
        == list(forum.commitments.filter(agency=dinas).overdue(timezone.localdate()))
        == [late]
    )
    assert [item.value for item in found.steps] == [2_000_000, 1_000_000, 700_000]


def test_findings_of_units_below_are_counted(dinas, staff):
    check_findings()
    own = with_unsettled(Agency.objects.all())

    # Each purchase lacks its RUP code and the value of its domestic part.
    assert own.get(pk=dinas.pk).unsettled == 6
    assert own.get(name="SD Uji").unsettled == 2


def test_buyer_opens_its_own_card_alone(client, dinas):
    other = AgencyFactory()
    client.force_login(UserFactory(role=Role.BUYER, agency=dinas))

    own = client.get(reverse("reports:agency_card", args=[dinas.pk]))
    assert own.context["card"].rank.among == 3
    assert (
        client.get(reverse("reports:agency_card", args=[dinas.children.get().pk])).status_code
        == 200
    )
    for name in ("agency_card", "agency_card_pdf"):
        assert client.get(reverse(f"reports:{name}", args=[other.pk])).status_code == 404


def test_paper_says_what_the_page_says(client, dinas, staff):
    OfficeFactory()
    client.force_login(staff)
    commitment = CommitmentFactory(agency=dinas)
    AttendanceFactory(
        participant=ParticipantFactory(forum=commitment.forum, agency=dinas, name="Ani Sari")
    )

    pdf = client.get(reverse("reports:agency_card_pdf", args=[dinas.pk], query={"year": 2024}))

    reader = PdfReader(io.BytesIO(pdf.content))
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert len(reader.pages) == 1
    for words in (
        "Rp200 dalam 2 paket", "Rp100 (50,0%)", "2 dari 3", "Rp1.000.000", "Ani Sari (hadir)",
        "2023 100,0%, 2024 50,0%", "Feb 20,0%, Mar 80,0%",
    ):  # fmt: skip
        assert words in text


def test_names_on_the_paper_stand_clear_of_their_values(client, dinas, staff):
    OfficeFactory()
    client.force_login(staff)
    starts = {}

    pdf = client.get(reverse("reports:agency_card_pdf", args=[dinas.pk], query={"year": 2024}))
    PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text(
        visitor_text=lambda text, place, *_: starts.setdefault(text.strip(), place[4])
    )

    # The longest name is 97 points wide.
    assert starts["2 dari 3"] - starts["Produk dalam negeri"] > 100


def test_reports_lead_to_the_card(client, dinas, staff):
    client.force_login(staff)
    address = reverse("reports:agency_card", args=[dinas.pk])

    table = reverse("reports:agency_table")
    page = client.get(table, {"year": 2024})
    assert f'href="{address.removeprefix(table)}?year=2024"' in page.text
    purchase = dinas.purchases.first()
    assert address in client.get(purchase.get_absolute_url()).text


@pytest.mark.parametrize("count", [1, 3])
def test_page_query_count(client, staff, dinas, count, django_assert_max_num_queries):
    for _ in range(count):
        forum = ForumFactory()
        ParticipantFactory(forum=forum, agency=dinas)
        CommitmentFactory(forum=forum, agency=dinas)
    client.force_login(staff)
    address = reverse("reports:agency_card", args=[dinas.pk])
    client.get(address)  # the first request of a session also writes it

    with django_assert_max_num_queries(10):
        response = client.get(address)

    assert len(response.context["card"].forums) == count
