"""Rows of long lists, and the plain controls: as safe as Django's own templates."""

from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from django import forms
from django.template import engines
from django.utils.html import format_html
from jinja2 import UndefinedError

from core.templatetags.components import control, rows

HOSTILE = """<script>alert("1")</script>'&"""


def row_of(**given):
    return SimpleNamespace(agency=SimpleNamespace(name=HOSTILE), invited=True, **given)


def test_rows_escape_what_they_are_given():
    figures = SimpleNamespace(registered=1200, present=0, absent=1200)

    shown = rows("events/agency_rows.jinja", rows=[row_of(figures=figures)], people_url="/p/")

    assert "<script" not in shown
    assert "&lt;script&gt;alert(&#34;1&#34;)" in shown
    assert '"/p/?origin=%3Cscript%3E' in shown
    assert ">1.200<" in shown


def test_rows_refuse_a_name_they_do_not_know():
    with pytest.raises(UndefinedError):
        rows("events/agency_rows.jinja", rows=[row_of()], people_url="/p/")


def test_rows_keep_the_markup_of_our_tags_and_nothing_else():
    template = engines["rows"].from_string("{{ badge('ok', text) }}{{ made }}{{ text }}")

    shown = template.render({"text": "<b>", "made": format_html("<i>{}</i>", "<b>")})

    assert shown.startswith('<span class="badge badge-ok">')
    assert shown.endswith("&lt;b&gt;</span><i>&lt;b&gt;</i>&lt;b&gt;")


class Everything(forms.Form):
    text = forms.CharField(max_length=10, required=False, help_text="Bantuan")
    number = forms.IntegerField(min_value=1)
    email = forms.EmailField(disabled=True, required=False)
    choice = forms.TypedChoiceField(choices=[("", "Semua"), (1, HOSTILE), (2, "Dua")])


@pytest.mark.parametrize(
    "data", [None, {"text": HOSTILE, "number": "x", "choice": "1"}, {"choice": HOSTILE}]
)
@pytest.mark.parametrize("name", Everything.base_fields)
def test_plain_controls_are_what_django_would_draw(name, data):
    field = Everything(data)[name]
    css = "form-select" if name == "choice" else "form-control"
    if field.errors:
        css += " is-invalid"

    ours, django = control(field), field.as_widget(attrs={"class": css})

    assert parsed(ours) == parsed(django)


def parsed(markup):
    """Tags with their attributes in any order, and texts, as a browser reads them."""
    reader = Reader()
    reader.feed(markup)
    return reader.found


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, sorted((key, value or "") for key, value in attrs)))

    def handle_data(self, data):
        if data.strip():
            self.found.append(data.strip())
