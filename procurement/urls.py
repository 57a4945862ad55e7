from django.urls import path

from procurement import views

app_name = "procurement"
urlpatterns = [
    path("purchases/", views.purchase_list, name="purchase_list"),
    path("purchases/new/", views.purchase_create, name="purchase_create"),
    path("purchases/export.csv", views.purchase_csv, name="purchase_csv"),
    path("purchases/export.xlsx", views.purchase_xlsx, name="purchase_xlsx"),
    path("purchases/<int:pk>/", views.purchase_detail, name="purchase_detail"),
    path("purchases/<int:pk>/edit/", views.purchase_edit, name="purchase_edit"),
    path("purchases/<int:pk>/cancel/", views.purchase_cancel, name="purchase_cancel"),
    path("purchases/<int:pk>/evidence/", views.purchase_evidence, name="purchase_evidence"),
    path("import/", views.import_list, name="import_list"),
    path("import/new/", views.import_create, name="import_create"),
    path("import/<int:pk>/", views.import_detail, name="import_detail"),
    path("import/<int:pk>/columns/", views.import_map, name="import_map"),
    path("import/<int:pk>/decide/", views.import_decide, name="import_decide"),
    path("import/<int:pk>/commit/", views.import_commit, name="import_commit"),
    path("import/<int:pk>/reread/", views.import_reread, name="import_reread"),
    path("import/<int:pk>/revert/", views.import_revert, name="import_revert"),
    path("import/<int:pk>/refused.xlsx", views.import_refused, name="import_refused"),
    path("links/", views.link_list, name="link_list"),
    path("links/<int:pk>/delete/", views.link_delete, name="link_delete"),
    path("targets/", views.target_list, name="target_list"),
    path("targets/new/", views.target_create, name="target_create"),
    path("targets/<int:pk>/edit/", views.target_edit, name="target_edit"),
    path("budgets/", views.budget_list, name="budget_list"),
    path("budgets/new/", views.budget_create, name="budget_create"),
    path("budgets/<int:pk>/edit/", views.budget_edit, name="budget_edit"),
]
