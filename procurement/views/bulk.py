"""What is done to the ticked purchases of the list: asked on a page, then done to all or none."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.access import roles_allowed
from accounts.models import Role
from core.addresses import reverse
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
    """First POST, from the list: ask. Second POST, with `confirmed`: act, all or nothing."""
    # Only the filters of the list come back: never an address of somebody else.
    back = f"{reverse('procurement:purchase_list')}?{list_query(request)}".rstrip("?")
    try:
        purchases = chosen_purchases(request)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(back)
    form = form_class(request.POST if "confirmed" in request.POST else None)
    form.fields["back"] = forms.CharField(
        widget=forms.HiddenInput, required=False, initial=list_query(request)
    )
    if form.is_valid():
        data = {name: value for name, value in form.cleaned_data.items() if name != "back"}
        try:
            done = act(purchases, data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, done)
            return redirect(back)
    context = {
        "form": form,
        "title": wording["title"].format(len(purchases)),
        "objects": purchases,
        "hidden_name": "ids",
        "submit": wording["submit"].format(len(purchases)),
        "kind": wording.get("kind"),
        "cancel_label": "Kembali ke daftar",
        "cancel_url": back,
    }
    return render(request, "components/confirm.html", context)


def list_query(request):
    return QueryDict(request.POST.get("back", "").removeprefix("?")[:2000]).urlencode()


def chosen_purchases(request):
    """The ticked rows of the list: an unknown or foreign number is an error."""
    field = forms.ModelMultipleChoiceField(
        Purchase.objects.visible_to(request.user).for_list().order_by("-pk"),
        error_messages={"required": "Pilih belanja lebih dulu."},
    )
    return field.clean(request.POST.getlist("ids")[:MAX_CHOSEN])
