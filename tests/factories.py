"""The smallest valid rows."""

from datetime import date, time

import factory
from django.utils import timezone

from accounts.models import Agency, AgencyKind, Office, Region, RegionLevel, Role, User
from events.models import (
    Attendance,
    CheckInMethod,
    Forum,
    ForumStatus,
    Participant,
    ParticipantKind,
    ParticipantStatus,
)
from matching.models import Demand, DemandImport
from procurement.models import (
    Budget,
    BudgetVersion,
    Indicator,
    Purchase,
    PurchaseImport,
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
