"""What is written after a forum: minutes, record, certificates, and mail to who came or did not."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import roles_allowed
from accounts.models import Role
from core.addresses import reverse
from core.exports import export_menu, pdf_response, table_files
from core.forms import ReasonForm, posted
from core.keys import row_key
from core.pagination import paginate
from core.spreadsheets import Kind, Sheet, SheetColumn, csv_download, xlsx_download
from events.actions.closing import (
    audience_counts,
    certificate_candidates,
    issue_certificates,
    last_pattern,
    send_afterwards,
)
from events.closing_papers import certificate_paper, minutes_paper, record_paper
from events.forms import AfterwardsForm, CertificateForm, MinutesForm
from events.models import Certificate, Forum, Message, MessageKind, MessageStatus, Minutes
from events.reports import forum_figures, number_of
from events.texts import afterwards_body, afterwards_subject
from events.views.scope import get_forum, render_forum, tell_how_it_went
from events.views.tickets import address_of

CERTIFICATE_COLUMNS = [
    SheetColumn("Nomor", 24),
    SheetColumn("Nama", 36),
    SheetColumn("Instansi/Usaha", 40),
    SheetColumn("Sebagai", 16),
    SheetColumn("Terbit", 17, Kind.DATETIME),
    SheetColumn("Diterbitkan oleh", 24),
    SheetColumn("Status", 10),
    SheetColumn("Dicabut", 17, Kind.DATETIME),
    SheetColumn("Alasan dicabut", 36),
]


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def paper_list(request, slug):
    """Every paper of the forum, with how far it is."""
    forum = get_forum(request, slug)
    unsent = Message.objects.repeatable().filter(kind=MessageKind.AFTERWARDS)
    sent = Message.objects.filter(kind=MessageKind.AFTERWARDS, status=MessageStatus.SENT)
    counts = {
        "issued": number_of(Certificate.objects.standing()),
        "revoked": number_of(Certificate.objects.exclude(revoked_at=None)),
        "sent": number_of(sent),
        "unsent": number_of(unsent),
    }
    context = {
        "minutes": Minutes.objects.filter(forum=forum).first(),
        **Forum.objects.values(**counts).get(pk=forum.pk),
        "to_issue": certificate_candidates(forum).count(),
        **audience_counts(forum),
    }
    return render_forum(request, "events/paper_list.html", forum, context)


@roles_allowed(Role.STAFF)
@transaction.atomic
def minutes_edit(request, slug):
    forum = get_forum(request, slug)
    if request.method == "POST":
        # The first minutes of a forum have no row to hold yet.
        Forum.objects.hold(forum.pk)
    known = {"led_by": forum.opened_by, "written_by": request.user.name}
    minutes = Minutes.objects.filter(forum=forum).first() or Minutes(forum=forum, **known)
    form = MinutesForm(posted(request), instance=minutes)
    if form.is_valid():
        form.save()
        messages.success(request, "Notulen disimpan.")
        return redirect("events:paper_list", forum.slug)
    return render_forum(request, "events/minutes_edit.html", forum, {"form": form}, form.status)


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def minutes_pdf(request, slug):
    return paper_response(request, slug, minutes_paper, "notulen")


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def record_pdf(request, slug):
    """Berita acara: that the forum was held, with the date in words."""
    return paper_response(request, slug, record_paper, "berita-acara")


def paper_response(request, slug, make, name):
    forum = get_forum(request, slug)
    minutes = get_object_or_404(Minutes, forum=forum)
    figures = [forum_figures(forum, day=day) for day in forum.days]
    return pdf_response(make(minutes, figures, printed_at=timezone.now()), f"{name}-{forum.slug}")


@roles_allowed(Role.STAFF)
def certificate_issue(request, slug):
    forum = get_forum(request, slug)
    form = CertificateForm(posted(request), initial={"pattern": last_pattern(forum)})
    if form.is_valid():
        try:
            count = issue_certificates(forum, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("pattern", error)
        else:
            if count:
                messages.success(request, f"{count} sertifikat terbit.")
            else:
                messages.info(request, "Semua yang hadir sudah punya sertifikat.")
            return redirect("events:certificate_list", forum.slug)
    context = {"form": form, "count": certificate_candidates(forum).count()}
    return render_forum(request, "events/certificate_issue.html", forum, context)


@roles_allowed(Role.STAFF)
@require_safe
def certificate_list(request, slug):
    forum = get_forum(request, slug)
    context = {
        "page": paginate(request, forum.certificates.for_print()),
        "exports": export_menu(request, table_files("events:certificate"), [forum.slug]),
    }
    return render_forum(request, "events/certificate_list.html", forum, context)


def register_rows(forum):
    """The register of certificates, one tuple each: revoked ones stay in it."""
    for row in forum.certificates.for_print().select_related("issued_by"):
        yield (
            row.number, row.name, row.origin, row.role, row.issued_at, row.issued_by.name,
            "Dicabut" if row.revoked_at else "Berlaku", row.revoked_at, row.revoke_reason,
        )  # fmt: skip


@roles_allowed(Role.STAFF)
@require_safe
def certificate_xlsx(request, slug):
    forum = get_forum(request, slug)
    heading = [f"Sertifikat peserta {forum}", forum.days_in_words]
    sheet = Sheet("Sertifikat", CERTIFICATE_COLUMNS, register_rows(forum), heading)
    return xlsx_download(f"sertifikat-{forum.slug}.xlsx", sheet)


@roles_allowed(Role.STAFF)
@require_safe
def certificate_csv(request, slug):
    forum = get_forum(request, slug)
    return csv_download(f"sertifikat-{forum.slug}.csv", CERTIFICATE_COLUMNS, register_rows(forum))


@roles_allowed(Role.STAFF)
@require_safe
def certificate_pdf(request, slug):
    """All certificates that count, or with ?number= the one of that running number."""
    forum = get_forum(request, slug)
    rows = forum.certificates.standing().for_print()
    if (only := row_key(request.GET.get("number", ""))) is not None:
        rows = rows.filter(sequence=only)
    if not rows:
        messages.info(request, "Belum ada sertifikat untuk dicetak.")
        return redirect("events:certificate_list", slug)
    content = certificate_paper(forum, rows, address=address_of(request))
    return pdf_response(content, f"sertifikat-{forum.slug}")


@roles_allowed(Role.STAFF)
def certificate_revoke(request, slug, pk):
    forum = get_forum(request, slug)
    certificate = get_object_or_404(Certificate, forum=forum, pk=pk, revoked_at=None)
    form = ReasonForm(posted(request))
    if form.is_valid():
        certificate.revoke(**form.cleaned_data)
        messages.success(request, f"Sertifikat {certificate} dicabut.")
        return redirect("events:certificate_list", forum.slug)
    context = {
        "form": form,
        "title": "Cabut sertifikat ini?",
        "text": f"Sertifikat {certificate} atas nama {certificate.name} tidak berlaku lagi. "
        "Yang baru bisa terbit dengan nama di daftar peserta.",
        "submit": "Cabut sertifikat",
        "cancel_label": "Jangan cabut",
        "cancel_url": reverse("events:certificate_list", args=[slug]),
    }
    return render(request, "components/confirm.html", context)


@login_not_required
@require_safe
def certificate_verify(request, token):
    """Whether a printed certificate is ours: the QR code on it leads here."""
    certificate = Certificate.objects.for_print().filter(token=token).first()
    response = render(
        request,
        "certificates/certificate_verify.html",
        {"certificate": certificate},
        status=200 if certificate else 404,
    )
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@roles_allowed(Role.STAFF)
def afterwards_send(request, slug):
    """Mail those who came or, with ?to=missed, those who did not."""
    forum = get_forum(request, slug)
    came = request.GET.get("to") != "missed"
    text = {
        "subject": afterwards_subject(forum, came=came),
        "body": afterwards_body(forum, came=came),
    }
    form = AfterwardsForm(posted(request), initial=text)
    if form.is_valid():
        try:
            sent = send_afterwards(forum, by=request.user, came=came, **form.cleaned_data)
        except ValidationError as error:
            messages.error(request, error.message)
        else:
            tell_how_it_went(request, sent)
            if not sent:
                messages.info(request, "Tidak ada yang belum dikirimi surel dengan judul ini.")
        return redirect("events:paper_list", forum.slug)
    counts = audience_counts(forum)
    count, readers = (counts["came"], "hadir") if came else (counts["missed"], "tidak hadir")
    title = f"Surel kepada {count} orang yang {readers}"
    context = {
        "form": form,
        "counts": counts,
        "count": count,
        "title": title,
        "came": came,
        "to_issue": certificate_candidates(forum).count() if came else 0,
    }
    return render_forum(request, "events/afterwards_send.html", forum, context)
