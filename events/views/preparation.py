"""Agenda, tables, slots and invitations: what is set before a forum."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.access import roles_allowed
from accounts.models import Agency, Role
from core.forms import posted
from core.keys import row_keys
from events.actions.preparation import (
    plan_slots,
    save_agenda,
    save_tables,
    set_invitations,
    set_table_count,
)
from events.forms import (
    AgendaFormSet,
    InvitationChoiceForm,
    SlotPlanForm,
    TableCountForm,
    TableFormSet,
    VendorSearchForm,
    default_slot_plan,
    vendor_field,
)
from events.views.scope import get_forum, render_forum
from vendors.models import Vendor
from vendors.models.vendor_queryset import FEW_VENDORS


@roles_allowed(Role.STAFF)
def agenda_edit(request, slug):
    forum = get_forum(request, slug)
    formset = AgendaFormSet(
        posted(request), queryset=forum.agenda.all(), form_kwargs={"forum": forum}
    )
    if formset.is_bound and formset.is_valid():
        save_agenda(forum, formset.save(commit=False), formset.deleted_objects)
        messages.success(request, "Agenda disimpan.")
        if "add_rows" in request.POST:
            return redirect("events:agenda_edit", forum.slug)
        return redirect(forum)
    return render_forum(request, "events/agenda_edit.html", forum, {"formset": formset})


@roles_allowed(Role.STAFF)
def table_list(request, slug):
    """Who sits where. With ?fill the vendors without a table are proposed for those without one."""
    forum = get_forum(request, slug)
    waiting = forum.vendors_without_table()
    formset = TableFormSet(
        posted(request),
        queryset=forum.tables.all(),
        form_kwargs={
            "vendor_field": vendor_field(forum.vendors_to_choose()),
            "proposed": iter(waiting if "fill" in request.GET else ()),
        },
    )
    if formset.is_bound and formset.is_valid():
        chosen = {form.instance.pk: form.cleaned_data["vendor"] for form in formset.initial_forms}
        outdated = save_tables(forum, chosen)
        messages.success(request, "Meja disimpan.")
        if outdated:
            messages.warning(
                request,
                f"{outdated} tanda peserta sudah dicetak dengan nomor meja lama. Cetak lagi di "
                "Tanda peserta, dan tarik kartu yang lama.",
            )
        return redirect("events:table_list", forum.slug)
    context = {
        "formset": formset,
        "waiting_count": len(waiting),
        "count_form": TableCountForm(initial={"table_count": len(formset.forms) or 10}),
        "slot_form": SlotPlanForm(initial=default_slot_plan(forum), forum=forum),
        "slots": forum.slots.all(),
        "outside": forum.slots_outside_hours.count(),
    }
    return render_forum(request, "events/table_list.html", forum, context)


@roles_allowed(Role.STAFF)
@require_POST
def table_count(request, slug):
    forum = get_forum(request, slug)
    form = TableCountForm(request.POST)
    if form.is_valid():
        try:
            set_table_count(forum, form.cleaned_data["table_count"])
        except ValidationError as error:
            form.add_error("table_count", error)
        else:
            messages.success(request, "Jumlah meja diubah.")
            return redirect("events:table_list", forum.slug)
    return render_forum(request, "events/table_count.html", forum, {"form": form})


@roles_allowed(Role.STAFF)
@require_POST
def slot_plan(request, slug):
    forum = get_forum(request, slug)
    form = SlotPlanForm(request.POST, forum=forum)
    if form.is_valid():
        try:
            plan_slots(forum, form.cleaned_data["day"], form.slots())
        except ValidationError as error:
            form.add_error("day", error)
        else:
            messages.success(request, f"{form.cleaned_data['count']} sesi temu disimpan.")
            return redirect("events:table_list", forum.slug)
    return render_forum(request, "events/slot_plan.html", forum, {"form": form})


@roles_allowed(Role.STAFF)
def invitation_choose(request, slug):
    """Boxes to tick: all agencies, those invited, and as many vendors as a page can show."""
    forum = get_forum(request, slug)
    invited = forum.invitations.order_by()
    chosen = [row.vendor_id for row in invited if row.vendor_id]
    search = VendorSearchForm(request.GET)
    words = search.cleaned_data["q"] if search.is_valid() else ""
    found = Vendor.objects.unmerged().named(words).order_by("name")
    shown = [*found.values_list("pk", flat=True)[:FEW_VENDORS]]
    ticked = row_keys(request.POST.getlist("vendors"))
    form = InvitationChoiceForm(
        posted(request),
        agencies=Agency.objects.selectable(forum.first_day).order_by("name"),
        vendors=Vendor.objects.filter(pk__in=[*shown, *chosen, *ticked]).order_by("name"),
        initial={
            "agencies": [row.agency_id for row in invited if row.agency_id],
            "vendors": chosen,
        },
    )
    if form.is_valid():
        try:
            added, removed = set_invitations(forum, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"{added} undangan ditambah, {removed} dihapus.")
            return redirect("events:invitation_list", forum.slug)
    context = {
        "form": form,
        "search": search,
        "shown": len(shown),
        "total": found.count(),
        "asks_words": bool(words) or len(shown) == FEW_VENDORS,
    }
    return render_forum(request, "events/invitation_choose.html", forum, context)
