from django.urls import path

from events.views import tickets

app_name = "tickets"
urlpatterns = [
    path("worker.js", tickets.ticket_worker, name="ticket_worker"),
    path("<slug:token>/", tickets.ticket_detail, name="ticket_detail"),
    path("<slug:token>/certificate.pdf", tickets.ticket_certificate, name="ticket_certificate"),
    path("<slug:token>/calendar.ics", tickets.ticket_calendar, name="ticket_calendar"),
]
