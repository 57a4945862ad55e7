from django.urls import path

from matching.views import (
    commitments,
    demand,
    demand_imports,
    meetings,
    requests,
    schedule,
    schedule_papers,
)

app_name = "matching"
urlpatterns = [
    path("demand/", demand.demand_list, name="demand_list"),
    path("demand/demand.xlsx", demand.demand_xlsx, name="demand_xlsx"),
    path("demand/demand.csv", demand.demand_csv, name="demand_csv"),
    path("demand/new/", demand.demand_create, name="demand_create"),
    path("demand/paste/", demand.demand_paste, name="demand_paste"),
    path("demand/board/", demand.demand_board, name="demand_board"),
    path("demand/for-me/", demand.demand_for_me, name="demand_for_me"),
    path("demand/categorise/", demand.demand_categorise, name="demand_categorise"),
    path("demand/imports/", demand_imports.demand_import_list, name="demand_import_list"),
    path("demand/imports/new/", demand_imports.demand_import_create, name="demand_import_create"),
    path(
        "demand/imports/<int:pk>/",
        demand_imports.demand_import_detail,
        name="demand_import_detail",
    ),
    path(
        "demand/imports/<int:pk>/columns/",
        demand_imports.demand_import_map,
        name="demand_import_map",
    ),
    path(
        "demand/imports/<int:pk>/units/",
        demand_imports.demand_import_units,
        name="demand_import_units",
    ),
    path(
        "demand/imports/<int:pk>/preview/",
        demand_imports.demand_import_preview,
        name="demand_import_preview",
    ),
    path(
        "demand/imports/<int:pk>/commit/",
        demand_imports.demand_import_commit,
        name="demand_import_commit",
    ),
    path(
        "demand/imports/<int:pk>/revert/",
        demand_imports.demand_import_revert,
        name="demand_import_revert",
    ),
    path("demand/<int:pk>/", demand.demand_detail, name="demand_detail"),
    path("demand/<int:pk>/edit/", demand.demand_edit, name="demand_edit"),
    path("demand/<int:pk>/withdraw/", demand.demand_withdraw, name="demand_withdraw"),
    path("demand/<int:pk>/restore/", demand.demand_restore, name="demand_restore"),
    path("<slug:slug>/requests/", requests.request_list, name="request_list"),
    path("requests/new/", requests.request_start, name="request_start"),
    path("<slug:slug>/requests.xlsx", requests.request_xlsx, name="request_xlsx"),
    path("<slug:slug>/requests.csv", requests.request_csv, name="request_csv"),
    path("<slug:slug>/requests/new/", requests.request_create, name="request_create"),
    path("<slug:slug>/requests/paste/", requests.request_paste, name="request_paste"),
    path("<slug:slug>/requests/<int:pk>/", requests.request_edit, name="request_edit"),
    path(
        "<slug:slug>/requests/<int:pk>/answer/<slug:verb>/",
        requests.request_answer,
        name="request_answer",
    ),
    path(
        "<slug:slug>/requests/<int:pk>/withdraw/",
        requests.request_withdraw,
        name="request_withdraw",
    ),
    path("<slug:slug>/vetoes/", requests.veto_list, name="veto_list"),
    path("<slug:slug>/vetoes/<int:pk>/delete/", requests.veto_delete, name="veto_delete"),
    path("<slug:slug>/absences/", requests.absence_edit, name="absence_edit"),
    path("<slug:slug>/calls/", requests.call_list, name="call_list"),
    path("<slug:slug>/calls/done/", requests.call_done, name="call_done"),
    path("<slug:slug>/schedule/", schedule.schedule_detail, name="schedule_detail"),
    path(
        "<slug:slug>/schedule/mine.pdf",
        schedule_papers.schedule_own_agenda,
        name="schedule_own_agenda",
    ),
    path("<slug:slug>/schedule/compute/", schedule.schedule_compute, name="schedule_compute"),
    path("<slug:slug>/schedule/what-if/", schedule.schedule_what_if, name="schedule_what_if"),
    path("<slug:slug>/schedule/<int:pk>/", schedule.schedule_version, name="schedule_version"),
    path(
        "<slug:slug>/schedule/<int:pk>/publish/",
        schedule.schedule_publish,
        name="schedule_publish",
    ),
    path("<slug:slug>/schedule/<int:pk>/copy/", schedule.schedule_copy, name="schedule_copy"),
    path(
        "<slug:slug>/schedule/<int:pk>/delete/", schedule.schedule_delete, name="schedule_delete"
    ),
    path(
        "<slug:slug>/schedule/<int:pk>/rearrange/",
        schedule.schedule_rearrange,
        name="schedule_rearrange",
    ),
    path("<slug:slug>/schedule/<int:pk>/place/", schedule.meeting_place, name="meeting_place"),
    path(
        "<slug:slug>/schedule/<int:pk>/hall.pdf",
        schedule_papers.schedule_hall,
        name="schedule_hall",
    ),
    path(
        "<slug:slug>/schedule/<int:pk>/tables.pdf",
        schedule_papers.schedule_tables,
        name="schedule_tables",
    ),
    path(
        "<slug:slug>/schedule/<int:pk>/agendas.pdf",
        schedule_papers.schedule_agendas,
        name="schedule_agendas",
    ),
    path("<slug:slug>/meetings/<int:pk>/", meetings.meeting_detail, name="meeting_detail"),
    path(
        "vendors/<slug:slug>/meetings/", meetings.vendor_meeting_list, name="vendor_meeting_list"
    ),
    path("<slug:slug>/meetings/<int:pk>/move/", schedule.meeting_move, name="meeting_move"),
    path(
        "<slug:slug>/meetings/<int:pk>/lock/<slug:verb>/",
        schedule.meeting_lock,
        name="meeting_lock",
    ),
    path("<slug:slug>/meetings/<int:pk>/cancel/", schedule.meeting_cancel, name="meeting_cancel"),
    path("<slug:slug>/meetings/<int:pk>/report/", meetings.meeting_report, name="meeting_report"),
    path("<slug:slug>/meetings/<int:pk>/decide/", meetings.meeting_decide, name="meeting_decide"),
    path("<slug:slug>/outcomes.xlsx", meetings.outcome_xlsx, name="outcome_xlsx"),
    path("<slug:slug>/outcomes.csv", meetings.outcome_csv, name="outcome_csv"),
    path("<slug:slug>/outcomes/", meetings.outcome_list, name="outcome_list"),
    path("<slug:slug>/late/<slug:side>/<int:pk>/", meetings.party_absent, name="party_absent"),
    path(
        "<slug:slug>/arrived/<slug:side>/<int:pk>/", meetings.party_arrived, name="party_arrived"
    ),
    path("<slug:slug>/standby/", meetings.standby_list, name="standby_list"),
    path("<slug:slug>/live/", meetings.live, name="live"),
    path("<slug:slug>/calendar/<str:token>.ics", meetings.calendar_feed, name="calendar_feed"),
    path("<slug:slug>/commitments/", commitments.commitment_list, name="commitment_list"),
    path("<slug:slug>/commitments.xlsx", commitments.commitment_xlsx, name="commitment_xlsx"),
    path("<slug:slug>/commitments.csv", commitments.commitment_csv, name="commitment_csv"),
    path("<slug:slug>/commitments.pdf", commitments.commitment_pdf, name="commitment_pdf"),
    path("<slug:slug>/commitments/new/", commitments.commitment_create, name="commitment_create"),
    path(
        "<slug:slug>/commitments/<int:pk>/",
        commitments.commitment_detail,
        name="commitment_detail",
    ),
    path(
        "<slug:slug>/commitments/<int:pk>/edit/",
        commitments.commitment_edit,
        name="commitment_edit",
    ),
    path(
        "<slug:slug>/commitments/<int:pk>/step/<slug:verb>/",
        commitments.commitment_step,
        name="commitment_step",
    ),
    path(
        "<slug:slug>/commitments/<int:pk>/letter.pdf",
        commitments.commitment_letter,
        name="commitment_letter",
    ),
]
