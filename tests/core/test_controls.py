import pytest
from django import forms
from django.forms.renderers import Jinja2
from pytest_django.asserts import assertHTMLEqual

from core.forms import INPUTS, ControlRenderer
from core.templatetags.components import control

WIDGETS = [
    forms.TextInput, forms.NumberInput, forms.EmailInput, forms.URLInput, forms.HiddenInput,
    forms.DateInput, forms.DateTimeInput, forms.TimeInput, forms.SearchInput, forms.TelInput,
    forms.ColorInput, forms.PasswordInput,
]  # fmt: skip


def test_all_controls_for_one_line_are_among_them():
    assert {widget.template_name for widget in WIDGETS} == INPUTS


@pytest.mark.parametrize("widget", WIDGETS)
@pytest.mark.parametrize("value", [None, "", 0, "a \"b\" <c> & 'd'"])
def test_a_control_is_drawn_as_by_django(widget, value):
    attrs = {"id": "id_x", "required": True, "disabled": False, "data-say": 'so "<&>"'}

    drawn = widget(attrs).render("a&b", value, renderer=ControlRenderer())

    assert drawn == widget(attrs).render("a&b", value, renderer=Jinja2())
    assert drawn.startswith("<input type=")


class Choices(forms.Form):
    kind = forms.ChoiceField(
        choices=[("", "—"), ("a&b", "A & B"), (3, "<three>")],
        widget=forms.Select(attrs={"data-say": '"', "autofocus": True}),
    )
    grouped = forms.ChoiceField(choices=[("Satu", (("a", "A"), ("b", "B"))), ("c", "C")])


@pytest.mark.parametrize("chosen", ["", "a&b", "3", "none of them"])
@pytest.mark.parametrize("name", ["kind", "grouped"])
def test_a_select_is_that_of_django(name, chosen):
    field = Choices(initial={name: chosen})[name]

    assertHTMLEqual(control(field), field.as_widget(attrs={"class": "form-select"}))
