"""What the directory is read from: one row for each product and vendor that can be found.

The rows are derived. The database fills them by the triggers of the migration 0002_directory, whatever way a
vendor, product, licence, photo or category is written, so no code writes them.
"""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import connection, models
from django.db.models import F, Sum

from core.addresses import reverse
from core.statements import remembered
from vendors.models.product import Product
from vendors.models.vendor import Vendor


class EntryKind(models.TextChoices):
    VENDOR = "vendor", "Pelaku usaha"
    PRODUCT = "product", "Produk"


class DirectoryEntryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The office and observers see all; the public, buyers and vendors what is verified."""
        if user.is_authenticated and user.may_see_drafts:
            return self
        return self.filter(is_public=True)

    def of_kind(self, kind: EntryKind):
        return self.filter(kind=kind)

    def stale(self, day: date):
        """Those whose licences began or ended since they were written."""
        return self.filter(stale_on__lte=day)


class DirectoryEntry(models.Model):
    """A product or a vendor as the directory shows it."""

    kind = models.CharField("isi", max_length=7, choices=EntryKind)
    vendor = models.ForeignKey(
        Vendor, verbose_name="vendor", on_delete=models.CASCADE, related_name="directory_entries"
    )
    product = models.OneToOneField(
        Product,
        verbose_name="produk",
        on_delete=models.CASCADE,
        null=True,
        related_name="directory_entry",
    )
    is_public = models.BooleanField("tampil untuk umum")
    name = models.CharField("nama", max_length=200)
    # What can be chosen: "c12" a category and those above it, "d3" kecamatan, "v17" kelurahan,
    # "s:micro" size, and words such as "halal".
    facets = ArrayField(models.CharField(max_length=20), verbose_name="ciri")
    price = models.DecimalField("harga mulai", max_digits=18, decimal_places=2, null=True)
    capacity = models.PositiveBigIntegerField("kapasitas per bulan", null=True)
    tkdn = models.DecimalField("TKDN (%)", max_digits=5, decimal_places=2, null=True)
    completeness = models.PositiveSmallIntegerField("kelengkapan")
    # The texts of the card, so that a page of the directory needs no other table.
    card = models.JSONField("kartu")
    name_search = SearchVectorField("kata dalam nama")
    search = SearchVectorField("kata")
    stale_on = models.DateField("harus ditulis ulang pada", null=True)

    objects = DirectoryEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "isi direktori"
        verbose_name_plural = "isi direktori"
        constraints = [
            models.UniqueConstraint(
                fields=["vendor"],
                condition=models.Q(kind="vendor"),
                name="directory_entry_is_one_for_a_vendor",
            ),
            models.CheckConstraint(
                name="directory_entry_of_a_product_has_it",
                condition=models.Q(kind="vendor", product=None)
                | models.Q(kind="product", product__isnull=False),
            ),
        ]
        indexes = [
            # Without fastupdate: a search must not read a list of what is pending.
            GinIndex(fields=["facets"], name="directory_facets", fastupdate=False),
            GinIndex(fields=["search"], name="directory_search", fastupdate=False),
            GinIndex(fields=["name_search"], name="directory_name_search", fastupdate=False),
            models.Index("kind", F("completeness").desc(), "id", name="directory_completeness"),
            models.Index("kind", "name", "id", name="directory_name"),
            models.Index("kind", "price", "id", name="directory_price"),
            models.Index("kind", F("price").desc(nulls_last=True), "id", name="directory_dearest"),
            models.Index("kind", F("tkdn").desc(nulls_last=True), "id", name="directory_tkdn"),
            models.Index(
                "kind", F("capacity").desc(nulls_last=True), "id", name="directory_capacity"
            ),
            models.Index(
                fields=["stale_on"],
                name="directory_stale",
                condition=models.Q(stale_on__isnull=False),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """The page of the product or vendor; from the card, so that a list asks nothing else."""
        if self.kind == EntryKind.VENDOR:
            return reverse("vendors:vendor_detail", [self.card["slug"]])
        return reverse("vendors:product_detail", [self.card["vendor_slug"], self.card["slug"]])

    @property
    def is_on_ekatalog(self) -> bool:
        return "ekatalog" in self.facets

    @property
    def is_halal(self) -> bool:
        return "halal" in self.facets

    @property
    def photo_url(self) -> str:
        """A photo of the product, or of one of the vendor's; "" for the drawing of its category."""
        if not self.card["photo"]:
            return ""
        if self.kind == EntryKind.VENDOR:
            return reverse(
                "vendors:vendor_card_photo", args=[self.card["slug"], self.card["photo"]]
            )
        place = [self.card["vendor_slug"], self.card["slug"], self.card["photo"], "small"]
        return reverse("vendors:product_photo", args=place)


class FacetCountQuerySet(models.QuerySet):
    def totals(self, *, only_public: bool) -> dict[str, dict[str, int]]:
        """How many entries of each kind have each key; "" stands for all of them. One query."""
        found: dict[str, dict[str, int]] = {kind: {} for kind in EntryKind}
        for kind, facet, entries in facet_sums(only_public).tuples():
            found[kind][facet] = int(entries)
        return found


@remembered
def facet_sums(only_public: bool) -> models.QuerySet:
    rows = FacetCount.objects.filter(is_public=True) if only_public else FacetCount.objects.all()
    return rows.order_by().values_list("kind", "facet").annotate(Sum("entries"))


class FacetCount(models.Model):
    """How many entries have a facet, as a sum of rows: two who write wait for nobody.

    Every write of entries adds rows with what it changed; now and then a trigger adds them up.
    """

    kind = models.CharField("isi", max_length=7, choices=EntryKind)
    is_public = models.BooleanField("tampil untuk umum")
    facet = models.CharField("ciri", max_length=20, blank=True)
    entries = models.BigIntegerField("jumlah")

    objects = FacetCountQuerySet.as_manager()

    class Meta:
        verbose_name = "jumlah menurut ciri"
        verbose_name_plural = "jumlah menurut ciri"
        indexes = [models.Index(fields=["kind", "is_public"], name="facet_count_kind")]

    def __str__(self):
        return f"{self.facet}: {self.entries}"


class SearchWord(models.Model):
    """A word of the directory and one of its trigrams, to find what a misspelt word meant."""

    trigram = models.CharField("tiga huruf", max_length=3)
    word = models.CharField("kata", max_length=60)

    class Meta:
        verbose_name = "kata direktori"
        verbose_name_plural = "kata direktori"
        constraints = [
            models.UniqueConstraint(fields=["trigram", "word"], name="search_word_is_unique")
        ]
        indexes = [models.Index(fields=["word"], name="search_word")]

    def __str__(self):
        return self.word


def refresh_directory(vendor_ids: list[int]) -> None:
    """Write the entries of these vendors anew. The triggers do it for every write but the clock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT vendors_directory_refresh(%s::bigint[])", [vendor_ids])


def refresh_stale(day: date) -> int:
    """Write anew what the calendar has changed: a licence began or ended. Return how many vendors."""
    stale = DirectoryEntry.objects.stale(day).values_list("vendor", flat=True).distinct()
    vendor_ids = sorted(stale.order_by("vendor"))
    if vendor_ids:
        refresh_directory(vendor_ids)
    return len(vendor_ids)
