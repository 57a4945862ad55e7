"""Numbers of another agency's or vendor's records, tried at every address (security.md §2 no. 2).

The addresses come from the access table: a new one of buyers or vendors with a number in it fails
here until somebody says whose record stands behind it.
"""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Role
from matching.models import Demand
from procurement.models import CommitmentPurchase, Finding, FindingKind
from tests.access_table import ROLES
from tests.factories import (
    AgencyFactory,
    CommitmentFactory,
    DemandFactory,
    DemandImportFactory,
    ForumFactory,
    LicenceFactory,
    MeetingFactory,
    OfficeFactory,
    ParticipantFactory,
    ProductFactory,
    PublishedScheduleFactory,
    PurchaseFactory,
    RepresentativeFactory,
    RequestFactory,
    UserFactory,
    VendorFactory,
    VerifiedVendorFactory,
)
from tests.test_access import all_urls, fingerprint
from vendors.models import ProductImport, ProductPhoto, ShortlistItem, VendorPhoto

pytestmark = pytest.mark.django_db

# A forum is everyone's: its pages are tried with the marker in test_attacks.py.
OF_THE_FORUM = {"slug"}
# Every agency's demand is shown to every vendor: that is what it is announced for.
SHOWN_TO_ALL = {
    (Role.VENDOR, "matching:demand_detail"),
    # What was reported of a closed period are the city's sums.
    (Role.BUYER, "reports:closing_detail"),
    (Role.BUYER, "reports:closing_pdf"),
    (Role.BUYER, "reports:closing_xlsx"),
    (Role.BUYER, "reports:review_list"),
}
SMALL = {"kind": "products", "verb": "accept", "part": "identity", "number": "nik"}
STEPS = {"matching:commitment_step": {"verb": "commit"}}


@pytest.fixture
def foreign():
    """Whose record stands behind the addresses that begin so: always another's."""
    OfficeFactory()
    forum, agency = ForumFactory(slug="forum-lain"), AgencyFactory()
    vendor = VerifiedVendorFactory(slug="vendor-lain")
    hidden = VendorFactory(slug="vendor-rahasia", nik="1872014107900001", npwp="1872014107900001")
    product = ProductFactory(vendor=hidden)
    commitment = CommitmentFactory(forum=forum, agency=agency, vendor=vendor)
    purchase = PurchaseFactory(agency=agency)
    officer = UserFactory()
    link = CommitmentPurchase.objects.create(
        commitment=commitment, purchase=purchase, amount=1, created_by=officer
    )
    photo = {"image": "a.png", "thumbnail": "b.png", "width": 1, "height": 1, "position": 1,
             "uploaded_by": officer}  # fmt: skip
    finding = Finding.objects.create(
        kind=FindingKind.values[0],
        year=2024,
        subject=purchase.pk,
        agency=agency,
        purchase=purchase,
    )
    rows = {
        "events:participant": (ParticipantFactory(forum=forum, agency=agency), forum.slug),
        "matching:commitment": (commitment, forum.slug),
        "matching:demand": (DemandFactory(agency=agency), None),
        "matching:demand_import": (DemandImportFactory(), None),
        "matching:meeting": (
            MeetingFactory(
                schedule=PublishedScheduleFactory(forum=forum), agency=agency, vendor=vendor
            ),
            forum.slug,
        ),
        "matching:request": (
            RequestFactory(forum=forum, agency=agency, vendor=vendor), forum.slug,
        ),
        "attendance:agency": (agency, None),
        "reports:agency": (agency, None),
        "reports:finding": (finding, None),
        "procurement:link": (link, None),
        "procurement:purchase": (purchase, None),
        "vendors:licence": (LicenceFactory(vendor=hidden), hidden.slug),
        "vendors:shortlist": (
            ShortlistItem.objects.create(user=officer, product=product), None,
        ),
        "vendors:product_photo": (ProductPhoto.objects.create(product=product, **photo), hidden.slug),
        "vendors:vendor_photo": (VendorPhoto.objects.create(vendor=hidden, **photo), hidden.slug),
        "vendors:import": (
            ProductImport.objects.create(vendor=hidden, created_by=officer, size=1, header_row=1),
            None,
        ),
        "vendors:": (hidden, hidden.slug),
    }  # fmt: skip
    return rows, product.slug


def address_of(name, foreign):
    """The address with another's record in it; None where only a forum stands in it."""
    variables = all_urls()[name][1]
    if variables <= OF_THE_FORUM and not name.startswith("vendors:"):
        return None
    if variables == {"kind"}:  # the reader's own lists of that kind
        return None
    rows, product_slug = foreign
    begins = max((key for key in rows if name.startswith(key)), key=len)
    row, slug = rows[begins]
    values = {**SMALL, **STEPS.get(name, {}), "product_slug": product_slug, "slug": slug}
    return reverse(
        name, kwargs={part: row.pk if part == "pk" else values[part] for part in variables}
    )


def names_of(role):
    return [name for name in sorted(ROLES) if role in ROLES[name] and all_urls()[name][1]]


def person_of(role):
    if role == Role.VENDOR:
        return RepresentativeFactory(vendor=VerifiedVendorFactory()).user
    return UserFactory(role=role, agency=AgencyFactory())


@pytest.mark.parametrize("role", [Role.BUYER, Role.VENDOR])
def test_records_of_others_are_not_found(role, foreign):
    browser = Client(raise_request_exception=False)
    browser.force_login(person_of(role))
    before, tried, wrong = fingerprint(), 0, {}

    for name in names_of(role):
        address = None if (role, name) in SHOWN_TO_ALL else address_of(name, foreign)
        if address is None:
            continue
        tried += 1
        codes = {
            method: getattr(browser, method)(address).status_code for method in ("get", "post")
        }
        if not set(codes.values()) <= {404, 405} or 404 not in codes.values():
            wrong[name] = codes

    assert wrong == {}
    assert tried >= 15
    after = fingerprint()
    assert {table for table in after if after[table] != before[table]} == set()


def test_a_leak_would_be_seen(foreign, monkeypatch):
    """The negative control: with the scope taken away the buyer opens the other's demand."""
    monkeypatch.setattr(type(Demand.objects.all()), "visible_to", lambda self, user: self)
    browser = Client()
    browser.force_login(person_of(Role.BUYER))

    assert browser.get(address_of("matching:demand_detail", foreign)).status_code == 200
