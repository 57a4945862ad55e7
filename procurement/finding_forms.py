from django import forms
from django.db.models import Q

from accounts.models import Role, User
from core.forms import SharedRecordForm
from procurement.models import Finding, FindingState

# What a person may say; that it is solved is said by the check alone.
ANSWERS = [choice for choice in FindingState.choices if choice[0] != FindingState.SOLVED]


def need_reason(form: forms.BaseForm) -> None:
    """An accepted finding says why it is none."""
    data = form.cleaned_data
    if data.get("state") == FindingState.ACCEPTED and not data.get("note"):
        error = forms.ValidationError("Tulis alasan menerima temuan ini.", code="reason_missing")
        form.add_error("note", error)


def people_for(finding: Finding):
    """Who may be put in charge: the office, and the buyers of the agency and those above it."""
    above, agency = [], finding.agency
    while agency is not None:
        above.append(agency.pk)
        agency = agency.parent
    people = User.objects.filter(is_active=True).filter(
        Q(role__in=[Role.ADMIN, Role.STAFF]) | Q(role=Role.BUYER, agency__in=above)
    )
    return people | User.objects.filter(pk=finding.owner_id)


class FindingForm(SharedRecordForm):
    """What becomes of a finding."""

    state = forms.ChoiceField(
        label="Status",
        choices=ANSWERS,
        help_text="Selesai ditetapkan sistem, begitu datanya sudah benar.",
    )

    class Meta:
        model = Finding
        fields = ["state", "owner", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"note": "Wajib bila temuan diterima: mengapa ini bukan masalah."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people_for(self.instance).order_by("name")
        self.fields["owner"].empty_label = "Belum ada"

    def clean(self):
        data = super().clean()
        need_reason(self)
        return data


class SettleManyForm(forms.Form):
    """One answer to several findings."""

    state = forms.ChoiceField(label="Status", choices=ANSWERS)
    note = forms.CharField(
        label="Catatan",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wajib bila temuan diterima: mengapa ini bukan masalah.",
    )
    ids = forms.MultipleChoiceField(widget=forms.MultipleHiddenInput)

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ids"].choices = [(str(row.pk), str(row)) for row in rows]

    def clean(self):
        data = super().clean()
        need_reason(self)
        return data
