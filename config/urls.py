from django.urls import include, path, re_path

from accounts.admin import site
from config import views

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("activity/", views.activity_list, name="activity_list"),
    path("help/<slug:guide>/", views.help_page, name="help_page"),
    path("components/", views.component_gallery, name="component_gallery"),
    path("healthz", views.healthz, name="healthz"),
    path("favicon.ico", views.favicon, name="favicon"),
    # Accounts are made by the admin and addresses changed in the profile, so these stay closed.
    re_path(
        r"^accounts/(?:signup|email|confirm-email|password/set)/",
        views.page_not_found,
        name="closed_account_page",
    ),
    path("accounts/", include("allauth.urls")),
    path("accounts/", include("accounts.urls")),
    path("events/", include("events.urls")),
    path("attendance/", include("events.attendance_urls")),
    path("certificates/", include("events.certificate_urls")),
    path("tickets/", include("events.ticket_urls")),
    path("invitations/", include("events.invitation_urls")),
    path("vendors/", include("vendors.urls")),
    path("matching/", include("matching.urls")),
    path("procurement/reports/", include("procurement.report_urls")),
    path("open-data/", include("procurement.open_data_urls")),
    path("procurement/", include("procurement.urls")),
    path("privacy/", include("privacy.urls")),
    path("admin/", site.urls),
]

handler400 = "config.views.bad_request"
handler403 = "config.views.permission_denied"
handler404 = "config.views.page_not_found"
handler500 = "config.views.server_error"
handler429 = "config.views.too_many_requests"
