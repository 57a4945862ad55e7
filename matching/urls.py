from django.urls import path

from matching import views

app_name = "matching"
urlpatterns = [
    path("demand/", views.demand_list, name="demand_list"),
    path("demand/demand.xlsx", views.demand_xlsx, name="demand_xlsx"),
    path("demand/demand.csv", views.demand_csv, name="demand_csv"),
    path("demand/new/", views.demand_create, name="demand_create"),
    path("demand/paste/", views.demand_paste, name="demand_paste"),
    path("demand/board/", views.demand_board, name="demand_board"),
    path("demand/for-me/", views.demand_for_me, name="demand_for_me"),
    path("demand/categorise/", views.demand_categorise, name="demand_categorise"),
    path("demand/imports/", views.demand_import_list, name="demand_import_list"),
    path("demand/imports/new/", views.demand_import_create, name="demand_import_create"),
    path("demand/imports/<int:pk>/", views.demand_import_detail, name="demand_import_detail"),
    path("demand/imports/<int:pk>/columns/", views.demand_import_map, name="demand_import_map"),
    path("demand/imports/<int:pk>/units/", views.demand_import_units, name="demand_import_units"),
    path(
        "demand/imports/<int:pk>/preview/",
        views.demand_import_preview,
        name="demand_import_preview",
    ),
    path(
        "demand/imports/<int:pk>/commit/",
        views.demand_import_commit,
        name="demand_import_commit",
    ),
    path(
        "demand/imports/<int:pk>/revert/",
        views.demand_import_revert,
        name="demand_import_revert",
    ),
    path("demand/<int:pk>/", views.demand_detail, name="demand_detail"),
    path("demand/<int:pk>/edit/", views.demand_edit, name="demand_edit"),
    path("demand/<int:pk>/withdraw/", views.demand_withdraw, name="demand_withdraw"),
    path("demand/<int:pk>/restore/", views.demand_restore, name="demand_restore"),
    path("<slug:slug>/requests/", views.request_list, name="request_list"),
    path("requests/new/", views.request_start, name="request_start"),
    path("<slug:slug>/requests/new/", views.request_create, name="request_create"),
    path("<slug:slug>/requests/paste/", views.request_paste, name="request_paste"),
    path("<slug:slug>/requests/<int:pk>/", views.request_edit, name="request_edit"),
    path(
        "<slug:slug>/requests/<int:pk>/answer/<slug:verb>/",
        views.request_answer,
        name="request_answer",
    ),
    path(
        "<slug:slug>/requests/<int:pk>/withdraw/", views.request_withdraw, name="request_withdraw"
    ),
    path("<slug:slug>/vetoes/", views.veto_list, name="veto_list"),
    path("<slug:slug>/vetoes/<int:pk>/delete/", views.veto_delete, name="veto_delete"),
    path("<slug:slug>/absences/", views.absence_edit, name="absence_edit"),
    path("<slug:slug>/calls/", views.call_list, name="call_list"),
    path("<slug:slug>/calls/done/", views.call_done, name="call_done"),
    path("<slug:slug>/schedule/", views.schedule_detail, name="schedule_detail"),
    path("<slug:slug>/schedule/mine.pdf", views.schedule_own_agenda, name="schedule_own_agenda"),
    path("<slug:slug>/schedule/compute/", views.schedule_compute, name="schedule_compute"),
    path("<slug:slug>/schedule/what-if/", views.schedule_what_if, name="schedule_what_if"),
    path("<slug:slug>/schedule/<int:pk>/", views.schedule_version, name="schedule_version"),
    path(
        "<slug:slug>/schedule/<int:pk>/publish/", views.schedule_publish, name="schedule_publish"
    ),
    path("<slug:slug>/schedule/<int:pk>/copy/", views.schedule_copy, name="schedule_copy"),
    path("<slug:slug>/schedule/<int:pk>/delete/", views.schedule_delete, name="schedule_delete"),
    path(
        "<slug:slug>/schedule/<int:pk>/rearrange/",
        views.schedule_rearrange,
        name="schedule_rearrange",
    ),
    path("<slug:slug>/schedule/<int:pk>/place/", views.meeting_place, name="meeting_place"),
    path("<slug:slug>/schedule/<int:pk>/hall.pdf", views.schedule_hall, name="schedule_hall"),
    path(
        "<slug:slug>/schedule/<int:pk>/tables.pdf", views.schedule_tables, name="schedule_tables"
    ),
    path(
        "<slug:slug>/schedule/<int:pk>/agendas.pdf",
        views.schedule_agendas,
        name="schedule_agendas",
    ),
    path("<slug:slug>/meetings/<int:pk>/", views.meeting_detail, name="meeting_detail"),
    path("vendors/<slug:slug>/meetings/", views.vendor_meeting_list, name="vendor_meeting_list"),
    path("<slug:slug>/meetings/<int:pk>/move/", views.meeting_move, name="meeting_move"),
    path(
        "<slug:slug>/meetings/<int:pk>/lock/<slug:verb>/", views.meeting_lock, name="meeting_lock"
    ),
    path("<slug:slug>/meetings/<int:pk>/cancel/", views.meeting_cancel, name="meeting_cancel"),
    path("<slug:slug>/meetings/<int:pk>/report/", views.meeting_report, name="meeting_report"),
    path("<slug:slug>/meetings/<int:pk>/decide/", views.meeting_decide, name="meeting_decide"),
    path("<slug:slug>/outcomes/", views.outcome_list, name="outcome_list"),
    path("<slug:slug>/late/<slug:side>/<int:pk>/", views.party_absent, name="party_absent"),
    path("<slug:slug>/arrived/<slug:side>/<int:pk>/", views.party_arrived, name="party_arrived"),
    path("<slug:slug>/standby/", views.standby_list, name="standby_list"),
    path("<slug:slug>/live/", views.live, name="live"),
    path("<slug:slug>/calendar/<str:token>.ics", views.calendar_feed, name="calendar_feed"),
    path("<slug:slug>/commitments/", views.commitment_list, name="commitment_list"),
    path("<slug:slug>/commitments.xlsx", views.commitment_xlsx, name="commitment_xlsx"),
    path("<slug:slug>/commitments.csv", views.commitment_csv, name="commitment_csv"),
    path("<slug:slug>/commitments.pdf", views.commitment_pdf, name="commitment_pdf"),
    path("<slug:slug>/commitments/new/", views.commitment_create, name="commitment_create"),
    path("<slug:slug>/commitments/<int:pk>/", views.commitment_detail, name="commitment_detail"),
    path("<slug:slug>/commitments/<int:pk>/edit/", views.commitment_edit, name="commitment_edit"),
    path(
        "<slug:slug>/commitments/<int:pk>/step/<slug:verb>/",
        views.commitment_step,
        name="commitment_step",
    ),
    path(
        "<slug:slug>/commitments/<int:pk>/letter.pdf",
        views.commitment_letter,
        name="commitment_letter",
    ),
]
