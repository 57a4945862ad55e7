from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from accounts.models import Agency
from core.fields import MoneyField, check_year
from core.filters import offer_names
from core.forms import DateInput, ReasonForm, SharedRecordForm
from core.keys import row_key
from events.models import Forum, Slot
from matching.models import Commitment, Demand, MeetingReport, Outcome, Request, Veto
from matching.models.schedule import has_begun
from vendors.forms import VendorField
from vendors.models import Product, Vendor


class DemandField(forms.ModelChoiceField):
    def label_from_instance(self, demand):
        return demand.choice_label


class RequestForm(SharedRecordForm):
    """A request; `fixed` names the parties that the asking side cannot choose."""

    class Meta:
        model = Request
        fields = ["agency", "vendor", "demand", "product", "priority", "note", "answer_by"]
        field_classes = {"vendor": VendorField, "demand": DemandField}
        widgets = {
            "agency": forms.Select(attrs={"data-autocomplete": True}),
            "vendor": forms.Select(attrs={"data-autocomplete": True}),
            "demand": forms.Select(attrs={"data-autocomplete": True}),
            "product": forms.Select(attrs={"data-autocomplete": True}),
            "note": forms.Textarea(attrs={"rows": 3}),
            "answer_by": DateInput(),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        agencies = Agency.objects.visible_to(user).selectable(
            self.instance.forum.first_day, keep=self.instance.agency_id
        )
        offer_names(self.fields["agency"], agencies.order_by("name"))
        self.fields["vendor"].offer(Vendor.objects.visible_to(user))
        narrow(self, user)
        self.fields["answer_by"].validators.append(not_over)
        if self.instance.pk:
            del self.fields["agency"], self.fields["vendor"]

    def clean(self):
        data = super().clean()
        check_belongs(self, data)
        return data


class RequestPasteForm(forms.Form):
    rows = forms.CharField(
        label="Baris",
        max_length=500_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Salin dari lembar kerja dengan baris judul: OPD, Vendor, Prioritas (Utama, "
        "Biasa, Bila sempat), Catatan. Prioritas dan catatan boleh kosong.",
    )


def narrow(form, user):
    """Offer the demand and products of the known parties only: a city has thousands."""
    row = form.instance
    named = row.demand_id or form.initial.get("demand")
    named = row_key(getattr(named, "pk", named))
    demands = demands_for(user, row.forum.first_day.year, named)
    products = products_for(user)
    agency = row.agency_id or form.data.get("agency") or form.initial.get("agency")
    vendor = row.vendor_id or form.data.get("vendor") or form.initial.get("vendor")
    agency, vendor = row_key(agency), form.fields["vendor"].key_of(vendor)
    form.fields["demand"].queryset = demands.filter(agency=agency) if agency else demands.none()
    form.fields["product"].queryset = products.filter(vendor=vendor) if vendor else products.none()
    for name, party in (("demand", row.agency_id), ("product", row.vendor_id)):
        # Another party may still be chosen: then there may be something to choose from.
        is_settled = not form.is_bound or party
        if is_settled and not form.fields[name].queryset.exists():
            form.fields[name].widget = forms.HiddenInput()


def check_belongs(form, data):
    """The demand must be the agency's and the product the vendor's, chosen here or settled."""
    row = form.instance
    agency = data.get("agency") or (row.agency_id and row.agency)
    vendor = data.get("vendor") or (row.vendor_id and row.vendor)
    if data.get("demand") and agency and data["demand"].agency_id != agency.pk:
        form.add_error(
            "demand",
            ValidationError(f"Kebutuhan ini bukan milik {agency}.", code="demand_of_other"),
        )
    if data.get("product") and vendor and data["product"].vendor_id != vendor.pk:
        form.add_error(
            "product",
            ValidationError(f"Produk ini bukan milik {vendor}.", code="product_of_other"),
        )


def not_over(day: date) -> None:
    """Raises ValidationError "day_over", "year_out_of_range"."""
    check_year(day)
    if day < timezone.localdate():
        raise ValidationError("Tulis hari ini atau sesudahnya.", code="day_over")


def demands_for(user, year, named):
    """What a forum of a year is held for: its demand, that of the next year, and the one named."""
    years = Q(year__in=[year, year + 1])
    demands = Demand.objects.visible_to(user).counted()
    return demands.filter(years | Q(pk=named)).order_by("-year", "name", "pk")


def products_for(user):
    return (
        Product.objects.visible_to(user)
        .filter(is_active=True)
        .select_related("vendor")
        .order_by("name", "pk")
    )


class AnswerForm(forms.Form):
    note = forms.CharField(label="Catatan", max_length=500, required=False)


class VetoForm(forms.ModelForm):
    class Meta:
        model = Veto
        fields = ["forum", "agency", "vendor", "reason"]
        widgets = {
            "agency": forms.Select(attrs={"data-autocomplete": True}),
            "vendor": forms.Select(attrs={"data-autocomplete": True}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Kept in the form, so that the pair is checked against the forum's other rows.
        forum = self.fields["forum"]
        forum.disabled, forum.widget = True, forms.HiddenInput()
        self.fields["agency"].queryset = Agency.objects.selectable(
            self.instance.forum.first_day
        ).order_by("name")
        self.fields["vendor"].queryset = self.instance.forum.vendors_to_choose()


class SlotLabels:
    """A choice of a forum's slots, each with its day where there are several."""

    forum: Forum

    def label_from_instance(self, slot: Slot) -> str:
        return slot.in_words(self.forum)


class SlotsField(SlotLabels, forms.ModelMultipleChoiceField):
    pass


class SlotField(SlotLabels, forms.ModelChoiceField):
    pass


class AbsenceForm(forms.Form):
    """Who is away in which slots. `party` is "agency-12", "vendor-7" or "participant-3"."""

    party = forms.ChoiceField(
        label="Siapa", widget=forms.Select(attrs={"data-autocomplete": True})
    )
    slots = SlotsField(
        label="Tidak hadir pada sesi",
        queryset=Slot.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kosongkan semua bila hadir terus.",
    )

    def __init__(self, *args, forum, parties, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["party"].choices = [("", "Pilih"), *parties]
        self.fields["slots"].forum = forum
        self.fields["slots"].queryset = forum.slots.all()


def limit_field(label: str) -> forms.IntegerField:
    """How many meetings a party is to have; empty for no limit."""
    return forms.IntegerField(label=label, required=False, min_value=1, max_value=99)


class ComputeForm(forms.Form):
    keep = forms.ChoiceField(
        label="Pertemuan yang sudah ada",
        choices=[
            ("locked", "Pertahankan yang dikunci"),
            ("all", "Pertahankan semua, isi yang kosong"),
            ("nothing", "Susun dari awal"),
        ],
        initial="locked",
    )
    with_waiting = forms.BooleanField(
        label="Ikutkan permintaan yang belum dijawab", required=False, initial=True
    )
    splits_delegates = forms.BooleanField(label="Utusan satu OPD boleh berpencar", required=False)
    agency_least = limit_field("Pertemuan tiap OPD, paling sedikit")
    agency_most = limit_field("Pertemuan tiap OPD, paling banyak")
    vendor_least = limit_field("Pertemuan tiap vendor, paling sedikit")
    vendor_most = limit_field("Pertemuan tiap vendor, paling banyak")

    def clean(self):
        data = super().clean()
        for side in ("agency", "vendor"):
            least, most = data.get(f"{side}_least"), data.get(f"{side}_most")
            if least and most and least > most:
                self.add_error(
                    f"{side}_most",
                    ValidationError(
                        f"Paling banyak tidak boleh kurang dari paling sedikit ({least}).",
                        code="limits_reversed",
                    ),
                )
        return data


class MeetingReportForm(forms.ModelForm):
    class Meta:
        model = MeetingReport
        fields = ["held", "missing", "outcome", "rating", "note"]
        widgets = {
            "outcome": forms.RadioSelect,
            "note": forms.Textarea(attrs={"rows": 2}),
            "rating": forms.NumberInput(attrs={"min": 1, "max": 5, "inputmode": "numeric"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["missing"].required = False
        self.fields["rating"].help_text = "1 (kurang) sampai 5 (baik sekali)."
        self.fields["outcome"].choices = Outcome.choices

    def clean(self):
        data = super().clean()
        # What was not held has no outcome, whatever was ticked before.
        if not data.get("held"):
            data["outcome"], data["rating"] = Outcome.NONE, None
        else:
            data["missing"] = ""
        return data


class AbsentForm(ReasonForm):
    """Why a party is missing, and from which slot on it will be there after all."""

    arrives = SlotField(
        Slot.objects.none(),
        label="Datang pada sesi",
        required=False,
        empty_label="Tidak datang lagi hari ini",
        help_text="Pilih sesi bila hanya terlambat. Sesi sebelum itu dikosongkan.",
    )

    field_order = ["arrives", "reason"]

    def __init__(self, *args, forum, **kwargs):
        super().__init__(*args, **kwargs)
        coming = [slot.pk for slot in forum.slots.all() if not has_begun(forum, slot)]
        self.fields["arrives"].forum = forum
        self.fields["arrives"].queryset = forum.slots.filter(pk__in=coming)


class MonthInput(forms.DateInput):
    input_type = "month"

    def __init__(self):
        super().__init__(format="%Y-%m")


class MonthField(forms.DateField):
    """A month of a plausible year, kept as its first day."""

    def __init__(self, **kwargs):
        super().__init__(
            label="Rencana bulan belanja",
            widget=MonthInput,
            input_formats=["%Y-%m", "%Y-%m-%d"],
            help_text="Tahun dan bulan, misalnya 2024-04.",
            validators=[check_year],
            **kwargs,
        )

    def clean(self, value):
        month = super().clean(value)
        return month and month.replace(day=1)


class CommitmentForm(SharedRecordForm):
    """A commitment; the value follows from quantity and price where both are typed.

    Amounts are text as everywhere else: a number field takes 18.500 for eighteen and a half.
    """

    quantity = MoneyField(label="Volume", required=False)
    unit_price = MoneyField(
        label="Harga satuan (Rp)", required=False, help_text="Misalnya 18.500."
    )
    value = MoneyField(
        label="Nilai (Rp)",
        required=False,
        help_text="Kosongkan bila volume dan harga satuan diisi: dihitung sendiri.",
    )
    planned_month = MonthField(required=False)

    class Meta:
        model = Commitment
        fields = [
            "agency", "vendor", "demand", "product", "description", "quantity", "unit",
            "unit_price", "value", "planned_month", "rup_code", "letter_number",
        ]  # fmt: skip
        field_classes = {"vendor": VendorField, "demand": DemandField}
        widgets = {
            name: forms.Select(attrs={"data-autocomplete": True})
            for name in ("agency", "vendor", "demand", "product")
        }

    def __init__(self, *args, user, is_promise=False, **kwargs):
        super().__init__(*args, **kwargs)
        row = self.instance
        self.is_promise = is_promise
        agencies = Agency.objects.visible_to(user).selectable(
            row.forum.first_day, keep=row.agency_id
        )
        self.fields["agency"].queryset = agencies.order_by("name")
        vendors = Vendor.objects.visible_to(user) | Vendor.objects.filter(pk=row.vendor_id)
        self.fields["vendor"].offer(vendors)
        narrow(self, user)
        if any(not self[name].is_hidden for name in ("demand", "product")):
            description = self.fields["description"]
            description.required = False
            description.help_text = (
                "Kosongkan bila sama dengan kebutuhan atau produk yang dipilih."
            )
        if not user.is_office:
            del self.fields["letter_number"]
        if row.meeting_id or row.pk:
            del self.fields["agency"], self.fields["vendor"]

    def clean(self):
        data = super().clean()
        row = self.instance
        check_belongs(self, data)
        self.fill_from_choice(data)
        if data.get("quantity") and data.get("unit_price"):
            row.quantity, row.unit_price = data["quantity"], data["unit_price"]
            data["value"] = row.computed_value()
        if self.is_promise:
            self.check_promise(data)
        return data

    def fill_from_choice(self, data):
        """What was left empty is as the chosen product has it; the name may be of the demand."""
        product, demand = data.get("product"), data.get("demand")
        named = demand or product
        if not data.get("description") and not self.has_error("description"):
            if named is None:
                self.add_error("description", "Tulis barang atau jasanya, atau pilih produknya.")
            else:
                data["description"] = named.name[:300]
        if product and not self.instance.pk:
            data["unit"] = data.get("unit") or product.unit
            if not {"unit_price", "value"} & self.errors.keys() and data.get("value") is None:
                data["unit_price"] = data.get("unit_price") or product.price

    def check_promise(self, data):
        for name, words in (("value", "Isi nilai"), ("planned_month", "Isi rencana bulannya")):
            if data.get(name) is None and not self.has_error(name):
                text = f"{words}, atau simpan sebagai minat dulu."
                self.add_error(name, ValidationError(text, code="promise_incomplete"))


class DayForm(forms.Form):
    on = forms.DateField(label="Tanggal", widget=DateInput, validators=[check_year])


class PromiseForm(DayForm):
    """Makes an interest a promise; asks also for what that needs and nobody has told yet."""

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, **kwargs)
        if row.value is None:
            self.fields["value"] = MoneyField(label="Nilai (Rp)")
        if row.planned_month is None:
            self.fields["planned_month"] = MonthField()


class ContractForm(DayForm):
    number = forms.CharField(label="Nomor kontrak atau surat pesanan", max_length=100)
    field_order = ["number", "on"]
