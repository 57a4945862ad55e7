from django.urls import path

from privacy.views import office, public, retention

app_name = "privacy"
urlpatterns = [
    path("", public.privacy_notice, name="privacy_notice"),
    path("request/", public.request_create, name="request_create"),
    path("request/sent/", public.request_sent, name="request_sent"),
    path("status/<str:token>/", public.request_status, name="request_status"),
    path("status/<str:token>/confirm/", public.request_confirm, name="request_confirm"),
    path("status/<str:token>/copy.csv", public.request_copy, name="request_copy"),
    path("tickets/<str:token>/", public.ticket_request_create, name="ticket_request_create"),
    path("requests/", office.request_list, name="request_list"),
    path("requests/new/", office.request_enter, name="request_enter"),
    path("requests/<int:pk>/", office.request_detail, name="request_detail"),
    path("requests/<int:pk>/copy.csv", office.request_data, name="request_data"),
    path("requests/<int:pk>/mail/", office.request_mail, name="request_mail"),
    path(
        "requests/<int:pk>/participants/<int:record>/hide/",
        office.participant_hide,
        name="participant_hide",
    ),
    path(
        "requests/<int:pk>/vendors/<int:record>/unpublish/",
        office.vendor_unpublish,
        name="vendor_unpublish",
    ),
    path("retention/", retention.retention, name="retention"),
]
