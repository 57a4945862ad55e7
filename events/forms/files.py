"""Many participants at once: pasted rows, and files with headers of any wording."""

from django import forms
from django.core.exceptions import ValidationError

from events.actions.importing import COLUMNS, LABELS, UNUSED
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


class ImportMapForm(forms.Form):
    """One select for each header of a file: which of our columns it is."""

    def __init__(self, *args, headers, **kwargs):
        super().__init__(*args, **kwargs)
        self.headers = headers
        for place, header in enumerate(headers):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=header.text,
                required=False,
                choices=[(UNUSED, "Tidak dipakai"), *LABELS.items()],
                initial=header.column or UNUSED,
                widget=forms.Select(attrs={"aria-label": f"Arti kolom {header.text}"}),
            )

    @property
    def rows(self):
        """Header and select together, for the table."""
        return list(zip(self.headers, self, strict=True))

    @property
    def mapping(self):
        return {
            header.text: self.cleaned_data[f"column_{place}"]
            for place, header in enumerate(self.headers)
        }

    def clean(self):
        data = super().clean()
        taken = set()
        for name, column in list(data.items()):
            if column and column in taken:
                self.add_error(
                    name,
                    ValidationError(
                        f"{LABELS[column]} sudah dipilih untuk kolom lain.", code="chosen_twice"
                    ),
                )
            taken.add(column)
        for column in COLUMNS:
            if column.required and column.name not in taken:
                raise ValidationError(
                    f"Pilih kolom mana yang berisi {column.label}.", code="missing_columns"
                )
        return data
