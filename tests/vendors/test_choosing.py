"""A vendor in a form: from a list of few, by name among many."""

import pytest
from django import forms
from django.urls import reverse

from accounts.models import Role
from tests.factories import AgencyFactory, UserFactory, VendorFactory, VerifiedVendorFactory
from vendors.forms import VendorField
from vendors.models import Vendor, vendor_queryset

pytestmark = pytest.mark.django_db
NAMES = reverse("vendors:vendor_names")


class ChoiceForm(forms.Form):
    vendor = VendorField(Vendor.objects.none())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["vendor"].offer(Vendor.objects.unmerged())


@pytest.fixture
def many(monkeypatch):
    """As if a list of more than two were too long."""
    monkeypatch.setattr(vendor_queryset, "FEW_VENDORS", 2)
    return [
        VendorFactory(name=name, nib=nib)
        for name, nib in [
            ("Dapur Ratmi", "1234567890123"),
            ("Dapur Sari", None),
            ("Toko Kembar", "9120001112223"),
            ("Toko Kembar", None),
        ]
    ]


def test_few_are_listed():
    vendor = VendorFactory(name="Dapur Ratmi")

    form = ChoiceForm({"vendor": vendor.pk})

    assert "<select" in str(form)
    assert form.is_valid()
    assert form.cleaned_data["vendor"] == vendor


def test_many_are_not_on_the_page(many):
    page = str(ChoiceForm(initial={"vendor": many[0].pk}))

    assert "Dapur Ratmi" in page
    assert "Dapur Sari" not in page
    assert f'data-names="{NAMES}"' in page


@pytest.mark.parametrize(
    ("text", "place"),
    [("dapur ratmi", 0), (" Sari ", 1), ("1234567890123", 0), ("9120001112223", 2)],
)
def test_one_of_many_is_written(many, text, place):
    form = ChoiceForm({"vendor": text})

    assert form.is_valid()
    assert form.cleaned_data["vendor"] == many[place]


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("", "required", ""),
        ("Bengkel", "invalid_choice", "Bengkel"),
        ("\x00", "required", ""),
        ("Dapur", "several", "Dapur Ratmi, Dapur Sari"),
        ("toko kembar", "several", "NIB"),
    ],
)
def test_no_single_vendor_is_refused_in_words(many, text, code, words):
    form = ChoiceForm({"vendor": text})

    assert form.has_error("vendor", code)
    assert words in str(form.errors["vendor"])


def test_what_the_page_shows_of_a_twin_can_be_sent_back(many):
    shown = ChoiceForm(initial={"vendor": many[3].pk})["vendor"].value()
    sent = ChoiceForm().fields["vendor"].prepare_value(shown)

    assert ChoiceForm({"vendor": sent}).fields["vendor"].key_of(sent) == many[3].pk


def test_names_that_begin_with_the_words_come_first(client, staff):
    for name in ("Aneka Kopi", "Kopi Bukit", "Teh Tubruk"):
        VendorFactory(name=name)

    assert client.get(NAMES, {"q": "kopi"}).json() == {"names": ["Kopi Bukit", "Aneka Kopi"]}


def test_buyer_is_told_verified_names_only(client):
    VendorFactory(name="Kopi Konsep")
    VerifiedVendorFactory(name="Kopi Bukit")
    client.force_login(UserFactory(role=Role.BUYER, agency=AgencyFactory()))

    assert client.get(NAMES, {"q": "kopi"}).json() == {"names": ["Kopi Bukit"]}
