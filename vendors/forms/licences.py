"""Licences and certificates: format is an error only where it is certain."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from core.fields import check_year
from core.forms import DateInput, SharedRecordForm
from core.identifiers import clean_nib, clean_npwp, clean_pirt
from core.uploads import check_upload
from vendors.models import TKDN_KINDS, Licence, LicenceKind, LicenceStanding

SCAN_FORMATS = {"pdf", "jpg", "png"}
# Numbers whose form is certain; of all others an odd one is only a doubt for the officer.
CERTAIN: dict[str, Callable[[str], Any]] = {
    LicenceKind.NIB: clean_nib,
    LicenceKind.TAX_NUMBER: clean_npwp,
    LicenceKind.HOME_FOOD: clean_pirt,
}
TKDN_FIELDS = ("tkdn", "bmp", "bmp_expires_on")


class LicenceForm(SharedRecordForm):
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
        widgets = {
            "issued_on": DateInput(),
            "expires_on": DateInput(),
            "bmp_expires_on": DateInput(),
        }
        localized_fields = ["tkdn", "bmp"]
        help_texts = {
            "number": "Kosongkan bila masih diajukan.",
            "expires_on": "Kosongkan bila tidak berakhir.",
            "tkdn": "Hanya pada sertifikat TKDN.",
            "bmp": "Hanya pada sertifikat TKDN, paling banyak 15.",
            "bmp_expires_on": "BMP berlaku sejak sertifikat pertama yang memuatnya.",
            "hs_code": "8 angka, hanya pada sertifikat TKDN.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        vendor = self.instance.vendor
        self.fields["product"].queryset = vendor.products.order_by("name")
        self.fields["product"].empty_label = "Seluruh usaha"
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
        if self.instance.replaces_id:
            self.fields["kind"].disabled = True
        for name in ("issued_on", "expires_on", "bmp_expires_on"):
            self.fields[name].validators.append(check_year)

    def clean_upload(self):
        file = self.cleaned_data["upload"]
        if file:
            check_upload(file, SCAN_FORMATS, settings.UPLOAD_MAX_BYTES)
        return file

    def clean(self):
        data = super().clean()
        self.clean_certain_number(data)
        if data.get("kind") not in TKDN_KINDS:
            for name in TKDN_FIELDS:
                if data.get(name) is not None:
                    self.add_error(
                        name,
                        ValidationError(
                            "Hanya sertifikat TKDN yang memuat nilai ini. Kosongkan.",
                            code="values_elsewhere",
                        ),
                    )
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
