from django.urls import path

from procurement.views import open_data

app_name = "open_data"
urlpatterns = [
    path("", open_data.figures, name="figures"),
    path("agencies.csv", open_data.agencies_csv, name="agencies_csv"),
    path("packages.csv", open_data.packages_csv, name="packages_csv"),
    path("figures.json", open_data.figures_json, name="figures_json"),
    path("releases.json", open_data.releases, name="releases"),
]
