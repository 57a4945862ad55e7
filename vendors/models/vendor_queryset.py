"""Which vendors: by who looks, by state, and with what a page needs."""

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, Subquery, When
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone

from vendors.models.vendor_choices import EkatalogStage, VendorStatus

# More choices than this are not put into one list: they are asked for by name.
FEW_VENDORS = 300


def has_every_word(text: str) -> Q:
    """Whose name has every word of the text."""
    return Q(*(Q(name__icontains=word) for word in text.split()[:10]))


def are_many(rows: models.QuerySet) -> bool:
    """Whether there are more of them than a list to choose from should hold."""
    return rows.order_by("pk")[FEW_VENDORS : FEW_VENDORS + 1].exists()


def _rows(model: str) -> Any:
    """All rows of a model that itself points to vendors, and so cannot be imported here."""
    return apps.get_model("vendors", model)._default_manager


def _has(model: str, condition: Q) -> Exists:
    return Exists(_rows(model).filter(condition, vendor=OuterRef("pk")))


class VendorQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The office and observers see all, a vendor its own, a buyer those that are verified."""
        if user.is_vendor:
            return self.filter(representatives__user=user, merged_into=None)
        if user.is_buyer:
            return self.verified()
        return self.unmerged()

    def browsable_by(self, user):
        """Whose page a person may open: also the public, and other vendors, see verified ones."""
        if not user.is_authenticated:
            return self.verified()
        if user.is_vendor:
            own = _rows("Representative").filter(user=user).values("vendor")
            return self.unmerged().filter(Q(status=VendorStatus.VERIFIED) | Q(pk__in=own))
        return self.visible_to(user)

    def editable_by(self, user):
        """The office edits all, a vendor its own."""
        if user.is_office:
            return self.unmerged()
        if user.is_vendor:
            return self.visible_to(user)
        return self.none()

    def namesakes_of(self, pk):
        """Others of the same name, legal form and punctuation left out; the first entered first."""
        own = self.filter(pk=pk).exclude(name_key="").values("name_key")
        return self.unmerged().filter(name_key__in=own).exclude(pk=pk).order_by("pk")

    def unmerged(self):
        """Without records that turned out to be another vendor entered twice."""
        return self.filter(merged_into=None)

    def named(self, text):
        return self.filter(has_every_word(text))

    def are_many(self) -> bool:
        return are_many(self)

    def verified(self):
        """Checked by the office and not suspended: what buyers and the public may see."""
        return self.unmerged().filter(status=VendorStatus.VERIFIED)

    def unverified(self):
        return self.unmerged().exclude(status=VendorStatus.VERIFIED)

    def submitted(self):
        return self.unmerged().filter(status=VendorStatus.SUBMITTED)

    def for_list(self):
        return self.select_related("region__parent").order_by("name", "pk")

    def waiting_for_check(self):
        """What the office must look at: handed in, changed since, or with new licences."""
        everyone = self.model.objects.order_by()
        verified = everyone.filter(status=VendorStatus.VERIFIED)
        # Three small indexes, not a look at every verified vendor.
        waiting = (
            everyone.filter(status=VendorStatus.SUBMITTED)
            .values("pk")
            .union(
                verified.filter(recheck_since__isnull=False).values("pk"),
                verified.filter(pk__in=_rows("Licence").waiting().values("vendor")).values("pk"),
                all=True,
            )
        )
        return self.unmerged().filter(pk__in=waiting)

    def for_check_list(self):
        """The queue with the number of licences that wait, longest waiting first."""
        licences = _rows("Licence").waiting()
        counted = licences.filter(vendor=OuterRef("pk")).order_by().values("vendor")
        return (
            self.waiting_for_check()
            .select_related("region")
            .annotate(
                waiting_licences=Coalesce(
                    Subquery(counted.annotate(count=Count("pk")).values("count")), 0
                ),
                waiting_since=Coalesce(
                    "recheck_since",
                    Case(When(status=VendorStatus.SUBMITTED, then="submitted_at")),
                    Subquery(
                        licences.filter(vendor=OuterRef("pk"))
                        .order_by("created_at")
                        .values("created_at")[:1]
                    ),
                ),
            )
            .order_by("waiting_since", "pk")
        )

    def check_counts(self) -> dict[str, int]:
        """How many vendors wait, and for what; a vendor may wait for two things."""
        return self.for_check_list().aggregate(
            total=Count("pk"),
            submitted=Count("pk", filter=Q(status=VendorStatus.SUBMITTED)),
            changed=Count("pk", filter=Q(recheck_since__isnull=False)),
            licences=Count("pk", filter=Q(waiting_licences__gt=0)),
        )

    def way_totals(self) -> dict[str, int]:
        """How many are recorded, have a NIB, are checked, and came at least to each stage."""
        stages = EkatalogStage.values
        reached = {
            stage: Count("pk", filter=Q(ekatalog_stage__in=stages[place:]))
            for place, stage in enumerate(stages)
            if place
        }
        return self.order_by().aggregate(
            recorded=Count("pk"),
            numbered=Count("nib"),
            verified=Count("pk", filter=Q(status=VendorStatus.VERIFIED)),
            **reached,
        )

    def with_dossier(self):
        """With all that requirements are computed from, in a fixed number of queries."""
        products = _rows("Product")
        return self.prefetch_related(
            "kbli_codes",
            Prefetch("licences", _rows("Licence").for_vendor()),
            Prefetch("products", products.with_category().with_photo().order_by("name")),
        )

    def with_people(self):
        """With who works there in the latest year that is known: `people` by year, total, women,
        disabled; None if no year is.
        """
        latest = _rows("Workforce").filter(vendor=OuterRef("pk")).order_by("-year")
        told = JSONObject(
            year="year", total=F("men") + F("women"), women="women", disabled="disabled"
        )
        return self.annotate(people=Subquery(latest.values(told=told)[:1]))

    def for_file(self):
        """With all that a row of a file says, read in portions."""
        products = _rows("Product").filter(vendor=OuterRef("pk"), is_active=True).order_by()
        counted = products.values("vendor").values(count=Count("pk"))
        rows = self.for_list().with_people().prefetch_related("kbli_codes")
        rows = rows.annotate(product_count=Coalesce(Subquery(counted), 0))
        return rows.iterator(chunk_size=1000)

    def with_parts(self):
        """Whether each part of the profile that has rows of its own is begun."""
        return self.annotate(
            has_kbli=_has("VendorKbli", Q()),
            lacks_risk=_has("VendorKbli", Q(risk="")),
            has_workforce=_has("Workforce", Q(year__gte=timezone.localdate().year - 1)),
            has_photo=_has("VendorPhoto", Q()),
            has_licence=_has("Licence", Q()),
            has_product=_has("Product", Q(is_active=True)),
            has_priced_product=_has("Product", Q(is_active=True, price__isnull=False)),
            has_expired_licence=_has(
                "Licence",
                Q(standing="issued", expires_on__lt=timezone.localdate(), renewal=None),
            ),
        )
