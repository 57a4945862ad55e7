"""The weekly figures: a week from Monday to Sunday, and the year until its last day."""

import io
from datetime import date

import pytest
from django.urls import reverse
from pypdf import PdfReader

from accounts.models import Role
from procurement.models import Source, Stage
from procurement.reports import Week, newest_day, sums_of_week
from tests.core.test_spreadsheets import sheet_rows
from tests.factories import AgencyFactory, OfficeFactory, PurchaseFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2024, 3, 6), date(2024, 3, 4), date(2024, 3, 10)),
        (date(2024, 3, 4), date(2024, 3, 4), date(2024, 3, 10)),
        (date(2024, 3, 10), date(2024, 3, 4), date(2024, 3, 10)),
        # A week over the end of a year belongs to both, as far as it lies in each.
        (date(2024, 12, 31), date(2024, 12, 30), date(2024, 12, 31)),
        (date(2025, 1, 2), date(2025, 1, 1), date(2025, 1, 5)),
    ],
)
def test_a_week_stays_in_its_year(day, first, last):
    assert (Week(day).first, Week(day).last) == (first, last)


@pytest.fixture
def dinas():
    """Purchases around the week from 26 February to 3 March 2024, by a dinas and a unit below it."""
    dinas = AgencyFactory(name="Dinas Kesehatan")
    below = AgencyFactory(name="Puskesmas Uji", parent=dinas)
    for value, day in (
        (1, "2024-01-31"), (2, "2024-02-25"), (4, "2024-02-26"), (8, "2024-03-01"),
        (16, "2024-03-03"), (32, "2024-03-04"), (64, "2023-02-28"),
    ):  # fmt: skip
        PurchaseFactory(
            agency=below if value == 8 else dinas, value=value, umk_value=value, pdn_value=0,
            contracted_on=day,
        )  # fmt: skip
    PurchaseFactory(agency=dinas, value=128, stage=Stage.CANCELLED, contracted_on="2024-02-28")
    PurchaseFactory(agency=dinas, value=256)
    PurchaseFactory(agency=AgencyFactory(), value=512, contracted_on="2024-03-02", umk_value=None)
    return dinas


@pytest.mark.parametrize(
    ("day", "in_week", "so_far"),
    [
        (date(2024, 3, 3), 28, 31),
        (date(2024, 2, 25), 2, 3),
        (date(2024, 1, 30), 1, 1),
        (date(2024, 1, 3), 0, 0),
        (date(2024, 12, 31), 0, 63),
    ],
)
def test_week_and_year_until_it(client, dinas, day, in_week, so_far):
    client.force_login(UserFactory(role=Role.BUYER, agency=dinas))

    report = client.get(reverse("reports:week_table", query={"day": day})).context["report"]

    assert [sums.value for sums in report.total] == [in_week, so_far]
    assert [(line.name, now.umk) for line, now, _ in report.rows] == (
        [("Dinas Kesehatan", in_week)] if so_far else []
    )


def test_every_rupiah_of_a_week_leads_to_its_purchases(client, dinas):
    client.force_login(UserFactory())
    page = client.get(reverse("reports:week_table", query={"day": "2024-03-01"}))
    report = page.context["report"]

    for place, url in ((1, page.context["week_url"]), (2, page.context["year_url"])):
        for row in report.rows:
            found = client.get(f"{url}&agency={row[0].pk}").context["page"]
            assert sum(one.value for one in found) == row[place].value
        found = client.get(url).context["page"]
        assert sum(one.value for one in found) == report.total[place - 1].value
    assert [sums.value for sums in report.total] == [28 + 512, 31 + 512]


def test_files_of_a_week_say_what_the_page_says(client, dinas):
    OfficeFactory()
    client.force_login(UserFactory())
    query = {"day": "2024-03-01"}

    *_, own, total = sheet_rows(client.get(reverse("reports:week_xlsx", query=query)))
    pdf = client.get(reverse("reports:week_pdf", query=query)).content
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)

    assert own[:8] == ["Dinas Kesehatan", 3, 28, 28, 0, 31, 31, 1]
    assert total[1:7] == [4, 540, 28, 0, 543, 31]
    for words in ("26 Februari 2024 sampai 3 Maret 2024", "Rp540", "Rp543", "100,0%"):
        assert words in text


def test_the_newest_week_is_shown_first_and_nonsense_is_no_error(client, dinas):
    client.force_login(UserFactory())
    PurchaseFactory(contracted_on="2031-01-01", year=2031)

    assert newest_day(date(2030, 1, 1)) == date(2024, 3, 4)
    assert newest_day(date(2000, 1, 1)) == date(2000, 1, 1)
    for query in ("", "?day=x", "?day=0001-01-01", "?day=9999-12-31"):
        assert client.get(reverse("reports:week_table") + query).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_week_query_count(client, count, django_assert_max_num_queries):
    client.force_login(UserFactory())
    for _ in range(count):
        PurchaseFactory(value=5, contracted_on="2024-03-01")
    url = reverse("reports:week_table", query={"day": "2024-03-01"})
    client.get(url)

    with django_assert_max_num_queries(8):
        assert len(client.get(url).context["report"].rows) == count


def test_swakelola_is_in_the_week(dinas):
    PurchaseFactory(agency=dinas, value=1000, source=Source.SWAKELOLA, contracted_on="2024-03-01")

    in_week, _ = sums_of_week(Week(date(2024, 3, 1)), None)

    assert in_week[dinas.pk].value == 1020
