from django import forms
from django.utils import timezone

from procurement.models import PeriodReview
from procurement.report_forms import YEARS_BACK, span_choices


class ReviewForm(forms.ModelForm):
    class Meta:
        model = PeriodReview
        fields = ["text"]


class ClosingForm(forms.Form):
    """Which period is closed."""

    year = forms.TypedChoiceField(label="Tahun anggaran", coerce=int)
    period = forms.ChoiceField(
        label="Periode",
        choices=span_choices,
        help_text="Setahun penuh juga memuat belanja tanpa tanggal.",
    )
    note = forms.CharField(
        label="Catatan",
        max_length=300,
        required=False,
        help_text="Misalnya untuk laporan apa, atau nomor surat pengantarnya.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        this_year = timezone.localdate().year
        years = range(this_year, this_year - YEARS_BACK - 1, -1)
        self.fields["year"].choices = [(year, str(year)) for year in years]

    @property
    def months(self) -> tuple[int, int]:
        first, last = self.cleaned_data["period"].split("-")
        return int(first), int(last)
