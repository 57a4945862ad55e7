from django.urls import path

from vendors import views

app_name = "vendors"
urlpatterns = [
    path("", views.vendor_list, name="vendor_list"),
    path("new/", views.vendor_create, name="vendor_create"),
    path("<slug:slug>/", views.vendor_detail, name="vendor_detail"),
    path("<slug:slug>/edit/", views.vendor_edit, name="vendor_edit"),
    path("<slug:slug>/verify/", views.vendor_verify, name="vendor_verify"),
    path(
        "<slug:slug>/withdraw-verification/",
        views.vendor_withdraw_verification,
        name="vendor_withdraw_verification",
    ),
]
