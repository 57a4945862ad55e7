from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import roles_allowed
from accounts.models import Agency, Role
from core.formats import percent
from core.forms import ReasonForm, for_editing, posted
from core.keys import row_key
from matching.models import Commitment, Demand
from procurement.actions.bulk import cancel_many
from procurement.actions.entering import record, save_changes
from procurement.actions.linking import link, still_to_buy
from procurement.forms import USUAL_REASONS, PurchaseForm
from procurement.models import PeriodClosing, Purchase, Stage
from procurement.reports import sums_of_unit

# The button beside the agency: shows the form again, with the demand of that agency.
ASK_DEMAND = "ask_demand"


def get_purchase(request, pk):
    return get_object_or_404(Purchase.objects.visible_to(request.user).for_list(), pk=pk)


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER)
@require_safe
def purchase_detail(request, pk):
    purchase = get_object_or_404(
        Purchase.objects.visible_to(request.user).select_related(
            "agency", "supplier__vendor", "demand", "category", "part_of", "file_import",
            "created_by",
        ),
        pk=pk,
    )  # fmt: skip
    context = {
        "purchase": purchase,
        "parts": purchase.parts.standing().select_related("supplier").order_by("pk")[:200],
        "payments": purchase.payments.all()[:200],
        "links": purchase.commitment_links.select_related(
            "commitment__agency", "commitment__vendor", "commitment__forum"
        ),
        "is_cancelled": purchase.stage in (Stage.CANCELLED, Stage.WITHDRAWN),
    }
    return render(request, "procurement/purchase_detail.html", context)


def choices_for(request, purchase=None):
    """Units and demand that the person may name: the own, and what the purchase names already."""
    agencies = Agency.objects.visible_to(request.user).selectable(
        keep=purchase.agency_id if purchase else None
    )
    demands = Demand.objects.visible_to(request.user).counted()
    year = purchase.year if purchase else timezone.localdate().year
    demands = demands.filter(year__in=[year - 2, year - 1, year]).order_by("name")
    if purchase and purchase.demand_id:
        demands = demands | Demand.objects.filter(pk=purchase.demand_id)
    return {"agencies": agencies.order_by("name"), "demands": demands}


def form_context(request, form, **rest):
    if asks_for_demand(request):
        # The page came anew for its demand: a keyboard goes on there, not at the top.
        form.fields["demand"].widget.attrs["autofocus"] = True
    return {"form": form, "reasons": USUAL_REASONS, **rest}


@roles_allowed(Role.STAFF, Role.BUYER)
def purchase_create(request):
    form = PurchaseForm(*sent(request), initial=first_values(request), **choices_for(request))
    if form.is_valid():
        commitment = row_asked_for(request, "commitment", Commitment)
        purchase = form.save(commit=False)
        if commitment:
            fill_from_commitment(purchase, commitment)
        purchase = record(purchase, by=request.user)
        messages.success(request, f"{purchase} tersimpan.{share_now(purchase)}")
        if commitment:
            tie_to_commitment(request, purchase, commitment)
        return redirect(purchase)
    return render(request, "procurement/purchase_create.html", form_context(request, form))


def share_now(purchase):
    """Where the agency stands with what was just entered, as one more sentence."""
    sums = sums_of_unit(purchase.agency_id, purchase.year)
    if not sums.count:
        return ""
    return (
        f" Bagian UMK dan koperasi {purchase.agency} {purchase.year} kini "
        f"{percent(sums.umk, sums.value)}."
    )


def fill_from_commitment(purchase, commitment):
    """What the form does not ask for and the commitment knows: RUP code and category."""
    if commitment.rup_code and commitment.rup_code not in purchase.rup_codes:
        purchase.rup_codes = [*purchase.rup_codes, commitment.rup_code]
    if purchase.category_id is None and commitment.product:
        purchase.category_id = commitment.product.category_id


def tie_to_commitment(request, purchase, commitment):
    """Tie what was bought to the commitment whose page asked for it."""
    amount = min(purchase.value, still_to_buy(commitment) or purchase.value)
    try:
        link(commitment=commitment, purchase=purchase, amount=amount, by=request.user)
    except ValidationError as error:
        messages.warning(request, f"Belum dikaitkan dengan komitmennya. {error.messages[0]}")
    else:
        messages.success(request, f"Dikaitkan dengan komitmen {commitment.code}.")


def asks_for_demand(request):
    return ASK_DEMAND in request.POST


def sent(request):
    """What is to be saved; nothing when only the demand of another agency was asked for."""
    is_saved = request.method == "POST" and not asks_for_demand(request)
    return (request.POST, request.FILES) if is_saved else (None, None)


def first_values(request):
    """What a new purchase begins with, or what was typed before the demand was asked for."""
    if asks_for_demand(request):
        return request.POST.dict()
    if commitment := row_asked_for(request, "commitment", Commitment):
        return values_of(commitment)
    demand = row_asked_for(request, "demand", Demand)
    agency = demand.agency_id if demand else request.user.agency_id
    return {"demand": demand, "agency": agency, "origin": "pdn-estimate"}


def values_of(commitment):
    """What a commitment says already of the purchase that fulfils it."""
    value = still_to_buy(commitment)
    return {
        "agency": commitment.agency_id,
        "demand": commitment.demand_id,
        "package_name": commitment.description,
        "seller": commitment.vendor.name,
        "contracted_on": commitment.contract_on,
        "contract_number": commitment.contract_number,
        "value": value,
        "pdn_value": value,
        "umk_value": value,
        "origin": "pdn-estimate",
    }


def row_asked_for(request, name, model):
    """The record that the address names, as ?demand=7, if the person may see it."""
    wanted = row_key(request.GET.get(name, ""))
    return wanted and model.objects.visible_to(request.user).filter(pk=wanted).first()


@roles_allowed(Role.STAFF, Role.BUYER)
@transaction.atomic
def purchase_edit(request, pk):
    rows = for_editing(request, Purchase.objects.visible_to(request.user).for_list())
    purchase = get_object_or_404(rows, pk=pk)
    form = PurchaseForm(
        *sent(request),
        instance=purchase,
        initial=request.POST.dict() if asks_for_demand(request) else {},
        **choices_for(request, purchase),
    )
    if form.is_valid():
        try:
            save_changes(form.save(commit=False), form.changed_names)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Perubahan disimpan.")
            return redirect(purchase)
    closing = PeriodClosing.objects.holding(purchase.year, purchase.month).first()
    context = form_context(request, form, purchase=purchase) | {"closing": closing}
    return render(request, "procurement/purchase_edit.html", context, status=form.status)


@roles_allowed(Role.STAFF, Role.BUYER)
def purchase_cancel(request, pk):
    purchase = get_purchase(request, pk)
    form = ReasonForm(posted(request))
    if form.is_valid():
        try:
            cancel_many([purchase], **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"{purchase} dibatalkan dan tidak dihitung lagi.")
            return redirect(purchase)
    context = {
        "form": form,
        "title": "Batalkan belanja ini?",
        "text": f"{purchase} tidak dihitung lagi di semua laporan. Catatannya tetap ada.",
        "submit": "Batalkan belanja",
        "cancel_label": "Jangan batalkan",
        "cancel_url": purchase.get_absolute_url(),
    }
    return render(request, "components/confirm.html", context)


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER)
@require_safe
def purchase_evidence(request, pk):
    purchase = get_purchase(request, pk)
    if not purchase.evidence:
        raise Http404
    return FileResponse(
        purchase.evidence.open(), as_attachment=True, filename=purchase.evidence_name
    )
