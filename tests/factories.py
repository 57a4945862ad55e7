"""The smallest valid rows."""

import factory
from django.utils import timezone

from accounts.models import Agency, AgencyKind, Office, Region, RegionLevel, Role, User

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
