from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import actions, history
from accounts.access import EVERYONE, roles_allowed
from accounts.disclosures import COLUMNS, opened_form, opened_number
from accounts.filters import AgencyFilter, DisclosureFilter, UserFilter
from accounts.forms import AgencyForm, OfficeForm, ProfileForm, UserForm
from accounts.models import Agency, Disclosure, Office, Region, Role, User
from accounts.security_log import log_event
from core.addresses import reverse
from core.exports import excel_file, export_menu
from core.forms import for_editing, posted
from core.pagination import paginate, paginate_by_key
from core.spreadsheets import Kind, Sheet, SheetColumn, csv_download, xlsx_download

HISTORY_LIMIT = 200
USER_COLUMNS = [
    SheetColumn("Nama", 32),
    SheetColumn("Nama pengguna", 20),
    SheetColumn("Peran", 20),
    SheetColumn("Perangkat daerah", 40),
    SheetColumn("Terakhir masuk", 18, Kind.DATETIME),
    SheetColumn("Status", 12),
]
AGENCY_COLUMNS = [
    SheetColumn("Nama satuan kerja", 44),
    SheetColumn("Nama pendek", 24),
    SheetColumn("Singkatan", 14),
    SheetColumn("Jenis", 18),
    SheetColumn("Induk", 40),
    SheetColumn("Kode satuan kerja", 26),
    SheetColumn("NPSN", 12),
    SheetColumn("Aktif dari", 12, Kind.DATE),
    SheetColumn("Aktif sampai", 12, Kind.DATE),
    SheetColumn("Sudah dipastikan", 14),
]


def visible_user(request, pk):
    return get_object_or_404(User.objects.visible_to(request.user).select_related("agency"), pk=pk)


def say_error(request, error):
    for message in error.messages:
        messages.error(request, message)


@roles_allowed(*EVERYONE)
def profile(request):
    user = visible_user(request, request.user.pk)
    form = ProfileForm(posted(request), instance=user)
    if form.is_valid():
        if form.changes_contact:
            raise_if_reauthentication_required(request, app="accounts")
        actions.save_changes(user)
        log_event("profile_changed", request)
        messages.success(request, "Perubahan disimpan.")
        return redirect("accounts:profile")
    return render(
        request,
        "accounts/profile.html",
        {
            "form": form,
            "session_count": actions.sessions_of(user).count(),
            "factor_count": actions.second_factors_of(user).count(),
        },
    )


@roles_allowed(Role.ADMIN)
@require_safe
def user_list(request):
    filterset = filter_users(request)
    context = {
        "filter": filterset,
        "page": paginate(request, filterset.qs),
        "exports": export_menu(request, [excel_file("accounts:user")]),
    }
    return render(request, "accounts/user_list.html", context)


def filter_users(request):
    rows = User.objects.visible_to(request.user).for_list()
    return UserFilter(request.GET, queryset=rows, request=request)


@roles_allowed(Role.ADMIN)
@require_safe
def user_xlsx(request):
    """Who may sign in, for the yearly look at it; without numbers and addresses of people."""
    rows = (
        (
            user.name, user.username, user.get_role_display(),
            user.agency.name if user.agency else "", user.last_login,
            "Aktif" if user.is_active else "Nonaktif",
        )
        for user in filter_users(request).qs
    )  # fmt: skip
    return xlsx_download("pengguna.xlsx", Sheet("Pengguna", USER_COLUMNS, rows))


@roles_allowed(Role.ADMIN)
def user_create(request):
    form = UserForm(posted(request))
    if form.is_valid():
        password = actions.create_user(form.instance)
        log_event("user_created", request)
        return first_password(request, form.instance, password)
    return render(request, "accounts/user_create.html", {"form": form})


def first_password(request, user, password):
    """The only page that ever shows the password; it is not stored and not cached."""
    return render(request, "accounts/first_password.html", {"account": user, "password": password})


@roles_allowed(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def user_detail(request, pk):
    """One account; a POST shows one of the masked numbers, which is kept."""
    user = visible_user(request, pk)
    return render(
        request,
        "accounts/user_detail.html",
        {
            "account": user,
            "is_self": user == request.user,
            "opened": opened_number(request, user, ("nip", "phone")),
            "session_count": actions.sessions_of(user).count(),
            "factor_count": actions.second_factors_of(user).count(),
        },
    )


@roles_allowed(Role.ADMIN)
@transaction.atomic
def user_edit(request, pk):
    user = get_object_or_404(for_editing(request, User.objects.visible_to(request.user)), pk=pk)
    form = UserForm(posted(request), instance=user)
    if form.is_valid():
        try:
            actions.save_changes(user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            log_event("user_changed", request)
            messages.success(request, "Perubahan disimpan.")
            return redirect(user)
    opened_form(request, user, ("nip", "phone"))
    context = {"form": form, "account": user}
    return render(request, "accounts/user_edit.html", context, status=form.status)


@roles_allowed(Role.ADMIN)
@require_POST
def user_reset_password(request, pk):
    user = visible_user(request, pk)
    if user == request.user:
        return refuse_own_account(request, user)
    password = actions.reset_password(user)
    log_event("password_reset_by_admin", request)
    return first_password(request, user, password)


def refuse_own_account(request, user):
    messages.error(request, "Untuk akun sendiri, pakai halaman profil.")
    return redirect(user)


@roles_allowed(Role.ADMIN)
def user_deactivate(request, pk):
    user = visible_user(request, pk)
    if request.method == "POST":
        try:
            actions.deactivate(user, by=request.user)
        except ValidationError as error:
            say_error(request, error)
        else:
            log_event("user_deactivated", request)
            messages.success(request, f"Akun {user} dinonaktifkan dan semua sesinya diakhiri.")
        return redirect(user)
    return render(
        request,
        "accounts/user_deactivate.html",
        {
            "account": user,
            "title": f"Nonaktifkan akun {user}?",
            "text": "Orang ini tidak bisa masuk lagi dan semua sesinya berakhir. Data yang pernah "
            "dicatatnya tetap ada. Akun bisa diaktifkan lagi kapan saja.",
            "submit": "Nonaktifkan akun",
            "cancel_url": user.get_absolute_url(),
        },
    )


@roles_allowed(Role.ADMIN)
def user_reactivate(request, pk):
    user = visible_user(request, pk)
    if request.method == "POST":
        user.reactivate()
        log_event("user_reactivated", request)
        messages.success(request, f"Akun {user} aktif lagi.")
        return redirect(user)
    return render(
        request,
        "accounts/user_reactivate.html",
        {
            "account": user,
            "title": f"Aktifkan lagi akun {user}?",
            "text": f"Orang ini bisa masuk lagi sebagai {user.get_role_display().lower()} dengan "
            "kata sandinya yang lama.",
            "submit": "Aktifkan akun",
            "cancel_url": user.get_absolute_url(),
            "kind": "primary",
        },
    )


@roles_allowed(Role.ADMIN)
@require_POST
def user_end_sessions(request, pk):
    user = visible_user(request, pk)
    ended = actions.end_sessions(user=user, keep=request.session.session_key)
    log_event("sessions_ended", request)
    messages.success(request, f"{ended} sesi {user} diakhiri.")
    return redirect(user)


@roles_allowed(Role.ADMIN)
@require_POST
def user_reset_mfa(request, pk):
    user = visible_user(request, pk)
    if user == request.user:
        return refuse_own_account(request, user)
    actions.reset_second_factor(user)
    log_event("second_factor_reset", request)
    messages.success(request, f"Verifikasi dua langkah {user} dihapus dan semua sesinya diakhiri.")
    return redirect(user)


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def agency_list(request):
    filterset = filter_agencies(request)
    return render(
        request,
        "accounts/agency_list.html",
        {
            "filter": filterset,
            "page": paginate(request, filterset.qs, per_page=100),
            "can_create": request.user.may_use(agency_create),
            "exports": export_menu(request, [excel_file("accounts:agency")]),
        },
    )


def filter_agencies(request):
    rows = Agency.objects.visible_to(request.user).for_tree()
    return AgencyFilter(request.GET, queryset=rows, request=request)


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def agency_xlsx(request):
    """The units as they are filtered, under the headings that the import of units reads."""
    rows = (
        (
            unit.name, unit.short_name, unit.abbreviation, unit.get_kind_display(),
            unit.parent.name if unit.parent else "", unit.satker_code, unit.npsn or "",
            unit.active_from, unit.active_until, "Ya" if unit.is_confirmed else "Belum",
        )
        for unit in filter_agencies(request).qs
    )  # fmt: skip
    return xlsx_download("perangkat-daerah.xlsx", Sheet("Satuan", AGENCY_COLUMNS, rows))


@roles_allowed(Role.ADMIN)
def agency_create(request):
    form = AgencyForm(posted(request))
    if form.is_valid():
        agency = form.save()
        messages.success(request, f"{agency} disimpan.")
        return redirect(agency)
    return render(request, "accounts/agency_create.html", {"form": form})


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def agency_detail(request, pk):
    agency = get_object_or_404(
        Agency.objects.visible_to(request.user).select_related("parent", "region__parent"), pk=pk
    )
    return render(
        request,
        "accounts/agency_detail.html",
        {
            "agency": agency,
            "children": agency.children.order_by("name"),
            "can_edit": request.user.may_use(agency_edit),
        },
    )


@roles_allowed(Role.ADMIN)
@transaction.atomic
def agency_edit(request, pk):
    agencies = for_editing(request, Agency.objects.visible_to(request.user))
    agency = get_object_or_404(agencies, pk=pk)
    form = AgencyForm(posted(request), instance=agency)
    if form.is_valid():
        form.save()
        messages.success(request, "Perubahan disimpan.")
        return redirect(agency)
    context = {"form": form, "agency": agency}
    return render(request, "accounts/agency_edit.html", context, status=form.status)


@roles_allowed(Role.STAFF)
@require_safe
def region_list(request):
    return render(request, "accounts/region_list.html", {"districts": Region.objects.districts()})


@roles_allowed(Role.ADMIN)
@transaction.atomic
def office_edit(request):
    office = for_editing(request, Office.objects.filter(pk=1)).first() or Office(pk=1)
    form = OfficeForm(posted(request), instance=office)
    if form.is_valid():
        form.save()
        messages.success(request, "Perubahan disimpan.")
        return redirect("accounts:office_edit")
    context = {"form": form, "office": office}
    return render(request, "accounts/office_edit.html", context, status=form.status)


def tracked_or_404(app_label, model_name):
    try:
        return history.tracked_model(app_label, model_name)
    except LookupError as error:
        raise Http404 from error


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def record_history(request, app_label, model_name, pk):
    model = tracked_or_404(app_label, model_name)
    # One more than is shown: each change is compared with the one before it.
    events = list(history.events_of(model, pk)[: HISTORY_LIMIT + 1])
    if not events:
        raise Http404
    changes = history.changes(model, events, hide_contacts=not request.user.may_see_contacts)
    return render(
        request,
        "accounts/record_history.html",
        {
            "record": model._base_manager.filter(pk=pk).first(),
            "noun": model._meta.verbose_name,
            "changes": changes[:HISTORY_LIMIT],
            "is_cut": len(events) > HISTORY_LIMIT,
            "app_label": app_label,
            "model_name": model_name,
            "pk": pk,
        },
    )


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def record_history_csv(request, app_label, model_name, pk):
    model = tracked_or_404(app_label, model_name)
    events = list(history.events_of(model, pk))
    if not events:
        raise Http404
    changes = history.changes(model, events, hide_contacts=not request.user.may_see_contacts)
    name = f"riwayat-{model_name}-{pk}.csv"
    return csv_download(name, history.CSV_COLUMNS, history.csv_rows(changes))


def filter_disclosures(request):
    """The filtered log: what the page shows is what the file holds."""
    return DisclosureFilter(request.GET, queryset=Disclosure.objects.for_list())


@roles_allowed(Role.ADMIN)
@require_safe
def disclosure_list(request):
    filterset = filter_disclosures(request)
    query = request.GET.copy()
    for place in ("after", "before"):
        query.pop(place, None)
    context = {
        "filter": filterset,
        "page": paginate_by_key(request, filterset.qs, ["-pk"]),
        "csv_url": f"{reverse('accounts:disclosure_csv')}?{query.urlencode()}",
    }
    return render(request, "accounts/disclosure_list.html", context)


@roles_allowed(Role.ADMIN)
@require_safe
def disclosure_csv(request):
    rows = filter_disclosures(request).qs.order_by("-pk").iterator(chunk_size=2000)
    return csv_download(
        "unduhan-dan-pembukaan.csv",
        COLUMNS,
        (
            (line.at, line.by.name, line.get_kind_display(), line.what, line.path, line.row_count)
            for line in rows
        ),
    )
