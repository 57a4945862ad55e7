from django.urls import path

from events.views import track_record as views

app_name = "attendance"
urlpatterns = [
    path("", views.agency_list, name="agency_list"),
    path("agencies.xlsx", views.agency_xlsx, name="agency_xlsx"),
    path("agencies.csv", views.agency_csv, name="agency_csv"),
    path("agencies/<int:pk>/", views.agency_detail, name="agency_detail"),
    path("people/", views.person_list, name="person_list"),
    path("people.xlsx", views.person_xlsx, name="person_xlsx"),
    path("people.csv", views.person_csv, name="person_csv"),
]
