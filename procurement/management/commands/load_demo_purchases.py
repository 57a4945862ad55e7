"""Purchases and budgets for demonstration. All of them are invented, and their names say so."""

import random
from datetime import date, timedelta
from decimal import Decimal

import pghistory
from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models import Q

from accounts.models import Agency, User
from events.models import Forum, Participant, ParticipantKind
from matching.models import Commitment, ProcurementMethod, ProcurementType
from procurement.actions.checking import check_findings
from procurement.actions.closing import close_period
from procurement.actions.linking import link_many, propose
from procurement.models import (
    AreaBasis,
    Budget,
    BudgetVersion,
    OriginBasis,
    OriginCluster,
    Purchase,
    SellerArea,
    Source,
    Stage,
    Supplier,
    normalise_name,
)
from vendors.models import Category, Vendor

SLUG = "business-matching-p3dn-2024"
MARK = "DEMO-"
SEED = 6_032_024
# Name, category, and the least and most that a package costs.
GOODS = [
    ("Snack rapat koordinasi", "kudapan", 3_500_000, 9_000_000),
    ("Nasi kotak pelatihan", "makanan-minuman", 6_000_000, 24_000_000),
    ("Cetak buku laporan", "cetak-dokumen", 8_000_000, 30_000_000),
    ("Alat tulis kantor", "alat-tulis", 2_500_000, 15_000_000),
    ("Seragam lapangan", "pakaian-dinas", 12_000_000, 45_000_000),
    ("Mebel ruang pelayanan", "mebel-kantor", 15_000_000, 60_000_000),
    ("Suvenir kegiatan", "cendera-mata", 4_000_000, 12_000_000),
]
IMPORTED = [
    ("Printer dan tinta", "", 8_000_000, 35_000_000),
    ("Laptop kantor", "", 20_000_000, 90_000_000),
]
OUTSIDERS = ["CV Contoh Niaga Jauh", "PT Contoh Komputer Antarkota", "CV Contoh Sarana Kantor"]


class Command(BaseCommand):
    help = "Add invented purchases around the demo forum, with budgets and fulfilled commitments."

    @transaction.atomic
    def handle(self, *args, **options):
        forum = Forum.objects.filter(slug=SLUG).first()
        by = User.objects.filter(username="staff").first()
        if (
            forum is None
            or by is None
            or Purchase.objects.filter(package_key__startswith=MARK).exists()
        ):
            self.stdout.write("Demo purchases: nothing to add.")
            return
        with pghistory.context(user=by.pk, verb="create"):
            count = Maker(forum, by).make()
            linked, _ = link_many(propose(promises_of(forum)), by=by)
            check_findings(by=by)
            close_period(
                year=2024, first_month=1, last_month=3, note="Contoh: laporan triwulan I", by=by
            )
        self.stdout.write(f"Demo purchases: {count} added, {linked} linked to commitments.")


def promises_of(forum):
    return list(
        Commitment.objects.standing()
        .filter(forum=forum)
        .select_related("agency", "vendor", "forum", "demand")
        .order_by("pk")[:200]
    )


class Maker:
    """The same purchases on every machine: the dice are loaded."""

    def __init__(self, forum: Forum, by: User) -> None:
        self.forum, self.by = forum, by
        self.dice = random.Random(SEED)  # noqa: S311 - invented data, no secret
        here = Participant.objects.filter(forum=forum)
        self.agencies = list(
            Agency.objects.filter(pk__in=here.values("agency")).order_by("abbreviation")
        )
        self.vendors = list(
            Vendor.objects.filter(
                Q(pk__in=here.filter(kind=ParticipantKind.VENDOR).values("vendor"))
            ).order_by("name")
        )
        self.categories = dict(Category.objects.values_list("slug", "pk"))
        self.purchases: list[Purchase] = []

    def make(self) -> int:
        local = [self.seller(vendor.name, vendor) for vendor in self.vendors]
        outside = [self.seller(name, None) for name in OUTSIDERS]
        for agency in self.agencies:
            self.budget(agency)
            for month in range(1, 13):
                self.buy(agency, date(2024, month, 1), local, outside)
        for commitment in promises_of(self.forum)[::2]:
            self.fulfil(commitment)
        Purchase.objects.bulk_create(self.purchases, batch_size=500)
        return len(self.purchases)

    def seller(self, name: str, vendor: Vendor | None) -> Supplier:
        supplier, _ = Supplier.objects.get_or_create(
            normalised_name=normalise_name(name),
            npwp=None,
            defaults={
                "name": name,
                "vendor": vendor,
                "size_class": vendor.size_class if vendor else "medium",
                "is_cooperative": bool(vendor and vendor.is_cooperative),
            },
        )
        return supplier

    def budget(self, agency: Agency) -> None:
        total = Decimal(self.dice.randrange(400, 1500)) * 1_000_000
        Budget.objects.get_or_create(
            agency=agency,
            year=2024,
            version=BudgetVersion.APBD,
            defaults={
                "procurement": total,
                "goods_services": total * 7 / 10,
                "capital": total * 3 / 10,
                "note": "Rekaan untuk contoh",
            },
        )

    def buy(self, agency, first, local, outside) -> None:
        """One or two packages a month; after the forum more of them go to those who were there."""
        day = first + timedelta(days=self.dice.randrange(27))
        share = 0.55 if day > self.forum.first_day else 0.25
        for _ in range(self.dice.choice((1, 1, 2))):
            is_local = bool(local) and self.dice.random() < share
            is_import = not is_local and self.dice.random() < 0.15
            name, category, low, high = self.dice.choice(IMPORTED if is_import else GOODS)
            value = Decimal(self.dice.randrange(low, high, 50_000))
            supplier = self.dice.choice(local if is_local else outside)
            self.add(agency, day, name, value, supplier, is_import=is_import)
            self.purchases[-1].category_id = self.categories.get(category)

    def fulfil(self, commitment: Commitment) -> None:
        day = (commitment.planned_month or self.forum.first_day) + timedelta(days=9)
        if day <= self.forum.first_day:
            day = self.forum.first_day + timedelta(days=14)
        supplier = self.seller(commitment.vendor.name, commitment.vendor)
        value = commitment.value or Decimal(5_000_000)
        self.add(commitment.agency, day, commitment.description, value, supplier, is_import=False)
        if commitment.rup_code:
            self.purchases[-1].rup_codes = [commitment.rup_code]

    def add(self, agency, day, name, value, supplier, *, is_import) -> None:
        is_judged = is_import or self.dice.random() < 0.93
        is_umk = supplier.is_umkk
        cluster = OriginCluster.IMPORT if is_import else OriginCluster.PDN
        self.purchases.append(
            Purchase(
                agency=agency,
                year=day.year,
                source=self.dice.choice((Source.EKATALOG6, Source.NONTENDER, Source.RECORDING)),
                package_key=f"{MARK}{len(self.purchases) + 1:05}",
                supplier=supplier,
                supplier_name=supplier.name,
                size_class=supplier.size_class,
                is_cooperative=supplier.is_cooperative or None,
                package_name=f"{name} (contoh)"[:1000],
                method=self.dice.choice(
                    (ProcurementMethod.E_PURCHASING, ProcurementMethod.DIRECT)
                ),
                procurement_type=ProcurementType.GOODS,
                fund_source="APBD",
                stage=Stage.REALISED if self.dice.random() < 0.8 else Stage.CONTRACTED,
                contracted_on=day,
                value=value,
                pdn_value=(0 if is_import else value) if is_judged else None,
                umk_value=None if is_umk is None or not is_judged else value if is_umk else 0,
                origin_cluster=cluster if is_judged else OriginCluster.UNKNOWN,
                origin_basis=OriginBasis.ESTIMATE if is_judged else "",
                seller_area=SellerArea.CITY if supplier.vendor_id else SellerArea.NATION,
                area_basis=AreaBasis.DIRECTORY if supplier.vendor_id else AreaBasis.FILE,
                created_by=self.by,
            )
        )
