"""Many participants at once: pasted rows, and files with headers of any wording."""

from django import forms

from events.models import (
    ParticipantKind,
)


class PasteForm(forms.Form):
    kind = forms.ChoiceField(
        label="Jenis peserta",
        required=False,
        choices=[("", "Kenali dari instansi"), *ParticipantKind.choices],
    )
    rows = forms.CharField(
        label="Baris dari lembar kerja",
        max_length=300_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        help_text=(
            "Salin dari Excel bersama baris judulnya: Nama, NIP, Jabatan, Instansi, No HP, Surel."
        ),
    )


class ImportForm(forms.Form):
    file = forms.FileField(
        label="Berkas daftar peserta",
        max_length=255,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.txt"}),
        help_text="XLSX, XLS, ODS, atau CSV. Lembar pertama yang berisi yang dibaca.",
    )
    kind = forms.ChoiceField(
        label="Jenis peserta",
        required=False,
        choices=[("", "Kenali dari instansi"), *ParticipantKind.choices],
    )
