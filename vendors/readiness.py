"""Vendors by what they still need to be sold in e-Katalog: rows of a page, and of its file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.spreadsheets import Kind, SheetColumn
from vendors.models import EkatalogStage, LicenceRule, Vendor
from vendors.requirements import Dossier, Requirement, missing_papers, readiness

COLUMNS = [
    SheetColumn("Vendor", 36),
    SheetColumn("Tahap e-Katalog", 18),
    SheetColumn("Syarat terpenuhi", 10, Kind.INT),
    SheetColumn("Semua syarat", 10, Kind.INT),
    SheetColumn("Yang kurang", 60),
    SheetColumn("Cara memenuhinya", 80),
]


@dataclass(frozen=True)
class ReadinessRow:
    """A vendor and all that is asked of it."""

    vendor: Vendor
    conditions: list[Requirement]

    @property
    def all(self) -> int:
        return len(self.conditions)

    @property
    def met(self) -> int:
        return sum(one.is_met for one in self.conditions)

    @property
    def missing(self) -> list[Requirement]:
        return [one for one in self.conditions if one.is_missing]

    @property
    def can_move(self) -> bool:
        """Whether its papers are complete and nobody has said so yet."""
        is_complete = not missing_papers(self.conditions)
        return is_complete and self.vendor.ekatalog_stage == EkatalogStage.NONE

    @property
    def cells(self) -> list[object]:
        vendor, missing = self.vendor, self.missing
        return [
            vendor.name, vendor.get_ekatalog_stage_display(), self.met, self.all,
            "; ".join(one.title for one in missing), " ".join(one.todo for one in missing),
        ]  # fmt: skip


def readiness_rows(vendors: Iterable[Vendor], day: date) -> list[ReadinessRow]:
    """Vendors that were fetched `with_dossier()`, as they stand on a day. One query more."""
    rules = list(LicenceRule.objects.active())
    return [ReadinessRow(one, readiness(Dossier(one, rules, day))) for one in vendors]
