"""Certificates of the ministry's list that wait for an officer's word."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.models import Role
from core.back import back
from core.keys import row_keys
from core.pagination import paginate
from vendors.actions.importing.certificate_saving import accept, dismiss, products_by_vendor
from vendors.filters import ProposalFilter
from vendors.models import CertificateProposal, ProposalStatus
from vendors.search import words_of

ROWS = 50
OFFERED = 30


@roles_allowed(Role.STAFF)
@require_safe
def certificate_list(request):
    proposals = ProposalFilter(request.GET, queryset=CertificateProposal.objects.for_list())
    page = paginate(request, proposals.qs, ROWS)
    products = products_by_vendor({proposal.vendor for proposal in page})
    counted = CertificateProposal.objects.order_by().values_list("status").annotate(Count("pk"))
    counts = dict(counted)
    context = {
        "filter": proposals,
        "page": page,
        "rows": [(one, likely(one, products.get(one.vendor_id, []))) for one in page],
        "total": sum(counts.values()),
        "counts": [
            {"value": value, "label": label, "count": counts.get(value, 0)}
            for value, label in ProposalStatus.choices
        ],
    }
    return render(request, "vendors/certificate_list.html", context)


def likely(proposal, products):
    """Few enough products for a page of fifty rows: those whose names share most with the goods.

    Any other is chosen on its own page.
    """
    words = set(words_of(proposal.goods))
    near = sorted(products, key=lambda one: -len(words & set(words_of(one.name))))[:OFFERED]
    own = [one for one in products if one.pk == proposal.product_id and one not in near]
    return [*own, *near]


@roles_allowed(Role.STAFF)
@require_POST
def certificate_decide(request):
    """Accept or dismiss the ticked proposals, or the one whose button was pressed."""
    chosen = chosen_proposals(request)
    if not chosen:
        messages.error(request, "Belum ada usulan yang dicentang.")
    elif "dismiss" in request.POST:
        count = dismiss(chosen, by=request.user)
        messages.success(request, f"{count} usulan diabaikan. Masih bisa diterima nanti.")
    else:
        count = len(accept(chosen, by=request.user))
        messages.success(request, f"{count} sertifikat diterima dan dicatat pada vendornya.")
    return back(request, "vendors:certificate_list")


def chosen_proposals(request):
    """The proposals of the request with the product that was chosen for each."""
    texts = [request.POST["one"]] if "one" in request.POST else request.POST.getlist("ids")
    proposals = list(
        CertificateProposal.objects.open().filter(pk__in=row_keys(texts)).select_related("vendor")
    )
    products = products_by_vendor({proposal.vendor for proposal in proposals})
    for proposal in proposals:
        said = request.POST.get(f"product_{proposal.pk}")
        if said is not None:
            own = {str(product.pk): product for product in products.get(proposal.vendor_id, [])}
            proposal.product = own.get(said)
    return proposals
