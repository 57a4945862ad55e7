from django import forms

from vendors.models import EkatalogStage


class VerifyForm(forms.Form):
    """Something required is missing: the officer says why the vendor passes all the same."""

    reason = forms.CharField(
        label="Alasan tetap dinyatakan sesuai",
        max_length=300,
        help_text="Ada syarat wajib yang belum terpenuhi. Alasan ini tercatat.",
    )


class StageForm(forms.Form):
    stage = forms.ChoiceField(
        label="Tahap e-Katalog", choices=EkatalogStage, widget=forms.RadioSelect
    )
