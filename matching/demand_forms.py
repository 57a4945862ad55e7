from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Agency
from core.fields import MoneyField
from core.filters import offer_names
from core.formats import number, rupiah
from core.formats.dates import MONTHS
from core.forms import SharedRecordForm
from core.spreadsheets import split_codes
from matching.actions.demand import refuse_twin
from matching.models import Demand
from vendors.models import Category


class AmountField(MoneyField):
    """An amount of at most 14 digits, shown by ``show``."""

    def __init__(self, *, show, **kwargs):
        super().__init__(**kwargs)
        self.show = show

    def prepare_value(self, value):
        return self.show(value) if isinstance(value, Decimal) else value

    def clean(self, value):
        amount = super().clean(value)
        if amount is not None and abs(amount) >= Decimal(10) ** 14:
            raise ValidationError("Angka ini terlalu besar.", code="too_large")
        return amount


class CodesField(forms.CharField):
    """Codes as people write several of them: by comma, semicolon or line."""

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return split_codes(super().to_python(value))

    def has_changed(self, initial, data):
        return split_codes(data or "") != (initial or [])


class DemandForm(SharedRecordForm):
    rup_codes = CodesField(
        label="Kode RUP",
        required=False,
        help_text="8 angka dari SiRUP, bila sudah ada. Beberapa kode dipisah koma.",
    )
    account_codes = CodesField(
        label="Kode rekening",
        required=False,
        help_text="Beberapa kode dipisah koma, misalnya 5.1.02.01.01.0052.",
    )
    quantity = AmountField(label="Volume", required=False, show=number)
    budget = AmountField(
        label="Pagu", required=False, show=rupiah, help_text="Misalnya: 24.000.000."
    )
    first_month = forms.TypedChoiceField(
        label="Bulan awal", required=False, coerce=int, empty_value=None,
        choices=[("", "Belum tahu"), *enumerate(MONTHS, 1)],
    )  # fmt: skip
    last_month = forms.TypedChoiceField(
        label="Bulan akhir", required=False, coerce=int, empty_value=None,
        choices=[("", "Belum tahu"), *enumerate(MONTHS, 1)],
    )  # fmt: skip
    is_other = forms.BooleanField(
        label="Ini kebutuhan lain, simpan juga", required=False, widget=forms.HiddenInput
    )

    class Meta:
        model = Demand
        fields = [
            "agency", "year", "name", "specification", "problem", "quantity", "unit", "budget",
            "first_month", "last_month", "category", "rup_codes", "account_codes", "method",
            "procurement_type", "fund_source", "is_pdn", "is_umk", "non_umk_reason",
        ]  # fmt: skip
        widgets = {
            "specification": forms.Textarea(attrs={"rows": 3}),
            "problem": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies
        if not self.instance.pk:
            self.initial.setdefault("year", timezone.localdate().year)
        self.fields["category"].queryset = Category.objects.active().order_by("name")
        self.fields["category"].empty_label = "Diusulkan otomatis"
        if not self.instance.category_is_confirmed:
            self.initial["category"] = None

    def clean(self):
        data = super().clean()
        months = [data.get("first_month"), data.get("last_month")]
        if months[0] and not months[1]:
            data["last_month"] = months[0]
        return data

    def _post_clean(self):
        super()._post_clean()
        self.instance.category_is_confirmed = self.cleaned_data.get("category") is not None
        if self.errors or self.cleaned_data.get("is_other"):
            return
        try:
            refuse_twin(self.instance)
        except ValidationError as error:
            self.fields["is_other"].widget = forms.CheckboxInput()
            self.add_error(None, error)


class DemandPasteForm(forms.Form):
    agency = forms.ModelChoiceField(
        label="OPD atau unit kerja",
        queryset=Agency.objects.none(),
        required=False,
        empty_label="Menurut kolom OPD di baris",
    )
    year = forms.IntegerField(label="Tahun anggaran", min_value=2000, max_value=2200)
    rows = forms.CharField(
        label="Baris",
        max_length=500_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Salin dari lembar kerja dengan baris judul: Nama kebutuhan, Volume, Satuan, "
        "Pagu, Bulan awal, Bulan akhir, Kode RUP, Kode rekening. Tambahkan kolom OPD bila "
        "barisnya milik beberapa OPD atau sekolah.",
    )

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies
        self.fields["year"].initial = timezone.localdate().year


class DemandUploadForm(forms.Form):
    file = forms.FileField(label="Berkas RUP", help_text="Excel atau CSV dari SiRUP atau INAPROC.")
    year = forms.IntegerField(
        label="Tahun anggaran",
        min_value=2000,
        max_value=2200,
        help_text="Dipakai bila berkasnya tidak menyebut tahun.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = timezone.localdate().year


class CategoryForm(forms.Form):
    category = forms.ModelChoiceField(
        label="Kategori",
        queryset=Category.objects.none(),
        required=False,
        empty_label="Usulkan lagi dari nama dan kode rekening",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_names(self.fields["category"], Category.objects.active().order_by("name"))
