import pytest
from django import forms

from core.fields import IdentifierField
from core.formats import phone_display
from core.identifiers import clean_phone


class PhoneForm(forms.Form):
    phone = IdentifierField(clean_number=clean_phone, display=phone_display, required=False)


def test_a_stored_number_is_shown_as_people_write_it():
    form = PhoneForm(initial={"phone": "+6281234564471"})

    assert form["phone"].value() == "0812-3456-4471"


@pytest.mark.parametrize("typed", ["0812 3456", "xx", ""])
def test_what_was_typed_stays(typed):
    assert PhoneForm({"phone": typed})["phone"].value() == typed


@pytest.mark.parametrize(
    ("typed", "is_changed"), [("0812-3456-4471", False), ("0812-3456-4472", True), ("", True)]
)
def test_an_untouched_number_has_not_changed(typed, is_changed):
    form = PhoneForm({"phone": typed}, initial={"phone": "+6281234564471"})

    assert form.has_changed() == is_changed
