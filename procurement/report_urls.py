from django.urls import path

from procurement.views import achievement, forum_effect, report_files

app_name = "reports"
urlpatterns = [
    path("", achievement.dashboard, name="dashboard"),
    path("agencies/", achievement.agency_table, name="agency_table"),
    path("agencies.xlsx", report_files.agencies_xlsx, name="agencies_xlsx"),
    path("agencies.csv", report_files.agencies_csv, name="agencies_csv"),
    path("agencies.pdf", report_files.agencies_pdf, name="agencies_pdf"),
    path("packages.xlsx", report_files.packages_xlsx, name="packages_xlsx"),
    path("packages.csv", report_files.packages_csv, name="packages_csv"),
    path("details/", achievement.breakdown_page, name="breakdown_page"),
    path("indicators/", achievement.indicator_list, name="indicator_list"),
    path("forums/", forum_effect.forum_effect_list, name="forum_effect_list"),
    path("forums/<slug:slug>/", forum_effect.forum_effect, name="forum_effect"),
]
