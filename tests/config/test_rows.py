"""Rows of long lists, and the plain controls: as safe as Django's own templates."""

from datetime import date
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from crispy_forms.templatetags.crispy_forms_filters import as_crispy_form
from django import forms
from django.template import engines
from django.utils.html import format_html
from jinja2 import UndefinedError

from core.forms import DateInput
from core.templatetags.components import control, rows

HOSTILE = """<script>alert("1")</script>'&"""


def row_of(**given):
    return SimpleNamespace(agency=SimpleNamespace(name=HOSTILE), invited=True, **given)


def test_rows_escape_what_they_are_given():
    figures = SimpleNamespace(registered=1200, present=0, absent=1200)

    shown = rows(
        "events/agency_rows.jinja",
        rows=[row_of(figures=figures)],
        people_url="/p/",
        absence="Belum hadir",
    )

    assert "<script" not in shown
    assert "&lt;script&gt;alert(&#34;1&#34;)" in shown
    assert '"/p/?origin=%3Cscript%3E' in shown
    assert ">1.200<" in shown


def test_rows_refuse_a_name_they_do_not_know():
    with pytest.raises(UndefinedError):
        rows("events/agency_rows.jinja", rows=[row_of()], people_url="/p/", absence="")


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
    day = forms.DateField(initial=date(2024, 3, 6), widget=DateInput)
    note = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), initial=HOSTILE)
    agreed = forms.BooleanField(initial=True, help_text="Bantuan")
    key = forms.CharField(widget=forms.HiddenInput)
    password = forms.CharField(widget=forms.PasswordInput)


CSS = {"choice": "form-select", "agreed": "form-check-input", "key": ""}
FILLED = {
    "text": HOSTILE, "number": "x", "choice": "1", "day": "kemarin", "note": "a", "agreed": "on",
    "key": HOSTILE, "password": HOSTILE,
}  # fmt: skip


@pytest.mark.parametrize("data", [None, FILLED, {"choice": HOSTILE}])
@pytest.mark.parametrize("name", Everything.base_fields)
def test_plain_controls_are_what_django_would_draw(name, data):
    field = Everything(data)[name]
    css = CSS.get(name, "form-control")
    if css and field.errors:
        css += " is-invalid"

    ours, django = control(field), field.as_widget(attrs={"class": css} if css else {})

    assert parsed(ours) == parsed(django)


class Several(forms.Form):
    colour = forms.ChoiceField(
        choices=[("red", HOSTILE), ("Lain", [("blue", "Biru")])],
        widget=forms.RadioSelect,
        help_text="Bantuan",
    )
    file = forms.FileField(required=False)


def test_fields_of_a_form_have_label_help_and_errors_where_they_belong():
    shown = as_crispy_form(Everything({})) + as_crispy_form(Several({"colour": "green"}))
    found = parsed(shown)
    ids = [dict(attrs)["id"] for tag, attrs in filter(is_tag, found) if "id" in dict(attrs)]

    labelled = {dict(attrs).get("for") for tag, attrs in filter(is_tag, found) if tag == "label"}
    described = [dict(attrs)["aria-describedby"].split() for _, attrs in filter(is_tag, found)
                 if "aria-describedby" in dict(attrs)]  # fmt: skip
    assert len(ids) == len(set(ids))
    assert {"id_text", "id_day", "id_agreed", "id_colour_0", "id_file"} <= labelled <= set(ids)
    assert "id_key" not in labelled
    assert ["id_agreed_helptext", "id_agreed_error"] in described
    assert ["id_colour_helptext", "id_colour_error"] in described
    assert {one for pair in described for one in pair} <= set(ids)
    assert "<script" not in shown
    assert shown.count("(boleh kosong)") == 3


def is_tag(part):
    return isinstance(part, tuple)


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
