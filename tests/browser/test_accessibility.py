"""Every page in a real browser: no barrier that a machine can find, wide and on a small phone."""

import pytest
from django.core.management import call_command
from django.urls import reverse, reverse_lazy

from accounts.models import Agency, Role, User
from events.models import Attendance, Forum, ForumStatus, Participant
from matching.models import Commitment, Demand
from procurement.models import Purchase, Supplier
from tests.browser.barriers import barriers
from tests.browser.walk import NOT_SHOWN, Rows, fill, is_of_vendor, walked
from tests.factories import PASSWORD, ForumFactory, OfficeFactory, VendorFactory
from tests.test_access import all_urls
from vendors.models import Category, Product, Representative, Vendor
from vendors.models.directory import refresh_directory

WIDTHS = (1280, 320)


class Inspection:
    """Opens pages and notes what is wrong with them; `report` says it all at once."""

    def __init__(self, page, base):
        self.page, self.base = page, base
        self.faults, self.titles, self.console = [], {}, []
        self.watch(page)

    def watch(self, page):
        page.on("console", lambda message: self.console.append(message))
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))

    def open(self, address, *, page=None, status=200, widths=WIDTHS):
        """Open a page of its own title and look at it."""
        page = page or self.page
        page.set_viewport_size({"width": widths[0], "height": 800})
        response = page.goto(f"{self.base}{address}")
        assert response.status == status, (address, response.status)
        self.look(address, page=page, status=status, widths=widths)
        title, place = page.title(), page.url.partition("?")[0]
        if self.titles.setdefault(title, place) != place:
            self.faults.append(f"{address}: same title as {self.titles[title]}: {title}")

    def send(self, button):
        """Press a button of the open page and look at the answer."""
        self.page.set_viewport_size({"width": WIDTHS[0], "height": 800})
        self.page.locator("main").get_by_role("button", name=button, exact=True).click()
        self.page.wait_for_load_state()
        self.look(f"{self.page.url} after {button}")

    def look(self, name, *, page=None, status=200, widths=WIDTHS):
        page = page or self.page
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            # Colours on their way from one width's style to the other's are nobody's to read.
            page.evaluate(
                "document.getAnimations().filter((each) => each instanceof CSSTransition)"
                ".forEach((each) => each.finish())"
            )
            self.faults += [f"{name} at {width}: {barrier}" for barrier in barriers(page)]
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
    """The demo forum, running, with rows in every state of every part."""
    for command in (
        "load_plan_words",
        "load_targets",
        "load_demo_matching",
        "load_demo_purchases",
    ):
        call_command(command, verbosity=0)
    forum = Forum.objects.get(slug=demo.rsplit("/", 1)[1])
    assert forum.is_running
    fill(forum)
    return forum


@pytest.fixture
def readers_of(inspection, new_context, live_server, sign_in):
    """The page of a reader: nobody, or a role that is signed in once."""
    pages = {}

    def page_of(role, vendor=None):
        if role not in pages:
            pages[role] = new_context().new_page()
            inspection.watch(pages[role])
            if role:
                user = sign_in(pages[role], role)
                if vendor and role == Role.VENDOR:
                    Representative.objects.create(user=user, vendor=vendor)
        return pages[role]

    return page_of


def shows_a_page(page, address):
    """Whether GET answers with HTML; None when there is nothing: a missing row, another page."""
    answer = page.request.get(address, max_redirects=0)
    if answer.status == 405:
        return False
    if answer.status != 200:
        return None
    return answer.headers["content-type"].startswith("text/html")


PARTS = ["events", "matching", "vendors", ""]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part or "others")
def test_every_page_filled(part, inspection, forum, readers_of):
    rows = Rows(forum)
    shown, missing = set(), set()
    for name, role in walked(part):
        page, address = readers_of(role, rows.vendor), rows.address(name)
        if shows := shows_a_page(page, f"{inspection.base}{address}"):
            inspection.open(address, page=page)
        (missing if shows is None else shown).add(name)

    assert missing - shown == {name for name, _ in walked(part)} & NOT_SHOWN - shown


# What sticks out of the page, of a card or of a cell, or is cut off without saying so.
ESCAPED = """() => {
  const clips = (one) => getComputedStyle(one).overflowX !== "visible";
  const faults = [];
  for (const one of document.querySelectorAll("body *")) {
    if (one.closest("svg, .visually-hidden, select") || !one.checkVisibility()) continue;
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    if (box.width <= 1 || style.position === "fixed") continue;
    const name = `${one.tagName.toLowerCase()}.${one.className} ${one.textContent.trim().slice(0, 30)}`;
    const isCut = style.overflowX === "hidden" && style.textOverflow !== "ellipsis";
    if (isCut && one.scrollWidth > one.clientWidth + 2) faults.push(`cut off: ${name}`);
    let above = one.parentElement;
    while (above && !clips(above) && !above.matches(".card, .filter-panel, td, th, .btn, .badge")) above = above.parentElement;
    if (!above || clips(above) || style.position === "absolute") continue;
    if (box.right > above.getBoundingClientRect().right + 2) faults.push(`sticks out: ${name}`);
  }
  return faults.slice(0, 4);
}"""


def make_names_long():
    """The longest names that the database takes, each of one word."""
    for model, field in (
        (Agency, "name"),
        (Agency, "short_name"),
        (Vendor, "name"),
        (Vendor, "products_summary"),
        (Product, "name"),
        (Category, "name"),
        (Participant, "name"),
        (Participant, "position"),
        (Forum, "theme"),
        (Forum, "venue"),
        (Demand, "name"),
        (Demand, "unit"),
        (Commitment, "description"),
        (Purchase, "package_name"),
        (Supplier, "name"),
        (User, "name"),
    ):
        most = min(model._meta.get_field(field).max_length or 300, 300)
        for row in model.objects.only("pk")[:40]:
            word = f"{row.pk}Perindustrianperkoperasian" * 12
            model.objects.filter(pk=row.pk).update(**{field: word[:most]})
    refresh_directory(list(Vendor.objects.values_list("pk", flat=True)))


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part or "others")
def test_every_page_with_long_names(part, inspection, forum, readers_of):
    make_names_long()
    rows = Rows(forum)
    looked = 0
    for name, role in walked(part):
        page, address = readers_of(role, rows.vendor), rows.address(name)
        if not shows_a_page(page, f"{inspection.base}{address}"):
            continue
        page.goto(f"{inspection.base}{address}")
        for width in (1440, 320):
            page.set_viewport_size({"width": width, "height": 800})
            root = "document.documentElement"
            if page.evaluate(f"{root}.scrollWidth > {root}.clientWidth"):
                inspection.faults.append(f"{name} at {width}: scrolls sideways")
            inspection.faults += [f"{name} at {width}: {one}" for one in page.evaluate(ESCAPED)]
        looked += 1

    assert looked > 10


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part or "others")
def test_every_page_empty(part, inspection, readers_of):
    """What a new city sees: a forum in preparation, a vendor that has just been entered."""
    forum, vendor = ForumFactory(status=ForumStatus.DRAFT), VendorFactory()
    OfficeFactory()
    looked = 0
    for name, role in walked(part):
        parts = all_urls()[name][1]
        if parts - {"slug"}:
            continue
        slug = vendor.slug if is_of_vendor(name) else forum.slug
        page = readers_of(role, vendor)
        address = reverse(name, kwargs={"slug": slug} if parts else {})
        if shows_a_page(page, f"{inspection.base}{address}"):
            inspection.open(address, page=page, widths=(320,))
            looked += 1

    assert looked > 10


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


def test_forms_with_errors(inspection, forum, sign_in):
    page, rows = inspection.page, Rows(forum)
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
        page.goto(f"{inspection.base}{rows.address(name)}")
        inspection.send(button)
        assert page.title().startswith("Galat: "), name
        assert page.locator("[data-error-summary]").is_visible(), name
    page.goto(f"{inspection.base}{reverse('events:participant_paste', args=[forum.slug])}")
    page.fill("textarea[name=rows]", "Nama\tNIP\tInstansi\nBudi\t12345\tKantor Pos\nAni\t\tDikbud")
    inspection.send("Periksa")


PRODUCTS = "Nama usaha;Nama produk;Satuan;Harga;Kategori\n"
BUDGETS = "Satuan kerja;Belanja pengadaan;Belanja modal\n"
LISTS = {
    "products": (
        reverse_lazy("vendors:import_list", args=["products"]),
        "Daftar harga;Apa;Berapa\nDapur Ratmi;Lemper;3000\n",
        f"{PRODUCTS}Dapur Ratmi;Lemper;buah;3000;\nDapur Rtmi;{'Kue' * 90};buah;tiga;=1+1\n",
    ),
    "budgets": (
        reverse_lazy("procurement:budget_import_list"),
        "Kantor;Uang\nDinas Kesehatan;100\n",
        f"{BUDGETS}Dinas Kesehatan;1.500.000;500.000\n{'Dinas' * 60};100;dua\nDinas Sosial;-5;\n",
    ),
}


@pytest.mark.parametrize("kind", LISTS)
def test_lists_of_products_and_budgets_in_every_state(kind, inspection, forum, sign_in):
    """Empty, without a file, with unknown columns, with wrong rows, saved, and taken back."""
    page = inspection.page
    start, unknown, wrong = LISTS[kind]
    sign_in(page, Role.STAFF)

    def press(name, state):
        page.locator("main form button.btn-primary, main form button.btn-danger").first.click()
        page.wait_for_load_state()
        inspection.look(f"{kind}: {state}")
        assert name in page.title(), (state, page.title())

    def hand_in(text, name, state):
        inspection.open(f"{start}new/")
        page.set_input_files(
            "input[type=file]",
            {"name": "daftar.csv", "mimeType": "text/csv", "buffer": text.encode()},
        )
        if page.locator("[name=year]").count():
            page.fill("[name=year]", "2024")
        press(name, state)

    inspection.open(str(start))
    inspection.open(f"{start}new/")
    press("Galat", "no file")
    hand_in(unknown, "Cocokkan", "unknown columns")
    press("Galat", "columns not said")
    hand_in(wrong, "Periksa", "wrong rows")
    press("", "saved")
    page.get_by_role("link", name="Batalkan impor").click()
    inspection.look(f"{kind}: ask for a reason")
    press("Galat", "no reason")
    page.fill("main form [name=reason]", "Salah berkas")
    press("", "taken back")
    assert page.get_by_text("Salah berkas").count()
    inspection.open(str(start))


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
