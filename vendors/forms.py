from django import forms

from accounts.models import Region, RegionLevel
from core.fields import IdentifierField
from core.formats import phone_display
from core.forms import SharedRecordForm
from core.identifiers import clean_nib, clean_phone
from vendors.models import Vendor


class VendorForm(SharedRecordForm):
    nib = IdentifierField(
        label="NIB",
        clean_number=clean_nib,
        required=False,
        empty_value=None,
        help_text="13 angka dari OSS.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    phone = IdentifierField(
        label="Nomor WhatsApp",
        clean_number=clean_phone,
        display=phone_display,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )

    class Meta:
        model = Vendor
        fields = [
            "name", "legal_form", "products_summary", "nib", "contact_name", "phone", "email",
            "address", "region",
        ]  # fmt: skip
        widgets = {"region": forms.Select(attrs={"data-autocomplete": True})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = Region.objects.filter(level=RegionLevel.VILLAGE)


class WithdrawVerificationForm(forms.Form):
    reason = forms.CharField(label="Alasan", max_length=300)
