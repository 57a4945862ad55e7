"""After the forum: minutes, certificates, mail."""

from django import forms

from core.forms import SharedRecordForm
from events.models import (
    Minutes,
)


class MinutesForm(SharedRecordForm):
    class Meta:
        model = Minutes
        fields = ["led_by", "written_by", "discussion", "conclusions", "follow_up"]
        widgets = {
            "discussion": forms.Textarea(attrs={"rows": 8}),
            "conclusions": forms.Textarea(attrs={"rows": 4}),
            "follow_up": forms.Textarea(attrs={"rows": 4}),
        }


class CertificateForm(forms.Form):
    pattern = forms.CharField(
        label="Pola nomor sertifikat",
        max_length=100,
        help_text=(
            "Dari buku agenda surat. Tulis {urut} di tempat nomor urut, "
            "misalnya 500.3/{urut}/D.9/2024."
        ),
    )


class AfterwardsForm(forms.Form):
    subject = forms.CharField(label="Judul", max_length=250)
    body = forms.CharField(
        label="Isi surel", max_length=5000, widget=forms.Textarea(attrs={"rows": 14})
    )
