from django.urls import path

from events import views

app_name = "tickets"
urlpatterns = [
    path("worker.js", views.ticket_worker, name="ticket_worker"),
    path("<slug:token>/", views.ticket_detail, name="ticket_detail"),
    path("<slug:token>/calendar.ics", views.ticket_calendar, name="ticket_calendar"),
]
