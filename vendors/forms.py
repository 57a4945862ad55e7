from django import forms

from accounts.models import Region, RegionLevel
from core.identifiers import clean_nib, clean_phone
from vendors.models import Vendor


class VendorForm(forms.ModelForm):
    class Meta:
        model = Vendor
        fields = [
            "name", "legal_form", "products_summary", "nib", "contact_name", "phone", "email",
            "address", "region",
        ]  # fmt: skip
        widgets = {
            "nib": forms.TextInput(attrs={"inputmode": "numeric"}),
            "phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
            "region": forms.Select(attrs={"data-autocomplete": True}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = Region.objects.filter(level=RegionLevel.VILLAGE)
        # A number is typed with spaces, and is longer then than it is stored.
        for name in ("nib", "phone"):
            self.fields[name].max_length = None
            self.fields[name].validators = []

    def clean_nib(self):
        value = self.cleaned_data["nib"]
        return clean_nib(value) if value else None

    def clean_phone(self):
        return clean_phone(self.cleaned_data["phone"])


class WithdrawVerificationForm(forms.Form):
    reason = forms.CharField(label="Alasan", max_length=300)
