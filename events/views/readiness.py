"""What the vendors of a forum still lack, so that the office can help before the day."""

from django.views.decorators.http import require_safe

from accounts.access import roles_allowed
from accounts.models import Role
from core.exports import export_menu
from core.formats import date_with_day
from core.pagination import paginate
from core.spreadsheets import Sheet, xlsx_download
from events.views.scope import get_forum, render_forum
from vendors.readiness import COLUMNS, readiness_rows

ROWS = 25
EXCEL = (
    "Excel (.xlsx)", "Dengan cara memenuhinya", "events:vendor_readiness_xlsx", "filetype-xlsx",
)  # fmt: skip


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def vendor_readiness_list(request, slug):
    """Licences count that are valid on the first day of the forum, not those of today."""
    forum = get_forum(request, slug)
    page = paginate(request, forum.own_vendors().with_dossier(), ROWS)
    context = {
        "page": page,
        "rows": readiness_rows(page, forum.first_day),
        "exports": export_menu(request, [EXCEL], [forum.slug]),
    }
    return render_forum(request, "events/vendor_readiness_list.html", forum, context)


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def vendor_readiness_xlsx(request, slug):
    forum = get_forum(request, slug)
    rows = readiness_rows(forum.own_vendors().with_dossier(), forum.first_day)
    heading = [f"Kesiapan vendor {forum}", f"Keadaan pada {date_with_day(forum.first_day)}"]
    sheet = Sheet("Kesiapan vendor", COLUMNS, [row.cells for row in rows], heading)
    return xlsx_download(f"kesiapan-vendor-{slug}.xlsx", sheet)
