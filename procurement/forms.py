from decimal import Decimal

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from accounts.models import Agency
from core.fields import MoneyField, check_year
from core.forms import DateInput, SharedRecordForm
from core.keys import row_key
from core.uploads import check_upload
from matching.forms import DemandField
from matching.models import ProcurementType
from procurement.actions.bulk import Part
from procurement.actions.entering import seller_named, set_area
from procurement.models import (
    Budget,
    BudgetVersion,
    OriginBasis,
    OriginCluster,
    Purchase,
    Source,
    Stage,
    Target,
    Tier,
)
from procurement.tiers import Offer, certified, judge
from vendors.forms import NameInput, VendorField
from vendors.models import Category, Licence, ProductClass, Vendor

EVIDENCE = ("pdf", "jpg", "png")
# Cluster and basis are one choice: nobody says where a product is from without saying why.
ORIGINS = [
    ("unknown-", "Belum dinilai"),
    ("tkdn-certificate", "Dalam negeri, bersertifikat TKDN"),
    ("tkdn-project", "Dalam negeri, surat keterangan TKDN untuk paket ini saja"),
    ("pdn-statement", "Dalam negeri, pernyataan penyedia"),
    ("pdn-estimate", "Dalam negeri, perkiraan PPK"),
    ("pdn-team", "Dalam negeri, hitungan Tim P3DN"),
    ("import-estimate", "Impor"),
]
USUAL_REASONS = [
    "Bukan produk industri: makanan siap saji atau jasa",
    "Tidak ada produk sejenis yang bersertifikat TKDN",
    "Produk bersertifikat tidak cukup jumlahnya atau tidak sampai tepat waktu",
]


def money_field(label, **rest):
    return MoneyField(label=label, widget=forms.TextInput(attrs={"autocomplete": "off"}), **rest)


class PurchaseForm(SharedRecordForm):
    """A purchase in eight fields; the rest waits behind "Rincian lain"."""

    seller = forms.CharField(
        label="Penyedia",
        max_length=300,
        required=False,
        widget=NameInput(),
        help_text="Ketik beberapa huruf, pilih dari daftar, atau tulis nama baru.",
    )
    value = money_field("Nilai belanja (Rp)")
    pdn_value = money_field(
        "Nilai PDN (Rp)", required=False, help_text="Kosong berarti belum dinilai, bukan nol."
    )
    umk_value = money_field(
        "Nilai UMK (Rp)", required=False, help_text="Kosong berarti belum dinilai, bukan nol."
    )
    tkdn = money_field("TKDN (%)", required=False)
    bmp = money_field("BMP (%)", required=False)
    origin = forms.ChoiceField(label="Asal produk", choices=ORIGINS, required=False)
    certificate_until = forms.DateField(
        label="Sertifikat TKDN berlaku sampai", required=False, widget=DateInput
    )

    main = (
        "agency", "demand", "package_name", "seller", "contracted_on", "value", "pdn_value",
        "umk_value", "origin",
    )  # fmt: skip

    class Meta:
        model = Purchase
        fields = [
            "agency", "demand", "package_name", "contracted_on", "value", "pdn_value",
            "umk_value", "tkdn", "bmp", "tier_reason", "seller_area", "evidence", "method", "procurement_type",
            "contract_number", "paid_on", "note",
        ]  # fmt: skip
        field_classes = {"demand": DemandField}
        labels = {
            "demand": "Kebutuhan di RUP",
            "package_name": "Yang dibeli",
            "contracted_on": "Tanggal pesan atau kontrak",
            "paid_on": "Tanggal bayar",
            "seller_area": "Lokasi penyedia",
            "tier_reason": "Alasan memilih produk di bawah TKDN 25%",
            "evidence": "Bukti: kuitansi, pesanan, atau sertifikat",
        }
        widgets = {
            "agency": forms.Select(attrs={"data-autocomplete": True}),
            "demand": forms.Select(attrs={"data-autocomplete": True}),
            "contracted_on": DateInput,
            "paid_on": DateInput,
            "tier_reason": forms.TextInput(attrs={"list": "reasons"}),
        }

    def __init__(self, *args, agencies, demands, **kwargs):
        super().__init__(*args, **kwargs)
        purchase = self.instance
        self.fields["seller"].widget.rows = Vendor.objects.verified()
        self.fields["agency"].queryset = agencies
        self.narrow(demands)
        self.fields["contracted_on"].required = purchase.is_typed or not purchase.pk
        self.fields["contracted_on"].validators.append(check_year)
        self.order_fields([*self.main, *self.fields])
        if purchase.pk:
            now = f"{purchase.origin_cluster}-{purchase.origin_basis}"
            self.initial.setdefault("seller", purchase.supplier.name if purchase.supplier else "")
            self.initial.setdefault("origin", now)
            if purchase.origin_basis == OriginBasis.SYSTEM:
                system = (now, "Dalam negeri, menurut data sistem nasional")
                self.fields["origin"].choices = [*ORIGINS, system]
        elif len(agencies) == 1:
            self.initial["agency"] = agencies[0]
            self.fields["agency"].widget = forms.HiddenInput()

    def narrow(self, demands):
        """Offer the demand of the chosen unit only: a city has thousands."""
        field, units = self.fields["demand"], self.fields["agency"].queryset
        chosen = row_key(self.data.get("agency") or self.initial.get("agency"))
        if len(units) == 1:
            chosen = units[0].pk
        own = Q(pk=None) if chosen is None else Q(agency=chosen)
        field.queryset = demands.filter(own | Q(pk=self.instance.demand_id))
        field.empty_label = "Tidak ada di RUP, tulis sendiri"
        field.error_messages["invalid_choice"] = (
            "Kebutuhan ini bukan milik OPD yang dipilih. Pilih lagi, atau tulis yang dibeli."
        )
        self.asks_for_agency = len(units) > 1
        if self.asks_for_agency:
            field.help_text = "Hanya kebutuhan OPD yang dipilih di atas."

    @property
    def main_fields(self):
        return [self[name] for name in self.main]

    @property
    def more_fields(self):
        return [field for field in self if field.name not in (*self.main, "seen")]

    @property
    def opens_more(self):
        return any(field.errors for field in self.more_fields)

    def clean_evidence(self):
        upload = self.cleaned_data["evidence"]
        if upload and "evidence" in self.changed_data:
            check_upload(upload, allowed=EVIDENCE, max_bytes=settings.UPLOAD_MAX_BYTES)
            self.instance.evidence_name = upload.name[:200]
        return upload

    def clean(self):
        data = super().clean()
        demand = data.get("demand")
        if not data.get("package_name") and not self.has_error("package_name"):
            if demand is None:
                self.add_error("package_name", "Pilih kebutuhan di RUP, atau tulis yang dibeli.")
            else:
                data["package_name"] = demand.name
        if not self.errors:
            self.set_parts(data)
            self.check_certificate(data)
        if not self.errors:
            self.judge_tier(data)
        return data

    def set_parts(self, data):
        """What the purchase is beyond the plain fields."""
        purchase, demand = self.instance, data["demand"]
        data["supplier"] = seller_named(data["seller"])
        purchase.supplier = data["supplier"]
        cluster, _, basis = (data["origin"] or "unknown-").partition("-")
        purchase.origin_cluster, purchase.origin_basis = cluster, basis
        if not purchase.pk or {"seller", "seller_area"} & set(self.changed_data):
            said = data["seller_area"] if "seller_area" in self.changed_data else ""
            set_area(purchase, said)
            data["seller_area"] = purchase.seller_area
        if demand and demand.agency_id != data["agency"].pk:
            self.add_error("demand", self.fields["demand"].error_messages["invalid_choice"])
        if demand and not set(demand.rup_codes) & set(purchase.rup_codes):
            purchase.rup_codes = [*purchase.rup_codes, *demand.rup_codes]
        if demand and purchase.category_id is None:
            purchase.category_id = demand.category_id
        if not purchase.pk or purchase.is_typed:
            purchase.year = demand.year if demand else data["contracted_on"].year
            purchase.stage = Stage.REALISED if data["paid_on"] else Stage.CONTRACTED
            # The database asks this of what is typed here, and typed it is.
            purchase.source = Source.MANUAL
        self.check_amounts(data)

    def check_amounts(self, data):
        for name, label in (("pdn_value", "PDN"), ("umk_value", "UMK")):
            if data[name] is not None and not 0 <= data[name] <= data["value"]:
                self.add_error(name, f"Nilai {label} harus antara 0 dan nilai belanja.")
        if data["value"] < 0:
            self.add_error("value", "Nilai belanja tidak boleh kurang dari nol.")

    def check_certificate(self, data):
        purchase = self.instance
        if purchase.origin_cluster != OriginCluster.TKDN:
            return
        if data["tkdn"] is None:
            self.add_error("tkdn", "Isi persen TKDN dari sertifikatnya.")
            return
        if purchase.origin_basis == OriginBasis.PROJECT:
            if not data["evidence"]:
                self.add_error("evidence", "Lampirkan surat keterangan TKDN paket ini.")
            return
        day = data["contracted_on"] or timezone.localdate()
        until = data["certificate_until"]
        has_run_out = certified(data["tkdn"], until, day) is None
        vendor = purchase.supplier.vendor_id if purchase.supplier else None
        known = Licence.objects.filter(vendor=vendor, tkdn__isnull=False) if vendor else None
        if until is None and known is not None and known.exists():
            has_run_out = not known.valid_on(day).exists()
        if has_run_out:
            raise ValidationError(
                {
                    "origin": ValidationError(
                        "Sertifikat TKDN sudah habis pada tanggal kontrak, jadi tidak dihitung. "
                        "Pilih “Dalam negeri” dengan dasar lain.",
                        code="certificate_expired",
                    )
                }
            )

    def judge_tier(self, data):
        purchase = self.instance
        purchase.tier = purchase.available_tier = ""
        if purchase.origin_cluster == OriginCluster.UNKNOWN or not self.is_industrial(data):
            return
        is_certified = purchase.origin_cluster == OriginCluster.TKDN
        chosen = Offer(
            tkdn=data["tkdn"] if is_certified else None,
            bmp=data["bmp"] if is_certified else None,
            is_import=purchase.origin_cluster == OriginCluster.IMPORT,
        )
        judgement = judge(chosen, self.market(data), data["contracted_on"] or timezone.localdate())
        # Below (a) and (b) a step needs a reason; the rule before 30 April 2025 knew no such steps.
        if judgement.needs_reason or judgement.step in (Tier.A, Tier.B):
            purchase.tier = judgement.step
            purchase.available_tier = judgement.available or ""
        if judgement.needs_reason and not data["tier_reason"]:
            self.add_error(
                "tier_reason",
                ValidationError(
                    "Tulis mengapa bukan produk dengan TKDN paling sedikit 25% (Perpres 46/2025).",
                    code="reason_missing",
                ),
            )

    def is_industrial(self, data):
        """Only industrial goods stand on the steps; food and services do not.

        Of a purchase without kind and category nobody knows, unless a certificate or an import is
        told: those are of goods.
        """
        kind = data["procurement_type"]
        if kind and kind != ProcurementType.GOODS:
            return False
        demand = data["demand"]
        category = self.instance.category or (demand.category if demand else None)
        if category is None:
            return bool(kind) or self.instance.origin_cluster != OriginCluster.PDN
        return category.product_class in (ProductClass.GOODS_INDUSTRY, ProductClass.GOODS_TRADE)

    def market(self, data):
        """Certificates of the directory that were valid for the category on the day."""
        if self.instance.category_id is None:
            return []
        day = data["contracted_on"] or timezone.localdate()
        licences = Licence.objects.valid_on(day).filter(
            product__category=self.instance.category_id, tkdn__isnull=False
        )[:50]
        return [Offer(licence.tkdn or Decimal(0), licence.bmp_on(day)) for licence in licences]

    @property
    def changed_names(self):
        """Fields of the purchase that the person has set."""
        names = {
            {"seller": "supplier", "origin": "origin_cluster"}.get(name, name)
            for name in self.changed_data
            if name not in ("seen", "certificate_until")
        }
        pairs = {"origin_cluster": "origin_basis", "seller_area": "area_basis"}
        return sorted(names | {pairs[name] for name in pairs.keys() & names})


class AssessForm(forms.Form):
    """How much of the chosen purchases is domestic and of small businesses."""

    pdn = forms.ChoiceField(label="Produk dalam negeri (PDN)", choices=Part, required=False)
    umk = forms.ChoiceField(
        label="Usaha mikro, kecil, dan koperasi (UMK)", choices=Part, required=False
    )

    def clean(self):
        data = super().clean()
        if not self.errors and not data["pdn"] and not data["umk"]:
            raise ValidationError("Pilih nilai PDN, nilai UMK, atau keduanya.", code="nothing")
        return {name: Part(value) for name, value in data.items()}


class CategoriseForm(forms.Form):
    category = forms.ModelChoiceField(
        Category.objects.order_by("name"), label="Kategori", empty_label="Pilih kategori"
    )


class SellerForm(forms.Form):
    """The vendor of the directory that a seller is."""

    vendor = VendorField(
        Vendor.objects.none(),
        label="Vendor di direktori",
        widget=forms.Select(attrs={"data-autocomplete": True}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["vendor"].offer(Vendor.objects.unmerged())


class TargetForm(SharedRecordForm):
    class Meta:
        model = Target
        fields = ["year", "indicator", "value", "legal_basis", "source", "note"]


class BudgetForm(SharedRecordForm):
    procurement = money_field("Pagu belanja pengadaan (Rp)", required=False)
    goods_services = money_field("Belanja barang dan jasa (Rp)", required=False)
    capital = money_field("Belanja modal (Rp)", required=False)
    non_procurement = money_field("Belanja bukan pengadaan (Rp)", required=False)

    class Meta:
        model = Budget
        fields = [
            "agency", "year", "version", "procurement", "goods_services", "capital",
            "non_procurement", "note",
        ]  # fmt: skip
        widgets = {"agency": forms.Select(attrs={"data-autocomplete": True})}

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies


class BudgetImportForm(forms.Form):
    file = forms.FileField(
        label="Berkas",
        help_text="XLSX, XLS, ODS atau CSV “struktur anggaran” dari data.inaproc.id atau buatan "
        "sendiri, dengan kolom satuan kerja dan belanja pengadaan.",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.txt"}),
    )
    year = forms.IntegerField(
        label="Tahun anggaran",
        min_value=2000,
        max_value=2100,
        help_text="Baris berkas yang menyebut tahun lain tidak disimpan.",
    )
    version = forms.ChoiceField(label="Versi", choices=BudgetVersion)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = timezone.localdate().year


class ImportForm(forms.Form):
    file = forms.FileField(
        label="Berkas",
        help_text="XLSX, XLS, ODS atau CSV dari data.inaproc.id, SPSE, e-Katalog, Toko Daring, "
        "atau buatan sendiri.",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.txt"}),
    )
    year = forms.IntegerField(
        label="Tahun anggaran, bila tidak tertulis di berkas",
        required=False,
        min_value=2000,
        max_value=2100,
    )
    unit = forms.ModelChoiceField(
        label="Satuan kerja, bila berkas hanya berisi satu satuan dan tidak menyebutnya",
        queryset=Agency.objects.none(),
        required=False,
        empty_label="Tertulis di berkas",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Agency.objects.selectable().order_by("name")
