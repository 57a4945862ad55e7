from django.urls import path

from events import views

app_name = "certificates"
urlpatterns = [path("<slug:token>/", views.certificate_verify, name="certificate_verify")]
