"""Targets of the years and budgets of the agencies."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import roles_allowed
from accounts.models import Agency, Role
from core.forms import for_editing, posted
from core.pagination import paginate
from procurement.forms import BudgetForm, TargetForm
from procurement.models import Budget, Target


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER)
@require_safe
def target_list(request):
    context = {"page": paginate(request, Target.objects.for_list())}
    return render(request, "procurement/target_list.html", context)


@roles_allowed(Role.ADMIN)
def target_create(request):
    form = TargetForm(posted(request), initial={"year": timezone.localdate().year})
    if form.is_valid():
        form.save()
        messages.success(request, "Target tersimpan.")
        return redirect("procurement:target_list")
    return render(request, "procurement/target_create.html", {"form": form})


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
    rows = Budget.objects.visible_to(request.user).for_list()
    if (year := request.GET.get("year", "")).isdecimal() and len(year) == 4:
        rows = rows.filter(year=int(year))
    return render(request, "procurement/budget_list.html", {"page": paginate(request, rows)})


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
