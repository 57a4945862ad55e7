from django.urls import path

from events import views

app_name = "events"
urlpatterns = [
    path("", views.forum_list, name="forum_list"),
    path("new/", views.forum_create, name="forum_create"),
    path("<slug:slug>/", views.forum_detail, name="forum_detail"),
    path("<slug:slug>/copy/", views.forum_copy, name="forum_copy"),
    path("<slug:slug>/papers/", views.paper_list, name="paper_list"),
    path("<slug:slug>/papers/minutes/", views.minutes_edit, name="minutes_edit"),
    path("<slug:slug>/papers/minutes.pdf", views.minutes_pdf, name="minutes_pdf"),
    path("<slug:slug>/papers/record.pdf", views.record_pdf, name="record_pdf"),
    path("<slug:slug>/papers/mail/", views.afterwards_send, name="afterwards_send"),
    path("<slug:slug>/papers/certificates/", views.certificate_list, name="certificate_list"),
    path(
        "<slug:slug>/papers/certificates/new/", views.certificate_issue, name="certificate_issue"
    ),
    path("<slug:slug>/papers/certificates.pdf", views.certificate_pdf, name="certificate_pdf"),
    path(
        "<slug:slug>/papers/certificates/<int:pk>/revoke/",
        views.certificate_revoke,
        name="certificate_revoke",
    ),
    path("<slug:slug>/edit/", views.forum_edit, name="forum_edit"),
    path("<slug:slug>/status/<slug:verb>/", views.forum_change_status, name="forum_change_status"),
    path("<slug:slug>/agenda/", views.agenda_edit, name="agenda_edit"),
    path("<slug:slug>/tables/", views.table_list, name="table_list"),
    path("<slug:slug>/tables/count/", views.table_count, name="table_count"),
    path("<slug:slug>/slots/", views.slot_plan, name="slot_plan"),
    path("<slug:slug>/questions/", views.question_list, name="question_list"),
    path("<slug:slug>/questions/new/", views.question_create, name="question_create"),
    path("<slug:slug>/questions/<int:pk>/", views.question_edit, name="question_edit"),
    path("<slug:slug>/questions/<int:pk>/move/", views.question_move, name="question_move"),
    path("<slug:slug>/questions/<int:pk>/retire/", views.question_retire, name="question_retire"),
    path(
        "<slug:slug>/questions/<int:pk>/ask-again/",
        views.question_ask_again,
        name="question_ask_again",
    ),
    path("<slug:slug>/invitations/", views.invitation_list, name="invitation_list"),
    path("<slug:slug>/invitations/choose/", views.invitation_choose, name="invitation_choose"),
    path(
        "<slug:slug>/invitations/contacts/", views.invitation_contacts, name="invitation_contacts"
    ),
    path("<slug:slug>/invitations/letter/", views.letter_edit, name="letter_edit"),
    path(
        "<slug:slug>/invitations/letters.pdf", views.invitation_letters, name="invitation_letters"
    ),
    path("<slug:slug>/invitations/send/", views.invitation_send, name="invitation_send"),
    path("<slug:slug>/invitations/remind/", views.invitation_remind, name="invitation_remind"),
    path(
        "<slug:slug>/invitations/send-again/", views.message_send_again, name="message_send_again"
    ),
    path(
        "<slug:slug>/invitations/calls/", views.invitation_call_list, name="invitation_call_list"
    ),
    path("<slug:slug>/invitations/guests/open/", views.guest_link_open, name="guest_link_open"),
    path("<slug:slug>/invitations/guests/close/", views.guest_link_close, name="guest_link_close"),
    path("<slug:slug>/invitations/<int:pk>/", views.invitation_edit, name="invitation_edit"),
    path(
        "<slug:slug>/invitations/<int:pk>/letter.pdf",
        views.invitation_letter,
        name="invitation_letter",
    ),
    path(
        "<slug:slug>/invitations/<int:pk>/send/",
        views.invitation_send_one,
        name="invitation_send_one",
    ),
    path(
        "<slug:slug>/invitations/<int:pk>/called/",
        views.invitation_mark_called,
        name="invitation_mark_called",
    ),
    path("<slug:slug>/requests/", views.change_request_list, name="change_request_list"),
    path(
        "<slug:slug>/requests/<int:pk>/accept/",
        views.change_request_accept,
        name="change_request_accept",
    ),
    path(
        "<slug:slug>/requests/<int:pk>/refuse/",
        views.change_request_refuse,
        name="change_request_refuse",
    ),
    path("<slug:slug>/documents/", views.document_list, name="document_list"),
    path("<slug:slug>/documents/new/", views.document_create, name="document_create"),
    path("<slug:slug>/documents/<int:pk>/", views.document_download, name="document_download"),
    path("<slug:slug>/documents/<int:pk>/delete/", views.document_delete, name="document_delete"),
    path("<slug:slug>/participants/", views.participant_list, name="participant_list"),
    path("<slug:slug>/participants/new/", views.participant_create, name="participant_create"),
    path("<slug:slug>/participants/paste/", views.participant_paste, name="participant_paste"),
    path("<slug:slug>/participants/imports/", views.import_list, name="import_list"),
    path("<slug:slug>/participants/imports/new/", views.import_create, name="import_create"),
    path(
        "<slug:slug>/participants/imports/template.xlsx",
        views.import_template,
        name="import_template",
    ),
    path(
        "<slug:slug>/participants/imports/headers/<int:pk>/delete/",
        views.header_alias_delete,
        name="header_alias_delete",
    ),
    path("<slug:slug>/participants/imports/<int:pk>/", views.import_detail, name="import_detail"),
    path("<slug:slug>/participants/imports/<int:pk>/map/", views.import_map, name="import_map"),
    path(
        "<slug:slug>/participants/imports/<int:pk>/preview/",
        views.import_preview,
        name="import_preview",
    ),
    path(
        "<slug:slug>/participants/imports/<int:pk>/units/", views.import_units, name="import_units"
    ),
    path(
        "<slug:slug>/participants/imports/<int:pk>/commit/",
        views.import_commit,
        name="import_commit",
    ),
    path(
        "<slug:slug>/participants/imports/<int:pk>/revert/",
        views.import_revert,
        name="import_revert",
    ),
    path(
        "<slug:slug>/participants/imports/<int:pk>/refused.xlsx",
        views.import_refused,
        name="import_refused",
    ),
    path(
        "<slug:slug>/participants/bulk/check-in/",
        views.participant_bulk_check_in,
        name="participant_bulk_check_in",
    ),
    path(
        "<slug:slug>/participants/bulk/cancel/",
        views.participant_bulk_cancel,
        name="participant_bulk_cancel",
    ),
    path(
        "<slug:slug>/participants/<int:pk>/", views.participant_detail, name="participant_detail"
    ),
    path(
        "<slug:slug>/participants/<int:pk>/edit/",
        views.participant_edit,
        name="participant_edit",
    ),
    path(
        "<slug:slug>/participants/<int:pk>/cancel/",
        views.participant_cancel,
        name="participant_cancel",
    ),
    path(
        "<slug:slug>/participants/<int:pk>/give-seat/",
        views.participant_give_seat,
        name="participant_give_seat",
    ),
    path(
        "<slug:slug>/participants/<int:pk>/told/",
        views.participant_mark_told,
        name="participant_mark_told",
    ),
    path(
        "<slug:slug>/participants/<int:pk>/check-in/",
        views.participant_check_in,
        name="participant_check_in",
    ),
    path("<slug:slug>/participants/badges/", views.badge_list, name="badge_list"),
    path("<slug:slug>/participants/badges/print/", views.badge_pdf, name="badge_pdf"),
    path("<slug:slug>/participants/badges/reprint/", views.badge_reprint, name="badge_reprint"),
    path(
        "<slug:slug>/participants/<int:pk>/answers/",
        views.participant_answer,
        name="participant_answer",
    ),
    path("<slug:slug>/participants/<int:pk>/badge/", views.badge_edit, name="badge_edit"),
    path("<slug:slug>/check-in/", views.check_in, name="check_in"),
    path("<slug:slug>/check-in/scan/", views.scan, name="scan"),
    path("<slug:slug>/check-in/scan/new/", views.scan_create, name="scan_create"),
    path("<slug:slug>/check-in/scan/roster.json", views.door_roster, name="door_roster"),
    path("<slug:slug>/check-in/scan/deliver/", views.door_deliver, name="door_deliver"),
    path("<slug:slug>/check-in/scan/app.webmanifest", views.door_manifest, name="door_manifest"),
    path("<slug:slug>/check-in/scan/worker.js", views.door_worker, name="door_worker"),
    path("<slug:slug>/check-in/scans/", views.scan_list, name="scan_list"),
    path("<slug:slug>/check-in/scans.csv", views.scan_csv, name="scan_csv"),
    path("<slug:slug>/check-in/scans.xlsx", views.scan_xlsx, name="scan_xlsx"),
    path("<slug:slug>/check-in/walk-in/", views.walk_in_create, name="walk_in_create"),
    path(
        "<slug:slug>/check-in/<int:pk>/revoke/", views.attendance_revoke, name="attendance_revoke"
    ),
    path("<slug:slug>/arrivals/", views.arrival_board, name="arrival_board"),
    path("<slug:slug>/attendance/", views.attendance_report, name="attendance_report"),
    path("<slug:slug>/attendance.xlsx", views.attendance_xlsx, name="attendance_xlsx"),
    path("<slug:slug>/attendance.csv", views.attendance_csv, name="attendance_csv"),
    path("<slug:slug>/attendance.pdf", views.attendance_pdf, name="attendance_pdf"),
]
