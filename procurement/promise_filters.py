"""Filters of the list of promises: every step of the funnels leads there."""

import django_filters
from django import forms
from django.db.models import Q

from accounts.models import Agency
from core.filters import NamedRecordFilter
from events.models import Forum
from matching.filters import CommitmentFilter
from matching.models import Commitment
from matching.models.commitment import PROMISED
from procurement.filters import ids_below
from vendors.models import Vendor

# The steps of a promise as ``PromiseSums`` adds them up; "paid" is what ``with_paid`` says.
STANDING = Q(status__in=PROMISED)
REACHED = {
    "promised": ("Komitmen, tanpa minat dan yang batal", STANDING),
    "planned": ("Punya kode RUP", STANDING & ~Q(rup_code="")),
    "contracted": ("Berkontrak", STANDING & ~Q(contract_number="")),
    "paid": ("Terbayar, penuh atau sebagian", STANDING & Q(paid__gt=0)),
}


class PromiseFilter(CommitmentFilter):
    reached = django_filters.ChoiceFilter(
        label="Sudah sampai",
        choices=[(name, label) for name, (label, _) in REACHED.items()],
        empty_label="Semua",
        method="has_reached",
    )
    year = django_filters.NumberFilter(
        label="Tahun forum",
        field_name="forum__first_day__year",
        min_value=2000,
        max_value=2100,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    forum = NamedRecordFilter(
        label="Forum", queryset=Forum.objects.none(), empty_label="Semua forum"
    )
    agency = NamedRecordFilter(
        label="OPD", queryset=Agency.objects.none(), empty_label="Semua OPD", method="below"
    )
    vendor = django_filters.ModelChoiceFilter(
        label="Vendor", queryset=Vendor.objects.none(), widget=forms.HiddenInput
    )

    class Meta:
        model = Commitment
        fields = ["q", "reached", "status", "overdue", "year", "forum", "agency", "vendor"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["forum"].queryset = Forum.objects.visible_to(user).order_by("-first_day")
        agencies = Agency.objects.visible_to(user)
        if user.is_vendor:
            own = Commitment.objects.visible_to(user)
            agencies = agencies.filter(pk__in=own.order_by().values("agency"))
        self.filters["agency"].queryset = agencies.order_by("name")
        self.filters["vendor"].queryset = Vendor.objects.browsable_by(user)

    def has_reached(self, queryset, name, value):
        return queryset.filter(REACHED[value][1])

    def below(self, queryset, name, value):
        return queryset.filter(agency__in=ids_below(value.pk))
