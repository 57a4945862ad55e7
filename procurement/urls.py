from django.urls import path

from procurement.views import (
    budget_import,
    bulk,
    imports,
    links,
    plans,
    purchase_lists,
    purchases,
    suppliers,
)

app_name = "procurement"
urlpatterns = [
    path("purchases/", purchase_lists.purchase_list, name="purchase_list"),
    path("purchases/new/", purchases.purchase_create, name="purchase_create"),
    path("purchases/assess/", bulk.purchase_bulk_assess, name="purchase_bulk_assess"),
    path("purchases/cancel/", bulk.purchase_bulk_cancel, name="purchase_bulk_cancel"),
    path("purchases/categorise/", bulk.purchase_bulk_categorise, name="purchase_bulk_categorise"),
    path("purchases/export.csv", purchase_lists.purchase_csv, name="purchase_csv"),
    path("purchases/export.xlsx", purchase_lists.purchase_xlsx, name="purchase_xlsx"),
    path("purchases/<int:pk>/", purchases.purchase_detail, name="purchase_detail"),
    path("purchases/<int:pk>/edit/", purchases.purchase_edit, name="purchase_edit"),
    path("purchases/<int:pk>/cancel/", purchases.purchase_cancel, name="purchase_cancel"),
    path("purchases/<int:pk>/evidence/", purchases.purchase_evidence, name="purchase_evidence"),
    path("import/", imports.import_list, name="import_list"),
    path("import/new/", imports.import_create, name="import_create"),
    path("import/<int:pk>/", imports.import_detail, name="import_detail"),
    path("import/<int:pk>/columns/", imports.import_map, name="import_map"),
    path("import/<int:pk>/decide/", imports.import_decide, name="import_decide"),
    path("import/<int:pk>/commit/", imports.import_commit, name="import_commit"),
    path("import/<int:pk>/reread/", imports.import_reread, name="import_reread"),
    path("import/<int:pk>/revert/", imports.import_revert, name="import_revert"),
    path("import/<int:pk>/refused.xlsx", imports.import_refused, name="import_refused"),
    path("links/", links.link_list, name="link_list"),
    path("links/<int:pk>/delete/", links.link_delete, name="link_delete"),
    path("suppliers/", suppliers.supplier_list, name="supplier_list"),
    path("suppliers/<int:pk>/", suppliers.supplier_edit, name="supplier_edit"),
    path("suppliers/<int:pk>/accept/", suppliers.supplier_accept, name="supplier_accept"),
    path("suppliers/<int:pk>/untie/", suppliers.supplier_untie, name="supplier_untie"),
    path("targets/", plans.target_list, name="target_list"),
    path("targets/new/", plans.target_create, name="target_create"),
    path("targets/<int:pk>/edit/", plans.target_edit, name="target_edit"),
    path("budgets/", plans.budget_list, name="budget_list"),
    path("budgets.xlsx", plans.budget_xlsx, name="budget_xlsx"),
    path("budgets/new/", plans.budget_create, name="budget_create"),
    path("budgets/imports/", budget_import.budget_import_list, name="budget_import_list"),
    path("budgets/imports/new/", budget_import.budget_import_create, name="budget_import_create"),
    path(
        "budgets/imports/template.xlsx",
        budget_import.budget_import_template,
        name="budget_import_template",
    ),
    path(
        "budgets/imports/<int:pk>/",
        budget_import.budget_import_detail,
        name="budget_import_detail",
    ),
    path(
        "budgets/imports/<int:pk>/map/", budget_import.budget_import_map, name="budget_import_map"
    ),
    path(
        "budgets/imports/<int:pk>/preview/",
        budget_import.budget_import_preview,
        name="budget_import_preview",
    ),
    path(
        "budgets/imports/<int:pk>/commit/",
        budget_import.budget_import_commit,
        name="budget_import_commit",
    ),
    path(
        "budgets/imports/<int:pk>/revert/",
        budget_import.budget_import_revert,
        name="budget_import_revert",
    ),
    path("budgets/<int:pk>/edit/", plans.budget_edit, name="budget_edit"),
]
