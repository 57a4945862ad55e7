from django.urls import path

from events.views import (
    arrivals,
    attendance,
    badges,
    calls,
    change_requests,
    check_in,
    chosen,
    closing,
    documents,
    door,
    forums,
    imports,
    invitation_files,
    invitations,
    participants,
    preparation,
    questions,
    readiness,
    scans,
)

app_name = "events"
urlpatterns = [
    path("", forums.forum_list, name="forum_list"),
    path("new/", forums.forum_create, name="forum_create"),
    path("export.xlsx", forums.forum_xlsx, name="forum_xlsx"),
    path("export.csv", forums.forum_csv, name="forum_csv"),
    path("<slug:slug>/", forums.forum_detail, name="forum_detail"),
    path("<slug:slug>/copy/", forums.forum_copy, name="forum_copy"),
    path("<slug:slug>/papers/", closing.paper_list, name="paper_list"),
    path("<slug:slug>/papers/minutes/", closing.minutes_edit, name="minutes_edit"),
    path("<slug:slug>/papers/minutes.pdf", closing.minutes_pdf, name="minutes_pdf"),
    path("<slug:slug>/papers/record.pdf", closing.record_pdf, name="record_pdf"),
    path("<slug:slug>/papers/mail/", closing.afterwards_send, name="afterwards_send"),
    path("<slug:slug>/papers/certificates/", closing.certificate_list, name="certificate_list"),
    path(
        "<slug:slug>/papers/certificates/new/", closing.certificate_issue, name="certificate_issue"
    ),
    path(
        "<slug:slug>/papers/certificates.xlsx", closing.certificate_xlsx, name="certificate_xlsx"
    ),
    path("<slug:slug>/papers/certificates.csv", closing.certificate_csv, name="certificate_csv"),
    path("<slug:slug>/papers/certificates.pdf", closing.certificate_pdf, name="certificate_pdf"),
    path(
        "<slug:slug>/papers/certificates/<int:pk>/revoke/",
        closing.certificate_revoke,
        name="certificate_revoke",
    ),
    path("<slug:slug>/edit/", forums.forum_edit, name="forum_edit"),
    path("<slug:slug>/call-off/", forums.forum_call_off, name="forum_call_off"),
    path("<slug:slug>/revive/", forums.forum_revive, name="forum_revive"),
    path(
        "<slug:slug>/status/<slug:verb>/", forums.forum_change_status, name="forum_change_status"
    ),
    path("<slug:slug>/agenda/", preparation.agenda_edit, name="agenda_edit"),
    path("<slug:slug>/tables/", preparation.table_list, name="table_list"),
    path("<slug:slug>/tables/count/", preparation.table_count, name="table_count"),
    path("<slug:slug>/slots/", preparation.slot_plan, name="slot_plan"),
    path("<slug:slug>/questions/", questions.question_list, name="question_list"),
    path("<slug:slug>/questions/new/", questions.question_create, name="question_create"),
    path("<slug:slug>/questions/<int:pk>/", questions.question_edit, name="question_edit"),
    path("<slug:slug>/questions/<int:pk>/move/", questions.question_move, name="question_move"),
    path(
        "<slug:slug>/questions/<int:pk>/retire/", questions.question_retire, name="question_retire"
    ),
    path(
        "<slug:slug>/questions/<int:pk>/ask-again/",
        questions.question_ask_again,
        name="question_ask_again",
    ),
    path("<slug:slug>/vendors/", readiness.vendor_readiness_list, name="vendor_readiness_list"),
    path(
        "<slug:slug>/vendors.xlsx", readiness.vendor_readiness_xlsx, name="vendor_readiness_xlsx"
    ),
    path("<slug:slug>/invitations/", invitations.invitation_list, name="invitation_list"),
    path("<slug:slug>/invitations.xlsx", invitation_files.invitation_xlsx, name="invitation_xlsx"),
    path("<slug:slug>/invitations.csv", invitation_files.invitation_csv, name="invitation_csv"),
    path(
        "<slug:slug>/invitations/choose/", preparation.invitation_choose, name="invitation_choose"
    ),
    path(
        "<slug:slug>/invitations/contacts/",
        invitations.invitation_contacts,
        name="invitation_contacts",
    ),
    path("<slug:slug>/invitations/letter/", invitations.letter_edit, name="letter_edit"),
    path(
        "<slug:slug>/invitations/letters.pdf",
        invitations.invitation_letters,
        name="invitation_letters",
    ),
    path("<slug:slug>/invitations/send/", invitations.invitation_send, name="invitation_send"),
    path(
        "<slug:slug>/invitations/remind/", invitations.invitation_remind, name="invitation_remind"
    ),
    path(
        "<slug:slug>/invitations/send-again/",
        invitations.message_send_again,
        name="message_send_again",
    ),
    path(
        "<slug:slug>/invitations/calls/", calls.invitation_call_list, name="invitation_call_list"
    ),
    path(
        "<slug:slug>/invitations/guests/open/", invitations.guest_link_open, name="guest_link_open"
    ),
    path(
        "<slug:slug>/invitations/guests/close/",
        invitations.guest_link_close,
        name="guest_link_close",
    ),
    path("<slug:slug>/invitations/<int:pk>/", invitations.invitation_edit, name="invitation_edit"),
    path(
        "<slug:slug>/invitations/<int:pk>/letter.pdf",
        invitations.invitation_letter,
        name="invitation_letter",
    ),
    path(
        "<slug:slug>/invitations/<int:pk>/send/",
        invitations.invitation_send_one,
        name="invitation_send_one",
    ),
    path(
        "<slug:slug>/invitations/<int:pk>/called/",
        calls.invitation_mark_called,
        name="invitation_mark_called",
    ),
    path("<slug:slug>/requests/", change_requests.change_request_list, name="change_request_list"),
    path(
        "<slug:slug>/requests/accept/",
        change_requests.change_request_accept,
        name="change_request_accept",
    ),
    path(
        "<slug:slug>/requests/refuse/",
        change_requests.change_request_refuse,
        name="change_request_refuse",
    ),
    path("<slug:slug>/documents/", documents.document_list, name="document_list"),
    path("<slug:slug>/documents/new/", documents.document_create, name="document_create"),
    path("<slug:slug>/documents/<int:pk>/", documents.document_download, name="document_download"),
    path(
        "<slug:slug>/documents/<int:pk>/delete/", documents.document_delete, name="document_delete"
    ),
    path("<slug:slug>/participants/", participants.participant_list, name="participant_list"),
    path(
        "<slug:slug>/participants/new/", participants.participant_create, name="participant_create"
    ),
    path(
        "<slug:slug>/participants/paste/", participants.participant_paste, name="participant_paste"
    ),
    path("<slug:slug>/participants/imports/", imports.import_list, name="import_list"),
    path("<slug:slug>/participants/imports/new/", imports.import_create, name="import_create"),
    path(
        "<slug:slug>/participants/imports/template.xlsx",
        imports.import_template,
        name="import_template",
    ),
    path(
        "<slug:slug>/participants/imports/headers/<int:pk>/delete/",
        imports.header_alias_delete,
        name="header_alias_delete",
    ),
    path(
        "<slug:slug>/participants/imports/<int:pk>/", imports.import_detail, name="import_detail"
    ),
    path("<slug:slug>/participants/imports/<int:pk>/map/", imports.import_map, name="import_map"),
    path(
        "<slug:slug>/participants/imports/<int:pk>/preview/",
        imports.import_preview,
        name="import_preview",
    ),
    path(
        "<slug:slug>/participants/imports/<int:pk>/units/",
        imports.import_units,
        name="import_units",
    ),
    path(
        "<slug:slug>/participants/imports/<int:pk>/commit/",
        imports.import_commit,
        name="import_commit",
    ),
    path(
        "<slug:slug>/participants/imports/<int:pk>/revert/",
        imports.import_revert,
        name="import_revert",
    ),
    path(
        "<slug:slug>/participants/imports/<int:pk>/refused.xlsx",
        imports.import_refused,
        name="import_refused",
    ),
    path(
        "<slug:slug>/participants/bulk/check-in/",
        chosen.participant_bulk_check_in,
        name="participant_bulk_check_in",
    ),
    path(
        "<slug:slug>/participants/bulk/cancel/",
        chosen.participant_bulk_cancel,
        name="participant_bulk_cancel",
    ),
    path(
        "<slug:slug>/participants/bulk/ticket/",
        chosen.participant_bulk_send_ticket,
        name="participant_bulk_send_ticket",
    ),
    path(
        "<slug:slug>/participants/<int:pk>/",
        participants.participant_detail,
        name="participant_detail",
    ),
    path(
        "<slug:slug>/participants/<int:pk>/edit/",
        participants.participant_edit,
        name="participant_edit",
    ),
    path(
        "<slug:slug>/participants/<int:pk>/replace/",
        participants.participant_replace,
        name="participant_replace",
    ),
    path(
        "<slug:slug>/participants/<int:pk>/cancel/",
        participants.participant_cancel,
        name="participant_cancel",
    ),
    path(
        "<slug:slug>/participants/<int:pk>/give-seat/",
        participants.participant_give_seat,
        name="participant_give_seat",
    ),
    path(
        "<slug:slug>/participants/<int:pk>/told/",
        calls.participant_mark_told,
        name="participant_mark_told",
    ),
    path(
        "<slug:slug>/participants/<int:pk>/ticket/",
        calls.participant_send_ticket,
        name="participant_send_ticket",
    ),
    path(
        "<slug:slug>/participants/<int:pk>/check-in/",
        check_in.participant_check_in,
        name="participant_check_in",
    ),
    path("<slug:slug>/participants/badges/", badges.badge_list, name="badge_list"),
    path("<slug:slug>/participants/badges/print/", badges.badge_pdf, name="badge_pdf"),
    path("<slug:slug>/participants/badges/reprint/", badges.badge_reprint, name="badge_reprint"),
    path(
        "<slug:slug>/participants/<int:pk>/answers/",
        questions.participant_answer,
        name="participant_answer",
    ),
    path("<slug:slug>/participants/<int:pk>/badge/", badges.badge_edit, name="badge_edit"),
    path("<slug:slug>/check-in/", check_in.check_in, name="check_in"),
    path("<slug:slug>/check-in/scan/", scans.scan, name="scan"),
    path("<slug:slug>/check-in/scan/new/", scans.scan_create, name="scan_create"),
    path("<slug:slug>/check-in/scan/roster.json", door.door_roster, name="door_roster"),
    path("<slug:slug>/check-in/scan/deliver/", door.door_deliver, name="door_deliver"),
    path("<slug:slug>/check-in/scan/app.webmanifest", door.door_manifest, name="door_manifest"),
    path("<slug:slug>/check-in/scan/worker.js", door.door_worker, name="door_worker"),
    path("<slug:slug>/check-in/scans/", scans.scan_list, name="scan_list"),
    path("<slug:slug>/check-in/scans.csv", scans.scan_csv, name="scan_csv"),
    path("<slug:slug>/check-in/scans.xlsx", scans.scan_xlsx, name="scan_xlsx"),
    path("<slug:slug>/check-in/walk-in/", check_in.walk_in_create, name="walk_in_create"),
    path(
        "<slug:slug>/check-in/<int:pk>/revoke/",
        check_in.attendance_revoke,
        name="attendance_revoke",
    ),
    path("<slug:slug>/arrivals/", arrivals.arrival_board, name="arrival_board"),
    path("<slug:slug>/attendance/", attendance.attendance_report, name="attendance_report"),
    path("<slug:slug>/attendance.xlsx", attendance.attendance_xlsx, name="attendance_xlsx"),
    path("<slug:slug>/attendance.csv", attendance.attendance_csv, name="attendance_csv"),
    path("<slug:slug>/attendance.pdf", attendance.attendance_pdf, name="attendance_pdf"),
]
