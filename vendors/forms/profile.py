"""A vendor's profile, one part at a time."""

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import Region, RegionLevel
from core.fields import IdentifierField, MoneyField
from core.formats import phone_display
from core.forms import SharedRecordForm
from core.identifiers import clean_nib, clean_nik, clean_npwp, clean_phone
from core.uploads import check_upload
from vendors.models import PERSONAL_FORMS, PaymentMethod, SizeBasis, Vendor

NUMERIC = {"inputmode": "numeric", "autocomplete": "off"}
YES_NO = [("", "Belum diketahui"), ("true", "Ya"), ("false", "Tidak")]


def yes_no(label, help_text=""):
    """A question that may still be open: unknown is not the same as no."""
    return forms.TypedChoiceField(
        label=label,
        required=False,
        choices=YES_NO,
        coerce={"true": True, "false": False}.get,
        empty_value=None,
        help_text=help_text,
    )


class PartForm(SharedRecordForm):
    """A part of the profile; answers that may be open are shown as words."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if getattr(field, "choices", None) == YES_NO:
                value = getattr(self.instance, name)
                self.initial[name] = {True: "true", False: "false"}.get(value, "")

    def keep_hidden_number(self, name):
        """A stored number is not sent to the browser: left empty, it stays."""
        self.hidden_number = getattr(self.instance, name)
        self.initial[name] = ""
        if self.hidden_number:
            self.fields[name].help_text = "Sudah tersimpan. Kosongkan bila tidak berubah."


def nib_field():
    return IdentifierField(
        label="NIB",
        clean_number=clean_nib,
        required=False,
        empty_value=None,
        help_text="13 angka dari OSS.",
        widget=forms.TextInput(attrs=NUMERIC),
    )


def phone_field():
    return IdentifierField(
        label="Nomor WhatsApp",
        clean_number=clean_phone,
        display=phone_display,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )


def villages():
    return Region.objects.filter(level=RegionLevel.VILLAGE)


class VendorForm(SharedRecordForm):
    """What the office needs to record a vendor; the rest follows part by part."""

    nib = nib_field()
    phone = phone_field()

    class Meta:
        model = Vendor
        fields = [
            "name", "legal_form", "products_summary", "nib", "contact_name", "phone", "email",
            "address", "region",
        ]  # fmt: skip
        widgets = {"region": forms.Select(attrs={"data-autocomplete": True})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = villages()


class IdentityForm(PartForm):
    nib = nib_field()
    nik = IdentifierField(
        label="NIK pemilik",
        clean_number=clean_nik,
        required=False,
        help_text="Hanya bila usaha ini milik perseorangan. Disimpan tersamar.",
        widget=forms.TextInput(attrs=NUMERIC),
    )
    woman_led = yes_no("Dipimpin perempuan")

    class Meta:
        model = Vendor
        fields = [
            "name", "legal_form", "nib", "nik", "founded_year", "woman_led", "products_summary",
            "description",
        ]  # fmt: skip
        widgets = {"description": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["founded_year"].localize = False
        self.keep_hidden_number("nik")

    def clean_nik(self):
        return self.cleaned_data["nik"] or self.hidden_number

    def clean(self):
        data = super().clean()
        if data.get("nik") and data.get("legal_form") not in PERSONAL_FORMS:
            if self.data.get(self.add_prefix("nik")):
                self.add_error(
                    "nik",
                    ValidationError(
                        "NIK hanya untuk usaha milik perseorangan. Kosongkan isian ini.",
                        code="nik_of_company",
                    ),
                )
            data["nik"] = ""
        return data


class SizeForm(PartForm):
    """The class itself is computed, never chosen."""

    size_basis = forms.ChoiceField(label="Dihitung dari", choices=SizeBasis)
    capital = MoneyField(
        label="Modal usaha", required=False, help_text="Rupiah, di luar tanah dan bangunan."
    )
    annual_sales = MoneyField(
        label="Penjualan setahun", required=False, help_text="Rupiah, tahun terakhir."
    )

    class Meta:
        model = Vendor
        fields = ["size_basis", "capital", "annual_sales"]

    def clean(self):
        data = super().clean()
        wanted = {"capital": "capital", "sales": "annual_sales"}.get(data.get("size_basis"))
        if wanted and data.get(wanted) is None and not self.has_error(wanted):
            self.add_error(
                wanted,
                ValidationError("Isi jumlah yang menjadi dasar skala usaha.", code="required"),
            )
        return data

    def save(self, commit=True):
        self.instance.set_size_class()
        return super().save(commit)


class SupplyForm(PartForm):
    payment_methods = forms.MultipleChoiceField(
        label="Cara pembayaran",
        choices=PaymentMethod,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Vendor
        fields = ["capacity_note", "lead_time_note", "delivery_area", "payment_methods"]


class ContactForm(PartForm):
    phone = phone_field()

    class Meta:
        model = Vendor
        fields = [
            "contact_name", "publishes_name", "phone", "publishes_phone", "email",
            "publishes_email", "address", "publishes_address", "region",
        ]  # fmt: skip
        widgets = {"region": forms.Select(attrs={"data-autocomplete": True})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = villages()


class TaxForm(PartForm):
    npwp = IdentifierField(
        label="NPWP",
        clean_number=clean_npwp,
        required=False,
        help_text="15 atau 16 angka. NPWP lama disimpan dengan 0 di depan. "
        "NPWP perorangan sama dengan NIK.",
        widget=forms.TextInput(attrs=NUMERIC),
    )
    is_taxable = yes_no("Pengusaha kena pajak (PKP)")
    has_business_account = yes_no("Rekening bank atas nama usaha")

    class Meta:
        model = Vendor
        fields = ["npwp", "is_taxable", "has_business_account"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.keep_hidden_number("npwp")

    def clean_npwp(self):
        return self.cleaned_data["npwp"] or self.hidden_number


class EkatalogForm(PartForm):
    class Meta:
        model = Vendor
        fields = ["ekatalog_url"]
        help_texts = {"ekatalog_url": "Alamat halaman penyedia, diawali https://."}


class PhotoForm(forms.Form):
    photo = forms.FileField(
        label="Foto", widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"})
    )
    caption = forms.CharField(
        label="Keterangan",
        max_length=150,
        required=False,
        help_text="Apa yang terlihat, untuk orang yang tidak bisa melihat foto.",
    )

    def __init__(self, *args, max_bytes, **kwargs):
        super().__init__(*args, **kwargs)
        self.max_bytes = max_bytes
        self.fields["photo"].help_text = "JPG atau PNG. Foto diperkecil otomatis."

    def clean_photo(self):
        file = self.cleaned_data["photo"]
        check_upload(file, {"jpg", "png"}, self.max_bytes)
        return file


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Alasan", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
