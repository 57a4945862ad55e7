from django.urls import path

from vendors import views

app_name = "vendors"

# Pages that are not about one vendor of the address; their first parts are in RESERVED_SLUGS.
office = [
    path("new/", views.vendor_create, name="vendor_create"),
    path("licences/", views.ending_licence_list, name="ending_licence_list"),
    path("verification/", views.check_list, name="check_list"),
    path("readiness/", views.readiness_list, name="readiness_list"),
    path("duplicates/", views.duplicate_list, name="duplicate_list"),
    path("duplicates/<int:pk>/undo/", views.merge_undo, name="merge_undo"),
    path("mine/", views.own_vendor, name="own_vendor"),
    path("claim/<slug:token>/", views.profile_claim, name="profile_claim"),
]
imports = [
    path("imports/<slug:kind>/", views.import_list, name="import_list"),
    path("imports/<slug:kind>/new/", views.import_create, name="import_create"),
    path("imports/<slug:kind>/template.xlsx", views.import_template, name="import_template"),
    path("imports/<slug:kind>/<int:pk>/", views.import_detail, name="import_detail"),
    path("imports/<slug:kind>/<int:pk>/map/", views.import_map, name="import_map"),
    path("imports/<slug:kind>/<int:pk>/preview/", views.import_preview, name="import_preview"),
    path("imports/<slug:kind>/<int:pk>/commit/", views.import_commit, name="import_commit"),
    path("imports/<slug:kind>/<int:pk>/revert/", views.import_revert, name="import_revert"),
    path("imports/<slug:kind>/<int:pk>/refused.xlsx", views.import_refused, name="import_refused"),
    path("certificates/", views.certificate_list, name="certificate_list"),
    path("certificates/decide/", views.certificate_decide, name="certificate_decide"),
]
browsing = [
    path("compare/", views.product_compare, name="product_compare"),
    path("names/", views.vendor_names, name="vendor_names"),
    path("shortlist/", views.shortlist, name="shortlist"),
    path("shortlist/add/", views.shortlist_add, name="shortlist_add"),
    path("shortlist/<int:pk>/remove/", views.shortlist_remove, name="shortlist_remove"),
    path("price-list.xlsx", views.price_list_xlsx, name="price_list_xlsx"),
    path("price-list.pdf", views.price_list_pdf, name="price_list_pdf"),
]
profile = [
    path("<slug:slug>/profile/", views.vendor_profile, name="vendor_profile"),
    path("<slug:slug>/profile/kbli/", views.kbli_edit, name="kbli_edit"),
    path("<slug:slug>/profile/workforce/", views.workforce_edit, name="workforce_edit"),
    path("<slug:slug>/profile/photos/", views.vendor_photo_list, name="vendor_photo_list"),
    path("<slug:slug>/profile/<slug:part>/", views.vendor_part_edit, name="vendor_part_edit"),
    path("<slug:slug>/submit/", views.vendor_submit, name="vendor_submit"),
    path("<slug:slug>/invite/", views.vendor_invite, name="vendor_invite"),
    path("<slug:slug>/readiness/", views.vendor_readiness, name="vendor_readiness"),
]
licences = [
    path("<slug:slug>/licences/", views.licence_list, name="licence_list"),
    path("<slug:slug>/licences/new/", views.licence_create, name="licence_create"),
    path("<slug:slug>/licences/<int:pk>/edit/", views.licence_edit, name="licence_edit"),
    path("<slug:slug>/licences/<int:pk>/renew/", views.licence_renew, name="licence_renew"),
    path("<slug:slug>/licences/<int:pk>/scan/", views.licence_scan, name="licence_scan"),
    path("<slug:slug>/licences/<int:pk>/verify/", views.licence_verify, name="licence_verify"),
    path("<slug:slug>/licences/<int:pk>/return/", views.licence_return, name="licence_return"),
    path(
        "<slug:slug>/licences/<int:pk>/standing/",
        views.licence_change_standing,
        name="licence_change_standing",
    ),
]
product = "<slug:slug>/products/<slug:product_slug>/"
products = [
    path("<slug:slug>/products/", views.product_list, name="product_list"),
    path("<slug:slug>/products/new/", views.product_create, name="product_create"),
    path(product, views.product_detail, name="product_detail"),
    path(f"{product}edit/", views.product_edit, name="product_edit"),
    path(f"{product}offer/", views.product_offer, name="product_offer"),
    path(f"{product}withdraw/", views.product_withdraw, name="product_withdraw"),
    path(f"{product}photos/", views.product_photo_list, name="product_photo_list"),
    path(
        f"{product}photos/<int:pk>/delete/",
        views.product_photo_delete,
        name="product_photo_delete",
    ),
    path(f"{product}photos/<int:pk>/<slug:size>.jpg", views.product_photo, name="product_photo"),
]
checks = [
    path("<slug:slug>/check/", views.vendor_check, name="vendor_check"),
    path("<slug:slug>/verify/", views.vendor_verify, name="vendor_verify"),
    path("<slug:slug>/return/", views.vendor_return, name="vendor_return"),
    path("<slug:slug>/suspend/", views.vendor_suspend, name="vendor_suspend"),
    path(
        "<slug:slug>/lift-suspension/",
        views.vendor_lift_suspension,
        name="vendor_lift_suspension",
    ),
    path("<slug:slug>/merge/<slug:other_slug>/", views.vendor_merge, name="vendor_merge"),
    path("<slug:slug>/stage/", views.vendor_set_stage, name="vendor_set_stage"),
]
urlpatterns = [
    path("", views.vendor_list, name="vendor_list"),
    *office,
    *imports,
    *browsing,
    path("<slug:slug>/", views.vendor_detail, name="vendor_detail"),
    path(
        "<slug:slug>/photos/<int:pk>/delete/",
        views.vendor_photo_delete,
        name="vendor_photo_delete",
    ),
    path("<slug:slug>/photos/<int:pk>/<slug:size>.jpg", views.vendor_photo, name="vendor_photo"),
    path("<slug:slug>/card/<int:pk>.jpg", views.vendor_card_photo, name="vendor_card_photo"),
    *profile,
    *licences,
    *products,
    *checks,
]
