from datetime import date

import pghistory
import pgtrigger
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Case, F, Func, Q, TextField, Value, When
from django.db.models.functions import Upper
from django.utils import timezone

from accounts.models.region import Region
from core.addresses import reverse
from core.trees import at_or_below, check_parent, shallow_rule

# Setda > bagian, dinas > UPTD > sekolah: three levels are used, a fourth is spare.
MAX_DEPTH = 4


class AgencyKind(models.TextChoices):
    SECRETARIAT = "sekretariat", "Sekretariat"
    INSPECTORATE = "inspektorat", "Inspektorat"
    DEPARTMENT = "dinas", "Dinas"
    BOARD = "badan", "Badan"
    DIVISION = "bagian", "Bagian"
    DISTRICT = "kecamatan", "Kecamatan"
    VILLAGE = "kelurahan", "Kelurahan"
    TECHNICAL_UNIT = "uptd", "UPTD"
    HEALTH_CENTRE = "puskesmas", "Puskesmas"
    HOSPITAL = "rsud", "RSUD"
    SCHOOL = "sekolah", "Sekolah"


# How the names of units begin or what stands in them, the most telling first.
KIND_WORDS = (
    ("puskesmas", AgencyKind.HEALTH_CENTRE),
    ("rsud", AgencyKind.HOSPITAL),
    ("rumah sakit", AgencyKind.HOSPITAL),
    ("uptd", AgencyKind.TECHNICAL_UNIT),
    ("bagian", AgencyKind.DIVISION),
    ("sekretariat", AgencyKind.SECRETARIAT),
    ("inspektorat", AgencyKind.INSPECTORATE),
    ("kecamatan", AgencyKind.DISTRICT),
    ("kelurahan", AgencyKind.VILLAGE),
    ("badan", AgencyKind.BOARD),
    ("kantor", AgencyKind.BOARD),
    ("satuan polisi", AgencyKind.BOARD),
    ("sekolah", AgencyKind.SCHOOL),
    *(
        (f"{level}{negeri}", AgencyKind.SCHOOL)
        for level in ("tk", "sd", "smp", "sma", "smk")
        for negeri in (" negeri", "n ")
    ),
)


def kind_of_name(name: str) -> AgencyKind:
    """The kind that the name of a unit tells; a dinas if it tells none."""
    words = f" {' '.join(name.casefold().split())}"
    return next((kind for word, kind in KIND_WORDS if f" {word}" in words), AgencyKind.DEPARTMENT)


class AgencyQuerySet(models.QuerySet):
    def at_or_below(self, agency_id: int) -> "AgencyQuerySet":
        """The unit and all units below it."""
        return self.filter(at_or_below(agency_id, MAX_DEPTH))

    def visible_to(self, user):
        """A buyer sees its own unit and those below; every other role sees all units."""
        if user.is_buyer:
            return self.at_or_below(user.agency_id)  # never None: user_buyer_has_agency
        return self

    def selectable(self, on=None, keep=None):
        """Units that records of the day may name: confirmed by the office and active.

        `keep` is the unit that a record names already: it stays, even if it is closed now.
        """
        return self.active(on).filter(is_confirmed=True) | self.filter(pk=keep)

    def unconfirmed(self):
        """Units that the office has not confirmed yet."""
        return self.filter(is_confirmed=False)

    def active(self, on=None):
        """Units that exist on the day."""
        day = on or timezone.localdate()
        return self.filter(
            Q(active_from=None) | Q(active_from__lte=day),
            Q(active_until=None) | Q(active_until__gte=day),
        )

    def retired(self, on=None):
        """Units that do not exist on the day: ended, or not begun."""
        day = on or timezone.localdate()
        return self.filter(Q(active_from__gt=day) | Q(active_until__lt=day))

    def add_new(self, agencies):
        """Save units that a file brought, each under an abbreviation and a name that are free."""
        taken = set(self.values_list("abbreviation", flat=True))
        names = set(self.values_list("name", flat=True))
        number = 0
        for agency in agencies:
            number = next(n for n in range(number + 1, 10**7) if f"S{n}" not in taken)
            agency.abbreviation = f"S{number}"
            if agency.name in names:
                agency.name = f"{agency.name[:188]} ({agency.abbreviation})"
            names.add(agency.name)
        return self.bulk_create(agencies, batch_size=1000)

    def matching(self, text):
        """Search by name, short name or abbreviation; every word must be found."""
        rows = self
        for word in text.split()[:10]:
            rows = rows.filter(
                Q(name__icontains=word)
                | Q(short_name__icontains=word)
                | Q(abbreviation__icontains=word)
            )
        return rows

    def for_list(self):
        return self.select_related("parent").order_by("name", "pk")

    def for_tree(self):
        """Every unit behind the one it stands below, with `level` counted from 0 at the top."""
        above = ["__".join(["parent"] * depth) for depth in range(MAX_DEPTH - 1, 0, -1)]
        names = [f"{path}__name" for path in above]
        return (
            self.select_related("parent")
            .annotate(
                tree_path=Func(
                    Value("\x01"), *names, "name", function="CONCAT_WS", output_field=TextField()
                ),
                level=sum(
                    (
                        Case(When(**{f"{path}__isnull": False}, then=1), default=0)
                        for path in above
                    ),
                    Value(0),
                ),
            )
            .order_by("tree_path", "pk")
        )


@pghistory.track()
class Agency(models.Model):
    """A buying unit (satuan pembeli): OPD, UPTD, puskesmas, kecamatan, kelurahan or school."""

    name = models.CharField("nama", max_length=200, unique=True)
    short_name = models.CharField(
        "nama pendek", max_length=40, help_text="Dipakai di jadwal, misalnya Dikbud."
    )
    abbreviation = models.CharField(
        "singkatan",
        max_length=8,
        unique=True,
        validators=[
            RegexValidator(
                r"\A[A-Z0-9]{2,8}\Z", "Tulis 2 sampai 8 huruf besar atau angka, tanpa spasi."
            )
        ],
        help_text="2 sampai 8 huruf besar atau angka, awal kode peserta, misalnya DIK.",
    )
    kind = models.CharField("jenis", max_length=12, choices=AgencyKind)
    parent = models.ForeignKey(
        "self",
        verbose_name="induk",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    region = models.ForeignKey(
        Region, verbose_name="wilayah", on_delete=models.PROTECT, null=True, blank=True
    )
    satker_code = models.CharField(
        "kode satuan kerja LKPP", max_length=40, unique=True, null=True, blank=True
    )
    npsn = models.CharField(
        "NPSN",
        max_length=8,
        unique=True,
        null=True,
        blank=True,
        validators=[RegexValidator(r"\A\d{8}\Z", "NPSN terdiri dari 8 angka.")],
        help_text="8 angka, khusus sekolah.",
    )
    active_from = models.DateField("aktif dari", null=True, blank=True)
    active_until = models.DateField("aktif sampai", null=True, blank=True)
    is_confirmed = models.BooleanField(
        "sudah dipastikan dinas",
        default=True,
        help_text="Satuan yang belum dipastikan tidak bisa dipilih.",
    )
    source = models.CharField("sumber", max_length=300, blank=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "perangkat daerah"
        verbose_name_plural = "perangkat daerah"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="agency_active_period_is_ordered",
                condition=Q(active_from=None)
                | Q(active_until=None)
                | Q(active_until__gte=F("active_from")),
                violation_error_message="Tanggal akhir tidak boleh sebelum tanggal awal.",
                violation_error_code="period_reversed",
            ),
            models.CheckConstraint(
                name="agency_abbreviation_is_upper",
                condition=Q(abbreviation=Upper("abbreviation")),
                violation_error_message="Tulis singkatan dengan huruf besar.",
                violation_error_code="abbreviation_not_upper",
            ),
            models.CheckConstraint(
                name="agency_npsn_is_for_schools",
                condition=Q(npsn=None) | Q(kind=AgencyKind.SCHOOL),
                violation_error_message="NPSN hanya untuk sekolah.",
                violation_error_code="npsn_not_school",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="agency_tree_is_shallow",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("parent_id"),
                when=pgtrigger.After,
                declare=[("depth", "INTEGER")],
                func=shallow_rule("accounts_agency", "agency", MAX_DEPTH),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("accounts:agency_detail", args=[self.pk])

    def clean(self):
        """Raises ValidationError "agency_below_itself", "agency_too_deep" at the parent."""
        try:
            check_parent(self, self.parent, noun="agency", word="satuan", depth=MAX_DEPTH)
        except ValidationError as error:
            raise ValidationError({"parent": error}) from error

    @property
    def is_active(self) -> bool:
        """Whether the unit exists today."""
        return self.exists_on(timezone.localdate())

    def exists_on(self, day: date) -> bool:
        """Whether the unit had begun and not ended."""
        begun = self.active_from is None or self.active_from <= day
        ended = self.active_until is not None and self.active_until < day
        return begun and not ended
