"""What a list or a record can be taken away as: the menu of its files, and papers as an answer."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from core.addresses import query_without, reverse

PLACES = ("page", "after", "before")
"""Parameters that say where in a list somebody is, which its files do not heed."""


def export_menu(
    request: HttpRequest,
    files: Iterable[Sequence[str]],
    args: Sequence[Any] = (),
    *,
    without: Collection[str] = PLACES,
    new_group: str = "",
) -> list[dict[str, Any]]:
    """The items of ``_export_menu.html``: each file is its label, hint, URL name and icon.

    The filters of the list go along, but for the parameters ``without``. A line stands above the
    file whose URL name is ``new_group``.
    """
    query = query_without(request.GET, without)
    return [
        {
            "label": label,
            "hint": hint,
            "url": f"{reverse(name, args)}{query}",
            "icon": icon,
            "new_group": name == new_group,
        }
        for label, hint, name, icon in files
    ]


def table_files(name: str) -> list[tuple[str, str, str, str]]:
    """The two files of a list for ``export_menu``: URLs called ``name`` with _xlsx and _csv."""
    return [
        excel_file(name),
        ("CSV (.csv)", "UTF-8, pemisah titik koma", f"{name}_csv", "filetype-csv"),
    ]


def excel_file(name: str) -> tuple[str, str, str, str]:
    """The one file of a short list for ``export_menu``: a URL called ``name`` with _xlsx."""
    return ("Excel (.xlsx)", "Semua kolom, siap diolah", f"{name}_xlsx", "filetype-xlsx")


def pdf_response(content: bytes, name: str, *, is_download: bool = False) -> HttpResponse:
    """A paper to be shown, or saved at once, as ``name`` without its ending .pdf."""
    kind = "attachment" if is_download else "inline"
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'{kind}; filename="{name}.pdf"'},
    )
