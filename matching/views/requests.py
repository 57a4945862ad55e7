"""Requests for meetings, vetoes, absences, and whom the office still has to call."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.disclosures import keep_list
from accounts.models import Role
from core.addresses import reverse
from core.back import back
from core.exports import export_menu, table_files
from core.forms import for_editing, posted
from core.keys import row_key
from core.pagination import paginate
from core.spreadsheets import Kind, Sheet, SheetColumn, csv_download, xlsx_download
from events.models import Forum
from events.views.scope import get_forum, render_forum
from matching.actions.calls import call_lines, tick
from matching.actions.request_pasting import paste_requests
from matching.actions.requests import ask, asked_already, change, default_answer_by
from matching.filters import RequestFilter
from matching.forms import AbsenceForm, AnswerForm, RequestForm, RequestPasteForm, VetoForm
from matching.models import Absence, Request, RequestStatus, Veto
from matching.views.pasted import tell_pasted
from vendors.models import Vendor

COLUMNS = [
    SheetColumn("OPD", 36),
    SheetColumn("Vendor", 30),
    SheetColumn("Diminta oleh", 12),
    SheetColumn("Kebutuhan", 40),
    SheetColumn("Produk", 30),
    SheetColumn("Prioritas", 14),
    SheetColumn("Catatan", 40),
    SheetColumn("Status", 16),
    SheetColumn("Jawab paling lambat", 16, Kind.DATE),
    SheetColumn("Dijawab", 18, Kind.DATETIME),
    SheetColumn("Catatan jawaban", 30),
]
VERBS = {"accept": True, "decline": False}
SIDES = ("agency", "vendor")


def get_request(request, slug, pk):
    return get_object_or_404(
        Request.objects.visible_to(request.user).select_related("forum", "agency", "vendor"),
        pk=pk,
        forum__slug=slug,
    )


@roles_allowed(*Role)
@require_safe
def request_list(request, slug):
    forum = get_forum(request, slug)
    filterset = filtered(request, forum)
    counts = counts_of(Request.objects.visible_to(request.user).filter(forum=forum))
    # Whoever filters nothing is shown all, which are counted already.
    count = None if filterset.values else counts["total"]
    page = paginate(request, filterset.qs, count=count)
    for row in page:
        row.can_answer = (
            request.user.role != Role.OBSERVER
            and row.may_be_answered_by(request.user)
            and row.is_waiting
        )
        row.can_change = row.may_be_changed_by(request.user) and row.stands
    context = {
        "filter": filterset,
        "page": page,
        "counts": counts,
        "exports": export_menu(request, table_files("matching:request"), [forum.slug]),
    }
    return render_forum(request, "matching/request_list.html", forum, context)


def filtered(request, forum):
    """The filtered list: what the page shows is what every export holds."""
    rows = Request.objects.visible_to(request.user).filter(forum=forum)
    return RequestFilter(request.GET, queryset=rows.for_list())


def export_rows(requests):
    for row in requests.iterator(chunk_size=2000):
        yield (
            row.agency.name, row.vendor.name, row.get_asked_by_display(),
            row.demand.name if row.demand else "", row.product.name if row.product else "",
            row.get_priority_display(), row.note, row.state.label, row.answer_by,
            row.answered_at, row.answer_note,
        )  # fmt: skip


@roles_allowed(*Role)
@require_safe
def request_xlsx(request, slug):
    forum = get_forum(request, slug)
    heading = [f"Permintaan temu {forum}", forum.days_in_words]
    rows = export_rows(filtered(request, forum).qs)
    return xlsx_download(
        f"permintaan-temu-{slug}.xlsx", Sheet("Permintaan temu", COLUMNS, rows, heading)
    )


@roles_allowed(*Role)
@require_safe
def request_csv(request, slug):
    rows = export_rows(filtered(request, get_forum(request, slug)).qs)
    return csv_download(f"permintaan-temu-{slug}.csv", COLUMNS, rows)


def counts_of(rows):
    today = timezone.localdate()
    open_ = Q(status=RequestStatus.WAITING, answer_by__gte=today)
    return rows.aggregate(
        total=Count("pk"),
        waiting=Count("pk", filter=open_),
        accepted=Count("pk", filter=Q(status=RequestStatus.ACCEPTED)),
        declined=Count("pk", filter=Q(status=RequestStatus.DECLINED)),
        expired=Count(
            "pk",
            filter=Q(status=RequestStatus.EXPIRED)
            | Q(status=RequestStatus.WAITING, answer_by__lt=today),
        ),
    )


def wanted(request):
    """What the address of the form suggests, such as ?vendor=3&product=7."""
    return {
        name: key
        for name in ("agency", "vendor", "demand", "product")
        if (key := row_key(request.GET.get(name, ""))) is not None
    }


@roles_allowed(Role.STAFF, Role.BUYER, Role.VENDOR)
@require_safe
def request_start(request):
    """From a page that knows of no forum, such as a vendor's: to the form of the next one."""
    forum = Forum.objects.visible_to(request.user).upcoming().first()
    if forum is None:
        messages.info(request, "Belum ada forum yang menerima permintaan temu.")
        return redirect("events:forum_list")
    address = reverse("matching:request_create", args=[forum.slug])
    return redirect(f"{address}?{urlencode(wanted(request))}")


@roles_allowed(Role.STAFF, Role.BUYER, Role.VENDOR)
def request_create(request, slug):
    forum = get_forum(request, slug)
    initial = {"answer_by": default_answer_by(forum)} | wanted(request)
    if request.user.is_buyer:
        initial.setdefault("agency", request.user.agency_id)
    if request.user.is_vendor:
        initial.setdefault("vendor", Vendor.objects.visible_to(request.user).first())
    if request.method != "POST" and (wish := asked_before(request.user, forum, initial)):
        messages.info(request, f"Permintaan temu {wish} sudah ada.")
        return redirect(place_of(request.user, wish))
    form = RequestForm(
        posted(request), instance=Request(forum=forum), initial=initial, user=request.user
    )
    if form.is_valid():
        try:
            wish = ask(form.save(commit=False), by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            text = "sudah sepakat bertemu" if wish.is_accepted else "menunggu jawaban"
            messages.success(request, f"Permintaan {wish} tersimpan, {text}.")
            return redirect(after_asking(request, wish))
    return render_forum(request, "matching/request_create.html", forum, {"form": form})


def asked_before(user, forum, parties):
    """The request that the sides named in an address have made already; None if there is none."""
    keys = [row_key(getattr(parties.get(name), "pk", parties.get(name))) for name in SIDES]
    if not all(keys):
        return None
    agency, vendor = keys
    return asked_already(user, forum, agency).filter(vendor=vendor).first()


def place_of(user, wish):
    """Where a request that stands is changed, or read by who may not."""
    if wish.may_be_changed_by(user):
        return reverse("matching:request_edit", args=[wish.forum.slug, wish.pk])
    return reverse("matching:request_list", args=[wish.forum.slug])


def after_asking(request, wish):
    """Where the office goes on: with a place for who has just come, else with the requests."""
    if request.GET.get("then") == "standby" and request.user.is_office:
        query = {"plan": 1, "agency": wish.agency_id}
        return reverse("matching:standby_list", args=[wish.forum.slug], query=query)
    return reverse("matching:request_list", args=[wish.forum.slug])


@roles_allowed(Role.STAFF)
def request_paste(request, slug):
    """What many agencies asked for by telephone or on paper, entered at once."""
    forum = get_forum(request, slug)
    form = RequestPasteForm(posted(request))
    problems = []
    if form.is_valid():
        try:
            pasted = paste_requests(forum=forum, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("rows", error)
        else:
            problems = pasted.problems
            tell_pasted(request, pasted, "permintaan temu")
            if not problems:
                return redirect("matching:request_list", forum.slug)
            form = RequestPasteForm(initial={"rows": pasted.rest})
    context = {"form": form, "problems": problems}
    return render_forum(request, "matching/request_paste.html", forum, context)


@roles_allowed(Role.STAFF, Role.BUYER, Role.VENDOR)
@transaction.atomic
def request_edit(request, slug, pk):
    wish = get_request(request, slug, pk)
    get_object_or_404(for_editing(request, Request.objects.visible_to(request.user)), pk=pk)
    if not wish.may_be_changed_by(request.user):
        raise Http404
    form = RequestForm(posted(request), instance=wish, user=request.user)
    if form.is_valid():
        try:
            changed = form.save(commit=False)
            change(changed, [name for name in form.fields if name in form.Meta.fields])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Perubahan permintaan disimpan.")
            return redirect("matching:request_list", slug)
    context = {"form": form, "wish": wish}
    return render_forum(request, "matching/request_edit.html", wish.forum, context, form.status)


@roles_allowed(Role.STAFF, Role.BUYER, Role.VENDOR)
@require_POST
def request_answer(request, slug, pk, verb):
    wish = get_request(request, slug, pk)
    form = AnswerForm(request.POST)
    if verb not in VERBS or not wish.may_be_answered_by(request.user):
        raise Http404
    note = form.cleaned_data["note"] if form.is_valid() else ""
    try:
        wish.answer(by=request.user, accepts=VERBS[verb], note=note)
    except ValidationError as error:
        messages.error(request, error.message)
    else:
        word = "diterima" if VERBS[verb] else "ditolak"
        messages.success(request, f"Permintaan {wish} {word}.")
    return back(request, reverse("matching:request_list", args=[slug]))


@roles_allowed(Role.STAFF, Role.BUYER, Role.VENDOR)
@require_POST
def request_withdraw(request, slug, pk):
    wish = get_request(request, slug, pk)
    if not wish.may_be_changed_by(request.user):
        raise Http404
    if wish.withdraw():
        messages.success(request, f"Permintaan {wish} ditarik.")
    else:
        messages.info(request, f"Permintaan {wish} sudah tidak berlaku.")
    return back(request, reverse("matching:request_list", args=[slug]))


@roles_allowed(Role.STAFF)
def veto_list(request, slug):
    forum = get_forum(request, slug)
    form = VetoForm(
        posted(request),
        instance=Veto(forum=forum, created_by=request.user),
    )
    if form.is_valid():
        form.save()
        messages.success(request, "Pasangan ini tidak akan dijadwalkan.")
        return redirect("matching:veto_list", forum.slug)
    vetoes = forum.vetoes.select_related("agency", "vendor").order_by("agency__name", "pk")
    context = {"form": form, "vetoes": vetoes}
    return render_forum(request, "matching/veto_list.html", forum, context)


@roles_allowed(Role.STAFF)
@require_POST
def veto_delete(request, slug, pk):
    forum = get_forum(request, slug)
    veto = get_object_or_404(Veto, pk=pk, forum=forum)
    veto.delete()
    messages.success(request, "Larangan dihapus.")
    return redirect("matching:veto_list", forum.slug)


def parties_of(forum):
    """Who can be away: agencies, vendors, and single persons with where they come from."""
    agencies, vendors, people = set(), set(), []
    sides = forum.participants.filter(kind__in=["delegate", "vendor"])
    rows = sides.expected().with_origin().order_by("name")
    for pk, name, agency, vendor, origin in rows.values_list(
        "pk", "name", "agency", "vendor", "origin_name"
    ):
        if agency:
            agencies.add((f"agency-{agency}", origin))
        elif vendor:
            vendors.add((f"vendor-{vendor}", origin))
        people.append((f"participant-{pk}", f"{name} ({origin})"))
    by_name = {"key": lambda choice: choice[1]}
    return [
        ("OPD", sorted(agencies, **by_name)),
        ("Vendor", sorted(vendors, **by_name)),
        ("Orang", people),
    ]


@roles_allowed(Role.STAFF)
def absence_edit(request, slug):
    forum = get_forum(request, slug)
    form = AbsenceForm(posted(request), forum=forum, parties=parties_of(forum))
    if form.is_valid():
        side, _, pk = form.cleaned_data["party"].partition("-")
        set_absences(forum, side, int(pk), form.cleaned_data["slots"], request.user)
        messages.success(request, "Ketidakhadiran disimpan.")
        return redirect("matching:absence_edit", forum.slug)
    rows = forum.absences.select_related("agency", "vendor", "participant", "slot").order_by(
        "slot__day", "slot__start_time", "pk"
    )
    context = {"form": form, "absences": rows}
    return render_forum(request, "matching/absence_edit.html", forum, context)


@transaction.atomic
def set_absences(forum, side, pk, slots, by):
    """Replace the slots in which one party is away."""
    rows = forum.absences.select_for_update().filter(**{f"{side}_id": pk})
    rows.exclude(slot__in=slots).delete()
    present = set(rows.values_list("slot", flat=True))
    Absence.objects.bulk_create(
        Absence(forum=forum, slot=slot, created_by=by, **{f"{side}_id": pk})
        for slot in slots
        if slot.pk not in present
    )


@roles_allowed(Role.STAFF)
@require_safe
def call_list(request, slug):
    forum = get_forum(request, slug)
    lines = call_lines(forum)
    keep_list(request, "Daftar hubungi", [line for line in lines if line.phone])
    context = {"lines": lines, "open_count": sum(not line.is_done for line in lines)}
    return render_forum(request, "matching/call_list.html", forum, context)


@roles_allowed(Role.STAFF)
@require_POST
def call_done(request, slug):
    forum = get_forum(request, slug)
    key = request.POST.get("key", "")
    line = next((line for line in call_lines(forum) if line.key == key), None)
    if line is None:
        messages.info(request, "Baris ini tidak perlu dihubungi lagi.")
    else:
        tick(forum, line, by=request.user)
        messages.success(request, f"{line.name} tercatat sudah dihubungi.")
    return redirect("matching:call_list", forum.slug)
