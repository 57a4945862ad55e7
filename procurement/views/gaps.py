"""The gap list: what is bought elsewhere, what nobody sells, and who sells what nobody plans."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import may_use, roles_allowed
from accounts.models import Role
from core.addresses import reverse
from core.spreadsheets import Kind, Sheet, SheetColumn, xlsx_download
from procurement.gaps import gaps_of
from procurement.report_forms import year_in
from procurement.report_tabs import report_tabs
from procurement.reports import latest_year

OUTSIDE = [
    SheetColumn("Kategori", 44),
    SheetColumn("Paket bukan dari usaha kota", 14, Kind.INT),
    SheetColumn("Nilai bukan dari usaha kota (Rp)", 22, Kind.MONEY),
    SheetColumn("Di antaranya dari luar kota (Rp)", 22, Kind.MONEY),
    SheetColumn("Lokasi penyedia belum diketahui (Rp)", 22, Kind.MONEY),
    SheetColumn("Seluruh belanja kategori (Rp)", 22, Kind.MONEY),
    SheetColumn("Vendor direktori", 14, Kind.INT),
]
UNMET = [
    SheetColumn("Kategori", 44),
    SheetColumn("Paket rencana", 14, Kind.INT),
    SheetColumn("Pagu (Rp)", 22, Kind.MONEY),
]
IDLE = [
    SheetColumn("Vendor", 44),
    SheetColumn("Kategori", 60),
    SheetColumn("Belanja kota pada kategorinya (Rp)", 24, Kind.MONEY),
]


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def gap_list(request):
    year = year_in(request.GET) or latest_year()
    this_year = timezone.localdate().year
    years = sorted({year, *range(this_year - 3, this_year + 1)}, reverse=True)
    context = {
        "gaps": gaps_of(year),
        "year": year,
        "years": [(one, one == year) for one in years],
        "purchases_url": reverse(
            "procurement:purchase_list", query={"year": year, "counted": 1}
        ),
        "demand_url": reverse("matching:demand_list", query={"year": year}),
        "register_url": reverse("vendors:vendor_create")
        if may_use(request.user, "vendors:vendor_create")
        else "",
        "exports": [
            {"label": "Excel (.xlsx)", "hint": "Tiga lembar, satu untuk tiap celah",
             "icon": "filetype-xlsx", "url": f"{reverse('reports:gap_xlsx')}?year={year}"},
        ],
        "tabs": report_tabs(request.user, "gap_list"),
    }  # fmt: skip
    return render(request, "reports/gap_list.html", context)


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def gap_xlsx(request):
    year = year_in(request.GET) or latest_year()
    gaps = gaps_of(year)
    sheets = [
        Sheet(
            "Bukan dari usaha kota",
            OUTSIDE,
            [
                [one.name, one.count, one.value, one.far, one.unplaced, one.total, one.vendors]
                for one in gaps.outside
            ],
        ),
        Sheet(
            "Kebutuhan tanpa vendor",
            UNMET,
            [[one.name, one.count, one.value] for one in gaps.unmet],
        ),
        Sheet(
            "Vendor tanpa kebutuhan",
            IDLE,
            [[one.name, one.categories, one.spent] for one in gaps.idle],
        ),
    ]
    return xlsx_download(f"celah-{year}.xlsx", *sheets)
