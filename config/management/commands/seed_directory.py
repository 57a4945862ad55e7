"""A directory of the size of a province, to measure and to try out. All of it is invented."""

from collections.abc import Iterable
from random import Random

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import Region, RegionLevel, User
from matching.models import Offer
from vendors.models import Category, Product, Vendor

CHUNK = 2_000
GOODS = [
    "Kotak snack", "Nasi kotak", "Kertas HVS", "Spanduk kain", "Plakat kayu", "Meja kerja",
    "Kursi rapat", "Kemeja batik", "Seragam kerja", "Sabun cair", "Sapu lidi", "Tinta printer",
    "Map arsip", "Kaos sablon", "Roti manis", "Keripik pisang", "Kopi bubuk", "Sewa tenda",
    "Sewa kursi", "Cetak brosur", "Buku laporan", "Lemari arsip", "Pupuk kompos", "Bibit cabai",
    "Paving block", "Cat tembok", "Lampu sorot", "Selempang tapis", "Gelas sablon", "Tas peserta",
]  # fmt: skip
KINDS = ["biasa", "super", "polos", "bermotif", "besar", "kecil", "kantor", "rapat", "sekolah",
         "pesta", "harian", "pilihan", "rakyat", "lokal", "asli", "baru"]  # fmt: skip
OWNERS = ["Sumber", "Karya", "Mitra", "Berkah", "Rejeki", "Jaya", "Usaha", "Tunas", "Cahaya",
          "Mulya", "Makmur", "Sejati"]  # fmt: skip
UNITS = ["buah", "kotak", "rim", "paket", "lembar", "unit"]

# The sums are added up as the trigger does it now and then.
ADD_UP = """
    WITH gone AS (DELETE FROM vendors_facetcount RETURNING *)
    INSERT INTO vendors_facetcount (kind, is_public, facet, entries)
    SELECT kind, is_public, facet, sum(entries) FROM gone
    GROUP BY 1, 2, 3 HAVING sum(entries) <> 0
"""


class Command(BaseCommand):
    help = "Fill an empty directory with invented vendors and products, by COPY."

    def add_arguments(self, parser):
        parser.add_argument("--products", type=int, default=100_000)
        parser.add_argument("--vendors", type=int, default=20_000)

    def handle(self, *args, products, vendors, **options):
        if Product.objects.exists() or Vendor.objects.exists():
            raise CommandError("There are vendors already: take a database without any.")
        call_command("load_catalogue", stdout=self.stdout)
        with transaction.atomic(), connection.cursor() as cursor:
            # Row by row, history and directory would take minutes; what is read follows below.
            cursor.execute("SET LOCAL session_replication_role = replica")
            seed_vendors(cursor, vendors)
            seed_products(cursor, products, vendors)
            seed_licences(cursor, products, vendors)
            reset_sequences(cursor)
            cursor.execute("SET LOCAL session_replication_role = origin")
            for first in range(1, vendors + 1, CHUNK):
                ids = list(range(first, min(first + CHUNK, vendors + 1)))
                cursor.execute("SELECT vendors_directory_refresh(%s::bigint[])", [ids])
            cursor.execute(ADD_UP)
            Offer.objects.write_missing()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self.stdout.write(f"Directory: {products} products of {vendors} vendors.")


def copy_rows(cursor, model, columns: list[str], rows: Iterable[tuple]) -> None:
    """COPY the rows; columns of the table that are not named get an empty value."""
    rest = [
        field
        for field in model._meta.concrete_fields
        if field.column not in columns and not field.null
    ]
    fixed = [
        [] if field.get_internal_type() == "ArrayField" else default_of(field) for field in rest
    ]
    names = ", ".join([*columns, *(field.column for field in rest)])
    with cursor.copy(f"COPY {model._meta.db_table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([*row, *fixed])


def default_of(field):
    if field.has_default():
        return field.get_default()
    return False if field.get_internal_type() == "BooleanField" else ""


def seed_vendors(cursor, number: int) -> None:
    villages: list[int | None] = [None]
    villages += Region.objects.filter(level=RegionLevel.VILLAGE).values_list("pk", flat=True)
    officer = User.objects.order_by("pk").values_list("pk", flat=True).first()
    now, day = timezone.now(), timezone.localdate()
    pick = Random(1)  # noqa: S311 - sample data

    def rows():
        for pk in range(1, number + 1):
            # One in twenty waits for the office.
            is_verified = officer is not None and pk % 20
            name = f"{pick.choice(OWNERS)} {pick.choice(OWNERS)} {pk}"
            yield (
                pk, name, f"penjual-{pk}", "cv", pick.choice(GOODS), "Pemilik",
                f"+62811{pk:08}", pick.choice(villages),
                pick.choice(["micro", "micro", "micro", "small", "small", "medium"]), day,
                pick.random() < 0.4, pick.random() < 0.3,
                pick.choice(["listed", "none", "documents", "account"]),
                "verified" if is_verified else "draft", now if is_verified else None,
                officer if is_verified else None,
            )  # fmt: skip

    columns = ["id", "name", "slug", "legal_form", "products_summary", "contact_name", "phone",
               "region_id", "size_class", "size_class_on", "woman_led", "publishes_phone",
               "ekatalog_stage", "status", "verified_at", "verified_by_id"]  # fmt: skip
    copy_rows(cursor, Vendor, columns, rows())


def seed_products(cursor, number: int, vendors: int) -> None:
    leaves = list(Category.objects.filter(parent__isnull=False).values_list("pk", flat=True))
    day = timezone.localdate()
    pick = Random(2)  # noqa: S311 - sample data

    def rows():
        for pk in range(1, number + 1):
            name = f"{pick.choice(GOODS)} {pick.choice(KINDS)} {pick.choice(KINDS)} {pk % 500}"
            yield (
                pk, 1 + (pk - 1) % vendors, pick.choice(leaves), name, f"produk-{pk}",
                f"Dibuat di Kota Metro, cocok untuk {pick.choice(KINDS)} dan {pick.choice(KINDS)}.",
                pick.choice(UNITS), pick.randrange(1, 4000) * 500, day, pick.randrange(1, 50),
                pick.randrange(10, 5000), pick.randrange(1, 30), True,
                round(pick.uniform(5, 95), 2) if pk % 3 == 0 else None,
                pk if pk % 3 == 0 else None,
            )  # fmt: skip

    columns = ["id", "vendor_id", "category_id", "name", "slug", "description", "unit", "price",
               "price_on", "minimum_order", "monthly_capacity", "lead_time_days", "is_active",
               "tkdn", "certificate_id"]  # fmt: skip
    copy_rows(cursor, Product, columns, rows())


def seed_licences(cursor, products: int, vendors: int) -> None:
    """A TKDN certificate for every third product, halal for every fourth vendor."""
    licence = Product._meta.get_field("certificate").related_model
    officer = User.objects.order_by("pk").values_list("pk", flat=True).first()
    now = timezone.now() if officer else None

    def rows():
        for pk in range(3, products + 1, 3):
            yield (pk, 1 + (pk - 1) % vendors, "tkdn", f"9999{pk}", "issued", now, officer)
        for pk in range(4, vendors + 1, 4):
            yield (products + pk, pk, "halal", f"ID9999{pk:013}", "issued", now, officer)

    columns = ["id", "vendor_id", "kind", "number", "standing", "verified_at", "verified_by_id"]
    copy_rows(cursor, licence, columns, rows())


def reset_sequences(cursor) -> None:
    """COPY wrote the keys itself: the next row must not take one of them."""
    for table in ("vendors_vendor", "vendors_product", "vendors_licence"):
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"  # noqa: S608 - a name of ours
        )
