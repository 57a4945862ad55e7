"""The card of an agency: on screen, in print and as a paper."""

from collections.abc import Iterable

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import may_use, roles_allowed
from core.addresses import reverse
from core.charts import Item, column_chart, funnel, line_chart
from core.formats import MISSING, date_long, number, percent, rupiah, rupiah_short
from core.formats.dates import MONTHS
from core.papers import ReportColumn
from procurement.agency_card import AgencyCard, agency_to_show, card_of
from procurement.promises import promises_url
from procurement.report_forms import year_in
from procurement.report_papers import report_pdf
from procurement.report_tabs import report_tabs
from procurement.reports import Sums
from procurement.views.report import READERS, percent_text, scale_text, target_text

COMMITMENTS_SHOWN = 20
DELEGATES_SHOWN = 5
DEFINITION = (
    "Bagian UMK dan koperasi adalah nilai belanja untuk usaha mikro, usaha kecil, dan koperasi "
    "dibagi seluruh nilai belanja pengadaan yang tercatat, bersama unit di bawahnya. Peringkat "
    "membandingkan bagian itu dengan satuan setingkat yang sudah berbelanja."
)


def get_card(request, pk) -> AgencyCard:
    user = request.user
    agency = next(iter(agency_to_show(user, user.role, user.agency_id, pk)), None)
    if agency is None:
        raise Http404
    return card_of(agency, user, year_in(request.GET), agency.unsettled)  # type: ignore[attr-defined]  # with_unsettled() adds it


@roles_allowed(*READERS)
@require_safe
def agency_card(request, pk):
    card = get_card(request, pk)
    query = f"?agency={pk}&year={card.year}"
    context = {
        "card": card,
        "years": [(year, year == card.year) for year in years_of(card)],
        "month_chart": month_chart(card),
        "year_chart": year_chart(card),
        "steps": funnel(card.steps, rupiah_short),
        "shown": card.commitments[:COMMITMENTS_SHOWN],
        "definition": DEFINITION,
        "purchases_url": f"{reverse('procurement:purchase_list')}{query}&counted=1",
        "promises_url": promises_url(agency=pk),
        "bought_url": f"{reverse('procurement:purchase_list')}?agency={pk}&counted=1",
        "findings_url": f"{reverse('reports:finding_list')}?agency={pk}",
        "agency_url": card.agency.get_absolute_url()
        if may_use(request.user, "accounts:agency_detail")
        else "",
        "exports": [
            {"label": "PDF (A4)", "hint": "Berkop dinas, satu halaman", "icon": "file-earmark-pdf",
             "url": f"{reverse('reports:agency_card_pdf', args=[pk])}?year={card.year}"},
        ],
        "tabs": report_tabs(request.user, "agency_table"),
    }  # fmt: skip
    return render(request, "reports/agency_card.html", context)


def years_of(card: AgencyCard) -> list[int]:
    this_year = timezone.localdate().year
    return sorted({card.year, *range(this_year - 4, this_year + 1)}, reverse=True)


def target_of(card: AgencyCard) -> tuple:
    """Its value and its words, for the charts."""
    return card.target.value if card.target else None, target_text(card.target)


def month_chart(card: AgencyCard) -> dict:
    items = [
        Item(MONTHS[month - 1][:3], sums.umk_share if (sums := card.by_month.get(month)) else None)
        for month in range(1, 13)
    ]
    chart = line_chart(items, scale_text, *target_of(card))
    known = [f"{point.label} {point.text}" for point in chart.points if point.is_known]
    return {"chart": chart, "sentence": f"Bagian UMK per bulan: {', '.join(known)}"}


def year_chart(card: AgencyCard) -> dict:
    items = [
        Item(str(year), sums.umk_share, note=rupiah(sums.value) if sums.count else "")
        for year, sums in card.by_year
    ]
    chart = column_chart(items, percent_text, *target_of(card))
    texts = [f"{column.item.label} {column.text}" for column in chart.columns]
    return {"chart": chart, "sentence": f"Bagian UMK per tahun: {', '.join(texts)}"}


PDF_COLUMNS = [
    ReportColumn("Forum"),
    ReportColumn("Tanggal", 28),
    ReportColumn("Utusan", 16, is_number=True),
    ReportColumn("Hadir", 14, is_number=True),
    ReportColumn("Pertemuan", 20, is_number=True),
    ReportColumn("Komitmen", 36, is_number=True),
    ReportColumn("Berkontrak", 36, is_number=True),
    ReportColumn("Terbayar", 36, is_number=True),
]


def pdf_row(line) -> list[str]:
    """A forum with the delegates that are named on the page too."""
    names = [f"{one.name} (hadir)" if one.has_come else one.name for one in line.delegates]
    more = ["dan lainnya"] if len(names) > DELEGATES_SHOWN else []
    people = ", ".join([*names[:DELEGATES_SHOWN], *more])
    return [
        f"{line.name}: {people}" if people else line.name,
        date_long(line.day),
        number(len(line.delegates)),
        number(line.present),
        number(line.meetings),
        rupiah(line.promised),
        rupiah(line.contracted),
        rupiah(line.paid),
    ]


def trend(points: Iterable[tuple[str, Sums]]) -> str:
    """Shares one after the other, of those months or years that have spending."""
    known = [f"{name} {percent_text(sums.umk_share)}" for name, sums in points if sums.count]
    return ", ".join(known) or MISSING


def facts_of(card: AgencyCard) -> list[tuple[str, str]]:
    spent = card.spent
    target = target_text(card.target) or "Target belum ditetapkan"
    before = f"{rupiah(card.before.umk)} dari {rupiah(card.before.value)}"
    place = f"{card.rank.place} dari {card.rank.among}" if card.rank.place else MISSING
    return [
        ("Perangkat daerah", card.agency.name),
        ("Tahun anggaran", str(card.year)),
        ("Belanja", f"{rupiah(spent.value)} dalam {number(spent.count)} paket"),
        ("UMK dan koperasi",
         f"{rupiah(spent.umk)} ({percent(spent.umk, spent.value)}), {target.lower()}"),
        ("Produk dalam negeri", f"{rupiah(spent.pdn)} ({percent(spent.pdn, spent.value)})"),
        ("Tahun sebelumnya", f"{before} ({percent(card.before.umk, card.before.value)})"),
        ("Bagian UMK per tahun", trend((str(year), sums) for year, sums in card.by_year)),
        (f"Bagian UMK per bulan {card.year}",
         trend((MONTHS[month - 1][:3], sums) for month, sums in sorted(card.by_month.items()) if month)),
        ("Peringkat", place),
        ("Komitmen terlambat", number(len(card.late))),
        ("Temuan belum tuntas", number(card.unsettled)),
    ]  # fmt: skip


@roles_allowed(*READERS)
@require_safe
def agency_card_pdf(request, pk):
    card = get_card(request, pk)
    sums = [sum(row) for row in zip(*(totals(line) for line in card.forums), strict=True)]
    sums = sums or [0] * 6
    return report_pdf(
        f"kartu-opd-{card.agency.abbreviation.lower()}-{card.year}",
        title="KARTU PERANGKAT DAERAH",
        facts=facts_of(card),
        columns=PDF_COLUMNS,
        rows=[pdf_row(line) for line in card.forums],
        total=["Jumlah", "", *map(number, sums[:3]), *map(rupiah, sums[3:])],
        definition=DEFINITION,
        code=f"P3DN-OPD-{pk}-{card.year}",
    )


def totals(line) -> list:
    return [
        len(line.delegates), line.present, line.meetings,
        line.promised, line.contracted, line.paid,
    ]  # fmt: skip
