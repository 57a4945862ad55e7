"""Requests pasted from a worksheet: the office enters what agencies told it, many at once."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Agency, AgencyAlias, User
from core.spreadsheets import Row, guess_header, header_key, read_below, split_pasted
from events.models import Forum
from matching.actions.pasted import Pasted, own_headers, unit_of, unused_headers
from matching.actions.requests import ask, default_answer_by
from matching.models import Request
from matching.models.request import Priority
from vendors.models import Vendor

HEADERS = {
    "agency_name": [
        "opd", "nama opd", "perangkat daerah", "unit kerja", "satuan kerja", "instansi", "pembeli",
        "sekolah", "nama sekolah", "sekolah/opd", "opd/sekolah",
    ],
    "vendor": ["vendor", "nama vendor", "usaha", "nama usaha", "penyedia", "nama penyedia"],
    "priority": ["prioritas"],
    "note": ["catatan", "keterangan", "yang dibicarakan"],
}  # fmt: skip
PRIORITIES = {
    text: value
    for value, label in Priority.choices
    for text in (header_key(str(label)), str(value))
}


@transaction.atomic
def paste_requests(*, forum: Forum, rows: str, by: User) -> Pasted:
    """Keep a request for each good row, agreed as the office's own are.

    Raises ValidationError "missing_columns" and those of split_pasted.
    """
    cells = split_pasted(rows)
    header = guess_header(cells, own_headers(HEADERS))
    if header is None or not {"agency_name", "vendor"} <= set(header.known.values()):
        raise ValidationError(
            "Baris judul kolom tidak ditemukan. Tulis judul, paling sedikit OPD dan Vendor.",
            code="missing_columns",
        )
    pasted = Pasted(unused=unused_headers(header, header.known))
    reader = WishReader(forum, by)
    wrong: list[tuple[int, str]] = []
    for row in read_below(cells, header.number, header.known):
        try:
            ask(reader.wish(row), by=by)
        except ValidationError as error:
            wrong.append((row.number, " ".join(error.messages)))
        else:
            pasted.saved += 1
    pasted.keep_wrong(cells, header, wrong)
    return pasted


class WishReader:
    """Reads what one row asks for; knows all units and vendors that it may name."""

    def __init__(self, forum: Forum, by: User) -> None:
        self.forum = forum
        self.agencies = Agency.objects.visible_to(by).selectable(forum.first_day).in_bulk()
        self.units = AgencyAlias.objects.directory()
        self.vendors: dict[str, list[Vendor]] = defaultdict(list)
        for vendor in Vendor.objects.visible_to(by).only("pk", "name"):
            self.vendors[header_key(vendor.name)].append(vendor)

    def wish(self, row: Row) -> Request:
        """Raises ValidationError "agency", "vendor", "priority" and those of the fields."""
        agency, error = unit_of(row, None, self.units, self.agencies)
        if agency is None:
            raise ValidationError(error, code="agency")
        wish = Request(
            forum=self.forum,
            agency=agency,
            vendor=self.vendor(row.values.get("vendor", "")),
            priority=self.priority(row.values.get("priority", "")),
            note=row.values.get("note", ""),
            answer_by=default_answer_by(self.forum),
        )
        wish.clean_fields(exclude=["asked_by", "created_by"])
        return wish

    def vendor(self, name: str) -> Vendor:
        found = self.vendors.get(header_key(name), [])
        if len(found) == 1:
            return found[0]
        if not name.strip():
            text = "Vendor belum ditulis."
        elif found:
            text = f"Ada {len(found)} vendor bernama “{name[:100]}”. Catat lewat Minta temu."
        else:
            text = f"Vendor “{name[:100]}” tidak ada di daftar. Periksa ejaannya."
        raise ValidationError(text, code="vendor")

    def priority(self, text: str) -> int:
        if not text.strip():
            return Priority.NORMAL
        if (value := PRIORITIES.get(header_key(text))) is None:
            labels = ", ".join(str(label) for label in Priority.labels)
            raise ValidationError(
                f"Prioritas “{text[:40]}” tidak dikenal. Tulis {labels}.", code="priority"
            )
        return value
