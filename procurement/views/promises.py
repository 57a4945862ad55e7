"""Promises of all forums in one list, what stands behind every sum of them, and its files."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import roles_allowed
from accounts.models import Role
from core.exports import export_menu, table_files
from core.pagination import paginate
from core.spreadsheets import Kind, Sheet, SheetColumn, csv_download, xlsx_download
from matching.models import Commitment
from matching.views import commitments
from procurement.promise_filters import PromiseFilter
from procurement.promises import PAID_PROMISES, PromiseSums, sums_of_promises, with_paid
from procurement.report_tabs import report_tabs

COLUMNS = [
    SheetColumn("Forum", 40),
    *commitments.COLUMNS,
    SheetColumn("Terbayar", 18, Kind.MONEY),
]


def filter_promises(request):
    """The filtered list: what the page shows is what its files hold."""
    rows = with_paid(Commitment.objects.visible_to(request.user).for_list())
    return PromiseFilter(request.GET, queryset=rows, user=request.user)


@roles_allowed(*Role)
@require_safe
def promise_list(request):
    filterset = filter_promises(request)
    (sums,) = sums_of_promises(filterset.qs)
    context = {
        "filter": filterset,
        "page": paginate(request, filterset.qs),
        "sums": PromiseSums(*sums),
        "paid_note": PAID_PROMISES,
        "tabs": report_tabs(request.user, "procurement:promise_list"),
        "exports": export_menu(request, table_files("procurement:promise")),
    }
    return render(request, "procurement/promise_list.html", context)


def rows_of(promises):
    for promise, cells in zip(promises, commitments.rows_of(promises), strict=True):
        yield (promise.forum.name, *cells, promise.paid)


@roles_allowed(*Role)
@require_safe
def promise_xlsx(request):
    rows = rows_of(filter_promises(request).qs)
    return xlsx_download("komitmen-semua-forum.xlsx", Sheet("Komitmen", COLUMNS, rows))


@roles_allowed(*Role)
@require_safe
def promise_csv(request):
    return csv_download("komitmen-semua-forum.csv", COLUMNS, rows_of(filter_promises(request).qs))
