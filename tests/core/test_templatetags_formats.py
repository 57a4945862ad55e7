import datetime
import time

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe


def render(source, **context):
    return Template("{% load formats %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("source", "value", "text"),
    [
        ("{{ value|rupiah }}", 1234567, "Rp1.234.567"),
        ("{{ value|rupiah_short }}", 15_380_000_000, "Rp15,38 miliar"),
        ("{{ value|number }}", 1234567, "1.234.567"),
        ("{{ value|number:1 }}", 2, "2,0"),
        ("{{ value|points }}", 2, "2,0 poin"),
        ("{{ value|date_long }}", datetime.date(2024, 3, 6), "6 Maret 2024"),
        ("{{ value|date_with_day }}", datetime.date(2024, 3, 6), "Rabu, 6 Maret 2024"),
        ("{{ value|time_wib }}", datetime.time(8, 30), "08.30 WIB"),
        ("{{ value|time_short }}", datetime.time(8, 30), "08.30"),
        ("{{ value|date_time }}", None, "–"),
        ("{{ value|phone }}", "+6281234564471", "0812-3456-4471"),
        ("{{ value|phone_masked }}", "+6281234564471", "0812-••••-4471"),
        ("{{ value|number_masked }}", "0220123456789", "0220••••••789"),
        ("{{ value|number_masked }}", "(nomor belum dicatat)", "(nomor belum dicatat)"),
        ("{{ value|nip }}", "197904022005011002", "19790402 200501 1 002"),
        ("{{ value|nip_masked }}", "197904022005011002", "1979•••• •••••• 1 002"),
        ("{{ value|file_size }}", 1024, "1 KB"),
        ("{% percent value 1000 %}", 393, "39,3%"),
        ("{% percent value 1000 decimals=2 %}", 393, "39,30%"),
        ("{% time_range value value %}", datetime.time(8, 30), "08.30–08.30 WIB"),
    ],
)
def test_formats_are_there_for_templates(source, value, text):
    assert render(source, value=value) == text


@pytest.mark.parametrize(
    ("value", "query", "html"),
    [
        ("Dinas Kesehatan", "kes", "Dinas <mark>Kes</mark>ehatan"),
        ("Dinas Kesehatan", "kes din", "<mark>Din</mark>as <mark>Kes</mark>ehatan"),
        ("Dinas Kesehatan", "", "Dinas Kesehatan"),
        ("Dinas Kesehatan", "zzz", "Dinas Kesehatan"),
        ("a.b axb", "a.b", "<mark>a.b</mark> axb"),
        ("<b>Toko</b>", "toko", "&lt;b&gt;<mark>Toko</mark>&lt;/b&gt;"),
        ("<b>", "", "&lt;b&gt;"),
        (mark_safe("<b>x</b>"), "", "&lt;b&gt;x&lt;/b&gt;"),
        (mark_safe("<b>x</b>"), "x", "&lt;b&gt;<mark>x</mark>&lt;/b&gt;"),
        ("amp & co", "amp", "<mark>amp</mark> &amp; co"),
        ("<script>", "<script>", "<mark>&lt;script&gt;</mark>"),
        (42, "4", "<mark>4</mark>2"),
        ("ab", "a ab", "<mark>ab</mark>"),
    ],
)
def test_highlight_escapes_and_marks(value, query, html):
    assert render("{{ value|highlight:query }}", value=value, query=query) == html


@pytest.mark.parametrize("query", ["(" * 100_000, "a " * 50_000, "[" * 50_000, "%" * 50_000])
def test_highlight_is_fast_on_hostile_queries(query):
    started = time.perf_counter()

    html = render("{{ value|highlight:query }}", value="b(c" * 100, query=query)

    assert "c" in html
    assert time.perf_counter() - started < 0.2
