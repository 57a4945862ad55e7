"""What all pages and files of the reports begin with: filters, scope, target, agencies in sight."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from urllib.parse import urlencode

from django.utils import timezone

from accounts.models import Agency, Role
from core.addresses import reverse
from core.formats import MISSING, number, points
from procurement.models import Indicator, Target
from procurement.report_forms import ReportForm
from procurement.report_tabs import plain_url, report_tabs
from procurement.reports import (
    Sums,
    agency_lines,
    gap_to,
    latest_purchase_day,
    newest_figures,
    sums_by,
    unit_tree,
)

READERS = (Role.STAFF, Role.OBSERVER, Role.BUYER)
FILTERED = ("dashboard", "agency_table", "breakdown_page", "indicator_list")
DEFINITION = (
    "Bagian UMK dan koperasi adalah nilai belanja untuk usaha mikro, usaha kecil, dan koperasi "
    "dibagi seluruh nilai belanja pengadaan yang tercatat. Paket batal tidak dihitung. Belanja "
    "yang belum dinilai ikut di penyebut dan tidak dianggap nol."
)
PAID = (
    "Terbayar adalah jumlah pembayaran (BAP) yang tercatat, paling banyak senilai kontraknya; paket "
    "tanpa catatan pembayaran dihitung penuh bila tahapnya Selesai. Bagian PDN dan UMK dari kontrak "
    "yang baru dibayar sebagian dihitung sebanding."
)


def percent_text(value: Decimal | None) -> str:
    return MISSING if value is None else f"{number(value, 1)}%"


def target_text(target: Target | None) -> str:
    return f"Target {number(target.value.normalize())}%" if target else ""


def scale_text(value: Decimal | None) -> str:
    """Round values of a scale without a comma, shares with one digit."""
    if value is None or value != value.to_integral_value():
        return percent_text(value)
    return f"{number(value.normalize() if value else value)}%"


class Report:
    """What every page of the reports begins with: filters, scope, target, agencies in sight."""

    day_in_sight: date | None = None

    def __init__(self, request, *, is_public=False):
        agencies = Agency.objects.all() if is_public else Agency.objects.visible_to(request.user)
        self.user = request.user
        self.is_public = is_public
        self.page = request.resolver_match.url_name
        self.units = unit_tree(agencies)
        is_narrow = not is_public and self.user.is_buyer
        self.in_sight = frozenset(self.units) if is_narrow else None
        self.form = ReportForm(request.GET, self.units, self.newest_year)
        scope = self.form.scope
        if scope.agencies is None:
            scope = replace(scope, agencies=self.in_sight)
        self.scope = scope
        self.targets = Target.objects.of_year(scope.year)
        self.target = self.targets.get(Indicator.UMK)
        self.query = urlencode(
            {key: value for key, value in request.GET.items() if value and key != "page"}
        )

    def newest_year(self) -> int:
        """The year that is meant where the address names none. The day of its figures comes with it."""
        newest = newest_figures(self.in_sight)
        if newest is None:
            return timezone.localdate().year
        year, self.day_in_sight = newest
        return year

    @property
    def data_day(self) -> date | None:
        if self.day_in_sight and self.scope.agencies == self.in_sight:
            return self.day_in_sight
        return latest_purchase_day(self.scope)

    @property
    def target_value(self) -> Decimal | None:
        return self.target.value if self.target else None

    @property
    def target_text(self) -> str:
        return target_text(self.target)

    @cached_property
    def asked(self) -> dict[str, object]:
        """The filters that are set, and the year always."""
        asked = self.form.data
        kept = {key: asked[key] for key in self.form.fields if asked.get(key)}
        return kept | {"year": self.scope.year}

    def url(self, name: str, *args, **changes) -> str:
        """A page of the reports with the same filters, some of them changed."""
        asked = (self.asked | changes).items()
        kept = {key: value for key, value in asked if value not in ("", None)}
        page = name if ":" in name else f"reports:{name}"
        return f"{reverse(page, args=args)}?{urlencode(kept)}"

    def purchases_url(self, **changes) -> str:
        """The purchases behind a figure, in the one list of purchases, under the same filters."""
        return self.url("procurement:purchase_list", counted=1, **changes)

    def purchases_of_each(self, name: str) -> Callable[[object], str]:
        """`purchases_url` for the hundred values of one filter: `purchases_of_each("agency")(agency.pk)`."""
        base = self.purchases_url(**{name: None})
        return lambda value: f"{base}&{urlencode({name: value})}"

    def lines(self):
        """Agencies in sight, rolled up; those below the chosen one, or the tops."""
        lines = agency_lines(self.units, sums_by(self.scope, "agency_id"))
        chosen = self.form.cleaned_data.get("agency")
        if chosen:
            return [line for line in lines if line.pk == chosen or line.parent_id == chosen]
        return [line for line in lines if line.parent_id is None]

    def context(self, **more) -> dict:
        return {
            "form": self.form,
            "scope": self.scope,
            "scope_text": self.form.scope_text,
            "data_day": self.data_day,
            "target": self.target,
            "definition": DEFINITION,
            # The public has the file of packages, not the list.
            "purchases_url": "" if self.is_public else self.purchases_url(),
            "tabs": self.tabs(),
            "query": self.query,
            **more,
        }

    def standing(self, spent: Sums) -> dict:
        """Where the spending stands against the target: the share and what is missing, in rupiah and
        in points."""
        target, gap = self.target_value, difference(spent.umk_share, self.target_value)
        return {
            "spent": spent,
            "share": spent.umk_share,
            "missing": gap_to(target, spent) if target else None,
            "needed": spent.value * target / 100 if target else None,
            "difference": gap,
            "difference_text": "" if gap is None else f"{points(abs(gap))} di bawah target",
        }

    def tabs(self) -> list[dict]:
        return report_tabs(self.user, self.page, self.tab_url)

    def tab_url(self, name: str) -> str:
        """The filters go along to the pages that have them."""
        return self.url(name) if name in FILTERED else plain_url(name)


def shown_once(lines):
    """Lines none of which lies below another: the chosen agency, or all tops."""
    inner = {line.pk for line in lines}
    return [line for line in lines if line.parent_id not in inner]


def difference(value: Decimal | None, target: Decimal | None) -> Decimal | None:
    return None if value is None or target is None else value - target


def signed_points(value: Decimal | None) -> str:
    return points(value, signed=True).removesuffix(" poin")


def exports(report: Report) -> list[dict]:
    return [
        {"label": "Excel, per OPD", "hint": "Semua OPD dengan jumlahnya", "icon": "file-earmark-excel",
         "url": report.url("agencies_xlsx")},
        {"label": "CSV, per OPD", "hint": "Untuk diolah lagi", "icon": "file-earmark-text",
         "url": report.url("agencies_csv")},
        {"label": "PDF, per OPD", "hint": "Berkop dinas, siap ditandatangani", "icon": "file-earmark-pdf",
         "url": report.url("agencies_pdf")},
        {"label": "Excel, per paket", "hint": "Untuk Inspektorat dan BPKP", "icon": "file-earmark-excel",
         "url": report.url("packages_xlsx"), "new_group": True},
        {"label": "CSV, per paket", "hint": "Untuk Inspektorat dan BPKP", "icon": "file-earmark-text",
         "url": report.url("packages_csv")},
        {"label": "PDF, per paket", "hint": "Berkop dinas, sampai 2.000 paket", "icon": "file-earmark-pdf",
         "url": report.url("packages_pdf")},
    ]  # fmt: skip
