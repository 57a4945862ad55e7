"""Places of the parts of a chart."""

from datetime import date
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from core.charts import (
    Item,
    axis_for,
    bar_chart,
    column_chart,
    day_of_year_share,
    funnel,
    line_chart,
)
from core.formats import number

VALUES = st.one_of(
    st.none(),
    st.decimals(min_value=-(10**15), max_value=10**15, places=2, allow_nan=False),
)


def write(value):
    return "–" if value is None else f"{number(value)}%"


def share(text):
    return Decimal(text.removesuffix("%"))


@given(st.lists(VALUES, max_size=20))
def test_axis_holds_zero_and_every_known_value(values):
    axis = axis_for(values)

    assert axis.low <= 0 < axis.high
    assert all(axis.low <= value <= axis.high for value in values if value is not None)
    assert 2 <= len(axis.ticks(write)) <= 7


@given(st.lists(VALUES, min_size=1, max_size=20))
def test_bars_stay_in_the_drawing(values):
    chart = bar_chart([Item("a", value) for value in values], write, Decimal(40))

    for bar in chart.bars:
        assert 0 <= share(bar.start) <= share(bar.start) + share(bar.length) <= Decimal("100.01")


def test_axis_has_round_steps():
    ticks = axis_for([Decimal("58.6")]).ticks(write)

    assert [tick.text for tick in ticks] == ["0%", "20%", "40%", "60%"]
    assert [tick.place for tick in ticks] == ["0.00%", "33.33%", "66.67%", "100.00%"]


@pytest.mark.parametrize(("value", "reached"), [("39.99", False), ("40", True), (None, False)])
def test_bar_is_reached_from_the_target_on(value, reached):
    item = Item("Dinas", None if value is None else Decimal(value))

    chart = bar_chart([item], write, Decimal(40), "Target 40%")

    assert chart.bars[0].is_reached is reached


def test_unknown_value_is_a_dash_and_no_bar():
    chart = bar_chart([Item("Dinas", None), Item("Badan", Decimal(80))], write)

    assert (chart.bars[0].text, chart.bars[0].length) == ("–", "0.00%")


def test_negative_bar_runs_left_of_zero():
    chart = bar_chart([Item("Koreksi", Decimal(-50)), Item("Dinas", Decimal(50))], write)
    negative, positive = chart.bars

    assert share(negative.start) + share(negative.length) == share(chart.zero)
    assert positive.start == chart.zero


def test_line_breaks_where_a_month_is_unknown():
    values = [Decimal(10), None, Decimal(20), Decimal(50)]

    chart = line_chart([Item("Jan", value) for value in values], write, Decimal(40))

    assert len(chart.segments) == 1
    assert [point.is_key for point in chart.points] == [True, False, False, True]
    assert [point.has_text_below for point in chart.points] == [True, False, True, False]


def test_line_without_any_value_is_empty():
    assert line_chart([Item("Jan", None)], write).is_empty
    assert not line_chart([Item("Jan", Decimal(0))], write).is_empty


def test_columns_rise_from_the_zero_line():
    chart = column_chart([Item("Sebelum", Decimal(20)), Item("Sesudah", None)], write)
    before, after = chart.columns

    assert share(before.y) + share(before.height) == share(chart.zero)
    assert share(after.height) == 0
    assert not chart.is_empty


def test_funnel_shares_are_of_the_first_step():
    stages = funnel(
        [Item("Komitmen", Decimal(200)), Item("Kontrak", Decimal(50)), Item("Dibayar", None)],
        write,
    )

    assert [stage.share for stage in stages] == [100, 25, None]
    assert [stage.length for stage in stages] == ["100.00%", "25.00%", "0.00%"]


def test_funnel_of_nothing_has_no_shares():
    stages = funnel([Item("Komitmen", Decimal(0)), Item("Kontrak", Decimal(10))], write)

    assert [stage.share for stage in stages] == [None, None]
    assert funnel([], write) == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 1, 1), Decimal(0)),
        (date(2024, 3, 6), (2 + Decimal(5) / 31) / 6),
        (date(2024, 7, 1), None),
    ],
)
def test_day_stands_within_its_months(day, expected):
    assert day_of_year_share(day, 1, 6) == expected


@pytest.mark.parametrize(
    ("share_of_line", "anchor"), [("0", "start"), ("0.5", "middle"), ("0.99", "end")]
)
def test_mark_grows_away_from_the_edge(share_of_line, anchor):
    chart = line_chart([Item("Jan", Decimal(1))], write, marks=[(Decimal(share_of_line), "Forum")])

    assert chart.marks[0].anchor == anchor


def test_bars_are_a_table_and_escape_names():
    chart = bar_chart(
        [Item("<b>Dinas</b>", Decimal(30), url="/x/?a=1&b=2", cells=["Rp1"])],
        write,
        Decimal(40),
        "target 40%",
    )

    html = render_to_string(
        "components/_chart_bars.html",
        {"chart": chart, "caption": "Capaian", "headings": ["Belanja"]},
    )

    assert "&lt;b&gt;Dinas&lt;/b&gt;" in html
    assert 'aria-label="30%, belum mencapai target 40%"' in html
    assert 'href="/x/?a=1&amp;b=2"' in html
    assert "style=" not in html


def test_line_and_columns_carry_their_sentence_and_a_table():
    items = [Item("Jan", Decimal(24)), Item("Feb", None)]

    line = render_to_string(
        "components/_chart_line.html",
        {"chart": line_chart(items, write, Decimal(40), "Target 40%"), "sentence": "Naik"},
    )
    columns = render_to_string(
        "components/_chart_columns.html",
        {"chart": column_chart(items, write, Decimal(40), "Target 40%"), "sentence": "Naik"},
    )

    for html in (line, columns):
        assert 'role="img" aria-label="Naik"' in html
        assert html.count("<td") == 4
        assert "24%" in html
        assert "style=" not in html
