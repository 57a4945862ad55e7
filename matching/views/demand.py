"""What agencies need: list, exports, entry by hand, the board, and why products fit."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, QuerySet, Window
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import EVERYONE, roles_allowed
from accounts.models import Agency, Role, User
from core.addresses import reverse
from core.back import back
from core.chosen import chosen_rows
from core.exports import export_menu, table_files
from core.forms import ReasonForm, for_editing, posted
from core.pagination import paginate
from core.spreadsheets import Kind, Sheet, SheetColumn, csv_download, xlsx_download
from core.statements import listed
from events.models import ENDED, Forum
from matching.actions.demand import choose_category, enter_demand, save_demand
from matching.actions.demand_pasting import paste
from matching.actions.requests import asked_already
from matching.board import board
from matching.demand_filters import DemandFilter
from matching.demand_forms import CategoryForm, DemandForm, DemandPasteForm
from matching.for_vendor import fitting_demand
from matching.models import Demand
from matching.ranking import by_vendor, rank
from matching.views.pasted import tell_pasted
from vendors.models import EntryKind, FacetCount, Vendor

INSIDERS = (Role.STAFF, Role.OBSERVER, Role.BUYER)
EDITORS = (Role.STAFF, Role.BUYER)
VENDORS_SHOWN = 5
BESIDE_SHOWN = 12
COLUMNS = [
    SheetColumn("OPD", 40),
    SheetColumn("Tahun", 8, Kind.INT),
    SheetColumn("Kebutuhan", 50),
    SheetColumn("Kategori", 28),
    SheetColumn("Volume", 12, Kind.MONEY),
    SheetColumn("Satuan", 12),
    SheetColumn("Pagu", 18, Kind.MONEY),
    SheetColumn("Bulan awal", 10, Kind.INT),
    SheetColumn("Bulan akhir", 10, Kind.INT),
    SheetColumn("Kode RUP", 12),
    SheetColumn("Kode rekening", 30),
    SheetColumn("Metode", 20),
    SheetColumn("Sumber dana", 16),
    SheetColumn("Dihitung", 10),
]


def agencies_for(user, keep=None):
    """Units that the user may enter demand for."""
    return Agency.objects.visible_to(user) & Agency.objects.selectable(keep=keep)


def get_demand(request, pk):
    return get_object_or_404(demands_in_full(request.user), pk=pk)


def demands_in_full(user):
    return Demand.objects.visible_to(user).select_related("agency", "category")


def filter_demand(request, asked=None):
    """The filtered list: what the page shows is what every export holds."""
    return DemandFilter(
        request.GET if asked is None else asked,
        queryset=Demand.objects.visible_to(request.user).for_list(),
        agencies=Agency.objects.visible_to(request.user).order_by("name"),
    )


@roles_allowed(*INSIDERS)
@require_safe
def demand_list(request):
    filterset = filter_demand(request)
    rows = filterset.qs
    count, total = rows.sums()
    context = {
        "filter": filterset,
        "page": paginate(request, rows.for_page(), count=count),
        "total": total,
        "exports": export_menu(request, table_files("matching:demand")),
        "categories": CategoryForm(),
    }
    return render(request, "matching/demand_list.html", context)


def export_rows(demands):
    for demand in demands.iterator(chunk_size=1000):
        yield [
            demand.agency.name, demand.year, demand.name,
            demand.category.name if demand.category else "", demand.quantity, demand.unit,
            demand.budget, demand.first_month, demand.last_month, "; ".join(demand.rup_codes),
            "; ".join(demand.account_codes), demand.get_method_display(), demand.fund_source,
            "Ya" if demand.is_counted else "Tidak",
        ]  # fmt: skip


@roles_allowed(*INSIDERS)
@require_safe
def demand_xlsx(request):
    rows = export_rows(filter_demand(request).qs)
    return xlsx_download("kebutuhan-opd.xlsx", Sheet("Kebutuhan", COLUMNS, rows))


@roles_allowed(*INSIDERS)
@require_safe
def demand_csv(request):
    return csv_download("kebutuhan-opd.csv", COLUMNS, export_rows(filter_demand(request).qs))


@roles_allowed(*EDITORS)
def demand_create(request):
    form = DemandForm(
        posted(request),
        initial={"agency": request.user.agency_id},
        agencies=agencies_for(request.user),
    )
    if form.is_valid():
        demand = enter_demand(form.save(commit=False), by=request.user)
        messages.success(request, f"{demand} disimpan.")
        return redirect(demand)
    return render(request, "matching/demand_create.html", {"form": form})


@roles_allowed(*EDITORS)
@transaction.atomic
def demand_edit(request, pk):
    rows = for_editing(request, Demand.objects.visible_to(request.user))
    demand = get_object_or_404(rows, pk=pk)
    form = DemandForm(
        posted(request), instance=demand, agencies=agencies_for(request.user, demand.agency_id)
    )
    if form.is_valid():
        save_demand(form.save(commit=False), by=request.user)
        messages.success(request, "Perubahan disimpan.")
        return redirect(demand)
    context = {"form": form, "demand": demand}
    return render(request, "matching/demand_edit.html", context, status=form.status)


@roles_allowed(*EVERYONE)
@require_safe
def demand_detail(request, pk):
    """The demand and the vendors who can supply it; a vendor sees no other vendors."""
    user = request.user
    reader = (user, user.role, user.agency_id)
    demand = next(iter(demand_to_show(*reader, pk)), None)
    if demand is None:
        raise Http404
    context = {"demand": demand, "forum": coming_forum(user, user.role)}
    if not user.is_vendor:
        rows = by_vendor(rank(demand))
        strict = [row for row in rows if row.best.met == len(row.best.conditions)]
        only = "strict" in request.GET
        chosen = strict if only else rows
        shown = chosen if "all" in request.GET else chosen[:VENDORS_SHOWN]
        beside = beside_of(*reader, demand.pk, demand.agency_id, demand.year)
        supply = FacetCount.objects.totals(only_public=False)[EntryKind.VENDOR]
        for one in (demand, *beside):
            one.vendor_count = supply.get(f"c{one.category_id}", 0)
        context |= {
            "rows": rows_with_requests(user, demand, shown, context["forum"]),
            "vendor_count": len(rows),
            "strict_count": len(strict),
            "hidden_count": len(chosen) - len(shown),
            "only": only,
            "others": beside,
            "other_count": beside[0].of if beside else 0,
        }
    return render(request, "matching/demand_detail.html", context)


# What a user sees follows from the first three.
@listed
def demand_to_show(user: User, role: str, agency_id: int | None, pk: int) -> QuerySet[Demand]:
    return demands_in_full(user).filter(pk=pk)


@listed
def beside_of(
    user: User, role: str, agency_id: int | None, demand: int, agency: int, year: int
) -> QuerySet[Demand]:
    rows = Demand.objects.visible_to(user).beside(demand, agency=agency, year=year)
    return rows.annotate(of=Window(Count("pk")))[:BESIDE_SHOWN]


def coming_forum(user, role):
    """The forum that demand is prepared for: the latest that is not over."""
    return next(iter(coming_forums(user, role)), None)


@listed
def coming_forums(user: User, role: str) -> QuerySet[Forum]:
    rows = Forum.objects.visible_to(user).exclude(status__in=ENDED)
    return rows.order_by("-first_day", "pk")[:1]


def rows_with_requests(user, demand, rows, forum):
    """Each vendor with where a meeting is asked for, and whether it has been."""
    asked = set()
    if forum:
        standing = asked_already(user, forum, demand.agency_id)
        asked = set(standing.values_list("vendor", flat=True))
    return [
        (row, request_url(demand, row.best, forum), row.best.product.vendor_id in asked)
        for row in rows
    ]


def request_url(demand, match, forum):
    """Where a meeting about this product is asked for; "" without a forum."""
    if forum is None:
        return ""
    url = reverse("matching:request_create", args=[forum.slug])
    return f"{url}?demand={demand.pk}&product={match.product_id}&vendor={match.product.vendor_id}"


@roles_allowed(*EDITORS)
def demand_withdraw(request, pk):
    demand = get_demand(request, pk)
    form = ReasonForm(posted(request))
    if form.is_valid():
        if demand.withdraw(**form.cleaned_data):
            messages.success(request, f"{demand} tidak dihitung lagi.")
        else:
            messages.info(request, f"{demand} memang sudah tidak dihitung.")
        return redirect(demand)
    context = {
        "form": form,
        "title": "Tarik kebutuhan ini?",
        "text": f"{demand} tetap tersimpan, tetapi tidak masuk jumlah dan pencocokan.",
        "submit": "Tarik kebutuhan",
        "cancel_label": "Jangan tarik",
        "cancel_url": demand.get_absolute_url(),
    }
    return render(request, "components/confirm.html", context)


@roles_allowed(*EDITORS)
@require_POST
def demand_restore(request, pk):
    demand = get_demand(request, pk)
    if demand.restore():
        messages.success(request, f"{demand} dihitung lagi.")
    return redirect(demand)


@roles_allowed(*EDITORS)
@require_POST
def demand_categorise(request):
    """Set the category of the ticked rows; an unknown or foreign number is an error."""
    form = CategoryForm(request.POST)
    try:
        rows = Demand.objects.visible_to(request.user)
        demands = chosen_rows(request, rows, "Pilih kebutuhan lebih dulu.")
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return back(request, "matching:demand_list")
    if form.is_valid():
        count = choose_category(demands, form.cleaned_data["category"])
        messages.success(request, f"Kategori {count} kebutuhan disimpan.")
    return back(request, "matching:demand_list")


@roles_allowed(*EDITORS)
def demand_paste(request):
    agencies = agencies_for(request.user)
    form = DemandPasteForm(
        posted(request), initial={"agency": request.user.agency_id}, agencies=agencies
    )
    problems = []
    if form.is_valid():
        try:
            pasted = paste(by=request.user, agencies=agencies.in_bulk(), **form.cleaned_data)
        except ValidationError as error:
            form.add_error("agency" if error.code == "no_agency" else "rows", error)
        else:
            problems = pasted.problems
            tell_pasted(request, pasted, "kebutuhan")
            if not problems:
                return redirect("matching:demand_list")
            form = DemandPasteForm(
                initial=form.cleaned_data | {"rows": pasted.rest}, agencies=agencies
            )
    return render(request, "matching/demand_paste.html", {"form": form, "problems": problems})


@roles_allowed(*INSIDERS)
@require_safe
def demand_board(request):
    """Of one budget year, unless the address asks for all by an empty one."""
    asked = request.GET.copy()
    asked.setdefault("year", str(Demand.objects.visible_to(request.user).board_year() or ""))
    filterset = filter_demand(request, asked)
    filterset.form.stated = {"year"}
    rows = filterset.qs
    groups = board(rows)
    count, total = rows.sums()
    context = {
        "filter": filterset,
        "groups": groups,
        "list_url": f"{reverse('matching:demand_list')}?{asked.urlencode()}",
        "total": total,
        "count": count,
        "months": ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
    }  # fmt: skip
    return render(request, "matching/demand_board.html", context)


@roles_allowed(Role.VENDOR)
@require_safe
def demand_for_me(request):
    """For a vendor: the demand that its products fit."""
    vendor = Vendor.objects.visible_to(request.user).first()
    if vendor is None:
        # Said there: the account has no business yet.
        return redirect("vendors:own_vendor")
    context = {"vendor": vendor, "page": paginate(request, fitting_demand(vendor))}
    return render(request, "matching/demand_for_me.html", context)
