"""Mail about a request: sent once the row is committed; what came of it stands in the row."""

from functools import partial
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.db import transaction
from django.tasks import task
from django.utils import timezone

from core.addresses import SITE, reverse
from core.formats import date_time
from privacy.models import DataRequest, RequestStatus

HEAD = "Permohonan data pribadi"


def mail_later(request: DataRequest) -> None:
    """Mail the person how the request stands, once this transaction is committed.

    Nothing is sent without an address.
    """
    if request.email:
        # robust: what was saved stays saved, whatever becomes of the mail.
        transaction.on_commit(partial(send_mail_of.enqueue, request.pk, SITE.get()), robust=True)


@task
def send_mail_of(pk: int, site: str) -> None:
    request = DataRequest.objects.get(pk=pk)
    link = site + reverse("privacy:request_status", args=[request.token])
    mail = EmailMessage(subject_of(request), body_of(request, link), to=[request.email])
    error = ""
    try:
        mail.send()
    except (SMTPException, OSError, ValueError) as problem:
        # The kind alone: what a mail server answers may name people.
        error = type(problem).__name__
    DataRequest.objects.filter(pk=pk).update(mailed_at=timezone.now(), mail_error=error)


def subject_of(request: DataRequest) -> str:
    if request.status == RequestStatus.UNCONFIRMED:
        return f"{HEAD}: konfirmasi surel Anda"
    return f"{HEAD}: {'jawaban dinas' if request.is_answered else 'sudah diterima'}"


def body_of(request: DataRequest, link: str) -> str:
    kind = request.get_kind_display()
    if request.status == RequestStatus.UNCONFIRMED:
        return (
            f"Seseorang, semoga Anda sendiri, mengajukan permohonan ini memakai surel Anda:\n\n"
            f"{kind}\n\nBuka tautan ini, lalu tekan Konfirmasi. Tanpa itu permohonan tidak "
            f"diproses dan terhapus sendiri.\n\n{link}\n\n"
            "Bila bukan Anda, abaikan surel ini.\n"
        )
    if not request.is_answered:
        return (
            f"Permohonan Anda kami terima: {kind}.\n"
            f"Kami menjawab paling lambat {date_time(request.answer_by)}.\n\n"
            f"Keadaannya bisa dilihat di sini:\n{link}\n"
        )
    deeds = f"Yang dilakukan:\n{request.deeds}\n" if request.deeds else ""
    return (
        f"Permohonan Anda: {kind}\nKeputusan: {request.get_status_display()}\n\n"
        f"{request.answer}\n\n{deeds}Lihat selengkapnya di sini:\n{link}\n"
    )
