from django.urls import path

from events.views import closing

app_name = "certificates"
urlpatterns = [path("<slug:token>/", closing.certificate_verify, name="certificate_verify")]
