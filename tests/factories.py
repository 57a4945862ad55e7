"""The smallest valid rows."""

from datetime import date, time, timedelta
from decimal import Decimal

import factory
from django.utils import timezone

from accounts.models import Agency, AgencyKind, Office, Region, RegionLevel, Role, User
from events.models import (
    Attendance,
    CheckInMethod,
    ConsentText,
    Forum,
    ForumStatus,
    Invitation,
    Participant,
    ParticipantKind,
    ParticipantStatus,
    Question,
    QuestionKind,
    Slot,
    Table,
)
from matching.models import (
    Commitment,
    Demand,
    DemandImport,
    Meeting,
    MeetingReport,
    PlanWord,
    PlanWordRole,
    ReportSide,
    Request,
    RequestStatus,
    Schedule,
    ScheduleStatus,
    Side,
    Veto,
)
from privacy.models import DataRequest, RequestChannel, RequestKind
from privacy.models import RequestStatus as DataRequestStatus
from procurement.models import (
    Budget,
    BudgetVersion,
    Indicator,
    Purchase,
    PurchaseImport,
    PurchasePayment,
    Source,
    Stage,
    Supplier,
    Target,
    normalise_name,
)
from vendors.models import (
    Category,
    LegalForm,
    Licence,
    LicenceKind,
    Product,
    ProductClass,
    Representative,
    Synonym,
    Vendor,
    VendorKbli,
    VendorStatus,
    Workforce,
)

PASSWORD = "kebun singkong sore hari"


class RegionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Region

    level = RegionLevel.DISTRICT
    name = factory.Sequence(lambda n: f"Metro {n}")
    kemendagri_code = factory.Sequence(lambda n: f"18.72.{n:02}")
    bps_code = factory.Sequence(lambda n: f"1872{n:03}")


class AgencyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Agency

    name = factory.Sequence(lambda n: f"Dinas Uji {n}")
    short_name = factory.Sequence(lambda n: f"Uji {n}")
    abbreviation = factory.Sequence(lambda n: f"U{n}")
    kind = AgencyKind.DEPARTMENT


class OfficeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Office
        django_get_or_create = ["pk"]

    pk = 1
    government = "Pemerintah Kota Metro"
    name = "Dinas Koperasi, UMKM dan Perindustrian"
    city = "Metro"
    signer_title = "Kepala Dinas"


class UserFactory(factory.django.DjangoModelFactory):
    """An officer of the dinas whose password is PASSWORD."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    name = factory.Sequence(lambda n: f"Pengguna {n}")
    role = Role.STAFF
    agency = factory.Maybe(
        factory.LazyAttribute(lambda user: user.role == Role.BUYER),
        yes_declaration=factory.SubFactory(AgencyFactory),
        no_declaration=None,
    )
    password = factory.django.Password(PASSWORD)
    password_changed_at = factory.LazyFunction(timezone.now)


class VendorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Vendor

    name = factory.Sequence(lambda n: f"Usaha Uji {n}")
    slug = factory.Sequence(lambda n: f"usaha-uji-{n}")
    legal_form = LegalForm.INDIVIDUAL
    contact_name = "Kontak Uji"
    phone = factory.Sequence(lambda n: f"+628130000{n:04}")


# With a region and a priced product: what the check of a profile cannot begin without.
FILLED = {
    "nib": "0220123456789",
    "nik": "1872014107850001",
    "npwp": "0012345678901000",
    "products_summary": "Nasi kotak",
    "address": "Jl. Uji 1",
}


class VerifiedVendorFactory(VendorFactory):
    status = VendorStatus.VERIFIED
    verified_at = factory.LazyFunction(timezone.now)
    verified_by = factory.SubFactory(UserFactory)


class RepresentativeFactory(factory.django.DjangoModelFactory):
    """A vendor's own user: `RepresentativeFactory().user`."""

    class Meta:
        model = Representative

    user = factory.SubFactory(UserFactory, role=Role.VENDOR)
    vendor = factory.SubFactory(VendorFactory)


class VendorKbliFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = VendorKbli

    vendor = factory.SubFactory(VendorFactory)
    code = "13134"


class WorkforceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Workforce

    vendor = factory.SubFactory(VendorFactory)
    year = 2024
    men = 3
    women = 4


class CategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Category

    name = factory.Sequence(lambda n: f"Kategori {n}")
    slug = factory.Sequence(lambda n: f"kategori-{n}")
    product_class = ProductClass.GOODS_TRADE


class SynonymFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Synonym

    term = factory.Sequence(lambda n: f"kata{n}")
    expansion = "alat tulis kantor"


class LicenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Licence

    vendor = factory.SubFactory(VendorFactory)
    kind = LicenceKind.HALAL
    number = factory.Sequence(lambda n: f"ID{n:017}")


class VerifiedLicenceFactory(LicenceFactory):
    vendor = factory.SubFactory(VerifiedVendorFactory)
    verified_at = factory.LazyFunction(timezone.now)
    verified_by = factory.SubFactory(UserFactory)


class ProductFactory(factory.django.DjangoModelFactory):
    """A product that is offered, of a verified vendor."""

    class Meta:
        model = Product

    vendor = factory.SubFactory(VerifiedVendorFactory)
    category = factory.SubFactory(CategoryFactory)
    name = factory.Sequence(lambda n: f"Produk {n}")
    slug = factory.Sequence(lambda n: f"produk-{n}")
    unit = "buah"


class ForumFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Forum

    number = factory.Sequence(lambda n: n + 1)
    name = factory.Sequence(lambda n: f"Forum Uji {n}")
    slug = factory.Sequence(lambda n: f"forum-uji-{n}")
    first_day = date(2024, 3, 6)
    last_day = factory.SelfAttribute("first_day")
    start_time = time(8, 30)
    end_time = time(13, 0)
    venue = "LEC Kartikatama"
    agency_seats = 45
    vendor_seats = 10
    status = ForumStatus.RUNNING


class ConsentTextFactory(factory.django.DjangoModelFactory):
    """The text in force: the migration's own, or one like it where the tables were emptied."""

    class Meta:
        model = ConsentText
        django_get_or_create = ["version"]

    version = "1"
    text = "Siapa yang memakai data ini: dinas.\n\nUntuk apa: forum."
    is_active = True


class InvitationFactory(factory.django.DjangoModelFactory):
    """An invited agency."""

    class Meta:
        model = Invitation

    forum = factory.SubFactory(ForumFactory, status=ForumStatus.OPEN)
    agency = factory.SubFactory(AgencyFactory)
    email = factory.Sequence(lambda n: f"umum{n}@metro.example")
    phone = factory.Sequence(lambda n: f"+628120000{n:04}")
    created_by = factory.SubFactory(UserFactory)


class ParticipantFactory(factory.django.DjangoModelFactory):
    """A registered delegate."""

    class Meta:
        model = Participant

    forum = factory.SubFactory(ForumFactory)
    kind = ParticipantKind.DELEGATE
    status = ParticipantStatus.REGISTERED
    number = factory.Sequence(lambda n: n + 1)
    code = factory.Sequence(lambda n: f"UJI-{n + 1:03}")
    agency = factory.SubFactory(AgencyFactory)
    name = factory.Sequence(lambda n: f"Peserta {n}")
    registered_by = factory.SubFactory(UserFactory)


class QuestionFactory(factory.django.DjangoModelFactory):
    """A question with choices to everybody."""

    class Meta:
        model = Question

    forum = factory.SubFactory(ForumFactory)
    text = factory.Sequence(lambda n: f"Pilihan makan siang {n}")
    kind = QuestionKind.CHOICE
    choices = "Nasi kotak\nNasi vegetarian"
    position = factory.Sequence(lambda n: n + 1)


class VendorParticipantFactory(ParticipantFactory):
    kind = ParticipantKind.VENDOR
    agency = None
    vendor = factory.SubFactory(VendorFactory)


class AttendanceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Attendance

    participant = factory.SubFactory(ParticipantFactory)
    day = factory.SelfAttribute("participant.forum.first_day")
    method = CheckInMethod.NAME
    present_name = factory.SelfAttribute("participant.name")
    recorded_by = factory.SubFactory(UserFactory)


class DemandFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Demand

    agency = factory.SubFactory(AgencyFactory)
    year = 2024
    name = factory.Sequence(lambda n: f"Kebutuhan uji {n}")
    created_by = factory.SubFactory(UserFactory)


class DemandImportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DemandImport

    file = "uji.xlsx"
    original_name = "rup.xlsx"
    sha256 = factory.Sequence(lambda n: f"{n:064x}")
    size = 1
    header_row = 1
    year = 2024
    created_by = factory.SubFactory(UserFactory)


class TargetFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Target

    year = 2024
    indicator = Indicator.UMK
    value = 40
    legal_basis = "Inpres 2/2022"


class BudgetFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Budget

    agency = factory.SubFactory(AgencyFactory)
    year = 2024
    version = BudgetVersion.APBD
    procurement = 1_000_000_000


class SupplierFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Supplier

    name = factory.Sequence(lambda n: f"CV Penyedia Uji {n}")
    normalised_name = factory.LazyAttribute(lambda supplier: normalise_name(supplier.name))


class PurchaseFactory(factory.django.DjangoModelFactory):
    """A contracted package of an imported kind; nobody has said where its goods come from."""

    class Meta:
        model = Purchase

    agency = factory.SubFactory(AgencyFactory)
    year = 2024
    source = Source.NONTENDER
    package_key = factory.Sequence(lambda n: f"{10_000_000_000 + n}")
    package_name = factory.Sequence(lambda n: f"Belanja uji {n}")
    stage = Stage.CONTRACTED
    value = 1_000_000
    created_by = factory.SubFactory(UserFactory)


class PurchaseImportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PurchaseImport

    file = "uji.csv"
    original_name = "realisasi.csv"
    sha256 = factory.Sequence(lambda n: f"{n:064x}")
    size = 1
    header_row = 1
    created_by = factory.SubFactory(UserFactory)


class PurchasePaymentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PurchasePayment

    purchase = factory.SubFactory(PurchaseFactory)
    number = factory.Sequence(lambda n: f"BAP-{n}")
    paid_on = "2024-05-06"
    amount = 100_000
    file_import = factory.SubFactory(PurchaseImportFactory)


class TableFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Table

    forum = factory.SubFactory(ForumFactory)
    number = factory.Sequence(lambda n: n % 900 + 1)


class SlotFactory(factory.django.DjangoModelFactory):
    """Ten minutes, one after the other from six in the morning of the forum."""

    class Meta:
        model = Slot

    forum = factory.SubFactory(ForumFactory)
    day = factory.SelfAttribute("forum.first_day")
    start_time = factory.Sequence(lambda n: time(6 + n // 6 % 17, n % 6 * 10))
    end_time = factory.LazyAttribute(
        lambda slot: time(slot.start_time.hour, slot.start_time.minute + 9)
    )


class RequestFactory(factory.django.DjangoModelFactory):
    """An agency's request that waits for the vendor."""

    class Meta:
        model = Request

    forum = factory.SubFactory(ForumFactory)
    agency = factory.SubFactory(AgencyFactory)
    vendor = factory.SubFactory(VerifiedVendorFactory)
    asked_by = Side.AGENCY
    answer_by = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=3))
    created_by = factory.SubFactory(UserFactory)


class AcceptedRequestFactory(RequestFactory):
    status = RequestStatus.ACCEPTED
    answered_at = factory.LazyFunction(timezone.now)
    answered_by = factory.SubFactory(UserFactory)


class VetoFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Veto

    forum = factory.SubFactory(ForumFactory)
    agency = factory.SubFactory(AgencyFactory)
    vendor = factory.SubFactory(VerifiedVendorFactory)
    reason = "Pemilik usaha kerabat pejabat pengadaan"
    created_by = factory.SubFactory(UserFactory)


class ScheduleFactory(factory.django.DjangoModelFactory):
    """A draft."""

    class Meta:
        model = Schedule

    forum = factory.SubFactory(ForumFactory)
    number = factory.Sequence(lambda n: n + 1)
    created_by = factory.SubFactory(UserFactory)


class PublishedScheduleFactory(ScheduleFactory):
    status = ScheduleStatus.PUBLISHED
    version = 1
    published_at = factory.LazyFunction(timezone.now)
    published_by = factory.SubFactory(UserFactory)


class MeetingFactory(factory.django.DjangoModelFactory):
    """A meeting of a draft, at a table and in a slot of its own."""

    class Meta:
        model = Meeting

    schedule = factory.SubFactory(ScheduleFactory)
    forum = factory.SelfAttribute("schedule.forum")
    slot = factory.SubFactory(SlotFactory, forum=factory.SelfAttribute("..forum"))
    table = factory.SubFactory(TableFactory, forum=factory.SelfAttribute("..forum"))
    agency = factory.SubFactory(AgencyFactory)
    vendor = factory.SubFactory(VerifiedVendorFactory)


class MeetingReportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MeetingReport

    meeting = factory.SubFactory(
        MeetingFactory, schedule=factory.SubFactory(PublishedScheduleFactory)
    )
    side = ReportSide.AGENCY
    reported_by = factory.SubFactory(UserFactory)


class CommitmentFactory(factory.django.DjangoModelFactory):
    """A promise of a million rupiah for March 2024."""

    class Meta:
        model = Commitment

    forum = factory.SubFactory(ForumFactory)
    number = factory.Sequence(lambda n: n + 1)
    agency = factory.SubFactory(AgencyFactory)
    vendor = factory.SubFactory(VerifiedVendorFactory)
    description = "Snack rapat"
    quantity = Decimal(50)
    unit = "kotak"
    unit_price = Decimal(20_000)
    value = Decimal(1_000_000)
    planned_month = date(2024, 3, 1)
    status = "committed"
    committed_on = date(2024, 3, 6)
    created_by = factory.SubFactory(UserFactory)


class InterestFactory(CommitmentFactory):
    """An interest of which nothing but the subject is known."""

    quantity = unit_price = value = planned_month = committed_on = None
    status = "interest"


class PlanWordFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PlanWord

    term = factory.Sequence(lambda n: f"kata{n}")
    role = PlanWordRole.BOILERPLATE


class DataRequestFactory(factory.django.DjangoModelFactory):
    """A form that nobody has confirmed yet; with status OPEN its mail is confirmed."""

    class Meta:
        model = DataRequest

    kind = RequestKind.ACCESS
    channel = RequestChannel.FORM
    status = DataRequestStatus.UNCONFIRMED
    name = "Siti Aminah"
    email = factory.Sequence(lambda number: f"pemohon{number}@contoh.id")
    confirmed_at = factory.LazyAttribute(
        lambda row: None if row.status == DataRequestStatus.UNCONFIRMED else timezone.now()
    )
