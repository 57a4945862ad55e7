import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower

from core.trees import at_or_below, check_parent, shallow_rule

MAX_DEPTH = 3


class ProductClass(models.TextChoices):
    """Which licences a product of the category needs, and whether TKDN can be asked."""

    FOOD_FRESH = "food_fresh", "Makanan siap saji (katering)"
    FOOD_PACKED = "food_packed", "Pangan olahan dalam kemasan"
    GOODS_INDUSTRY = "goods_industry", "Barang buatan industri"
    GOODS_TRADE = "goods_trade", "Barang dagangan"
    MEDICAL = "medical", "Alat kesehatan"
    SERVICE = "service", "Jasa"


class CategoryQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def for_list(self):
        return self.select_related("parent__parent").order_by("position", "name")

    def at_or_below(self, category_id: int) -> "CategoryQuerySet":
        """The category and all below it."""
        return self.filter(at_or_below(category_id, MAX_DEPTH))


@pghistory.track()
class Category(models.Model):
    """A kind of goods or services: the office's own tree, tied to account codes and e-Katalog."""

    name = models.CharField("nama", max_length=120)
    slug = models.SlugField("alamat", max_length=80, unique=True)
    parent = models.ForeignKey(
        "self",
        verbose_name="induk",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    position = models.PositiveSmallIntegerField("urutan", default=0)
    account_codes = ArrayField(
        models.CharField(
            max_length=30,
            validators=[
                RegexValidator(
                    r"\A(\d(\.\d+){2,5}|\d{6})\Z",
                    "Tulis kode rekening, misalnya 5.1.02.01.01.0024, atau akun APBN 6 angka.",
                )
            ],
        ),
        verbose_name="kode rekening",
        default=list,
        blank=True,
        help_text="Dipisah koma, misalnya 5.1.02.01.01.0024.",
    )
    ekatalog_reference = models.CharField("kategori e-Katalog", max_length=200, blank=True)
    product_class = models.CharField(
        "golongan produk",
        max_length=14,
        choices=ProductClass,
        blank=True,
        help_text="Menentukan izin yang diperlukan. Kosong: ikut induknya.",
    )
    keywords = models.CharField(
        "kata kunci", max_length=500, blank=True, help_text="Kata lain yang dipakai orang."
    )
    is_active = models.BooleanField("dipakai", default=True)
    source = models.CharField("sumber", max_length=300, blank=True)

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = "kategori"
        verbose_name_plural = "kategori"
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                "parent",
                name="category_name_is_unique_under_parent",
                nulls_distinct=False,
                violation_error_message="Kategori dengan nama ini sudah ada di induk yang sama.",
                violation_error_code="category_exists",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="category_tree_is_shallow",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("parent_id"),
                declare=[("depth", "INT")],
                func=shallow_rule("vendors_category", "category", MAX_DEPTH),
            )
        ]

    def __str__(self):
        return self.name

    def clean(self):
        """Raises ValidationError "category_below_itself", "category_too_deep" at the parent."""
        try:
            check_parent(self, self.parent, noun="category", word="kategori", depth=MAX_DEPTH)
        except ValidationError as error:
            raise ValidationError({"parent": error}) from error

    @property
    def effective_class(self) -> str:
        """The product class, or that of the nearest category above which has one."""
        if self.product_class or not self.parent:
            return self.product_class
        return self.parent.effective_class


class SynonymQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)


@pghistory.track()
class Synonym(models.Model):
    """An everyday word and the words of the catalogue: ATK, alat tulis kantor."""

    term = models.CharField("kata sehari-hari", max_length=60)
    expansion = models.CharField(
        "kata katalog", max_length=200, help_text="Dipisah koma bila lebih dari satu."
    )
    is_active = models.BooleanField("dipakai", default=True)

    objects = SynonymQuerySet.as_manager()

    class Meta:
        verbose_name = "padanan kata"
        verbose_name_plural = "padanan kata"
        ordering = ["term"]
        constraints = [
            models.UniqueConstraint(
                Lower("term"),
                name="synonym_term_is_unique",
                violation_error_message="Kata ini sudah ada. Tambahkan padanannya di sana.",
                violation_error_code="term_exists",
            )
        ]

    def __str__(self):
        return self.term
