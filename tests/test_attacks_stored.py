"""Markup in every text of every record (security.md §2 no. 6): no page, whoever reads it, makes a
tag or an attribute of it, and no template or format runs what stands in it.
"""

from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import DatabaseError, connection, models, transaction
from django.test import Client

from accounts.models import Role
from events.models import AgendaItem
from tests.access_table import COVERED, PUBLIC, ROLES
from tests.factories import (
    AcceptedRequestFactory,
    AgencyFactory,
    AttendanceFactory,
    BudgetFactory,
    CommitmentFactory,
    DataRequestFactory,
    DemandFactory,
    ForumFactory,
    InvitationFactory,
    LicenceFactory,
    MeetingReportFactory,
    OfficeFactory,
    ParticipantFactory,
    ProductFactory,
    PublishedScheduleFactory,
    PurchaseFactory,
    QuestionFactory,
    RepresentativeFactory,
    SupplierFactory,
    TargetFactory,
    UserFactory,
    VendorKbliFactory,
    VendorParticipantFactory,
    VerifiedLicenceFactory,
    VerifiedVendorFactory,
)
from tests.test_access import SAMPLES, all_urls, path_of

pytestmark = pytest.mark.django_db
PK, SLUG = SAMPLES["pk"], SAMPLES["slug"]
# Out of an attribute, an element of text, a script; as a template of Django's or a format of Python's.
PAYLOAD = "\"'><zzq onfocus=zzq(1)></textarea></script><zzq>zzq{{7*7}}{0.__class__}%(zzq)s"
SHORT = '"><zzq>'
RAN = ("zzq49", "zzq&lt;class", "zzq<class")
# What no person writes, and what the rest of the test hangs on.
LEFT_ALONE = (models.SlugField, models.FileField, models.URLField, models.EmailField)
FORMED = {"phone", "token", "ticket_token", "token_hash", "sha256", "password"}
OURS = ("accounts", "events", "matching", "privacy", "procurement", "vendors")


class Markup(HTMLParser):
    """Collects what a page has made of the payload."""

    def __init__(self):
        super().__init__()
        self.made = []

    def handle_starttag(self, tag, attrs):
        self.made += [tag] if tag == "zzq" else []
        self.made += [name for name, value in attrs if name.startswith("on") or name == "zzq"]
        self.made += [f"{name}={value}" for name, value in attrs if "javascript:" in (value or "")]


def made_of_payload(text):
    page = Markup()
    page.feed(text)
    page.close()
    return [*page.made, *(word for word in RAN if word in text)]


@pytest.fixture
def world():
    """A record behind every sample address, and one of each kind that pages show."""
    OfficeFactory()
    agency = AgencyFactory(pk=PK)
    UserFactory(pk=PK, role=Role.BUYER, agency=agency)
    vendor = VerifiedVendorFactory(slug=SLUG, status_reason="x", description="x")
    RepresentativeFactory(vendor=vendor)
    VendorKbliFactory(vendor=vendor)
    product = ProductFactory(vendor=vendor, slug=SLUG, pk=PK)
    LicenceFactory(vendor=vendor, pk=PK, return_reason="x")
    VerifiedLicenceFactory(vendor=vendor, product=product)
    forum = ForumFactory(slug=SLUG)
    person = ParticipantFactory(pk=PK, forum=forum, agency=agency)
    AttendanceFactory(pk=PK, participant=person)
    VendorParticipantFactory(forum=forum, vendor=vendor)
    InvitationFactory(pk=PK, forum=forum)
    QuestionFactory(pk=PK, forum=forum, kind="text", choices="")
    AgendaItem.objects.create(
        forum=forum, day=forum.first_day, start_time="08:30", end_time="09:00", title="Pembukaan"
    )
    demand = DemandFactory(pk=PK, agency=agency)
    AcceptedRequestFactory(pk=PK, forum=forum, agency=agency, vendor=vendor, demand=demand)
    PublishedScheduleFactory(pk=PK, forum=forum)
    MeetingReportFactory()
    CommitmentFactory(pk=PK, forum=forum, agency=agency, vendor=vendor)
    PurchaseFactory(pk=PK, agency=agency, supplier=SupplierFactory(pk=PK, vendor=vendor))
    BudgetFactory(agency=agency)
    TargetFactory(pk=PK)
    DataRequestFactory(pk=PK)
    return vendor


def texts_of(model):
    """The columns of a model in which somebody writes what they like."""
    for field in model._meta.concrete_fields:
        inner = field.base_field if isinstance(field, ArrayField) else field
        is_text = isinstance(inner, models.CharField | models.TextField)
        is_number = any(one.__module__ == "core.identifiers" for one in inner.validators)
        is_set = is_number or inner.choices or field.primary_key or field.name in FORMED
        if is_text and not isinstance(inner, LEFT_ALONE) and not is_set:
            yield field, inner.max_length or 2000, field is not inner


def poison():
    """Write the payload into every text that the database takes it in; return how many columns."""
    written = 0
    tables = [
        model
        for name in OURS
        for model in apps.get_app_config(name).get_models()
        if not hasattr(model, "pgh_tracked_model") and model._meta.managed
    ]
    for model in tables:
        for field, room, is_list in texts_of(model):
            text = PAYLOAD if room >= len(PAYLOAD) else SHORT
            rows = model._base_manager.values_list("pk", flat=True)
            count = sum(
                put(model, pk, field, [text] if is_list else text)
                for pk in rows
                if room >= len(text)
            )
            written += bool(count)
    return written


def put(model, pk, field, value):
    """Whether the database took it; a number, a token or a hash has a form of its own."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '2s'")
            model._base_manager.filter(pk=pk).update(**{field.attname: value})
    except DatabaseError:
        return False
    return True


def reader(role, vendor):
    browser = Client()
    if role == Role.VENDOR:
        browser.force_login(vendor.representatives.first().user)
    elif role:
        browser.force_login(UserFactory(role=role, agency_id=PK if role == Role.BUYER else None))
    return browser


def read_all(role, browser):
    """Each page of a role as text, by the name of its address."""
    names = PUBLIC | {name for name in ROLES if role in ROLES[name]} if role else PUBLIC
    for name in sorted(
        names & all_urls().keys() - COVERED - {"account_logout", "closed_account_page"}
    ):
        response = browser.get(path_of(name))
        if response.status_code == 200 and "html" in response.headers["Content-Type"]:
            yield name, response.text


@pytest.mark.parametrize("role", [None, *Role])
def test_no_page_makes_markup_of_what_is_stored(world, role):
    written = poison()
    # Afterwards: the session of who is signed in hangs on the password.
    browser = reader(role, world)

    pages = dict(read_all(role, browser))

    assert {name: made for name, text in pages.items() if (made := made_of_payload(text))} == {}
    assert written > 60
    shown = [name for name, text in pages.items() if "&lt;zzq" in text]
    assert len(shown) > (40 if role in {Role.ADMIN, Role.STAFF} else 4)


@pytest.mark.parametrize(
    "template",
    ["<p>{}</p>", '<input value="{}">', "<textarea>{}</textarea>", "<script>{}</script>"],
)
def test_markup_would_be_seen(template):
    """The negative control: the same text put into a page as it is."""
    assert made_of_payload(template.format(PAYLOAD))
    assert made_of_payload(f'<a href="javascript:{SHORT}">')
    assert made_of_payload("<p>zzq49</p>")
    assert not made_of_payload("<p>&quot;&gt;&lt;zzq onfocus=zzq(1)&gt;</p>")
