"""Attendance across forums, per agency and per person: on the page and as files, as filtered."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.access import roles_allowed
from accounts.models import Agency, Role
from core.addresses import reverse
from core.pagination import paginate
from core.spreadsheets import Kind, Sheet, SheetColumn, csv_download, xlsx_download
from events.filters import TrackRecordFilter
from events.models import Forum, Participant
from events.track_record import PersonRecords, add_people, agency_records

READERS = (Role.STAFF, Role.OBSERVER, Role.BUYER)
FIGURES = [
    SheetColumn("Hadir", 10, Kind.INT),
    SheetColumn("Tidak hadir", 11, Kind.INT),
    SheetColumn("Terakhir hadir", 14, Kind.DATE),
    SheetColumn("Berturut-turut", 20),
]
AGENCY_COLUMNS = [
    SheetColumn("OPD", 44),
    SheetColumn("Forum", 10, Kind.INT),
    SheetColumn("Mengirim utusan", 15, Kind.INT),
    *FIGURES,
]
PERSON_COLUMNS = [
    SheetColumn("Nama", 36),
    SheetColumn("Jenis", 14),
    SheetColumn("Asal", 44),
    SheetColumn("Terdaftar", 10, Kind.INT),
    *FIGURES,
]


def filtered(request):
    """The filter, and the forums of the chosen year, the latest first."""
    forums = Forum.objects.visible_to(request.user).held().for_list()
    years = sorted({forum.first_day.year for forum in forums}, reverse=True)
    filterset = TrackRecordFilter(request.GET, queryset=forums, years=years)
    return filterset, list(filterset.qs) if "year" in filterset.values else list(forums)


def search_of(filterset) -> str:
    return filterset.form.cleaned_data["q"] if filterset.is_valid() else ""


def agencies_as_filtered(request):
    filterset, forums = filtered(request)
    agencies = Agency.objects.visible_to(request.user).matching(search_of(filterset))
    people = Participant.objects.visible_to(request.user)
    return filterset, agency_records(agencies, people, forums)


def people_as_filtered(request):
    filterset, forums = filtered(request)
    people = Participant.objects.visible_to(request.user)
    return filterset, PersonRecords(people, forums, search_of(filterset))


def shell(request, filterset, page, kind):
    """What both lists share: tabs, filter, and their files with the same filter."""
    here = request.resolver_match.url_name
    query = request.GET.copy()
    query.pop("page", None)
    tabs = [("Per OPD", "agency_list"), ("Per orang", "person_list")]
    files = [("Excel (.xlsx)", "xlsx"), ("CSV (.csv)", "csv")]
    return {
        "filter": filterset,
        "page": page,
        "tabs": [
            {"label": label, "url": reverse(f"attendance:{name}"), "active": name == here}
            for label, name in tabs
        ],
        "exports": [
            {
                "label": label,
                "url": f"{reverse(f'attendance:{kind}_{form}')}?{query.urlencode()}",
                "icon": f"filetype-{form}",
            }
            for label, form in files
        ],
    }


@roles_allowed(*READERS)
@require_safe
def agency_list(request):
    filterset, records = agencies_as_filtered(request)
    context = shell(request, filterset, paginate(request, records), "agency")
    return render(request, "attendance/agency_list.html", context)


@roles_allowed(*READERS)
@require_safe
def person_list(request):
    filterset, records = people_as_filtered(request)
    context = shell(request, filterset, paginate(request, records), "person")
    return render(request, "attendance/person_list.html", context)


@roles_allowed(*READERS)
@require_safe
def agency_detail(request, pk):
    """One agency: every forum where it was expected, and who came for it."""
    agencies = Agency.objects.visible_to(request.user).filter(pk=pk)
    agency = get_object_or_404(agencies)
    filterset, forums = filtered(request)
    people = Participant.objects.visible_to(request.user)
    record = next(iter(agency_records(agencies, people, forums)), None)
    if record:
        add_people(record, people)
    context = {"agency": agency, "record": record, "filter": filterset}
    return render(request, "attendance/agency_detail.html", context)


def figures_of(record):
    return (record.came, record.missed, record.last_came_on, str(record.streak or ""))


def agency_cells(records):
    return (
        (record.agency.name, record.expected, record.registered, *figures_of(record))
        for record in records
    )


def person_cells(records):
    return (
        (record.name, record.kind, record.origin, record.registered, *figures_of(record))
        for record in records
    )


@roles_allowed(*READERS)
@require_safe
def agency_xlsx(request):
    rows = agency_cells(agencies_as_filtered(request)[1])
    heading = ["Kehadiran OPD lintas forum"]
    return xlsx_download("kehadiran-per-opd.xlsx", Sheet("Per OPD", AGENCY_COLUMNS, rows, heading))


@roles_allowed(*READERS)
@require_safe
def agency_csv(request):
    rows = agency_cells(agencies_as_filtered(request)[1])
    return csv_download("kehadiran-per-opd.csv", AGENCY_COLUMNS, rows)


@roles_allowed(*READERS)
@require_safe
def person_xlsx(request):
    rows = person_cells(people_as_filtered(request)[1])
    heading = ["Kehadiran orang lintas forum"]
    return xlsx_download(
        "kehadiran-per-orang.xlsx", Sheet("Per orang", PERSON_COLUMNS, rows, heading)
    )


@roles_allowed(*READERS)
@require_safe
def person_csv(request):
    rows = person_cells(people_as_filtered(request)[1])
    return csv_download("kehadiran-per-orang.csv", PERSON_COLUMNS, rows)
