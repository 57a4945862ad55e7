"""What waits for whom, by when, and that the button opens."""

from datetime import date, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Office, Role
from config.worklist import SOURCES, Task, waiting_tasks
from procurement.models import Finding, FindingKind
from tests.factories import (
    AcceptedRequestFactory,
    AgencyFactory,
    BudgetFactory,
    CommitmentFactory,
    DemandFactory,
    ForumFactory,
    LicenceFactory,
    MeetingFactory,
    OfficeFactory,
    PublishedScheduleFactory,
    PurchaseImportFactory,
    RepresentativeFactory,
    RequestFactory,
    TargetFactory,
    UserFactory,
    VendorFactory,
    VerifiedLicenceFactory,
    VerifiedVendorFactory,
)

pytestmark = pytest.mark.django_db


def titles(user):
    return [task.title for task in waiting_tasks(user)]


def buyer_of(agency):
    return UserFactory(role=Role.BUYER, agency=agency)


@pytest.fixture
def busy():
    """Work for everyone, and the same for strangers, who must not be counted in."""
    agency, vendor = AgencyFactory(), VerifiedVendorFactory()
    forum = ForumFactory(name="Forum Kerja")
    today = timezone.localdate()
    for one, other in ((agency, vendor), (AgencyFactory(), VerifiedVendorFactory())):
        RequestFactory(forum=forum, agency=one, vendor=other, asked_by="vendor", answer_by=today)
        RequestFactory(forum=forum, agency=one, asked_by="agency", answer_by=today)
        AcceptedRequestFactory(forum=forum, agency=one)
        CommitmentFactory(agency=one, vendor=other, forum=forum, planned_month=date(2024, 3, 1))
        CommitmentFactory(
            agency=one, vendor=other, forum=forum, status="contracted", contract_number="1",
            contract_on=today,
        )  # fmt: skip
        schedule = PublishedScheduleFactory()
        MeetingFactory(
            schedule=schedule, agency=one, vendor=other, slot__day=today - timedelta(days=1)
        )
        # Of today, but not over yet: nothing can be said of it.
        MeetingFactory(
            schedule=schedule, agency=one, slot__day=today,
            slot__start_time=time(23, 58), slot__end_time=time(23, 59, 59),
        )  # fmt: skip
        DemandFactory(agency=one, year=today.year)
        VerifiedLicenceFactory(vendor=other, expires_on=today + timedelta(days=9))
    return agency, vendor


def test_a_buyer_sees_the_work_of_its_own_agency(busy):
    assert sorted(titles(buyer_of(busy[0]))) == [
        "1 kebutuhan belum berkategori",
        "1 komitmen berkontrak belum dikaitkan dengan belanja",
        "1 komitmen lewat waktunya tanpa kontrak",
        "1 permintaan temu menunggu jawaban",
        "1 pertemuan belum ada hasilnya",
    ]


def test_the_office_sees_the_work_of_all(busy):
    VendorFactory(status="submitted", submitted_at=timezone.now())
    user = UserFactory()
    PurchaseImportFactory(created_by=user)
    PurchaseImportFactory()

    assert {
        "2 kebutuhan belum berkategori",
        "2 komitmen berkontrak belum dikaitkan dengan belanja",
        "2 komitmen lewat waktunya tanpa kontrak",
        "4 permintaan temu menunggu jawaban",
        "1 vendor menunggu pemeriksaan",
        "1 impor belanja Anda belum disimpan",
    } <= set(titles(user))


def test_a_vendor_sees_what_was_given_back_and_what_ends():
    today = timezone.localdate()
    vendor = VendorFactory(status="returned", status_reason="NIB tidak terbaca")
    LicenceFactory(vendor=vendor, return_reason="Buram")
    VerifiedLicenceFactory(vendor=vendor, expires_on=today - timedelta(days=1), kind="nib")
    LicenceFactory(return_reason="Milik orang lain")
    user = RepresentativeFactory(vendor=vendor).user

    tasks = waiting_tasks(user)

    assert [task.title for task in tasks] == [
        "1 dokumen habis atau segera habis masa berlakunya",
        "Profil usaha dikembalikan untuk diperbaiki",
        "1 dokumen dikembalikan petugas",
    ]
    assert tasks[0].urgency == "bad"


def test_an_observer_is_told_of_late_commitments_only(busy):
    assert titles(UserFactory(role=Role.OBSERVER)) == ["2 komitmen lewat waktunya tanpa kontrak"]


def test_a_new_office_is_led_from_nothing_to_its_first_forum():
    office = OfficeFactory(address="")
    admin = UserFactory(role=Role.ADMIN)
    assert titles(admin) == [
        "Kop surat dan penanda tangan belum lengkap", "Baru Anda yang punya akun", "Belum ada vendor",
    ]  # fmt: skip

    Office.objects.filter(pk=office.pk).update(address="Jalan Contoh 1", signer_name="Kepala")
    VendorFactory()
    assert titles(admin) == ["Baru Anda yang punya akun"]
    UserFactory()
    assert titles(admin) == []


def test_who_has_planned_nothing_this_year_is_asked_to():
    agency = AgencyFactory()
    assert titles(buyer_of(agency)) == ["Kebutuhan tahun ini belum diisi"]

    DemandFactory(agency=AgencyFactory(parent=agency), year=timezone.localdate().year)

    assert "Kebutuhan tahun ini belum diisi" not in titles(buyer_of(agency))


def test_a_new_year_asks_for_its_targets_and_budgets():
    admin, staff = UserFactory(role=Role.ADMIN), UserFactory(role=Role.STAFF)
    year = timezone.localdate().year
    TargetFactory(year=year - 2)
    budget = BudgetFactory(year=year - 2)
    targets = "1 target P3DN tahun ini belum ditetapkan"
    budgets = "Pagu anggaran tahun ini belum diisi"

    assert {targets, budgets} <= set(titles(admin))
    assert budgets in titles(staff)
    assert targets not in titles(staff)

    TargetFactory(year=year)
    BudgetFactory(agency=budget.agency, year=year)

    assert not {targets, budgets} & set(titles(admin))


@pytest.mark.parametrize(
    ("days", "urgency"), [(-1, "bad"), (0, "warn"), (3, "warn"), (4, "info"), (None, "info")]
)
def test_urgency_follows_the_day(days, urgency):
    due = None if days is None else timezone.localdate() + timedelta(days=days)

    assert Task("", "", "", "", due=due).urgency == urgency


@pytest.mark.parametrize("role", [Role.ADMIN, Role.STAFF, Role.BUYER, Role.VENDOR, Role.OBSERVER])
def test_every_button_opens(busy, role):
    user = UserFactory(role=role, agency=busy[0] if role == Role.BUYER else None)
    if role == Role.VENDOR:
        user = RepresentativeFactory(vendor=busy[1]).user
    browser = Client()
    browser.force_login(user)

    tasks = waiting_tasks(user)

    assert tasks
    assert [task.url for task in tasks if browser.get(task.url).status_code != 200] == []


def test_sources_lead_only_where_their_roles_may_go():
    browsers = {role: Client() for role in Role}
    for role, browser in browsers.items():
        browser.force_login(UserFactory(role=role))
    for source in SOURCES:
        line = {"task_rows": 1, "task_place": "contoh", "task_named": "", "task_first": None}
        for role in source.roles:
            assert browsers[role].get(source.task(line).url).status_code != 403, source.title


@pytest.mark.parametrize("role", [Role.ADMIN, Role.BUYER, Role.OBSERVER])
def test_start_page_keeps_to_ten_queries(busy, role, django_assert_max_num_queries):
    user = UserFactory(role=role, agency=busy[0] if role == Role.BUYER else None)
    browser = Client()
    browser.force_login(user)
    browser.get("/")

    with django_assert_max_num_queries(10):
        page = browser.get("/").text

    assert "komitmen lewat waktunya" in page


@pytest.mark.parametrize(("most", "count"), [(2, "Lebih dari 2"), (3, "3")])
def test_of_very_many_findings_the_list_says_more_than(monkeypatch, most, count):
    monkeypatch.setattr("config.waiting.MOST", most)
    for number in range(3):
        Finding.objects.create(kind=FindingKind.NO_RUP, year=2024, subject=number)
    Finding.objects.create(
        kind=FindingKind.NO_RUP, year=2024, subject=9, state="solved", solved_at=timezone.now()
    )

    assert titles(UserFactory()) == [f"{count} temuan pemeriksaan belum selesai"]


def test_who_only_reads_is_not_told_to_mend_findings():
    Finding.objects.create(kind=FindingKind.NO_RUP, year=2024, subject=1)

    told = [
        waiting_tasks(UserFactory(role=role))[0].detail for role in (Role.STAFF, Role.OBSERVER)
    ]

    assert ["Perbaiki" in detail for detail in told] == [True, False]
