"""What files of the national systems call the city's units."""

import pghistory
from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.models.agency import Agency
from core.spreadsheets import header_key


class AgencyAliasQuerySet(models.QuerySet):
    def directory(self) -> dict[str, Agency | None]:
        """Every name, abbreviation and code of a unit by header_key; None for one to leave out.

        What the office said in words counts more than a name that happens to be equal.
        """
        known: dict[str, Agency | None] = {}
        for agency in Agency.objects.order_by("-pk"):
            codes = (agency.satker_code or "", agency.npsn or "")
            texts = (agency.short_name, agency.abbreviation, agency.name, *codes)
            known |= {header_key(text): agency for text in texts if text}
        agencies = {agency.pk: agency for agency in known.values() if agency}
        said = self.values_list("key", "agency")
        return known | {key: agencies.get(agency_id) for key, agency_id in said}

    def remember(self, said: dict[str, Agency | None], *, by) -> None:
        """Keep which unit a name or code of a file means; the newest word counts."""
        rows = {header_key(text): (text, agency) for text, agency in said.items()}
        self.bulk_create(
            [
                self.model(key=key, text=text[:300], agency=agency, saved_by=by)
                for key, (text, agency) in rows.items()
                if 0 < len(key) <= AgencyAlias.MAX_KEY
            ],
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["text", "agency", "saved_at", "saved_by"],
        )


@pghistory.track()
class AgencyAlias(models.Model):
    """Which unit a name or satker code means; no agency: not one of the city's, left out."""

    MAX_KEY = 300

    key = models.CharField("kunci", max_length=MAX_KEY, unique=True)
    text = models.CharField("nama atau kode di berkas", max_length=300)
    agency = models.ForeignKey(
        Agency,
        verbose_name="perangkat daerah",
        on_delete=models.PROTECT,
        related_name="aliases",
        null=True,
        blank=True,
        help_text="Kosongkan bila bukan satuan kerja kota ini: barisnya dilewati.",
    )
    saved_at = models.DateTimeField("disimpan pada", default=timezone.now, editable=False)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="disimpan oleh",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )

    objects = AgencyAliasQuerySet.as_manager()

    class Meta:
        verbose_name = "nama satuan kerja di berkas"
        verbose_name_plural = "nama satuan kerja di berkas"
        ordering = ["text"]

    def __str__(self):
        return self.text
