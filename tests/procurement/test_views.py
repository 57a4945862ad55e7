import io
import re
from datetime import date
from decimal import Decimal
from http import HTTPStatus

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import AgencyAlias, Role
from core.pagination import paginate_by_key
from procurement.models import (
    Budget,
    CommitmentPurchase,
    OriginBasis,
    OriginCluster,
    Purchase,
    PurchaseImport,
    Source,
    Stage,
    Target,
)
from tests.core.test_spreadsheets import sheet_rows
from tests.factories import (
    AgencyFactory,
    BudgetFactory,
    CategoryFactory,
    CommitmentFactory,
    DemandFactory,
    PurchaseFactory,
    PurchaseImportFactory,
    PurchasePaymentFactory,
    SupplierFactory,
    TargetFactory,
    UserFactory,
    VendorFactory,
    VerifiedVendorFactory,
)
from tests.procurement.test_importing import EXCERPT, inaproc

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4 uji"


@pytest.fixture
def buyer(client):
    user = UserFactory(role=Role.BUYER)
    client.force_login(user)
    return user


@pytest.fixture
def staff(client):
    user = UserFactory()
    client.force_login(user)
    return user


def url(name, *args):
    return reverse(f"procurement:{name}", args=args)


def typed(agency, **values):
    usual = {
        "agency": agency.pk, "demand": "", "package_name": "Snack rapat", "seller": "Dapur Uji",
        "contracted_on": "2024-03-20", "value": "1.500.000", "pdn_value": "1.500.000",
        "umk_value": "1.500.000", "origin": "pdn-estimate", "procurement_type": "services",
        "method": "", "tkdn": "", "bmp": "", "tier_reason": "", "note": "",
    }  # fmt: skip
    return usual | values


# Entering


def test_buyer_enters_a_purchase(client, buyer):
    vendor = VerifiedVendorFactory(
        name="Dapur Uji", size_class="micro", size_class_on=date(2024, 1, 1)
    )

    response = client.post(url("purchase_create"), typed(buyer.agency))

    purchase = Purchase.objects.get()
    assert response.url == purchase.get_absolute_url()
    assert (purchase.value, purchase.pdn_value, purchase.umk_value) == (1_500_000,) * 3
    assert (purchase.source, purchase.stage, purchase.year) == (
        Source.MANUAL,
        Stage.CONTRACTED,
        2024,
    )
    assert (purchase.supplier.vendor, purchase.size_class) == (vendor, "micro")
    assert (purchase.origin_cluster, purchase.origin_basis) == (
        OriginCluster.PDN,
        OriginBasis.ESTIMATE,
    )
    assert (purchase.month, purchase.created_by) == (3, buyer)


def test_who_enters_a_purchase_reads_where_the_agency_stands(client, buyer):
    below = AgencyFactory(parent=buyer.agency)
    PurchaseFactory(agency=below, year=2024, value=4_500_000, umk_value=0)
    PurchaseFactory(year=2024, value=9, umk_value=9)

    page = client.post(url("purchase_create"), typed(buyer.agency), follow=True)

    assert f"tersimpan. Bagian UMK dan koperasi {buyer.agency} 2024 kini 25,0%." in str(
        next(iter(page.context["messages"]))
    )


def test_form_of_a_buyer_has_eight_fields(client, buyer):
    form = client.get(url("purchase_create")).context["form"]

    assert len([field for field in form.main_fields if not field.is_hidden]) == 8


def test_empty_parts_are_unknown_not_zero(client, buyer):
    client.post(
        url("purchase_create"), typed(buyer.agency, pdn_value="", umk_value="0", origin="unknown-")
    )

    purchase = Purchase.objects.get()
    assert (purchase.pdn_value, purchase.umk_value) == (None, 0)


def test_demand_gives_name_year_and_rup_code(client, buyer):
    demand = DemandFactory(agency=buyer.agency, year=2026, rup_codes=["12345678"], name="Kertas")

    client.post(
        url("purchase_create"),
        typed(buyer.agency, demand=demand.pk, package_name="", contracted_on="2026-02-01"),
    )

    purchase = Purchase.objects.get()
    assert (purchase.package_name, purchase.year) == ("Kertas", 2026)
    assert purchase.rup_codes == ["12345678"]


def test_names_of_verified_vendors_are_offered_as_sellers(client, buyer):
    VerifiedVendorFactory(name="Dapur Ratmi")
    VendorFactory(name="Masih Konsep")

    page = client.get(url("purchase_create")).text

    assert '<option value="Dapur Ratmi">' in page
    assert "Masih Konsep" not in page


def test_buyer_cannot_enter_for_another_agency(client, buyer):
    other = AgencyFactory()

    response = client.post(url("purchase_create"), typed(other))

    assert response.context["form"].has_error("agency", "invalid_choice")
    assert not Purchase.objects.exists()


def offered(response):
    return list(response.context["form"].fields["demand"].queryset)


def test_office_chooses_among_the_demand_of_the_agency(client, staff):
    """A city has thousands of plans: those of one agency are offered, and asking loses nothing."""
    wanted, other = DemandFactory(year=2024), DemandFactory(year=2024)
    sent = typed(wanted.agency, seller_area="province", contracted_on="2024-02-30")

    before = client.get(url("purchase_create"))
    asked = client.post(url("purchase_create"), sent | {"ask_demand": "1"})
    about_demand = client.get(url("purchase_create"), {"demand": other.pk})
    mixed = client.post(url("purchase_create"), typed(wanted.agency, demand=other.pk))

    assert offered(before) == []
    assert offered(asked) == [wanted]
    assert not asked.context["form"].errors
    assert asked.context["form"]["seller"].value() == "Dapur Uji"
    assert asked.context["form"]["contracted_on"].value() == "2024-02-30"
    assert offered(about_demand) == [other]
    assert about_demand.context["form"]["agency"].value() == other.agency_id
    assert mixed.context["form"].has_error("demand", "invalid_choice")
    assert not Purchase.objects.exists()


def test_a_commitment_says_what_is_bought_and_is_tied_to_it(client, buyer):
    vendor = VerifiedVendorFactory(name="Dapur Uji")
    commitment = CommitmentFactory(
        agency=buyer.agency,
        vendor=vendor,
        quantity=None,
        unit_price=None,
        value=1_500_000,
    )
    address = f"{url('purchase_create')}?commitment={commitment.pk}"

    form = client.get(address).context["form"]
    client.post(address, typed(buyer.agency, seller=form["seller"].value()))

    assert (form["seller"].value(), form["package_name"].value()) == ("Dapur Uji", "Snack rapat")
    assert 'value="1.500.000"' in str(form["value"])
    tie = CommitmentPurchase.objects.get()
    assert (tie.commitment, tie.purchase, tie.amount) == (
        commitment,
        Purchase.objects.get(),
        1_500_000,
    )


def test_what_another_vendor_sold_is_kept_and_not_tied(client, buyer):
    VerifiedVendorFactory(name="Toko Lain")
    commitment = CommitmentFactory(agency=buyer.agency)
    address = f"{url('purchase_create')}?commitment={commitment.pk}"

    page = client.post(address, typed(buyer.agency, seller="Toko Lain"), follow=True).text

    assert "Belum dikaitkan dengan komitmennya. Penyedia belanja ini vendor lain." in page
    assert Purchase.objects.exists()
    assert not CommitmentPurchase.objects.exists()


def test_an_unknown_share_is_left_out(client, staff):
    purchase = PurchaseFactory(tkdn=40, bmp=None)

    page = client.get(purchase.get_absolute_url()).text

    assert "<dt>TKDN</dt><dd>40,00%</dd>" in page
    assert "<dt>BMP</dt>" not in page
    assert "–%" not in page


def test_the_commitment_of_another_agency_tells_nothing(client, buyer):
    commitment = CommitmentFactory(description="Rahasia dagang")
    address = f"{url('purchase_create')}?commitment={commitment.pk}"

    page = client.get(address).text
    client.post(address, typed(buyer.agency))

    assert "Rahasia dagang" not in page
    assert not CommitmentPurchase.objects.exists()


def test_asking_for_the_demand_of_another_agency_changes_nothing_yet(client, staff):
    purchase, other = PurchaseFactory(source="manual", year=2024), DemandFactory(year=2024)
    page = client.get(url("purchase_edit", purchase.pk))
    sent = typed(other.agency, seen=page.context["form"]["seen"].value(), ask_demand="1")
    Purchase.objects.filter(pk=purchase.pk).update(note="Diubah orang lain")

    asked = client.post(url("purchase_edit", purchase.pk), sent)
    form = asked.context["form"]
    saved = client.post(
        url("purchase_edit", purchase.pk), typed(other.agency, seen=form["seen"].value())
    )

    assert list(form.fields["demand"].queryset) == [other]
    purchase.refresh_from_db()
    assert purchase.agency != other.agency
    assert saved.status_code == HTTPStatus.CONFLICT


def test_buyer_cannot_name_the_demand_of_another_agency(client, buyer):
    demand = DemandFactory(year=2026)

    response = client.post(url("purchase_create"), typed(buyer.agency, demand=demand.pk))

    assert response.context["form"].has_error("demand", "invalid_choice")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"value": ""}, "value"),
        ({"value": "8,5 jt"}, "value"),
        ({"value": "-1"}, "value"),
        ({"pdn_value": "1.500.000,01"}, "pdn_value"),
        ({"umk_value": "-1"}, "umk_value"),
        ({"package_name": ""}, "package_name"),
        ({"contracted_on": ""}, "contracted_on"),
        ({"origin": "tkdn-certificate"}, "tkdn"),
    ],
)
def test_wrong_input_is_shown_at_its_field(client, buyer, values, field):
    response = client.post(url("purchase_create"), typed(buyer.agency, **values))

    assert response.context["form"].has_error(field)
    assert not Purchase.objects.exists()


def test_equal_errors_are_told_apart_by_their_fields(client, buyer):
    response = client.post(url("purchase_create"), typed(buyer.agency, value="x", pdn_value="x"))

    summary = response.content.decode().partition("data-error-summary")[2].partition("</ul>")[0]
    assert re.findall(r">([^<>:]+): ", summary) == ["Nilai belanja (Rp)", "Nilai PDN (Rp)"]


GOODS = {"procurement_type": "goods", "contracted_on": "2026-02-01"}


@pytest.mark.parametrize(
    ("values", "needs_reason", "tier"),
    [
        ({"origin": "tkdn-certificate", "tkdn": "24,99"}, True, "c"),
        ({"origin": "tkdn-certificate", "tkdn": "25"}, False, "b"),
        ({"origin": "tkdn-certificate", "tkdn": "30", "bmp": "10"}, False, "a"),
        ({"origin": "pdn-statement"}, True, "d"),
        ({"origin": "import-estimate", "pdn_value": "0"}, True, "e"),
        ({"origin": "unknown-"}, False, ""),
        ({"origin": "pdn-statement", "procurement_type": "services"}, False, ""),
        # Nothing tells whether it is a product of industry: a snack, say, has no certificate.
        ({"origin": "pdn-estimate", "procurement_type": ""}, False, ""),
        ({"origin": "import-estimate", "pdn_value": "0", "procurement_type": ""}, True, "e"),
        # The steps are law from 30 April 2025.
        ({"origin": "pdn-statement", "contracted_on": "2025-04-29"}, False, ""),
        ({"origin": "pdn-statement", "contracted_on": "2025-04-30"}, True, "d"),
    ],
)
def test_lower_step_asks_for_a_reason(client, buyer, values, needs_reason, tier):
    content = typed(buyer.agency, **GOODS | values)

    response = client.post(url("purchase_create"), content)
    if needs_reason:
        assert response.context["form"].has_error("tier_reason", "reason_missing")
        client.post(url("purchase_create"), content | {"tier_reason": "Tidak ada yang lain"})

    assert Purchase.objects.get().tier == tier


def test_certificate_that_ran_out_before_the_contract_does_not_count(client, buyer):
    content = typed(
        buyer.agency, **GOODS, origin="tkdn-certificate", tkdn="40", certificate_until="2026-01-31"
    )

    response = client.post(url("purchase_create"), content)

    assert response.context["form"].has_error("origin", "certificate_expired")
    client.post(url("purchase_create"), content | {"certificate_until": "2026-02-01"})
    assert Purchase.objects.get().tier == "a"


def test_a_letter_for_one_package_must_be_with_its_purchase(client, buyer):
    content = typed(buyer.agency, **GOODS, origin="tkdn-project", tkdn="40")

    response = client.post(url("purchase_create"), content)

    assert response.context["form"].has_error("evidence")
    content |= {"evidence": SimpleUploadedFile("surat.pdf", PDF)}
    client.post(url("purchase_create"), content)
    purchase = Purchase.objects.get()
    assert (purchase.origin_cluster, purchase.origin_basis, purchase.tier) == (
        "tkdn", "project", "a",
    )  # fmt: skip


def test_evidence_is_kept_and_only_own_agencies_get_it(client, buyer):
    content = typed(buyer.agency) | {"evidence": SimpleUploadedFile("kuitansi.pdf", PDF)}
    client.post(url("purchase_create"), content)
    purchase = Purchase.objects.get()

    response = client.get(url("purchase_evidence", purchase.pk))
    assert b"".join(response.streaming_content) == PDF

    client.force_login(UserFactory(role=Role.BUYER))
    assert client.get(url("purchase_evidence", purchase.pk)).status_code == 404


def test_evidence_of_another_kind_is_refused(client, buyer):
    content = typed(buyer.agency) | {"evidence": SimpleUploadedFile("a.pdf", b"<script>")}

    response = client.post(url("purchase_create"), content)

    assert response.context["form"].has_error("evidence", "content_mismatch")


# Editing and cancelling


def test_edit_of_an_imported_purchase_is_set_by_hand(client, buyer):
    purchase = PurchaseFactory(agency=buyer.agency, value=1000, contracted_on=date(2024, 3, 1))
    page = client.get(url("purchase_edit", purchase.pk))
    content = typed(
        buyer.agency,
        package_name=purchase.package_name, seller="", value="1.000", pdn_value="400",
        umk_value="", contracted_on="2024-03-01", origin="unknown-", procurement_type="",
        seen=page.context["form"].current,
    )  # fmt: skip

    client.post(url("purchase_edit", purchase.pk), content)

    purchase.refresh_from_db()
    assert purchase.pdn_value == 400
    assert purchase.hand_set == ["pdn_value"]
    assert purchase.source == Source.NONTENDER


def test_foreign_purchase_is_not_found(client, buyer):
    purchase = PurchaseFactory()

    for name in ("purchase_detail", "purchase_edit", "purchase_cancel", "purchase_evidence"):
        assert client.get(url(name, purchase.pk)).status_code == 404, name
    assert client.post(url("purchase_cancel", purchase.pk), {"reason": "x"}).status_code == 404
    purchase.refresh_from_db()
    assert purchase.stage == Stage.CONTRACTED


def test_cancelled_purchase_is_kept_and_not_counted(client, buyer):
    purchase = PurchaseFactory(agency=buyer.agency)

    client.post(url("purchase_cancel", purchase.pk), {"reason": "Tidak jadi"})

    purchase.refresh_from_db()
    assert (purchase.stage, purchase.cancel_reason) == (Stage.CANCELLED, "Tidak jadi")
    assert not Purchase.objects.counted()
    again = client.post(url("purchase_cancel", purchase.pk), {"reason": "Lagi"})
    assert again.context["form"].has_error("__all__", "already_cancelled")


def test_vendor_and_observer_write_nothing(client):
    purchase = PurchaseFactory()
    client.force_login(UserFactory(role=Role.OBSERVER))

    assert client.get(url("purchase_create")).status_code == 403
    assert client.post(url("purchase_cancel", purchase.pk), {"reason": "x"}).status_code == 403
    assert client.get(url("purchase_detail", purchase.pk)).status_code == 200


# The list and its exports


def test_list_shows_own_purchases_only(client, buyer):
    own = PurchaseFactory(agency=buyer.agency)
    PurchaseFactory()
    PurchaseFactory(agency=buyer.agency, stage=Stage.WITHDRAWN)

    assert list(client.get(url("purchase_list")).context["page"]) == [own]


def test_list_leads_to_the_need_that_a_purchase_fulfils(client, staff):
    own, promised = DemandFactory(), DemandFactory()
    PurchaseFactory(agency=own.agency, demand=own)
    commitment = CommitmentFactory(agency=promised.agency, demand=promised)
    bought = PurchaseFactory(agency=promised.agency, value=900)
    CommitmentPurchase.objects.create(
        commitment=commitment, purchase=bought, amount=900, created_by=staff
    )
    PurchaseFactory()

    page = client.get(url("purchase_list")).content.decode()

    assert page.count(">kebutuhan</a>") == 2
    for demand in (own, promised):
        assert f'href="{demand.get_absolute_url()}"' in page


@pytest.mark.parametrize("count", [1, 3])
def test_list_query_count(client, staff, count, django_assert_num_queries):
    PurchaseFactory.create_batch(count)

    with django_assert_num_queries(9):
        page = client.get(url("purchase_list")).context["page"]

    assert (len(page), page.count_text) == (count, str(count))


@pytest.mark.parametrize(
    ("sort", "names"),
    [("", ["c", "b", "a"]), ("value", ["b", "c", "a"]), ("recorded_on", ["a", "c", "b"])],
)
def test_pages_follow_each_other_in_every_order(client, staff, monkeypatch, sort, names):
    PurchaseFactory(package_name="a", value=1, contracted_on=date(2024, 5, 1))
    PurchaseFactory(package_name="b", value=3)
    PurchaseFactory(package_name="c", value=2, contracted_on=date(2024, 4, 1))
    defaults = paginate_by_key.__defaults__
    monkeypatch.setattr(paginate_by_key, "__defaults__", (1, None))
    seen, address = [], f"?sort={sort}"
    while address:
        page = client.get(url("purchase_list") + address).context["page"]
        seen += [str(purchase) for purchase in page]
        last, address = page, page.next_url
    assert seen == names
    back = [str(last.object_list[0])]
    while last.previous_url:
        last = client.get(url("purchase_list") + last.previous_url).context["page"]
        back.append(str(last.object_list[0]))
    assert back == names[::-1]
    assert defaults == (50, None)


def test_filters_narrow_the_list(client, staff):
    agency = AgencyFactory()
    below = AgencyFactory(parent=agency)
    wanted = PurchaseFactory(
        agency=below, year=2025, source=Source.TENDER, package_name="Semen",
        contracted_on=date(2025, 2, 1),
    )  # fmt: skip
    PurchaseFactory()

    for query in (
        f"agency={agency.pk}", "year=2025", "source=tender", "q=semen", "period=2-2", "stage=contracted&year=2025",
    ):  # fmt: skip
        page = client.get(f"{url('purchase_list')}?{query}").context["page"]
        assert list(page) == [wanted], query


def test_every_filter_stands_in_the_address(client, staff):
    commitment = CommitmentFactory(status="committed", committed_on=date(2024, 3, 6))
    seller = SupplierFactory(name="CV Dapur Ratmi", vendor=commitment.vendor)
    wanted = PurchaseFactory(
        supplier=seller, method="tender", procurement_type="goods", size_class="micro",
        origin_cluster="pdn", origin_basis="team", seller_area="city", area_basis="officer",
        category=CategoryFactory(), agency=commitment.agency,
    )  # fmt: skip
    CommitmentPurchase.objects.create(
        commitment=commitment, purchase=wanted, amount=1, created_by=staff
    )
    PurchaseFactory(supplier=SupplierFactory(), source=Source.SWAKELOLA, stage=Stage.CANCELLED)

    for query in (
        "method=tender", "procurement_type=goods", "size=micro", "origin_cluster=pdn",
        "seller_area=city", f"category={wanted.category_id}", f"vendor={commitment.vendor_id}",
        f"supplier={seller.pk}", "seller=PT dapur", f"forum={commitment.forum_id}", "counted=1",
        "swakelola=no", "source=nontender",
    ):  # fmt: skip
        page = client.get(f"{url('purchase_list')}?{query}").context["page"]
        assert list(page) == [wanted], query
    for query in ("method=none", "size=none", "category=none", "seller_area=none"):
        page = client.get(f"{url('purchase_list')}?{query}").context["page"]
        assert wanted not in list(page), query
        assert len(list(page)) == 1, query


def test_parts_narrow_the_list_to_what_has_any_of_it(client, staff):
    paid = PurchaseFactory(value=9, stage=Stage.REALISED, umk_value=0, pdn_value=3)
    PurchasePaymentFactory(purchase=(part := PurchaseFactory(value=9, umk_value=2)), amount=4)
    unpaid = PurchaseFactory(value=9, pdn_value=0)

    for name, wanted in {
        "paid": {paid, part}, "umk": {part}, "umk_unknown": {unpaid}, "pdn": {paid},
        "pdn_unknown": {part},
    }.items():  # fmt: skip
        page = client.get(f"{url('purchase_list')}?part={name}").context["page"]
        assert set(page) == wanted, name


def test_places_narrow_the_list_as_the_gaps_add_up(client, staff):
    places = {
        place: PurchaseFactory(seller_area=place, area_basis="officer" if place else "")
        for place in ("city", "province", "nation", "")
    }

    for name, wanted in {
        "outside": ("province", "nation", ""),
        "far": ("province", "nation"),
    }.items():
        page = client.get(f"{url('purchase_list')}?seller_area={name}").context["page"]
        assert set(page) == {places[place] for place in wanted}, name


def test_exports_hold_what_the_list_shows(client, buyer):
    PurchaseFactory(agency=buyer.agency, package_name="=jahat()", value=Decimal("1.50"))
    PurchaseFactory(package_name="milik lain")

    csv = b"".join(client.get(url("purchase_csv")).streaming_content).decode("utf-8-sig")
    xlsx = client.get(url("purchase_xlsx"))

    assert "'=jahat()" in csv
    assert "1,50" in csv
    assert "milik lain" not in csv
    assert b"".join(xlsx.streaming_content)[:2] == b"PK"


# Imports


def upload(client, content, name="realisasi.csv"):
    return client.post(
        url("import_create"), {"file": SimpleUploadedFile(name, content), "year": ""}
    )


def test_staff_import_the_excerpt_take_it_back_and_import_again(client, staff):
    page = upload(client, EXCERPT.read_bytes())
    purchase_import = PurchaseImport.objects.get()
    assert page.url == url("import_detail", purchase_import.pk)

    client.post(url("import_decide", purchase_import.pk), {"other_units": "new"})
    client.post(url("import_commit", purchase_import.pk))
    count = Purchase.objects.counted().count()
    assert count > 350

    client.post(url("import_revert", purchase_import.pk), {"reason": "Salah berkas"})
    assert not Purchase.objects.counted()

    upload(client, EXCERPT.read_bytes())
    again = PurchaseImport.objects.latest("pk")
    rows = client.get(url("import_detail", again.pk)).context["rows"]
    assert {old for row in rows for _, old, _ in row["changes"]} == {"Impor dibatalkan"}
    client.post(url("import_commit", again.pk))
    assert Purchase.objects.counted().count() == count


def test_changes_are_told_in_words_and_amounts_with_points(client, staff):
    AgencyFactory(name="Dinas Uji")
    first = inaproc({"Total Nilai (Rp)": "1000000", "Nilai PDN (Rp)": "0"})
    upload(client, first.encode())
    client.post(url("import_commit", PurchaseImport.objects.get().pk))

    upload(client, inaproc({"Total Nilai (Rp)": "2500000,50", "Nilai PDN (Rp)": "0"}).encode())

    changed = PurchaseImport.objects.latest("pk")
    (row,) = client.get(url("import_detail", changed.pk)).context["rows"]
    assert [(old, new) for _, old, new in row["changes"]] == [("1.000.000", "2.500.000,50")]
    assert (row["value"], row["pdn_value"]) == ("Rp2.500.000,50", "Rp0")


def test_row_is_put_right_on_the_page(client, staff):
    AgencyFactory(name="Dinas Uji")
    content = inaproc({"Total Nilai (Rp)": "delapan juta", "Nilai PDN (Rp)": ""})
    upload(client, content.encode())
    purchase_import = PurchaseImport.objects.get()

    page = client.get(url("import_detail", purchase_import.pk))
    assert 'name="fix:2:value"' in page.content.decode()
    client.post(url("import_decide", purchase_import.pk), {"fix:2:value": "8500000"})
    client.post(url("import_commit", purchase_import.pk))

    assert Purchase.objects.get().value == 8_500_000


@pytest.mark.parametrize("said", ["9" * 5000, "9" * 18, "\u00b2", "a\0", "-1"])
def test_answers_that_are_none_are_left_out(client, staff, said):
    AgencyFactory(name="Dinas Uji")
    upload(client, inaproc().encode())
    purchase_import = PurchaseImport.objects.get()
    address = url("import_decide", purchase_import.pk)

    for name in (
        "unit:dinasuji",
        "seller:uji",
        f"unit:{said[:90]}",
        "fix:2:package_name",
        "approved",
    ):
        assert client.post(address, {name: said}).status_code == 302
    client.post(url("import_commit", purchase_import.pk))

    assert Purchase.objects.get().agency.name == "Dinas Uji"
    assert Purchase.objects.get().supplier.same_as is None


def test_a_unit_that_nobody_knows_is_named_once(client, staff):
    agency = AgencyFactory(name="Dinas Pendidikan dan Kebudayaan")
    AgencyFactory(name="Dinas Sosial")
    upload(client, inaproc({"Nama Satuan Kerja": "Disdikbud & Pora"}).encode())
    purchase_import = PurchaseImport.objects.get()
    (unit,) = purchase_import.questions["units"]
    decide = url("import_decide", purchase_import.pk)

    page = client.get(url("import_detail", purchase_import.pk)).content.decode()
    wrong = client.post(decide, {f"name:{unit['key']}": "Dinas Tiada"}, follow=True)
    client.post(decide, {f"name:{unit['key']}": "dinas pendidikan dan  kebudayaan"})
    client.post(url("import_commit", purchase_import.pk))

    # Twenty lists of all units made the page heavy: their names stand in it once.
    assert page.count("Dinas Sosial") == 1
    assert "“Dinas Tiada” tidak ada di daftar perangkat daerah." in wrong.content.decode()
    assert Purchase.objects.get().agency == agency


def test_a_unit_left_out_before_is_shown_and_can_be_taken_in(client, staff):
    agency = AgencyFactory(name="Dinas Uji")
    AgencyAlias.objects.remember({"Dinas Lama": None}, by=UserFactory())
    upload(client, inaproc({"Nama Satuan Kerja": "Dinas Lama"}).encode())
    purchase_import = PurchaseImport.objects.get()
    address = url("import_detail", purchase_import.pk)

    page = client.get(address)
    client.post(url("import_decide", purchase_import.pk), {"name:dinaslama": "Dinas Uji"})
    after = client.get(address)

    assert [unit["text"] for unit in page.context["skipped_units"]] == ["Dinas Lama"]
    assert page.context["units"] == []
    assert "Satuan kerja yang dilewati: 1" in page.text
    assert after.context["skipped_units"] == []
    assert after.context["savable"] == 1
    client.post(url("import_commit", purchase_import.pk))
    assert Purchase.objects.get().agency == agency


def test_unknown_columns_lead_to_the_mapping_page(client, staff):
    AgencyFactory(name="Dinas Uji")
    page = upload(client, b"Dinasnya;No Nota;Besarnya\nDinas Uji;7;100\n")
    purchase_import = PurchaseImport.objects.get()
    assert page.url == url("import_map", purchase_import.pk)

    wrong = client.post(page.url, {"column_0": "unit_name"})
    assert wrong.context["form"].non_field_errors()
    client.post(
        page.url, {"column_0": "unit_name", "column_1": "package_key", "column_2": "value"}
    )

    purchase_import.refresh_from_db()
    assert purchase_import.refused_count == 1
    assert "Tahun anggaran" in purchase_import.rows.get().messages[0]


def test_pages_of_imports_are_for_the_office(client, buyer):
    purchase_import = PurchaseImportFactory()

    assert client.get(url("import_list")).status_code == 403
    assert client.get(url("import_detail", purchase_import.pk)).status_code == 403


def test_progress_is_shown_and_a_stalled_import_is_offered_again(client, staff):
    purchase_import = PurchaseImportFactory(mapping={}, step="reading", rows_done=5000)

    page = client.get(url("import_detail", purchase_import.pk))

    assert "Baca ulang" in page.content.decode()


def test_refused_rows_can_be_taken_away(client, staff):
    upload(client, inaproc().encode())
    purchase_import = PurchaseImport.objects.get()

    response = client.get(url("import_refused", purchase_import.pk))

    assert b"".join(response.streaming_content)[:2] == b"PK"


@pytest.mark.parametrize("count", [1, 3])
def test_preview_query_count(client, staff, count, django_assert_max_num_queries):
    AgencyFactory(name="Dinas Uji")
    upload(client, inaproc(*({"Kode Paket": f"X{n}"} for n in range(count))).encode())

    with django_assert_max_num_queries(7):
        page = client.get(url("import_detail", PurchaseImport.objects.get().pk))
    assert len(page.context["rows"]) == count


# Targets and budgets


def test_admin_sets_a_target(client):
    client.force_login(UserFactory(role=Role.ADMIN))
    old = TargetFactory(year=2024)

    client.post(
        url("target_create"),
        {"year": 2025, "indicator": "umk", "value": "45", "legal_basis": "SK", "source": "", "note": ""},
    )  # fmt: skip

    assert Target.objects.get(year=2025).value == 45
    old.refresh_from_db()
    assert old.value == 40


def test_file_of_targets_says_which_way_each_is_meant(client, staff):
    TargetFactory(year=2024, indicator="import", value=5)

    (_, row) = sheet_rows(client.get(url("target_xlsx")))

    assert (row[0], row[2], row[3]) == (2024, "paling banyak", 5)


def test_staff_do_not_set_targets(client, staff):
    assert client.get(url("target_create")).status_code == 403
    assert client.get(url("target_list")).status_code == 200


def test_staff_enter_a_budget_with_parts_unknown(client, staff):
    agency = AgencyFactory()

    client.post(
        url("budget_create"),
        {"agency": agency.pk, "year": 2024, "version": "apbd", "procurement": "1.000.000.000", "goods_services": "", "capital": "", "non_procurement": "0", "note": ""},
    )  # fmt: skip

    budget = Budget.objects.get()
    assert (budget.procurement, budget.goods_services, budget.non_procurement) == (10**9, None, 0)


def test_buyer_sees_the_budget_of_its_own_unit(client, buyer):
    own, _ = BudgetFactory(agency=buyer.agency), BudgetFactory()

    assert list(client.get(url("budget_list")).context["page"]) == [own]
    assert client.get(url("budget_create")).status_code == 403
    rows = list(
        openpyxl.load_workbook(io.BytesIO(b"".join(client.get(url("budget_xlsx"))))).active
    )
    assert [row[0].value for row in rows[1:]] == [buyer.agency.name]


@pytest.mark.parametrize("query", [{"year": 2025}, {"q": "kesehatan"}, {"q": "dinkes"}])
def test_budgets_are_narrowed_by_year_and_unit(client, staff, query):
    dinas = AgencyFactory(name="Dinas Kesehatan", short_name="Dinkes")
    wanted = BudgetFactory(agency=dinas, year=2025)
    BudgetFactory(year=2024)

    page = client.get(url("budget_list"), query).context["page"]

    assert list(page) == [wanted]


@pytest.mark.parametrize("counted", [2, 1000])
def test_words_are_paged_alike_whether_few_or_many_have_them(client, staff, monkeypatch, counted):
    """Few are found by their keys, many by the words again: both show the same rows in order."""
    monkeypatch.setattr("core.pagination.COUNTED", counted)
    for number in range(60):
        PurchaseFactory(package_name=f"Semen {number}", value=number % 7)
    PurchaseFactory(package_name="Kertas")

    first = client.get(url("purchase_list"), {"q": "semen", "sort": "value"}).context["page"]
    second = client.get(url("purchase_list") + first.next_url).context["page"]

    found = [*first, *second]
    wanted = Purchase.objects.exclude(package_name="Kertas").order_by("-value", "-pk")
    assert [one.pk for one in found] == [one.pk for one in wanted]
    assert first.count_text == ("60" if counted == 1000 else f"Lebih dari {counted}")


def test_every_page_tells_how_many_there_are(client, staff):
    PurchaseFactory.create_batch(60)

    first = client.get(url("purchase_list")).context["page"]
    second = client.get(url("purchase_list") + first.next_url).context["page"]
    again = client.get(url("purchase_list") + second.previous_url).context["page"]

    assert [page.count_text for page in (first, second, again)] == ["60", "60", "60"]
