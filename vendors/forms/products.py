from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from core.fields import MoneyField, check_year
from core.forms import DateInput, SharedRecordForm
from vendors.models import TKDN_KINDS, Category, Product


def category_choices():
    """The tree as a list: each category under the names of those above it."""
    rows = Category.objects.active().for_list()
    named = {row.pk: path_of(row) for row in rows}
    return [("", "Pilih kategori"), *sorted(named.items(), key=lambda item: item[1].lower())]


def path_of(category):
    names = []
    while category:
        names.append(category.name)
        category = category.parent
    return " \u203a ".join(reversed(names))


class ProductForm(SharedRecordForm):
    price = MoneyField(
        label="Harga satuan", required=False, help_text="Rupiah. Kosongkan bila harga dibicarakan."
    )
    price_since = forms.DateField(
        label="Harga berlaku sejak",
        required=False,
        widget=DateInput(),
        validators=[check_year],
        help_text="Kosong: hari ini.",
    )

    class Meta:
        model = Product
        fields = [
            "name", "category", "description", "unit", "price", "price_note", "minimum_order",
            "monthly_capacity", "lead_time_days", "origin", "material", "tkdn", "bmp",
            "certificate", "ekatalog_url",
        ]  # fmt: skip
        widgets = {"description": forms.Textarea(attrs={"rows": 4})}
        localized_fields = ["tkdn", "bmp"]

    field_order = [
        "name", "category", "description", "unit", "price", "price_since", "price_note",
    ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        vendor = self.instance.vendor
        self.fields["category"].queryset = Category.objects.active()
        self.fields["category"].choices = category_choices()
        self.fields["category"].widget.attrs["data-autocomplete"] = True
        self.fields["certificate"].queryset = vendor.licences.filter(kind__in=TKDN_KINDS)
        self.fields["certificate"].empty_label = "Tanpa sertifikat TKDN"
        self.fields["ekatalog_url"].validators.append(URLValidator(schemes=["https"]))
        for name in ("minimum_order", "monthly_capacity", "lead_time_days"):
            self.fields[name].localize = False

    def clean(self):
        data = super().clean()
        certificate = data.get("certificate")
        if certificate is None:
            return data
        for name in ("tkdn", "bmp"):
            shown = getattr(certificate, name)
            if data.get(name) is None:
                data[name] = shown
            elif data[name] != shown and name not in self.errors:
                self.add_error(
                    name,
                    ValidationError(
                        "Nilai ini tidak sama dengan sertifikat yang dipilih. Kosongkan agar "
                        "diambil dari sertifikat.",
                        code="differs_from_certificate",
                    ),
                )
        return data
