from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.models import Role
from core.addresses import reverse
from core.exports import export_menu
from core.formats import number_masked
from core.forms import for_editing, posted, uploaded, was_changed_meanwhile
from core.pagination import paginate
from core.spreadsheets import Kind, Sheet, SheetColumn, xlsx_download
from vendors.actions.checking import return_licence
from vendors.actions.licences import save_licence, verify_licence
from vendors.filters import EndingLicenceFilter
from vendors.forms import (
    KIND_GROUPS,
    LicenceForm,
    LicenceNumberForm,
    LicenceStandingForm,
    ReasonForm,
)
from vendors.models import Licence, LicenceKind
from vendors.views.files import serve_download
from vendors.views.scope import ending_of, get_own_vendor, render_profile

COLUMNS = [
    SheetColumn("Vendor", 36),
    SheetColumn("Dokumen", 28),
    SheetColumn("Nomor", 24),
    SheetColumn("Berlaku sampai", 14, Kind.DATE),
    SheetColumn("Status", 18),
]
EXCEL = ("Excel (.xlsx)", "Siap diolah", "vendors:ending_licence_xlsx", "filetype-xlsx")


@roles_allowed(Role.STAFF, Role.VENDOR)
@require_safe
def licence_list(request, slug):
    vendor = get_own_vendor(request, slug)
    context = {"licences": vendor.licences.for_vendor(), "ending": ending_of(vendor)}
    return render_profile(request, "vendors/licence_list.html", vendor, "licences", context)


def handed_in(request, licence, title):
    """A form for a licence; saved, it waits for the office."""
    form = LicenceForm(posted(request), uploaded(request), instance=licence)
    if form.is_valid():
        saved = save_licence(form, by=request.user)
        messages.success(request, f"{saved.get_kind_display()} disimpan dan menunggu pemeriksaan.")
        if not saved.scan and saved.number:
            messages.warning(
                request,
                "Belum ada berkasnya. Petugas mencocokkan isian dengan foto atau PDF dokumen: "
                "tambahkan lewat Ubah.",
            )
        for doubt in saved.warnings():
            messages.warning(request, f"Perlu dicek: {doubt.text}")
        return redirect("vendors:licence_list", licence.vendor.slug)
    context = {"form": form, "title": title, "licence": licence}
    return render_profile(
        request, "vendors/licence_edit.html", licence.vendor, "licences", context, form.status
    )


@roles_allowed(Role.STAFF, Role.VENDOR)
def licence_create(request, slug):
    """First which kind of paper, then what a paper of this kind carries."""
    vendor = get_own_vendor(request, slug)
    kind = request.POST.get("kind") or request.GET.get("kind", "")
    if kind not in LicenceKind:
        context = {"groups": KIND_GROUPS}
        return render_profile(request, "vendors/licence_create.html", vendor, "licences", context)
    title = f"Tambah {LicenceKind(kind).label}"
    return handed_in(request, Licence(vendor=vendor, kind=kind), title)


@roles_allowed(Role.STAFF, Role.VENDOR)
@transaction.atomic
def licence_edit(request, slug, pk):
    vendor = get_own_vendor(request, slug)
    licence = get_object_or_404(for_editing(request, vendor.licences), pk=pk)
    if not licence.is_editable:
        messages.info(request, "Dokumen yang sudah diperiksa tidak diubah, melainkan diperbarui.")
        return redirect("vendors:licence_list", vendor.slug)
    return handed_in(request, licence, f"Ubah {licence.get_kind_display()}")


@roles_allowed(Role.STAFF, Role.VENDOR)
@transaction.atomic
def licence_renew(request, slug, pk):
    """A newer paper of the same kind; the old one counts until the new one is checked."""
    vendor = get_own_vendor(request, slug)
    old = get_object_or_404(for_editing(request, vendor.licences), pk=pk)
    if Licence.objects.filter(replaces=old).exists():
        messages.info(request, "Pembaruan dokumen ini sudah ada.")
        return redirect("vendors:licence_list", vendor.slug)
    renewal = Licence(
        vendor=vendor,
        replaces=old,
        kind=old.kind,
        product=old.product,
        issuer=old.issuer,
        hs_code=old.hs_code,
        brand=old.brand,
        kbli=old.kbli,
    )
    return handed_in(request, renewal, f"Perbarui {old.get_kind_display()}")


@roles_allowed(*Role)
@require_safe
def licence_scan(request, slug, pk):
    """The scan, for the office, the vendor itself, and where nothing personal is on it for buyers."""
    licences = Licence.objects.visible_to(request.user).exclude(scan="")
    licence = get_object_or_404(licences, pk=pk, vendor__slug=slug)
    sees_all = request.user.is_office or request.user.is_vendor
    if not (sees_all or licence.is_open):
        raise Http404
    return serve_download(licence.scan, licence.scan_name)


def checked_licence(request, slug, pk):
    return get_object_or_404(get_own_vendor(request, slug).licences, pk=pk)


@roles_allowed(Role.STAFF)
@require_POST
@transaction.atomic
def licence_verify(request, slug, pk):
    vendor = get_own_vendor(request, slug)
    licence = get_object_or_404(for_editing(request, vendor.licences), pk=pk)
    if was_changed_meanwhile(request, licence.mark) and not licence.is_verified:
        messages.warning(
            request, f"{licence} berubah sejak Anda membukanya. Lihat sekali lagi, baru nyatakan."
        )
    elif verify_licence(licence, by=request.user):
        messages.success(request, f"{licence} dinyatakan sesuai.")
    else:
        messages.info(request, f"{licence} sudah diperiksa sebelumnya.")
    return redirect("vendors:vendor_check", slug)


@roles_allowed(Role.STAFF)
def licence_return(request, slug, pk):
    licence = checked_licence(request, slug, pk)
    form = ReasonForm(posted(request))
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if return_licence(licence, reason=reason):
            messages.success(request, f"{licence} dikembalikan untuk diperbaiki.")
        else:
            messages.info(request, f"{licence} sudah diperiksa sebelumnya.")
        return redirect("vendors:vendor_check", slug)
    context = {
        "form": form,
        "title": f"Kembalikan {licence}?",
        "text": "Vendor membaca alasan ini dan bisa memperbaiki dokumennya.",
        "submit": "Kembalikan",
        "cancel_url": reverse("vendors:vendor_check", args=[slug]),
    }
    return render(request, "components/confirm.html", context)


@roles_allowed(Role.STAFF)
def licence_change_standing(request, slug, pk):
    licence = checked_licence(request, slug, pk)
    form = LicenceStandingForm(posted(request), initial={"standing": licence.standing})
    if form.is_valid():
        licence.change_standing(**form.cleaned_data)
        messages.success(request, "Keadaan dokumen disimpan.")
        return redirect("vendors:licence_list", slug)
    context = {
        "form": form,
        "title": f"Ubah keadaan {licence}",
        "text": "Catat bila penerbit membekukan atau mencabut dokumen ini.",
        "submit": "Simpan keadaan",
        "kind": "primary",
        "cancel_url": reverse("vendors:licence_list", args=[slug]),
    }
    return render(request, "components/confirm.html", context)


@roles_allowed(Role.STAFF)
def licence_add_number(request, slug, pk):
    """The number of a certificate that came from a list without numbers."""
    licence = checked_licence(request, slug, pk)
    form = LicenceNumberForm(posted(request))
    if form.is_valid():
        if licence.add_number(form.cleaned_data["number"]):
            licence.refresh_from_db()
            messages.success(request, f"Nomor {licence} dicatat.")
        else:
            messages.info(
                request, "Dokumen ini sudah bernomor. Nomor lain dicatat lewat Perbarui."
            )
        return redirect("vendors:licence_list", slug)
    context = {
        "form": form,
        "title": f"Catat nomor {licence.get_kind_display()}",
        "text": f"Daftar Kementerian Perindustrian tidak memuat nomor. Salin dari sertifikat {licence.vendor}.",
        "submit": "Simpan nomor",
        "kind": "primary",
        "cancel_url": reverse("vendors:licence_list", args=[slug]),
    }
    return render(request, "components/confirm.html", context)


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def ending_licence_list(request):
    """What has run out or will in 60 days, soonest first."""
    today = timezone.localdate()
    rows = Licence.objects.visible_to(request.user).ending(today)
    licences = filter_ending(request, rows)
    context = {
        "filter": licences,
        "page": paginate(request, licences.qs),
        "expired_count": rows.expired(today).count(),
        "expiring_count": rows.expiring(today).count(),
        "count": rows.count(),
        "exports": export_menu(request, [EXCEL]),
    }
    return render(request, "vendors/ending_licence_list.html", context)


def filter_ending(request, rows):
    rows = rows.select_related("vendor", "renewal").order_by("expires_on", "pk")
    return EndingLicenceFilter(request.GET, queryset=rows)


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def ending_licence_xlsx(request):
    """Numbers of papers are masked as on the page."""
    today = timezone.localdate()
    found = filter_ending(request, Licence.objects.visible_to(request.user).ending(today)).qs
    rows = [
        [one.vendor.name, one.get_kind_display(), number_masked(one.number), one.expires_on,
         one.state_on(today).label]
        for one in found
    ]  # fmt: skip
    return xlsx_download("izin-yang-berakhir.xlsx", Sheet("Izin", COLUMNS, rows))
