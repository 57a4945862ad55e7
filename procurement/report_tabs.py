"""The parts of the reports, as tabs above each of their pages."""

from collections.abc import Callable

from accounts.access import may_use
from accounts.models import User
from core.addresses import reverse

PAGES = [
    ("dashboard", "Capaian"),
    ("agency_table", "Per OPD"),
    ("week_table", "Mingguan"),
    ("breakdown_page", "Rincian"),
    ("indicator_list", "Tujuh indikator"),
    ("forum_effect_list", "Dampak forum"),
    ("finding_list", "Temuan"),
    ("gap_list", "Celah"),
    ("closing_list", "Tutup periode"),
]


def plain_url(name: str) -> str:
    return reverse(f"reports:{name}")


def report_tabs(user: User, page: str, url: Callable[[str], str] = plain_url) -> list[dict]:
    """The tabs that a person may open; ``page`` is the URL name of the one that is on."""
    tabs = [
        {"label": label, "url": url(name), "active": name == page}
        for name, label in PAGES
        if may_use(user, f"reports:{name}")
    ]
    # What became of forums and what the figures are held against: lists with filters of their own.
    return tabs + [
        {"label": label, "url": reverse(name), "active": name == page}
        for name, label in (
            ("procurement:promise_list", "Komitmen"),
            ("procurement:target_list", "Target"),
            ("procurement:budget_list", "Pagu"),
        )
        if may_use(user, name)
    ]
