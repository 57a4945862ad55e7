"""The office works off what people ask about their data, before the three days are over."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.disclosures import opened_number
from accounts.models import Role
from core.pagination import paginate
from events.models import ParticipantStatus
from events.views.invitations import posted
from privacy.actions.mail import mail_later
from privacy.actions.requests import (
    answer_request,
    enter_request,
    hide_contacts,
    hide_person,
)
from privacy.filters import RequestFilter
from privacy.forms import AnswerForm, EntryForm
from privacy.models import DataRequest, RequestKind, RequestStatus
from privacy.records import copy_rows, corrected_since, found_for
from privacy.views.public import as_csv
from vendors.models import Vendor


@roles_allowed(Role.STAFF)
@require_safe
def request_list(request):
    filterset = RequestFilter(request.GET, queryset=DataRequest.objects.for_list())
    context = {
        "filter": filterset,
        "page": paginate(request, filterset.qs),
        "open_count": DataRequest.objects.open().count(),
        "late_count": DataRequest.objects.overdue().count(),
    }
    return render(request, "privacy/request_list.html", context)


@roles_allowed(Role.STAFF)
def request_enter(request):
    form = EntryForm(posted(request))
    if form.is_valid():
        asked = form.save(commit=False)
        try:
            enter_request(asked, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Permohonan dicatat.")
            return redirect(asked)
    return render(request, "privacy/request_enter.html", {"form": form})


def get_asked(pk):
    rows = DataRequest.objects.select_related("answered_by", "entered_by", "participant__forum")
    return get_object_or_404(rows, pk=pk)


@roles_allowed(Role.STAFF)
def request_detail(request, pk):
    """What is asked and until when, what is kept about the person, and the answer."""
    asked = get_asked(pk)
    opened = opened_number(request, asked, ("phone",))
    found = found_for(asked)
    is_correction = asked.is_open and asked.kind == RequestKind.CORRECTION
    corrected = corrected_since(asked, found) if is_correction else []
    is_answer = request.method == "POST" and "number" not in request.POST
    form = None
    if asked.is_open or is_answer:
        done = [*asked.deeds.splitlines(), *corrected]
        form = AnswerForm(request.POST if is_answer else None, asked=asked, done=done)
    if form and form.is_valid() and give_answer(request, asked, form, corrected):
        messages.success(request, "Jawaban disimpan.")
        return redirect(asked)
    context = {
        "asked": asked, "form": form, "found": found, "opened": opened, "corrected": corrected,
    }  # fmt: skip
    return render(request, "privacy/request_detail.html", context)


def give_answer(request, asked, form, corrected) -> bool:
    """Answer with what was filled in; False, with an error at the form, where that cannot be."""
    data = form.cleaned_data
    statement = data.get("statement")
    try:
        answer_request(
            asked,
            status=RequestStatus(data["status"]),
            answer=data["answer"],
            by=request.user,
            done=[*corrected, *([f"menurut petugas: {statement}"] if statement else [])],
        )
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


@roles_allowed(Role.STAFF)
@require_safe
def request_data(request, pk):
    """The copy to hand over to who asked by letter or came to the office."""
    return as_csv(copy_rows(found_for(get_asked(pk))))


@roles_allowed(Role.STAFF)
@require_POST
def request_mail(request, pk):
    asked = get_asked(pk)
    mail_later(asked)
    messages.success(request, "Surel dikirim lagi.")
    return redirect(asked)


def get_record(asked, records, pk):
    """The row behind one of the records of who asked; 404 for anyone else's."""
    pks = [record.row.pk for record in records]
    model = type(records[0].row) if records else Vendor
    return get_object_or_404(model.objects.filter(pk__in=pks), pk=pk)


def is_over(forum):
    return not forum.accepts_changes or forum.last_day < timezone.localdate()


@roles_allowed(Role.STAFF)
def participant_hide(request, pk, record):
    """Make one registration nameless; it still counts."""
    asked = get_asked(pk)
    participant = get_record(asked, found_for(asked).participants, record)
    if not (is_over(participant.forum) or participant.status == ParticipantStatus.CANCELLED):
        messages.info(
            request,
            "Forumnya belum selesai. Batalkan dulu pendaftarannya di sini, lalu kembali ke "
            "permohonan untuk menyamarkan datanya.",
        )
        return redirect("events:participant_cancel", participant.forum.slug, participant.pk)
    if request.method == "POST":
        hide_person(asked, participant, by=request.user)
        messages.success(request, "Data peserta disamarkan. Jumlah kehadiran tidak berubah.")
        return redirect(asked)
    context = {
        "title": f"Samarkan data {participant}?",
        "text": "Nama, jabatan, dan kontaknya diganti dengan nomor, juga di sertifikat dan "
        "riwayat. Ia tetap terhitung hadir. Ini tidak bisa dibatalkan.",
        "submit": "Samarkan data",
        "cancel_url": asked.get_absolute_url(),
    }
    return render(request, "components/confirm.html", context)


@roles_allowed(Role.STAFF)
@require_POST
def vendor_unpublish(request, pk, record):
    """Take the vendor's contacts off the public pages."""
    asked = get_asked(pk)
    vendor = get_record(asked, found_for(asked).vendors, record)
    if hide_contacts(asked, vendor):
        messages.success(request, f"Kontak {vendor} tidak tampil lagi untuk umum.")
    else:
        messages.info(request, f"Kontak {vendor} memang tidak tampil untuk umum.")
    return redirect(asked)
