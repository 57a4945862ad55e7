"""What everyone may know, without signing in: figures, and purchases as CSV, JSON and OCDS."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.addresses import reverse
from core.keys import row_key
from core.spreadsheets import Kind, SheetColumn, csv_download
from procurement.models import Purchase, Supplier
from procurement.ocds import (
    Party,
    Publication,
    PublishedPayment,
    PublishedPurchase,
    release_package,
)
from procurement.report_papers import own_office
from procurement.reports import total_of
from procurement.views.report import DEFINITION, PAID, Report, shown_once
from procurement.views.report_files import (
    AGENCY_COLUMNS,
    agency_rows,
    counted_rows,
    file_name,
)

RELEASES_A_PAGE = 200
PERSON = "Penyedia perorangan"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
PACKAGE_COLUMNS = [
    SheetColumn("Perangkat daerah", 36),
    SheetColumn("Kode RUP", 18),
    SheetColumn("Nama paket", 50),
    SheetColumn("Sumber", 16),
    SheetColumn("Metode", 20),
    SheetColumn("Jenis", 20),
    SheetColumn("Tahap", 12),
    SheetColumn("Penyedia", 32),
    SheetColumn("Tanggal", 12, Kind.DATE),
    SheetColumn("Nilai (Rp)", 18, Kind.MONEY),
    SheetColumn("Terbayar (Rp)", 18, Kind.MONEY),
    SheetColumn("Nilai PDN (Rp)", 18, Kind.MONEY),
    SheetColumn("Nilai UMK (Rp)", 18, Kind.MONEY),
]


@login_not_required
@require_safe
def figures(request):
    """How far the city is, per agency, with the definition and the files."""
    report = Report(request, is_public=True)
    lines = report.lines()
    spent = total_of(line.total for line in shown_once(lines))
    return render(
        request,
        "open_data/figures.html",
        report.context(
            lines=[line for line in lines if line.total.count],
            **report.standing(spent),
            licence=LICENCE,
            files={
                name: report.url(f"open_data:{name}")
                for name in ("agencies_csv", "packages_csv", "figures_json", "releases")
            },
        ),
    )


@login_not_required
@require_safe
def agencies_csv(request):
    report = Report(request, is_public=True)
    return csv_download(f"{file_name(report, 'opd')}.csv", AGENCY_COLUMNS, agency_rows(report))


@login_not_required
@require_safe
def packages_csv(request):
    report = Report(request, is_public=True)
    return csv_download(f"{file_name(report, 'paket')}.csv", PACKAGE_COLUMNS, package_rows(report))


def package_rows(report: Report):
    unnamed = {*Supplier.objects.unnamed().values_list("pk", flat=True)}
    for row in public_purchases(report).iterator(chunk_size=2000):
        yield [
            row.agency.name,
            ", ".join(row.rup_codes),
            row.package_name,
            row.get_source_display(),
            row.get_method_display(),
            row.get_procurement_type_display(),
            row.get_stage_display(),
            seller_name(row, unnamed),
            row.recorded_on,
            row.value,
            row.realised_value,
            row.pdn_value,
            row.umk_value,
        ]


@login_not_required
@require_safe
def figures_json(request):
    """The same figures for programs: amounts as text, so that no sen is lost on the way."""
    report = Report(request, is_public=True)
    lines = report.lines()
    spent = total_of(line.total for line in shown_once(lines))
    return JsonResponse(
        {
            "year": report.scope.year,
            "scope": report.form.scope_text,
            "definition": f"{DEFINITION} {PAID}",
            "licence": LICENCE,
            "target": None if report.target is None else str(report.target.value),
            "total": sums_data(spent),
            "agencies": [{"name": line.name, **sums_data(line.total)} for line in lines],
        }
    )


def sums_data(sums) -> dict:
    return {
        "purchases": sums.count,
        "value": str(sums.value),
        "realised_value": str(sums.realised),
        "umk_value": str(sums.umk),
        "pdn_value": str(sums.pdn),
        "umk_unknown_value": str(sums.umk_unknown),
        "pdn_unknown_value": str(sums.pdn_unknown),
    }


@login_not_required
@require_safe
def releases(request):
    """OCDS release packages, in parts: `links.next` leads to the following one."""
    report = Report(request, is_public=True)
    rows = public_purchases(report).order_by("pk")
    if after := row_key(request.GET.get("after", "")):
        rows = rows.filter(pk__gt=after)
    part = list(rows.prefetch_related("payments")[: RELEASES_A_PAGE + 1])
    sellers = Supplier.objects.filter(pk__in={row.supplier_id for row in part})
    unnamed = {*sellers.unnamed().values_list("pk", flat=True)}
    office = own_office()
    root = request.build_absolute_uri(reverse("home"))
    more = part[RELEASES_A_PAGE - 1].pk if len(part) > RELEASES_A_PAGE else None
    publication = Publication(
        uri=request.build_absolute_uri(),
        publisher=office.government,
        publisher_uri=root,
        published_at=timezone.now(),
        licence=LICENCE,
        policy=request.build_absolute_uri(reverse("open_data:figures")),
        ocid_prefix=settings.OCID_PREFIX,
        next_uri=request.build_absolute_uri(report.url("open_data:releases", after=more))
        if more
        else "",
    )
    return JsonResponse(
        release_package(publication, [published(row, unnamed) for row in part[:RELEASES_A_PAGE]])
    )


def public_purchases(report: Report):
    return counted_rows(report, Purchase.objects.all())


def seller_name(purchase: Purchase, unnamed: set[int]) -> str:
    if purchase.supplier is None:
        return ""
    return PERSON if purchase.supplier_id in unnamed else purchase.supplier.name


def published(purchase: Purchase, unnamed: set[int]) -> PublishedPurchase:
    seller = purchase.supplier
    return PublishedPurchase(
        id=str(purchase.pk),
        title=purchase.package_name,
        buyer=Party(f"agency-{purchase.agency_id}", purchase.agency.name),
        supplier=Party(
            f"supplier-{seller.pk}", seller_name(purchase, unnamed), purchase.size_class
        )
        if seller
        else None,
        recorded_at=purchase.created_at,
        value=purchase.value,
        pdn_value=purchase.pdn_value,
        umk_value=purchase.umk_value,
        method=purchase.get_method_display(),
        procurement_type=purchase.get_procurement_type_display(),
        signed_on=purchase.contracted_on,
        paid_on=purchase.paid_on,
        realised_value=purchase.realised_value,
        payments=[
            PublishedPayment(f"{purchase.pk}-{payment.pk}", payment.amount, payment.paid_on)
            for payment in purchase.payments.all()
        ],
        is_realised=purchase.stage == "realised",
        rup_codes=purchase.rup_codes,
    )
