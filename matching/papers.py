"""The papers of a schedule and of a commitment, filled from their data."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from accounts.letterhead import letterhead
from accounts.models import Office
from core.formats import (
    date_long,
    date_time,
    date_with_day,
    number,
    rupiah,
    terbilang_date,
    terbilang_rupiah,
    time_short,
)
from core.papers import compile_paper, footer_text, letterhead_data
from events.models import Forum, Slot
from matching.actions.placing import Grid
from matching.models import Commitment, Meeting, Schedule


def head_of(schedule: Schedule, title: str, printed_at: datetime) -> dict[str, Any]:
    forum = schedule.forum
    state = "" if schedule.is_published else f" ({schedule}, belum terbit)"
    return {
        "title": title,
        "subtitle": f"{forum.name}{state}. {forum.days_in_words}, {forum.venue}",
        "office": Office.objects.get().name,
        "printed": f"Dicetak {date_time(printed_at)}",
    }


def slot_words(forum: Forum, slot: Slot) -> dict[str, str]:
    day = date_long(slot.day) if forum.has_several_days else ""
    return {
        "start": time_short(slot.start_time),
        "end": f"s.d. {time_short(slot.end_time)}",
        "day": day,
    }


def hall_paper(grid: Grid, printed_at: datetime) -> bytes:
    """The whole hall on A4 landscape: slots down, tables across, room for initials."""
    tables = [
        {"number": str(table), "vendor": table.vendor.name if table.vendor else "Bersama"}
        for table in grid.tables
    ]
    rows = [
        {
            **slot_words(grid.forum, slot),
            "cells": [hall_cell(grid.at.get((slot.pk, table.pk))) for table in grid.tables],
        }
        for slot in grid.slots
    ]
    # More tables than fit side by side go on further sheets.
    sheets = [
        {
            "tables": tables[first : first + 12],
            "rows": [row | {"cells": row["cells"][first : first + 12]} for row in rows],
        }
        for first in range(0, max(len(tables), 1), 12)
    ]
    # Rows share out the sheet: as high as there is room, for initials by hand.
    height = max(13, min(30, 146 // max(len(rows), 1)))
    data = head_of(grid.schedule, "Jadwal Temu Bisnis", printed_at)
    data |= {"sheets": sheets, "row_height": height}
    return compile_paper("schedule_hall", data)


def hall_cell(meeting: Meeting | None) -> dict[str, str]:
    if meeting is None:
        return {"name": "", "note": ""}
    waiting = meeting.request is not None and meeting.request.is_waiting
    return {"name": meeting.agency.short_name, "note": "(menunggu)" if waiting else ""}


def tables_paper(grid: Grid, printed_at: datetime) -> bytes:
    """A sheet for each table: who comes when."""
    of_table: dict[int, list[Meeting]] = defaultdict(list)
    for meeting in grid.meetings:
        of_table[meeting.table_id].append(meeting)
    sheets = [
        sheet(
            grid.forum,
            str(table),
            table.vendor.name if table.vendor else "Meja bersama",
            of_table[table.pk],
            lambda row: [row.agency.name, delegate_of(row)],
        )
        for table in grid.tables
    ]
    return lists_paper(grid.schedule, "Lembar meja", ("OPD", "Utusan"), sheets, printed_at)


def agendas_paper(
    schedule: Schedule,
    meetings: Iterable[Meeting],
    printed_at: datetime,
    *,
    sides: Sequence[str] = ("agency", "vendor"),
) -> bytes:
    """A sheet for each agency, then for each vendor: whom they meet, when and where."""
    agencies: dict[str, list[Meeting]] = defaultdict(list)
    vendors: dict[str, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        agencies[meeting.agency.name].append(meeting)
        vendors[meeting.vendor.name].append(meeting)
    forum, sheets = schedule.forum, []
    if "agency" in sides:
        sheets += [
            sheet(forum, name, "Agenda OPD", rows, lambda row: [row.vendor.name, str(row.table)])
            for name, rows in sorted(agencies.items())
        ]
    if "vendor" in sides:
        sheets += [
            sheet(
                forum, name, "Agenda vendor", rows, lambda row: [row.agency.name, str(row.table)]
            )
            for name, rows in sorted(vendors.items())
        ]
    return lists_paper(schedule, "Agenda temu bisnis", ("Bertemu", "Meja"), sheets, printed_at)


def sheet(
    forum: Forum, name: str, kind: str, meetings: Iterable[Meeting], cells: Any
) -> dict[str, Any]:
    rows = [{**slot_words(forum, meeting.slot), "cells": cells(meeting)} for meeting in meetings]
    return {"name": name, "kind": kind, "rows": rows}


def delegate_of(meeting: Meeting) -> str:
    return meeting.delegate.name if meeting.delegate else ""


def lists_paper(
    schedule: Schedule,
    title: str,
    headings: tuple[str, str],
    sheets: Sequence[dict[str, Any]],
    printed_at: datetime,
) -> bytes:
    data = head_of(schedule, title, printed_at) | {"headings": headings, "sheets": sheets}
    return compile_paper("schedule_lists", data)


def letter_paper(row: Commitment, printed_at: datetime) -> bytes:
    """Surat komitmen: who promises to buy what from whom, for how much, by when."""
    value = row.value or 0
    facts = [
        ("Barang atau jasa", row.description),
        ("Volume", quantity_words(row)),
        ("Harga satuan", rupiah(row.unit_price)),
        ("Nilai", f"{rupiah(row.value)} ({terbilang_rupiah(value)})"),
        ("Rencana belanja", month_words(row)),
        ("Kode RUP", row.rup_code or "menyusul"),
    ]
    bought = "di atas" if row.rup_code else "setelah kode itu ada"
    office = Office.objects.get()
    day = row.committed_on or row.forum.first_day
    return compile_paper(
        "commitment_letter",
        {
            "title": f"Surat komitmen {row.code}",
            "letterhead": letterhead_data(letterhead(office)),
            "number": row.letter_number or "........................",
            "opening": (
                f"Pada hari ini, {date_with_day(day)} ({terbilang_date(day)}), dalam {row.forum} "
                f"di {row.forum.venue}, kedua pihak menyatakan komitmen berikut."
            ),
            "buyer": row.agency.name,
            "vendor": row.vendor.name,
            "facts": [{"name": name, "value": value} for name, value in facts],
            "closing": (
                "Komitmen ini dilaksanakan sesuai ketentuan pengadaan barang/jasa pemerintah dan "
                f"ketersediaan anggaran. Pembelian dicatat dengan kode RUP {bought}."
            ),
            "place_and_date": f"{office.city}, {date_long(day)}",
            "footer": footer_text(date_time(printed_at), row.code),
        },
    )


def quantity_words(row: Commitment) -> str:
    """Quantity and unit without needless zeros: "1.200 kotak"."""
    if row.quantity is None:
        return "–"
    whole = row.quantity.to_integral_value()
    shown = whole if whole == row.quantity else row.quantity.normalize()
    return f"{number(shown)} {row.unit}".strip()


def month_words(row: Commitment) -> str:
    # The day of the month says nothing here.
    return date_long(row.planned_month).partition(" ")[2] if row.planned_month else "–"


def commitments_paper(
    forum: Forum, columns: Sequence[str], rows: list[list[str]], totals: str, printed_at: datetime
) -> bytes:
    """The list as it is filtered, on A4 landscape."""
    return compile_paper(
        "commitment_list",
        {
            "title": f"Komitmen belanja {forum.name}",
            "subtitle": f"{forum.days_in_words}, {forum.venue}. {totals}",
            "office": Office.objects.get().name,
            "printed": f"Dicetak {date_time(printed_at)}",
            "columns": list(columns),
            "rows": rows,
        },
    )
