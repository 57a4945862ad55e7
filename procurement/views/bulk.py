"""What is done to the ticked purchases of the list: asked on a page, then done to all or none."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.views.decorators.http import require_POST

from accounts.access import roles_allowed
from accounts.models import Role
from core.addresses import reverse
from core.back import back
from core.chosen import chosen_rows, confirm_chosen, confirmed
from core.forms import ReasonForm
from procurement.actions.bulk import assess_many, cancel_many, categorise_many
from procurement.forms import AssessForm, CategoriseForm
from procurement.models import Purchase

MAX_CHOSEN = 200


@roles_allowed(Role.STAFF, Role.BUYER)
@require_POST
def purchase_bulk_categorise(request):
    def act(purchases, data):
        return f"{categorise_many(purchases, **data)} belanja berubah kategori."

    wording = {"title": "Isi kategori {} belanja", "submit": "Isi kategori", "kind": "primary"}
    return confirm_bulk(request, CategoriseForm, act, wording)


@roles_allowed(Role.STAFF, Role.BUYER)
@require_POST
def purchase_bulk_assess(request):
    def act(purchases, data):
        return f"{assess_many(purchases, **data)} belanja dinilai."

    wording = {"title": "Nilai PDN dan UMK {} belanja", "submit": "Simpan", "kind": "primary"}
    return confirm_bulk(request, AssessForm, act, wording)


@roles_allowed(Role.STAFF, Role.BUYER)
@require_POST
def purchase_bulk_cancel(request):
    def act(purchases, data):
        return f"{cancel_many(purchases, **data)} belanja dibatalkan dan tidak dihitung lagi."

    wording = {"title": "Batalkan {} belanja?", "submit": "Batalkan {} belanja"}
    return confirm_bulk(request, ReasonForm, act, wording)


def confirm_bulk(request, form_class, act, wording):
    list_url = reverse("procurement:purchase_list")
    try:
        purchases = chosen_purchases(request)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return back(request, list_url)
    form = form_class(confirmed(request))
    return confirm_chosen(request, purchases, form, act, wording, list_url)


def chosen_purchases(request):
    """The ticked rows of the list. Raises ValidationError as `chosen_rows` does."""
    rows = Purchase.objects.visible_to(request.user).for_list().order_by("-pk")
    return chosen_rows(request, rows, "Pilih belanja lebih dulu.", most=MAX_CHOSEN)
