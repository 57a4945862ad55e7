"""Licences and certificates: format is an error only where it is certain."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from core.addresses import reverse
from core.fields import check_year
from core.forms import DateInput, SharedRecordForm
from core.identifiers import clean_nib, clean_npwp, clean_pirt
from core.uploads import check_upload
from vendors.forms.choosing import ProductField
from vendors.models import TKDN_KINDS, Licence, LicenceKind, LicenceStanding

SCAN_FORMATS = {"pdf", "jpg", "png"}
# Numbers whose form is certain; of all others an odd one is only a doubt for the officer.
CERTAIN: dict[str, Callable[[str], Any]] = {
    LicenceKind.NIB: clean_nib,
    LicenceKind.TAX_NUMBER: clean_npwp,
    LicenceKind.HOME_FOOD: clean_pirt,
}
# The kinds as a vendor looks for them.
KIND_GROUPS: dict[str, list[LicenceKind]] = {
    "Izin dan data usaha": [
        LicenceKind.NIB, LicenceKind.STANDARD, LicenceKind.STANDARD_VERIFIED, LicenceKind.PERMIT,
        LicenceKind.TAX_NUMBER, LicenceKind.TAX_STATUS, LicenceKind.DEED, LicenceKind.COOPERATIVE,
        LicenceKind.SIINAS,
    ],
    "Makanan dan minuman": [
        LicenceKind.HOME_FOOD, LicenceKind.FOOD_REGISTRATION, LicenceKind.HALAL,
        LicenceKind.KITCHEN_HYGIENE,
    ],
    "Sertifikat produk": [
        LicenceKind.TKDN, LicenceKind.TKDN_SMALL, LicenceKind.SNI, LicenceKind.BRAND,
        LicenceKind.MEDICAL,
    ],
    "Lainnya": [LicenceKind.TRAINING, LicenceKind.OTHER],
}  # fmt: skip
OF_PRODUCTS = frozenset(
    {*KIND_GROUPS["Makanan dan minuman"], *KIND_GROUPS["Sertifikat produk"], LicenceKind.OTHER}
)
# What is asked only where such a paper carries it; all other fields are asked of every kind.
ONLY_ON: dict[str, frozenset[str]] = {
    **dict.fromkeys(("tkdn", "bmp", "bmp_expires_on", "hs_code"), frozenset(TKDN_KINDS)),
    **dict.fromkeys(("brand", "product"), OF_PRODUCTS),
    "kbli": frozenset(
        {LicenceKind.STANDARD, LicenceKind.STANDARD_VERIFIED, LicenceKind.PERMIT, *TKDN_KINDS}
    ),
    "expires_on": frozenset(LicenceKind)
    - {LicenceKind.NIB, LicenceKind.TAX_NUMBER, LicenceKind.DEED, LicenceKind.SIINAS},
}


class LicenceForm(SharedRecordForm):
    """A paper of one kind: the fields are those that its kind has.

    The kind is the one sent, else the one of the instance. A new paper has its kind chosen on the
    page before; that of a paper handed in can be corrected, which empties what the new kind lacks.
    """

    upload = forms.FileField(
        label="Berkas",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )

    class Meta:
        model = Licence
        fields = [
            "kind", "number", "issuer", "issued_on", "expires_on", "product", "standing", "tkdn",
            "bmp", "bmp_expires_on", "hs_code", "brand", "kbli",
        ]  # fmt: skip
        field_classes = {"product": ProductField}
        widgets = {
            "issued_on": DateInput(),
            "expires_on": DateInput(),
            "bmp_expires_on": DateInput(),
        }
        localized_fields = ["tkdn", "bmp"]
        help_texts = {
            "number": "Kosongkan bila masih diajukan.",
            "expires_on": "Kosongkan bila tidak berakhir.",
            "bmp": "Paling banyak 15.",
            "bmp_expires_on": "BMP berlaku sejak sertifikat pertama yang memuatnya.",
            "hs_code": "8 angka.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fit_to_kind()
        vendor = self.instance.vendor
        if product := self.fields.get("product"):
            self.say_whose(product)
            product.offer(vendor.products.all(), reverse("vendors:product_names", [vendor.slug]))
        self.fields["standing"].choices = [
            choice
            for choice in LicenceStanding.choices
            if choice[0] in {LicenceStanding.ISSUED, LicenceStanding.APPLIED}
        ]
        self.fields[
            "upload"
        ].help_text = (
            f"PDF, JPG, atau PNG, paling besar {settings.UPLOAD_MAX_BYTES // 1024**2} MB."
        )
        if self.instance.scan:
            self.fields[
                "upload"
            ].help_text += (
                f" Berkas sekarang: {self.instance.scan_name}. Kosongkan bila tidak diganti."
            )
        for name in {"issued_on", "expires_on", "bmp_expires_on"} & self.fields.keys():
            self.fields[name].validators.append(check_year)

    def fit_to_kind(self) -> None:
        """Leave only what the kind has, and ask for the kind only where it can be corrected."""
        was, self.dropped = self.instance.kind, []
        self.fields["kind"].disabled = bool(self.instance.replaces_id)
        is_sent = self.is_bound and not self.instance.replaces_id
        kind = self.data.get(self.add_prefix("kind"), "") if is_sent else was
        if kind not in LicenceKind:
            return
        for name, kinds in ONLY_ON.items():
            if kind not in kinds:
                del self.fields[name]
                self.dropped += [name] if kind != was else []
        if self.instance.pk is None:
            self.fields["kind"].widget = forms.HiddenInput()

    def say_whose(self, product) -> None:
        product.empty_label = "Seluruh usaha"
        if "tkdn" in self.fields:
            product.empty_label = "Beberapa produk"
            product.help_text = (
                "TKDN dihitung per produk. Untuk beberapa produk, pilih sertifikat ini di halaman "
                "tiap produknya."
            )

    def clean_upload(self):
        file = self.cleaned_data["upload"]
        if file:
            check_upload(file, SCAN_FORMATS, settings.UPLOAD_MAX_BYTES)
        return file

    def clean(self):
        data = super().clean()
        self.clean_certain_number(data)
        for name in self.dropped:
            setattr(self.instance, name, Licence._meta.get_field(name).get_default())
        return data

    def clean_certain_number(self, data):
        number, clean_number = data.get("number"), CERTAIN.get(data.get("kind") or "")
        if number and clean_number:
            try:
                data["number"] = clean_number(number)
            except ValidationError as error:
                self.add_error("number", error)


class LicenceStandingForm(forms.Form):
    standing = forms.ChoiceField(
        label="Keadaan",
        choices=[
            (LicenceStanding.ISSUED, "Berlaku lagi"),
            (LicenceStanding.SUSPENDED, "Dibekukan penerbit"),
            (LicenceStanding.REVOKED, "Dicabut penerbit"),
        ],
    )
    reason = forms.CharField(label="Alasan", max_length=300)


class LicenceNumberForm(forms.Form):
    number = forms.CharField(
        label="Nomor sertifikat", max_length=60, help_text="Misalnya 4623/SJ-IND.8/TKDN/7/2021."
    )
