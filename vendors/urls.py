from django.urls import path

from vendors.views import (
    browse,
    certificates,
    claims,
    directory,
    duplicates,
    imports,
    licences,
    products,
    profile,
    verification,
)

app_name = "vendors"

# Pages that are not about one vendor of the address; their first parts are in RESERVED_SLUGS.
office_pages = [
    path("new/", profile.vendor_create, name="vendor_create"),
    path("licences.xlsx", licences.ending_licence_xlsx, name="ending_licence_xlsx"),
    path("licences/", licences.ending_licence_list, name="ending_licence_list"),
    path("verification/", verification.check_list, name="check_list"),
    path("readiness.xlsx", verification.readiness_xlsx, name="readiness_xlsx"),
    path("readiness/", verification.readiness_list, name="readiness_list"),
    path("duplicates/", duplicates.duplicate_list, name="duplicate_list"),
    path("duplicates/<int:pk>/undo/", duplicates.merge_undo, name="merge_undo"),
    path("mine/", claims.own_vendor, name="own_vendor"),
    path("claim/<slug:token>/", claims.profile_claim, name="profile_claim"),
    path("confirm/<slug:token>/", claims.profile_confirm, name="profile_confirm"),
]
import_pages = [
    path("imports/<slug:kind>/", imports.import_list, name="import_list"),
    path("imports/<slug:kind>/new/", imports.import_create, name="import_create"),
    path("imports/<slug:kind>/template.xlsx", imports.import_template, name="import_template"),
    path("imports/<slug:kind>/<int:pk>/", imports.import_detail, name="import_detail"),
    path("imports/<slug:kind>/<int:pk>/map/", imports.import_map, name="import_map"),
    path("imports/<slug:kind>/<int:pk>/preview/", imports.import_preview, name="import_preview"),
    path("imports/<slug:kind>/<int:pk>/commit/", imports.import_commit, name="import_commit"),
    path("imports/<slug:kind>/<int:pk>/revert/", imports.import_revert, name="import_revert"),
    path(
        "imports/<slug:kind>/<int:pk>/refused.xlsx", imports.import_refused, name="import_refused"
    ),
    path("certificates/", certificates.certificate_list, name="certificate_list"),
    path("certificates/decide/", certificates.certificate_decide, name="certificate_decide"),
]
browsing_pages = [
    path("compare/", browse.product_compare, name="product_compare"),
    path("names/", browse.vendor_names, name="vendor_names"),
    path("shortlist/", browse.shortlist, name="shortlist"),
    path("shortlist/add/", browse.shortlist_add, name="shortlist_add"),
    path("shortlist/<int:pk>/remove/", browse.shortlist_remove, name="shortlist_remove"),
    path("vendors.xlsx", browse.vendor_xlsx, name="vendor_xlsx"),
    path("vendors.csv", browse.vendor_csv, name="vendor_csv"),
    path("price-list.xlsx", browse.price_list_xlsx, name="price_list_xlsx"),
    path("price-list.pdf", browse.price_list_pdf, name="price_list_pdf"),
]
profile_pages = [
    path("<slug:slug>/profile/", profile.vendor_profile, name="vendor_profile"),
    path("<slug:slug>/profile/kbli/", profile.kbli_edit, name="kbli_edit"),
    path("<slug:slug>/profile/workforce/", profile.workforce_edit, name="workforce_edit"),
    path("<slug:slug>/profile/photos/", profile.vendor_photo_list, name="vendor_photo_list"),
    path("<slug:slug>/profile/<slug:part>/", profile.vendor_part_edit, name="vendor_part_edit"),
    path("<slug:slug>/submit/", verification.vendor_submit, name="vendor_submit"),
    path("<slug:slug>/invite/", claims.vendor_invite, name="vendor_invite"),
    path("<slug:slug>/ask/", claims.vendor_ask, name="vendor_ask"),
    path("<slug:slug>/confirm/", claims.vendor_confirm, name="vendor_confirm"),
    path("<slug:slug>/readiness/", verification.vendor_readiness, name="vendor_readiness"),
]
licence_pages = [
    path("<slug:slug>/licences/", licences.licence_list, name="licence_list"),
    path("<slug:slug>/licences/new/", licences.licence_create, name="licence_create"),
    path("<slug:slug>/licences/<int:pk>/edit/", licences.licence_edit, name="licence_edit"),
    path("<slug:slug>/licences/<int:pk>/renew/", licences.licence_renew, name="licence_renew"),
    path("<slug:slug>/licences/<int:pk>/scan/", licences.licence_scan, name="licence_scan"),
    path("<slug:slug>/licences/<int:pk>/verify/", licences.licence_verify, name="licence_verify"),
    path("<slug:slug>/licences/<int:pk>/return/", licences.licence_return, name="licence_return"),
    path(
        "<slug:slug>/licences/<int:pk>/number/",
        licences.licence_add_number,
        name="licence_add_number",
    ),
    path(
        "<slug:slug>/licences/<int:pk>/standing/",
        licences.licence_change_standing,
        name="licence_change_standing",
    ),
]
product = "<slug:slug>/products/<slug:product_slug>/"
product_pages = [
    path("<slug:slug>/products/", products.product_list, name="product_list"),
    path("<slug:slug>/products.xlsx", products.product_xlsx, name="product_xlsx"),
    path("<slug:slug>/products/new/", products.product_create, name="product_create"),
    path("<slug:slug>/product-names/", products.product_names, name="product_names"),
    path(product, products.product_detail, name="product_detail"),
    path(f"{product}edit/", products.product_edit, name="product_edit"),
    path(f"{product}offer/", products.product_offer, name="product_offer"),
    path(f"{product}withdraw/", products.product_withdraw, name="product_withdraw"),
    path(f"{product}photos/", products.product_photo_list, name="product_photo_list"),
    path(
        f"{product}photos/<int:pk>/delete/",
        products.product_photo_delete,
        name="product_photo_delete",
    ),
    path(
        f"{product}photos/<int:pk>/first/",
        products.product_photo_put_first,
        name="product_photo_put_first",
    ),
    path(
        f"{product}photos/<int:pk>/<slug:size>.jpg", products.product_photo, name="product_photo"
    ),
]
check_pages = [
    path("<slug:slug>/check/", verification.vendor_check, name="vendor_check"),
    path("<slug:slug>/verify/", verification.vendor_verify, name="vendor_verify"),
    path("<slug:slug>/return/", verification.vendor_return, name="vendor_return"),
    path("<slug:slug>/suspend/", verification.vendor_suspend, name="vendor_suspend"),
    path(
        "<slug:slug>/lift-suspension/",
        verification.vendor_lift_suspension,
        name="vendor_lift_suspension",
    ),
    path("<slug:slug>/merge/<slug:other_slug>/", duplicates.vendor_merge, name="vendor_merge"),
    path("<slug:slug>/stage/", verification.vendor_set_stage, name="vendor_set_stage"),
]
urlpatterns = [
    path("", browse.vendor_list, name="vendor_list"),
    *office_pages,
    *import_pages,
    *browsing_pages,
    path("<slug:slug>/", directory.vendor_detail, name="vendor_detail"),
    path(
        "<slug:slug>/photos/<int:pk>/delete/",
        profile.vendor_photo_delete,
        name="vendor_photo_delete",
    ),
    path(
        "<slug:slug>/photos/<int:pk>/first/",
        profile.vendor_photo_put_first,
        name="vendor_photo_put_first",
    ),
    path("<slug:slug>/photos/<int:pk>/<slug:size>.jpg", profile.vendor_photo, name="vendor_photo"),
    path("<slug:slug>/card/<int:pk>.jpg", profile.vendor_card_photo, name="vendor_card_photo"),
    *profile_pages,
    *licence_pages,
    *product_pages,
    *check_pages,
]
