"""The office's check of vendors, and their way into e-Katalog."""

from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.models import Role
from core.addresses import reverse
from core.charts import Item, funnel
from core.exports import export_menu
from core.formats import number
from core.forms import posted, was_changed_meanwhile
from core.pagination import paginate
from core.spreadsheets import Sheet, xlsx_download
from vendors.actions.checking import (
    return_vendor,
    submit_vendor,
    suspend_vendor,
    verify_vendor,
)
from vendors.filters import CheckFilter, ReadinessFilter
from vendors.forms import ReasonForm, StageForm, VerifyForm
from vendors.models import EkatalogStage, LicenceRule, Vendor
from vendors.readiness import COLUMNS, readiness_rows
from vendors.requirements import (
    Dossier,
    missing_papers,
    readiness,
    verification_checklist,
)
from vendors.steps import steps_of
from vendors.views.scope import get_own_vendor

READINESS_ROWS = 25
EXCEL = ("Excel (.xlsx)", "Dengan cara memenuhinya", "vendors:readiness_xlsx", "filetype-xlsx")
LOOK_AGAIN = (
    "Data vendor ini berubah sejak Anda membukanya. Lihat sekali lagi, baru nyatakan sesuai."
)


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def check_list(request):
    """The queue: who waits longest stands first."""
    vendors = CheckFilter(
        request.GET, queryset=Vendor.objects.visible_to(request.user).for_check_list()
    )
    context = {
        "filter": vendors,
        "page": paginate(request, vendors.qs),
        "counts": Vendor.objects.check_counts(),
    }
    return render(request, "vendors/check_list.html", context)


def get_dossier(request, slug):
    vendors = Vendor.objects.editable_by(request.user).with_dossier()
    vendor = get_object_or_404(vendors.select_related("region", "verified_by"), slug=slug)
    return Dossier(vendor, LicenceRule.objects.active(), timezone.localdate())


def render_check(request, dossier, form):
    checklist = verification_checklist(dossier)
    vendor = dossier.vendor
    context = {
        "vendor": vendor,
        "checklist": checklist,
        "missing": [item for item in checklist if item.is_missing],
        "licences": [licence for licence in vendor.licences.all() if not licence.is_verified],
        "checked": [licence for licence in vendor.licences.all() if licence.is_verified],
        "steps": steps_of(vendor),
        "form": form,
        "mark": dossier.mark,
        "stage_form": StageForm(initial={"stage": vendor.ekatalog_stage}),
    }
    return render(request, "vendors/vendor_check.html", context)


@roles_allowed(Role.STAFF)
@require_safe
def vendor_check(request, slug):
    return render_check(request, get_dossier(request, slug), VerifyForm())


@roles_allowed(Role.STAFF)
@require_POST
def vendor_verify(request, slug):
    dossier = get_dossier(request, slug)
    vendor, reason = dossier.vendor, ""
    if vendor.waits_for_check and was_changed_meanwhile(request, dossier.mark):
        messages.warning(request, LOOK_AGAIN)
        return redirect("vendors:vendor_check", slug)
    if any(item.is_missing for item in verification_checklist(dossier)):
        form = VerifyForm(request.POST)
        if not form.is_valid():
            return render_check(request, dossier, form)
        reason = form.cleaned_data["reason"]
    if verify_vendor(vendor, by=request.user, reason=reason):
        messages.success(request, f"{vendor} ditandai sudah diperiksa.")
    elif vendor.is_suspended:
        messages.warning(request, f"{vendor} sedang dibekukan. Cabut dulu pembekuannya.")
    else:
        messages.info(request, f"{vendor} sudah diperiksa sebelumnya.")
    return redirect("vendors:vendor_check", slug)


def ask_reason(request, vendor, act, done, context):
    """A page that asks for a reason, then makes a step of the vendor."""
    form = ReasonForm(posted(request))
    if form.is_valid():
        if act(vendor, reason=form.cleaned_data["reason"]):
            messages.success(request, done)
        else:
            messages.info(request, "Status vendor sudah berubah sebelumnya.")
        return redirect("vendors:vendor_check", vendor.slug)
    back = reverse("vendors:vendor_check", args=[vendor.slug])
    return render(
        request, "components/confirm.html", {"form": form, "cancel_url": back, **context}
    )


@roles_allowed(Role.STAFF)
def vendor_return(request, slug):
    vendor = get_own_vendor(request, slug)
    context = {
        "title": f"Kembalikan {vendor} untuk diperbaiki?",
        "text": "Vendor membaca alasan ini. Sampai diperiksa ulang ia tidak tampil bagi OPD.",
        "submit": "Kembalikan",
    }
    return ask_reason(request, vendor, return_vendor, f"{vendor} dikembalikan.", context)


@roles_allowed(Role.STAFF)
def vendor_suspend(request, slug):
    vendor = get_own_vendor(request, slug)
    context = {
        "title": f"Bekukan {vendor}?",
        "text": "Vendor dan produknya tidak tampil bagi OPD dan umum selama dibekukan.",
        "submit": "Bekukan vendor",
    }
    return ask_reason(request, vendor, suspend_vendor, f"{vendor} dibekukan.", context)


@roles_allowed(Role.STAFF)
@require_POST
def vendor_lift_suspension(request, slug):
    vendor = get_own_vendor(request, slug)
    if vendor.lift_suspension():
        messages.success(request, f"Pembekuan {vendor} dicabut.")
    else:
        messages.info(request, f"{vendor} tidak sedang dibekukan.")
    return redirect("vendors:vendor_check", slug)


@roles_allowed(Role.STAFF, Role.VENDOR)
@require_POST
def vendor_submit(request, slug):
    """Hand a profile in; who may also check it goes on to that."""
    vendor = get_own_vendor(request, slug)
    checks = request.user.may_use(vendor_check)
    try:
        is_submitted = submit_vendor(vendor)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("vendors:vendor_profile", slug)
    if is_submitted:
        then = "Periksa di sini, lalu putuskan." if checks else "Dinas akan memeriksanya."
        messages.success(request, f"Profil diajukan. {then}")
    else:
        messages.info(request, "Profil ini sudah diajukan atau sudah diperiksa.")
    return redirect("vendors:vendor_check" if checks else "vendors:vendor_profile", slug)


# The way into e-Katalog


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def readiness_list(request):
    """All vendors by how far they are on their way into e-Katalog, and what each still needs."""
    vendors = filter_readiness(request)
    page = paginate(request, vendors.qs.with_dossier(), READINESS_ROWS)
    totals = Vendor.objects.visible_to(request.user).way_totals()
    context = {
        "filter": vendors,
        "page": page,
        "rows": readiness_rows(page, timezone.localdate()),
        "exports": export_menu(request, [EXCEL]),
        "stages": stage_counts(totals),
        "total": totals["recorded"],
        "funnel": way_into_ekatalog(totals),
    }
    return render(request, "vendors/readiness_list.html", context)


def filter_readiness(request):
    vendors = Vendor.objects.visible_to(request.user).for_list()
    return ReadinessFilter(request.GET, queryset=vendors)


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def readiness_xlsx(request):
    vendors = filter_readiness(request).qs.with_dossier()
    rows = readiness_rows(vendors, timezone.localdate())
    return xlsx_download(
        "kesiapan-e-katalog.xlsx", Sheet("Kesiapan", COLUMNS, [row.cells for row in rows])
    )


def stage_counts(totals):
    """How many are at each stage: those who reached it without those who went on."""
    reached = [totals["recorded"], *(totals[stage] for stage in EkatalogStage.values[1:]), 0]
    return [
        {"value": value, "label": label, "count": reached[place] - reached[place + 1]}
        for place, (value, label) in enumerate(EkatalogStage.choices)
    ]


def way_into_ekatalog(totals):
    """How many vendors have come how far, from being recorded to being sold."""
    labels = {
        "recorded": "Tercatat",
        "numbered": "Punya NIB",
        "verified": "Sudah diperiksa dinas",
        "documents": "Berkas lengkap",
        "account": "Punya akun SPSE",
        "listed": "Tayang di e-Katalog",
    }
    items = [Item(label, Decimal(totals[key])) for key, label in labels.items()]
    return funnel(items, number)


@roles_allowed(Role.STAFF, Role.VENDOR)
@require_safe
def vendor_readiness(request, slug):
    """What is missing for e-Katalog, and how to get it."""
    dossier = get_dossier(request, slug)
    conditions = readiness(dossier)
    context = {
        "vendor": dossier.vendor,
        "conditions": conditions,
        "met_count": sum(item.is_met for item in conditions),
        "steps": [
            {"label": label, "state": state}
            for (_, label), state in zip(
                EkatalogStage.choices, stage_states(dossier.vendor), strict=True
            )
        ],
        "stage_form": StageForm(initial={"stage": dossier.vendor.ekatalog_stage}),
    }
    return render(request, "vendors/vendor_readiness.html", context)


def stage_states(vendor):
    """For each stage whether it lies behind, is now, or is to come."""
    now = EkatalogStage.values.index(vendor.ekatalog_stage)
    return ["done"] * now + ["current"] + ["todo"] * (len(EkatalogStage) - now - 1)


@roles_allowed(Role.STAFF)
@require_POST
def vendor_set_stage(request, slug):
    dossier = get_dossier(request, slug)
    form = StageForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Pilih salah satu tahap e-Katalog.")
    elif dossier.vendor.set_stage(form.cleaned_data["stage"]):
        messages.success(request, "Tahap e-Katalog disimpan.")
        warn_of_missing_papers(request, dossier, form.cleaned_data["stage"])
    return redirect("vendors:vendor_readiness", slug)


def warn_of_missing_papers(request, dossier, stage):
    """Say what is still open here; the office may know more, so the stage stands."""
    open_papers = missing_papers(readiness(dossier))
    if stage != EkatalogStage.NONE and open_papers:
        named = "; ".join(item.title for item in open_papers)
        messages.warning(
            request,
            f"{EkatalogStage(stage).label} dicatat, padahal {len(open_papers)} syarat belum "
            f"terpenuhi: {named}. Lengkapi, atau mundurkan tahapnya bila keliru.",
        )
