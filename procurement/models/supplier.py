"""Who sold, as the files of the national systems name them."""

import re

import pghistory
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import F, Q

from core.identifiers import clean_npwp
from vendors.models import PERSONAL_FORMS, SizeClass, Vendor

# Legal forms and titles that one list writes and the next leaves out.
FORMS = frozenset(
    {
        "pt", "cv", "ud", "pd", "fa", "firma", "toko", "tb", "kop", "koperasi", "usaha",
        "perorangan", "perseorangan", "tbk", "persero",
    }
)  # fmt: skip


def normalise_name(name: str) -> str:
    """Return a business name without legal form, case, blanks and punctuation.

    "PT. Sumber Rejeki" and "SUMBER REJEKI, PT" are one name; a name that is nothing but a legal
    form stays as it is.
    """
    words = re.findall(r"[^\W_]+", re.sub(r"[.'`\u2019]", "", name.casefold()))
    return "".join(word for word in words if word not in FORMS) or "".join(words)


# What files write as the legal form of somebody who sells in their own name.
PERSON_FORMS = ("perorangan", "perseorangan")


class SupplierQuerySet(models.QuerySet):
    def named(self, name: str):
        return self.filter(normalised_name=normalise_name(name))

    def meant(self):
        """Without the other spellings of one that is known."""
        return self.filter(same_as=None)

    def persons(self):
        """Those that are a person before the law.

        The 16 digits of a person are the NIK, which never begins with 0; those of a business are
        its 15 digits with a 0 in front (PMK 112/PMK.03/2022 ps. 2).
        """
        is_person = Q(npwp__isnull=False) & ~Q(npwp__startswith="0")
        for word in PERSON_FORMS:
            is_person |= Q(legal_form__icontains=word)
        return self.filter(is_person | Q(vendor__legal_form__in=PERSONAL_FORMS))

    def unnamed(self):
        """Persons whose name the public directory does not show: the amount is public, they are not."""
        return self.persons().exclude(vendor__in=Vendor.objects.verified())

    def for_list(self):
        return self.select_related("vendor", "same_as").order_by("name", "pk")


@pghistory.track()
class Supplier(models.Model):
    """A seller as files name it; linked to a vendor of the directory where it is known.

    `same_as` says that this spelling is another one's: files that use it are led there.
    """

    MAX_NAME = 300

    name = models.CharField("nama penyedia", max_length=MAX_NAME)
    normalised_name = models.CharField("nama untuk dicocokkan", max_length=MAX_NAME)
    npwp = models.CharField(  # noqa: DJ001 - unknown is null, unique with the name where known
        "NPWP", max_length=16, null=True, blank=True, validators=[clean_npwp]
    )
    catalogue_code = models.CharField("kode penyedia e-Katalog", max_length=40, blank=True)
    vendor = models.ForeignKey(
        Vendor,
        verbose_name="vendor di direktori",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="suppliers",
    )
    same_as = models.ForeignKey(
        "self",
        verbose_name="sama dengan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="other_spellings",
    )
    size_class = models.CharField("skala usaha", max_length=6, choices=SizeClass, blank=True)
    is_cooperative = models.BooleanField("koperasi", default=False)
    legal_form = models.CharField("bentuk usaha", max_length=80, blank=True)
    region = models.CharField("kota atau kabupaten", max_length=100, blank=True)

    objects = SupplierQuerySet.as_manager()
    contact_fields = frozenset({"npwp"})

    class Meta:
        verbose_name = "penyedia"
        verbose_name_plural = "penyedia"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["normalised_name", "npwp"],
                name="supplier_is_unique",
                nulls_distinct=False,
                violation_error_message="Penyedia dengan nama dan NPWP ini sudah ada.",
                violation_error_code="supplier_exists",
            ),
            models.CheckConstraint(
                name="supplier_npwp_has_16_digits",
                condition=Q(npwp=None) | Q(npwp__regex=r"^[0-9]{16}$"),
                violation_error_message="NPWP harus 16 angka.",
                violation_error_code="npwp_length",
            ),
            models.CheckConstraint(
                name="supplier_is_not_its_own_spelling",
                condition=Q(same_as=None) | ~Q(same_as=F("pk")),
                violation_error_message="Penyedia tidak bisa sama dengan dirinya sendiri.",
                violation_error_code="same_as_itself",
            ),
        ]
        indexes = [
            models.Index(fields=["name", "id"], name="supplier_by_name"),
            models.Index(
                OpClass("normalised_name", name="varchar_pattern_ops"),
                name="supplier_name_begins",
            ),
            models.Index(fields=["npwp"], name="supplier_npwp", condition=Q(npwp__isnull=False)),
            models.Index(
                fields=["catalogue_code"],
                name="supplier_catalogue_code",
                condition=~Q(catalogue_code=""),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_umkk(self) -> bool | None:
        """Whether it counts for the 40 % (Perpres 12/2021 ps. 65): micro, small or cooperative.

        None if nothing is known.
        """
        if self.is_cooperative:
            return True
        return self.size_class in (SizeClass.MICRO, SizeClass.SMALL) if self.size_class else None
