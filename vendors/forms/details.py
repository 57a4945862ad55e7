"""Rows of a vendor's profile: business classes and workforce by year."""

from django import forms
from django.forms import inlineformset_factory

from core.fields import IdentifierField
from core.identifiers import clean_kbli
from vendors.models import Vendor, VendorKbli, Workforce


class KbliForm(forms.ModelForm):
    code = IdentifierField(
        label="Kode KBLI",
        clean_number=clean_kbli,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    class Meta:
        model = VendorKbli
        fields = ["code", "version", "risk", "title"]


class WorkforceForm(forms.ModelForm):
    class Meta:
        model = Workforce
        fields = ["year", "men", "women", "disabled"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].localize = False


# `absolute_max` bounds what a made-up number of rows can cost; Django's own would be 2,000.
KbliFormSet = inlineformset_factory(
    Vendor, VendorKbli, form=KbliForm, extra=2, max_num=40, absolute_max=50, validate_max=True
)
WorkforceFormSet = inlineformset_factory(
    Vendor, Workforce, form=WorkforceForm, extra=1, max_num=30, absolute_max=40, validate_max=True
)
