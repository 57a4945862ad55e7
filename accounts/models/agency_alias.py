"""What files of the national systems call the city's units."""

from collections import defaultdict
from collections.abc import Iterable

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Subquery
from django.utils import timezone

from accounts.agency_names import place_of, spellings
from accounts.models.agency import Agency
from accounts.models.office import Office
from core.spreadsheets import header_key


def ways_to_write(agencies: Iterable[Agency], place: str) -> dict[str, Agency]:
    """Units by the ways to write them that mean one alone, with the place behind it or not."""
    means: dict[str, set[Agency]] = defaultdict(set)
    for agency in agencies:
        for key in spellings(agency.name, agency.short_name, place):
            means[key].add(agency)
    return {key: agency for key, (agency, *others) in means.items() if not others}


class UnitDirectory(dict[str, Agency | None]):
    """Units by header_key of what files call them; `home` is the place that is governed, as a key."""

    MAX_GOVERNMENT = 100

    def __init__(self, units: dict[str, Agency | None], home: str) -> None:
        super().__init__(units)
        self.home = home

    def told_apart(self, unit: str, code: str, government: str) -> tuple[str, str]:
        """Name and code of a unit; of another government by that too, and without the code.

        Every city has a Dinas Pendidikan, under one code: that of another one is not ours. A name
        with its number behind it is that of one unit alone, unless the name means one of ours.
        """
        if not government or self.home in header_key(government):
            return unit, code
        name, dash, _ = unit.rpartition(" - ")
        if dash and (header_key(unit) in self or header_key(name) not in self):
            return unit, ""
        return f"{government[: self.MAX_GOVERNMENT]}, {unit or code}", ""


class AgencyAliasQuerySet(models.QuerySet):
    def directory(self) -> UnitDirectory:
        """Every name, abbreviation and code of a unit by header_key; None for one to leave out.

        A name as it stands counts more than another way to write one, and what the office said in
        words counts most. A way that means two units means none.
        """
        government = Office.objects.values("government")[:1]
        agencies = list(Agency.objects.order_by("-pk").annotate(government=Subquery(government)))
        place = place_of(agencies[0].government or "") if agencies else ""
        known: dict[str, Agency | None] = {**ways_to_write(agencies, place)}
        for agency in agencies:
            codes = (agency.satker_code or "", agency.npsn or "")
            texts = (agency.short_name, agency.abbreviation, agency.name, *codes)
            known |= {header_key(text): agency for text in texts if text}
        by_pk = {agency.pk: agency for agency in agencies}
        said = self.values_list("key", "agency")
        known |= {key: by_pk.get(agency_id) for key, agency_id in said}
        return UnitDirectory(known, header_key(place))

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
