"""Names go on their date, totals stay, in the rows and in the history."""

import logging
from datetime import UTC, datetime, timedelta

import pghistory
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from accounts.history import event_model, tracked_models
from accounts.models import Role
from core.pictures import Picture
from core.uploads import stored_files
from events.actions.questions import save_answers
from events.models import (
    Attendance,
    Certificate,
    ChangeRequest,
    ImportedRow,
    Invitation,
    Message,
    MessageKind,
    Participant,
    ParticipantImport,
    Scan,
)
from matching.models import DemandImport
from privacy.actions.retention import (
    count_due,
    make_person_nameless,
    months_before,
    retain,
)
from privacy.actions.uploads import delete_unused
from privacy.models import DataRequest, Pseudonymisation, RetentionPeriod, RetentionRun
from procurement.models import PurchaseImport
from tests.factories import (
    AttendanceFactory,
    DataRequestFactory,
    DemandImportFactory,
    ForumFactory,
    InvitationFactory,
    LicenceFactory,
    ParticipantFactory,
    ProductFactory,
    PurchaseFactory,
    PurchaseImportFactory,
    QuestionFactory,
    SupplierFactory,
    UserFactory,
    VendorFactory,
    VendorParticipantFactory,
)
from vendors.actions.profile import add_photo
from vendors.models import CertificateImport, VendorImport, VendorMerge

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
SECRET = "ZZRahasia"


def long_ago(months):
    return TODAY() - timedelta(days=31 * months)


def forum_of(months, **values):
    return ForumFactory(first_day=long_ago(months), last_day=long_ago(months), **values)


def full_person(forum, number=1):
    """A participant with something personal in every row about them."""
    officer = UserFactory()
    person = ParticipantFactory(
        registered_by=officer, forum=forum, name=f"{SECRET} Siti", position=SECRET, badge_name=SECRET,
        nip="197904022005011002", phone="+6281234567890", email=f"{SECRET}@contoh.id",
        assignment_letter=SECRET,
    )  # fmt: skip
    for text in (SECRET, "", f"{SECRET} lagi"):
        question = QuestionFactory(forum=forum, kind="text", choices="")
        save_answers(person, {question.pk: f"{SECRET} dulu"}, by=officer)
        save_answers(person, {question.pk: text}, by=officer)
    arrival = AttendanceFactory(
        participant=person, present_name=f"{SECRET} Wakil", recorded_by=officer
    )
    arrival.revoke(by=officer, reason=f"{SECRET} salah orang")
    arrival = AttendanceFactory(participant=person, present_name=SECRET, recorded_by=officer)
    with pghistory.context(reason=SECRET, ip="203.0.113.9"):
        Participant.objects.filter(pk=person.pk).update(name=f"{SECRET} Siti Aminah")
    ChangeRequest.objects.create(participant=person, kind="change", values={"name": SECRET})
    Message.objects.create(
        forum=forum, kind=MessageKind.SEAT, participant=person, recipient=f"{SECRET}@contoh.id",
        subject=SECRET, body=SECRET,
    )  # fmt: skip
    Certificate.objects.create(
        forum=forum, participant=person, sequence=number, number=f"S-{forum.pk}-{number}",
        name=SECRET, origin=SECRET, role="Peserta", issued_by=officer,
    )  # fmt: skip
    Scan.objects.create(
        forum=forum, key=f"k{number}", outcome="new", participant=person, arrival=arrival,
        code=SECRET, operator=officer,
    )  # fmt: skip
    sheet = ParticipantImport(
        forum=forum, original_name=f"{SECRET}.xlsx", sha256=f"{number:064}", size=1,
        header_row=1, created_by=officer,
    )  # fmt: skip
    sheet.file.save("a.xlsx", ContentFile(b"x"))
    ParticipantImport.objects.filter(pk=sheet.pk).update(
        created_at=timezone.now() - timedelta(days=70 * 31)
    )
    ImportedRow.objects.create(
        participant_import=sheet, number=1, action="refused", reason=SECRET,
        cells={"name": SECRET},
    )  # fmt: skip
    ImportedRow.objects.create(
        participant_import=sheet, number=2, action="changed", participant=person,
        before={"name": SECRET}, after={"name": SECRET},
    )  # fmt: skip
    invitation = InvitationFactory(
        forum=forum, agency=person.agency, email=f"{SECRET}@contoh.id", created_by=officer
    )
    with pghistory.context(ip="203.0.113.9"):
        Invitation.objects.filter(pk=invitation.pk).update(
            declined_at=timezone.now(), decline_reason=SECRET
        )
    Message.objects.create(
        forum=forum, kind=MessageKind.INVITATION, invitation=invitation,
        recipient=f"{SECRET}@contoh.id", subject="Undangan", body=SECRET,
    )  # fmt: skip
    with connection.cursor() as cursor:
        # In one transaction a reason also stands at what is written after it; requests have their own.
        cursor.execute("SELECT set_config('pghistory.context_metadata', '', true)")
    return person


def tables_with(text):
    """Every table of the database with a row that holds the text."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(
                f'SELECT count(*) FROM "{table}" t WHERE t::text ILIKE %s',  # noqa: S608 - a name of the catalogue
                [f"%{text}%"],
            )
            if cursor.fetchone()[0]:
                found.add(table)
    return found


def totals(forum):
    """What reports count, and how many rows there are of everything in the history."""
    arrivals = Attendance.objects.filter(participant__forum=forum)
    return {
        "arrivals": list(
            arrivals.standing()
            .values("day", "method", "participant__agency", "participant__vendor")
            .annotate(number=Count("pk"))
            .order_by("day", "participant__agency", "participant__vendor")
        ),
        "revoked": arrivals.exclude(revoked_at=None).count(),
        "participants": list(
            Participant.objects.filter(forum=forum)
            .values("kind", "status", "agency", "vendor")
            .annotate(number=Count("pk"))
            .order_by("agency", "vendor")
        ),
        "certificates": Certificate.objects.filter(forum=forum).count(),
        "messages": Message.objects.filter(forum=forum).count(),
        "scans": Scan.objects.filter(forum=forum).count(),
    }


def test_nothing_of_a_person_is_left_and_every_total_is():
    forum = forum_of(70)
    VendorParticipantFactory(forum=forum)
    people = [full_person(forum, number) for number in (1, 2, 3)]
    before = totals(forum)
    events = {model: event_model(model).objects.count() for model in tracked_models()}
    assert len(tables_with(SECRET)) > 15

    run = retain()

    assert tables_with(SECRET) == set()
    for sign in ("197904022005011002", "+6281234567890", "203.0.113.9"):
        assert tables_with(sign) == set()
    assert totals(forum) == before
    # The history lost no row; only new ones came.
    assert all(event_model(model).objects.count() >= count for model, count in events.items())
    people[0].refresh_from_db()
    assert people[0].name == f"Peserta {people[0].number}"
    assert run.counts["participants"] == 4
    assert not ParticipantImport.objects.exclude(file="").exists()


def test_what_is_younger_stays():
    forum = forum_of(50)
    person = full_person(forum)
    ParticipantImport.objects.update(created_at=timezone.now())

    retain()

    person.refresh_from_db()
    # Contacts go after two years, the name after five.
    assert person.name == f"{SECRET} Siti Aminah"
    assert (person.phone, person.email, person.nip) == ("", "", "")


def test_uploaded_files_are_deleted(django_capture_on_commit_callbacks):
    full_person(forum_of(70))
    file = ParticipantImport.objects.get().file

    with django_capture_on_commit_callbacks(execute=True):
        retain()

    assert not file.storage.exists(file.name)


def test_second_run_finds_nothing():
    full_person(forum_of(70))
    retain()
    events = event_model(Participant).objects.count()

    run = retain()

    assert set(run.counts.values()) == {0}
    assert event_model(Participant).objects.count() == events


def test_dry_run_counts_and_changes_nothing(capsys):
    full_person(forum_of(70))
    VendorParticipantFactory(forum=forum_of(10))

    call_command("retain", "--dry-run")

    shown = capsys.readouterr().out
    assert "1  Nama peserta, kehadiran, sertifikat" in shown
    assert "nothing changed" in shown
    assert tables_with(SECRET)
    assert not RetentionRun.objects.exists()
    assert {k: v for k, v in count_due().items() if v} == retain_counts()


def retain_counts():
    return {kind: count for kind, count in retain().counts.items() if count}


def test_run_is_logged_without_names(caplog):
    full_person(forum_of(70))

    with caplog.at_level(logging.INFO):
        call_command("retain")

    line = next(r.getMessage() for r in caplog.records if "retention_run" in r.getMessage())
    assert "'participants': 1" in line
    assert SECRET not in caplog.text


def test_period_that_the_office_set_counts():
    RetentionPeriod.objects.create(kind="participants", months=6)
    person = ParticipantFactory(forum=forum_of(7), name=SECRET)

    retain()

    person.refresh_from_db()
    assert SECRET not in person.name


def test_deactivated_account_loses_its_name_and_what_it_recorded_stays():
    user = UserFactory(name=SECRET, username="zzrahasia", email=f"{SECRET}@contoh.id")
    AttendanceFactory(recorded_by=user)
    user.deactivate(by=UserFactory())
    later = timezone.now() + timedelta(days=25 * 31)

    assert retain().counts["users"] == 0
    assert retain(later).counts["users"] == 1

    user.refresh_from_db()
    assert (user.name, user.username) == (f"Akun {user.pk}", f"akun-{user.pk}")
    assert Attendance.objects.get().recorded_by == user
    assert tables_with(SECRET) == set()
    assert retain(later).counts["users"] == 0


def test_active_account_stays():
    user = UserFactory(name=SECRET)

    retain(timezone.now() + timedelta(days=25 * 31))

    user.refresh_from_db()
    assert user.name == SECRET


def test_vendor_without_activity_keeps_its_name_alone():
    first, second = (
        VendorFactory(name="Toko Sama", phone=f"+62812345678{n}{n}", email=f"{SECRET}@x.id",
                      contact_name=SECRET, address=SECRET, nik="1872014107900001")
        for n in (1, 2)
    )  # fmt: skip
    busy = VendorParticipantFactory(forum=ForumFactory(), vendor__contact_name="Ada").vendor
    later = timezone.now() + timedelta(days=61 * 31)
    busy_forum = busy.participant_set.get().forum
    busy_forum.first_day = busy_forum.last_day = later.date() - timedelta(days=31)
    busy_forum.save()

    assert retain(later).counts["vendors"] == 2

    first.refresh_from_db()
    second.refresh_from_db()
    assert {first.phone, second.phone} == {""}
    assert first.name.startswith("Toko Sama")
    assert tables_with(SECRET) == tables_with("1872014107900001") == set()
    busy.refresh_from_db()
    assert busy.contact_name == "Ada"


def test_purchase_files_stay_ten_years():
    sheet = PurchaseImportFactory()
    sheet.rows.create(number=1, outcome="new", cells={"Penyedia": SECRET})

    retain(timezone.now() + timedelta(days=119 * 30))
    assert tables_with(SECRET)

    retain(timezone.now() + timedelta(days=121 * 31))
    assert tables_with(SECRET) == set()
    assert sheet.rows.count() == 1


def test_answered_and_unconfirmed_requests_are_forgotten():
    asked = DataRequestFactory(status="open", name=SECRET, text=SECRET)
    asked.give_answer(status="done", answer=SECRET, by=UserFactory())
    DataRequestFactory(name=SECRET, received_at=timezone.now() - timedelta(days=8))
    fresh = DataRequestFactory()

    retain()
    assert set(DataRequest.objects.all()) == {asked, fresh}
    retain(timezone.now() + timedelta(days=25 * 31))

    assert tables_with(SECRET) == set()
    assert DataRequest.objects.filter(pk=asked.pk).exists()


def test_person_who_asks_is_nameless_at_once_and_in_history_with_the_next_run():
    person = full_person(forum_of(1))
    by = UserFactory()

    make_person_nameless(person, by=by)

    person.refresh_from_db()
    assert SECRET not in person.name
    assert SECRET in str(list(event_model(Participant).objects.values_list("name")))
    retain()
    assert SECRET not in str(list(event_model(Participant).objects.values_list("name")))
    notes = Pseudonymisation.objects.filter(record_pk=person.pk, record="events.Participant")
    assert list(notes.values_list("by", flat=True)) == [by.pk, by.pk]
    assert not Pseudonymisation.objects.filter(history_at=None).exists()


@pytest.mark.parametrize(
    ("now", "months", "day"),
    [
        (datetime(2026, 3, 31, tzinfo=UTC), 1, (2026, 2, 28)),
        (datetime(2024, 3, 31, tzinfo=UTC), 1, (2024, 2, 29)),
        (datetime(2026, 1, 15, tzinfo=UTC), 1, (2025, 12, 15)),
        (datetime(2026, 12, 31, tzinfo=UTC), 24, (2024, 12, 31)),
        (datetime(2026, 5, 5, tzinfo=UTC), 5, (2025, 12, 5)),
    ],
)
def test_months_are_counted_back(now, months, day):
    found = months_before(now, months)

    assert (found.year, found.month, found.day) == day


def test_admin_sets_periods_and_sees_what_is_due(client):
    client.force_login(UserFactory(role=Role.ADMIN))
    full_person(forum_of(70))
    address = reverse("privacy:retention")
    form = client.get(address).context["form"]
    data = {name: form[name].value() for name in form.fields}

    refused = client.post(address, data | {"participants": "0"})
    client.post(address, data | {"participants": "72"})

    assert refused.context["form"].has_error("participants", "min_value")
    assert list(RetentionPeriod.objects.values_list("kind", "months")) == [("participants", 72)]
    rows = {row[0]: row[-1] for row in client.get(address).context["rows"]}
    assert rows["Nama peserta, kehadiran, sertifikat"] == 0
    assert rows["Kontak dan jawaban peserta, undangan, isi surel"] == 2


# Files of every kind, sellers, photos


def files_with(text):
    """Every stored file that holds the text."""
    found = set()
    for path in stored_files(default_storage):
        with default_storage.open(path) as file:
            if text.encode() in file.read():
                found.add(path)
    return found


def old_file_import(factory, **values):
    """A file that was saved eleven years ago and holds the mark in name, content and rows."""
    sheet = factory(original_name=f"{SECRET}.xlsx", created_by=UserFactory(), **values)
    sheet.file.save("a.xlsx", ContentFile(f"PK {SECRET}".encode()))
    type(sheet).objects.filter(pk=sheet.pk).update(
        created_at=timezone.now() - timedelta(days=130 * 31), mapping={}, committed_by=UserFactory(),
        committed_at=timezone.now() - timedelta(days=130 * 31),
    )  # fmt: skip
    return sheet


def blank_import(model):
    def make(**values):
        return model(sha256="0" * 64, size=1, header_row=1, **values)

    return make


def test_files_of_every_kind_of_import_go_with_their_rows(django_capture_on_commit_callbacks):
    vendors = old_file_import(blank_import(VendorImport))
    vendors.rows.create(number=1, action="refused", reason=SECRET, cells={"Nama": SECRET})
    vendors.rows.create(
        number=2, action="changed", vendor=VendorFactory(), before={"phone": SECRET},
        after={"phone": SECRET},
    )  # fmt: skip
    old_file_import(blank_import(CertificateImport))
    demand = old_file_import(DemandImportFactory)
    demand.rows.create(number=1, action="refused", reason=SECRET, cells={"PPK": SECRET})
    purchases = old_file_import(PurchaseImportFactory)
    purchases.rows.create(number=1, outcome="new", cells={"Penyedia": SECRET})
    assert len(files_with(SECRET)) == 4
    kinds = {row for row in tables_with(SECRET) if row.endswith("import")}
    assert kinds == {
        "vendors_vendorimport", "vendors_certificateimport", "matching_demandimport",
        "procurement_purchaseimport",
    }  # fmt: skip

    with django_capture_on_commit_callbacks(execute=True):
        retain()

    assert tables_with(SECRET) == set()
    assert files_with(SECRET) == set()
    # What was counted still is.
    assert vendors.rows.count() == 2


PERSON, BUSINESS = "1872014107900001", "0912345678901000"


def test_number_of_a_seller_who_is_a_person_goes_ten_years_after_the_last_purchase():
    person = SupplierFactory(name="Siti Aminah", normalised_name="sitiaminah", npwp=PERSON)
    namesake = SupplierFactory(
        name="Siti Aminah", normalised_name="sitiaminah", npwp="1872014107900002"
    )
    trader = SupplierFactory(npwp="0912345678901001", legal_form="Perorangan")
    business = SupplierFactory(npwp=BUSINESS)
    purchase = PurchaseFactory(supplier=person, value=7_000_000)
    later = timezone.now() + timedelta(days=121 * 31)
    fresh = PurchaseFactory(supplier=trader, created_at=later - timedelta(days=31))

    retain(later)

    for row in (person, namesake, trader, business, purchase):
        row.refresh_from_db()
    assert tables_with(PERSON) == tables_with("1872014107900002") == set()
    # Told apart, because two of one name may not both be without a number.
    assert {person.npwp, namesake.npwp} == {f"{row.pk:016}" for row in (person, namesake)}
    assert (trader.npwp, business.npwp) == ("0912345678901001", BUSINESS)
    assert (purchase.supplier, purchase.value) == (person, 7_000_000)
    fresh.delete()
    retain(later)
    trader.refresh_from_db()
    assert trader.npwp is None


def test_photos_and_papers_of_a_vendor_without_activity_go(django_capture_on_commit_callbacks):
    vendor, officer = VendorFactory(nik=PERSON, npwp=PERSON), UserFactory()
    product = ProductFactory(vendor=vendor)
    picture = Picture(large=SECRET.encode(), small=SECRET.encode(), width=1, height=1)
    add_photo(vendor, picture, caption=SECRET, by=officer)
    add_photo(product, picture, caption=SECRET, by=officer)
    paper = LicenceFactory(
        vendor=vendor, kind="tax_number", number=PERSON, scan_name=f"{SECRET}.pdf"
    )
    paper.scan.save("a.pdf", ContentFile(SECRET.encode()))
    VendorMerge.objects.create(
        kept=vendor,
        merged=VendorFactory(),
        taken={"npwp": PERSON},
        reason=SECRET,
        merged_by=officer,
    )
    assert len(files_with(SECRET)) == 5

    with django_capture_on_commit_callbacks(execute=True):
        retain(timezone.now() + timedelta(days=61 * 31))

    assert files_with(SECRET) == set()
    assert tables_with(SECRET) == tables_with(PERSON) == set()
    assert (vendor.photos.count(), product.photos.count()) == (0, 0)
    assert vendor.licences.count() == 1


def test_uploads_that_belong_to_nothing_are_deleted_after_a_day():
    kept = old_file_import(PurchaseImportFactory)
    lost = default_storage.save("ab/lost.pdf", ContentFile(b"x"))

    assert delete_unused(timezone.now()) == 0
    assert delete_unused(timezone.now() + timedelta(days=2)) >= 1

    kept.refresh_from_db()
    assert default_storage.exists(kept.file.name)
    assert not default_storage.exists(lost)


def test_unsaved_files_of_purchases_and_demand_are_deleted(django_capture_on_commit_callbacks):
    young = timezone.now() - timedelta(days=3)
    demand = DemandImportFactory(created_at=young)
    saved = old_file_import(DemandImportFactory)
    sorted_out = PurchaseImportFactory(created_at=young)
    left = PurchaseImportFactory(created_at=timezone.now() - timedelta(days=8))
    left.file.save("a.csv", ContentFile(SECRET.encode()))

    with django_capture_on_commit_callbacks(execute=True):
        call_command("delete_abandoned_imports", verbosity=0)

    assert not DemandImport.objects.filter(pk=demand.pk).exists()
    assert DemandImport.objects.filter(pk=saved.pk).exists()
    assert list(PurchaseImport.objects.all()) == [sorted_out]
    assert not default_storage.exists(left.file.name)
