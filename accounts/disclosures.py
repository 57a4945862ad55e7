"""Keeping who took records away: files, lists with whole numbers, and numbers that were opened."""

import re
from collections.abc import Iterable, Iterator
from http import HTTPStatus

from accounts.models import Disclosure, DisclosureKind
from core.spreadsheets import Kind, SheetColumn
from core.tokens import without_tokens

COLUMNS = [
    SheetColumn("Waktu", kind=Kind.DATETIME),
    SheetColumn("Siapa"),
    SheetColumn("Jenis"),
    SheetColumn("Apa"),
    SheetColumn("Halaman"),
    SheetColumn("Baris", kind=Kind.INT),
]
# Pictures that a page of the directory shows by itself: a visit there is no download.
PICTURE = re.compile(r"_photo$")
FILE_NAME = re.compile(r"filename\*?=(?:utf-8'')?\"?([^\";]+)", re.IGNORECASE)


def keep(request, kind: DisclosureKind, what: str, row_count: int | None = None) -> Disclosure:
    """Write one line of the log. Without it nothing is shown: an error here is not caught."""
    return Disclosure.objects.create(
        kind=kind,
        what=what[:300],
        path=without_tokens(request.path),
        row_count=row_count,
        by=request.user,
    )


def keep_list(request, what: str, rows) -> None:
    """A page shows whole numbers of so many people, because its work is to call them."""
    if rows:
        keep(request, DisclosureKind.LIST, what, len(rows))


def opened_number(request, record, names: Iterable[str]) -> str:
    """The name of the number of this record that the person asks to see whole, or "".

    Asked for by a POST with the name in `number`; each time it is kept who saw it.
    """
    name = request.POST.get("number", "")
    if name not in names or not getattr(record, name):
        return ""
    label = str(record._meta.get_field(name).verbose_name)
    keep(request, DisclosureKind.NUMBER, label)
    return name


def opened_form(request, record, names: Iterable[str]) -> None:
    """A form shows whole numbers of somebody else, to be corrected: kept once, when it is opened."""
    labels = [
        str(record._meta.get_field(name).verbose_name) for name in names if getattr(record, name)
    ]
    if request.method == "GET" and labels:
        keep(request, DisclosureKind.NUMBER, f"{', '.join(labels)}, di formulirnya")


def keep_downloads(get_response):
    """Keep every file that someone who is signed in downloads."""

    def middleware(request):
        response = get_response(request)
        place = request.resolver_match
        if place and PICTURE.search(place.url_name or ""):
            return response
        found = FILE_NAME.search(response.headers.get("Content-Disposition", ""))
        if found and request.user.is_authenticated and response.status_code == HTTPStatus.OK:
            count = getattr(response, "row_count", None)
            line = keep(request, DisclosureKind.FILE, found.group(1), count)
            if counter := getattr(response, "counter", None):
                response.streaming_content = counted(response.streaming_content, counter, line)
        return response

    return middleware


def counted(chunks: Iterable[bytes], counter, line: Disclosure) -> Iterator[bytes]:
    """The chunks; once they are sent, or the client has gone, the line says how many rows went."""
    try:
        yield from chunks
    finally:
        Disclosure.objects.filter(pk=line.pk).update(row_count=counter.count)
