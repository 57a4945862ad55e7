"""Addresses behind the links of invitations: no account, the token alone."""

from django.urls import path

from events.views import by_link

app_name = "invitations"
urlpatterns = [
    path("guest/<str:token>/", by_link.guest_create, name="guest_create"),
    path("<str:token>/", by_link.invitation_detail, name="invitation_detail"),
    path("<str:token>/opened/", by_link.invitation_opened, name="invitation_opened"),
    path("<str:token>/confirm/", by_link.invitation_confirm, name="invitation_confirm"),
    path("<str:token>/decline/", by_link.invitation_decline, name="invitation_decline"),
    path("<str:token>/people/new/", by_link.delegate_create, name="delegate_create"),
    path("<str:token>/people/<int:pk>/edit/", by_link.delegate_edit, name="delegate_edit"),
    path(
        "<str:token>/people/<int:pk>/replace/", by_link.delegate_replace, name="delegate_replace"
    ),
    path(
        "<str:token>/people/<int:pk>/withdraw/",
        by_link.delegate_withdraw,
        name="delegate_withdraw",
    ),
]
