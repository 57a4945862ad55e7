"""The invitations of a forum as files, as filtered. Links are left out: each lets its reader register."""

from django.views.decorators.http import require_safe

from accounts.access import roles_allowed
from accounts.models import Role
from core.formats import phone_display
from core.spreadsheets import Kind, Sheet, SheetColumn, csv_download, xlsx_download
from events.views.invitations import filter_invitations, last_mails
from events.views.scope import get_forum

COLUMNS = [
    SheetColumn("No", 6, Kind.INT),
    SheetColumn("Yang diundang", 44),
    SheetColumn("Kepada", 48),
    SheetColumn("Untuk", 10),
    SheetColumn("Kursi", 8, Kind.INT),
    SheetColumn("Terdaftar", 10, Kind.INT),
    SheetColumn("Status", 14),
    SheetColumn("Alasan tidak hadir", 32),
    SheetColumn("Dibuka", 17, Kind.DATETIME),
    SheetColumn("Dipastikan", 17, Kind.DATETIME),
    SheetColumn("Ditolak", 17, Kind.DATETIME),
    SheetColumn("Surel", 28),
    SheetColumn("Nomor WhatsApp", 17),
    SheetColumn("Surel terakhir", 24),
    SheetColumn("Waktu surel terakhir", 17, Kind.DATETIME),
    SheetColumn("Ditelepon", 17, Kind.DATETIME),
    SheetColumn("Ditelepon oleh", 24),
]


def rows_for(request, forum):
    """One tuple an invitation, in the order and with the filters of the list."""
    rows = list(filter_invitations(request, forum).qs.select_related("called_by"))
    last = {mail.invitation_id: mail for mail in last_mails([row.pk for row in rows])}
    for number, row in enumerate(rows, 1):
        mail = last.get(row.pk)
        yield (
            number, row.guest, row.addressee, "OPD" if row.agency_id else "Vendor", row.seats,
            row.registered_count, row.status.label, row.decline_reason, row.opened_at,
            row.confirmed_at, row.declined_at, row.email, row.phone and phone_display(row.phone),
            mail and mail.outcome, mail and mail.queued_at, row.called_at,
            row.called_by and row.called_by.name,
        )  # fmt: skip


@roles_allowed(Role.STAFF)
@require_safe
def invitation_xlsx(request, slug):
    forum = get_forum(request, slug)
    heading = [f"Undangan {forum}", forum.days_in_words, forum.place]
    sheet = Sheet("Undangan", COLUMNS, rows_for(request, forum), heading)
    return xlsx_download(f"undangan-{forum.slug}.xlsx", sheet)


@roles_allowed(Role.STAFF)
@require_safe
def invitation_csv(request, slug):
    forum = get_forum(request, slug)
    return csv_download(f"undangan-{forum.slug}.csv", COLUMNS, rows_for(request, forum))
