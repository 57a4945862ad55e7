"""One form sent by several browsers at the same moment does what it does once.

The addresses come from the table of URLs: whatever makes a record ends in create, enter or add.
See security.md §3 no. 8; the races for seats, slots and check-ins are in the tests of their apps.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import Role
from tests.access_table import ROLES
from tests.factories import (
    AgencyFactory,
    CategoryFactory,
    ForumFactory,
    InvitationFactory,
    OfficeFactory,
    ParticipantFactory,
    ProductFactory,
    UserFactory,
    VendorParticipantFactory,
    VerifiedVendorFactory,
)
from tests.test_access import all_urls, path_of

PRESSES = 4
NAMES = sorted(
    name for name in all_urls() if name.endswith(("_create", "_enter", "_add")) and name in ROLES
)
# What a form needs that its kind of field does not tell.
VALUES = {
    "answer_by": "2027-01-01", "contracted_on": "2024-03-06", "date": "2027-03-06",
    "email": "ganda@contoh.example", "first_day": "2027-03-06", "last_day": "2027-03-06",
    "start_time": "08:00", "end_time": "12:00", "number": "99", "slug": "ganda",
    "phone": "0812-3456-7890", "received_at": "2026-01-05T09:00", "username": "ganda",
    "value": "1000", "year": "2024", "agency_seats": "9", "vendor_seats": "9",
    "planned_month": "2024-04", "role": "staff", "series": "Temu Bisnis", "legal_form": "perseorangan",
}  # fmt: skip
MORE = {
    "procurement:purchase_create": {"package_name": "Ganda", "tier_reason": "Ganda"},
    "procurement:target_create": {"value": "40"},
    "vendors:licence_create": {"number": "0220123456789"},
}
# What is chosen on the page before.
CHOSEN = {"vendors:licence_create": {"kind": "nib"}}
FILES = {
    "events:document_create": ("a.pdf", b"%PDF-1.4\n%%EOF\n"),
}
# Pages without a form of their own, and what their button sends.
BUTTONS = {
    "events:scan_create": lambda world: {"text": world["person"].code, "key": "a" * 22},
    "vendors:shortlist_add": lambda world: {"product": world["product"].pk},
}
# Sessions and limits; what triggers derive; and readings at the door, each of which is kept.
LEFT_OUT = {
    "django_session", "cache", "usersessions_usersession", "vendors_facetcount", "events_scan",
}  # fmt: skip
# An upload that was not saved yet is scratch paper; saving it twice is tried in the apps.
SCRATCH = {name for name in NAMES if name.endswith("import_create")}


@pytest.fixture
def world(transactional_db):
    OfficeFactory()
    agency, vendor = AgencyFactory(), VerifiedVendorFactory(slug="contoh")
    today = timezone.localdate()
    forum = ForumFactory(slug="contoh", first_day=today, last_day=today)
    CategoryFactory()
    VendorParticipantFactory(forum=forum, vendor=vendor)
    InvitationFactory(forum=forum, agency=agency)
    return {
        "forum": forum,
        "person": ParticipantFactory(forum=forum, agency=agency),
        "product": ProductFactory(vendor=vendor),
        "admin": UserFactory(role=Role.ADMIN),
    }


def signed_in(user):
    browser = Client(raise_request_exception=False)
    browser.force_login(user)
    return browser


def value_for(name, field):
    if isinstance(field, forms.ModelChoiceField):
        return str(field.queryset.values_list("pk", flat=True).first())
    if isinstance(field, forms.ChoiceField):
        return next(str(value) for value, _ in field.choices if value)
    return VALUES.get(name, "Ganda")


def filled(form):
    """Every required field with a value that fits, the others as the page shows them."""
    data = {}
    for bound in form:
        value = bound.value()
        if bound.name in VALUES or (bound.field.required and value in (None, "")):
            value = VALUES.get(bound.name) or value_for(bound.name, bound.field)
        if value not in (None, "", False) and not isinstance(bound.field, forms.FileField):
            data[bound.html_name] = value
    return data


def data_for(name, world):
    if name in BUTTONS:
        return BUTTONS[name](world)
    page = signed_in(world["admin"]).get(path_of(name), CHOSEN.get(name))
    return filled(page.context["form"]) | MORE.get(name, {})


def counts():
    """How many rows every table has, but sessions and what is derived; history follows its rows."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        tables -= LEFT_OUT
        rows = {}
        for table in sorted(table for table in tables if not table.endswith("event")):
            cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 - a name of ours
            rows[table] = cursor.fetchone()[0]
        return rows


def grown(before):
    after = counts()
    return {
        table: after[table] - before[table] for table in before if after[table] != before[table]
    }


def press(browser, name, data, start=None):
    if name in FILES:
        data = data | {"file": SimpleUploadedFile(*FILES[name], "application/pdf")}
    if start:
        start.wait(timeout=30)
    return browser.post(path_of(name), data)


def pressed_once(name, data, world):
    """What one press writes; undone again."""
    browser, before = signed_in(world["admin"]), counts()
    with transaction.atomic():
        response = press(browser, name, data)
        made = grown(before)
        transaction.set_rollback(True)
    context = getattr(response, "context", None) or {}
    assert response.status_code in {200, 302}, response.status_code
    assert made, (name, getattr(context.get("form"), "errors", ""))
    return made


def pressed_together(name, data, world):
    browsers = [signed_in(world["admin"]) for _ in range(PRESSES)]
    before, start = counts(), Barrier(PRESSES)

    def one(browser):
        try:
            return press(browser, name, data, start).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(PRESSES) as pool:
        codes = list(pool.map(one, browsers))
    return codes, grown(before)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in SCRATCH])
def test_pressed_by_several_at_once_makes_one(name, world):
    data = data_for(name, world)
    wanted = pressed_once(name, data, world)

    codes, made = pressed_together(name, data, world)

    assert max(codes) < 500, codes
    assert made == wanted


def test_two_records_would_be_seen(world):
    """The negative control: with names that differ, every press makes a record of its own."""
    data, before = data_for("accounts:agency_create", world), counts()

    for number in range(2):
        more = dict.fromkeys(("name", "short_name", "abbreviation"), f"Ganda{number}")
        press(signed_in(world["admin"]), "accounts:agency_create", data | more)

    assert grown(before)["accounts_agency"] == 2
