"""NIK, NPWP, NIP and phone numbers of persons, looked for on every page and in every file.

UU 27/2022: masked in lists and exports unless the role needs them there.
A page may only show a whole number if it stands here with its reason, a file or list only if it is
kept who had it. That single numbers are opened one by one: accounts/test_disclosures.py.
"""

import io
import re
import zipfile

import pytest
from django.test import Client
from pypdf import PdfReader

from accounts.models import Disclosure, Role
from tests.access_table import PUBLIC, ROLES
from tests.factories import (
    AgencyFactory,
    AttendanceFactory,
    ForumFactory,
    InvitationFactory,
    OfficeFactory,
    ParticipantFactory,
    ProductFactory,
    PurchaseFactory,
    RepresentativeFactory,
    SupplierFactory,
    UserFactory,
    VendorParticipantFactory,
    VerifiedVendorFactory,
)
from tests.test_access import all_urls, path_of

pytestmark = pytest.mark.django_db
PK = 999_999
# Each as it is stored; a page may write it with blanks, dots or dashes.
NUMBERS = {
    "nik": "1872014107900001",
    "npwp": "0912345678901234",
    "nip": "197904022005011002",
    "phone": "81234567891",
    "supplier_npwp": "0998765432109876",
}
# Pages that show a whole number, and why.
WHOLE = {
    # A vendor's contact, for those who are to order from it.
    "vendors:vendor_detail": {"phone"},
    "vendors:product_detail": {"phone"},
}
# Files and lists that must hold whole numbers: each time it is kept who had them.
KEPT = {
    # The forms that correct them.
    "accounts:user_edit": {"nip", "phone"},
    "events:invitation_edit": {"phone"},
    "events:participant_edit": {"nip", "phone"},
    "events:attendance_csv": {"nip", "phone"},  # to call and to pay travel
    "events:attendance_pdf": {"nip", "phone"},  # the official paper
    "events:attendance_xlsx": {"nip", "phone"},
    "events:invitation_call_list": {"phone"},  # to telephone from
    "events:invitation_csv": {"phone"},
    "events:invitation_xlsx": {"phone"},
    "matching:call_list": {"phone"},
    "vendors:vendor_csv": {"phone"},  # to invite and to call
    "vendors:vendor_xlsx": {"phone"},
}


@pytest.fixture
def world():
    """One person everywhere, behind the sample addresses."""
    OfficeFactory()
    agency = AgencyFactory(pk=PK)
    UserFactory(pk=PK, role=Role.BUYER, agency=agency, nip=NUMBERS["nip"],
                phone=f"+62{NUMBERS['phone']}")  # fmt: skip
    vendor = VerifiedVendorFactory(
        slug="contoh", legal_form="perseorangan", nik=NUMBERS["nik"], npwp=NUMBERS["npwp"],
        phone=f"+62{NUMBERS['phone']}",
    )  # fmt: skip
    forum = ForumFactory(slug="contoh")
    person = ParticipantFactory(
        pk=PK, forum=forum, agency=agency, nip=NUMBERS["nip"], phone=f"+62{NUMBERS['phone']}"
    )
    AttendanceFactory(pk=PK, participant=person)
    VendorParticipantFactory(forum=forum, vendor=vendor, phone=f"+62{NUMBERS['phone']}")
    ProductFactory(vendor=vendor, slug="contoh")
    InvitationFactory(pk=PK, forum=forum, phone=f"+62{NUMBERS['phone']}")
    supplier = SupplierFactory(npwp=NUMBERS["supplier_npwp"], vendor=vendor)
    PurchaseFactory(pk=PK, agency=agency, supplier=supplier)
    return vendor


def text_of(response):
    """What stands in a page, CSV, Excel or PDF file."""
    content = response.getvalue()
    kind = response.headers.get("Content-Type", "")
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return "".join(book.read(name).decode(errors="replace") for name in book.namelist())
    if "pdf" in kind:
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return content.decode(errors="replace")


def numbers_in(text):
    plain = re.sub(r"(?<=\d)[ .\-](?=\d)", "", text)
    return {name for name, number in NUMBERS.items() if number in plain}


def pages_of(role, browser, only=None):
    names = PUBLIC | {name for name in ROLES if role in ROLES[name]}
    names = names & set(only or all_urls()) - {"account_logout", "closed_account_page"}
    for name in sorted(names):
        response = browser.get(path_of(name))
        if response.status_code == 200:
            yield name, numbers_in(text_of(response))


def person_of(role, vendor):
    if role == Role.VENDOR:
        return RepresentativeFactory(vendor=vendor).user
    return UserFactory(role=role, agency_id=PK if role == Role.BUYER else None)


def found_by(role, world, only=None):
    """What numbers stand on which page of the role, and which of those pages were kept."""
    browser = Client()
    browser.force_login(person_of(role, world))
    shown = dict(pages_of(role, browser, only))
    kept = {line.path for line in Disclosure.objects.filter(by__role=role)}
    return shown, kept


@pytest.mark.parametrize("role", list(Role))
def test_whole_numbers_stand_only_where_the_work_needs_them(role, world):
    shown, kept = found_by(role, world)

    wrong = {
        name: extra
        for name, found in shown.items()
        if (extra := found - WHOLE.get(name, set()) - KEPT.get(name, set()))
    }
    assert wrong == {}
    assert len(shown) > 25
    carried = {path_of(name) for name in KEPT.keys() & shown.keys() if shown[name]}
    assert carried <= kept
    if role == Role.OBSERVER:
        assert not any(shown.values())


def test_every_exception_is_needed(world):
    seen = {}
    for role in (Role.ADMIN, Role.BUYER):
        for name, found in found_by(role, world, WHOLE | KEPT)[0].items():
            seen[name] = seen.get(name, set()) | found

    assert {name: seen.get(name) for name in WHOLE | KEPT} == WHOLE | KEPT


def test_public_sees_no_number(world):
    shown = dict(pages_of(None, Client()))

    assert {name: found for name, found in shown.items() if found} == {}
    assert len(shown) > 8


def test_a_number_that_is_shown_would_be_found():
    """The negative control of the search itself."""
    assert numbers_in("NIP 19790402 200501 1 002, telp 0812-3456-7891") == {"nip", "phone"}
    assert numbers_in("1979•••• •••••• 1 002, 0812-••••-7891") == set()
