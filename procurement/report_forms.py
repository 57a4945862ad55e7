"""The filters that all reports share: they stand in the address."""

from collections.abc import Callable

from django import forms
from django.http import QueryDict
from django.utils import timezone

from core.formats.dates import month_span
from matching.models import ProcurementMethod
from procurement.models import COUNTED, Stage
from procurement.reports import FIRST_MONTH, LAST_MONTH, Scope, Unit, at_or_below

YEAR_DIGITS = 4
YEARS_BACK = 6
SPANS = [(1, 12), (1, 3), (1, 6), (1, 9), (4, 6), (7, 9), (10, 12)]
SPAN_NAMES = {
    (1, 12): "Setahun penuh",
    (1, 3): "Triwulan I",
    (4, 6): "Triwulan II",
    (7, 9): "Triwulan III",
    (10, 12): "Triwulan IV",
}
STAGES = [
    ("", "Semua"),
    (Stage.REALISED.value, "Selesai"),
    (Stage.CONTRACTED.value, "Belum selesai"),
]
# What the head of a page says of them.
STAGE_WORDS = {
    "": "berkontrak dan selesai",
    Stage.REALISED.value: "hanya paket selesai",
    Stage.CONTRACTED.value: "hanya paket belum selesai",
}


# A stage is of a package, and says less than what is paid.
STAGE_NOTES = {
    Stage.REALISED.value: (
        "Hanya paket yang tahapnya Selesai, dengan seluruh nilainya. Kontrak yang baru dibayar "
        "sebagian tidak ikut; pembayarannya ada di angka Terbayar tanpa saringan ini."
    ),
    Stage.CONTRACTED.value: (
        "Hanya paket yang belum selesai, dengan seluruh nilai kontraknya, juga bila sebagian sudah "
        "dibayar."
    ),
}


def span_choices() -> list[tuple[str, str]]:
    spans = [*SPANS, *((month, month) for month in range(FIRST_MONTH, LAST_MONTH + 1))]
    return [(f"{a}-{b}", SPAN_NAMES.get((a, b), month_span(a, b))) for a, b in spans]


def months_of(period: str) -> tuple[int, int]:
    """The first and last month of one of the periods."""
    first, _, last = period.partition("-")
    return int(first), int(last)


def year_in(query: QueryDict) -> int | None:
    """The year that an address asks for; None if it names none."""
    asked = query.get("year", "")
    is_year = asked.isascii() and asked.isdigit() and len(asked) == YEAR_DIGITS
    return int(asked) if is_year else None


class ReportForm(forms.Form):
    """Year, period, agency, method, stage, and whether swakelola is in the sums."""

    year = forms.TypedChoiceField(label="Tahun", coerce=int, required=False)
    period = forms.ChoiceField(label="Periode", choices=span_choices, required=False)
    agency = forms.TypedChoiceField(label="OPD", coerce=int, required=False, empty_value=None)
    method = forms.ChoiceField(
        label="Cara beli", choices=[("", "Semua"), *ProcurementMethod.choices], required=False
    )
    stage = forms.ChoiceField(label="Tahap", choices=STAGES, required=False)
    swakelola = forms.ChoiceField(
        label="Swakelola",
        choices=[("", "Ikut dihitung"), ("no", "Tidak dihitung")],
        required=False,
    )

    def __init__(self, data, units: dict[int, Unit], newest_year: Callable[[], int]):
        # Without a year in the address the newest one with purchases is meant.
        self.default_year = year_in(data) or newest_year()
        data = data.copy()
        data["year"] = str(self.default_year)
        super().__init__(data)
        self.units = units
        this_year = timezone.localdate().year
        years = {*range(this_year - YEARS_BACK, this_year + 1), self.default_year}
        self.set_choices("year", [(year, str(year)) for year in sorted(years, reverse=True)])
        names = [(unit.pk, unit.name) for unit in units.values()]
        self.set_choices("agency", [("", "Semua OPD"), *names])

    def set_choices(self, name, choices):
        self.fields[name].choices = choices

    @property
    def scope(self) -> Scope:
        """What is asked for; a value that does not exist counts as not given."""
        self.is_valid()
        asked = self.cleaned_data
        first, last = months_of(asked.get("period") or "1-12")
        agency = asked.get("agency")
        return Scope(
            year=asked.get("year") or self.default_year,
            first_month=first,
            last_month=last,
            agencies=at_or_below(self.units, agency) if agency else None,
            method=asked.get("method") or "",
            with_self_managed=asked.get("swakelola") != "no",
            stages=(asked["stage"],) if asked.get("stage") else tuple(COUNTED),
        )

    @property
    def stage_note(self) -> str:
        """What narrowing to a stage does to the figures; empty where all are counted."""
        return STAGE_NOTES.get(self.cleaned_data.get("stage") or "", "")

    @property
    def agency_name(self) -> str:
        agency = self.cleaned_data.get("agency")
        return self.units[agency].name if agency else ""

    @property
    def scope_text(self) -> str:
        """The filters in words, for the head of a page and of every export."""
        scope = self.scope
        parts = [f"{month_span(scope.first_month, scope.last_month)} {scope.year}"]
        if self.agency_name:
            parts.append(self.agency_name)
        if scope.method:
            parts.append(ProcurementMethod(scope.method).label)
        parts.append(STAGE_WORDS[self.cleaned_data.get("stage") or ""])
        if not scope.with_self_managed:
            parts.append("tanpa swakelola")
        return ", ".join(parts)
