from events.views.arrivals import arrival_board
from events.views.attendance import (
    attendance_csv,
    attendance_pdf,
    attendance_report,
    attendance_xlsx,
)
from events.views.badges import badge_edit, badge_list, badge_pdf, badge_reprint
from events.views.check_in import (
    attendance_revoke,
    check_in,
    participant_check_in,
    walk_in_create,
)
from events.views.documents import (
    document_create,
    document_delete,
    document_download,
    document_list,
)
from events.views.forums import (
    forum_change_status,
    forum_create,
    forum_detail,
    forum_edit,
    forum_list,
)
from events.views.participants import (
    participant_bulk_cancel,
    participant_bulk_check_in,
    participant_cancel,
    participant_create,
    participant_detail,
    participant_edit,
    participant_give_seat,
    participant_list,
    participant_paste,
)
from events.views.preparation import (
    agenda_edit,
    invitation_list,
    slot_plan,
    table_count,
    table_list,
)
from events.views.scans import scan, scan_create, scan_csv, scan_list, scan_xlsx
from events.views.tickets import ticket_calendar, ticket_detail, ticket_worker

__all__ = [
    "agenda_edit",
    "arrival_board",
    "attendance_csv",
    "attendance_pdf",
    "attendance_report",
    "attendance_revoke",
    "attendance_xlsx",
    "badge_edit",
    "badge_list",
    "badge_pdf",
    "badge_reprint",
    "check_in",
    "document_create",
    "document_delete",
    "document_download",
    "document_list",
    "forum_change_status",
    "forum_create",
    "forum_detail",
    "forum_edit",
    "forum_list",
    "invitation_list",
    "participant_bulk_cancel",
    "participant_bulk_check_in",
    "participant_cancel",
    "participant_check_in",
    "participant_create",
    "participant_detail",
    "participant_edit",
    "participant_give_seat",
    "participant_list",
    "participant_paste",
    "scan",
    "scan_create",
    "scan_csv",
    "scan_list",
    "scan_xlsx",
    "slot_plan",
    "table_count",
    "table_list",
    "ticket_calendar",
    "ticket_detail",
    "ticket_worker",
    "walk_in_create",
]
