import django_filters

from core.filters import ListFilter, SortFilter
from core.formats import date_long
from events.models import (
    Forum,
    ForumStatus,
    Invitation,
    InvitationStatus,
    Participant,
    ParticipantKind,
    Question,
    Scan,
    ScanOutcome,
)

STATES = [
    ("present", "Hadir"),
    ("absent", "Belum hadir"),
    ("waitlisted", "Daftar tunggu"),
    ("cancelled", "Batal"),
]


class ForumFilter(ListFilter):
    q = django_filters.CharFilter(
        label="Cari nama forum", field_name="name", lookup_expr="icontains", max_length=100
    )
    status = django_filters.ChoiceFilter(
        label="Status", choices=ForumStatus.choices, empty_label="Semua status"
    )

    class Meta:
        model = Forum
        fields = ["q", "status"]


class TrackRecordFilter(ListFilter):
    """Filters of attendance across forums: forums by year; the text is for the rows made of them."""

    q = django_filters.CharFilter(label="Cari", method="keep", max_length=100)
    year = django_filters.ChoiceFilter(
        label="Tahun", field_name="first_day__year", empty_label="Semua tahun"
    )

    class Meta:
        model = Forum
        fields = ["q", "year"]

    def __init__(self, *args, years, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["year"].extra["choices"] = [(str(year), str(year)) for year in years]

    def keep(self, queryset, name, value):
        return queryset


class ParticipantFilter(ListFilter):
    """Filters of the participant list and of its exports; the queryset must have on_day()."""

    q = django_filters.CharFilter(
        label="Cari nama, NIP, kode, OPD, atau usaha", method="search", max_length=100
    )
    kind = django_filters.ChoiceFilter(
        label="Jenis", choices=ParticipantKind.choices, empty_label="Semua jenis"
    )
    origin = django_filters.CharFilter(label="Asal", method="filter_origin", max_length=200)
    state = django_filters.ChoiceFilter(
        label="Status", choices=STATES, method="filter_state", empty_label="Semua status"
    )
    day = django_filters.ChoiceFilter(label="Hari", method="keep")
    unanswered = django_filters.ModelChoiceFilter(
        label="Belum menjawab", queryset=Question.objects.none(), method="filter_unanswered"
    )
    sort = SortFilter(
        label="Urutan",
        empty_label="Nama",
        fields={
            "name": "name",
            "agency__name": "origin",
            "kind": "kind",
            "today__arrived_at": "arrived",
        },
        field_labels={
            "name": "Nama",
            "agency__name": "Asal",
            "kind": "Jenis",
            "today__arrived_at": "Tiba",
        },
    )

    class Meta:
        model = Participant
        fields = ["q", "kind", "origin", "state", "day", "unanswered"]

    def __init__(self, *args, questions=None, forum=None, **kwargs):
        super().__init__(*args, **kwargs)
        if questions is not None:
            self.filters["unanswered"].queryset = questions
        if forum and forum.has_several_days:
            usual = forum.attendance_day
            others = [(str(day), date_long(day)) for day in forum.days if day != usual]
            self.filters["day"].extra |= {"choices": others, "empty_label": date_long(usual)}
        else:
            del self.filters["day"]

    def keep(self, queryset, name, value):
        """The queryset was joined with that day."""
        return queryset

    def search(self, queryset, name, value):
        return queryset.matching(value)

    def filter_origin(self, queryset, name, value):
        return queryset.from_origin(value)

    def filter_state(self, queryset, name, value):
        if value == "present":
            return queryset.present()
        if value == "absent":
            return queryset.absent()
        return queryset.filter(status=value)

    def filter_unanswered(self, queryset, name, value):
        return queryset.yet_to_answer(value)


class InvitationFilter(ListFilter):
    """Filters of the invitations, which have with_status() then."""

    q = django_filters.CharFilter(label="Cari OPD atau usaha", method="search", max_length=100)
    state = django_filters.ChoiceFilter(
        label="Status", choices=InvitationStatus.choices, empty_label="Semua status"
    )

    class Meta:
        model = Invitation
        fields = ["q", "state"]

    def filter_queryset(self, queryset):
        return super().filter_queryset(queryset.with_status())

    def search(self, queryset, name, value):
        return queryset.matching(value)


class ScanFilter(ListFilter):
    """Filters of the list of scans and of its exports."""

    outcome = django_filters.ChoiceFilter(
        label="Hasil", choices=ScanOutcome.choices, empty_label="Semua hasil"
    )
    door = django_filters.ChoiceFilter(label="Pintu", empty_label="Semua pintu")
    operator = django_filters.ChoiceFilter(label="Petugas", empty_label="Semua petugas")

    class Meta:
        model = Scan
        fields = ["outcome", "door", "operator"]

    def __init__(self, *args, doors, operators, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["door"].extra["choices"] = doors
        self.filters["operator"].extra["choices"] = operators
