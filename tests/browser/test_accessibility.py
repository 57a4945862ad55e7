"""Every page in a real browser: no barrier that a machine can find, wide and on a small phone."""

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse
from PIL import Image

from accounts.models import Agency, Role
from core.pictures import Picture
from events.models import Attendance, Document, Forum, ForumStatus, Participant
from tests.access_table import COVERED
from tests.factories import PASSWORD, DemandFactory, ForumFactory, LicenceFactory, UserFactory
from tests.test_access import all_urls
from vendors.actions.profile import add_photo
from vendors.models import Representative, Vendor

WIDTHS = (1280, 320)
AXE = Axe()
# Style sheets need no second fetch: the rule that reads them is about turning the screen.
AXE_OPTIONS = {"resultTypes": ["violations"], "preload": False}
# Addresses that answer GET with a file, with another page, or only take POST.
NO_PAGES = {
    "account_confirm_login_code",
    "account_inactive",
    "account_login",
    "account_request_login_code",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "accounts:record_history_csv",
    "accounts:user_end_sessions",
    "accounts:user_reactivate",
    "accounts:user_reset_mfa",
    "accounts:user_reset_password",
    "closed_account_page",
    "events:attendance_csv",
    "events:attendance_pdf",
    "events:attendance_xlsx",
    "events:document_download",
    "events:forum_change_status",
    "events:participant_bulk_cancel",
    "events:participant_bulk_check_in",
    "events:participant_give_seat",
    "events:slot_plan",
    "events:table_count",
    "healthz",
    "matching:calendar_feed",
    "matching:call_done",
    "matching:commitment_csv",
    "matching:commitment_letter",
    "matching:commitment_pdf",
    "matching:commitment_xlsx",
    "matching:meeting_decide",
    "matching:meeting_lock",
    "matching:meeting_place",
    "matching:request_answer",
    "matching:request_withdraw",
    "matching:schedule_agendas",
    "matching:schedule_compute",
    "matching:schedule_copy",
    "matching:schedule_delete",
    "matching:schedule_hall",
    "matching:schedule_publish",
    "matching:schedule_tables",
    "matching:schedule_what_if",
    "matching:veto_delete",
    "mfa_authenticate",
    "mfa_deactivate_totp",
    "mfa_download_recovery_codes",
    "mfa_edit_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
    "vendors:licence_scan",
    "vendors:price_list_pdf",
    "vendors:price_list_xlsx",
    "vendors:shortlist_add",
    "vendors:shortlist_remove",
    "vendors:licence_verify",
    "vendors:merge_undo",
    "vendors:number_open",
    "vendors:own_vendor",
    "vendors:profile_claim",
    "vendors:product_offer",
    "vendors:product_photo",
    "vendors:product_withdraw",
    "vendors:vendor_lift_suspension",
    "vendors:vendor_photo",
    "vendors:vendor_set_stage",
    "vendors:vendor_submit",
    "vendors:vendor_verify",
    # For vendors; the steps of an import are walked through in test_demand.py.
    "matching:demand_categorise",
    "matching:demand_csv",
    "matching:demand_for_me",
    "matching:demand_import_commit",
    "matching:demand_import_detail",
    "matching:demand_import_map",
    "matching:demand_import_preview",
    "matching:demand_import_revert",
    "matching:demand_import_units",
    "matching:demand_restore",
    "matching:demand_xlsx",
}


class Inspection:
    """Opens pages and notes what is wrong with them; `report` says it all at once."""

    def __init__(self, page, base):
        self.page, self.base = page, base
        self.faults, self.titles, self.console = [], {}, []
        page.on("console", lambda message: self.console.append(message))
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))

    def open(self, address, *, status=200):
        """Open a page of its own title and look at it."""
        self.page.set_viewport_size({"width": WIDTHS[0], "height": 800})
        response = self.page.goto(f"{self.base}{address}")
        assert response.status == status, (address, response.status)
        self.look(address, status=status)
        title, place = self.page.title(), self.page.url.partition("?")[0]
        if self.titles.setdefault(title, place) != place:
            self.faults.append(f"{address}: same title as {self.titles[title]}: {title}")

    def send(self, button):
        """Press a button of the open page and look at the answer."""
        self.page.set_viewport_size({"width": WIDTHS[0], "height": 800})
        self.page.locator("main").get_by_role("button", name=button, exact=True).click()
        self.page.wait_for_load_state()
        self.look(f"{self.page.url} after {button}")

    def look(self, name, *, status=200):
        page = self.page
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            for violation in AXE.run(page, options=AXE_OPTIONS).response["violations"]:
                nodes = " ".join(node["html"][:160] for node in violation["nodes"][:3])
                self.faults.append(f"{name} at {width}: {violation['id']}: {nodes}")
            root = "document.documentElement"
            if page.evaluate(f"{root}.scrollWidth > {root}.clientWidth"):
                self.faults.append(f"{name} at {width}: scrolls sideways")
            if [heading.is_visible() for heading in page.locator("h1").all()] != [True]:
                self.faults.append(f"{name} at {width}: not one h1")
        if not page.title().replace("· Temu Bisnis P3DN", "").strip():
            self.faults.append(f"{name}: no title")
        expected = f"status of {status}"
        for message in self.console:
            if message.type == "error" and expected not in message.text:
                self.faults.append(f"{name}: {message.text}")
        self.console.clear()

    def report(self):
        assert not self.faults, "\n".join(self.faults)


@pytest.fixture
def inspection(page, live_server):
    inspection = Inspection(page, live_server.url)
    yield inspection
    inspection.report()


@pytest.fixture
def forum(demo):
    """The demo forum, running, with a person in every state and a document."""
    call_command("load_demo_matching", verbosity=0)
    forum = Forum.objects.get(slug=demo.rsplit("/", 1)[1])
    assert forum.is_running
    delegates = forum.participants.filter(kind="delegate").order_by("pk")
    for participant in delegates[:2]:
        Attendance.objects.filter(participant=participant).delete()
    waiting, cancelled = delegates[2:4]
    Attendance.objects.filter(participant__in=[waiting, cancelled]).delete()
    Participant.objects.filter(pk=waiting.pk).update(status="waitlisted")
    Participant.objects.filter(pk=cancelled.pk).update(
        status="cancelled", cancel_reason="Tugas luar"
    )
    Document.objects.create(
        forum=forum,
        title="Surat undangan OPD",
        file=ContentFile(b"%PDF-1.7", name="undangan.pdf"),
        original_name="undangan.pdf",
        format="pdf",
        size=8,
        is_public=True,
        uploaded_by=UserFactory(),
    )
    fill_first_vendor()
    return forum


def first_vendor():
    return Vendor.objects.order_by("pk").first()


def fill_first_vendor():
    """A photo of the business and of its first product, and a licence that waits."""
    vendor, officer, buffer = first_vendor(), UserFactory(), io.BytesIO()
    Image.new("RGB", (80, 50), "green").save(buffer, "JPEG")
    picture = Picture(buffer.getvalue(), buffer.getvalue(), 80, 50)
    for owner in (vendor, vendor.products.order_by("pk").first()):
        add_photo(owner, picture, caption="Tampak depan", by=officer)
    LicenceFactory(vendor=vendor, kind="halal", number="ID1")


def real_parts(name, forum):
    """Values for the variable parts of an address: rows that are there."""
    vendor = first_vendor()
    product = vendor.products.order_by("pk").first()
    pk = {
        "events:participant": forum.participants.order_by("pk").first().pk,
        "events:attendance": Attendance.objects.standing().first().pk,
        "events:document": forum.documents.get().pk,
        "accounts:user": UserFactory().pk,
        "accounts:agency": Agency.objects.order_by("pk").first().pk,
        "matching:request": forum.requests.order_by("pk").first().pk,
        "matching:schedule": forum.schedules.get().pk,
        "matching:meeting": forum.meetings.order_by("pk").first().pk,
        "matching:commitment": forum.commitments.interests().first().pk,
        "matching:party": forum.meetings.order_by("pk").first().agency_id,
        "matching:demand": DemandFactory(year=2024 + len(name)).pk,
        "accounts:record": vendor.pk,
        "vendors:licence": vendor.licences.get(number="ID1").pk,
        "vendors:product": product.photos.get().pk,
        "vendors:vendor": vendor.photos.get().pk,
    }
    slug = {"events": forum.slug, "matching": forum.slug, "vendors": vendor.slug}
    samples = {
        "pk": pk.get(name.split("_")[0]),
        "slug": slug.get(name.split(":")[0]),
        "app_label": "vendors",
        "model_name": "vendor",
        "side": "agency",
        "verb": "cancel",
        "part": "identity",
        "product_slug": product.slug,
        "other_slug": Vendor.objects.order_by("pk").last().slug,
    }
    return {part: samples[part] for part in all_urls()[name][1]}


# The walk knows the rows of these parts; vendors, matching and procurement have no walk of all
# their pages yet.
WALKED = ("accounts:", "account_", "mfa_", "usersessions", "home", "component_gallery")
EVENTS_WALKED = (
    "agenda_edit", "attendance_report", "check_in", "document_create", "document_list",
    "forum_create", "forum_detail", "forum_edit", "forum_list", "participant_create",
    "participant_detail", "participant_edit", "participant_list", "participant_paste",
    "table_list", "walk_in_create",
)  # fmt: skip


def pages():
    walked = {f"events:{name}" for name in EVENTS_WALKED}
    names = all_urls().keys() - COVERED - NO_PAGES
    return sorted(name for name in names if name in walked or name.startswith(WALKED))


@pytest.mark.parametrize("app", ["events", "others"])
def test_every_page_of_the_admin(app, inspection, forum, sign_in):
    sign_in(inspection.page, Role.ADMIN)

    for name in pages():
        if name.startswith("events:") is (app == "events"):
            inspection.open(reverse(name, kwargs=real_parts(name, forum)))


def test_what_is_no_page_is_declared_once():
    assert NO_PAGES - all_urls().keys() == set()


def test_states_of_the_door_and_the_list(inspection, forum, sign_in):
    sign_in(inspection.page, Role.STAFF)
    door = reverse("events:check_in", args=[forum.slug])
    people = reverse("events:participant_list", args=[forum.slug])
    arrival = Attendance.objects.standing().first()
    waiting = forum.participants.get(status="waitlisted")
    refusal = reverse("events:participant_check_in", args=[forum.slug, waiting.pk])

    inspection.page.goto(f"{inspection.base}{door}?q=dinas")
    inspection.look("matches")
    inspection.page.goto(f"{inspection.base}{door}?arrival={arrival.pk}")
    inspection.look("arrived")
    inspection.page.goto(f"{inspection.base}{door}?arrival={arrival.pk}&repeat=1")
    inspection.look("arrived before")
    inspection.page.goto(f"{inspection.base}{door}?q=siapa+ini")
    inspection.look("nobody found")
    inspection.page.goto(f"{inspection.base}{refusal}")
    inspection.send("Catat hadir")
    origin = f"origin={waiting.agency.name}"
    inspection.page.goto(f"{inspection.base}{people}?{origin}")
    assert f"Asal: {waiting.agency.name}" in inspection.page.locator(".chips").inner_text()
    for query in (origin, "state=waitlisted", "state=cancelled&q=a", "q=siapa+ini"):
        inspection.page.goto(f"{inspection.base}{people}?{query}")
        inspection.look(query)


def test_empty_pages(inspection, live_server, sign_in):
    sign_in(inspection.page, Role.STAFF)
    for address in ("/", "/events/"):
        inspection.open(address)

    forum = ForumFactory(status=ForumStatus.DRAFT)
    for name in (
        "forum_detail",
        "participant_list",
        "check_in",
        "attendance_report",
        "table_list",
        "document_list",
        "agenda_edit",
        "invitation_list",
    ):
        inspection.open(reverse(f"events:{name}", args=[forum.slug]))


def test_forms_with_errors(inspection, forum, sign_in):
    page = inspection.page
    sign_in(page, Role.ADMIN)
    for name, button in (
        ("events:forum_create", "Simpan konsep"),
        ("events:participant_create", "Daftarkan"),
        ("events:walk_in_create", "Daftarkan dan catat hadir"),
        ("events:document_create", "Unggah dokumen"),
        ("vendors:vendor_create", "Simpan vendor"),
        ("accounts:user_create", "Simpan pengguna"),
        ("account_change_password", "Ganti kata sandi"),
    ):
        page.goto(f"{inspection.base}{reverse(name, kwargs=real_parts(name, forum))}")
        inspection.send(button)
        assert page.title().startswith("Galat: "), name
        assert page.locator("[data-error-summary]").is_visible(), name
    page.goto(f"{inspection.base}{reverse('events:participant_paste', args=[forum.slug])}")
    page.fill("textarea[name=rows]", "Nama\tNIP\tInstansi\nBudi\t12345\tKantor Pos\nAni\t\tDikbud")
    inspection.send("Periksa")


@pytest.mark.parametrize("role", [Role.STAFF, Role.OBSERVER, Role.BUYER, Role.VENDOR])
def test_start_pages_of_a_role(role, inspection, forum, sign_in):
    agency = {"agency": Agency.objects.get(abbreviation="KES")} if role == Role.BUYER else {}
    user = sign_in(inspection.page, role, **agency)
    if role == Role.VENDOR:
        Representative.objects.create(user=user, vendor=Vendor.objects.first())

    for address in (
        "/",
        "/events/",
        forum.get_absolute_url(),
        reverse("events:participant_list", args=[forum.slug]),
        reverse("events:document_list", args=[forum.slug]),
        "/accounts/profile/",
    ):
        inspection.open(address)
    if role not in (Role.STAFF, Role.OBSERVER):
        inspection.open(reverse("accounts:user_list"), status=403)


def test_public_pages(inspection, forum):
    for address in (
        "/",
        "/events/",
        forum.get_absolute_url(),
        "/accounts/login/",
        "/accounts/login/code/",
        "/accounts/password/reset/",
        "/accounts/password/reset/done/",
    ):
        inspection.open(address)
    inspection.open("/tidak-ada/", status=404)
    inspection.page.goto(f"{inspection.base}/events/?q=tidak+ada")
    inspection.look("no forum found")

    inspection.page.goto(f"{inspection.base}/accounts/login/")
    inspection.page.fill("[name=login]", "siapa")
    inspection.page.fill("[name=password]", PASSWORD)
    inspection.send("Masuk")
