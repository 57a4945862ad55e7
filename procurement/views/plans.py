"""Targets of the years and budgets of the agencies."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.models import Agency, Role
from core.exports import excel_file, export_menu
from core.forms import for_editing, posted
from core.pagination import paginate
from core.spreadsheets import Kind, Sheet, SheetColumn, xlsx_download
from procurement.actions.targets import carry_over_targets
from procurement.filters import BudgetFilter
from procurement.forms import BudgetForm, TargetForm
from procurement.models import Budget, Target

COLUMNS = [
    SheetColumn("OPD", 40),
    SheetColumn("Tahun", 8, Kind.INT),
    SheetColumn("Versi", 16),
    SheetColumn("Pengadaan (Rp)", 20, Kind.MONEY),
    SheetColumn("Barang dan jasa (Rp)", 20, Kind.MONEY),
    SheetColumn("Modal (Rp)", 20, Kind.MONEY),
    SheetColumn("Bukan pengadaan (Rp)", 20, Kind.MONEY),
    SheetColumn("Catatan", 40),
]
TARGET_COLUMNS = [
    SheetColumn("Tahun", 8, Kind.INT),
    SheetColumn("Indikator", 40),
    SheetColumn("Batas", 18),
    SheetColumn("Target (%)", 12, Kind.MONEY),
    SheetColumn("Dasar hukum", 50),
    SheetColumn("Sumber", 40),
    SheetColumn("Catatan", 40),
]


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER)
@require_safe
def target_list(request):
    year = timezone.localdate().year
    context = {
        "page": paginate(request, Target.objects.for_list()),
        "year": year,
        "former": Target.objects.to_carry_over(year).first(),
        "exports": export_menu(request, [excel_file("procurement:target")]),
    }
    return render(request, "procurement/target_list.html", context)


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER)
@require_safe
def target_xlsx(request):
    rows = (
        (
            one.year, one.get_indicator_display(),
            "paling banyak" if one.is_maximum else "paling sedikit", one.value, one.legal_basis,
            one.source, one.note,
        )
        for one in Target.objects.for_list()
    )  # fmt: skip
    return xlsx_download("target-p3dn.xlsx", Sheet("Target", TARGET_COLUMNS, rows))


@roles_allowed(Role.ADMIN)
def target_create(request):
    form = TargetForm(posted(request), initial={"year": timezone.localdate().year})
    if form.is_valid():
        form.save()
        messages.success(request, "Target tersimpan.")
        return redirect("procurement:target_list")
    return render(request, "procurement/target_create.html", {"form": form})


@roles_allowed(Role.ADMIN)
@require_POST
def target_carry_over(request):
    year = timezone.localdate().year
    if count := carry_over_targets(year):
        messages.success(
            request,
            f"{count} target disalin untuk {year}. Sesuaikan bila aturannya sudah berubah.",
        )
    else:
        messages.info(request, f"Target {year} sudah ada.")
    return redirect("procurement:target_list")


@roles_allowed(Role.ADMIN)
@transaction.atomic
def target_edit(request, pk):
    target = get_object_or_404(for_editing(request, Target.objects.all()), pk=pk)
    form = TargetForm(posted(request), instance=target)
    if form.is_valid():
        form.save()
        messages.success(request, "Perubahan disimpan.")
        return redirect("procurement:target_list")
    context = {"form": form, "target": target}
    return render(request, "procurement/target_edit.html", context, status=form.status)


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER)
@require_safe
def budget_list(request):
    filterset = filter_budgets(request)
    context = {
        "filter": filterset,
        "page": paginate(request, filterset.qs),
        "exports": export_menu(request, [excel_file("procurement:budget")]),
    }
    return render(request, "procurement/budget_list.html", context)


def filter_budgets(request):
    return BudgetFilter(request.GET, queryset=Budget.objects.visible_to(request.user).for_list())


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER)
@require_safe
def budget_xlsx(request):
    rows = [
        [row.agency.name, row.year, row.get_version_display(), row.procurement,
         row.goods_services, row.capital, row.non_procurement, row.note]
        for row in filter_budgets(request).qs
    ]  # fmt: skip
    return xlsx_download("pagu-anggaran.xlsx", Sheet("Pagu", COLUMNS, rows))


@roles_allowed(Role.STAFF)
def budget_create(request):
    form = BudgetForm(
        posted(request),
        initial={"year": timezone.localdate().year},
        agencies=Agency.objects.selectable().order_by("name"),
    )
    if form.is_valid():
        form.save()
        messages.success(request, "Pagu tersimpan.")
        return redirect("procurement:budget_list")
    return render(request, "procurement/budget_create.html", {"form": form})


@roles_allowed(Role.STAFF)
@transaction.atomic
def budget_edit(request, pk):
    rows = for_editing(request, Budget.objects.visible_to(request.user).select_related("agency"))
    budget = get_object_or_404(rows, pk=pk)
    form = BudgetForm(
        posted(request),
        instance=budget,
        agencies=Agency.objects.selectable(keep=budget.agency_id).order_by("name"),
    )
    if form.is_valid():
        form.save()
        messages.success(request, "Perubahan disimpan.")
        return redirect("procurement:budget_list")
    context = {"form": form, "budget": budget}
    return render(request, "procurement/budget_edit.html", context, status=form.status)
