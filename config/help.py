"""Which help page belongs to whom, and which part of it to the page that is open."""

from dataclasses import dataclass

from accounts.models import Role, User


@dataclass(frozen=True)
class Guide:
    """A help page: its name in the address, for whom it is, and what it is about."""

    slug: str
    title: str
    text: str


GUIDES = (
    Guide(
        "visitor", "Pengunjung dan undangan", "Mendaftar lewat tautan, tiket, direktori vendor."
    ),
    Guide("vendor", "Vendor", "Profil, izin, produk, permintaan temu, komitmen."),
    Guide("buyer", "Pembeli OPD", "Kebutuhan, vendor yang cocok, temu, komitmen, belanja."),
    Guide("staff", "Petugas dinas", "Forum dari undangan sampai laporan, vendor, impor belanja."),
    Guide(
        "door", "Petugas pintu", "Check-in, pindai tiket, yang belum terdaftar, tanpa jaringan."
    ),
    Guide("observer", "Pimpinan dan pengawas", "Membaca capaian, dampak forum, dan riwayat."),
    Guide("admin", "Admin sistem", "Pengguna, perangkat daerah, target, pengaturan dinas."),
)
GUIDE_OF_ROLE = {
    Role.ADMIN: "staff",
    Role.STAFF: "staff",
    Role.BUYER: "buyer",
    Role.VENDOR: "vendor",
    Role.OBSERVER: "observer",
}

# Of each guide the part that speaks of a page; the longest beginning of the page's name counts.
PARTS: dict[str, dict[str, str]] = {
    "visitor": {
        "events:": "forum",
        "invitations:": "mendaftar",
        "tickets:": "tiket",
        "vendors:": "direktori",
        "open_data:": "data-terbuka",
        "account": "masuk",
    },
    "vendor": {
        "events:": "forum",
        "vendors:licence": "izin",
        "vendors:product": "produk",
        "vendors:vendor_list": "direktori",
        "vendors:": "profil",
        "matching:demand": "kebutuhan",
        "matching:request": "permintaan",
        "matching:commitment": "komitmen",
        "matching:": "hari-h",
        "account": "akun",
        "mfa_": "akun",
        "usersessions": "akun",
    },
    "buyer": {
        "events:": "forum",
        "vendors:": "vendor",
        "matching:demand": "kebutuhan",
        "matching:request": "permintaan",
        "matching:commitment": "komitmen",
        "matching:": "hari-h",
        "procurement:": "belanja",
        "reports:": "laporan",
        "account": "akun",
        "mfa_": "akun",
        "usersessions": "akun",
    },
    "staff": {
        "events:": "forum",
        "events:invitation": "undangan",
        "events:letter": "undangan",
        "events:change_request": "undangan",
        "events:participant": "peserta",
        "events:import": "peserta",
        "events:badge": "peserta",
        "events:attendance": "penutupan",
        "events:paper": "penutupan",
        "events:minutes": "penutupan",
        "events:certificate": "penutupan",
        "events:afterwards": "penutupan",
        "vendors:": "vendor",
        "matching:": "jadwal",
        "matching:demand": "kebutuhan",
        "matching:commitment": "komitmen",
        "matching:outcome": "komitmen",
        "procurement:": "belanja",
        "reports:": "laporan",
        "search": "cari",
    },
    "door": {
        "events:check_in": "check-in",
        "events:scan": "pindai",
        "events:walk_in": "daftar-di-tempat",
        "events:participant_check_in": "check-in",
        "events:arrival": "layar-dinding",
    },
    "observer": {
        "events:": "forum",
        "vendors:": "vendor",
        "matching:": "komitmen",
        "procurement:": "belanja",
        "reports:": "laporan",
        "accounts:record": "riwayat",
        "accounts:": "akun",
    },
    "admin": {
        "accounts:user": "pengguna",
        "accounts:agency": "perangkat-daerah",
        "accounts:region": "perangkat-daerah",
        "accounts:office": "pengaturan",
        "accounts:record": "riwayat",
        "accounts:profile": "akun",
        "account": "akun",
        "mfa_": "akun",
        "usersessions": "akun",
        "procurement:target": "target",
    },
}
# Those who work at the dinas read these before their own guide when they speak of the page.
SPECIAL = ("door", "admin")


def part_for(guide: str, view_name: str) -> str:
    """The part of the guide that speaks of the page, "" if none does."""
    parts = PARTS[guide]
    fitting = [beginning for beginning in parts if view_name.startswith(beginning)]
    return parts[max(fitting, key=len)] if fitting else ""


def help_for(user: User | None, view_name: str) -> tuple[str, str]:
    """Guide and part that help somebody on a page; nobody signed in reads that of visitors."""
    if user is None:
        return "visitor", part_for("visitor", view_name)
    if user.is_office:
        for guide in SPECIAL:
            if part := part_for(guide, view_name):
                return guide, part
    guide = GUIDE_OF_ROLE[Role(user.role)]
    return guide, part_for(guide, view_name)
