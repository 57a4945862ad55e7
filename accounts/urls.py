from django.urls import path

from accounts import agency_import_views as imports
from accounts import views

app_name = "accounts"
urlpatterns = [
    path("profile/", views.profile, name="profile"),
    path("users/", views.user_list, name="user_list"),
    path("users.xlsx", views.user_xlsx, name="user_xlsx"),
    path("users/new/", views.user_create, name="user_create"),
    path("users/<int:pk>/", views.user_detail, name="user_detail"),
    path("users/<int:pk>/edit/", views.user_edit, name="user_edit"),
    path("users/<int:pk>/reset-password/", views.user_reset_password, name="user_reset_password"),
    path("users/<int:pk>/deactivate/", views.user_deactivate, name="user_deactivate"),
    path("users/<int:pk>/reactivate/", views.user_reactivate, name="user_reactivate"),
    path("users/<int:pk>/end-sessions/", views.user_end_sessions, name="user_end_sessions"),
    path("users/<int:pk>/reset-mfa/", views.user_reset_mfa, name="user_reset_mfa"),
    path("agencies/", views.agency_list, name="agency_list"),
    path("agencies.xlsx", views.agency_xlsx, name="agency_xlsx"),
    path("agencies/new/", views.agency_create, name="agency_create"),
    path("agencies/<int:pk>/", views.agency_detail, name="agency_detail"),
    path("agencies/<int:pk>/edit/", views.agency_edit, name="agency_edit"),
    path("agencies/imports/", imports.agency_import_list, name="agency_import_list"),
    path("agencies/imports/new/", imports.agency_import_create, name="agency_import_create"),
    path("agencies/imports/<int:pk>/", imports.agency_import_detail, name="agency_import_detail"),
    path("agencies/imports/<int:pk>/map/", imports.agency_import_map, name="agency_import_map"),
    path(
        "agencies/imports/<int:pk>/preview/",
        imports.agency_import_preview,
        name="agency_import_preview",
    ),
    path(
        "agencies/imports/<int:pk>/decide/",
        imports.agency_import_decide,
        name="agency_import_decide",
    ),
    path(
        "agencies/imports/<int:pk>/commit/",
        imports.agency_import_commit,
        name="agency_import_commit",
    ),
    path(
        "agencies/imports/<int:pk>/revert/",
        imports.agency_import_revert,
        name="agency_import_revert",
    ),
    path("disclosures/", views.disclosure_list, name="disclosure_list"),
    path("disclosures/disclosures.csv", views.disclosure_csv, name="disclosure_csv"),
    path("regions/", views.region_list, name="region_list"),
    path("office/", views.office_edit, name="office_edit"),
    path(
        "history/<str:app_label>/<str:model_name>/<int:pk>/",
        views.record_history,
        name="record_history",
    ),
    path(
        "history/<str:app_label>/<str:model_name>/<int:pk>/history.csv",
        views.record_history_csv,
        name="record_history_csv",
    ),
]
