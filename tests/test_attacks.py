"""What an attacker sends to every address at once (security.md §2): see also test_middleware.py."""

from contextlib import contextmanager

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.forms import BaseFormSet
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from accounts.admin import site
from accounts.models import Role, User
from events.actions.questions import save_answers
from events.models import (
    AgendaItem,
    Attendance,
    Document,
    Forum,
    Invitation,
    Participant,
    Slot,
    Table,
)
from tests.access_table import COVERED, PUBLIC, ROLES
from tests.factories import (
    AgencyFactory,
    AttendanceFactory,
    ForumFactory,
    OfficeFactory,
    ParticipantFactory,
    QuestionFactory,
    RepresentativeFactory,
    UserFactory,
    VendorFactory,
    VendorParticipantFactory,
    VerifiedVendorFactory,
)
from tests.test_access import SAMPLES, all_urls, fingerprint, path_of
from vendors.models import Vendor

pytestmark = pytest.mark.django_db
MARKER = "ZZQ-B"
PK, SLUG = SAMPLES["pk"], SAMPLES["slug"]
NAMES = sorted(all_urls().keys() - COVERED - {"account_logout", "closed_account_page"})

PARAMETERS = {
    "q", "page", "sort", "kind", "state", "origin", "status", "agency", "active", "confirmed",
    "legal_form", "unverified", "arrival", "repeat", "next", "ids", "method",
}  # fmt: skip
QUERIES = [",,", "9" * 30, "-1", "²", "agency-" + "9" * 30, "'\"\\);--%(pk)s{0.__class__}\u202e"]
FORMS = ["", "9" * 30, "a\0b²", "0001-01-01T00:00", "'\"\\);--%(pk)s{0.__class__}\u202e"]
# What stands in no form, and must not be settable by who adds it to one.
FORBIDDEN = {
    "agency": "1", "agency_id": "1", "agency_seats_taken": "9", "cancel_reason": "x",
    "code": "X-1", "created_at": "2020-01-01", "forum": "1", "forum_id": "1", "id": "1",
    "is_active": "", "is_staff": "1", "is_superuser": "1", "kind": "vendor",
    "last_participant_number": "0", "number": "7", "original_name": "x.html", "password": "x",
    "pk": "1", "recorded_by": "1", "registered_by": "1", "revoked_at": "2020-01-01",
    "role": "admin", "slug": "diambil", "status": "cancelled", "ticket_token": "x",
    "uploaded_by": "1", "username": "diambil", "vendor": "1", "verified_at": "2020-01-01",
    "verified_by": "1",
}  # fmt: skip
# What the framework asks every request for.
DJANGOS_OWN = {"csrfmiddlewaretoken", "next"}
FORMSET_PAGES = ["events:agenda_edit", "events:table_list"]
ONE_NEW_ROW = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0"}


@pytest.fixture
def world():
    """A row behind every sample address, so that each page really opens."""
    OfficeFactory()
    user = UserFactory(pk=PK, role=Role.BUYER, agency=AgencyFactory(pk=PK))
    vendor = VerifiedVendorFactory(slug=SLUG)
    forum = ForumFactory(slug=SLUG)
    participant = ParticipantFactory(pk=PK, forum=forum, agency_id=PK)
    AttendanceFactory(pk=PK, participant=participant)
    VendorParticipantFactory(forum=forum, vendor=vendor)
    Table.objects.create(forum=forum, number=1, vendor=vendor)
    AgendaItem.objects.create(
        forum=forum, day=forum.first_day, start_time="08:30", end_time="09:00", title="Pembukaan"
    )
    QuestionFactory(pk=PK, forum=forum, kind="text", choices="")
    document = Document(pk=PK, forum=forum, title="Undangan", uploaded_by=user, format="pdf")
    document.original_name, document.size, document.is_public = "a.pdf", 5, True
    document.file.save("a.pdf", ContentFile(b"%PDF-"))
    return forum


def signed_in(user):
    browser = Client(raise_request_exception=False)
    browser.force_login(user)
    return browser


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def values_of(form):
    """What the browser would send back from a form or formset that was not touched."""
    if isinstance(form, BaseFormSet):
        parts = [form.management_form, *form.forms]
        return {name: value for part in parts for name, value in values_of(part).items()}
    values = {field.html_name: field.value() for field in form}
    return {name: value for name, value in values.items() if value or value == 0}


def form_of(response):
    context = response.context or {}
    return context.get("formset") or context.get("form")


def field_names(form):
    parts = form.forms if isinstance(form, BaseFormSet) else [form] if form else []
    return {field.html_name for part in parts for field in part}


# Nothing breaks


@pytest.mark.parametrize("value", QUERIES)
def test_hostile_queries_break_and_change_nothing(world, value):
    browser = signed_in(UserFactory(role=Role.ADMIN))
    query = dict.fromkeys(PARAMETERS, value)
    before = fingerprint()

    broken = {}
    for name in NAMES:
        response = browser.get(path_of(name), query)
        # Read to its end: an export may break half-way.
        if response.status_code >= 500 or not (response.getvalue() or response.url):
            broken[name] = response.status_code

    assert broken == {}
    after = fingerprint()
    assert {table for table in after if after[table] != before[table]} == set()


@pytest.mark.parametrize("value", FORMS)
def test_hostile_forms_break_nothing(world, value):
    browser = signed_in(UserFactory(role=Role.ADMIN))

    broken = {}
    for name in NAMES:
        path = path_of(name)
        page = browser.get(path)
        page.getvalue()
        fields = field_names(form_of(page)) | PARAMETERS if value else set()
        data = {field: [value, value] for field in fields}
        if name in FORMSET_PAGES:
            data |= ONE_NEW_ROW
        with undone():
            status = browser.post(path, data).status_code
        if status >= 500:
            broken[name] = status

    assert broken == {}


@pytest.fixture
def asked(monkeypatch):
    """The names of parameters that the code asked requests for, since it was last emptied."""
    names = set()

    def noting(original):
        def ask(self, name, *args, **kwargs):
            if isinstance(self, QueryDict):
                names.add(name)
            return original(self, name, *args, **kwargs)

        return ask

    for method in ("__getitem__", "_getlist", "__contains__"):
        original = getattr(MultiValueDict, method)
        monkeypatch.setattr(MultiValueDict, method, noting(original), raising=True)
    return names


# A digit that int() refuses, and more digits than it takes.
@pytest.mark.parametrize("value", ["\u00b2", "9" * 5000])
def test_no_number_breaks_what_asks_for_it(world, asked, value):
    browser = signed_in(UserFactory(role=Role.ADMIN))

    broken = set()
    for name in NAMES:
        path = path_of(name)
        for send in (browser.get, browser.post):
            asked.clear()
            with undone():
                # Read to its end: an export may break half-way.
                send(path).getvalue()
                names = sorted(asked - DJANGOS_OWN)
                # An address takes no more than one such number at once.
                is_long = send == browser.get and len(value) > 1
                for part in [[one] for one in names] if is_long else [names]:
                    response = send(path, dict.fromkeys(part, value))
                    if response.status_code >= 500:
                        broken.add((name, *part))
                    response.getvalue()

    assert broken == set()


@pytest.mark.parametrize("name", FORMSET_PAGES)
def test_made_up_number_of_rows_is_bounded(world, name):
    browser = signed_in(UserFactory())

    for total, initial in (("999999999", "0"), ("2000", "2000")):
        data = {"form-TOTAL_FORMS": total, "form-INITIAL_FORMS": initial}
        response = browser.post(path_of(name), data)
        assert response.status_code == 200
        assert len(response.context["formset"].forms) <= 200


def test_admin_form_takes_nothing_from_the_address(world):
    browser = signed_in(UserFactory(role=Role.ADMIN))

    response = browser.get("/admin/accounts/agency/add/?parent=zz&name=Palsu")

    assert response.status_code == 200
    assert "Palsu" not in response.text


@pytest.mark.parametrize("value", ["x", "\u00b2", "9" * 5000])
def test_admin_form_says_what_is_no_row(world, value):
    browser = signed_in(UserFactory(role=Role.ADMIN))

    page = browser.post("/admin/accounts/agency/add/", {"name": "Dinas", "parent": value})
    ticked = browser.post("/admin/matching/planword/", {"_selected_action": value, "index": "0"})

    assert page.status_code == 200
    assert page.context["adminform"].form.has_error("parent", "invalid_choice")
    assert ticked.status_code == 400


@pytest.mark.parametrize("value", ["%(pk)s", "{0.__class__}", "a\0b", "9" * 5000])
def test_admin_forms_take_any_text(world, value):
    """Django puts a wrong choice into its message, and formats that once more."""
    browser = signed_in(UserFactory(role=Role.ADMIN))
    pages = [
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")
        for model in site._registry
    ]
    open_pages = [page for page in pages if browser.get(page).status_code == 200]

    for page in open_pages:
        fields = browser.get(page).context["adminform"].form.fields
        with undone():
            response = browser.post(page, dict.fromkeys(fields, value))
        assert response.status_code < 500, (page, value)
    assert len(open_pages) > 3


# Nobody sees or sets what is not theirs


@pytest.fixture
def foreign(world):
    """Rows of another agency and another vendor, each with the marker, where they could leak."""
    agency = AgencyFactory(name=f"{MARKER} Dinas", short_name=MARKER)
    vendor = VendorFactory(name=f"{MARKER} Usaha", slug="zzq", address=MARKER)
    UserFactory(role=Role.BUYER, agency=agency, name=f"{MARKER} Pembeli", username="zzq-b")
    draft = ForumFactory(name=f"{MARKER} Konsep", slug="zzq", status="draft")
    people = [
        ParticipantFactory(forum=world, agency=agency, name=f"{MARKER} Utusan", position=MARKER),
        VendorParticipantFactory(forum=world, vendor=vendor, name=f"{MARKER} Wakil"),
        ParticipantFactory(forum=draft, agency=agency, name=f"{MARKER} Utusan"),
    ]
    for person in people[:2]:
        AttendanceFactory(participant=person, present_name=MARKER)
        save_answers(person, {PK: MARKER}, by=None)
    Invitation.objects.create(forum=world, agency=agency, created_by=UserFactory())
    return people


@pytest.mark.parametrize("role", [Role.BUYER, Role.VENDOR])
def test_nothing_of_another_agency_or_vendor_is_shown(foreign, role):
    user = User.objects.get(pk=PK)
    if role == Role.VENDOR:
        user = RepresentativeFactory(vendor__name="Milik sendiri").user
    browser = signed_in(user)
    paths = [path_of(name) for name in NAMES]
    for person in foreign:
        own = f"/events/{person.forum.slug}/"
        paths += [own, f"{own}participants/", f"{own}participants/{person.pk}/"]
    paths.append("/vendors/zzq/")

    # Who comes to a forum may be asked for a meeting there, and what agencies spend is published.
    chosen_from = {
        path_of(name) for name in ("matching:request_create", "matching:commitment_create")
    }
    published = {path_of(name) for name in PUBLIC if name.startswith("open_data:")}

    leaks = set()
    for path in set(paths) - chosen_from - published:
        for query in ("", "q=zzq"):
            response = browser.get(f"{path}{'&' if '?' in path else '?'}{query}")
            assert response.status_code < 500, path
            if MARKER.encode() in response.getvalue():
                leaks.add(path)

    assert leaks == set()


def protected():
    """The columns that no form may change, of the rows that there are."""
    columns = {
        User: ("username", "role", "agency_id", "is_active", "password", "created_at"),
        Forum: ("slug", "status", "agency_seats_taken", "last_participant_number", "created_at"),
        Participant: (
            "forum_id", "kind", "agency_id", "vendor_id", "status", "number", "code",
            "ticket_token", "registered_by_id", "cancel_reason",
        ),
        Attendance: ("participant_id", "day", "recorded_by_id", "revoked_at", "method"),
        Vendor: ("slug", "verified_at", "verified_by_id", "created_at"),
        Document: ("forum_id", "original_name", "format", "uploaded_by_id"),
        Table: ("forum_id", "number", "vendor_id"),
        AgendaItem: ("forum_id",),
        Slot: ("forum_id",),
    }  # fmt: skip
    return {
        model: set(model.objects.values_list("pk", *names)) for model, names in columns.items()
    }


@pytest.mark.parametrize("role", list(Role))
def test_fields_that_no_form_has_are_ignored(world, role):
    user = RepresentativeFactory().user if role == Role.VENDOR else UserFactory(role=role)
    browser, before, sent = signed_in(user), protected(), 0

    changed = {}
    for name in sorted(ROLES):
        if role not in ROLES[name]:
            continue
        response = browser.get(path_of(name))
        if response.status_code != 200 or not (form := form_of(response)):
            continue
        sent += 1
        own = values_of(form)
        extra = {key: value for key, value in FORBIDDEN.items() if key not in field_names(form)}
        with undone():
            browser.post(path_of(name), own | extra)
            after = protected()
        if lost := {model for model in before if not before[model] <= after[model]}:
            changed[name] = lost

    assert changed == {}
    assert sent


def test_rows_of_another_forum_cannot_be_edited_through_this_one(world):
    other = ForumFactory()
    table = Table.objects.create(forum=other, number=9)
    item = AgendaItem.objects.create(
        forum=other, day=other.first_day, start_time="08:30", end_time="09:00", title="Asli"
    )
    vendor = VendorFactory()
    browser = signed_in(UserFactory())

    for initial in ("0", "1"):
        rows = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": initial}
        browser.post(
            path_of("events:table_list"),
            rows | {"form-0-id": str(table.pk), "form-0-vendor": str(vendor.pk)},
        )
        browser.post(
            path_of("events:agenda_edit"),
            rows | {"form-0-id": str(item.pk), "form-0-DELETE": "on"},
        )

    table.refresh_from_db()
    item.refresh_from_db()
    assert table.vendor is None
    assert item.title == "Asli"


def test_public_pages_show_nothing_of_drafts_and_people(foreign, client):
    # What agencies spend is published under their names, nothing else of them.
    published = {name for name in PUBLIC if name.startswith("open_data:")}
    for name in sorted(PUBLIC - published - {"closed_account_page"}):
        response = client.get(path_of(name))
        assert MARKER.encode() not in response.getvalue(), name
