"""What the walk over all pages opens: an address for every URL name, and a row behind it.

A new page needs nothing here as long as its address is made of the parts below and some demo row
is of the model that its name begins with. If not, `fill_*` makes the row, or OTHER_ROWS names it.
"""

import io
from pathlib import Path

from django.apps import apps
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image

from accounts.agency_importing import LAYOUT as AGENCIES
from accounts.agency_importing import commit as commit_agencies
from accounts.file_imports import receive as receive_file
from accounts.models import AgencyImport, Role
from core.pictures import Picture
from events.actions.closing import issue_certificates
from events.actions.importing import commit as commit_participants
from events.actions.importing import layout_of as people_layout
from events.models import Attendance, Document, Forum, Minutes, Participant, ParticipantImport
from matching.actions.demand_columns import LAYOUT as DEMAND
from matching.actions.demand_importing import commit as commit_demand
from matching.models import DemandImport
from privacy.models import DataRequest
from procurement.actions.budgets import LAYOUT as BUDGETS
from procurement.actions.budgets import commit as commit_budgets
from procurement.actions.importing import decide, reread, save
from procurement.actions.importing import receive as receive_purchases
from procurement.models import BudgetImport
from tests.access_table import COVERED, OWN_ACCOUNT, PUBLIC, ROLES
from tests.factories import (
    ConsentTextFactory,
    DataRequestFactory,
    InvitationFactory,
    LicenceFactory,
    OfficeFactory,
    ParticipantFactory,
    ProductFactory,
    UserFactory,
    VendorFactory,
    VetoFactory,
)
from tests.test_access import SAMPLES, all_urls
from vendors.actions.importing import KINDS
from vendors.actions.profile import add_photo
from vendors.models import ProfileInvitation, Vendor

# Where the rows of a namespace live, when that is not the app of its name.
APPS = {
    "certificates": "events",
    "invitations": "events",
    "tickets": "events",
    "reports": "procurement",
    "open_data": "procurement",
}
# Names that do not begin with the model their number belongs to.
OTHER_ROWS = {
    "accounts:record": ("vendors", "Vendor"),
    "attendance:agency": ("accounts", "Agency"),
    "certificates:certificate": ("events", "Certificate"),
    "events:attendance": ("events", "Attendance"),
    "events:badge": ("events", "Participant"),
    "events:import": ("events", "ParticipantImport"),
    "invitations:delegate": ("events", "Participant"),
    "matching:meeting": ("matching", "Meeting"),
    "matching:meeting_report": ("matching", "Meeting"),
    "matching:party": ("accounts", "Agency"),
    "procurement:import": ("procurement", "PurchaseImport"),
    "reports:agency": ("accounts", "Agency"),
    "reports:closing": ("procurement", "PeriodClosing"),
    "reports:review": ("procurement", "PeriodClosing"),
    "privacy:participant": ("privacy", "DataRequest"),
    "privacy:request": ("privacy", "DataRequest"),
    "privacy:vendor": ("privacy", "DataRequest"),
    "procurement:link": ("procurement", "CommitmentPurchase"),
    "vendors:import": ("vendors", "VendorImport"),
    "vendors:vendor_card_photo": ("vendors", "ProductPhoto"),
}
# Rows in the state that the page is about.
CHOSEN: dict[str, dict] = {
    "accounts:agency_import_map": {"mapping__isnull": True},
    "accounts:agency_import_preview": {"mapping__isnull": False, "committed_at": None},
    "accounts:agency_import_detail": {"committed_at__isnull": False},
    "accounts:agency_import_revert": {"committed_at__isnull": False},
    "events:import_map": {"mapping__isnull": True},
    "events:import_preview": {"mapping__isnull": False, "committed_at": None},
    "events:import_units": {"mapping__isnull": False, "committed_at": None},
    "events:import_detail": {"committed_at__isnull": False},
    "events:import_revert": {"committed_at__isnull": False},
    "matching:demand_import_map": {"mapping__isnull": True},
    "matching:demand_import_preview": {"mapping__isnull": False, "committed_at": None},
    "matching:demand_import_units": {"mapping__isnull": False, "committed_at": None},
    "matching:demand_import_detail": {"committed_at__isnull": False},
    "matching:demand_import_revert": {"committed_at__isnull": False},
    "procurement:budget_import_map": {"mapping__isnull": True},
    "procurement:budget_import_preview": {"mapping__isnull": False, "committed_at": None},
    "procurement:budget_import_detail": {"committed_at__isnull": False},
    "procurement:budget_import_revert": {"committed_at__isnull": False},
    "procurement:import_map": {"mapping__isnull": True},
    "procurement:import_detail": {"mapping__isnull": False},
    "procurement:import_revert": {"committed_at__isnull": False},
    "procurement:supplier_untie": {"vendor__isnull": False},
    "vendors:import_map": {"mapping__isnull": True},
    "vendors:import_preview": {"mapping__isnull": False, "committed_at": None},
    "vendors:import_detail": {"committed_at__isnull": False},
    "vendors:import_revert": {"committed_at__isnull": False},
    "vendors:licence_edit": {"verified_at": None},
}
# Addresses that show nothing of their own to the reader of the walk.
NOT_SHOWN = {
    # They need what the walk does not have: a code sent, a second factor, a fresh password.
    "account_confirm_login_code",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_authenticate",
    "mfa_deactivate_totp",
    "mfa_download_recovery_codes",
    "mfa_edit_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
    # They lead to a picture, a vendor to its own profile, a wish to the form of the next forum.
    "favicon",
    "matching:request_start",
    "vendors:own_vendor",
    # Asked only when there is somebody to write to.
    "events:invitation_remind",
    "events:invitation_send",
    # Files that no demo row has.
    "procurement:purchase_evidence",
    "vendors:licence_scan",
}
EXCERPT = Path(__file__).parents[1] / "data" / "inaproc-realisasi-2026-excerpt.csv"


def fill(forum: Forum) -> None:
    """Give the demo data a row in every state that a page shows."""
    office = UserFactory()
    fill_papers(forum, office)
    fill_vendors(office)
    fill_imports(forum, office)
    fill_vendor_imports(office)
    fill_requests(forum, office)
    VetoFactory(forum=forum, agency=forum.meetings.first().agency)
    # Last: a person who waits moves up as soon as an import frees or asks for a seat.
    fill_people(forum, office)


def fill_people(forum, office):
    """Somebody absent, waiting, cancelled; and somebody who asked for a change."""
    delegates = forum.participants.filter(kind="delegate").order_by("pk")
    for participant in delegates[:2]:
        Attendance.objects.filter(participant=participant).delete()
    waiting, cancelled = delegates[2:4]
    Attendance.objects.filter(participant__in=[waiting, cancelled]).delete()
    Participant.objects.filter(pk=waiting.pk).update(status="waitlisted")
    Participant.objects.filter(pk=cancelled.pk).update(
        status="cancelled", cancel_reason="Tugas luar"
    )


def fill_papers(forum, office):
    Document.objects.create(
        forum=forum,
        title="Surat undangan OPD",
        file=ContentFile(b"%PDF-1.7", name="undangan.pdf"),
        original_name="undangan.pdf",
        format="pdf",
        size=8,
        is_public=True,
        uploaded_by=office,
    )
    if not hasattr(forum, "minutes"):
        Minutes.objects.create(
            forum=forum, led_by="Pimpinan", written_by="Notulis", discussion="A", conclusions="B"
        )
    if not forum.certificates.exists():
        issue_certificates(forum, by=office, pattern="500.3/{urut}/D.9/2024")


def fill_vendors(office):
    """A photo of a business and of its product, a licence that waits, a second like it."""
    vendor, buffer = first_vendor(), io.BytesIO()
    Image.new("RGB", (80, 50), "green").save(buffer, "JPEG")
    picture = Picture(buffer.getvalue(), buffer.getvalue(), 80, 50)
    product = vendor.products.order_by("pk").first() or ProductFactory(vendor=vendor)
    for owner in (vendor, product):
        add_photo(owner, picture, caption="Tampak depan", by=office)
    LicenceFactory(vendor=vendor, kind="halal", number="ID1")
    VendorFactory(name=f"{vendor.name} Baru", status="submitted")


def fill_imports(forum, office):
    """Of each kind of file one whose columns are asked, one to look at, one saved."""
    known, asked = "Nama;Instansi\nBudi Baru;Dinas Kesehatan\n", "Orang;Kantor\nBudi;Dikes\n"
    for text in (known, asked, f"{known}Ani Baru;Dinas Sosial\n"):
        file = ContentFile(text.encode(), "peserta.csv")
        last = receive_file(
            ParticipantImport,
            people_layout(forum),
            forum=forum,
            by=office,
            file=file,
            kind="delegate",
        )
    commit_participants(last, by=office)

    known = "kd_satker_str;nama_satker\n1.02;Dinas Kesehatan\n9.99;Dinas Entah\n"
    for text in (known, known.replace("nama_satker", "sebutan"), known.replace("1.02", "1.03")):
        file = ContentFile(text.encode(), "satker.csv")
        last = receive_file(AgencyImport, AGENCIES, by=office, file=file)
    commit_agencies(last, by=office)

    known = "kd_rup;nama_paket;nama_satker;pagu\n48123456;Snack rapat;Dinas Entah;1.000.000\n"
    for text in (
        known,
        known.replace("nama_paket", "barang"),
        known.replace("Entah", "Kesehatan"),
    ):
        file = ContentFile(text.encode(), "rup.csv")
        last = receive_file(DemandImport, DEMAND, by=office, file=file, year=2025)
    commit_demand(last, by=office)

    known = "nama_satker;belanja_pengadaan\nDinas Kesehatan;1.000.000\nDinas Entah;5\n"
    for text in (known, known.replace("nama_satker", "sebutan"), known.replace("5", "6")):
        file = ContentFile(text.encode(), "pagu.csv")
        last = receive_file(BudgetImport, BUDGETS, by=office, file=file, year=2025, version="apbd")
    commit_budgets(last, by=office)

    known = EXCERPT.read_text()
    few = "\n".join(known.splitlines()[:4])
    for text in ("Kantor;Barang;Angka\nDikes;Kertas;1000\n", known, few):
        file = ContentFile(text.encode(), "realisasi.csv")
        last = receive_purchases(by=office, file=file, year=None)
        if last.mapping is not None:
            reread(last)
    decide(last, units={"*": "new"})
    reread(last)
    save(last, by=office)


def fill_vendor_imports(office):
    """A list of vendors in each state, and a certificate that waits for a decision."""
    known = "Nama usaha;Pemilik;No HP\nWarung Baru;Budi;081300000901\n;Ani;\n"
    asked = known.replace("Nama usaha", "Sebutan")
    for text in (asked, known, known.replace("Warung", "Toko")):
        kind = KINDS["vendors"]
        file = ContentFile(text.encode(), "vendor.csv")
        last = receive_file(kind.model, kind.layout, by=office, file=file)
    kind.commit(last, by=office)

    text = f"Nama Perusahaan;Produk;Nilai TKDN (%)\n{first_vendor().name};Plakat;45,5\n"
    kind = KINDS["certificates"]
    file = ContentFile(text.encode(), "sertifikat.csv")
    kind.commit(receive_file(kind.model, kind.layout, by=office, file=file), by=office)


def fill_requests(forum, office):
    """Somebody who asked about the own data and was answered, and somebody who waits."""
    person = forum.participants.order_by("pk").first()
    asked = DataRequestFactory(
        channel="ticket", status="open", participant=person, confirmed_at=None
    )
    asked.give_answer(status="done", answer="Salinan terlampir.", by=office)
    DataRequestFactory(status="open", kind="correction", text="Nama saya salah tulis.")


def first_vendor() -> Vendor:
    return Vendor.objects.exclude(status="submitted").order_by("pk").first()


def model_of(name):
    """The model whose rows a number in this address means, or None."""
    namespace, _, words = name.partition(":")
    parts = words.split("_")
    for length in range(len(parts), 0, -1):
        noun = "_".join(parts[:length])
        if other := OTHER_ROWS.get(f"{namespace}:{noun}"):
            return apps.get_model(*other)
        if found := apps.all_models[APPS.get(namespace, namespace)].get(noun.replace("_", "")):
            return found
    return None


class Rows:
    """Values for the variable parts of every address."""

    def __init__(self, forum: Forum):
        self.forum = forum
        self.vendor = first_vendor()
        self.product = self.vendor.products.exclude(photos=None).order_by("pk").first()
        self.invitation = open_invitation()
        self.claim = ProfileInvitation.issue(self.vendor, by=UserFactory())
        self.confirm = ProfileInvitation.issue(self.vendor, by=UserFactory(), purpose="confirm")

    def address(self, name: str) -> str:
        return reverse(name, kwargs={part: self.part(name, part) for part in all_urls()[name][1]})

    def part(self, name, part):
        if part == "pk":
            return self.pk(name)
        values = {
            "slug": self.vendor.slug if is_of_vendor(name) else self.forum.slug,
            "app_label": "vendors",
            "model_name": "vendor",
            "product_slug": self.product.slug,
            "other_slug": Vendor.objects.filter(merged_into=None).order_by("pk").last().slug,
            "token": self.token(name),
            "verb": "cancel",
            "record": self.forum.participants.order_by("pk").first().pk,
        }
        return values.get(part, SAMPLES[part])

    def token(self, name):
        person = self.forum.participants.order_by("pk").first()
        tokens = {
            "certificates": lambda: self.forum.certificates.first().token,
            "invitations": lambda: self.invitation.token,
            "tickets": lambda: person.ticket_token,
            "privacy": lambda: person.ticket_token,
            "matching": lambda: person.ticket_token,
            "vendors": lambda: self.claim,
        }
        if name.startswith("privacy:request"):
            return DataRequest.objects.order_by("pk").first().token
        if name == "vendors:profile_confirm":
            return self.confirm
        if name == "invitations:guest_create":
            return self.invitation.forum.guest_token
        return tokens.get(name.partition(":")[0], lambda: "contoh")()

    def pk(self, name):
        """The number of the first row that the page can show; one of nobody if there is none."""
        model = model_of(name)
        if model is None:
            return SAMPLES["pk"]
        rows = model.objects.order_by("pk")
        if (chosen := CHOSEN.get(name)) is not None:
            rows = rows.filter(**chosen)
        fields = {field.name for field in model._meta.fields}
        if name.startswith("invitations:"):
            rows = rows.filter(forum=self.invitation.forum_id)
        elif "forum" in fields:
            rows = rows.filter(forum=self.forum)
        if name.startswith("vendors:"):
            if "vendor" in fields:
                rows = rows.filter(vendor=self.vendor)
            elif "product" in fields:
                rows = rows.filter(product=self.product)
        return getattr(rows.first(), "pk", SAMPLES["pk"])


def is_of_vendor(name: str) -> bool:
    """Whether the word in an address is the name of a vendor; else it is that of a forum."""
    return name.startswith("vendors:") or name == "matching:vendor_meeting_list"


def open_invitation():
    """An invitation whose forum takes registrations, with one person, and the link for guests."""
    OfficeFactory()
    ConsentTextFactory()
    invitation = InvitationFactory(forum__series="Temu Bisnis Terbuka")
    invitation.forum.open_guest_link()
    invitation.forum.refresh_from_db()
    ParticipantFactory(forum=invitation.forum, agency=invitation.agency)
    return invitation


def walked(start: str) -> list[tuple[str, Role | None]]:
    """The addresses of a part of the project with who looks at each; "" is all that is left."""
    parts = ("events", "matching", "vendors")
    names = all_urls().keys() - COVERED - {"closed_account_page"}
    inside = {
        name for name in names if (name.startswith(start) if start else not name.startswith(parts))
    }
    return [(name, role) for name in sorted(inside) for role in readers(name)]


def readers(name: str) -> list[Role | None]:
    """Who looks at a page in the walk: the first role that may, and anyone at a public one."""
    if name in PUBLIC:
        return [None, Role.ADMIN]
    if name in OWN_ACCOUNT:
        return [Role.ADMIN]
    return [next(role for role in Role if role in ROLES[name])]
