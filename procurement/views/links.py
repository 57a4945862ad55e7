"""Which purchases fulfil which commitments."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import F, Q, Sum
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import roles_allowed
from accounts.models import Agency, Role
from core.forms import ReasonForm, posted
from matching.models import Commitment
from procurement.actions.linking import link_many, preselected, propose, unlink
from procurement.models import CommitmentPurchase

MAX_COMMITMENTS = 200


def open_commitments(user):
    """Promises that purchases may still fulfil, of the units whose purchases the person sees.

    ``linked`` is what they have bought so far, in rupiah, and null where no purchase is linked.
    """
    rows = Commitment.objects.standing()
    if user.is_buyer:
        rows = rows.filter(agency__in=Agency.objects.visible_to(user))
    bought = rows.annotate(linked=Sum("purchase_links__amount"))
    left = bought.filter(Q(linked=None) | Q(linked__lt=F("value")))
    return left.select_related("agency", "vendor", "forum", "demand").order_by(
        "planned_month", "pk"
    )


@roles_allowed(Role.STAFF, Role.BUYER)
@require_http_methods(["GET", "HEAD", "POST"])
def link_list(request):
    """What looks like the fulfilment of a promise; the ticked ones are linked."""
    unfilled = list(open_commitments(request.user)[:MAX_COMMITMENTS])
    proposals = propose(unfilled)
    if request.method == "POST":
        chosen = set(request.POST.getlist("accept"))
        done, problems = link_many(
            [proposal for proposal in proposals if proposal.key in chosen], by=request.user
        )
        if done:
            messages.success(request, f"{done} belanja dikaitkan dengan komitmennya.")
        for problem in problems[:5]:
            messages.error(request, problem)
        return redirect("procurement:link_list")
    context = {
        "proposals": proposals,
        "ticked": preselected(proposals),
        "unbought": [row for row in unfilled if row.contract_number and row.linked is None],
    }
    return render(request, "procurement/link_list.html", context)


@roles_allowed(Role.STAFF, Role.BUYER)
def link_delete(request, pk):
    row = get_object_or_404(
        CommitmentPurchase.objects.visible_to(request.user).select_related(
            "purchase", "commitment__agency", "commitment__vendor"
        ),
        pk=pk,
    )
    form = ReasonForm(posted(request))
    if form.is_valid():
        try:
            unlink(row, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Kaitan dilepas.")
            return redirect(row.purchase)
    context = {
        "form": form,
        "title": "Lepaskan kaitan ini?",
        "text": f"{row.purchase} tidak lagi memenuhi komitmen {row.commitment}.",
        "submit": "Lepaskan",
        "cancel_label": "Jangan lepaskan",
        "cancel_url": row.purchase.get_absolute_url(),
    }
    return render(request, "components/confirm.html", context)
