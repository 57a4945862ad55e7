"""What the ten vendors of the demo forum sell. All of it is invented."""

from datetime import date
from decimal import Decimal

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from accounts.models import User
from vendors.management.commands.load_catalogue import read_rows
from vendors.models import (
    Category,
    EkatalogStage,
    Licence,
    Product,
    SizeBasis,
    Vendor,
    VendorKbli,
    Workforce,
)

SHOP = "https://katalog.contoh.example/"
CONSENTS = ["publishes_phone", "publishes_email", "publishes_address"]


def decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def set_profiles(vendors: dict[str, Vendor]) -> None:
    for row in read_rows("demo_profiles.csv"):
        vendor = vendors[row["vendor"]]
        for field in CONSENTS:
            setattr(vendor, field, row[field] == "1")
        vendor.publishes_name = vendor.publishes_phone
        vendor.woman_led = row["woman_led"] == "1"
        vendor.annual_sales = Decimal(row["annual_sales"])
        vendor.size_basis = SizeBasis.SALES
        vendor.set_size_class()
        vendor.email, vendor.address = row["email"], row["address"]
        vendor.delivery_area = row["delivery_area"]
        vendor.payment_methods = row["payment_methods"].split()
        vendor.capacity_note = row["capacity_note"]
        vendor.ekatalog_stage = EkatalogStage(row["ekatalog_stage"])
        vendor.ekatalog_url = f"{SHOP}{vendor.slug}"
        vendor.npwp, vendor.nik = row["npwp"], row["nik"]
        vendor.founded_year = int(row["founded_year"])
        vendor.is_taxable, vendor.has_business_account = row["is_taxable"] == "1", True
        vendor.lead_time_note, vendor.description = row["lead_time_note"], row["description"]
        vendor.save()
        Workforce.objects.create(
            vendor=vendor,
            year=timezone.localdate().year,
            men=int(row["men"]),
            women=int(row["women"]),
        )


def add_products(vendors: dict[str, Vendor]) -> dict[tuple[str, str], Product]:
    categories = {category.slug: category for category in Category.objects.all()}
    products = {}
    for row in read_rows("demo_products.csv"):
        vendor, slug = vendors[row["vendor"]], slugify(row["name"])[:80]
        products[row["vendor"], row["name"]] = Product(
            vendor=vendor,
            category=categories[row["category"]],
            name=row["name"],
            slug=slug,
            description=row["description"],
            unit=row["unit"],
            price=Decimal(row["price"]),
            price_on=day(row["price_on"]),
            minimum_order=int(row["minimum_order"]),
            monthly_capacity=int(row["monthly_capacity"]),
            lead_time_days=int(row["lead_time_days"]),
            tkdn=decimal(row["tkdn"]),
            bmp=decimal(row["bmp"]),
            origin=row["origin"],
            material=row["material"],
            ekatalog_url=f"{SHOP}{vendor.slug}/{slug}" if row["is_listed"] == "1" else "",
        )
    Product.objects.bulk_create(products.values())
    return products


def add_licences(vendors, products, staff: User) -> None:
    licences = {}
    for row in read_rows("demo_licences.csv"):
        licences[row["number"]] = Licence(
            vendor=vendors[row["vendor"]],
            product=products[row["vendor"], row["product"]] if row["product"] else None,
            kind=row["kind"],
            number=row["number"],
            issuer=row["issuer"],
            issued_on=day(row["issued_on"]),
            expires_on=day(row["expires_on"]),
            tkdn=decimal(row["tkdn"]),
            bmp=decimal(row["bmp"]),
            bmp_expires_on=day(row["bmp_expires_on"]),
            hs_code=row["hs_code"],
            brand=row["brand"],
            kbli=row["kbli"],
            verified_at=timezone.now(),
            verified_by=staff,
        )
    Licence.objects.bulk_create(licences.values())
    for row in read_rows("demo_products.csv"):
        products[row["vendor"], row["name"]].certificate = licences.get(row["certificate"])
    Product.objects.bulk_update(products.values(), ["certificate"])
    VendorKbli.objects.bulk_create(
        VendorKbli(vendor=vendors[row["vendor"]], code=row["code"], risk=row["risk"])
        for row in read_rows("demo_kbli.csv")
    )


class Command(BaseCommand):
    help = "Load profiles, licences and products of the demo vendors; keeps what was entered."

    @transaction.atomic
    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError("Demo data belongs into demo mode only: set DEMO=1.")
        if not Category.objects.exists():
            call_command("load_catalogue", stdout=self.stdout)
        names = {row["vendor"] for row in read_rows("demo_profiles.csv")}
        vendors = {vendor.name: vendor for vendor in Vendor.objects.filter(name__in=names)}
        if vendors.keys() != names or Product.objects.filter(vendor__in=vendors.values()).exists():
            self.stdout.write("Demo products: already there, left as they are.")
            return
        set_profiles(vendors)
        products = add_products(vendors)
        add_licences(vendors, products, User.objects.get(username="staff"))
        self.stdout.write(f"Demo products: {len(products)} products loaded.")
