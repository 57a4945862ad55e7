import io
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import openpyxl
import pghistory
import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection
from django.urls import reverse
from django.utils import timezone

from accounts.history import events_of
from accounts.models import Role
from tests.factories import (
    FILLED,
    CategoryFactory,
    LicenceFactory,
    ProductFactory,
    RegionFactory,
    RepresentativeFactory,
    UserFactory,
    VendorFactory,
    VendorKbliFactory,
    VerifiedLicenceFactory,
    VerifiedVendorFactory,
)
from vendors.models import (
    EkatalogStage,
    LegalForm,
    Licence,
    LicenceKind,
    LicenceRule,
    Product,
    Vendor,
    VendorStatus,
)
from vendors.requirements import (
    Dossier,
    missing_papers,
    readiness,
    verification_checklist,
)
from vendors.steps import steps_of

pytestmark = pytest.mark.django_db


def address(name, vendor=None):
    return reverse(f"vendors:{name}", args=[vendor.slug] if vendor else [])


def status_of(vendor):
    vendor.refresh_from_db()
    return vendor.status


# Steps


@pytest.fixture
def filled(own):
    """The own vendor of who is signed in, with what the check cannot begin without."""
    Vendor.objects.filter(pk=own.pk).update(region=RegionFactory(), **FILLED)
    ProductFactory(vendor=own, price=25_000, price_on=timezone.localdate())
    VendorKbliFactory(vendor=own, risk="low")
    own.refresh_from_db()
    return own


@pytest.mark.parametrize("status", [VendorStatus.DRAFT, VendorStatus.RETURNED])
@pytest.mark.parametrize(
    ("lacking", "part"),
    [
        ("nib", "Data usaha"),
        ("npwp", "Rekening dan pajak"),
        ("risk", "KBLI"),
        ("address", "Kontak dan alamat"),
        ("price", "Produk"),
    ],
)
def test_what_the_check_cannot_begin_without_is_asked_for_first(
    client, filled, status, lacking, part
):
    reason = "NIB kosong" if status == VendorStatus.RETURNED else ""
    Vendor.objects.filter(pk=filled.pk).update(status=status, status_reason=reason)
    assert address("vendor_submit", filled) in page_of(client, filled)
    if lacking == "price":
        filled.products.update(price=None, price_on=None)
    elif lacking == "risk":
        VendorKbliFactory(vendor=filled, code="56210", risk="")
    else:
        Vendor.objects.filter(pk=filled.pk).update(**{lacking: None if lacking == "nib" else ""})

    text = page_of(client, filled)
    response = client.post(address("vendor_submit", filled), follow=True)

    assert address("vendor_submit", filled) not in text
    assert [part.label for part in response.context["missing_for_check"]] == [part]
    told = str(next(iter(response.context["messages"])))
    assert told.startswith(f"Belum bisa diajukan. {part}: ")
    # Of what is begun only the rest is asked for.
    rest = {"risk": "Pilih risiko setiap KBLI", "price": "Isi harga sedikitnya satu produk"}
    assert rest.get(lacking, "") in told
    assert status_of(filled) == status


def test_a_profile_is_not_handed_in_beside_the_form_of_a_part(client, filled):
    page = client.get(reverse("vendors:vendor_part_edit", args=[filled.slug, "tax"])).text

    assert address("vendor_submit", filled) not in page
    assert "Ke profil untuk mengajukan" in page
    assert address("vendor_submit", filled) in page_of(client, filled)


def page_of(client, vendor):
    return client.get(address("vendor_profile", vendor)).content.decode()


def test_submit_return_correct_verify(client, filled):
    own = filled
    client.post(address("vendor_submit", own))
    assert status_of(own) == VendorStatus.SUBMITTED
    client.force_login(UserFactory())
    client.post(address("vendor_return", own), {"reason": "NIB kosong"})
    assert (status_of(own), own.status_reason) == (VendorStatus.RETURNED, "NIB kosong")
    client.force_login(own.representatives.get().user)
    for page in ("vendor_profile", "licence_list"):
        assert "NIB kosong" in client.get(address(page, own)).text
    client.post(address("vendor_submit", own))
    officer = UserFactory()
    client.force_login(officer)
    with pghistory.context(verb="edit"):
        Vendor.objects.filter(pk=own.pk).update(npwp="")

    refused = client.post(address("vendor_verify", own))
    client.post(address("vendor_verify", own), {"reason": "Berkas kertas sudah dilihat"})

    assert refused.context["form"].has_error("reason", "required")
    assert (status_of(own), own.verified_by, own.status_reason) == ("verified", officer, "")
    assert [(step.what, step.reason) for step in steps_of(own)] == [
        ("Diperiksa", "Berkas kertas sudah dilihat"),
        ("Diajukan untuk diperiksa", ""),
        ("Dikembalikan", "NIB kosong"),
        ("Diajukan untuk diperiksa", ""),
    ]


def test_a_checked_vendor_is_not_offered_to_be_checked_again(client, staff):
    vendor = VerifiedVendorFactory()

    assert address("vendor_verify", vendor) not in client.get(address("vendor_check", vendor)).text

    Vendor.objects.filter(pk=vendor.pk).update(recheck_since=timezone.now())
    assert address("vendor_verify", vendor) in client.get(address("vendor_check", vendor)).text


@pytest.mark.parametrize(
    ("role", "page", "then"),
    [
        (Role.STAFF, "vendor_check", "Periksa di sini, lalu putuskan."),
        (Role.VENDOR, "vendor_profile", "Dinas akan memeriksanya."),
    ],
)
def test_who_hands_a_profile_in_goes_on_to_what_is_theirs(client, filled, role, page, then):
    own = filled
    if role == Role.STAFF:
        client.force_login(UserFactory(role=role))

    response = client.post(address("vendor_submit", own), follow=True)

    assert response.redirect_chain == [(address(page, own), 302)]
    assert then in str(next(iter(response.context["messages"])))


@pytest.mark.parametrize("status", ["submitted", "suspended"])
def test_what_is_handed_in_or_suspended_is_not_handed_in_again(client, filled, status):
    own = filled
    Vendor.objects.filter(pk=own.pk).update(status=status, status_reason="x")

    client.post(address("vendor_submit", own))

    assert status_of(own) == status


def test_suspend_and_lift(client, staff):
    vendor, draft = VerifiedVendorFactory(), VendorFactory()
    checked_at = vendor.verified_at
    for row in (vendor, draft):
        client.post(address("vendor_suspend", row), {"reason": "Daftar hitam"})
        assert (status_of(row), row.status_reason) == (VendorStatus.SUSPENDED, "Daftar hitam")
        client.post(address("vendor_verify", row), {"reason": "tetap"})
        assert status_of(row) == VendorStatus.SUSPENDED

        client.post(address("vendor_lift_suspension", row))

    assert (status_of(vendor), vendor.verified_at) == (VendorStatus.VERIFIED, checked_at)
    assert status_of(draft) == VendorStatus.DRAFT


@pytest.mark.parametrize("part", ["vendor", "product", "licence", "kbli"])
def test_what_changed_since_the_page_was_opened_is_looked_at_again(client, staff, part):
    vendor = VendorFactory()
    product, licence = ProductFactory(vendor=vendor), LicenceFactory(vendor=vendor)
    shown = client.get(address("vendor_check", vendor)).context["mark"]
    changes = {
        "vendor": lambda: Vendor.objects.filter(pk=vendor.pk).update(name="Nama Lain"),
        "product": lambda: Product.objects.filter(pk=product.pk).update(name="Lain"),
        "licence": lambda: Licence.objects.filter(pk=licence.pk).update(number="9"),
        "kbli": lambda: VendorKbliFactory(vendor=vendor),
    }
    changes[part]()
    answer = {"seen": shown, "reason": "Sudah dilihat"}

    refused = client.post(address("vendor_verify", vendor), answer, follow=True)

    assert status_of(vendor) == VendorStatus.DRAFT
    assert "berubah sejak Anda membukanya" in refused.text
    answer["seen"] = refused.context["mark"]
    client.post(address("vendor_verify", vendor), answer)
    twice = client.post(address("vendor_verify", vendor), answer, follow=True)
    assert status_of(vendor) == VendorStatus.VERIFIED
    assert "sudah diperiksa sebelumnya" in twice.text


@pytest.mark.parametrize("name", ["vendor_return", "vendor_suspend"])
def test_a_reason_is_required(client, staff, name):
    vendor = VendorFactory()

    response = client.post(address(name, vendor), {"reason": " "})

    assert response.context["form"].has_error("reason", "required")
    assert status_of(vendor) == VendorStatus.DRAFT


def test_a_new_look_ends_the_wait(client, staff):
    vendor = VerifiedVendorFactory(recheck_since=timezone.now())

    client.post(address("vendor_verify", vendor), {"reason": "sama"})

    vendor.refresh_from_db()
    assert (vendor.recheck_since, vendor.verified_by) == (None, staff)


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_one_verifies():
    vendor, officers = VendorFactory(), [UserFactory(), UserFactory()]

    def verify(officer):
        try:
            return vendor.verify(by=officer)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(verify, officers)) == [False, True]


# The queue


def test_the_queue_holds_what_waits_longest_first(client, staff):
    now = timezone.now()
    later = VendorFactory(status="submitted", submitted_at=now)
    first = VerifiedVendorFactory(recheck_since=now - timedelta(days=2))
    second = LicenceFactory(
        vendor=VerifiedVendorFactory(), created_at=now - timedelta(days=1)
    ).vendor
    VendorFactory()
    VerifiedLicenceFactory()
    LicenceFactory(vendor=VerifiedVendorFactory(), return_reason="x")
    LicenceFactory()

    response = client.get(address("check_list"))

    assert list(response.context["page"]) == [first, second, later]
    assert response.context["counts"] == {
        "total": 3, "submitted": 1, "changed": 1, "licences": 1,
    }  # fmt: skip
    for wait, vendor in (("submitted", later), ("changed", first), ("licences", second)):
        assert list(client.get(f"{address('check_list')}?wait={wait}").context["page"]) == [vendor]


@pytest.mark.parametrize("item_count", [1, 3])
def test_check_list_query_count(client, staff, item_count, django_assert_num_queries):
    VendorFactory.create_batch(item_count, status="submitted", submitted_at=timezone.now())

    with django_assert_num_queries(5):
        response = client.get(address("check_list"))

    assert len(response.context["page"]) == item_count


@pytest.mark.parametrize("item_count", [1, 3])
def test_vendor_check_query_count(client, staff, item_count, django_assert_max_num_queries):
    vendor = VendorFactory()
    LicenceFactory.create_batch(item_count, vendor=vendor)
    ProductFactory.create_batch(item_count, vendor=vendor)

    with django_assert_max_num_queries(10):
        response = client.get(address("vendor_check", vendor))

    assert len(response.context["licences"]) == item_count


# Requirements


@pytest.fixture
def rules():
    call_command("load_catalogue", verbosity=0)
    return list(LicenceRule.objects.active())


TODAY = date(2024, 3, 6)


def dossier(vendor, rules=()):
    return Dossier(Vendor.objects.with_dossier().get(pk=vendor.pk), rules, TODAY)


def missing(items):
    return {item.title for item in items if item.is_missing}


def vendor_with(product_class="", kbli="", risk="low", **values):
    values = {"nib": f"{Vendor.objects.count():013}", "npwp": "1" * 16, "nik": "1" * 16} | values
    vendor = VendorFactory(address="Jalan", **values)
    if product_class:
        category = CategoryFactory(product_class=product_class)
        ProductFactory(vendor=vendor, category=category, name="Barang")
    if kbli:
        VendorKbliFactory(vendor=vendor, code=kbli, risk=risk)
    return vendor


@pytest.mark.parametrize(
    ("product_class", "kbli", "is_asked"),
    [
        ("goods_industry", "13134", True),
        ("goods_industry", "46411", False),
        ("goods_trade", "47112", False),
        ("goods_trade", "13134", False),
        ("food_fresh", "56210", False),
        ("food_fresh", "10710", False),
        ("service", "13134", False),
    ],
)
def test_tkdn_is_asked_of_industry_only(rules, product_class, kbli, is_asked):
    found = dossier(vendor_with(product_class, kbli), rules).rule_requirements()

    assert any("TKDN" in item.title for item in found) is is_asked


@pytest.mark.parametrize(
    ("risk", "kind", "is_met"),
    [
        ("medium_low", "standard", True),
        ("medium_low", "permit", True),
        ("medium_low", "halal", False),
        ("medium_high", "standard", False),
        ("medium_high", "standard_verified", True),
        ("high", "standard_verified", False),
        ("high", "permit", True),
    ],
)
def test_the_licence_follows_the_risk_of_the_class(rules, risk, kind, is_met):
    vendor = vendor_with(kbli="47112", risk=risk)
    LicenceFactory(vendor=vendor, kind=kind)

    found = dossier(vendor, rules).rule_requirements()

    assert [item.is_met for item in found] == [is_met]


def test_low_risk_needs_the_nib_alone(rules):
    assert dossier(vendor_with(kbli="47112"), rules).rule_requirements() == []


@pytest.mark.parametrize(
    ("values", "is_met"),
    [
        ({"kbli": "47112"}, True),
        ({"kbli": "47113"}, False),
        ({"expires_on": TODAY}, True),
        ({"expires_on": TODAY - timedelta(1)}, False),
        ({"standing": "suspended"}, False),
        ({"standing": "applied", "number": ""}, False),
    ],
)
def test_only_a_licence_that_counts_meets_a_rule(rules, values, is_met):
    vendor = vendor_with(kbli="47112", risk="medium_low")
    LicenceFactory(vendor=vendor, kind=LicenceKind.STANDARD, **values)

    found = dossier(vendor, rules).rule_requirements()

    assert [item.is_met for item in found] == [is_met]


def test_packed_food_needs_each_product_covered(rules):
    vendor = vendor_with("food_packed", "10710")
    product = vendor.products.get()
    other = ProductFactory(vendor=vendor, category=product.category, name="Kopi")
    LicenceFactory(vendor=vendor, kind=LicenceKind.HALAL)
    LicenceFactory(vendor=vendor, kind=LicenceKind.HOME_FOOD, product=other)

    lacking = missing(dossier(vendor, rules).rule_requirements())

    assert lacking == {"SPP-IRT atau izin edar BPOM (Barang)"}


def test_a_caterer_is_only_advised(rules):
    vendor = vendor_with("food_fresh", "56210")

    found = dossier(vendor, rules).rule_requirements()

    assert len(found) == 2
    assert missing(found) == set()


@pytest.mark.parametrize(
    ("legal_form", "is_asked"),
    [(LegalForm.PARTNERSHIP, True), (LegalForm.COOPERATIVE, True), (LegalForm.TRADER, False)],
)
def test_a_deed_is_asked_of_bodies(rules, legal_form, is_asked):
    found = dossier(vendor_with(legal_form=legal_form), rules).rule_requirements()

    assert [item.title for item in found] == (["Akta usaha"] if is_asked else [])


def test_an_unchecked_licence_is_named(rules):
    vendor = vendor_with(legal_form=LegalForm.PARTNERSHIP)
    LicenceFactory(vendor=vendor, kind=LicenceKind.DEED)

    found = dossier(vendor, rules).rule_requirements()

    assert [item.note for item in found] == ["Belum diperiksa petugas."]


def test_a_bare_vendor_lacks_everything():
    lacking = missing(verification_checklist(dossier(VendorFactory())))

    assert lacking == {
        "NIB", "NPWP", "NIK pemilik", "KBLI dan risikonya", "Alamat dan kelurahan",
        "Paling sedikit satu produk",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("product_class", "kbli", "is_met"),
    [
        ("goods_trade", "47112", True),
        ("goods_trade", "56210", False),
        ("food_fresh", "56210", True),
        ("service", "47112", True),
    ],
)
def test_classes_must_fit_the_products(product_class, kbli, is_met):
    assert dossier(vendor_with(product_class, kbli)).classes_fit_products().is_met is is_met


def test_documents_are_complete_without_the_account():
    vendor = vendor_with("goods_trade", "47112", is_taxable=False, has_business_account=True)
    product = vendor.products.get()
    product.price, product.price_on = 1, TODAY
    product.save()
    assert missing_papers(readiness(dossier(vendor)))
    product.photos.create(
        image="a.jpg", thumbnail="b.jpg", width=1, height=1, position=1, uploaded_by=UserFactory()
    )

    conditions = readiness(dossier(vendor))

    assert not missing_papers(conditions)
    assert missing(conditions) == {"Akun penyedia SPSE dan SIKaP"}


def test_licence_rules_are_loaded_once(rules):
    call_command("load_catalogue", verbosity=0)

    assert LicenceRule.objects.count() == len(rules)


def test_licence_rule_constraints(rules):
    with pytest.raises(IntegrityError, match="licence_rule_names_a_licence"):
        LicenceRule.objects.create(scope="high", title="Baru", kinds=[])


# The way into e-Katalog


def test_the_board_counts_and_filters_by_stage(client, staff):
    listed = VendorFactory(ekatalog_stage=EkatalogStage.LISTED)
    bare = VendorFactory()

    response = client.get(address("readiness_list"))

    assert {row.vendor for row in response.context["rows"]} == {listed, bare}
    assert [stage["count"] for stage in response.context["stages"]] == [1, 0, 0, 1]
    filtered = client.get(address("readiness_list") + "?stage=listed").context["rows"]
    assert [row.vendor for row in filtered] == [listed]
    sheet = client.get(address("readiness_xlsx") + "?stage=listed")
    rows = list(openpyxl.load_workbook(io.BytesIO(b"".join(sheet))).active.values)
    assert [(name, stage) for name, stage, *_ in rows[1:]] == [(listed.name, "Tayang")]
    assert "NIB" in rows[1][4]


@pytest.mark.parametrize("item_count", [1, 3])
def test_readiness_list_query_count(client, staff, item_count, django_assert_num_queries):
    for vendor in VendorFactory.create_batch(item_count):
        ProductFactory(vendor=vendor)
        LicenceFactory(vendor=vendor)

    with django_assert_num_queries(9):
        response = client.get(address("readiness_list"))

    assert len(response.context["rows"]) == item_count


@pytest.mark.parametrize(("stage", "kept"), [("account", "account"), ("bulan", "none")])
def test_the_office_moves_a_vendor_on(client, staff, stage, kept):
    vendor = VendorFactory()

    client.post(address("vendor_set_stage", vendor), {"stage": stage})

    vendor.refresh_from_db()
    assert vendor.ekatalog_stage == kept


def test_a_stage_that_stays_is_no_step(staff):
    vendor = VendorFactory()
    assert vendor.set_stage(EkatalogStage.ACCOUNT)

    assert not vendor.set_stage(EkatalogStage.ACCOUNT)
    assert [step.reason for step in steps_of(vendor)] == ["Akun SPSE"]
    assert events_of(Vendor, vendor.pk).filter(pgh_context__verb="set_stage").count() == 1


def test_a_vendor_sees_what_it_still_needs(client, own, rules):
    page = client.get(address("vendor_readiness", own)).content.decode()

    assert "Daftar gratis di oss.go.id" in page


def test_observers_read_the_board_but_check_nothing(client):
    vendor = VendorFactory(status="submitted", submitted_at=timezone.now())
    client.force_login(UserFactory(role=Role.OBSERVER))

    assert client.get(address("check_list")).status_code == 200
    assert client.get(address("vendor_check", vendor)).status_code == 403


# Told by mail


@pytest.mark.parametrize(
    ("step", "word"),
    [("verify", "sudah diperiksa"), ("return", "NIB salah ketik"), ("suspend", "NIB salah ketik")],
)
def test_the_vendor_is_told_of_a_step(
    client, step, word, mailoutbox, django_capture_on_commit_callbacks
):
    vendor = VendorFactory(email="usaha@contoh.example", status=VendorStatus.SUBMITTED)
    RepresentativeFactory(vendor=vendor, user__email="wakil@contoh.example")
    RepresentativeFactory(vendor=vendor, user__email="x@contoh.example", user__is_active=False)
    client.force_login(UserFactory())
    address = reverse(f"vendors:vendor_{step}", args=[vendor.slug])

    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            client.post(address, {"reason": "NIB salah ketik"})

    assert [mail.to for mail in mailoutbox] == [["usaha@contoh.example"], ["wakil@contoh.example"]]
    assert word in mailoutbox[0].body
    assert f"http://testserver{vendor.get_absolute_url()}profile/" in mailoutbox[0].body


def test_the_vendor_is_told_of_a_returned_licence(
    client, mailoutbox, django_capture_on_commit_callbacks
):
    licence = LicenceFactory(vendor__email="usaha@contoh.example", kind="halal")
    client.force_login(UserFactory())
    address = reverse("vendors:licence_return", args=[licence.vendor.slug, licence.pk])

    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, {"reason": "Tidak terbaca"})

    (mail,) = mailoutbox
    assert "Sertifikat halal" in mail.body
    assert "Tidak terbaca" in mail.body


def test_a_step_that_was_not_taken_tells_nobody(
    client, mailoutbox, django_capture_on_commit_callbacks
):
    vendor = VerifiedVendorFactory(email="usaha@contoh.example")
    client.force_login(UserFactory())

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("vendors:vendor_verify", args=[vendor.slug]), {"reason": "Ada"})

    assert mailoutbox == []


def test_the_way_into_ekatalog_is_counted():
    VendorFactory()
    VendorFactory(nib="1234567890123", ekatalog_stage="documents")
    VerifiedVendorFactory(nib="1234567890124", ekatalog_stage="listed")
    VendorFactory(merged_into=VerifiedVendorFactory(ekatalog_stage="account"))

    assert Vendor.objects.unmerged().way_totals() == {
        "recorded": 4,
        "numbered": 2,
        "verified": 2,
        "documents": 3,
        "account": 2,
        "listed": 1,
    }


@pytest.mark.parametrize(
    ("named_by", "lacking"),
    [("nothing", "Batik"), ("certificate", ""), ("product", "")],
)
def test_a_tkdn_certificate_counts_for_its_own_product_only(rules, named_by, lacking):
    vendor = vendor_with("goods_industry", "13134")
    product = vendor.products.get()
    product.name = "Batik"
    licence = LicenceFactory(
        vendor=vendor, kind="tkdn", product=product if named_by == "certificate" else None
    )
    product.certificate = licence if named_by == "product" else None
    product.save()

    found = dossier(vendor, rules).rule_requirements()

    assert missing(found) == ({f"Sertifikat TKDN ({lacking})"} if lacking else set())


@pytest.mark.parametrize(
    ("stage", "is_complete", "is_warned"),
    [
        ("listed", False, True),
        ("documents", False, True),
        ("documents", True, False),
        ("none", False, False),
    ],
)
def test_a_stage_ahead_of_the_papers_is_kept_and_said(
    client, staff, stage, is_complete, is_warned
):
    vendor = VendorFactory(ekatalog_stage="account")
    if is_complete:
        vendor = vendor_with(
            "goods_trade", "47112", is_taxable=False, has_business_account=True,
            ekatalog_stage="account",
        )  # fmt: skip
        vendor.products.update(price=1, price_on=TODAY)
        vendor.products.get().photos.create(
            image="a.jpg", thumbnail="b.jpg", width=1, height=1, position=1, uploaded_by=staff
        )

    page = client.post(address("vendor_set_stage", vendor), {"stage": stage}, follow=True)

    vendor.refresh_from_db()
    assert vendor.ekatalog_stage == stage
    assert ("syarat belum terpenuhi: NIB" in page.text) is is_warned
